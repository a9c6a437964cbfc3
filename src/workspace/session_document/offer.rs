//! A session read and compared with a catalog, ready to be opened.

use std::{path::PathBuf, sync::Arc};

use super::{changes::Changes, document::SessionDocument};
use crate::{
    dataset::{Dataset, Loaded},
    workspace::{kept::CatalogHome, work::Workspace},
};

/// A session read and compared with a catalog, ready to be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOffer {
    /// Where the file is.
    pub path: PathBuf,
    /// Its name.
    pub file: String,
    /// What the file holds.
    pub document: SessionDocument,
    /// The dataset it opens on, with its own evidence laid over it.
    pub dataset: Loaded,
    /// What it sets up there.
    pub workspace: Workspace,
    /// What has changed since it was saved.
    pub changes: Changes,
    /// What this version cannot read or does not know of it.
    pub unknown: Vec<String>,
    /// The hash of the file's bytes.
    pub hash: String,
    /// What is kept of the catalog it opens on; `None`: the open one.
    pub home: Option<Box<CatalogHome>>,
}

/// Compares a session with a dataset that has the session's own evidence laid over it.
pub fn offer(
    file: String,
    document: SessionDocument,
    unknown: Vec<String>,
    notices: Vec<String>,
    dataset: Arc<Dataset>,
) -> SessionOffer {
    let (workspace, mut lost) = document.restore(&dataset);
    lost.extend(notices);
    let changes = Changes::since(&document, &dataset, &workspace, lost);
    SessionOffer {
        path: PathBuf::new(),
        file,
        document,
        dataset: Loaded(dataset),
        workspace,
        changes,
        unknown,
        hash: String::new(),
        home: None,
    }
}
