//! The grid as a matrix: a row a service, a column an option, in each cell the state's shape alone. Head and names stay
//! in sight; the row and the column under the pointer are lit; a click opens the cell's claims.
//!
//! One cell at a time can have the keyboard: arrows move it, Enter opens its claims, Space ticks its service; from the
//! first row it goes on to the heads, where Enter orders the rows.

use egui::{Rangef, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::{
    groups,
    matrix_head::{self, head_height},
    sheet::{self, Seen, Sheet},
};
use crate::{
    app::{
        Model,
        action::{Actions, Select},
        view::{
            ExploreView,
            explore::{Line, MatrixView},
        },
    },
    catalog::ServiceIx,
    ui::{
        keys, marks,
        parts::shape_of,
        theme::{self, scale, ui_ext},
    },
};

/// Side of a cell.
pub const CELL: f32 = 24.0;
/// Width of the tick box before a name.
const TICK: f32 = 32.0;
/// The row of the heads, for the keyboard.
pub const HEADS: usize = usize::MAX;

/// The cell the keyboard is on, by line and column.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Cursor {
    /// The line, or [`HEADS`].
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// What all parts of the matrix need.
pub struct Parts<'a> {
    /// The grid.
    pub view: &'a ExploreView,
    /// Its matrix.
    pub matrix: &'a MatrixView,
    /// The state.
    pub model: &'a Model,
    /// Where the keyboard is, or would come to.
    pub cursor: Cursor,
    /// The line and the column under the pointer.
    pub lit: (Option<usize>, Option<usize>),
}

/// The grid as a matrix.
pub fn matrix_ui(ui: &mut Ui, view: &ExploreView, model: &Model, actions: &mut Actions) {
    let Some(matrix) = &view.matrix else {
        ui.label("This catalog has no flags, choices or sets to draw a matrix of. The table shows what it has.");
        return;
    };
    matrix_head::bar_ui(ui, matrix, model, actions);
    let memory = egui::Id::unique("matrix cursor");
    let kept: Cursor = ui.data(|d| d.get_temp(memory)).unwrap_or_default();
    let reveal_id = egui::Id::unique("matrix reveal");
    let reveal = ui.data_mut(|d| d.remove_temp::<Cursor>(reveal_id));
    let widths = vec![CELL; matrix.columns.len()];
    let head = head_height(ui, matrix);
    let lead = (TICK + 232.0).min((ui.available_width() * 0.45).max(140.0));
    let mut moved = None;
    Sheet {
        salt: "matrix",
        head,
        lead,
        rows: view.groups.lines(),
        row: CELL,
        widths: &widths,
        after: head,
        reveal: reveal.map(|c| (if c.line == HEADS { 0 } else { c.line }, Some(c.column))),
    }
    .show(ui, |ui, seen| {
        let parts = Parts {
            view,
            matrix,
            model,
            cursor: roving(view, seen, kept),
            lit: lit(ui, seen),
        };
        stripes(ui, seen, &parts);
        moved = rows_ui(ui, seen, &parts, actions).or(moved);
        moved = matrix_head::heads_ui(ui, seen, &parts, actions).or(moved);
        lines(ui, seen, matrix);
        if super::wants_focus(ui) {
            moved = Some(Cursor { line: 0, column: 0 });
        }
    });
    if let Some(to) = moved {
        ui.data_mut(|d| {
            d.insert_temp(memory, to);
            d.insert_temp(reveal_id, to);
        });
        ui.memory_mut(|m| m.request_focus(focus_id(&to, view, matrix)));
        if let Some(Line::Entry(i)) = view.groups.line(to.line)
            && let Some(service) = view.services().get(i)
        {
            actions.push(Select::Cursor(Some(*service)));
        }
    }
}

/// The cell that can have the keyboard: where it was, or the first in sight.
fn roving(view: &ExploreView, seen: &Seen, kept: Cursor) -> Cursor {
    let there = kept.line == HEADS || (seen.rows.contains(&kept.line) && seen.columns.contains(&kept.column));
    if there && (kept.line == HEADS || kept.line < view.groups.lines()) {
        return kept;
    }
    let first = seen
        .rows
        .clone()
        .find(|l| matches!(view.groups.line(*l), Some(Line::Entry(_))));
    Cursor {
        line: first.unwrap_or(seen.rows.start),
        column: seen.columns.start,
    }
}

/// The widget the cursor stands for.
fn focus_id(cursor: &Cursor, view: &ExploreView, matrix: &MatrixView) -> egui::Id {
    if cursor.line == HEADS {
        return matrix_head::head_id(matrix, cursor.column);
    }
    match view.groups.line(cursor.line) {
        Some(Line::Heading(g)) => groups::heading_id(&view.groups.all[g]),
        Some(Line::Entry(i)) => cell_id(view.services()[i], matrix, cursor.column),
        None => egui::Id::NULL,
    }
}

fn cell_id(service: ServiceIx, matrix: &MatrixView, column: usize) -> egui::Id {
    let atomic = matrix.columns[column].atomic;
    egui::Id::unique(("cell", service.0, atomic.attribute.0, atomic.option))
}

/// The line and column under the pointer, as long as nothing lies over them.
fn lit(ui: &Ui, seen: &Seen) -> (Option<usize>, Option<usize>) {
    let Some(at) = ui.input(|i| i.pointer.hover_pos()) else {
        return (None, None);
    };
    if ui.ctx().layer_id_at(at) != Some(ui.layer_id()) || !ui.clip_rect().contains(at) {
        return (None, None);
    }
    if seen.head().contains(at) {
        return (None, matrix_head::column_at(seen, at));
    }
    let row = seen.rows.clone().find(|r| seen.row(*r).contains(at.y));
    let inside = seen.lead().union(seen.body()).contains(at);
    let column = seen
        .columns
        .clone()
        .find(|c| seen.body().contains(at) && seen.column(*c).contains(at.x));
    (row.filter(|_| inside), column)
}

/// Lights the row and the column under the pointer.
fn stripes(ui: &Ui, seen: &Seen, parts: &Parts<'_>) {
    let roles = theme::roles(ui);
    let all = seen.lead().union(seen.body()).intersect(ui.clip_rect());
    let painter = ui.painter_at(all);
    let right = seen
        .columns
        .clone()
        .next_back()
        .map_or(all.left(), |c| seen.column(c).max);
    let across = Rangef::new(all.left(), right.max(seen.lead().right()));
    if let Some(line) = parts.lit.0
        && let Some(Line::Entry(_)) = parts.view.groups.line(line)
    {
        painter.rect_filled(Rect::from_x_y_ranges(across, seen.row(line)), 0, roles.raised);
    }
    if let Some(column) = parts.lit.1 {
        let body = ui.painter_at(seen.body().intersect(ui.clip_rect()));
        let last = seen.rows.clone().next_back().map_or(all.top(), |r| seen.row(r).max);
        let down = Rangef::new(seen.body().top(), last);
        body.rect_filled(Rect::from_x_y_ranges(seen.column(column), down), 0, roles.raised);
    }
}

/// A quiet line under the head, beside the names, and where another attribute begins.
fn lines(ui: &Ui, seen: &Seen, matrix: &MatrixView) {
    let stroke = egui::Stroke::new(1.0, theme::roles(ui).line);
    let painter = ui.painter();
    painter.hline(seen.all.x_range(), seen.body().top(), stroke);
    painter.vline(seen.body().left(), seen.beside_rows(), stroke);
    let body = ui.painter_at(seen.body());
    for column in seen.columns.clone().filter(|c| *c > 0 && matrix.columns[*c].first) {
        body.vline(seen.column(column).min, seen.beside_rows(), stroke);
    }
}

fn rows_ui(ui: &mut Ui, seen: &Seen, parts: &Parts<'_>, actions: &mut Actions) -> Option<Cursor> {
    let mut moved = None;
    for line in seen.rows.clone() {
        match parts.view.groups.line(line) {
            Some(Line::Heading(g)) => {
                let rect = Rect::from_x_y_ranges(seen.all.x_range(), seen.row(line));
                let group = &parts.view.groups.all[g];
                sheet::part(ui, seen.lead().union(seen.body()), ("matrix group", g), |ui| {
                    if let Some(step) = groups::heading_ui(ui, rect, group, seen.page, actions) {
                        moved = Some(Cursor {
                            line: sheet::stepped(line, step, parts.view.groups.lines()),
                            column: parts.cursor.column,
                        });
                    }
                });
            }
            Some(Line::Entry(i)) => {
                moved = row_ui(ui, seen, parts, (line, i), actions).or(moved);
            }
            None => {}
        }
    }
    moved
}

fn row_ui(
    ui: &mut Ui,
    seen: &Seen,
    parts: &Parts<'_>,
    (line, entry): (usize, usize),
    actions: &mut Actions,
) -> Option<Cursor> {
    let row = parts.view.entry(entry)?;
    let service = row.service;
    sheet::part(ui, seen.lead(), ("names", service.0), |ui| {
        name_ui(
            ui,
            Rect::from_x_y_ranges(seen.lead().x_range(), seen.row(line)),
            row,
            parts.model,
            actions,
        );
    });
    let mut moved = None;
    sheet::part(ui, seen.body(), ("cells", service.0), |ui| {
        for column in seen.columns.clone() {
            let at = Cursor { line, column };
            moved = cell_ui(ui, seen, parts, at, service, actions).or(moved);
        }
    });
    moved
}

/// Tick box and name; a click on the name opens the service.
fn name_ui(ui: &mut Ui, rect: Rect, entry: &crate::app::view::explore::Entry, model: &Model, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let open = model.session.open == Some(entry.service);
    let name = Rect::from_min_max(pos2(rect.left() + TICK, rect.top()), rect.max);
    let response = ui.interact(name, ui.scope_id().with(("name", entry.service.0)), Sense::CLICK);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RowHeader, true, open, &entry.spoken));
    let ink = if open { roles.accent_text } else { roles.text_strong };
    let retired = entry
        .status
        .as_ref()
        .is_some_and(|s| s.status == crate::catalog::Status::Retired);
    let weak = retired || entry.mark.struck.is_some();
    let ink = if weak { roles.text_weak } else { ink };
    let mut job = marks::name_job(ui, &entry.name, &entry.name_marks, (&scale::strong14(), ink), weak);
    let signs = marks::signs_width(&entry.mark);
    let room = (name.width() - scale::SPACE_8 - signs).max(0.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    marks::paint_signs(ui, name.left_center(), &entry.mark);
    let top = name.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(name.left() + signs, top), galley, ink);
    if response
        .on_hover_text(&entry.spoken)
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
    {
        actions.push(Select::Open(entry.service));
    }
    let side = Rect::from_center_size(
        pos2(rect.left() + TICK / 2.0 - 2.0, rect.center().y),
        Vec2::splat(scale::CONTROL),
    );
    let mut ticked = model.workspace.comparison.services.contains(&entry.service);
    sheet::part(ui, side, ("tick", entry.service.0), |ui| {
        if ui_ext::tick_box_bare(ui, &mut ticked, &format!("Compare {}", entry.name)).changed() {
            actions.push(Select::ToggleTick(entry.service));
        }
    });
}

fn cell_ui(
    ui: &Ui,
    seen: &Seen,
    parts: &Parts<'_>,
    at: Cursor,
    service: ServiceIx,
    actions: &mut Actions,
) -> Option<Cursor> {
    let rect = seen.cell(at.line, at.column);
    let matrix = parts.matrix;
    let atomic = matrix.columns[at.column].atomic;
    let sense = if parts.cursor == at {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, cell_id(service, matrix, at.column), sense);
    let open =
        parts.model.session.open == Some(service) && parts.model.session.claims_of == Some((service, atomic.attribute));
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Cell, true, open, matrix.spoken(service, at.column)));
    let roles = theme::roles(ui);
    if open {
        ui.painter()
            .rect_filled(rect.shrink(1.0), scale::CORNER_SMALL, roles.accent_tint);
    }
    let state = matrix.state(service, at.column);
    if let Some(shape) = shape_of(state) {
        let sign = Rect::from_center_size(rect.center(), Vec2::splat(scale::SIGN));
        theme::paint(ui.painter(), sign, shape, &roles);
    }
    ui_ext::focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    let focused = response.has_focus();
    let clicked = keys::opened(ui, &response);
    let mut moved = None;
    if focused {
        keys::keep_arrows(ui, response.id);
        moved = cell_keys(ui, seen, parts, at, service, actions);
    }
    if response.hovered() {
        response
            .on_hover_text(matrix.told(service, at.column))
            .on_hover_cursor(egui::CursorIcon::PointingHand);
    }
    if clicked {
        actions.push(Select::ToggleClaims(service, atomic.attribute));
        moved = Some(at);
    }
    moved
}

fn cell_keys(
    ui: &Ui,
    seen: &Seen,
    parts: &Parts<'_>,
    at: Cursor,
    service: ServiceIx,
    actions: &mut Actions,
) -> Option<Cursor> {
    let pressed = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    if pressed(egui::Key::Space) {
        actions.push(Select::ToggleTick(service));
    }
    let last = parts.matrix.columns.len() - 1;
    if pressed(egui::Key::ArrowRight) {
        return Some(Cursor {
            column: (at.column + 1).min(last),
            ..at
        });
    }
    if pressed(egui::Key::ArrowLeft) {
        return Some(Cursor {
            column: at.column.saturating_sub(1),
            ..at
        });
    }
    let step = sheet::line_keys(ui, seen.page)?;
    let line = if at.line == 0 && step == -1 {
        HEADS
    } else {
        sheet::stepped(at.line, step, parts.view.groups.lines())
    };
    Some(Cursor { line, ..at })
}

/// The middle of a head's lower edge, from which its words rise.
pub fn foot(seen: &Seen, column: usize) -> egui::Pos2 {
    pos2(seen.column(column).center(), seen.head().bottom()) - vec2(0.0, scale::SPACE_4)
}
