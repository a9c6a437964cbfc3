//! The as-of line of the timeline: dragged, or moved by keys. The view is read again when it is let go, never while it
//! moves, and until it has been the line stays where it was put.

use egui::{Align2, CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, Ui, pos2, vec2};

use super::timeline_axis::YearAxis;
use crate::{
    app::{
        action::{Actions, AsOf},
        view::explore::{
            TimelineView,
            snap_points::{SnapPoint, beside, nearest},
        },
    },
    ui::{
        theme::{self, scale},
        widgets::{focus_ring, spoken},
    },
};

/// How near to a document's day the line snaps to it, in points.
const PULL: f32 = 8.0;
/// Half the width within which the line can be taken.
const GRAB: f32 = 5.0;
/// The handle at the line's upper end.
const HANDLE: egui::Vec2 = vec2(12.0, 14.0);

/// The line's handle and its keys. `head`: the axis; `body`: the lanes. To be drawn last, over both.
pub(super) fn as_of_line_ui(
    ui: &mut Ui,
    view: &TimelineView,
    (axis, head, body): (YearAxis, Rect, Rect),
    stop: SnapPoint,
    dragged: &mut Option<SnapPoint>,
    actions: &mut Actions,
) {
    let roles = theme::roles(ui);
    let x = axis.x(stop.at);
    let handle = Rect::from_center_size(pos2(x, head.bottom() - HANDLE.y / 2.0), HANDLE);
    let whole = Rect::from_min_max(pos2(x - GRAB, handle.top()), pos2(x + GRAB, body.bottom()));
    // Clicks on what is below go through; only drags are taken.
    let line = ui.interact(whole, Id::unique("as-of line"), Sense::DRAG);
    let grip = ui.interact(handle.expand(4.0), Id::unique("as-of handle"), Sense::click_and_drag());
    let words = stop.words();
    let says = format!("Only what was published by a day: {words}. The left and right keys move it");
    spoken(&grip, Role::Slider, says);
    let lit = line.hovered() || line.dragged() || grip.hovered() || grip.dragged() || grip.has_focus();
    let color = if stop.day.is_some() {
        roles.caution
    } else {
        roles.accent
    };
    if lit {
        ui.painter()
            .vline(x, handle.top()..=body.bottom(), Stroke::new(2.5, color));
    }
    handle_ui(ui, handle, color, roles.surface);
    focus_ring(ui, &grip, handle.expand(1.0), scale::CORNER_SMALL);
    drag(ui, view, axis, [&line, &grip], dragged, actions);
    keys(ui, view, stop, &grip, actions);
    if line.dragged() || grip.dragged() {
        dragged_day_ui(ui, &words, pos2(x, handle.top() - 2.0), head);
    } else {
        let hint = if stop.day.is_none() {
            "Drag to see only what was published by an earlier day"
        } else {
            "Drag to another day, or to today"
        };
        grip.on_hover_text(hint).on_hover_cursor(CursorIcon::ResizeHorizontal);
        line.on_hover_cursor(CursorIcon::ResizeHorizontal);
    }
}

/// Two lines on a tab: it can be taken.
fn handle_ui(ui: &Ui, rect: Rect, color: egui::Color32, mark: egui::Color32) {
    ui.painter().rect_filled(rect, scale::CORNER_SMALL, color);
    for dx in [-2.0, 2.0] {
        let x = rect.center().x + dx;
        ui.painter()
            .vline(x, rect.shrink(4.0).y_range(), Stroke::new(1.0, mark));
    }
}

fn drag(
    ui: &Ui,
    view: &TimelineView,
    axis: YearAxis,
    responses: [&Response; 2],
    dragged: &mut Option<SnapPoint>,
    actions: &mut Actions,
) {
    for response in responses {
        if response.dragged()
            && let Some(at) = ui.input(|i| i.pointer.latest_pos())
        {
            let stop = nearest(&view.snap_points, axis.year(at.x), PULL * axis.years_a_point());
            if stop.is_some() && stop != *dragged {
                *dragged = stop;
                // What is below was painted for the stop before.
                ui.ctx().request_repaint();
            }
        }
        if response.drag_stopped()
            && let Some(stop) = dragged.take()
        {
            actions.push(AsOf::Set(stop.day));
        }
    }
    // Let go outside the window, or the view changed under it: the line goes back.
    if !responses.iter().any(|r| r.dragged()) {
        *dragged = None;
    }
}

/// Left and right: the day before or after at which something changes; Home and End: the first, and today.
fn keys(ui: &Ui, view: &TimelineView, stop: SnapPoint, grip: &Response, actions: &mut Actions) {
    if !grip.has_focus() {
        return;
    }
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(grip.id, filter));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowLeft) {
        beside(&view.snap_points, stop.day, false)
    } else if pressed(Key::ArrowRight) {
        beside(&view.snap_points, stop.day, true)
    } else if pressed(Key::Home) {
        view.snap_points.iter().find(|s| s.changes).copied()
    } else if pressed(Key::End) {
        view.snap_points.last().copied()
    } else {
        None
    };
    if let Some(to) = to {
        actions.push(AsOf::Set(to.day));
    }
}

/// The day beside the line while it is dragged, inside the axis' own room.
fn dragged_day_ui(ui: &Ui, words: &str, at: Pos2, head: Rect) {
    let roles = theme::roles(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, roles.text_strong);
    let size = galley.size() + vec2(16.0, 6.0);
    let left = (at.x - size.x / 2.0).clamp(head.left(), (head.right() - size.x).max(head.left()));
    let rect = Rect::from_min_size(pos2(left, (at.y - size.y).max(head.top())), size);
    ui.painter().rect(
        rect,
        scale::CORNER_SMALL,
        roles.popup(),
        Stroke::new(1.0, roles.line),
        egui::StrokeKind::Inside,
    );
    let top = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
    ui.painter().galley(top, galley, roles.text_strong);
}
