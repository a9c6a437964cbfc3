//! What is chosen: one of several, or on and off.

use std::sync::Arc;

use egui::{
    Color32, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo,
    emath::GuiRounding as _, pos2, vec2,
};

use super::control::{control, focus_ring, galley_left, one_line, text_width};
use super::hints::{hint, hint_keys, stands_on};
use crate::catalog::wording::thousands;
use crate::ui::theme::{ColorRoles, Icon, paint_icon, roles, scale};

/// One choice of a [`segmented`] control.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// What it is called.
    pub label: &'a str,
    /// How many things are there; `None` or zero shows no number, but keeps its place free.
    pub count: Option<usize>,
    /// The keys that choose it, for its tooltip; may be none.
    pub keys: Option<egui::KeyboardShortcut>,
}

impl<'a> Segment<'a> {
    /// A choice that never has a number.
    pub const fn new(label: &'a str) -> Self {
        Self {
            label,
            count: None,
            keys: None,
        }
    }

    /// A choice with a number beside its name.
    pub const fn counted(label: &'a str, count: usize) -> Self {
        Self {
            label,
            count: Some(count),
            keys: None,
        }
    }

    /// The same with the keys that choose it.
    #[must_use]
    pub const fn with_keys(self, keys: Option<egui::KeyboardShortcut>) -> Self {
        Self { keys, ..self }
    }
}

/// Choices side by side of which exactly one holds: `Explore | Compare 3 | Decide`.
///
/// Returns the index that was clicked. Widths depend on the words alone, so that nothing moves when another one is
/// chosen; the place of a number stays free while there is none.
pub fn segmented(ui: &mut Ui, spoken: &str, segments: &[Segment<'_>], chosen: usize) -> Option<usize> {
    let mut clicked = None;
    let roles = roles(ui);
    let frame = egui::Frame::new()
        .fill(roles.raised)
        .corner_radius(scale::CORNER)
        .inner_margin(2);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        // In a row that runs from the right, egui lays children from the right too; the words keep their order.
        let backwards = ui.layout().prefer_right_to_left();
        radio_group(ui, spoken, |ui| {
            ui.horizontal(|ui| {
                for at in 0..segments.len() {
                    let index = if backwards { segments.len() - 1 - at } else { at };
                    if segment_ui(ui, segments[index], index == chosen).clicked() {
                        clicked = Some(index);
                    }
                }
            });
        });
    });
    clicked
}

/// Choices of which one holds, under a name, which is before its choices as a screen reader reaches them.
pub fn radio_group(ui: &mut Ui, spoken: &str, add: impl FnOnce(&mut Ui)) {
    let group = UiBuilder::new()
        .accessibility_label(spoken)
        .accessibility_role(Role::RadioGroup);
    ui.scope_builder(group, add);
}

/// How wide a [`segmented`] control of these choices is, none of which has a number.
pub fn segmented_width<'a>(ui: &Ui, labels: impl Iterator<Item = &'a str>) -> f32 {
    let widths = labels.map(|label| text_width(ui, label, &TextStyle::Body) + scale::SPACE_24 + 2.0);
    widths.sum::<f32>() + 2.0
}

fn segment_ui(ui: &mut Ui, segment: Segment<'_>, chosen: bool) -> Response {
    let label = one_line(ui, segment.label, TextStyle::Body, f32::INFINITY);
    let digits = |ui: &Ui, n: usize| one_line(ui, thousands(n), TextStyle::Small, f32::INFINITY);
    // Room for one digit while there is no number yet.
    let count_room = segment.count.map_or(0.0, |n| scale::SPACE_8 + digits(ui, n).size().x);
    let width = label.size().x + count_room + scale::SPACE_24;
    let number = segment.count.filter(|count| *count > 0);
    let words = || {
        let count = number.map_or_else(String::new, |n| format!(" {}", thousands(n)));
        format!("{}{count}", segment.label)
    };
    let info = |enabled| WidgetInfo::selected(Role::RadioButton, enabled, chosen, words());
    let place = (vec2(width, scale::CONTROL), Sense::click());
    let response = control(ui, place, info, |ui, rect, response, roles| {
        let color = if chosen || response.hovered() {
            roles.text_strong
        } else {
            roles.text_weak
        };
        if chosen {
            let (fill, line) = if roles.dark {
                (roles.accent_tint, Color32::TRANSPARENT)
            } else {
                (roles.surface, roles.line)
            };
            let line = Stroke::new(1.0, line);
            ui.painter()
                .rect(rect, scale::CORNER_SMALL, fill, line, StrokeKind::Inside);
        }
        galley_left(ui, rect, scale::SPACE_12, &label, color);
        if let Some(n) = number {
            let color = if chosen { roles.accent_text } else { roles.text_weak };
            let indent = scale::SPACE_12 + label.size().x + scale::SPACE_8;
            galley_left(ui, rect, indent, &digits(ui, n), color);
        }
        focus_ring(ui, response, rect, scale::CORNER_SMALL);
    });
    stands_on(&response, words);
    hint_keys(&response, segment.keys);
    response
}

/// A tick box. egui's own shows the empty box too faintly and the ticked one without the accent.
///
/// Toggles `ticked` and marks the response as changed, like `ui.checkbox`.
pub fn tick_box(ui: &mut Ui, ticked: &mut bool, text: &str) -> Response {
    let gap = if text.is_empty() {
        0.0
    } else {
        scale::ICON + scale::SPACE_8
    };
    let galley = one_line(ui, text, TextStyle::Body, ui.available_width() - gap);
    let size = vec2((gap + galley.size().x).max(scale::CONTROL), scale::CONTROL);
    tick_box_sized(ui, ticked, size, text, Some(&galley))
}

/// A [`tick_box`] whose words are elsewhere, such as the one in the corner of a card; `spoken` names it.
pub fn tick_box_bare(ui: &mut Ui, ticked: &mut bool, spoken: &str) -> Response {
    tick_box_sized(ui, ticked, Vec2::splat(scale::CONTROL), spoken, None)
}

fn tick_box_sized(ui: &mut Ui, ticked: &mut bool, size: Vec2, spoken: &str, label: Option<&Arc<Galley>>) -> Response {
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
        response.mark_changed();
    }
    let (on, enabled) = (*ticked, ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, spoken));
    hint(&response, || spoken.to_owned());
    if label.is_some_and(|label| !label.elided) {
        stands_on(&response, || spoken.to_owned());
    }
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let lit = response.hovered();
        let left = if label.is_some() {
            rect.left()
        } else {
            rect.center().x - scale::ICON * 0.5
        };
        let corner = pos2(left, rect.center().y - scale::ICON * 0.5);
        let side = Rect::from_min_size(corner, Vec2::splat(scale::ICON));
        let side = tick_mark(ui, side, on, lit);
        if let Some(galley) = label {
            let color = if lit || on { roles.text_strong } else { roles.text };
            galley_left(ui, rect, scale::ICON + scale::SPACE_8, galley, color);
        }
        focus_ring(ui, &response, side.expand(1.0), scale::CORNER_SMALL + 1);
    }
    response
}

/// The box of a [`tick_box`] alone. Returns its rectangle.
pub fn tick_mark(ui: &Ui, side: Rect, on: bool, lit: bool) -> Rect {
    let roles = roles(ui);
    let side = side.round_to_pixels(ui.pixels_per_point());
    if on {
        let fill = if lit { roles.accent_hover } else { roles.accent };
        ui.painter().rect_filled(side, scale::CORNER_SMALL, fill);
        paint_icon(ui.painter(), side.shrink(1.5), Icon::Tick, roles.on_accent);
    } else {
        let edge = Stroke::new(1.25, if lit { roles.text_strong } else { roles.outline });
        ui.painter()
            .rect(side, scale::CORNER_SMALL, roles.surface, edge, StrokeKind::Inside);
    }
    side
}

/// One of several choices of which one holds, with its words. A click is the answer: the caller moves the choice.
pub fn radio(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let gap = scale::ICON + scale::SPACE_8;
    let galley = one_line(ui, text, TextStyle::Body, ui.available_width() - gap);
    let info = |enabled| WidgetInfo::selected(Role::RadioButton, enabled, chosen, text);
    let place = (vec2(gap + galley.size().x, scale::CONTROL), Sense::click());
    let response = control(ui, place, info, |ui, rect, response, roles| {
        let center = pos2(rect.left() + scale::ICON * 0.5, rect.center().y).round_to_pixels(ui.pixels_per_point());
        radio_mark(ui, center, chosen, response.hovered(), roles);
        let color = if response.hovered() || chosen {
            roles.text_strong
        } else {
            roles.text
        };
        galley_left(ui, rect, gap, &galley, color);
        let ring = Rect::from_center_size(center, Vec2::splat(scale::ICON + 2.0));
        focus_ring(ui, response, ring, scale::ICON as u8);
    });
    if !galley.elided {
        stands_on(&response, || text.to_owned());
    }
    response
}

fn radio_mark(ui: &Ui, center: egui::Pos2, chosen: bool, lit: bool, roles: &ColorRoles) {
    let radius = scale::ICON * 0.5;
    if chosen {
        let fill = if lit { roles.accent_hover } else { roles.accent };
        ui.painter().circle_filled(center, radius, fill);
        ui.painter().circle_filled(center, radius * 0.4, roles.on_accent);
    } else {
        let edge = if lit { roles.text_strong } else { roles.outline };
        // egui draws the line of a ring outside its radius.
        ui.painter()
            .circle(center, radius - 1.25, roles.surface, Stroke::new(1.25, edge));
    }
}
