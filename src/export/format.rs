//! The formats a document can be written in, one row each: menus, dialogs and the command line all read these rows.

use std::io::Write;

use super::{Document, ExportContext, ExportError, Paper, Written, html, json, markdown, picture, separated, xlsx};

/// Returns what a person should know about the file: sentences, mostly none.
type WritePaper = fn(&Paper<'_>, &ExportContext<'_>, &mut dyn Write) -> Result<Vec<String>, ExportError>;

/// The description of a format.
struct FormatRow {
    id: &'static str,
    label: &'static str,
    command: &'static str,
    help: &'static str,
    is_binary: bool,
    write: WritePaper,
}

const TEXT: bool = false;
const BINARY: bool = true;

/// Its id and the extension of its files, its name for a person, the menu's words, the words of the command line's help.
fn row([id, label, command, help]: [&'static str; 4], is_binary: bool, write: WritePaper) -> FormatRow {
    FormatRow {
        id,
        label,
        command,
        help,
        is_binary,
        write,
    }
}

/// There is nothing to know of the file.
fn quiet(written: Result<(), ExportError>) -> Result<Vec<String>, ExportError> {
    written.map(|()| Vec::new())
}

table! {
    /// A file format.
    pub enum Format: FormatRow {
        Markdown => row(["md", "Markdown", "Export as Markdown…", "Markdown"], TEXT,
            |paper, context, out| quiet(markdown::write(paper, context.progress, out))),
        Csv => row(["csv", "CSV", "Export as CSV…", "A spreadsheet’s text form"], TEXT,
            |paper, context, out| quiet(separated::write(paper, b',', context.progress, out))),
        Tsv => row(["tsv", "TSV", "Export as TSV…", "The same with tabs"], TEXT,
            |paper, context, out| quiet(separated::write(paper, b'\t', context.progress, out))),
        Html => row(["html", "Web page", "Export as HTML…", "One self-contained page"], TEXT,
            |paper, context, out| quiet(html::write(paper, context.progress, out))),
        Json => row(["json", "JSON", "Export as JSON…", "One JSON object"], TEXT,
            |paper, context, out| quiet(json::write(paper, context.progress, out))),
        Xlsx => row(["xlsx", "Excel workbook", "Export as Excel workbook…", "An Excel workbook"], BINARY,
            |paper, context, out| quiet(xlsx::write(paper, context.progress, out))),
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

    /// Whether it has room for more than the table: for [`Document::why`].
    pub fn takes_why(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Json)
    }

    /// Whether a byte-order mark may stand before it, by which a spreadsheet knows UTF-8.
    pub fn takes_byte_order_mark(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv)
    }

    /// Writes a document, with fonts to fall back on and a progress callback; returns what a person should know about
    /// the file: sentences, mostly none. The same document gives the same bytes; only a picture that needed a font from
    /// outside may differ from one machine to another, and its notes state it.
    pub fn put(
        self,
        paper: &Paper<'_>,
        context: &ExportContext<'_>,
        out: &mut dyn Write,
    ) -> Result<Vec<String>, ExportError> {
        (self.row().write)(paper, context, out)
    }

    /// [`Self::put`] into memory.
    pub fn write(self, document: &Document, context: &ExportContext<'_>) -> Result<Written, ExportError> {
        let mut bytes = Vec::new();
        let notes = self.put(&document.into(), context, &mut bytes)?;
        Ok(Written { bytes, notes })
    }
}
