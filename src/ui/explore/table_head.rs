//! The table's heads: a click orders the grid, the edge between two is dragged to make a column wider.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::{
    next_sort,
    sheet::{self, Seen},
    sort_icon,
    table::{PAD, Parted},
};
use crate::{
    app::{
        Model,
        action::{Actions, Filter},
        view::explore::Column,
    },
    catalog::condition::Subject,
    ui::theme::{self, scale, ui_ext},
};

/// The least a column can be made.
const LEAST: f32 = 72.0;

/// How wide a column is: as it was dragged, or by what it shows.
pub fn width_of(ui: &Ui, column: &Column) -> f32 {
    let first = match column.subject {
        Subject::Name => 240.0,
        Subject::Category | Subject::Status => 160.0,
        Subject::Role => 112.0,
        _ if column.right => 136.0,
        // Two short sides of a disagreement fit.
        _ => 216.0,
    };
    ui.data(|d| d.get_temp(width_id(column))).unwrap_or(first)
}

fn width_id(column: &Column) -> egui::Id {
    egui::Id::unique(("table width", &column.id))
}

/// All heads.
pub fn heads_ui(ui: &mut Ui, seen: &Seen, parted: &Parted<'_>, model: &Model, actions: &mut Actions) {
    sheet::part(ui, seen.head(), "table heads", |ui| {
        for i in seen.columns.clone() {
            let rect = Rect::from_x_y_ranges(seen.column(i), seen.head().y_range());
            head_ui(ui, rect, parted.rest[i], model, actions);
        }
    });
    sheet::part(ui, seen.corner(), "table corner", |ui| {
        for (column, left, width) in &parted.lead {
            let min = seen.corner().min + vec2(*left, 0.0);
            let rect = Rect::from_min_size(min, vec2(*width, seen.corner().height()));
            head_ui(ui, rect, column, model, actions);
        }
    });
}

fn head_ui(ui: &mut Ui, rect: Rect, column: &Column, model: &Model, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let response = ui.interact(rect, ui.scope_id().with(("head", &column.id)), Sense::click());
    response.widget_info(|| {
        let spoken = match column.sorted {
            None => format!("Sort by {}", column.label),
            Some(false) => format!("Sorted by {}, up; turn round", column.label),
            Some(true) => format!("Sorted by {}, down; turn round", column.label),
        };
        egui::WidgetInfo::labeled(egui::Role::Button, true, spoken)
    });
    let ink = if response.hovered() {
        roles.text_strong
    } else {
        roles.text_weak
    };
    let inner = rect.shrink2(vec2(PAD, 0.0));
    let mark = if column.sorted.is_some() { 16.0 } else { 0.0 };
    let galley = egui::WidgetText::from(scale::head(&column.label)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        (inner.width() - mark).max(0.0),
        egui::TextStyle::Small,
    );
    let cut = galley.elided;
    let width = galley.size().x;
    let left = if column.right {
        inner.right() - width
    } else {
        inner.left()
    };
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    if let Some(descending) = column.sorted {
        let x = if column.right { left - 10.0 } else { left + width + 10.0 };
        let sign = Rect::from_center_size(pos2(x, rect.center().y), egui::Vec2::splat(12.0));
        theme::paint_icon(ui.painter(), sign, sort_icon(descending), ink);
    }
    ui_ext::focus_ring(ui, &response, rect.shrink(3.0), scale::CORNER_SMALL);
    if response.clicked() {
        let by = next_sort(model.workspace.view.query.sort, column.subject);
        actions.push(Filter::SetSort(Some(by)));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if cut {
        response.on_hover_text(&column.label);
    }
    edge_ui(ui, rect, column);
}

/// The edge that is dragged; a double click puts the width back.
fn edge_ui(ui: &Ui, head: Rect, column: &Column) {
    let edge = Rect::from_center_size(head.right_center() - vec2(3.0, 0.0), vec2(8.0, head.height()));
    let response = ui.interact(
        edge,
        ui.scope_id().with(("edge", &column.id)),
        Sense::DRAG | Sense::CLICK,
    );
    let lit = response.hovered() || response.dragged();
    if lit {
        let stroke = egui::Stroke::new(2.0, theme::roles(ui).outline);
        ui.painter()
            .vline(head.right() - 1.0, head.y_range().shrink(6.0), stroke);
    }
    if response.dragged() {
        let width = (width_of(ui, column) + response.drag_delta().x).max(LEAST);
        ui.data_mut(|d| d.insert_temp(width_id(column), width));
    }
    if response.double_clicked() {
        ui.data_mut(|d| d.remove_temp::<f32>(width_id(column)));
    }
    response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
}
