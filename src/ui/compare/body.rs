//! The cells that are in sight. Each is one thing to press: it opens its claims, and a second click offers to copy.

use egui::{CursorIcon, Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{
    cell,
    layout::{self, Grid, Kept},
    menu,
};
use crate::{
    app::{
        action::{Actions, Compare, Select},
        location::{LineId, Location},
        view::{CompareView, compare::Pane},
    },
    catalog::{AttributeIx, ServiceIx},
    compare::{Class, PaneCell, Row},
    ui::theme::{self, scale, ui_ext},
};

/// The body in one frame.
pub(super) struct Sheet<'a> {
    pub view: &'a CompareView,
    pub grid: &'a Grid,
    /// Where the first cell begins, scrolled away or not.
    pub origin: Pos2,
    /// What is in sight, from the origin.
    pub viewport: Rect,
    /// Where the keyboard stands.
    pub cursor: Option<Location>,
    /// The cell whose claims are unfolded.
    pub open: Option<(ServiceIx, AttributeIx)>,
}

/// What the keyboard focuses at a spot.
pub(super) fn id(spot: Location) -> Id {
    match spot.line {
        LineId::Row(attribute) => Id::unique(("compare cell", spot.pane.0, attribute.0)),
        LineId::Group(group) => Id::unique(("compare group", group)),
    }
}

/// Only the cursor's cell can be reached by Tab; the arrows lead from there.
pub(super) fn sense(on: bool) -> Sense {
    if on { Sense::click() } else { Sense::CLICK }
}

/// Draws the cells in sight.
pub(super) fn body_ui(ui: &mut Ui, sheet: &Sheet<'_>, kept: &mut Kept, actions: &mut Actions) {
    let Sheet { view, grid, .. } = sheet;
    let roles = theme::roles(ui);
    let in_sight = kept.between(sheet.viewport.min.y, sheet.viewport.max.y);
    for index in in_sight {
        let Some(LineId::Row(attribute)) = view.lines.get(index).copied() else {
            continue;
        };
        let Some(row) = view.row(attribute) else { continue };
        let (top, height) = kept.line(index);
        let bottom = sheet.origin.y + top + height;
        let across = sheet.origin.x..=sheet.origin.x + grid.width();
        ui.painter().hline(across, bottom - 0.5, Stroke::new(1.0, roles.line));
        for (i, cell) in row.cells.iter().enumerate() {
            let left = grid.pane * i as f32;
            if left + grid.pane < sheet.viewport.min.x || left > sheet.viewport.max.x {
                continue;
            }
            let at = sheet.origin + vec2(left, top);
            cell_ui(ui, sheet, kept, row, (&view.panes[i], cell), at, height, actions);
        }
    }
    // The cursor's cell exists also while it is scrolled away, or the keyboard would be lost.
    if let Some(cursor) = sheet.cursor
        && let LineId::Row(_) = cursor.line
        && let Some(rect) = layout::rect_of(view, grid, cursor, kept)
        && !rect.intersects(sheet.viewport)
    {
        ui.interact(rect.translate(sheet.origin.to_vec2()), id(cursor), Sense::click());
    }
}

#[allow(clippy::too_many_arguments)] // one place calls it
fn cell_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_>,
    kept: &mut Kept,
    row: &Row,
    (pane, cell): (&Pane, &PaneCell),
    at: Pos2,
    height: f32,
    actions: &mut Actions,
) {
    let view = sheet.view;
    let roles = theme::roles(ui);
    let spot = Location::cell(pane.service, row.attribute);
    let on = sheet.cursor == Some(spot);
    let rect = Rect::from_min_size(at, vec2(sheet.grid.pane, height));
    let response = ui
        .interact(rect, id(spot), sense(on))
        .on_hover_cursor(CursorIcon::PointingHand);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::GridCell, enabled, spoken(view, row, pane, cell)));
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
    if sheet.open == Some((pane.service, row.attribute)) {
        let line = Stroke::new(1.0, roles.accent_text);
        ui.painter()
            .rect_stroke(card, scale::CORNER_SMALL, line, StrokeKind::Inside);
    }
    ui_ext::focus_ring(ui, &response, card.shrink(roles.focus_width), scale::CORNER_SMALL);
    if response.clicked() || response.secondary_clicked() {
        // It is under the pointer: nothing has to be scrolled for it.
        kept.followed = Some(spot);
        response.request_focus();
        actions.push(Compare::Cursor(spot));
    }
    if response.clicked() {
        actions.push(Select::ToggleClaims(pane.service, row.attribute));
    }
    response.context_menu(|ui| menu::cell_ui(ui, spot, view, actions));
}

/// All that the eye sees of a cell, in words.
fn spoken(view: &CompareView, row: &Row, pane: &Pane, cell: &PaneCell) -> String {
    let lines: Vec<String> = cell.words.lines.iter().map(crate::compare::Line::spelt).collect();
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
