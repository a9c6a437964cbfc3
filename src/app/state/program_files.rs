//! Where the program's own files are, so that the window can show it.

use std::path::PathBuf;

/// Where the program's own files are; the shell knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgramFiles {
    /// The folder of settings, notes and stars; `None` where nothing is kept.
    pub folder: Option<PathBuf>,
    /// The log of faults; it exists once there was something to log.
    pub log: Option<PathBuf>,
}
