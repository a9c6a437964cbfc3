//! The reader's own taste, apart from the work: it stays when another catalog or a session of somebody else is opened.

use std::path::Path;

use super::{choices::ThemeChoice, stored::SavedView};

/// What stays whatever is opened. The size of text belongs here too, but the window has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preferences {
    /// Kept apart from sessions: it is the reader's taste, not the work.
    pub theme: ThemeChoice,
    /// Views under a name, in the order they were saved.
    pub views: Vec<SavedView>,
    /// Folders that files were saved into, the last first, as [`KNOWN_FOLDERS`] says: what a killed program leaves there
    /// is cleared away at the next start.
    pub folders: Vec<String>,
}

/// How many folders that files were saved into are remembered.
pub const KNOWN_FOLDERS: usize = 5;

impl Preferences {
    /// A file was saved into a folder.
    pub fn saved_into(&mut self, folder: Option<&Path>) {
        let place = folder.filter(|f| f.is_absolute()).and_then(Path::to_str);
        // One on another machine is never contacted unasked, so it need not be known.
        let Some(place) = place.filter(|p| !p.starts_with(r"\\")) else {
            return;
        };
        if self.folders.first().is_none_or(|first| first != place) {
            self.folders.retain(|f| f != place);
            self.folders.insert(0, place.to_owned());
            self.folders.truncate(KNOWN_FOLDERS);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_folders_are_known_and_none_on_another_machine() {
        let mut preferences = Preferences::default();
        preferences.saved_into(None);
        for folder in ["", "here", r"\\server\share"] {
            preferences.saved_into(Some(Path::new(folder)));
        }
        assert_eq!(preferences.folders, [""; 0]);
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        for name in ["a", "b", "c", "a", "a", "d", "e", "f"] {
            preferences.saved_into(Some(Path::new(&format!("{root}{name}"))));
        }
        let expected = ["f", "e", "d", "a", "c"].map(|name| format!("{root}{name}"));
        assert_eq!(preferences.folders, expected);
    }
}
