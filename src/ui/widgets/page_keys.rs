//! Keys that scroll what there is to read, wherever the keyboard is in a dialog: on its buttons, as a rule.

use egui::{Key, Ui, vec2};

use crate::ui::theme::scale;

/// Farther than any list reaches.
const FAR: f32 = 1.0e6;

/// To be called in the area that scrolls, of which so much is in sight.
pub fn page_keys(ui: &Ui, room: f32) {
    for (key, by) in [(Key::PageDown, -0.9), (Key::PageUp, 0.9)] {
        step(ui, key, by * room);
    }
}

/// The same with arrows, and Home and End: for a dialog in which nothing else takes them. A field that is typed in keeps
/// Home and End to itself.
pub fn reading_keys(ui: &Ui, room: f32) {
    page_keys(ui, room);
    step(ui, Key::ArrowDown, -scale::SPACE_24 * 2.0);
    step(ui, Key::ArrowUp, scale::SPACE_24 * 2.0);
    if !ui.ctx().text_edit_focused() {
        step(ui, Key::End, -FAR);
        step(ui, Key::Home, FAR);
    }
}

fn step(ui: &Ui, key: Key, by: f32) {
    if ui.input(|i| i.key_pressed(key)) {
        ui.scroll_with_delta(vec2(0.0, by));
    }
}
