//! The formats a document can be written in, in one list: dialogs, menus and the command line all read it.

use std::fmt;

use super::{Document, Press, Written, html, markdown, picture, separated, xlsx};

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// GitHub's tables.
    Markdown,
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One self-contained page.
    Html,
    /// The command's contract.
    Json,
    /// An Excel workbook.
    Xlsx,
    /// A picture.
    Png,
}

impl Format {
    /// All of them, in the order a menu shows them.
    pub const ALL: [Self; 7] = [
        Self::Markdown,
        Self::Csv,
        Self::Tsv,
        Self::Html,
        Self::Json,
        Self::Xlsx,
        Self::Png,
    ];

    /// As commands write it; also the extension of its files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Html => "html",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Png => "png",
        }
    }

    /// The format with this id.
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.id() == id)
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Html => "Web page",
            Self::Json => "JSON",
            Self::Xlsx => "Excel workbook",
            Self::Png => "Picture",
        }
    }

    /// Without the dot.
    pub fn extension(self) -> &'static str {
        self.id()
    }

    /// Whether the bytes are not text.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Png)
    }

    /// Writes a document. The same document gives the same bytes.
    pub fn write(self, document: &Document) -> Result<Vec<u8>, WriteError> {
        self.write_with(document, &Press::default()).map(|w| w.bytes)
    }

    /// [`Format::write`] with fonts to fall back on and someone who watches. Only a picture that needed a font from
    /// outside may differ from one machine to another, and its notes say so.
    pub fn write_with(self, document: &Document, press: &Press<'_>) -> Result<Written, WriteError> {
        let watch = press.watch;
        let bytes = match self {
            Self::Markdown => markdown::write(document).into_bytes(),
            Self::Csv => separated::write(document, b',', watch)?,
            Self::Tsv => separated::write(document, b'\t', watch)?,
            Self::Html => html::write(document).into_bytes(),
            Self::Json => json(document)?,
            Self::Xlsx => xlsx::write(document, watch)?,
            Self::Png => return picture::write(document, press),
        };
        Ok(Written { bytes, notes: vec![] })
    }
}

/// Indented, one line feed at the end.
fn json(document: &Document) -> Result<Vec<u8>, WriteError> {
    let value = document.json.as_ref().ok_or(WriteError::NoJson)?;
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|_| WriteError::Inside)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// The document was made without a JSON form.
    NoJson,
    /// The format cannot hold so much; what and how much it can.
    TooLarge(String),
    /// Whoever watched said stop.
    Cancelled,
    /// The writer itself failed; a document cannot cause this.
    Inside,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson => f.write_str("This table has no JSON form; choose another format."),
            Self::TooLarge(limit) => write!(f, "{limit} Choose CSV, or export fewer services."),
            Self::Cancelled => f.write_str("Cancelled; nothing was written."),
            Self::Inside => f.write_str("The file could not be put together; choose another format and report this."),
        }
    }
}

impl std::error::Error for WriteError {}
