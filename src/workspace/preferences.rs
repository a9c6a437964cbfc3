//! The reader's own taste, apart from the work: it stays when another catalog or a session of somebody else is opened.

use super::{
    choices::ThemeChoice,
    stored::{SavedView, Stored},
};

/// What stays whatever is opened. The size of text belongs here too, but egui keeps it by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preferences {
    /// Kept apart from sessions: it is the reader's taste, not the work.
    pub theme: ThemeChoice,
    /// Views under a name, in the order they were saved.
    pub views: Vec<SavedView>,
}

impl Preferences {
    /// As they were kept.
    pub fn restore(stored: &Stored) -> Self {
        Self {
            theme: stored.theme.unwrap_or_default(),
            views: stored.views.clone(),
        }
    }

    /// What was kept of the work, with the preferences beside it.
    #[must_use]
    pub fn store(&self, mut stored: Stored) -> Stored {
        stored.theme = Some(self.theme);
        stored.views.clone_from(&self.views);
        stored
    }
}
