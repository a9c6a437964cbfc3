//! The formats a document can be written in, one row each: menus, dialogs and the command line all read these rows.

use super::{Document, ExportContext, ExportError, Written, html, json, markdown, picture, separated, xlsx};

type WriteDocument = fn(&Document, &ExportContext<'_>) -> Result<Written, ExportError>;

/// What there is to say of a format.
struct FormatRow {
    id: &'static str,
    label: &'static str,
    command: &'static str,
    help: &'static str,
    is_binary: bool,
    write: WriteDocument,
}

const TEXT: bool = false;
const BINARY: bool = true;

/// Its id and the extension of its files, its name for a person, the menu's words, the words of the command line's help.
fn row([id, label, command, help]: [&'static str; 4], is_binary: bool, write: WriteDocument) -> FormatRow {
    FormatRow {
        id,
        label,
        command,
        help,
        is_binary,
        write,
    }
}

table! {
    /// A file format.
    pub enum Format: FormatRow {
        Markdown => row(["md", "Markdown", "Export as Markdown…", "Markdown"], TEXT,
            |document, _| Ok(markdown::write(document).into())),
        Csv => row(["csv", "CSV", "Export as CSV…", "A spreadsheet's text form"], TEXT,
            |document, context| Ok(separated::write(document, b',', context.progress)?.into())),
        Tsv => row(["tsv", "TSV", "Export as TSV…", "The same with tabs"], TEXT,
            |document, context| Ok(separated::write(document, b'\t', context.progress)?.into())),
        Html => row(["html", "Web page", "Export as HTML…", "One self-contained page"], TEXT,
            |document, _| Ok(html::write(document).into())),
        Json => row(["json", "JSON", "Export as JSON…", "One JSON object"], TEXT,
            |document, _| Ok(json::write(document)?.into())),
        Xlsx => row(["xlsx", "Excel workbook", "Export as Excel workbook…", "An Excel workbook"], BINARY,
            |document, context| Ok(xlsx::write(document, context.progress)?.into())),
        Png => row(["png", "Picture", "Export as picture (PNG)…", "A picture"], BINARY, picture::write),
    }
}

/// What is written where no format is named.
impl Default for Format {
    fn default() -> Self {
        Self::Markdown
    }
}

impl Format {
    /// As commands write it; also the extension of its files, without the dot.
    pub fn id(self) -> &'static str {
        self.row().id
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        self.row().label
    }

    /// What the menu shows.
    pub fn command(self) -> &'static str {
        self.row().command
    }

    /// Its line in the command line's help.
    pub fn help(self) -> &'static str {
        self.row().help
    }

    /// Whether the bytes are not text.
    pub fn is_binary(self) -> bool {
        self.row().is_binary
    }

    /// Whether it writes [`Document::json`], which whoever makes the document sets, and nothing else of it.
    pub fn is_json(self) -> bool {
        self == Self::Json
    }

    /// Whether it has room for more than the table: for [`Document::why`].
    pub fn takes_why(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Json)
    }

    /// Writes a document, with fonts to fall back on and someone who watches. The same document gives the same bytes;
    /// only a picture that needed a font from outside may differ from one machine to another, and its notes say so.
    pub fn write(self, document: &Document, context: &ExportContext<'_>) -> Result<Written, ExportError> {
        (self.row().write)(document, context)
    }
}
