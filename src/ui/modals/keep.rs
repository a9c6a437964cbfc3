//! Questions before something of the user's would be lost or mixed up: a session file that somebody else has changed, a
//! session that is not saved, notes on another catalog of the same title.

use std::path::Path;

use egui::{Label, Ui};

use crate::{
    app::action::{Action, Actions, File, Keep},
    dataset::{OpenedFrom, shown},
    ui::{
        theme::scale,
        widgets::{primary_button, secondary_button, text},
    },
};

/// The session's file holds something else than when it was opened or saved here.
pub(super) fn changed_on_disk_ui(ui: &mut Ui, path: &Path, actions: &mut Actions) {
    let name = path.file_name().map(|n| shown(n.as_ref())).unwrap_or_default();
    ui.label(scale::title(format!("{name} changed on disk since you opened it")));
    text::running(
        ui,
        "Another window or person has written to it. Nothing has been saved yet. Keeping yours writes over what is there \
         now; taking theirs puts it in place of what you have set up here, and Undo brings yours back.",
    );
    ui.add(Label::new(scale::caption(shown(path))).wrap());
    choices(
        ui,
        actions,
        ("Keep mine", File::KeepMine.into()),
        &[
            ("Take theirs", File::TakeTheirs.into()),
            ("Save as…", File::SaveElsewhere.into()),
            ("Cancel", Action::CloseModal),
        ],
    );
}

/// Something else is to be opened while the session has changes that are not in its file.
pub(super) fn unsaved_ui(ui: &mut Ui, file: &str, next: &OpenedFrom, actions: &mut Actions) {
    ui.label(scale::title(format!("Save the changes to {file}?")));
    let what = match next {
        OpenedFrom::BuiltIn => "the built-in catalog".to_owned(),
        OpenedFrom::File(path) => path.file_name().map(|n| shown(n.as_ref())).unwrap_or_default(),
    };
    text::running(ui, format!("They are not in the file yet. Next, {what} is opened."));
    choices(
        ui,
        actions,
        ("Save", File::SaveThenOpen.into()),
        &[("Don’t save", File::OpenUnsaved.into()), ("Cancel", Action::CloseModal)],
    );
}

/// There are notes on another catalog of the same title.
pub(super) fn notes_ui(ui: &mut Ui, title: &str, from: &str, what: &str, actions: &mut Actions) {
    ui.label(scale::title("Use your notes here?"));
    text::running(
        ui,
        format!("You have notes on a catalog with this title, “{title}”: {what}. Use them here? They stay there too."),
    );
    ui.add(Label::new(scale::caption(format!("From {from}"))).wrap());
    choices(
        ui,
        actions,
        ("Use them here", Keep::UseNotes(true).into()),
        &[("Leave them there", Keep::UseNotes(false).into())],
    );
}

/// The ways on, the usual first.
fn choices(ui: &mut Ui, actions: &mut Actions, first: (&str, Action), others: &[(&str, Action)]) {
    ui.add_space(scale::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, first.0).clicked() {
            actions.push(first.1);
        }
        for (label, action) in others {
            if secondary_button(ui, label).clicked() {
                actions.push(action.clone());
            }
        }
    });
}
