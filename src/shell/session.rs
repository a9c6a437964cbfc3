//! Reading a session file and finding the catalog it is about.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::reading;
use crate::{
    app::action::File,
    catalog::{Finding, View},
    dataset::{Dataset, Loaded},
    platform::files,
    workspace::session_document::{self, SessionDocument, SessionOffer},
};

/// Reads a session and holds it against its catalog: the open one when it is that, else the one at the place the
/// session names, else one of its name beside the session. Needs two revisions: for a catalog read anew, and for what
/// is worked out with the session's own evidence.
pub fn read(path: PathBuf, open: &Arc<Dataset>, revisions: (u64, u64)) -> File {
    let result = offer(&path, open, revisions).map(Box::new).map_err(|f| vec![f]);
    File::SessionRead { path, result }
}

fn offer(path: &Path, open: &Arc<Dataset>, revisions: (u64, u64)) -> Result<SessionOffer, Finding> {
    let failed = |message: String| Finding::error("", message.trim_end_matches('.').to_owned());
    let bytes = files::read(path).map_err(failed)?;
    let (document, unknown) = SessionDocument::read(&bytes)?;
    let view = document.view_on(open.cells.view.today);
    let base = catalog(&document, path, open, view, revisions.0)?;
    let (dataset, told) = base.again(view, Arc::new(document.annotations.clone()), revisions.1);
    let name = path
        .file_name()
        .map_or_else(|| files::shown(path), |n| files::shown(n.as_ref()));
    Ok(session_document::offer(
        name,
        document,
        unknown,
        told,
        Arc::new(dataset),
    ))
}

fn catalog(
    document: &SessionDocument,
    path: &Path,
    open: &Arc<Dataset>,
    view: View,
    revision: u64,
) -> Result<Arc<Dataset>, Finding> {
    let wanted = &document.catalog;
    let same_place = open.origin.path() == wanted.path.as_deref().map(Path::new) && open.catalog.title == wanted.title;
    if open.catalog.hash == wanted.hash || same_place {
        return Ok(Arc::clone(open));
    }
    let places: Vec<Option<PathBuf>> = match &wanted.path {
        None => vec![None],
        Some(hint) => {
            let hint = PathBuf::from(hint);
            let beside = hint.file_name().map(|n| path.with_file_name(n));
            let there = [Some(hint), beside].into_iter().flatten().filter(|p| p.exists());
            there.map(Some).collect()
        }
    };
    let mut wrong = None;
    for place in places {
        match reading::open(place, view, revision) {
            Ok(Loaded(dataset)) if dataset.catalog.title == wanted.title => return Ok(dataset),
            Ok(_) => {}
            Err(findings) => wrong = wrong.or(findings.into_iter().next()),
        }
    }
    if open.catalog.title == wanted.title {
        return Ok(Arc::clone(open));
    }
    if let Some(finding) = wrong {
        let message = format!("the session's catalog cannot be opened: {finding}");
        return Err(Finding::error(wanted.title.clone(), message.trim_end_matches('.')));
    }
    let at = wanted
        .path
        .as_ref()
        .map_or_else(String::new, |p| format!("; it was {p}"));
    let title = &wanted.title;
    let message = format!("the session is about the catalog “{title}”, which is not here{at}");
    Err(Finding::error("", message).help("Open that catalog first, then the session."))
}
