//! What is only read: badges, symbols with their words, and bars.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::control::{control, galley_center, galley_left, one_line};
use super::hints::stands_on;
use crate::ui::theme::{self, StateShape, scale};

/// What a [`badge`] means for the thing beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeKind {
    /// A plain fact: a kind, a count.
    #[default]
    Plain,
    /// Something good.
    Good,
    /// Something to look at before choosing.
    Caution,
    /// Something that counts against it.
    Bad,
}

/// A word or two about a thing, which cannot be pressed: `library`, `retired`.
pub fn badge(ui: &mut Ui, text: &str, kind: BadgeKind) -> Response {
    let galley = one_line(ui, text, TextStyle::Small, ui.available_width() - 12.0);
    let place = (vec2(galley.size().x + 12.0, 20.0), Sense::hover());
    let info = |enabled| WidgetInfo::labeled(Role::Label, enabled, text);
    let response = control(ui, place, info, |ui, rect, _, roles| {
        let (color, line) = match kind {
            BadgeKind::Plain => (roles.text, roles.line),
            BadgeKind::Good => (roles.good, roles.edge(roles.good)),
            BadgeKind::Caution => (roles.caution, roles.edge(roles.caution)),
            BadgeKind::Bad => (roles.bad, roles.edge(roles.bad)),
        };
        ui.painter()
            .rect_stroke(rect, scale::CORNER_SMALL, Stroke::new(1.0, line), StrokeKind::Inside);
        galley_center(ui, rect, &galley, color);
    });
    if !galley.elided {
        stands_on(&response, || text.to_owned());
    }
    response
}

/// A symbol with its word. `shape` is `None` for a plain value, which takes the symbol's place.
///
/// The word is cut where the room ends; the whole of it is then the tooltip, and is always read aloud.
pub fn state_label(ui: &mut Ui, shape: Option<StateShape>, word: &str) -> Response {
    let sign_width = if shape.is_some() { scale::SIGN + 6.0 } else { 0.0 };
    let galley = one_line(ui, word, TextStyle::Body, ui.available_width() - sign_width);
    let size = vec2(sign_width + galley.size().x, galley.size().y.max(scale::SIGN));
    let info = |enabled| WidgetInfo::labeled(Role::Label, enabled, word);
    let response = control(ui, (size, Sense::hover()), info, |ui, rect, _, roles| {
        let color = match shape {
            None | Some(StateShape::Yes | StateShape::Partly | StateShape::No) => roles.text_strong,
            Some(StateShape::Conflicting) => roles.caution,
            Some(StateShape::NotApplicable | StateShape::NotStated) => roles.text_weak,
        };
        if let Some(shape) = shape {
            let corner = pos2(rect.left(), rect.center().y - scale::SIGN * 0.5);
            let sign = Rect::from_min_size(corner, Vec2::splat(scale::SIGN));
            theme::paint(ui.painter(), sign, shape, roles);
        }
        galley_left(ui, rect, sign_width, &galley, color);
    });
    if !galley.elided {
        stands_on(&response, || word.to_owned());
    }
    response
}

/// A bar for a share of one, with a whisker from `low` to `high` for what is not known; `spoken` states it in words.
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
    let info = |enabled| WidgetInfo {
        value: Some(f64::from(share)),
        ..WidgetInfo::labeled(Role::Meter, enabled, spoken)
    };
    let response = control(ui, (size, Sense::hover()), info, |ui, rect, _, roles| {
        let track = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().min(8.0)));
        let at = |share: f32| track.left() + track.width() * share.clamp(0.0, 1.0);
        ui.painter().rect_filled(track, scale::CORNER_SMALL, roles.raised);
        let filled = Rect::from_min_max(track.min, pos2(at(share), track.bottom()));
        let fill = if strong { roles.accent } else { roles.outline };
        ui.painter().rect_filled(filled, scale::CORNER_SMALL, fill);
        if let Some((low, high)) = whisker {
            let stroke = Stroke::new(1.5, roles.text_strong);
            let (low, high) = (at(low), at(high));
            ui.painter().hline(low..=high, track.center().y, stroke);
            for end in [low, high] {
                ui.painter().vline(end, track.y_range().expand(2.0), stroke);
            }
        }
    });
    response.on_hover_text(spoken)
}
