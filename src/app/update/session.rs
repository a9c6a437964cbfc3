//! Session files: dialogs, opening, and what a dataset worked out again brings with it.

use std::{path::PathBuf, sync::Arc};

use super::{dialogs, replace, standing};
use crate::{
    app::{
        action::Recalled,
        effect::{Choose, Effect, Overwrite},
        state::{Modal, Model, Pending, SaveJob, SessionFile, Tone},
    },
    catalog::{Annotations, Finding, condition::Subject, parse::hash},
    dataset::{Dataset, Loaded, OpenedFrom},
    workspace::{
        Stored,
        kept::annotations,
        session_document::{EXTENSION, KIND, SessionDocument, SessionOffer},
    },
};

/// Saves the session: to its own file, or to one that is asked for.
pub(super) fn save(model: &mut Model, ask: bool) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    let mut document = SessionDocument::of(&model.dataset, &model.workspace);
    let file = model.session.file.as_ref();
    if let Some(file) = file {
        document.unread.clone_from(&file.document.unread);
    }
    let known = file.filter(|f| !f.newer).map(|f| (f.path.clone(), f.hash.clone()));
    let bytes = document.write().into_bytes();
    let hash = hash(&bytes);
    let job = SaveJob {
        file_name: match &model.session.file {
            Some(file) => dialogs::file_name(&file.path),
            None => format!("session.{EXTENSION}"),
        },
        kind: KIND.to_owned(),
        extension: EXTENSION.to_owned(),
        content: bytes.into(),
    };
    model.session.saving = Some(SessionFile::new(PathBuf::new(), document, false, hash));
    match known.filter(|_| !ask) {
        // It is the session's own file, opened or saved before.
        Some((path, hash)) => dialogs::write(model, job, path, Overwrite::IfStill(hash)),
        None => dialogs::save(model, job),
    }
}

/// Whether something is not opened yet, because the open session has changes that are not in its file.
pub(super) fn asks_first(model: &mut Model, next: &OpenedFrom) -> bool {
    let unsaved = model.session.file.as_ref().filter(|f| f.changed);
    let Some(file) = unsaved.map(|f| dialogs::file_name(&f.path)) else {
        return false;
    };
    let next = next.clone();
    // The dialog it was chosen in is done.
    model.session.pending.take_if(|p| *p == Pending::OpenDialog);
    model.session.modal = Some(Modal::Unsaved { file, next });
    true
}

/// Saves the session, and opens what was asked for once it is written.
pub(super) fn save_first(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Unsaved { next, .. }) = model.session.modal.take() else {
        return vec![];
    };
    let effects = save(model, false);
    model.session.open_after_saving = (!effects.is_empty()).then_some(next);
    effects
}

/// A file was written; if it was the session, it is the session's file from now on.
pub(super) fn written(model: &mut Model, path: &std::path::Path) {
    if let Some(saved) = model.session.saving.take() {
        let path = path.to_path_buf();
        model.preferences.opened(Some(&path));
        model.session.file = Some(SessionFile { path, ..saved });
    }
}

/// The session file of the last run is the session's file again, unless it is not what it was: then nothing is written
/// over it without asking.
pub(super) fn recalled(model: &mut Model, path: PathBuf, found: Recalled) {
    let expected = model.home.session.take_if(|place| place.path == path).is_some();
    if model.session.file.is_some() || !expected {
        // Another one was opened meanwhile, or another catalog.
        return;
    }
    let name = dialogs::file_name(&path);
    let text = match found {
        Recalled::Same { document, .. } if document.catalog.title != model.dataset.catalog.title => {
            let title = &document.catalog.title;
            format!("{name} is about the catalog “{title}”; open it to go on with it.")
        }
        Recalled::Same { document, newer, hash } => {
            model.session.file = Some(SessionFile::new(path, *document, newer, hash));
            return;
        }
        Recalled::Former => format!("{name} was open in an earlier version. Open it again to go on saving to it."),
        Recalled::Changed => {
            format!("{name} has changed since it was open here. Open it to see how; saving asks for a file until then.")
        }
        Recalled::Gone => format!(
            "{name} is no longer where it was. What was set up is still here; save the session to keep it in a file."
        ),
    };
    model.report(Tone::Info, text);
}

/// A session was read: opened at once when nothing it rests on has changed, else after the changes were shown.
pub(super) fn read(model: &mut Model, path: PathBuf, result: Result<Box<SessionOffer>, Vec<Finding>>) {
    model.session.pending = None;
    match result {
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: dialogs::file_name(&path),
                path,
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

/// A session's catalog is where it is not looked for without asking.
pub(super) fn elsewhere(model: &mut Model, session: PathBuf, title: String, named: PathBuf) {
    model.session.pending = None;
    model.session.modal = Some(Modal::SessionCatalog {
        session,
        title,
        named,
        typed: false,
    });
}

/// The catalog is looked for where the session records it, now that the user has been asked.
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
        hash,
        home,
    } = offer;
    let other = home.filter(|home| home.key != model.home.key);
    // What is the user's own beside the session's stays: it is in no other file.
    let own = match &other {
        Some(home) => home.own(),
        None => Annotations::clone(&model.workspace.annotations),
    };
    workspace.annotations = Arc::new(annotations::together(&workspace.annotations, &own));
    let same = dataset.read_as == model.dataset.read_as;
    if let Some(home) = other {
        let before = home.work.as_ref().map(|_| home.restore(&dataset).0);
        replace::whole(model, dataset, workspace);
        if let Some(before) = before {
            model.history.remember_whole(before);
        }
        model.home = home;
    } else if same {
        // Undo brings back all that was there, answers and evidence too.
        model.history.remember_whole(model.workspace.clone());
        replace::again(model, dataset);
        model.workspace = workspace;
    } else {
        // The same file, read again.
        let (mut before, _) = Stored::of(&model.workspace, &model.dataset.catalog).restore(&dataset);
        before.annotations = Arc::clone(&model.workspace.annotations);
        replace::whole(model, dataset, workspace);
        model.history.remember_whole(before);
    }
    model.session.wanted_view = None;
    model.session.modal = None;
    let newer = document.is_newer() || !unknown.is_empty();
    model.preferences.opened(Some(&path));
    model.session.file = Some(SessionFile::new(path, document, newer, hash));
    let mut text = format!("Opened {file}.");
    if changes.is_empty() && changes.catalog.is_some() {
        text.push_str(" The catalog has changed since it was saved, but nothing that the session rests on.");
    }
    if !model.history.undo.is_empty() {
        text.push_str(" Undo brings back what was there before.");
    }
    model.say(Tone::Good, text);
}

/// A dataset was worked out again: it takes the place of the one it was made from, and nothing else moves.
pub(super) fn rebuilt(model: &mut Model, dataset: Arc<Dataset>, warnings: Vec<String>) {
    model.session.rebuilding = false;
    if dataset.read_as != model.dataset.read_as {
        // Another catalog was opened meanwhile.
        return;
    }
    replace::again(model, dataset);
    standing::tell(model);
    show_new_column(model);
    let (unfit, known) = (&mut model.session.unfit_said, &model.session.unfit_known);
    let before = unfit.len();
    for text in warnings {
        if !unfit.contains(&text) && !known.iter().any(|k| text.starts_with(k)) {
            unfit.push(text);
        }
    }
    if unfit.len() > before {
        // With the warnings about the same catalog from before, which this notice takes the place of.
        let text = unfit.join(" ");
        model.report(Tone::Info, text);
    }
}

/// Shows the column that was just added, where the table has columns of the user's choice.
fn show_new_column(model: &mut Model) {
    let Some(id) = &model.session.show_column else { return };
    let Some(column) = model.dataset.catalog.attribute(id) else {
        return;
    };
    model.session.show_column = None;
    let column = Subject::Attribute(column);
    if let Some(columns) = &mut model.workspace.view.grid.columns
        && !columns.shown().contains(&column)
    {
        columns.toggle(column);
        columns.place(column, 0);
    }
}

/// The dataset could not be worked out again: the one there is stays, and the same is not asked for again.
pub(super) fn not_rebuilt(model: &mut Model, why: String) {
    let view = model.session.wanted_view.unwrap_or(model.dataset.view);
    model.session.rebuilding = false;
    model.session.not_rebuilt = Some((view, Arc::clone(&model.workspace.annotations)));
    model.report(Tone::Bad, why);
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
