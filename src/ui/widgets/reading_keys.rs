//! Arrows that scroll what there is to read in a dialog in which nothing else takes them.

use egui::{Key, Ui, style::ScrollAnimation, vec2};

use crate::ui::theme::scale;

/// To be called in the area that scrolls.
pub fn reading_keys(ui: &Ui) {
    let step = scale::SPACE_24 * 2.0;
    for (key, by) in [(Key::ArrowDown, -step), (Key::ArrowUp, step)] {
        if ui.input(|i| i.key_pressed(key)) {
            ui.scroll_with_delta_animation(vec2(0.0, by), ScrollAnimation::none());
        }
    }
}
