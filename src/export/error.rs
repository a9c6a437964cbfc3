//! Why a document could not be written.

use std::{fmt, io};

/// Why a document could not be written; its text includes what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportError {
    /// The document was made without a JSON form.
    NoJson,
    /// The format cannot hold so much; what and how much it can.
    TooLarge(String),
    /// The progress callback cancelled it.
    Cancelled,
    /// The output takes no more; the code that opened it knows why.
    Output,
    /// The writer itself failed; a document cannot cause this.
    Inside,
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson => f.write_str("This table has no JSON form; choose another format."),
            Self::TooLarge(limit) => write!(f, "{limit} Choose CSV, or export fewer."),
            Self::Cancelled => f.write_str("Cancelled; nothing was written."),
            Self::Output => f.write_str("The file takes no more; is the disk full?"),
            Self::Inside => f.write_str("The file could not be put together; choose another format and report this."),
        }
    }
}

impl std::error::Error for ExportError {}

impl From<io::Error> for ExportError {
    fn from(_: io::Error) -> Self {
        Self::Output
    }
}
