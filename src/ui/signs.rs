//! What the signs of cells mean: on the page How it works, and behind a button beside whatever shows them.

use egui::{TextStyle, Ui};

use super::{
    keys::with_hint,
    theme::{Icon, StateShape, scale},
    widgets::{icon_button, lasting_popup, quiet_button, state_label, text, text_width},
};
use crate::app::{Command, action::Actions};

/// How wide they are where there is room: none is cut.
const WIDTH: f32 = 528.0;

const HEADING: &str = "What the signs mean";

/// Each symbol with its word, as everywhere.
const SIGNS: [(Option<StateShape>, &str, &str); 7] = [
    (Some(StateShape::Yes), "yes", "a source says so"),
    (Some(StateShape::No), "no", "a source says that it is not so"),
    (
        Some(StateShape::Partly),
        "partly",
        "it holds only in part; the note says how far",
    ),
    (None, "a value", "a number, a date, options: as stated"),
    (
        Some(StateShape::NotApplicable),
        "n/a",
        "the question makes no sense here",
    ),
    (
        Some(StateShape::NotStated),
        "not stated",
        "no source says; that is not a no",
    ),
    (
        Some(StateShape::Conflicting),
        "sources disagree",
        "both sides are shown, each with its source and date",
    ),
];

/// Each sign with what it means, under a heading.
pub fn signs_ui(ui: &mut Ui) {
    text::section(ui, 0.0, HEADING);
    for (shape, word, meaning) in SIGNS {
        let line = format!("{word}: {meaning}");
        let room = ui.available_width() - scale::SIGN - scale::SPACE_8;
        if text_width(ui, &line, &TextStyle::Body) <= room {
            state_label(ui, shape, &line);
        } else {
            state_label(ui, shape, word);
            text::caption(ui, meaning);
        }
    }
}

/// The button that opens them.
pub fn signs_button_ui(ui: &mut Ui, actions: &mut Actions) {
    let button = icon_button(ui, Icon::Info, HEADING);
    lasting_popup(&button, Some(egui::Id::unique("signs")), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 64.0));
        signs_ui(ui);
        ui.add_space(scale::SPACE_4);
        if with_hint(quiet_button(ui, Command::OF_SIGNS.face().label), Command::OF_SIGNS).clicked() {
            actions.push(Command::OF_SIGNS);
            ui.close();
        }
    });
}
