//! The reader's own taste and places, apart from the work: they stay when another catalog or a session of someone else is
//! opened.

use std::path::Path;

use super::{
    choices::{ContrastChoice, MotionChoice, ThemeChoice},
    stored::SavedView,
};

/// What stays whatever is opened. The size of text belongs here too, but the window has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preferences {
    /// Kept apart from sessions: it is the reader's taste, not the work.
    pub theme: ThemeChoice,
    /// The contrast of colours.
    pub contrast: ContrastChoice,
    /// Whether anything moves.
    pub motion: MotionChoice,
    /// Whether the text of the first start has been read.
    pub welcomed: bool,
    /// Views under a name, in the order they were saved.
    pub views: Vec<SavedView>,
    /// Folders that files were saved into, the last first, as many as [`KNOWN_FOLDERS`]: what a killed program leaves there
    /// is cleared away at the next start.
    pub folders: Vec<String>,
    /// Catalogs, lists and sessions that were opened or saved, the last first, as many as [`RECENT_FILES`].
    pub recent: Vec<String>,
}

/// How many folders that files were saved into are remembered.
pub const KNOWN_FOLDERS: usize = 5;
/// How many files are remembered.
pub const RECENT_FILES: usize = 10;

impl Preferences {
    /// A file was saved into a folder.
    pub fn saved_into(&mut self, folder: Option<&Path>) {
        if let Some(place) = folder.and_then(place).filter(|p| !is_elsewhere(p)) {
            to_front(&mut self.folders, place, KNOWN_FOLDERS);
        }
    }

    /// A file was opened, or saved as what it is from now on.
    pub fn opened(&mut self, file: Option<&Path>) {
        if let Some(place) = file.and_then(place) {
            to_front(&mut self.recent, place, RECENT_FILES);
        }
    }

    /// Whether a file is among those opened last.
    pub fn is_recent(&self, file: &Path) -> bool {
        self.recent.iter().any(|place| Path::new(place) == file)
    }

    /// Takes a file off those opened last.
    pub fn forget_recent(&mut self, file: &Path) {
        self.recent.retain(|place| Path::new(place) != file);
    }

    /// The files opened last, and the folders they are in; none on another machine.
    pub fn recent_folders(recent: &[String]) -> impl Iterator<Item = &Path> {
        let local = recent.iter().filter(|file| !is_elsewhere(file));
        local.filter_map(|file| Path::new(file).parent())
    }
}

/// A place that can be found again from any folder, as text.
fn place(path: &Path) -> Option<&str> {
    Some(path).filter(|p| p.is_absolute()).and_then(Path::to_str)
}

/// Whether a place is on another machine, which is never contacted without asking.
fn is_elsewhere(place: &str) -> bool {
    place.starts_with(r"\\")
}

fn to_front(list: &mut Vec<String>, entry: &str, most: usize) {
    if list.first().is_none_or(|first| first != entry) {
        list.retain(|e| e != entry);
        list.insert(0, entry.to_owned());
        list.truncate(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> &'static str {
        if cfg!(windows) { "C:\\" } else { "/" }
    }

    #[test]
    fn the_last_folders_are_known_and_none_on_another_machine() {
        let mut preferences = Preferences::default();
        preferences.saved_into(None);
        for folder in ["", "here", r"\\server\share"] {
            preferences.saved_into(Some(Path::new(folder)));
        }
        assert_eq!(preferences.folders, [""; 0]);
        for name in ["a", "b", "c", "a", "a", "d", "e", "f"] {
            preferences.saved_into(Some(Path::new(&format!("{}{name}", root()))));
        }
        let expected = ["f", "e", "d", "a", "c"].map(|name| format!("{}{name}", root()));
        assert_eq!(preferences.folders, expected);
    }

    #[test]
    fn the_last_files_are_known_by_their_whole_path() {
        let mut preferences = Preferences::default();
        preferences.opened(None);
        preferences.opened(Some(Path::new("list.csv")));
        assert_eq!(preferences.recent, [""; 0]);
        for n in (0..12).chain([5]) {
            preferences.opened(Some(Path::new(&format!("{}{n}.ron", root()))));
        }
        let expected = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map(|n| format!("{}{n}.ron", root()));
        assert_eq!(preferences.recent, expected);
        let elsewhere = [r"\\server\list.csv".to_owned(), format!("{}here.ron", root())];
        let folders: Vec<&Path> = Preferences::recent_folders(&elsewhere).collect();
        assert_eq!(
            folders,
            [Path::new(root())],
            "no folder of another machine is looked into"
        );
    }
}
