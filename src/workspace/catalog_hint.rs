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
}

impl CatalogHint {
    /// That of an open catalog.
    pub fn of(dataset: &Dataset) -> Self {
        Self {
            title: dataset.catalog.title.clone(),
            hash: dataset.catalog.hash.clone(),
            path: dataset.origin.path().map(|p| p.to_string_lossy().into_owned()),
        }
    }
}
