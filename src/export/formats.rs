//! The formats a document can be written in, in one list: dialogs, menus and the command line all read it.

use std::fmt;

use super::{Document, html, markdown, separated};

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
}

impl Format {
    /// All of them, in the order a menu shows them.
    pub const ALL: [Self; 6] = [Self::Markdown, Self::Csv, Self::Tsv, Self::Html, Self::Json, Self::Xlsx];

    /// As commands write it; also the extension of its files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Html => "html",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
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
        }
    }

    /// Without the dot.
    pub fn extension(self) -> &'static str {
        self.id()
    }

    /// Whether the bytes are not text.
    pub fn is_binary(self) -> bool {
        self == Self::Xlsx
    }

    /// Writes a document. The same document gives the same bytes.
    pub fn write(self, document: &Document) -> Result<Vec<u8>, WriteError> {
        match self {
            Self::Markdown => Ok(markdown::write(document).into_bytes()),
            Self::Csv => separated::write(document, b','),
            Self::Tsv => separated::write(document, b'\t'),
            Self::Html => Ok(html::write(document).into_bytes()),
            Self::Json => json(document),
            Self::Xlsx => super::xlsx::write(document),
        }
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
    /// The writer itself failed; a document cannot cause this.
    Inside,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson => f.write_str("This table has no JSON form; choose another format."),
            Self::TooLarge(limit) => write!(f, "{limit} Choose CSV, or export fewer services."),
            Self::Inside => f.write_str("The file could not be put together; choose another format and report this."),
        }
    }
}

impl std::error::Error for WriteError {}
