//! Which catalog a document is about.

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;

/// Which catalog a document is about, and where it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CatalogHint {
    /// What the catalog calls itself.
    pub title: String,
    /// The first twelve hexadecimal digits of the SHA-256 of its file.
    pub hash: String,
    /// The file; `None` for the built-in catalog.
    pub path: Option<String>,
    /// Others that lay at this path before, the last one last: title and hash. One of them may be found elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<(String, String)>,
}

/// How many others of one path are remembered.
const EARLIER: usize = 8;

impl CatalogHint {
    /// That of an open catalog.
    pub fn of(dataset: &Dataset) -> Self {
        Self {
            title: dataset.catalog.title.clone(),
            hash: dataset.catalog.hash.clone(),
            path: dataset.origin.path().map(|p| p.to_string_lossy().into_owned()),
            earlier: Vec::new(),
        }
    }

    /// The same with those remembered that lay there before it. `before`: what was known of the path.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        let last = (before.title.clone(), before.hash.clone());
        let is_other = before.title != self.title && !before.hash.is_empty();
        let known = before.earlier.iter().filter(|e| **e != last).cloned();
        self.earlier = known.chain(Some(last.clone()).filter(|_| is_other)).collect();
        let too_many = self.earlier.len().saturating_sub(EARLIER);
        self.earlier.drain(..too_many);
        self
    }
}
