//! What stands at the right end of a row and is read last, as it is seen: with a layout from the right, a screen reader and
//! Tab would come to it first, and back to front.

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::text;

/// More than any row has, so that nothing in its end is cut before its width is known.
const AMPLE: f32 = 4096.0;

/// How much room the end of this row takes: as much as when it was last drawn in this very `ui`; nothing before that.
pub fn row_end_width(ui: &Ui, salt: &str) -> f32 {
    let id = ui.scope_id().with(("row end", salt));
    ui.data(|d| d.get_temp(id)).unwrap_or(0.0)
}

/// Draws the end of a row from left to right in the room [`row_end_width`] gives; called after the rest of the row is drawn.
/// Where it has become wider or narrower the frame is drawn once more.
pub fn row_end(ui: &mut Ui, salt: &str, align: Align, add: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(("row end", salt));
    let known = row_end_width(ui, salt);
    let room = ui.available_rect_before_wrap();
    // As much as it likes to take: what it takes now is what it has next time.
    let from = pos2((room.right() - known).max(room.left()), room.top());
    let rect = Rect::from_min_size(from, vec2(AMPLE, room.height()));
    let mut end = text::part(ui, rect, ("row end", salt), Layout::left_to_right(align));
    add(&mut end);
    let drawn = end.min_rect();
    if (drawn.width() - known).abs() > 0.5 {
        ui.data_mut(|d| d.insert_temp(id, drawn.width()));
        ui.ctx().request_discard("the end of a row has another width");
        // Where the passes of a frame are used up, the next frame has it.
        ui.ctx().request_repaint();
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(
        room.min,
        pos2(room.right(), drawn.bottom().max(room.top())),
    ));
}
