//! `--session`: what a session file brings to a command. Its own evidence and marks are laid over the catalog; `decide`
//! takes its answers too, unless the command line gives any.

use std::{path::Path, sync::Arc};

use super::output::{self, Failure};
use crate::{dataset::Dataset, export::terminal::safe, platform::files, workspace::session_document::SessionDocument};

/// Reads a session. What this version does not know of it gives a notice.
pub fn read(path: &Path) -> Result<SessionDocument, Failure> {
    let bytes = files::read(path).map_err(Failure::wrong)?;
    let (document, unknown) =
        SessionDocument::read(&bytes).map_err(|f| Failure::wrong(format!("{}, {f}", files::shown(path))))?;
    if !unknown.is_empty() {
        output::note(&format!(
            "The session was written by a newer Crosscheck; this one leaves out: {}.",
            safe(&unknown.join(", "))
        ));
    }
    Ok(document)
}

/// Lays what is the user's own over the catalog. Another catalog is wrong use; another state of it gives a notice.
pub fn lay_over(document: &SessionDocument, dataset: &Dataset) -> Result<Dataset, Failure> {
    let catalog = &dataset.catalog;
    if document.catalog.title != catalog.title {
        return Err(Failure::wrong(format!(
            "The session is about the catalog “{}”; name it with --catalog FILE.",
            safe(&document.catalog.title)
        )));
    }
    if document.catalog.hash != catalog.hash {
        output::note("The catalog has changed since the session was saved; open the session in the window to see how.");
    }
    let (dataset, notices) = dataset.again(dataset.view, Arc::new(document.annotations.clone()), 0);
    for notice in notices {
        output::note(&safe(&notice));
    }
    Ok(dataset)
}
