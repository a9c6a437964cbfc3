//! Session files: saving, opening, and what a dataset worked out again brings with it.

use std::{path::PathBuf, sync::Arc};

use super::say;
use crate::{
    app::{
        action::Recalled,
        effect::Effect,
        state::{Modal, Model, Pending, SaveJob, Session, SessionFile, Tone},
    },
    catalog::{
        Catalog, Cond,
        cond::{Test, Want},
    },
    dataset::{Dataset, Loaded},
    workspace::{
        History, Step,
        session_document::{EXTENSION, Held, KIND, Offer},
    },
};

/// Saves the session: to its own file, or to one that is asked for.
pub(super) fn save(model: &mut Model, ask: bool) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    let held = Held::of(&model.dataset, &model.workspace);
    let known = model.session.file.as_ref().filter(|f| !f.newer).map(|f| f.path.clone());
    let job = SaveJob {
        file_name: match &model.session.file {
            Some(file) => file_name(&file.path),
            None => format!("session.{EXTENSION}"),
        },
        kind: KIND.to_owned(),
        extension: EXTENSION.to_owned(),
        content: held.write().into_bytes().into(),
    };
    model.session.saving = Some(SessionFile {
        path: PathBuf::new(),
        held: Box::new(held),
        newer: false,
        changed: false,
    });
    if let Some(path) = known.filter(|_| !ask) {
        model.session.pending = Some(Pending::Writing);
        // It is the session's own file, opened or saved before.
        return vec![Effect::Write {
            job,
            path,
            replace: true,
        }];
    }
    model.session.pending = Some(Pending::SaveDialog);
    vec![Effect::SaveDialog(job)]
}

/// The name of a file, for a person.
pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name()
        .map_or_else(|| "the file".into(), |n| n.to_string_lossy().into_owned())
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
    let name = file_name(&path);
    match found {
        Recalled::Same { held, .. } if held.catalog.title != model.dataset.catalog.title => {
            let text = format!(
                "{name} is about the catalog “{}”; open it to go on with it.",
                held.catalog.title
            );
            say(model, Tone::Info, text, None);
        }
        Recalled::Same { held, newer } => {
            model.session.file = Some(SessionFile {
                path,
                held,
                newer,
                changed: false,
            });
        }
        Recalled::Changed => {
            let text = format!(
                "{name} has changed since it was open here. Open it to see how; saving asks for a file until then."
            );
            say(model, Tone::Info, text, None);
        }
        Recalled::Gone => {
            let text = format!(
                "{name} is no longer where it was. What was set up is still here; save the session to keep it in a file."
            );
            say(model, Tone::Info, text, None);
        }
    }
}

/// A session was read: opened at once when nothing it rests on has changed, else told first.
pub(super) fn read(model: &mut Model, path: PathBuf, result: Result<Box<Offer>, Vec<crate::catalog::Finding>>) {
    model.session.pending = None;
    match result {
        Err(findings) => {
            model.session.modal = Some(Modal::Findings {
                file: file_name(&path),
                findings,
            });
        }
        Ok(offer) => {
            let offer = Box::new(Offer { path, ..*offer });
            if offer.changes.is_empty() && offer.unknown.is_empty() {
                accept(model, *offer);
            } else {
                model.session.modal = Some(Modal::SessionChanges(offer));
            }
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

fn accept(model: &mut Model, offer: Offer) {
    let Offer {
        path,
        file,
        held,
        dataset: Loaded(dataset),
        mut workspace,
        changes,
        unknown,
    } = offer;
    let same = dataset.read_as == model.dataset.read_as;
    workspace.theme = model.workspace.theme;
    // Views under a name are the reader's own, as the theme is.
    workspace.views.clone_from(&model.workspace.views);
    if same {
        // Undo brings back all that was there, answers and evidence too.
        model.history.redo.clear();
        model.history.undo.push(Step::whole(&model.workspace));
        swap(model, dataset);
        model.workspace = workspace;
    } else {
        shelve(model);
        let kept = model.shelf.remove(&dataset.catalog.title);
        if let Some(kept) = kept {
            Arc::make_mut(&mut workspace.own).take_in(&kept);
        }
        let notices = std::mem::take(&mut model.session.notices);
        model.session = Session {
            notices,
            evidence: model.session.evidence,
            ..Session::default()
        };
        model.history = History::default();
        model.dataset = dataset;
        model.workspace = workspace;
    }
    model.session.wanted_view = None;
    model.session.modal = None;
    let newer = held.is_newer() || !unknown.is_empty();
    model.session.file = Some(SessionFile {
        path,
        held: Box::new(held),
        newer,
        changed: false,
    });
    let mut text = format!("Opened {file}.");
    if changes.is_empty() && changes.catalog.is_some() {
        text.push_str(" The catalog has changed since it was saved, but nothing that the session rests on.");
    }
    if same {
        text.push_str(" Undo brings back what was there before.");
    }
    say(model, Tone::Good, text, None);
}

/// Puts what is the user's own about the open catalog on the shelf, for when it is opened again.
pub(super) fn shelve(model: &mut Model) {
    let title = model.dataset.catalog.title.clone();
    if model.workspace.own.is_empty() {
        model.shelf.remove(&title);
    } else {
        model.shelf.insert(title, Arc::clone(&model.workspace.own));
    }
}

/// A dataset was worked out again: it takes the place of the one it was made from, and nothing else moves.
pub(super) fn rebuilt(model: &mut Model, dataset: Arc<Dataset>, told: Vec<String>) {
    model.session.rebuilding = false;
    if dataset.read_as != model.dataset.read_as {
        // Another catalog was opened meanwhile.
        return;
    }
    swap(model, dataset);
    for text in told {
        say(model, Tone::Info, text, None);
    }
}

fn swap(model: &mut Model, dataset: Arc<Dataset>) {
    let (old, new) = (&model.dataset.catalog, &dataset.catalog);
    if old.sources.len() != new.sources.len() || old.sources.iter().zip(&new.sources).any(|(a, b)| a.id != b.id) {
        let steps = model.history.undo.iter_mut().chain(&mut model.history.redo);
        for step in steps {
            carry_over(&mut step.query.conds, old, new);
            if let Some(whole) = &mut step.whole {
                carry_over(&mut whole.query.conds, old, new);
            }
        }
        carry_over(&mut model.workspace.query.conds, old, new);
    }
    model.dataset = dataset;
}

/// Conditions on sources follow their ids: those of the user's own come and go.
fn carry_over(conds: &mut Vec<Cond>, old: &Catalog, new: &Catalog) {
    conds.retain_mut(|cond| match &mut cond.test {
        Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => {
            wants.retain_mut(|want| match want {
                Want::Source(s) => {
                    let now = old.sources.get(s.at()).and_then(|x| new.source(&x.id));
                    now.map(|now| *s = now).is_some()
                }
                _ => true,
            });
            !wants.is_empty()
        }
        Test::Bound(..) => true,
    });
}

/// What the dataset still lacks of the view asked for and of the user's own, as an effect; `None` when it has all.
pub(super) fn rebuild(model: &mut Model) -> Option<Effect> {
    let view = model.session.wanted_view.unwrap_or(model.dataset.view);
    let has = view == model.dataset.view && model.workspace.own == model.dataset.own;
    if has || model.session.rebuilding {
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
        file.changed = file.held.differs(&model.dataset, &model.workspace);
        model.session.file = Some(file);
    }
}

/// Whether a path is a session's.
pub(super) fn is_session(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION))
}

/// What the shell answers an opened path with.
pub(super) fn open(model: &mut Model, path: PathBuf) -> Vec<Effect> {
    model.session.pending = Some(Pending::Reading);
    vec![Effect::LoadSession(path)]
}

/// Nothing will be written after all.
pub(super) fn not_saved(model: &mut Model) {
    model.session.saving = None;
}
