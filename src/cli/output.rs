//! Where results and messages go: standard output or a file for the one, standard error for the other.

use super::args::OutputArgs;
pub use crate::platform::console::{note, say};
use crate::{
    catalog::wording::message as cut,
    export::{Document, ExportContext, Format},
    platform::{
        console,
        files::{self, WriteError},
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

    /// Says it on standard error; returns the exit code.
    pub fn report(self) -> u8 {
        note(&self.message);
        self.code
    }
}

/// Writes a document as the window does, with the system's fonts behind the bundled ones, and says on standard error what
/// there is to know of it.
pub fn put_document(format: Format, document: &Document, out: &OutputArgs) -> Result<(), Failure> {
    // Before the work: a picture may take seconds, or be refused for a reason that is not the first to know.
    refuse_a_terminal(out, format.is_binary())?;
    let context = ExportContext {
        faces: Some(&system_fonts::find),
        ..ExportContext::default()
    };
    let written = format.write(document, &context);
    let written = written.map_err(|e| Failure::wrong(e.to_string()))?;
    put(&written.bytes, out, format.is_binary())?;
    written.notes.iter().for_each(|n| note(n));
    Ok(())
}

/// Puts a result where the user asked for it. `binary`: not for a terminal's eyes.
pub fn put(bytes: &[u8], out: &OutputArgs, binary: bool) -> Result<(), Failure> {
    refuse_a_terminal(out, binary)?;
    match &out.output {
        Some(path) => match files::write(path, bytes, out.force) {
            Ok(_) => Ok(()),
            Err(WriteError::Exists(m)) => Err(Failure::no(m)),
            Err(WriteError::Failed(m)) => Err(Failure::wrong(m)),
        },
        None => print(bytes),
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
    console::width().map_or(120, |width| width.max(40))
}
