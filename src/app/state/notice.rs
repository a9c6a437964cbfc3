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

/// What a notice is about, and so what it goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeScope {
    /// What was just done. It goes when something else is done, when that is undone, and when its place is left.
    Step,
    /// Files and the program itself: it stays true whatever is done next.
    Program,
}

/// Something the program reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Tells it from all others of this run; later ones have higher numbers.
    pub serial: u64,
    /// What it is about.
    pub scope: NoticeScope,
    /// How it should read.
    pub tone: Tone,
    /// One or more plain sentences.
    pub text: String,
    /// A file it is about, to open or to show.
    pub file: Option<PathBuf>,
    /// It can be taken back as long as so many steps can be.
    pub undo: Option<usize>,
}
