//! The keyboard in the comparison: one cursor that arrows move, which is brought into sight and keeps the focus.

use egui::{Event, EventFilter, Id, Ui};

use super::state::{CompareState, id, place_of};
use crate::{
    app::{
        action::{Actions, Compare, Export},
        location::{LineId, Location},
        view::{CompareView, compare::Move},
    },
    export::excerpt::{ExcerptForm, ExcerptPart},
    ui::widgets::{GridStep, VirtualGrid, arrow_from_nowhere},
};

/// Gives the cursor the keyboard when it was moved, and brings it into sight.
pub(super) fn follow(
    ui: &Ui,
    view: &CompareView,
    (wanted, cursor): (Option<Location>, Option<Location>),
    covered: f32,
    state: &mut CompareState,
) {
    let moved = wanted != state.followed;
    state.followed = wanted;
    // The panel that comes over the panes must not hide the cell whose claims it shows.
    let covers_more = covered > state.covered;
    state.covered = covered;
    let Some((cursor, place)) = cursor.and_then(|c| Some((c, place_of(view, c)?))) else {
        return;
    };
    // Its line was folded or hidden: the keyboard continues beside it.
    let displaced = state.focused.is_some_and(|f| f != cursor);
    if moved || displaced {
        state.grid.give_keyboard(ui, place, id(cursor));
    }
    if (moved || covers_more)
        && let Some(row) = place.row
    {
        // Of a heading only the height matters.
        let in_column = matches!(cursor.line, LineId::Row(_));
        state.grid.reveal(row, in_column.then_some(place.column));
    }
}

/// What the keys do while the keyboard is in the comparison. `asked`: what those of a grid do.
pub(super) fn keys_ui(
    ui: &Ui,
    view: &CompareView,
    grid: &VirtualGrid<'_>,
    (cursor, asked): (Option<Location>, Option<GridStep>),
    state: &mut CompareState,
    actions: &mut Actions,
) {
    let Some(cursor) = cursor else { return };
    let id = id(cursor);
    if !ui.memory(|m| m.has_focus(id)) {
        state.focused = None;
        begin(ui, id, cursor, actions);
        return;
    }
    state.focused = Some(cursor);
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    if ui.input(|i| i.events.contains(&Event::Copy)) {
        actions.push(Compare::Cursor(cursor));
        actions.push(Export::CopyPart(ExcerptPart::Cell, ExcerptForm::Text));
    }
    let Some(step) = asked else { return };
    let heading = match cursor.line {
        LineId::Group(group) => view.head(group),
        LineId::Row(_) => None,
    };
    let to = match step {
        GridStep::Columns(by) => {
            if let Some(head) = heading {
                // As in a tree: left folds, right unfolds.
                if head.folded == (by > 0) {
                    actions.push(Compare::ToggleGroup(head.group));
                }
                return;
            }
            Move::Panes(by)
        }
        GridStep::Rows(by) => Move::Lines(by),
        GridStep::Pages(by) => {
            let row = place_of(view, cursor).and_then(|place| place.row);
            Move::Lines(by * (grid.page(row.unwrap_or(0), &state.grid) - 1).max(1))
        }
        GridStep::Home => Move::FirstPane,
        GridStep::End => Move::LastPane,
        GridStep::Top => Move::Top,
        GridStep::Bottom => Move::Bottom,
    };
    let to = view.step(cursor, to);
    if to != cursor {
        actions.push(Compare::Cursor(to));
    }
}

/// The first arrow, while nothing else has the keyboard, leads into the comparison.
fn begin(ui: &Ui, id: Id, cursor: Location, actions: &mut Actions) {
    if arrow_from_nowhere(ui) {
        ui.memory_mut(|m| m.request_focus(id));
        actions.push(Compare::Cursor(cursor));
    }
}
