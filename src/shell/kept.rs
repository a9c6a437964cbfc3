//! What is kept between runs, in eframe's storage: the work with the preferences, the annotations of all catalogs, and
//! which session file was open.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use eframe::Storage;

use crate::{
    app::{
        action::{File, Recalled},
        state::{Model, Tone},
    },
    catalog::Annotations,
    platform::files,
    workspace::{Preferences, Stored, session_document::SessionDocument, stored::salvage::salvage},
};

/// The keys in the storage. They are those of earlier versions.
const WORKSPACE: &str = "workspace";
const ANNOTATIONS: &str = "own";
const SESSION: &str = "session";

/// Puts everything that is kept into the storage.
pub(super) fn store(model: &Model, storage: &mut dyn Storage) {
    let stored = Stored::of(&model.workspace, &model.dataset.catalog);
    storage.set_string(WORKSPACE, model.preferences.store(stored).write());
    storage.set_string(ANNOTATIONS, annotations(model));
    storage.set_string(SESSION, session_file(model));
}

/// Takes up what [`store`] kept, as much as can be read of it; a notice says what cannot. The answer is what [`recall`] needs
/// of the session file. `revision`: of the dataset with the annotations.
pub(super) fn restore(model: &mut Model, storage: &dyn Storage, revision: u64) -> Option<String> {
    let mut damaged = Vec::new();
    if let Some(text) = storage.get_string(ANNOTATIONS) {
        let (all, wrong) = salvage::<BTreeMap<String, Annotations>>(&text);
        let shared = all.into_iter().map(|(title, own)| (title, Arc::new(own)));
        let mut all: BTreeMap<_, _> = shared.collect();
        damaged.extend(wrong);
        if let Some(own) = all.remove(&model.dataset.catalog.title) {
            let (dataset, _) = model.dataset.again(model.dataset.view, Arc::clone(&own), revision);
            model.dataset = Arc::new(dataset);
            model.workspace.annotations = own;
        }
        model.shelf = all;
    }
    if let Some(text) = storage.get_string(WORKSPACE) {
        let (stored, wrong) = Stored::read(&text);
        damaged.extend(wrong);
        // What this catalog does not know of the work on another one is no news.
        model.workspace = stored.restore(&model.dataset).0;
        model.preferences = Preferences::restore(&stored);
    }
    if !damaged.is_empty() {
        model.say(Tone::Info, damaged.join(" "));
    }
    storage.get_string(SESSION)
}

/// The annotations of the open catalog and of all others, by the catalogs' titles.
fn annotations(model: &Model) -> String {
    let mut all: BTreeMap<&str, &Annotations> = model.shelf.iter().map(|(t, own)| (t.as_str(), &**own)).collect();
    let open = &model.dataset.catalog.title;
    if model.workspace.annotations.is_empty() {
        all.remove(open.as_str());
    } else {
        all.insert(open, &model.workspace.annotations);
    }
    ron::to_string(&all).unwrap_or_default()
}

/// What is kept of the session file between runs; nothing when none is open.
pub fn session_file(model: &Model) -> String {
    let file = model.session.file.as_ref();
    let kept = file.and_then(|f| Some((f.path.to_str()?, &f.document)));
    kept.and_then(|k| ron::to_string(&k).ok()).unwrap_or_default()
}

/// What became of the session file that [`session_file`] names; `None` when it names none.
pub fn recall(kept: &str) -> Option<File> {
    let (path, document): (PathBuf, SessionDocument) = ron::from_str(kept).ok()?;
    let found = match files::read(&path) {
        Err(_) => Recalled::Gone,
        Ok(bytes) => match SessionDocument::read(&bytes) {
            Ok((now, unknown)) if now == document => Recalled::Same {
                newer: document.is_newer() || !unknown.is_empty(),
                document: Box::new(document),
            },
            _ => Recalled::Changed,
        },
    };
    Some(File::SessionRecalled { path, found })
}
