//! The cells that are in sight. Each is one thing to press: it opens its claims, and a second click offers to copy.

use egui::{CursorIcon, Rect, Role, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{cell, menu, state::id};
use crate::{
    app::{
        action::{Actions, Compare, Select},
        location::{LineId, Location},
        view::{CompareView, Selection, compare::Pane},
    },
    compare::{Class, PaneCell, Row},
    ui::{
        theme::{self, scale},
        widgets::{GridPlace, Visible, focus_ring, in_table, roving},
    },
};

/// Draws the cells in sight of a row; nothing for a heading.
pub(super) fn row_ui(
    ui: &mut Ui,
    view: &CompareView,
    (visible, index): (&Visible<'_>, usize),
    (selection, cursor): (Selection<'_>, Option<Location>),
    followed: &mut Option<Location>,
    actions: &mut Actions,
) {
    let Some(LineId::Row(attribute)) = view.lines.get(index).copied() else {
        return;
    };
    let Some(row) = view.row(attribute) else { return };
    let line = Stroke::new(1.0, theme::roles(ui).line);
    let first = visible.column(0).min;
    let last = visible.column(view.panes.len().saturating_sub(1)).max;
    ui.painter().hline(first..=last, visible.row(index).max - 0.5, line);
    for column in visible.columns.clone() {
        let (Some(pane), Some(cell)) = (view.panes.get(column), row.cells.get(column)) else {
            continue;
        };
        let spot = Location::cell(pane.service, attribute);
        let rect = visible.cell(index, column);
        let response = ui
            .interact(rect, id(spot), roving(cursor == Some(spot)))
            .on_hover_cursor(CursorIcon::PointingHand);
        let enabled = ui.is_enabled();
        let info = || WidgetInfo::labeled(Role::GridCell, enabled, words(view, row, pane, cell));
        response.widget_info(info);
        in_table(ui.ctx(), response.id, Role::GridCell, (Some(index), Some(column)));
        visible.keyboard(ui, &response, GridPlace::new(index, column));
        let open = selection.claims_of == Some((pane.service, attribute));
        paint(ui, view, (row, pane, cell), rect, open, &response);
        if response.clicked() || response.secondary_clicked() {
            // It is under the pointer: nothing has to be scrolled for it.
            *followed = Some(spot);
            response.request_focus();
            actions.push(Compare::Cursor(spot));
        }
        if response.clicked() {
            actions.push(Select::ToggleClaims(pane.service, attribute));
        }
        response.context_menu(|ui| menu::cell_ui(ui, spot, view, actions));
    }
}

fn paint(
    ui: &Ui,
    view: &CompareView,
    (row, pane, cell): (&Row, &Pane, &PaneCell),
    rect: Rect,
    open: bool,
    response: &egui::Response,
) {
    let roles = theme::roles(ui);
    let card = Rect::from_min_max(pos2(rect.left() + 2.0, rect.top() + 2.0), rect.max - vec2(2.0, 3.0));
    let fill = match (response.hovered(), row.class) {
        (true, _) => Some(roles.raised),
        (false, Class::Different) => Some(roles.surface),
        (false, _) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(card, scale::CORNER_SMALL, fill);
    }
    if view.age_lens
        && let Some(age) = view.age(pane.service, row.attribute)
    {
        cell::age_ui(ui, card, age);
    }
    cell::paint(ui, rect, cell);
    if open {
        let line = Stroke::new(1.0, roles.accent_text);
        ui.painter()
            .rect_stroke(card, scale::CORNER_SMALL, line, StrokeKind::Inside);
    }
    focus_ring(ui, response, card.shrink(roles.focus_width), scale::CORNER_SMALL);
}

/// All that the eye sees of a cell, in words.
fn words(view: &CompareView, row: &Row, pane: &Pane, cell: &PaneCell) -> String {
    let lines: Vec<String> = cell.words.lines.iter().map(crate::compare::CellLine::spoken).collect();
    let versus = cell
        .versus
        .as_ref()
        .map_or(String::new(), |v| format!(". Against the baseline: {}", v.words()));
    format!(
        "{}, {}: {}{versus}. Row: {}",
        pane.name,
        view.label(row.attribute),
        lines.join("; "),
        row.class.word()
    )
}
