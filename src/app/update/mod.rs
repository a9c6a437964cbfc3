//! What each action changes, by area. The dispatcher only sends actions on; the areas do the work.

mod annotations;
mod as_of;
mod attributes;
mod columns;
mod compare;
mod decide;
mod dialogs;
mod editions;
mod evidence;
mod export;
mod file;
mod filter;
mod grid;
mod import;
mod keep;
mod left_form;
mod on_disk;
mod palette;
mod prefer;
mod range;
mod replace;
mod saved_view;
mod select;
mod session;
mod standing;
mod toggle;
mod typed;
mod undo;
mod why;

use super::{
    action::{Action, Keep},
    effect::Effect,
    state::{Modal, Model},
};
use crate::workspace::history;

/// Changes the model by one action; returns what the shell should do. An action that makes no sense changes nothing.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let before = model.workspace.clone();
    let (reported, wanted_view) = (model.session.notice_serial, model.session.wanted_view);
    let mut effects = Vec::new();
    let mut keeps_history = true;
    let goes_on = range::goes_on(model, &action);
    if !goes_on {
        model.session.moving = None;
    }
    match action {
        Action::Command(command) => {
            if command.is_enabled(model)
                && let Some(action) = command.action(model)
            {
                effects = update(model, action);
            }
            // What the command's action changed is in the history already.
            keeps_history = false;
        }
        Action::Undo if model.undoes_reading() => {
            effects = import::steps::back(model);
            keeps_history = false;
        }
        Action::Redo if model.redoes_reading() => {
            effects = import::steps::forth(model);
            keeps_history = false;
        }
        Action::Undo => {
            if let Some(former) = undo::undo(model) {
                effects = file::update(model, former);
            }
            keeps_history = false;
        }
        Action::Redo => {
            undo::redo(model);
            keeps_history = false;
        }
        Action::Quit => effects.push(Effect::Quit),
        Action::Zoom(steps) => effects.push(Effect::Zoom(steps)),
        Action::FindInFormat(typed) => {
            if let Some(Modal::Format(words)) = &mut model.session.modal {
                *words = typed;
            }
        }
        Action::Show(modal) => model.open_over(modal),
        Action::Go(place) => model.workspace.place = place,
        Action::Filter(a) => filter::update(model, a),
        Action::Grid(a) => grid::update(model, a),
        Action::Select(a) => select::update(model, a),
        Action::Compare(a) => compare::update(model, a),
        Action::Decide(a) => decide::update(model, a),
        Action::Evidence(a) => effects = evidence::update(model, a),
        Action::File(a) => {
            // A new catalog brings its own history; see `file`.
            keeps_history = false;
            effects = file::update(model, a);
        }
        Action::Export(a) => {
            keeps_history = false;
            effects = export::update(model, a);
        }
        Action::Import(a) => {
            keeps_history = false;
            effects = import::update(model, a);
        }
        Action::Editions(a) => {
            keeps_history = false;
            effects = editions::update(model, a);
        }
        Action::SavedViews(a) => saved_view::update(model, a),
        Action::Keep(a) => {
            keeps_history = matches!(a, Keep::UseNotes(_));
            effects = keep::update(model, a);
        }
        Action::WhyNot(a) => why::update(model, a),
        Action::Annotate(a) => annotations::update(model, a),
        Action::OwnColumns(a) => columns::update(model, a),
        Action::OwnAttributes(a) => attributes::update(model, a),
        Action::Palette(a) => {
            // What is done keeps its own history.
            keeps_history = false;
            for action in palette::update(model, a) {
                effects.extend(update(model, action));
            }
        }
        Action::Prefer(a) => effects = prefer::update(model, a),
        Action::AsOf(a) => as_of::update(model, a),
        Action::CloseModal => close_modal(model),
        Action::Dismiss(serial) => model.session.notices.retain(|n| n.serial != serial),
    }
    if model.workspace.place != before.place {
        // What was opened in one place has no meaning in the next.
        model.session.open = None;
        model.session.claims_of = None;
    }
    let is_other = model.workspace.place != before.place
        || (model.session.wanted_view.is_some() && model.session.wanted_view != wanted_view)
        || history::differs(&before, &model.workspace);
    if is_other {
        undo::forget_notices(model, reported);
    }
    if keeps_history && goes_on {
        model.history.redo.clear();
    } else if keeps_history {
        model.history.remember(before, &model.workspace);
    }
    undo::forget_offers(model);
    keep::offer_notes(model);
    effects.extend(session::rebuild(model));
    session::mark_changed(model);
    effects
}

/// What workers should do for what is looked at now; called after every change and after a start.
pub fn wanted(model: &mut Model) -> impl Iterator<Item = Effect> + use<> {
    let all = [
        compare::wanted(model),
        decide::wanted(model),
        evidence::wanted(model),
        evidence::inferred_wanted(model),
    ];
    all.into_iter().flatten().chain(file::changes_wanted(model))
}

fn close_modal(model: &mut Model) {
    if matches!(model.session.modal, Some(Modal::NotesByTitle { .. })) {
        // It is computed again at the next start.
        model.home.offers.clear();
    }
    model.session.saving = None;
    model.session.open_after_saving = None;
    left_form::remember(model);
    model.session.modal = match model.session.modal.take() {
        Some(Modal::FolderPath(Some(unsaved))) => Some(Modal::NotSaved(unsaved)),
        _ => None,
    };
    model.session.drafts.path.set(String::new());
}
