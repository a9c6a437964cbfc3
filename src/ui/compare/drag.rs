//! Moving a pane by its head: a mark shows where it would go, and nothing moves until it is let go.

use egui::{Align2, CursorIcon, Id, Key, LayerId, Order, Rect, Response, Stroke, TextStyle, Ui, Vec2, pos2, vec2};

use super::state::{CompareState, Measures};
use crate::{
    app::{
        action::{Actions, Compare},
        view::{CompareView, compare::Pane},
    },
    catalog::ServiceIx,
    ui::theme::{self, scale},
};

/// How near to the edge the panes begin to scroll under a pane that is dragged.
const EDGE: f32 = 32.0;
/// How far they scroll in a frame.
const STEP: f32 = 12.0;

/// Takes part in what happens to one pane's head.
pub(super) fn head_drag(ui: &Ui, pane: &Pane, response: &Response, dragged: &mut Option<ServiceIx>) {
    if response.drag_started() {
        *dragged = Some(pane.service);
    }
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::Grab);
    }
}

/// The mark, the name at the pointer, and the end of a drag.
pub(super) fn mark_ui(
    ui: &Ui,
    view: &CompareView,
    measures: &Measures,
    state: &mut CompareState,
    actions: &mut Actions,
) {
    let Some(dragged) = state.dragged else { return };
    let from = view.panes.iter().position(|p| p.service == dragged);
    let pointer = ui.input(|i| i.pointer.latest_pos());
    let (Some(from), Some(pointer)) = (from, pointer) else {
        state.dragged = None;
        return;
    };
    if ui.input(|i| i.key_pressed(Key::Escape)) {
        state.dragged = None;
        return;
    }
    let gap = gap_at(measures, state.grid.drawn().x, pointer.x);
    if !ui.input(|i| i.pointer.any_down()) {
        state.dragged = None;
        let to = if gap > from { gap - 1 } else { gap };
        if to != from {
            actions.push(Compare::MoveTo(dragged, to));
        }
        return;
    }
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let roles = theme::roles(ui);
    let painter = ui
        .ctx()
        .layer_painter(LayerId::new(Order::Tooltip, Id::unique("compare drag")));
    let moves = gap != from && gap != from + 1;
    if moves {
        let x = measures.heads().left() + measures.pane * gap as f32 - state.grid.drawn().x;
        let x = x.clamp(measures.heads().left() + 1.5, measures.heads().right() - 1.5);
        let across = measures.heads().top()..=measures.outer.bottom();
        painter.vline(x, across, Stroke::new(3.0, roles.accent));
        painter.circle_filled(pos2(x, measures.heads().top() + 3.0), 5.0, roles.accent);
    }
    let font = TextStyle::Body.resolve(ui.style());
    let galley = painter.layout_no_wrap(view.panes[from].name.clone(), font, roles.text_strong);
    let room = galley.size() + vec2(24.0, 12.0);
    let chip = Rect::from_min_size(pointer + vec2(12.0, 12.0), room);
    painter.rect(
        chip,
        scale::CORNER,
        roles.raised,
        Stroke::new(1.0, if moves { roles.accent } else { roles.line }),
        egui::StrokeKind::Inside,
    );
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), chip).min;
    painter.galley(at, galley, roles.text_strong);
}

/// The gap between panes nearest to the pointer, counted from the left.
fn gap_at(measures: &Measures, offset: f32, x: f32) -> usize {
    let at = (x - measures.heads().left() + offset) / measures.pane;
    at.round().clamp(0.0, measures.panes as f32) as usize
}

/// Scrolls on while a pane is held at the edge.
pub(super) fn edge_scroll(ui: &Ui, measures: &Measures, state: &mut CompareState) {
    // A click on a button of a head holds it too, for a moment.
    let pointer = ui.input(|i| i.pointer.latest_pos().filter(|_| i.pointer.is_decidedly_dragging()));
    let Some(at) = pointer.filter(|_| state.dragged.is_some()) else {
        return;
    };
    let (heads, x) = (measures.heads(), state.grid.offset().x);
    let most = (measures.pane * measures.panes as f32 - heads.width()).max(0.0);
    let step = if at.x > heads.right() - EDGE && x < most {
        STEP
    } else if at.x < heads.left() + EDGE && x > 0.0 {
        -STEP
    } else {
        return;
    };
    state.grid.scroll_to(state.grid.offset() + Vec2::new(step, 0.0));
    ui.ctx().request_repaint();
}
