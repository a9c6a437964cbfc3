//! What every control painted by hand has in common: a place, words for a screen reader, a ring for the keyboard, and
//! text that is cut where the room ends.

use std::{fmt::Display, sync::Arc};

use egui::{
    Color32, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, emath::GuiRounding as _, pos2, text::LayoutJob,
};

use super::hints::{hint, hint_entry};
use crate::ui::theme::{ColorRoles, Icon, paint_icon, roles};

/// Something of a size, with its name for a screen reader. It is painted only while it is in sight.
pub(super) fn control(
    ui: &mut Ui,
    (size, sense): (Vec2, Sense),
    info: impl Fn(bool) -> WidgetInfo,
    paint: impl FnOnce(&Ui, Rect, &Response, &ColorRoles),
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let enabled = ui.is_enabled();
    response.widget_info(|| info(enabled));
    hint(&response, || info(enabled).label.unwrap_or_default());
    if ui.is_rect_visible(rect) {
        paint(ui, rect, &response, &roles(ui));
    }
    response
}

/// Whether the pointer is on it or holds it down.
pub(super) fn is_lit(response: &Response) -> bool {
    response.hovered() || response.is_pointer_button_down_on()
}

/// Paints the ring around `rect` while `response` has the keyboard. For controls painted by hand.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: u8) {
    if response.has_focus() {
        let roles = roles(ui);
        let stroke = Stroke::new(roles.focus_width, roles.focus);
        ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Outside);
    }
}

/// Gives a response other words for a screen reader than it shows. They are put together only where one listens:
/// `format_args!` costs nothing until then.
pub fn spoken(response: &Response, role: Role, words: impl Display) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, words.to_string()));
    if is_pressed(role) {
        hint(response, || words.to_string());
    }
}

/// The same for what can be on or off.
pub fn spoken_as(response: &Response, role: Role, on: bool, words: impl Display) {
    spoken_entry(response, role, on, &words);
    if is_pressed(role) {
        hint(response, || words.to_string());
    }
}

/// The same for an entry of a list, which needs no tooltip: all of it stands on it.
pub fn spoken_entry(response: &Response, role: Role, on: bool, words: impl Display) {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(role, enabled, on, words.to_string()));
    hint_entry(response, "");
}

fn is_pressed(role: Role) -> bool {
    matches!(role, Role::Button | Role::CheckBox | Role::RadioButton | Role::Link)
}

/// `text` laid out on one line, cut with “…” at `room`.
pub fn one_line(ui: &Ui, text: impl Into<WidgetText>, style: TextStyle, room: f32) -> Arc<Galley> {
    text.into()
        .into_galley(ui, Some(TextWrapMode::Truncate), room.max(0.0), style)
}

/// A prepared text laid out on one line, cut with “…” at `room`.
pub fn cut_job(ui: &Ui, mut job: LayoutJob, room: f32) -> Arc<Galley> {
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    ui.fonts_mut(|f| f.layout_job(job))
}

/// Plain text on one line in a colour, cut with “…” at `room`.
pub fn cut_line(ui: &Ui, text: &str, style: &TextStyle, color: Color32, room: f32) -> Arc<Galley> {
    let job = LayoutJob::simple_singleline(text.to_owned(), style.resolve(ui.style()), color);
    cut_job(ui, job, room)
}

/// Plain text in a colour, wrapped at `room`.
pub fn wrapped(ui: &Ui, text: &str, style: &TextStyle, color: Color32, room: f32) -> Arc<Galley> {
    let job = LayoutJob::simple(text.to_owned(), style.resolve(ui.style()), color, room);
    ui.fonts_mut(|f| f.layout_job(job))
}

/// How wide a text is on one line.
pub fn text_width(ui: &Ui, text: &str, style: &TextStyle) -> f32 {
    let font = style.resolve(ui.style());
    ui.fonts_mut(|f| f.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER))
        .size()
        .x
}

/// Paints a line of text from `at` on, half-way up. Returns how wide it is.
pub fn paint_text(ui: &Ui, at: Pos2, galley: Arc<Galley>, color: Color32) -> f32 {
    let size = galley.size();
    ui.painter().galley(pos2(at.x, at.y - size.y / 2.0), galley, color);
    size.x
}

/// Paints a line of text from `at` on, half-way up, all of it in one colour.
pub fn paint_over(ui: &Ui, at: Pos2, galley: Arc<Galley>, color: Color32) {
    let top = pos2(at.x, at.y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(top, galley, color);
}

/// One line of text from `at` on, half-way up, cut with “…” at `room`. Returns its width and whether it was cut.
pub fn line_text(ui: &Ui, at: Pos2, text: impl Into<WidgetText>, color: Color32, room: f32) -> (f32, bool) {
    let galley = one_line(ui, text, TextStyle::Body, room);
    let laid_out = (galley.size().x, galley.elided);
    paint_over(ui, at, galley, color);
    laid_out
}

/// An icon in the middle of a square.
pub fn icon_at(ui: &Ui, center: Pos2, side: f32, icon: Icon, color: Color32) {
    paint_icon(
        ui.painter(),
        Rect::from_center_size(center, Vec2::splat(side)),
        icon,
        color,
    );
}

/// Paints `galley` from `indent` on, half-way up `rect`.
pub(super) fn galley_left(ui: &Ui, rect: Rect, indent: f32, galley: &Arc<Galley>, color: Color32) {
    let at = pos2(rect.left() + indent, rect.center().y - galley.size().y * 0.5);
    ui.painter()
        .galley(at.round_to_pixels(ui.pixels_per_point()), Arc::clone(galley), color);
}

pub(super) fn galley_center(ui: &Ui, rect: Rect, galley: &Arc<Galley>, color: Color32) {
    let at = rect.center() - galley.size() * 0.5;
    ui.painter()
        .galley(at.round_to_pixels(ui.pixels_per_point()), Arc::clone(galley), color);
}

/// Lets a screen reader announce it whenever it changes.
pub fn announced(response: &Response) {
    let live = egui::accesskit::Live::Polite;
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_live(live));
}

/// Gives a screen reader where in a table something is, and what it is there.
pub fn in_table(ctx: &egui::Context, id: egui::Id, role: Role, (row, column): (Option<usize>, Option<usize>)) {
    ctx.accesskit_node_builder(id, |node| {
        node.set_role(role);
        if let Some(row) = row {
            node.set_row_index(row);
        }
        if let Some(column) = column {
            node.set_column_index(column);
        }
    });
}
