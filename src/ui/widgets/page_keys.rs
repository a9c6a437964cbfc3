//! Page keys scroll what there is to read, wherever the keyboard is in a dialog: on its buttons, as a rule.

use egui::{Key, Ui, vec2};

/// To be called in the area that scrolls, of which so much is in sight.
pub fn page_keys(ui: &Ui, room: f32) {
    for (key, by) in [(Key::PageDown, -0.9), (Key::PageUp, 0.9)] {
        if ui.input(|i| i.key_pressed(key)) {
            ui.scroll_with_delta(vec2(0.0, by * room));
        }
    }
}
