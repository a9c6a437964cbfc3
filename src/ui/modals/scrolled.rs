//! A page or a part of the sheet, which scrolls where it is higher than its room.

use egui::{ScrollArea, Ui};

use crate::ui::{theme::scale, widgets::scrolling};

/// Draws a part in so much height.
pub fn scrolled(ui: &mut Ui, salt: &str, room: f32, draw: impl FnOnce(&mut Ui)) {
    scrolling(
        ui,
        ScrollArea::vertical()
            .id_salt(salt)
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, false]),
        |ui| {
            ui.spacing_mut().item_spacing.y = scale::SPACE_4;
            draw(ui);
        },
    );
}
