//! Questions before something of the user's would be lost or mixed up, or a place be looked at that someone else named.
//! The first answer of each, which Enter takes, is one that loses nothing and contacts nothing.

use std::path::Path;

use egui::{Label, ScrollArea, Ui};

use super::path::path_ui;
use crate::{
    app::{
        action::{Action, Actions, File, Import, Keep, OwnAttributes},
        state::Unsaved,
    },
    catalog::wording::excerpt,
    dataset::{OpenedFrom, shown},
    ui::{
        theme::scale,
        widgets::{default_button, scrolling, secondary_button, text},
    },
};

/// The session's file holds something else than when it was opened or saved here.
pub(super) fn changed_on_disk_ui(ui: &mut Ui, path: &Path, actions: &mut Actions) {
    title_ui(ui, format!("{} changed on disk since you opened it", name_of(path)));
    text_ui(ui, |ui| {
        text::running(
            ui,
            "Another window or person has written to it, and nothing has been saved yet. Saving as another file keeps \
             both. Keeping yours writes over what is there now. Taking theirs puts it in place of what you have set up \
             here, and Undo brings yours back.",
        );
        ui.add(Label::new(scale::caption(shown(path))).wrap());
    });
    answers_ui(
        ui,
        actions,
        ("Save as…", File::SaveElsewhere.into()),
        &[
            ("Keep mine", File::KeepMine.into()),
            ("Take theirs", File::TakeTheirs.into()),
            ("Cancel", Action::CloseModal),
        ],
    );
}

/// Something else is to be opened while the session has changes that are not in its file.
pub(super) fn unsaved_ui(ui: &mut Ui, file: &str, next: &OpenedFrom, actions: &mut Actions) {
    title_ui(ui, format!("Save the changes to {file}?"));
    let what = match next {
        OpenedFrom::BuiltIn => "the built-in catalog".to_owned(),
        OpenedFrom::File(path) => name_of(path),
    };
    text_ui(ui, |ui| {
        text::running(ui, format!("They are not in the file yet. Next, {what} is opened."))
    });
    answers_ui(
        ui,
        actions,
        ("Save", File::SaveThenOpen.into()),
        &[("Don’t save", File::OpenUnsaved.into()), ("Cancel", Action::CloseModal)],
    );
}

/// The last window ended without being closed, and had a file open.
pub(super) fn ended_unclosed_ui(ui: &mut Ui, path: &Path, log_words: &str, actions: &mut Actions) {
    title_ui(ui, format!("Open {} again?", name_of(path)));
    text_ui(ui, |ui| {
        text::running(
            ui,
            format!(
                "A window of Crosscheck ended without being closed, and this file was open in it. What you had set up and noted \
                 was kept within a second or two of each change.{log_words}"
            ),
        );
        ui.add(Label::new(scale::caption(shown(path))).wrap());
    });
    answers_ui(
        ui,
        actions,
        ("Open it again", File::Open(path.to_path_buf()).into()),
        &[("Not now", Action::CloseModal)],
    );
}

/// There are notes on another catalog of the same title.
pub(super) fn notes_ui(ui: &mut Ui, title: &str, from: &str, what: &str, actions: &mut Actions) {
    title_ui(ui, "Use your notes here?");
    text_ui(ui, |ui| {
        text::running(
            ui,
            format!(
                "You have notes on a catalog with this title, “{}”: {what}. Used here, they stay there too.",
                excerpt(title)
            ),
        );
        ui.add(Label::new(scale::caption(format!("From {from}"))).wrap());
    });
    answers_ui(
        ui,
        actions,
        // Nothing is decided: the question returns when the catalog is next opened.
        ("Ask me later", Action::CloseModal),
        &[
            ("Use them here", Keep::UseNotes(true).into()),
            ("Leave them there", Keep::UseNotes(false).into()),
        ],
    );
}

/// A session's catalog is at a place that is not looked at without asking. `typed`: the path typed so far, where the
/// system has no dialog to choose one in.
pub(super) fn session_catalog_ui(ui: &mut Ui, title: &str, named: &Path, typed: Option<&str>, actions: &mut Actions) {
    if let Some(path) = typed {
        path_ui(ui, ("Open the session’s catalog", "Open"), path, actions);
        return;
    }
    title_ui(ui, "Open the session’s catalog?");
    text_ui(ui, |ui| {
        text::running(
            ui,
            format!(
                "The session is about “{}”, which it says is here: {}",
                excerpt(title),
                shown(named)
            ),
        );
        text::running(
            ui,
            "Whoever saved the session chose this place. Open it only if you know it: nothing has been looked for there \
             yet.",
        );
    });
    answers_ui(
        ui,
        actions,
        ("Cancel", Action::CloseModal),
        &[
            ("Choose another…", File::AskSessionCatalog.into()),
            ("Open", File::OpenNamedCatalog.into()),
        ],
    );
}

/// The open catalog was made from a list, whose columns define what its attributes are.
pub(super) fn list_behind_ui(ui: &mut Ui, (catalog, list): (&str, &str), actions: &mut Actions) {
    title_ui(ui, format!("Read {} again?", excerpt(list)));
    text_ui(ui, |ui| {
        text::running(
            ui,
            format!(
                "{} was made from this list. Its attributes are what was said of the list’s columns: read the list again, \
                 say something else of them, and save what comes of it as a catalog in this one’s place.",
                excerpt(catalog)
            ),
        );
        text::running(
            ui,
            format!(
                "The list is looked for beside the catalog. What was added to {} by hand is not in it. Changed for you \
                 alone, they lie with your stars and notes, and neither file is touched.",
                excerpt(catalog)
            ),
        );
    });
    answers_ui(
        ui,
        actions,
        ("Cancel", Action::CloseModal),
        &[
            ("Read the list", Import::FromCatalog.into()),
            ("Change them for me alone", OwnAttributes::Ask.into()),
        ],
    );
}

/// There is a file of the name to be written.
pub(super) fn replace_ui(ui: &mut Ui, path: &str, actions: &mut Actions) {
    title_ui(ui, "Replace the file?");
    let sentence = format!("There is a file of this name already: {path}");
    text_ui(ui, |ui| text::running(ui, sentence));
    answers_ui(
        ui,
        actions,
        ("Keep the old one", Action::CloseModal),
        &[("Replace", File::ReplaceAnyway.into())],
    );
}

/// The window is to close, and something of the user's is not on the disk.
pub(super) fn not_saved_ui(ui: &mut Ui, unsaved: &Unsaved, actions: &mut Actions) {
    title_ui(
        ui,
        if unsaved.again {
            "It is still not saved"
        } else {
            "Some of your work is not saved yet"
        },
    );
    text_ui(ui, |ui| {
        text::running(ui, &unsaved.why);
        text::strong(ui, "Not saved");
        for what in &unsaved.what {
            text::running(ui, what);
        }
        text::caption(
            ui,
            "Saved elsewhere, each is a file of its own. To have it back, put the files into the folder above while \
             Crosscheck is not running.",
        );
    });
    answers_ui(
        ui,
        actions,
        ("Try again", Keep::TryAgain.into()),
        &[
            ("Save elsewhere…", Keep::SaveElsewhere.into()),
            ("Quit without saving", Keep::QuitUnsaved.into()),
            ("Cancel", Action::CloseModal),
        ],
    );
}

/// What there is to read. In a low window it scrolls, so that the answers stay in sight.
fn text_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) {
    // Frame, title and two lines of answers.
    let room = (ui.ctx().content_rect().height() - 216.0).max(72.0);
    scrolling(
        ui,
        ScrollArea::vertical()
            .max_height(room)
            // What was here before may have been lower.
            .min_scrolled_height(room)
            .auto_shrink([false, true]),
        |ui| contents(ui),
    );
}

fn title_ui(ui: &mut Ui, title: impl Into<String>) {
    ui.add(Label::new(scale::title(title)).wrap());
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|n| shown(n.as_ref())).unwrap_or_default()
}

/// The answers, the safe one first: it has the keyboard.
fn answers_ui(ui: &mut Ui, actions: &mut Actions, safe: (&str, Action), others: &[(&str, Action)]) {
    ui.add_space(scale::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        if default_button(ui, safe.0).clicked() {
            actions.push(safe.1);
        }
        for (label, action) in others {
            if secondary_button(ui, label).clicked() {
                actions.push(action.clone());
            }
        }
    });
}
