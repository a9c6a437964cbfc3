//! Where the program's own files lie, so that the window can say it.

use std::path::PathBuf;

/// Where the program's own files lie; the shell knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgramFiles {
    /// The folder of settings, notes and stars; `None` where nothing is kept.
    pub folder: Option<PathBuf>,
    /// The log of faults; it is there once there was something to note.
    pub log: Option<PathBuf>,
}
