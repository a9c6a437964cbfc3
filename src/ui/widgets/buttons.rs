//! What is pressed. Each takes the words a screen reader reads; tests find buttons by the same words.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::control::{control, focus_ring, galley_center, galley_left, icon_at, is_lit, one_line, text_width};
use super::hints::{hint, stands_on};
use crate::ui::theme::{Icon, scale};

/// A button with an icon alone; `spoken_name` is read aloud and shown as its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, spoken_name: &str) -> Response {
    icon_control(ui, icon, spoken_name, None)
}

/// An [`icon_button`] that stays on or off, such as a pin.
pub fn icon_toggle(ui: &mut Ui, icon: Icon, spoken_name: &str, on: bool) -> Response {
    icon_control(ui, icon, spoken_name, Some(on))
}

fn icon_control(ui: &mut Ui, icon: Icon, spoken_name: &str, on: Option<bool>) -> Response {
    let info = |enabled| match on {
        Some(on) => WidgetInfo::selected(Role::Button, enabled, on, spoken_name),
        None => WidgetInfo::labeled(Role::Button, enabled, spoken_name),
    };
    let place = (Vec2::splat(scale::CONTROL), Sense::click());
    control(ui, place, info, |ui, rect, response, roles| {
        let lit = is_lit(response);
        let fill = if lit { roles.hover } else { Color32::TRANSPARENT };
        let color = match (on, lit) {
            (Some(true), _) => roles.accent_text,
            (_, true) => roles.text_strong,
            (_, false) => roles.text_weak,
        };
        ui.painter().rect_filled(rect, scale::CORNER, fill);
        icon_at(ui, rect.center(), scale::ICON, icon, color);
        focus_ring(ui, response, rect, scale::CORNER);
    })
}

/// Something in force that a click removes: a filter, a ticked service. `spoken` describes what the click does.
pub fn chip(ui: &mut Ui, text: &str, spoken: &str) -> Response {
    const CROSS: f32 = 12.0;
    let room = ui.available_width() - scale::SPACE_12 - scale::SPACE_8 - CROSS - scale::SPACE_4;
    let galley = one_line(ui, text, TextStyle::Body, room);
    let width = scale::SPACE_12 + galley.size().x + scale::SPACE_4 + CROSS + scale::SPACE_8;
    let info = |enabled| WidgetInfo::labeled(Role::Button, enabled, spoken);
    let place = (vec2(width, scale::CONTROL), Sense::click());
    let response = control(ui, place, info, |ui, rect, response, roles| {
        let (fill, cross, color) = if response.hovered() {
            (roles.hover, roles.text_strong, roles.text_strong)
        } else {
            (roles.raised, roles.text_weak, roles.text)
        };
        let corner = scale::CONTROL as u8 / 2;
        // The hit area is as high as any control; the pill itself is lower, so that a row of them stays light.
        let pill = rect.shrink2(vec2(0.0, 2.0));
        ui.painter()
            .rect(pill, corner, fill, Stroke::new(1.0, roles.line), StrokeKind::Inside);
        galley_left(ui, rect, scale::SPACE_12, &galley, color);
        let center = pos2(rect.right() - scale::SPACE_8 - CROSS * 0.5, rect.center().y);
        icon_at(ui, center, CROSS, Icon::Close, cross);
        focus_ring(ui, response, pill, corner);
    });
    if galley.elided {
        hint(&response, || text.to_owned());
    }
    response
}

/// The main action of a view; there is at most one in sight.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    text_button(ui, text, ButtonLook::Primary)
}

/// The action of a dialog that Enter takes: the main one, which has the keyboard while nothing else has it. Where
/// something could be lost it is the one that loses nothing.
pub fn default_button(ui: &mut Ui, text: &str) -> Response {
    let response = primary_button(ui, text);
    if ui.memory(|m| m.focused().is_none()) {
        response.request_focus();
    }
    response
}

/// An action beside the main one: the same height, no colour of its own.
pub fn secondary_button(ui: &mut Ui, text: &str) -> Response {
    text_button(ui, text, ButtonLook::Secondary)
}

/// An action that stays in the background until the pointer is on it: `Clear`, `Back`, `Not sure`.
pub fn quiet_button(ui: &mut Ui, text: &str) -> Response {
    text_button(ui, text, ButtonLook::Quiet)
}

/// How wide a [`quiet_button`] with these words is.
pub fn quiet_width(ui: &Ui, text: &str) -> f32 {
    text_width(ui, text, &TextStyle::Button) + scale::SPACE_8 * 2.0
}

/// The width at which what is wider is cut, so that all together fit: what is narrower keeps its own.
pub fn fair_share(wanted: &[f32], room: f32) -> f32 {
    let mut sorted = wanted.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = room.max(0.0);
    for (i, width) in sorted.iter().enumerate() {
        let share = left / (sorted.len() - i) as f32;
        if *width > share {
            return share;
        }
        left -= width;
    }
    f32::INFINITY
}

#[derive(Clone, Copy, PartialEq)]
enum ButtonLook {
    Primary,
    Secondary,
    Quiet,
}

fn text_button(ui: &mut Ui, text: &str, look: ButtonLook) -> Response {
    let (margin, height, style) = match look {
        ButtonLook::Primary => (scale::SPACE_16, scale::CONTROL_MAIN, scale::strong14()),
        ButtonLook::Secondary => (scale::SPACE_16, scale::CONTROL_MAIN, TextStyle::Button),
        ButtonLook::Quiet => (scale::SPACE_8, scale::CONTROL, TextStyle::Button),
    };
    let galley = one_line(ui, text, style, ui.available_width() - margin * 2.0);
    let place = (vec2(galley.size().x + margin * 2.0, height), Sense::click());
    let info = |enabled| WidgetInfo::labeled(Role::Button, enabled, text);
    let response = control(ui, place, info, |ui, rect, response, roles| {
        let (fill, line, color) = match (look, is_lit(response)) {
            // An accent that has faded would leave nothing to read.
            (ButtonLook::Primary, _) if !response.enabled() => {
                (roles.raised, Stroke::new(1.0, roles.line), roles.text_strong)
            }
            (ButtonLook::Primary, true) => (roles.accent_hover, Stroke::NONE, roles.on_accent),
            (ButtonLook::Primary, false) => (roles.accent, Stroke::NONE, roles.on_accent),
            (ButtonLook::Secondary, true) => (roles.hover, Stroke::new(1.0, roles.line), roles.text_strong),
            (ButtonLook::Secondary, false) => (roles.raised, Stroke::new(1.0, roles.line), roles.text_strong),
            (ButtonLook::Quiet, true) => (roles.hover, Stroke::NONE, roles.text_strong),
            (ButtonLook::Quiet, false) => (Color32::TRANSPARENT, Stroke::NONE, roles.text),
        };
        ui.painter().rect(rect, scale::CORNER, fill, line, StrokeKind::Inside);
        galley_center(ui, rect, &galley, color);
        // A gap separates the ring from a fill of nearly its own colour.
        let (ring, corner) = match look {
            ButtonLook::Primary => (rect.expand(1.0), scale::CORNER + 1),
            ButtonLook::Secondary | ButtonLook::Quiet => (rect, scale::CORNER),
        };
        focus_ring(ui, response, ring, corner);
    });
    if !galley.elided {
        stands_on(&response, || text.to_owned());
    }
    response
}

/// Six dots to drag by. Buttons do the same for the keyboard.
pub fn grip_dots(ui: &Ui, center: egui::Pos2, gaps: Vec2, radius: f32, color: Color32) {
    for column in [-0.5, 0.5] {
        for row in [-1.0, 0.0, 1.0] {
            let at = center + vec2(column * gaps.x, row * gaps.y);
            ui.painter().circle_filled(at, radius, color);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fair_share;

    #[test]
    fn long_names_give_way_first() {
        for (wanted, room, expected) in [
            (&[100.0, 100.0][..], 300.0, f32::INFINITY),
            (&[100.0, 400.0], 300.0, 200.0),
            (&[400.0, 100.0, 400.0], 500.0, 200.0),
            (&[400.0, 400.0], 300.0, 150.0),
            (&[][..], 300.0, f32::INFINITY),
        ] {
            let found = fair_share(wanted, room);
            assert_eq!(found.to_bits(), expected.to_bits(), "{wanted:?} in {room}");
        }
    }
}
