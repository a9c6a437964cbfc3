//! The reader's own taste, apart from the work: it stays when another catalog or a session of somebody else is opened.

use super::{choices::ThemeChoice, stored::SavedView};

/// What stays whatever is opened. The size of text belongs here too, but the window has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preferences {
    /// Kept apart from sessions: it is the reader's taste, not the work.
    pub theme: ThemeChoice,
    /// Views under a name, in the order they were saved.
    pub views: Vec<SavedView>,
}
