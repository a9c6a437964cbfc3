//! Lines that can be pressed: rows of a list, and headings that fold what is under them.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Ui, UiBuilder, text::LayoutJob, vec2};

use super::control::{cut_job, focus_ring, icon_at, paint_text, spoken_entry};
use crate::ui::theme::{Icon, roles, scale};

/// A row of a list that can be pressed: lit under the pointer, ringed for the keyboard, read aloud as one.
pub fn row(ui: &Ui, rect: Rect, id: Id, chosen: bool, words: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    spoken_entry(&response, Role::Button, chosen, words);
    let roles = roles(ui);
    if chosen {
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, roles.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, roles.raised);
    }
    focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The chevron of a heading that folds.
pub fn chevron(folded: bool) -> Icon {
    if folded { Icon::ChevronRight } else { Icon::ChevronDown }
}

/// Paints a heading that folds: the chevron in a square of `side` from `left` on, then its text. Returns whether that
/// was cut.
pub fn paint_fold(
    ui: &Ui,
    rect: Rect,
    (folded, left, side): (bool, f32, f32),
    color: egui::Color32,
    job: LayoutJob,
) -> bool {
    let middle = rect.left_center() + vec2(left + side / 2.0, 0.0);
    icon_at(ui, middle, side, chevron(folded), color);
    let text = rect.left() + left + side + if side > 12.0 { scale::SPACE_8 } else { 6.0 };
    let galley = cut_job(ui, job, rect.right() - text);
    let cut = galley.elided;
    paint_text(ui, egui::pos2(text, rect.center().y), galley, roles(ui).text);
    cut
}

/// A control whose field is not seen until the pointer is on it, `width` wide: what is seen of it, `by` after its field
/// begins, is at the left edge.
pub fn outdented<R>(ui: &mut Ui, by: f32, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let (rect, _) = ui.allocate_exact_size(vec2(width - by, scale::CONTROL), Sense::hover());
    add(&mut ui.new_child(UiBuilder::new().max_rect(rect.with_min_x(rect.left() - by))))
}
