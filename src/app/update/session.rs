//! Session files: dialogs, opening, and what a dataset worked out again brings with it.

use std::{path::PathBuf, sync::Arc};

use super::{dialogs, replace};
use crate::{
    app::{
        action::Recalled,
        effect::{Choose, Effect},
        state::{Modal, Model, Pending, SaveJob, SessionFile, Tone},
    },
    catalog::Finding,
    dataset::{Dataset, Loaded},
    workspace::session_document::{EXTENSION, KIND, SessionDocument, SessionOffer},
};

/// Saves the session: to its own file, or to one that is asked for.
pub(super) fn save(model: &mut Model, ask: bool) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    let document = SessionDocument::of(&model.dataset, &model.workspace);
    let known = model.session.file.as_ref().filter(|f| !f.newer).map(|f| f.path.clone());
    let job = SaveJob {
        file_name: match &model.session.file {
            Some(file) => dialogs::file_name(&file.path),
            None => format!("session.{EXTENSION}"),
        },
        kind: KIND.to_owned(),
        extension: EXTENSION.to_owned(),
        content: document.write().into_bytes().into(),
    };
    model.session.saving = Some(SessionFile::new(PathBuf::new(), document, false));
    match known.filter(|_| !ask) {
        // It is the session's own file, opened or saved before.
        Some(path) => dialogs::write(model, job, path, true),
        None => dialogs::save(model, job),
    }
}

/// A file was written; if it was the session, it is the session's file from now on.
pub(super) fn written(model: &mut Model, path: &std::path::Path) {
    if let Some(saved) = model.session.saving.take() {
        let path = path.to_path_buf();
        model.session.file = Some(SessionFile { path, ..saved });
    }
}

/// The session file of the last run is the session's file again, unless it is not what it was: then nothing is written
/// over it unasked.
pub(super) fn recalled(model: &mut Model, path: PathBuf, found: Recalled) {
    if model.session.file.is_some() {
        // Another one was opened meanwhile.
        return;
    }
    let name = dialogs::file_name(&path);
    let text = match found {
        Recalled::Same { document, .. } if document.catalog.title != model.dataset.catalog.title => {
            let title = &document.catalog.title;
            format!("{name} is about the catalog “{title}”; open it to go on with it.")
        }
        Recalled::Same { document, newer } => {
            model.session.file = Some(SessionFile::new(path, *document, newer));
            return;
        }
        Recalled::Changed => {
            format!("{name} has changed since it was open here. Open it to see how; saving asks for a file until then.")
        }
        Recalled::Gone => format!(
            "{name} is no longer where it was. What was set up is still here; save the session to keep it in a file."
        ),
    };
    model.say(Tone::Info, text);
}

/// A session was read: opened at once when nothing it rests on has changed, else after the changes were shown.
pub(super) fn read(model: &mut Model, path: PathBuf, result: Result<Box<SessionOffer>, Vec<Finding>>) {
    model.session.pending = None;
    match result {
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: dialogs::file_name(&path),
                findings,
            });
        }
        Ok(offer) => {
            let offer = Box::new(SessionOffer { path, ..*offer });
            if offer.changes.is_empty() && offer.unknown.is_empty() {
                accept(model, *offer);
            } else {
                model.session.modal = Some(Modal::SessionChanges(offer));
            }
        }
    }
}

/// A session's catalog is where it is not looked for unasked.
pub(super) fn elsewhere(model: &mut Model, session: PathBuf, title: String, named: PathBuf) {
    model.session.pending = None;
    model.session.modal = Some(Modal::SessionCatalog {
        session,
        title,
        named,
        typed: false,
    });
}

/// The catalog is looked for where the session says, now that the user has been asked.
pub(super) fn open_named(model: &mut Model) -> Vec<Effect> {
    match &model.session.modal {
        Some(Modal::SessionCatalog { named, .. }) => {
            let named = named.clone();
            open_on(model, named)
        }
        _ => vec![],
    }
}

/// Asks which file the session's catalog is.
pub(super) fn ask_catalog(model: &mut Model) -> Vec<Effect> {
    dialogs::open(model, Choose::ForSession)
}

/// Without a dialog the path is typed where it was asked for.
pub(super) fn type_catalog(model: &mut Model) {
    model.session.pending = None;
    if let Some(Modal::SessionCatalog { typed, .. }) = &mut model.session.modal {
        *typed = true;
    }
}

/// Opens the session that was asked about on this catalog.
pub(super) fn open_on(model: &mut Model, catalog: PathBuf) -> Vec<Effect> {
    match model.session.modal.take() {
        Some(Modal::SessionCatalog { session: path, .. }) => {
            model.session.pending = Some(Pending::Reading(None));
            let catalog = Some(catalog);
            vec![Effect::LoadSession { path, catalog }]
        }
        other => {
            model.session.pending = None;
            model.session.modal = other;
            vec![]
        }
    }
}

/// Takes the offered session.
pub(super) fn take_offer(model: &mut Model) {
    match model.session.modal.take() {
        Some(Modal::SessionChanges(offer)) => accept(model, *offer),
        other => model.session.modal = other,
    }
}

fn accept(model: &mut Model, offer: SessionOffer) {
    let SessionOffer {
        path,
        file,
        document,
        dataset: Loaded(dataset),
        mut workspace,
        changes,
        unknown,
    } = offer;
    let same = dataset.read_as == model.dataset.read_as;
    if same {
        // Undo brings back all that was there, answers and evidence too.
        model.history.remember_whole(model.workspace.clone());
        replace::worked_out_again(model, dataset);
        model.workspace = workspace;
    } else {
        replace::shelve(model);
        if let Some(kept) = model.shelf.remove(&dataset.catalog.title) {
            Arc::make_mut(&mut workspace.annotations).take_in(&kept);
        }
        replace::whole(model, dataset, workspace);
    }
    model.session.wanted_view = None;
    model.session.modal = None;
    let newer = document.is_newer() || !unknown.is_empty();
    model.session.file = Some(SessionFile::new(path, document, newer));
    let mut text = format!("Opened {file}.");
    if changes.is_empty() && changes.catalog.is_some() {
        text.push_str(" The catalog has changed since it was saved, but nothing that the session rests on.");
    }
    if same {
        text.push_str(" Undo brings back what was there before.");
    }
    model.say(Tone::Good, text);
}

/// A dataset was worked out again: it takes the place of the one it was made from, and nothing else moves.
pub(super) fn rebuilt(model: &mut Model, dataset: Arc<Dataset>, told: Vec<String>) {
    model.session.rebuilding = false;
    if dataset.read_as != model.dataset.read_as {
        // Another catalog was opened meanwhile.
        return;
    }
    replace::worked_out_again(model, dataset);
    for text in told {
        model.say(Tone::Info, text);
    }
}

/// The dataset could not be worked out again: the one there is stays, and the same is not asked for again.
pub(super) fn not_rebuilt(model: &mut Model, why: String) {
    let view = model.session.wanted_view.unwrap_or(model.dataset.view);
    model.session.rebuilding = false;
    model.session.not_rebuilt = Some((view, Arc::clone(&model.workspace.annotations)));
    model.say(Tone::Bad, why);
}

/// What the dataset still lacks of the view asked for and of the user's own, as an effect; `None` when it has all.
pub(super) fn rebuild(model: &mut Model) -> Option<Effect> {
    let view = model.session.wanted_view.unwrap_or(model.dataset.view);
    let has = view == model.dataset.view && model.workspace.annotations == model.dataset.own;
    let failed = model.session.not_rebuilt.as_ref();
    let in_vain = failed.is_some_and(|(v, own)| *v == view && *own == model.workspace.annotations);
    if has || in_vain || model.session.rebuilding {
        if has {
            model.session.wanted_view = None;
        }
        return None;
    }
    model.session.rebuilding = true;
    Some(Effect::Reread(view))
}

/// Whether the session file's mark in the title is due.
pub(super) fn mark_changed(model: &mut Model) {
    if let Some(mut file) = model.session.file.take() {
        file.changed = file.document.differs(&model.dataset, &model.workspace);
        model.session.file = Some(file);
    }
}

/// Whether a path is a session's.
pub(super) fn is_session(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION))
}
