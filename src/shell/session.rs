//! Reading a session file and finding the catalog it is about.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::world;
use crate::{
    app::{
        action::{File, Recalled},
        state::Model,
    },
    catalog::{Annotations, Finding, View},
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
    let (held, unknown) = SessionDocument::read(&bytes)?;
    let view = held.view_on(open.cells.view.today);
    let base = catalog(&held, path, open, view, revisions.0)?;
    let (dataset, told) = base.again(view, Arc::new(held.annotations.clone()), revisions.1);
    let name = path
        .file_name()
        .map_or_else(|| files::shown(path), |n| files::shown(n.as_ref()));
    Ok(session_document::offer(name, held, unknown, told, Arc::new(dataset)))
}

fn catalog(
    held: &SessionDocument,
    path: &Path,
    open: &Arc<Dataset>,
    view: View,
    revision: u64,
) -> Result<Arc<Dataset>, Finding> {
    let wanted = &held.catalog;
    let same_place = open.origin.path() == wanted.path.as_deref().map(Path::new) && open.catalog.title == wanted.title;
    if open.catalog.hash == wanted.hash || same_place {
        return Ok(Arc::clone(open));
    }
    let mut places: Vec<Option<PathBuf>> = Vec::new();
    match &wanted.path {
        None => places.push(None),
        Some(hint) => {
            let hint = PathBuf::from(hint);
            let beside = hint.file_name().map(|n| path.with_file_name(n));
            places.extend(
                [Some(hint), beside]
                    .into_iter()
                    .filter(|p| p.as_deref().is_some_and(Path::exists)),
            );
        }
    }
    let mut wrong = None;
    for place in places {
        match world::read(place, view, revision) {
            File::Read {
                result: Ok(Loaded(dataset)),
                ..
            } if dataset.catalog.title == wanted.title => return Ok(dataset),
            File::Read {
                result: Err(findings), ..
            } => wrong = wrong.or(findings.into_iter().next()),
            _ => {}
        }
    }
    if open.catalog.title == wanted.title {
        return Ok(Arc::clone(open));
    }
    if let Some(finding) = wrong {
        return Err(Finding::error(
            wanted.title.clone(),
            format!("the session's catalog cannot be opened: {finding}")
                .trim_end_matches('.')
                .to_owned(),
        ));
    }
    let at = wanted
        .path
        .as_ref()
        .map_or_else(String::new, |p| format!("; it was {p}"));
    Err(Finding::error(
        "",
        format!(
            "the session is about the catalog “{}”, which is not here{at}",
            wanted.title
        ),
    )
    .help("Open that catalog first, then the session."))
}

/// What is the user's own, of the open catalog and of all others, to be kept between runs: by the catalogs' titles.
pub fn all_own(model: &Model) -> String {
    let mut all: BTreeMap<&str, &Annotations> = model.shelf.iter().map(|(t, own)| (t.as_str(), &**own)).collect();
    let open = &model.dataset.catalog.title;
    if model.workspace.annotations.is_empty() {
        all.remove(open.as_str());
    } else {
        all.insert(open, &model.workspace.annotations);
    }
    ron::to_string(&all).unwrap_or_default()
}

/// Takes up again what [`all_own`] kept; what cannot be read is as if nothing had been kept.
pub fn restore_own(model: &mut Model, text: &str, revision: u64) {
    let mut all: BTreeMap<String, Arc<Annotations>> = ron::from_str::<BTreeMap<String, Annotations>>(text)
        .unwrap_or_default()
        .into_iter()
        .map(|(title, own)| (title, Arc::new(own)))
        .collect();
    if let Some(own) = all.remove(&model.dataset.catalog.title) {
        let (dataset, _) = model.dataset.again(model.dataset.view, Arc::clone(&own), revision);
        model.dataset = Arc::new(dataset);
        model.workspace.annotations = own;
    }
    model.shelf = all;
}

/// What is kept of the session file between runs; nothing when none is open.
pub fn kept(model: &Model) -> String {
    let file = model.session.file.as_ref();
    let kept = file.and_then(|f| Some((f.path.to_str()?, &f.document)));
    kept.and_then(|k| ron::to_string(&k).ok()).unwrap_or_default()
}

/// What became of the session file that [`kept`] told of; `None` when it told of none.
pub fn recall(kept: &str) -> Option<File> {
    let (path, held): (PathBuf, SessionDocument) = ron::from_str(kept).ok()?;
    let found = match files::read(&path) {
        Err(_) => Recalled::Gone,
        Ok(bytes) => match SessionDocument::read(&bytes) {
            Ok((now, unknown)) if now == held => Recalled::Same {
                newer: held.is_newer() || !unknown.is_empty(),
                document: Box::new(held),
            },
            _ => Recalled::Changed,
        },
    };
    Some(File::SessionRecalled { path, found })
}
