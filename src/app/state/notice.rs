//! What the program reports to the user.

use std::path::PathBuf;

/// How a notice should read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Good,
    /// Something to know.
    Info,
    /// It did not work.
    Bad,
}

/// Something the program reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How it should read.
    pub tone: Tone,
    /// One or more plain sentences.
    pub text: String,
    /// A file it is about, to open or to show.
    pub file: Option<PathBuf>,
    /// It can be taken back as long as so many steps can be.
    pub undo: Option<usize>,
}
