//! The files that were opened last, as a menu shows them.

use std::path::{Path, PathBuf};

use crate::dataset::shown;

/// One of the files that were opened last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentFile {
    /// Its name: `laptops.csv`.
    pub name: String,
    /// The folder it is in, in full.
    pub folder: String,
    /// Where it is.
    pub path: PathBuf,
}

/// All but the one that is open, the last first.
pub(super) fn recent_files<'a>(all: &'a [String], open: Option<&'a Path>) -> impl Iterator<Item = RecentFile> + 'a {
    let paths = all.iter().map(Path::new).filter(move |path| Some(*path) != open);
    paths.map(|path| RecentFile {
        name: path.file_name().map(|n| shown(n.as_ref())).unwrap_or_default(),
        folder: path.parent().map(shown).unwrap_or_default(),
        path: path.to_path_buf(),
    })
}
