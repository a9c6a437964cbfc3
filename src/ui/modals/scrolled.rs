//! A page or a part of the sheet, which scrolls where it is higher than its room.

use egui::{ScrollArea, Ui};

use crate::ui::{low, theme::scale, widgets::scrolling};

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

/// Higher than any sheet.
const WHOLE: f32 = 4096.0;

/// How high a part is at most that scrolls by itself in a sheet with `around` beside it. In a low window it is whole: of two
/// areas within one another neither would have room.
pub fn part_room(ui: &Ui, around: f32, least: f32) -> f32 {
    if low::is_low(ui.ctx()) {
        return WHOLE;
    }
    (ui.ctx().content_rect().height() - around).max(least)
}
