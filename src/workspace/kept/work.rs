//! The work on one catalog, as a document.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{document::KeptContent, merge::value};
use crate::{
    catalog::raw::ListReading,
    workspace::{catalog_hint::CatalogHint, stored::Stored},
};

/// The work on one catalog.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkContent {
    /// Which catalog, and in which state.
    pub catalog: CatalogHint,
    /// What was set up.
    pub work: Stored,
    /// The session file that was open.
    pub session: Option<SessionPlace>,
    /// How a list is read, where the user set anything of that and it is open as the list itself: the catalog that is made of it
    /// may never be written.
    pub reading: Option<ListReading>,
}

/// A session file, and what it held when it was last read or written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionPlace {
    /// Where it is.
    pub path: PathBuf,
    /// The hash of its bytes.
    pub hash: String,
}

impl KeptContent for WorkContent {
    const TAKEN_UP: bool = false;

    /// What this window set stays, and of the rest what the other one did; of what both set, what this one did.
    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        Self {
            catalog: value(&base.catalog, &mine.catalog, &theirs.catalog),
            work: Stored::merged(&base.work, &mine.work, &theirs.work),
            session: value(&base.session, &mine.session, &theirs.session),
            reading: value(&base.reading, &mine.reading, &theirs.reading),
        }
    }
}
