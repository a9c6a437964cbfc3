//! Where the program's own files are, so that the window can show it.

use std::path::PathBuf;

/// Where the program's own files are; the shell knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgramFiles {
    /// The folder of settings, notes and stars; `None` where nothing is kept.
    pub folder: Option<PathBuf>,
    /// The log of faults; it exists once there was something to log.
    pub log: Option<PathBuf>,
    /// Whether it existed when the program started.
    pub has_log: bool,
}

impl ProgramFiles {
    /// Where more is to be found about how the last window ended, after a sentence about that; empty where nothing is.
    pub fn log_words(&self) -> &'static str {
        if self.has_log {
            " If it was a fault, the log under Help tells more."
        } else {
            ""
        }
    }
}
