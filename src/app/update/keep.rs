//! What is kept between runs: what other windows wrote meanwhile, notes offered by title, and what cannot be saved.

use std::{path::PathBuf, sync::Arc};

use super::{dialogs, left_form};
use crate::{
    app::{
        action::Keep,
        effect::{Choose, Effect},
        state::{Modal, Model, Notice, Pending, Tone, Unsaved},
        text::count,
    },
    catalog::{
        Annotations,
        wording::{excerpt, message},
    },
    workspace::kept::{ByTitle, DocumentKind, KeptContent as _, Settings, annotations},
};

pub(super) fn update(model: &mut Model, action: Keep) -> Vec<Effect> {
    match action {
        Keep::UseNotes(take) => use_notes(model, take),
        Keep::SettingsWritten { sent, written } => {
            let now = Settings::of(&model.preferences, sent.zoom, sent.window);
            let merged = Settings::merged(&sent, &now, &written).preferences();
            if merged.views != model.preferences.views {
                // The places of views have moved.
                model.session.drafts.view_change = None;
            }
            model.preferences = merged;
        }
        Keep::AnnotationsWritten { key, sent, written } => {
            if key == model.home.key {
                others(model, &sent, &written);
            }
        }
        Keep::Failed(message) => model.report(Tone::Bad, message),
        Keep::SavedAfterAll { name, reported } => saved_after_all(model, &name, reported),
        Keep::EndedUnclosed(file) => ended_unclosed(model, file),
        Keep::NotSaved { names, why } => not_saved(model, &names, why),
        Keep::TryAgain => {
            if let Some(Modal::NotSaved(unsaved)) = &mut model.session.modal {
                unsaved.again = true;
            }
            return vec![Effect::Quit];
        }
        Keep::SaveElsewhere => return dialogs::open(model, Choose::Folder),
        Keep::SaveInto(folder) => {
            model.session.pending = Some(Pending::Writing(None));
            return vec![Effect::SaveElsewhere(folder)];
        }
        Keep::SavedElsewhere(result) => {
            model.session.pending = None;
            match result {
                Ok(()) => return vec![Effect::QuitUnsaved],
                Err(message) => match &mut model.session.modal {
                    // A notice would be hidden under it.
                    Some(Modal::NotSaved(unsaved)) => unsaved.why = message,
                    _ => model.report(Tone::Bad, message),
                },
            }
        }
        Keep::QuitUnsaved => return vec![Effect::QuitUnsaved],
    }
    vec![]
}

/// What was reported as not saved, or asked about when the window was to close, is not any more.
fn saved_after_all(model: &mut Model, name: &str, reported: String) {
    if let Some(Modal::NotSaved(unsaved)) = &mut model.session.modal {
        let title = DocumentKind::of(name).title(name);
        unsaved.what.retain(|what| *what != title);
        if unsaved.what.is_empty() {
            model.session.modal = None;
        }
    }
    let reported = message(reported);
    let notices = &mut model.session.notices;
    let is_it = |n: &Notice| n.tone == Tone::Bad && n.text == reported;
    if notices.iter().any(is_it) {
        notices.retain(|n| !is_it(n));
        model.say(Tone::Good, "What could not be saved before is saved now.");
    }
}

/// Reports what is not saved, now that the window was to close. A form that it takes the place of comes back by undo.
fn not_saved(model: &mut Model, names: &[String], why: String) {
    let again = matches!(&model.session.modal, Some(Modal::NotSaved(unsaved)) if unsaved.again);
    left_form::remember(model);
    let what = names.iter().map(|name| DocumentKind::of(name).title(name)).collect();
    model.session.modal = Some(Modal::NotSaved(Unsaved { what, why, again }));
}

/// Takes up what other windows made of the annotations, in every state that undo could bring back too: what they wrote
/// is not this window's to take back.
fn others(model: &mut Model, sent: &Annotations, written: &Annotations) {
    if sent == written {
        return;
    }
    let mut done: Option<(Arc<Annotations>, Arc<Annotations>)> = None;
    let mut take_up = |own: &mut Arc<Annotations>| {
        // Many steps share one state.
        if let Some((was, now)) = &done
            && Arc::ptr_eq(was, own)
        {
            *own = Arc::clone(now);
            return;
        }
        let now = Arc::new(annotations::merged(sent, own, written));
        done = Some((Arc::clone(own), Arc::clone(&now)));
        *own = now;
    };
    take_up(&mut model.workspace.annotations);
    for state in model.history.states_mut() {
        take_up(&mut state.annotations);
    }
}

/// Asks about notes on another catalog of the same title, once nothing else is over the window.
pub(super) fn offer_notes(model: &mut Model) {
    if model.session.modal.is_some() || model.session.pending.is_some() {
        return;
    }
    if let Some(offer) = model.home.offers.first() {
        model.session.modal = Some(Modal::NotesByTitle {
            title: model.dataset.catalog.title.clone(),
            from: offer.from.clone(),
            what: what(&offer.annotations),
        });
        model.home.by_title = ByTitle::Undecided;
    }
}

fn use_notes(model: &mut Model, take: bool) {
    if !matches!(model.session.modal, Some(Modal::NotesByTitle { .. })) || model.home.offers.is_empty() {
        return;
    }
    model.session.modal = None;
    let offer = model.home.offers.remove(0);
    if take {
        let own = annotations::together(&model.workspace.annotations, &offer.annotations);
        model.workspace.annotations = Arc::new(own);
    }
    if model.home.offers.is_empty() {
        model.home.by_title = ByTitle::Answered;
    }
}

/// What there is: `2 claims, 1 star`.
fn what(own: &Annotations) -> String {
    let marks = || own.marks.values();
    let counts = [
        (own.claims.len(), "claim or note on a cell", "claims and notes on cells"),
        (marks().filter(|m| m.starred).count(), "star", "stars"),
        (marks().filter(|m| m.struck.is_some()).count(), "strike", "strikes"),
        (marks().filter(|m| !m.note.is_empty()).count(), "note", "notes"),
        (own.columns.len(), "column of yours", "columns of yours"),
        (own.attributes.len(), "attribute changed", "attributes changed"),
    ];
    let some = counts.into_iter().filter(|(n, ..)| *n > 0);
    let words: Vec<String> = some.map(|(n, one, many)| count(n, one, many)).collect();
    words.join(", ")
}

/// Reports that the last window was not closed, and offers what was open in it, unless something is being opened already.
fn ended_unclosed(model: &mut Model, file: Option<PathBuf>) {
    match file {
        Some(path) if model.session.pending.is_none() => model.session.modal = Some(Modal::EndedUnclosed(path)),
        Some(path) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let name = excerpt(&name);
            let log = model.files.log_words();
            let text = format!(
                "A window of Crosscheck ended without being closed, with {name} open. What was kept of it up to then \
                 comes back with it.{log}"
            );
            model.say_of_file(Tone::Info, text, path);
        }
        None => {
            let log = model.files.log_words();
            let text = format!(
                "A window of Crosscheck ended without being closed. What was kept up to then is here again.{log}"
            );
            model.report(Tone::Info, text);
        }
    }
}
