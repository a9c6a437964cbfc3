//! The table's heads: a click orders the grid, the edge between two is dragged to make a column wider.

use std::collections::BTreeMap;

use egui::{Rect, Role, Sense, TextStyle, Ui, pos2, vec2};

use crate::{
    app::{
        action::{Actions, Filter},
        view::explore::TableColumn,
    },
    catalog::condition::Subject,
    explore::Sort,
    ui::{
        theme::{self, Icon, scale},
        widgets::{Tracks, Visible, clipped, focus_ring, hint, icon_at, one_line, spoken, table_row},
    },
};

/// Inside a cell, left and right.
pub(super) const PAD: f32 = scale::SPACE_8;
/// The columns, split into those that stay beside the name and the rest.
pub(super) struct Parted<'a> {
    /// The name, then those pinned, each with its place from the left edge and its width.
    pub lead: Vec<(&'a TableColumn, f32, f32)>,
    /// The others.
    pub rest: Vec<&'a TableColumn>,
    /// Their widths.
    pub widths: Tracks,
}

/// The least a column can be made.
const LEAST: f32 = 72.0;

/// How wide a column is: as it was dragged, or by what it shows.
pub(super) fn width_of(column: &TableColumn, dragged: &BTreeMap<String, f32>) -> f32 {
    let first = match column.subject {
        Subject::Name => 240.0,
        Subject::Category => 160.0,
        // That a part ends on a day fits.
        Subject::Status => 184.0,
        Subject::Role => 112.0,
        _ if column.right => 136.0,
        // Two short sides of a disagreement fit.
        _ => 216.0,
    };
    dragged.get(&column.id).copied().unwrap_or(first)
}

/// All heads.
pub(super) fn heads_ui(
    ui: &mut Ui,
    visible: &Visible<'_>,
    parted: &Parted<'_>,
    widths: &mut BTreeMap<String, f32>,
    actions: &mut Actions,
) {
    let (corner, head) = (visible.corner(), visible.head());
    let mut drag = None;
    clipped(ui, corner.union(head), "table head row", |ui| {
        table_row(ui, None, "Columns");
        // The name first, as it is seen.
        clipped(ui, corner, "table corner", |ui| {
            for (column, left, width) in &parted.lead {
                let rect = Rect::from_min_size(corner.min + vec2(*left, 0.0), vec2(*width, corner.height()));
                drag = drag.take().or(head_ui(ui, rect, column, actions));
            }
        });
        clipped(ui, head, "table heads", |ui| {
            for i in visible.columns.clone() {
                let rect = Rect::from_x_y_ranges(visible.column(i), head.y_range());
                drag = drag.take().or(head_ui(ui, rect, parted.rest[i], actions));
            }
        });
    });
    match drag {
        Some((id, None)) => drop(widths.remove(&id)),
        Some((id, Some(width))) => {
            // No other grows or shrinks by it.
            let lead = parted.lead.iter().map(|(column, _, width)| (*column, *width));
            let rest = parted.rest.iter().enumerate();
            for (column, width) in lead.chain(rest.map(|(i, c)| (*c, parted.widths.size(i)))) {
                widths.entry(column.id.clone()).or_insert(width);
            }
            widths.insert(id, width);
        }
        None => {}
    }
}

/// What asking for an order does: with Shift it is a further key behind those there are. `None`: the natural order, which comes
/// behind all keys by itself.
pub(super) fn sort_by(ui: &Ui, sort: Option<Sort>, actions: &mut Actions) {
    match (ui.input(|i| i.modifiers.shift), sort) {
        (true, None) => {}
        (true, Some(sort)) => actions.push(Filter::ThenSort(sort)),
        (false, sort) => actions.push(Filter::SetSort(sort)),
    }
}

/// A head. Returns the column that was dragged with its new width, or none for the one it had at first.
fn head_ui(ui: &mut Ui, rect: Rect, column: &TableColumn, actions: &mut Actions) -> Option<(String, Option<f32>)> {
    let roles = theme::roles(ui);
    let response = ui.interact(rect, ui.scope_id().with(("head", &column.id)), Sense::click());
    let label = &column.label;
    let (before, after) = match column.sorted {
        None => ("Sort by", ""),
        Some(false) => ("Sorted by", ", up; turn round"),
        Some(true) => ("Sorted by", ", down; turn round"),
    };
    let key = column.key.map_or_else(String::new, |at| format!(", key {}", at + 1));
    spoken(
        &response,
        Role::ColumnHeader,
        format_args!("{before} {label}{key}{after}"),
    );
    let color = if response.hovered() {
        roles.text_strong
    } else {
        roles.text_weak
    };
    let inner = rect.shrink2(vec2(PAD, 0.0));
    // Of several keys each has its number behind the arrow.
    let mark = match (column.sorted, column.key) {
        (None, _) => 0.0,
        (Some(_), None) => 16.0,
        (Some(_), Some(_)) => 28.0,
    };
    let galley = one_line(ui, scale::head(label), TextStyle::Small, inner.width() - mark);
    let cut = galley.elided;
    let width = galley.size().x;
    let left = if column.right {
        inner.right() - width
    } else {
        inner.left()
    };
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, color);
    if let Some(descending) = column.sorted {
        let x = if column.right {
            left + 6.0 - mark
        } else {
            left + width + 10.0
        };
        icon_at(
            ui,
            pos2(x, rect.center().y),
            12.0,
            if descending { Icon::ArrowDown } else { Icon::ArrowUp },
            color,
        );
        if let Some(key) = column.key {
            let number = one_line(ui, scale::head((key + 1).to_string()), TextStyle::Small, f32::INFINITY);
            let at = pos2(x + scale::SPACE_8, rect.center().y - number.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, number, color);
        }
    }
    focus_ring(ui, &response, rect.shrink(3.0), scale::CORNER_SMALL);
    if response.clicked() {
        sort_by(ui, Some(column.next_sort()), actions);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let whole = if cut { format!("{label}\n") } else { String::new() };
    hint(&response, || format!("{whole}Sort by it; with Shift as a further key"));
    edge_ui(ui, rect, column)
}

/// The edge that is dragged; a double click resets the width.
fn edge_ui(ui: &Ui, head: Rect, column: &TableColumn) -> Option<(String, Option<f32>)> {
    let edge = Rect::from_center_size(head.right_center() - vec2(3.0, 0.0), vec2(8.0, head.height()));
    let id = ui.scope_id().with(("edge", &column.id));
    let response = ui.interact(edge, id, Sense::DRAG | Sense::CLICK);
    if response.hovered() || response.dragged() {
        let stroke = egui::Stroke::new(2.0, theme::roles(ui).outline);
        ui.painter()
            .vline(head.right() - 1.0, head.y_range().shrink(6.0), stroke);
    }
    let (by, reset) = (response.drag_delta().x, response.double_clicked());
    let dragged = response.dragged().then(|| (head.width() + by).max(LEAST));
    response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    (reset || dragged.is_some()).then(|| (column.id.clone(), dragged.filter(|_| !reset)))
}
