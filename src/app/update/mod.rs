//! What each action changes, by area. The dispatcher only sends actions on; the areas do the work.

mod annotations;
mod as_of;
mod compare;
pub mod decide;
mod evidence;
mod export;
mod file;
mod filter;
mod grid;
mod import;
mod palette;
mod range;
mod replace;
mod saved_view;
mod saving;
mod select;
mod session;
mod toggle;
mod typed;
mod why;

use super::{
    action::{Action, Annotate, AsOf, Compare, Decide, Evidence, Export, File, Filter, Import, Select},
    command::Command,
    effect::Effect,
    state::{Modal, Model, Palette},
};
use crate::{
    catalog::Reading,
    decide::Event as WizardEvent,
    workspace::{Layout, Place, ThemeChoice},
};

/// Changes the model by one action; returns what the shell should do. An action that makes no sense changes nothing.
pub fn update(model: &mut Model, action: Action) -> Vec<Effect> {
    let before = model.workspace.clone();
    let mut effects = Vec::new();
    let mut keeps_history = true;
    let goes_on = range::goes_on(model, &action);
    if !goes_on {
        model.session.moving = None;
    }
    match action {
        Action::Command(Command::Undo) => {
            model.history.undo(&mut model.workspace);
            keeps_history = false;
        }
        Action::Command(Command::Redo) => {
            model.history.redo(&mut model.workspace);
            keeps_history = false;
        }
        Action::Command(command) => {
            if command.is_enabled(model) {
                effects = run(model, command);
            }
            // What a command's own actions changed is in the history already.
            keeps_history = false;
        }
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
        Action::SavedViews(a) => saved_view::update(model, a),
        Action::WhyNot(a) => why::update(model, a),
        Action::Annotate(a) => annotations::update(model, a),
        Action::Palette(a) => {
            // The command it runs keeps its own history.
            keeps_history = false;
            if let Some(command) = palette::update(model, a) {
                effects = update(model, Action::Command(command));
            }
        }
        Action::Theme(theme) => model.preferences.theme = theme,
        Action::AsOf(a) => as_of::update(model, a),
        Action::CloseModal => close_modal(model),
        Action::Dismiss(i) => {
            if i < model.session.notices.len() {
                model.session.notices.remove(i);
            }
        }
    }
    if keeps_history && goes_on {
        model.history.redo.clear();
    } else if keeps_history {
        model.history.remember(before, &model.workspace);
    }
    effects.extend(session::rebuild(model));
    session::mark_changed(model);
    effects
}

fn close_modal(model: &mut Model) {
    model.session.saving = None;
    model.session.modal = None;
    model.session.drafts.path.set(String::new());
}

/// Carries out a command by the actions it stands for.
fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let act = |model: &mut Model, action: Action| update(model, action);
    match command {
        Command::OpenCatalog => act(model, File::AskOpen.into()),
        Command::Import => act(model, Import::Ask.into()),
        Command::ImportReport => act(model, Import::Show.into()),
        Command::OpenBuiltIn => act(model, File::OpenBuiltIn.into()),
        Command::Reload => file::reload(model),
        Command::Export(format) => act(model, Export::Save(format).into()),
        Command::CopyMarkdown => act(model, Export::CopyMarkdown.into()),
        Command::CopyHtml => act(model, Export::CopyHtml.into()),
        Command::Copy(part, form) => compare::copy(model, part, form),
        Command::DifferencesOnly => {
            let on = model.workspace.comparison.differences_only;
            act(model, Compare::SetDifferencesOnly(!on).into())
        }
        Command::WhyOver => {
            let pair = compare::toggle_why(model);
            act(model, Compare::Why(pair).into())
        }
        Command::MovePaneLeft | Command::MovePaneRight => {
            let by = if command == Command::MovePaneLeft { -1 } else { 1 };
            match model.session.compare.cursor {
                Some(cursor) => act(model, Compare::Move(cursor.pane, by).into()),
                None => vec![],
            }
        }
        Command::PinPane => match model.session.compare.cursor {
            Some(cursor) => act(model, Compare::TogglePin(cursor.pane).into()),
            None => vec![],
        },
        Command::SaveSession => act(model, File::SaveSession(false).into()),
        Command::SaveSessionAs => act(model, File::SaveSession(true).into()),
        Command::Star | Command::StrikeOut | Command::Note => match model.in_hand() {
            Some(service) => {
                let action = match command {
                    Command::Star => Annotate::Star(service),
                    Command::StrikeOut if annotations::is_struck(model, service) => Annotate::Unstrike(service),
                    Command::StrikeOut => Annotate::AskStrike(service),
                    _ => Annotate::AskNote(service),
                };
                act(model, action.into())
            }
            None => vec![],
        },
        Command::Quit => vec![Effect::Quit],
        Command::Undo | Command::Redo => vec![],
        Command::FocusSearch => {
            model.workspace.place = Place::Explore;
            model.session.focus_search = true;
            vec![]
        }
        Command::ClearFilters => act(model, Filter::ClearAll.into()),
        Command::ClearTicked => act(model, Select::ClearTicked.into()),
        Command::ShowCards => act(model, Filter::SetLayout(Layout::Cards).into()),
        Command::ShowTable => act(model, Filter::SetLayout(Layout::Table).into()),
        Command::ShowMatrix => act(model, Filter::SetLayout(Layout::Matrix).into()),
        Command::ShowTimeline => act(model, Filter::SetLayout(Layout::Timeline).into()),
        Command::ShowSources => act(model, Filter::SetLayout(Layout::Sources).into()),
        Command::ShowDisagreements => act(model, Filter::SetLayout(Layout::Disagreements).into()),
        Command::ShowGaps => act(model, Filter::SetLayout(Layout::Gaps).into()),
        Command::ToggleAgeLens => {
            let on = model.session.evidence.age_lens;
            act(model, Evidence::SetAgeLens(!on).into())
        }
        Command::ExportQuestions => act(model, Evidence::ExportQuestions.into()),
        Command::CopyQuestions => act(model, Evidence::CopyQuestions(None).into()),
        Command::ToggleFilters => act(model, Filter::ToggleFilters.into()),
        Command::CloseDetails => act(model, Select::CloseDetails.into()),
        Command::ThemeSystem => act(model, Action::Theme(ThemeChoice::System)),
        Command::ThemeLight => act(model, Action::Theme(ThemeChoice::Light)),
        Command::ThemeDark => act(model, Action::Theme(ThemeChoice::Dark)),
        Command::ZoomIn => vec![Effect::Zoom(1)],
        Command::ZoomOut => vec![Effect::Zoom(-1)],
        Command::ZoomReset => vec![Effect::Zoom(0)],
        Command::ReadingToday => act(model, AsOf::Reading(Reading::Today).into()),
        Command::ReadingDocuments => act(model, AsOf::Reading(Reading::Documents).into()),
        Command::GoExplore => act(model, Action::Go(Place::Explore)),
        Command::GoCompare => act(model, Action::Go(Place::Compare)),
        Command::GoDecide => act(model, Action::Go(Place::Decide)),
        Command::RestartWizard => {
            model.workspace.place = Place::Decide;
            act(model, Decide::Event(WizardEvent::Restart).into())
        }
        Command::Palette => {
            model.session.modal = Some(Modal::Palette(Palette::default()));
            vec![]
        }
        Command::Shortcuts => {
            model.session.modal = Some(Modal::Shortcuts);
            vec![]
        }
        Command::About => {
            model.session.modal = Some(Modal::About);
            vec![]
        }
    }
}
