//! A list that became a catalog: how it was read, what was understood, and the catalog's text to keep.

use std::{path::PathBuf, sync::Arc};

use crate::import::Report;

/// Which list to read, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportJob {
    /// The list.
    pub path: PathBuf,
    /// The column that holds ids, when the user chose one.
    pub id: Option<String>,
    /// The column that holds names, when the user chose one.
    pub name: Option<String>,
    /// The catalog to merge it into; `None`: it becomes a catalog of its own.
    pub into: Option<PathBuf>,
}

/// What came of reading it.
#[derive(Debug, Clone, PartialEq)]
pub struct FromList {
    /// How it was read, to read it again.
    pub job: ImportJob,
    /// What was understood of it.
    pub report: Report,
    /// The catalog as `import -o` writes it.
    pub text: Arc<Vec<u8>>,
}

impl FromList {
    /// The file name to suggest for the catalog: that of the catalog merged into, else that of the list.
    pub fn file_name(&self) -> String {
        let named = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        if let Some(into) = self.job.into.as_ref().and_then(named) {
            return into;
        }
        let stem = self.job.path.file_stem().map(|s| s.to_string_lossy().into_owned());
        format!("{}.ron", stem.unwrap_or_else(|| "catalog".to_owned()))
    }
}
