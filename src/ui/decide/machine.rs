//! The wizard's machine as a picture: states one below the other, the plain way straight down, every other arrow as an
//! arc beside it, forward on the right and back on the left. Nothing is laid out by hand: places and arcs follow from
//! the machine's own states and arrows.

use egui::{
    Color32, CursorIcon, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui,
    epaint::CubicBezierShape, pos2, vec2,
};

use super::controls::line_at;
use crate::{
    app::{
        action::{Actions, Decide},
        state::DecidePage,
        view::decide::{ArrowView, MachineView, StateView},
    },
    ui::{
        theme::{self, Icon, scale},
        widgets::{focus_ring, hint, icon_at, quiet_button, text},
    },
};

/// Height of a state.
const STATE: f32 = 36.0;
/// From one state to the next.
const GAP: f32 = 12.0;
/// How much further out an arc runs for each state it passes.
const LANE: f32 = 9.0;

/// The picture, with what leads on from the state being looked at in words.
pub(super) fn machine_ui(ui: &mut Ui, view: &MachineView, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        ui.label(scale::title("The steps as a picture"));
        if quiet_button(ui, "Back to the questions").clicked() {
            actions.push(Decide::Show(DecidePage::Wizard));
        }
    });
    let about = "Click a step to go there; every answer is kept. Ways forward run on the right, ways back on the left.";
    text::running(ui, about);
    ui.add_space(scale::SPACE_12);
    let looked_at = picture_ui(ui, view, actions);
    ui.add_space(scale::SPACE_16);
    words_ui(ui, view, looked_at);
}

/// Draws states and arrows; returns the state being looked at: under the pointer, with the keyboard, or where one is.
fn picture_ui(ui: &mut Ui, view: &MachineView, actions: &mut Actions) -> usize {
    // In a narrow window the arcs leave their room to the names.
    let lanes = (view.states.len() as f32 * LANE + 24.0).min(ui.available_width() * 0.2);
    let width = (ui.available_width() - 2.0 * lanes).clamp(160.0, 320.0);
    let height = view.states.len() as f32 * (STATE + GAP) - GAP;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let left = area.left() + lanes;
    let place = |i: usize| Rect::from_min_size(pos2(left, area.top() + i as f32 * (STATE + GAP)), vec2(width, STATE));
    let mut looked_at = view.states.iter().position(|s| s.here).unwrap_or(0);
    let responses: Vec<Response> = view
        .states
        .iter()
        .enumerate()
        .map(|(i, state)| {
            let sense = if state.allowed { Sense::click() } else { Sense::hover() };
            ui.interact(place(i), ui.scope_id().with(("state", i)), sense)
        })
        .collect();
    for (i, response) in responses.iter().enumerate() {
        if response.has_focus() {
            looked_at = i;
        }
    }
    if let Some(i) = responses.iter().position(Response::hovered) {
        looked_at = i;
    }
    // Quiet arrows first, so that those of the state being looked at are drawn over them.
    for lit in [false, true] {
        for arrow in view.arrows.iter().filter(|a| (a.from == looked_at) == lit) {
            arrow_ui(ui, arrow, lit, lanes, &place);
        }
    }
    for ((i, state), response) in view.states.iter().enumerate().zip(responses) {
        state_ui(ui, state, place(i), &response);
        if response.clicked() {
            actions.push(Decide::GoTo(state.position));
        }
    }
    looked_at
}

fn state_ui(ui: &Ui, state: &StateView, rect: Rect, response: &Response) {
    let roles = theme::roles(ui);
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, state.allowed, state.here, state.spoken.clone()));
    hint(response, || state.spoken.clone());
    let (fill, line, thick) = match (state.here, response.hovered()) {
        (true, _) => (roles.accent_tint, roles.accent, 2.0),
        (false, true) => (roles.hover, roles.outline, 1.0),
        (false, false) if state.visited => (roles.raised, roles.outline, 1.0),
        (false, false) => (roles.surface, roles.line, 1.0),
    };
    ui.painter()
        .rect(rect, scale::CORNER, fill, Stroke::new(thick, line), StrokeKind::Inside);
    focus_ring(ui, response, rect, scale::CORNER);
    let mark = pos2(rect.left() + 18.0, rect.center().y);
    if state.here {
        ui.painter().circle_filled(mark, 4.5, roles.accent);
    } else if state.visited {
        icon_at(ui, mark, 12.0, Icon::Tick, roles.good);
    } else {
        ui.painter().circle_stroke(mark, 3.5, Stroke::new(1.25, roles.outline));
    }
    // Where there is no room for the word, its shape is drawn alone; a screen reader reads it either way.
    let word_room = if rect.width() < 280.0 { 0.0 } else { 92.0 };
    let at = pos2(rect.left() + 36.0, rect.center().y);
    let style = if state.here { scale::strong14() } else { TextStyle::Body };
    let room = rect.width() - 44.0 - word_room;
    line_at(ui, &state.label, style, roles.text_strong, at, room);
    if word_room > 0.0 {
        let at = pos2(rect.right() - word_room, rect.center().y);
        line_at(ui, state.word, TextStyle::Small, roles.text_weak, at, word_room - 8.0);
    }
    if state.allowed {
        response.clone().on_hover_cursor(CursorIcon::PointingHand);
    }
}

/// One arrow: straight down to the next state, or an arc whose reach shows how far it leads.
fn arrow_ui(ui: &Ui, arrow: &ArrowView, lit: bool, lanes: f32, place: &dyn Fn(usize) -> Rect) {
    let roles = theme::roles(ui);
    let color = match (lit, arrow.gone) {
        (true, _) => roles.accent,
        (false, true) => roles.text_weak,
        (false, false) if arrow.to == arrow.from + 1 => roles.outline,
        (false, false) => roles.line,
    };
    let stroke = Stroke::new(if lit || arrow.gone { 1.5 } else { 1.0 }, color);
    let (from, to) = (place(arrow.from), place(arrow.to));
    if arrow.to == arrow.from + 1 {
        let (start, end) = (from.center_bottom(), to.center_top());
        ui.painter().line_segment([start, end - vec2(0.0, 5.0)], stroke);
        head(ui, end, vec2(0.0, 1.0), color);
        return;
    }
    let forward = arrow.to > arrow.from;
    let out = if forward { 1.0 } else { -1.0 };
    let reach = (12.0 + arrow.from.abs_diff(arrow.to) as f32 * LANE).min(lanes - 8.0);
    let side = |rect: Rect| if forward { rect.right() } else { rect.left() };
    // Arrows leave below the middle and arrive above it (or the reverse on the way back), so that they stay apart.
    let shift = if forward { 8.0 } else { -8.0 };
    let start = pos2(side(from), from.center().y + shift);
    let end = pos2(side(to) + out * 5.0, to.center().y - shift);
    let bend = vec2(out * reach * 4.0 / 3.0, 0.0);
    let arc = CubicBezierShape::from_points_stroke(
        [start, start + bend, end + bend, end],
        false,
        Color32::TRANSPARENT,
        stroke,
    );
    ui.painter().add(arc);
    head(ui, end - vec2(out * 5.0, 0.0), vec2(-out, 0.0), color);
}

/// A small solid head whose point is at `tip`.
fn head(ui: &Ui, tip: Pos2, along: egui::Vec2, color: Color32) {
    let across = vec2(-along.y, along.x);
    let points = vec![tip, tip - along * 7.0 + across * 3.5, tip - along * 7.0 - across * 3.5];
    ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// The arrows of one state in words: read aloud, and where the picture is too small.
fn words_ui(ui: &mut Ui, view: &MachineView, at: usize) {
    let Some(state) = view.states.get(at) else { return };
    ui.label(scale::head(format!("From “{}”", state.label)));
    for way in &state.ways {
        text::running(ui, way);
    }
    text::caption(ui, "From everywhere: back to where you were, and begin again.");
}
