//! Where results and messages go: standard output or a file for the one, standard error for the other.

use std::io::Write;

use super::args::OutputArgs;
pub use crate::platform::console::{note, say};
use crate::{
    catalog::wording::{listed, message as cut},
    export::{ExportContext, ExportError, Format, Paper},
    platform::{
        console,
        files::{self, Broken, NotMade, WriteError},
        system_fonts,
    },
};

/// Why a command ended early, and with which exit code.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// Wrong use, unreadable input, output that cannot be written: exit code 2.
    pub fn wrong(message: impl Into<String>) -> Self {
        Self {
            message: cut(message.into()),
            code: 2,
        }
    }

    /// The answer is no: exit code 1.
    pub fn no(message: impl Into<String>) -> Self {
        Self {
            message: cut(message.into()),
            code: 1,
        }
    }

    /// Writes it to standard error; returns the exit code.
    pub fn report(self) -> u8 {
        note(&self.message);
        self.code
    }
}

/// What marks a text as UTF-8 for a spreadsheet.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// [`put_document`] with a byte-order mark before it, where one is asked for: only CSV and TSV may have one.
pub fn put_marked(format: Format, paper: &Paper<'_>, out: &OutputArgs, bom: bool) -> Result<(), Failure> {
    if !bom {
        return put_document(format, paper, out);
    }
    if !format.takes_byte_order_mark() {
        return Err(bom_refused());
    }
    make(out, false, |into| {
        into.write_all(BYTE_ORDER_MARK.as_bytes())?;
        format.put(paper, &ExportContext::default(), into)
    })?;
    Ok(())
}

/// That a byte-order mark has no place in a format.
pub fn bom_refused() -> Failure {
    let some = || Format::ALL.into_iter().filter(|f| f.takes_byte_order_mark());
    let labels: Vec<&str> = some().map(Format::label).collect();
    let ids: Vec<&str> = some().map(Format::id).collect();
    Failure::wrong(format!(
        "--bom is for spreadsheets that read {}. Add --format {}, or leave it out.",
        listed(&labels, "or"),
        listed(&ids, "or")
    ))
}

/// Writes a document as the window does, with the system's fonts as fallback for the bundled ones, and reports on
/// standard error what there is to know about it.
pub fn put_document(format: Format, paper: &Paper<'_>, out: &OutputArgs) -> Result<(), Failure> {
    let context = ExportContext {
        faces: Some(&system_fonts::find),
        ..ExportContext::default()
    };
    let notes = make(out, format.is_binary(), |into| format.put(paper, &context, into))?;
    for n in &notes {
        note(n);
    }
    Ok(())
}

/// Puts a result where the user asked for it. `binary`: not to be shown on a terminal.
pub fn put(bytes: &[u8], out: &OutputArgs, binary: bool) -> Result<(), Failure> {
    make(out, binary, |into| Ok(into.write_all(bytes)?))
}

/// Lets `content` write a result where the user asked for it.
pub fn make<T: Default>(
    out: &OutputArgs,
    binary: bool,
    content: impl FnOnce(&mut dyn Write) -> Result<T, ExportError>,
) -> Result<T, Failure> {
    // Before the work: a picture may take seconds, or be refused for a reason that is not the first to know.
    refuse_a_terminal(out, binary)?;
    match &out.output {
        Some(path) => match files::make(path, out.force, content) {
            Ok((_, made)) => Ok(made),
            Err(NotMade::Unwritten(WriteError::Exists(m))) => Err(Failure::no(m)),
            Err(NotMade::Unwritten(WriteError::Failed(m))) => Err(Failure::wrong(m)),
            Err(NotMade::Unmade(e)) => Err(Failure::wrong(e.to_string())),
        },
        None => console::make(content).map_err(|e| match e {
            Broken::Receiver(_) => Failure::wrong("Standard output cannot be written to; is the disk full?"),
            Broken::Maker(e) => Failure::wrong(e.to_string()),
        }),
    }
}

fn refuse_a_terminal(out: &OutputArgs, binary: bool) -> Result<(), Failure> {
    if out.output.is_none() && binary && console::is_terminal() {
        return Err(Failure::wrong(
            "This format is not for a terminal. Name a file with -o FILE.",
        ));
    }
    Ok(())
}

/// Writes to standard output.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    console::print(bytes).map_err(|_| Failure::wrong("Standard output cannot be written to; is the disk full?"))
}

/// How wide a table may be: the terminal's width, or 120 columns when the output goes elsewhere.
pub fn width() -> usize {
    terminal_width().unwrap_or(120)
}

/// How wide a table may be on a terminal; `None` when the output goes elsewhere.
pub fn terminal_width() -> Option<usize> {
    console::width().map(|width| width.max(40))
}
