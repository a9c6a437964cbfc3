//! `--session`: what a session file brings to a command. Its own evidence and marks are laid over the catalog; `decide`
//! takes its answers too, unless the command line gives any.

use std::{path::Path, sync::Arc};

use super::{
    input,
    output::{self, Failure},
};
use crate::{
    dataset::{Dataset, OpenedFrom},
    export::terminal::{brief, safe},
    platform::files,
    workspace::session_document::{SessionDocument, Whereabouts, whereabouts},
};

/// Reads a session. Anything in it that this version does not know gives a notice.
pub fn read(path: &Path) -> Result<SessionDocument, Failure> {
    let bytes = input::read(path).map_err(Failure::wrong)?;
    let (document, unknown) = SessionDocument::read(&bytes)
        .map_err(|f| Failure::wrong(format!("{}, {}", input::name(path), safe(&f.to_string()))))?;
    if !unknown.is_empty() {
        output::note(&format!(
            "{}This Crosscheck cannot read all of the session and leaves out: {}.",
            if document.is_newer() {
                "A newer Crosscheck wrote the session. "
            } else {
                ""
            },
            unknown
                .iter()
                .take(12)
                .map(|word| brief(word))
                .collect::<Vec<_>>()
                .join(", ")
        ));
    }
    Ok(document)
}

/// The catalog of a session, where the command line names none: the built-in one, or a file beside the session.
pub fn catalog(document: &SessionDocument, path: &Path) -> Result<OpenedFrom, Failure> {
    match whereabouts(&document.catalog, path) {
        Whereabouts::BuiltIn => Ok(OpenedFrom::BuiltIn),
        Whereabouts::File {
            beside: Some(beside), ..
        } if !input::is_standard(path) && beside.exists() => Ok(OpenedFrom::File(beside)),
        Whereabouts::File { named, .. } => Err(Failure::wrong(format!(
            "The session is about the catalog “{}” at {}, which is not opened unasked; name it with --catalog FILE, or \
             put it beside the session.",
            brief(&document.catalog.title),
            files::shown(&named)
        ))),
    }
}

/// Lays what is the user's own over the catalog. Another catalog is wrong use; another state of it gives a notice.
pub fn lay_over(document: &SessionDocument, dataset: &Dataset) -> Result<Dataset, Failure> {
    let catalog = &dataset.catalog;
    if document.catalog.title != catalog.title {
        return Err(Failure::wrong(format!(
            "The session is about the catalog “{}”; name it with --catalog FILE.",
            brief(&document.catalog.title)
        )));
    }
    if document.catalog.hash != catalog.hash {
        output::note("The catalog has changed since the session was saved; open the session in the window to see how.");
    }
    let (dataset, notices) = dataset.again(dataset.view, Arc::new(document.annotations.clone()), 0);
    for notice in notices {
        output::note(&notice);
    }
    Ok(dataset)
}
