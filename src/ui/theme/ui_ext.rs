//! The controls that egui has not, or has louder than this program wants them.
//!
//! Each takes the words a screen reader says. Tests find controls by the same words.

use std::sync::Arc;

use egui::{
    Color32, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo,
    WidgetText, emath::GuiRounding as _, pos2, vec2,
};

use super::{
    icons::{Icon, paint_icon},
    roles, scale,
    shapes::{self, StateShape},
};

/// What a [`badge`] says about the thing it stands beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    /// A plain fact: a kind, a count.
    #[default]
    Plain,
    /// Something good.
    Good,
    /// Something to look at before choosing.
    Caution,
    /// Something that speaks against.
    Bad,
}

/// One choice of a [`segmented`] control.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// What it is called.
    pub label: &'a str,
    /// How many things wait there; `None` or zero shows no number, but keeps its place free.
    pub count: Option<usize>,
}

impl<'a> Segment<'a> {
    /// A choice that never has a number.
    pub const fn new(label: &'a str) -> Self {
        Self { label, count: None }
    }

    /// A choice with a number beside its name.
    pub const fn counted(label: &'a str, count: usize) -> Self {
        Self {
            label,
            count: Some(count),
        }
    }
}

/// A button with an icon alone; `spoken_name` is read aloud and shown as its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, spoken_name: &str) -> Response {
    icon_control(ui, icon, spoken_name, None)
}

/// An [`icon_button`] that stays on or off, such as a pin.
pub fn icon_toggle(ui: &mut Ui, icon: Icon, spoken_name: &str, on: bool) -> Response {
    icon_control(ui, icon, spoken_name, Some(on))
}

fn icon_control(ui: &mut Ui, icon: Icon, spoken_name: &str, on: Option<bool>) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(scale::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(Role::Button, enabled, on, spoken_name),
        None => WidgetInfo::labeled(Role::Button, enabled, spoken_name),
    });
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let lit = response.hovered() || response.is_pointer_button_down_on();
        let fill = if lit { roles.hover } else { Color32::TRANSPARENT };
        let ink = match (on, lit) {
            (Some(true), _) => roles.accent_text,
            (_, true) => roles.text_strong,
            (_, false) => roles.text_weak,
        };
        ui.painter().rect_filled(rect, scale::CORNER, fill);
        paint_icon(
            ui.painter(),
            Rect::from_center_size(rect.center(), Vec2::splat(scale::ICON)),
            icon,
            ink,
        );
        focus_ring(ui, &response, rect, scale::CORNER);
    }
    response.on_hover_text(spoken_name)
}

/// Something in force that a click takes away: a filter, a ticked service. `spoken` says what the click does.
pub fn chip(ui: &mut Ui, text: &str, spoken: &str) -> Response {
    const CROSS: f32 = 12.0;
    let roles = roles(ui);
    let room = ui.available_width() - scale::SPACE_12 - scale::SPACE_8 - CROSS - scale::SPACE_4;
    let galley = one_line(ui, text, TextStyle::Body, room);
    let cut = galley.elided;
    let size = vec2(
        scale::SPACE_12 + galley.size().x + scale::SPACE_4 + CROSS + scale::SPACE_8,
        scale::CONTROL,
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, spoken));
    if ui.is_rect_visible(rect) {
        let lit = response.hovered();
        let (fill, cross) = if lit {
            (roles.hover, roles.text_strong)
        } else {
            (roles.raised, roles.text_weak)
        };
        let corner = scale::CONTROL as u8 / 2;
        // The hit area is as high as any control; the pill itself is lower, so that a row of them stays light.
        let pill = rect.shrink2(vec2(0.0, 2.0));
        ui.painter()
            .rect(pill, corner, fill, Stroke::new(1.0, roles.line), StrokeKind::Inside);
        galley_left(
            ui,
            rect,
            scale::SPACE_12,
            &galley,
            if lit { roles.text_strong } else { roles.text },
        );
        let cross_rect = Rect::from_center_size(
            pos2(rect.right() - scale::SPACE_8 - CROSS * 0.5, rect.center().y),
            Vec2::splat(CROSS),
        );
        paint_icon(ui.painter(), cross_rect, Icon::Close, cross);
        focus_ring(ui, &response, pill, corner);
    }
    if cut {
        response.on_hover_text(text)
    } else {
        response.on_hover_text(spoken)
    }
}

/// A sign with its word. `shape` is `None` for a plain value, which stands where the sign would.
///
/// The word is cut where the room ends; the whole of it is then the tooltip, and is always read aloud.
pub fn state_label(ui: &mut Ui, shape: Option<StateShape>, word: &str) -> Response {
    let roles = roles(ui);
    let sign_width = if shape.is_some() { scale::SIGN + 6.0 } else { 0.0 };
    let galley = one_line(ui, word, TextStyle::Body, ui.available_width() - sign_width);
    let cut = galley.elided;
    let height = galley.size().y.max(scale::SIGN);
    let (rect, response) = ui.allocate_exact_size(vec2(sign_width + galley.size().x, height), Sense::hover());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, word));
    if ui.is_rect_visible(rect) {
        let ink = match shape {
            None | Some(StateShape::Yes | StateShape::Partly | StateShape::No) => roles.text_strong,
            Some(StateShape::Conflicting) => roles.caution,
            Some(StateShape::NotApplicable | StateShape::NotStated) => roles.text_weak,
        };
        if let Some(shape) = shape {
            let sign = Rect::from_min_size(
                pos2(rect.left(), rect.center().y - scale::SIGN * 0.5),
                Vec2::splat(scale::SIGN),
            );
            shapes::paint(ui.painter(), sign, shape, &roles);
        }
        galley_left(ui, rect, sign_width, &galley, ink);
    }
    if cut { response.on_hover_text(word) } else { response }
}

/// A sign alone in a square of `side`, for rows of signs and the matrix; `spoken` is its name and its tooltip.
pub fn state_sign(ui: &mut Ui, shape: StateShape, side: f32, spoken: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, enabled, spoken));
    if ui.is_rect_visible(rect) {
        let sign = Rect::from_center_size(rect.center(), Vec2::splat(scale::SIGN.min(side)));
        shapes::paint(ui.painter(), sign, shape, &roles(ui));
    }
    response.on_hover_text(spoken)
}

/// The small number of a source beside a value; `spoken` names the source.
pub fn source_mark(ui: &mut Ui, number: usize, spoken: &str) -> Response {
    let galley = one_line(ui, &number.to_string(), TextStyle::Small, f32::INFINITY);
    let size = vec2((galley.size().x + scale::SPACE_8).max(18.0), 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, spoken));
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let (fill, ink) = if response.hovered() || response.has_focus() {
            (roles.accent_tint, roles.accent_text)
        } else {
            (Color32::TRANSPARENT, roles.text_weak)
        };
        ui.painter().rect_filled(rect, scale::CORNER_SMALL, fill);
        galley_center(ui, rect, &galley, ink);
        focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    }
    response.on_hover_text(spoken)
}

/// Choices side by side of which exactly one holds: `Explore | Compare 3 | Decide`.
///
/// Gives the index that was clicked. Widths depend on the words alone, so that nothing moves when another one is
/// chosen; the place of a number stays free while there is none.
pub fn segmented(ui: &mut Ui, spoken: &str, segments: &[Segment<'_>], chosen: usize) -> Option<usize> {
    let mut clicked = None;
    let roles = roles(ui);
    let frame = egui::Frame::new()
        .fill(roles.raised)
        .corner_radius(scale::CORNER)
        .inner_margin(2);
    let whole = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        // In a row that runs from the right, egui lays children from the right too; the words keep their order.
        let backwards = ui.layout().prefer_right_to_left();
        ui.horizontal(|ui| {
            for at in 0..segments.len() {
                let index = if backwards { segments.len() - 1 - at } else { at };
                if segment_ui(ui, segments[index], index == chosen).clicked() {
                    clicked = Some(index);
                }
            }
        });
    });
    whole
        .response
        .widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, spoken));
    clicked
}

fn segment_ui(ui: &mut Ui, segment: Segment<'_>, chosen: bool) -> Response {
    let roles = roles(ui);
    let label = one_line(ui, segment.label, TextStyle::Body, f32::INFINITY);
    // Room for one digit while there is no number yet.
    let count_room = if segment.count.is_some() {
        scale::SPACE_8
            + one_line(
                ui,
                &segment.count.unwrap_or(0).to_string(),
                TextStyle::Small,
                f32::INFINITY,
            )
            .size()
            .x
    } else {
        0.0
    };
    let inner = label.size().x + count_room;
    let (rect, response) = ui.allocate_exact_size(vec2(inner + scale::SPACE_24, scale::CONTROL), Sense::click());
    let number = segment.count.filter(|count| *count > 0);
    let name = number.map_or_else(
        || segment.label.to_owned(),
        |count| format!("{} {count}", segment.label),
    );
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, &name));
    if ui.is_rect_visible(rect) {
        let ink = if chosen || response.hovered() {
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
            ui.painter().rect(
                rect,
                scale::CORNER_SMALL,
                fill,
                Stroke::new(1.0, line),
                StrokeKind::Inside,
            );
        }
        galley_left(ui, rect, scale::SPACE_12, &label, ink);
        if let Some(count) = number {
            let count = one_line(ui, &count.to_string(), TextStyle::Small, f32::INFINITY);
            let ink = if chosen { roles.accent_text } else { roles.text_weak };
            galley_left(ui, rect, scale::SPACE_12 + label.size().x + scale::SPACE_8, &count, ink);
        }
        focus_ring(ui, &response, rect, scale::CORNER_SMALL);
    }
    response
}

/// The main action of a view; there is at most one in sight.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let galley = one_line(ui, text, scale::strong14(), ui.available_width() - scale::SPACE_32);
    let (rect, response) = ui.allocate_exact_size(
        vec2(galley.size().x + scale::SPACE_32, scale::CONTROL_MAIN),
        Sense::click(),
    );
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let lit = response.hovered() || response.is_pointer_button_down_on();
        let fill = if lit { roles.accent_hover } else { roles.accent };
        ui.painter().rect_filled(rect, scale::CORNER, fill);
        galley_center(ui, rect, &galley, roles.on_accent);
        // A gap keeps the ring apart from a fill of nearly its own colour.
        focus_ring(ui, &response, rect.expand(1.0), scale::CORNER + 1);
    }
    response
}

/// An action beside the main one: the same height, no colour of its own.
pub fn secondary_button(ui: &mut Ui, text: &str) -> Response {
    text_button(ui, text, scale::CONTROL_MAIN, true)
}

/// An action that stays in the background until the pointer is on it: `Clear`, `Back`, `Not sure`.
pub fn quiet_button(ui: &mut Ui, text: &str) -> Response {
    text_button(ui, text, scale::CONTROL, false)
}

fn text_button(ui: &mut Ui, text: &str, height: f32, filled: bool) -> Response {
    let margin = if filled { scale::SPACE_16 } else { scale::SPACE_8 };
    let galley = one_line(ui, text, TextStyle::Button, ui.available_width() - margin * 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + margin * 2.0, height), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let lit = response.hovered() || response.is_pointer_button_down_on();
        let fill = match (lit, filled) {
            (true, _) => roles.hover,
            (false, true) => roles.raised,
            (false, false) => Color32::TRANSPARENT,
        };
        let line = if filled {
            Stroke::new(1.0, roles.line)
        } else {
            Stroke::NONE
        };
        let ink = if filled || lit { roles.text_strong } else { roles.text };
        ui.painter().rect(rect, scale::CORNER, fill, line, StrokeKind::Inside);
        galley_center(ui, rect, &galley, ink);
        focus_ring(ui, &response, rect, scale::CORNER);
    }
    response
}

/// A word or two about a thing, which cannot be pressed: `dataset`, `retired`.
pub fn badge(ui: &mut Ui, text: &str, kind: BadgeKind) -> Response {
    let galley = one_line(ui, text, TextStyle::Small, ui.available_width() - 12.0);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 12.0, 20.0), Sense::hover());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, text));
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let (ink, line) = match kind {
            BadgeKind::Plain => (roles.text, roles.line),
            BadgeKind::Good => (roles.good, roles.edge(roles.good)),
            BadgeKind::Caution => (roles.caution, roles.edge(roles.caution)),
            BadgeKind::Bad => (roles.bad, roles.edge(roles.bad)),
        };
        ui.painter()
            .rect_stroke(rect, scale::CORNER_SMALL, Stroke::new(1.0, line), StrokeKind::Inside);
        galley_center(ui, rect, &galley, ink);
    }
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

/// A [`tick_box`] whose words stand elsewhere, such as the one in the corner of a card; `spoken` names it.
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
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let lit = response.hovered();
        let left = if label.is_some() {
            rect.left()
        } else {
            rect.center().x - scale::ICON * 0.5
        };
        let side = Rect::from_min_size(
            pos2(left, rect.center().y - scale::ICON * 0.5),
            Vec2::splat(scale::ICON),
        )
        .round_to_pixels(ui.pixels_per_point());
        if on {
            let fill = if lit { roles.accent_hover } else { roles.accent };
            ui.painter().rect_filled(side, scale::CORNER_SMALL, fill);
            paint_icon(ui.painter(), side.shrink(1.5), Icon::Tick, roles.on_accent);
        } else {
            let edge = if lit { roles.text_strong } else { roles.outline };
            ui.painter().rect(
                side,
                scale::CORNER_SMALL,
                roles.surface,
                Stroke::new(1.25, edge),
                StrokeKind::Inside,
            );
        }
        if let Some(galley) = label {
            let ink = if lit || on { roles.text_strong } else { roles.text };
            galley_left(ui, rect, scale::ICON + scale::SPACE_8, galley, ink);
        }
        focus_ring(ui, &response, side.expand(1.0), scale::CORNER_SMALL + 1);
    }
    response
}

/// One of several choices of which one holds, with its words. A click is the answer: the caller moves the choice.
pub fn radio(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let gap = scale::ICON + scale::SPACE_8;
    let galley = one_line(ui, text, TextStyle::Body, ui.available_width() - gap);
    let (rect, response) = ui.allocate_exact_size(vec2(gap + galley.size().x, scale::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, text));
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let lit = response.hovered();
        let center = pos2(rect.left() + scale::ICON * 0.5, rect.center().y).round_to_pixels(ui.pixels_per_point());
        let radius = scale::ICON * 0.5;
        if chosen {
            ui.painter()
                .circle_filled(center, radius, if lit { roles.accent_hover } else { roles.accent });
            ui.painter().circle_filled(center, radius * 0.4, roles.on_accent);
        } else {
            let edge = if lit { roles.text_strong } else { roles.outline };
            // egui draws the line of a ring outside its radius.
            ui.painter()
                .circle(center, radius - 1.25, roles.surface, Stroke::new(1.25, edge));
        }
        galley_left(
            ui,
            rect,
            gap,
            &galley,
            if lit || chosen { roles.text_strong } else { roles.text },
        );
        focus_ring(
            ui,
            &response,
            Rect::from_center_size(center, Vec2::splat(scale::ICON + 2.0)),
            scale::ICON as u8,
        );
    }
    response
}

/// A bar for a share of one, with a whisker from `low` to `high` for what is not known; `spoken` says it in words.
///
/// Only the first in a ranking is `strong`: the accent leads the eye to one bar, not to all.
pub fn share_bar(
    ui: &mut Ui,
    size: Vec2,
    share: f32,
    whisker: Option<(f32, f32)>,
    strong: bool,
    spoken: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(share)),
        ..WidgetInfo::labeled(Role::Meter, enabled, spoken)
    });
    if ui.is_rect_visible(rect) {
        let roles = roles(ui);
        let track = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().min(8.0)));
        let at = |share: f32| track.left() + track.width() * share.clamp(0.0, 1.0);
        ui.painter().rect_filled(track, scale::CORNER_SMALL, roles.raised);
        let filled = Rect::from_min_max(track.min, pos2(at(share), track.bottom()));
        ui.painter().rect_filled(
            filled,
            scale::CORNER_SMALL,
            if strong { roles.accent } else { roles.outline },
        );
        if let Some((low, high)) = whisker {
            let stroke = Stroke::new(1.5, roles.text_strong);
            let (low, high, middle) = (at(low), at(high), track.center().y);
            ui.painter().hline(low..=high, middle, stroke);
            for end in [low, high] {
                ui.painter().vline(end, track.y_range().expand(2.0), stroke);
            }
        }
    }
    response.on_hover_text(spoken)
}

/// Paints the ring around `rect` while `response` has the keyboard. For controls painted by hand.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: u8) {
    if response.has_focus() {
        let roles = roles(ui);
        let stroke = Stroke::new(roles.focus_width, roles.focus);
        ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Outside);
    }
}

/// `text` laid out on one line, cut with “…” at `room`.
fn one_line(ui: &Ui, text: &str, style: TextStyle, room: f32) -> Arc<Galley> {
    WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), room.max(0.0), style)
}

/// Paints `galley` from `indent` on, half-way up `rect`.
fn galley_left(ui: &Ui, rect: Rect, indent: f32, galley: &Arc<Galley>, ink: Color32) {
    let at = pos2(rect.left() + indent, rect.center().y - galley.size().y * 0.5);
    ui.painter()
        .galley(at.round_to_pixels(ui.pixels_per_point()), Arc::clone(galley), ink);
}

fn galley_center(ui: &Ui, rect: Rect, galley: &Arc<Galley>, ink: Color32) {
    let at = rect.center() - galley.size() * 0.5;
    ui.painter()
        .galley(at.round_to_pixels(ui.pixels_per_point()), Arc::clone(galley), ink);
}
