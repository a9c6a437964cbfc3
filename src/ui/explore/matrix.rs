//! The grid as a matrix: a row a service, a column an option, in each cell the state's shape alone. Head and names stay
//! in sight; the row and the column under the pointer are lit; a click opens the cell's claims.
//!
//! One cell at a time can have the keyboard: arrows move it, Enter opens its claims, Space ticks its service; from the
//! first row it goes on to the heads, where Enter orders the rows.

use egui::{Key, Modifiers, Rangef, Rect, Role, Sense, Ui, Vec2, pos2, vec2};

use super::{
    groups,
    matrix_head::{self, CELL, MatrixFrame, head_height},
};
use crate::{
    app::{
        action::{Actions, Select},
        view::{
            ExploreView, Selection,
            explore::{GridLine, MatrixView, ServiceEntry},
        },
    },
    catalog::Status,
    ui::{
        annotations,
        cells::shape_of,
        theme::{self, scale},
        widgets::{
            GridPlace, GridState, GridStep, Tracks, VirtualGrid, Visible, clipped, cut_job, focus_ring, in_table,
            roving, spoken_as, tick_box_bare,
        },
    },
};

/// Width of the tick box before a name.
const TICK: f32 = 32.0;
/// Width of a name, and how wide it gets where there is room.
const NAME: f32 = 232.0;
const NAME_MOST: f32 = 320.0;

/// The grid as a matrix. `enters`: the keyboard has just come into it, to this line.
pub(super) fn matrix_ui(
    ui: &mut Ui,
    view: &ExploreView,
    selection: Selection<'_>,
    (state, enters): (&mut GridState, Option<usize>),
    actions: &mut Actions,
) {
    let Some(matrix) = &view.matrix else {
        ui.label("This catalog has no flags, choices or sets to draw a matrix of. The table shows what it has.");
        return;
    };
    matrix_head::bar_ui(ui, matrix, actions);
    let rows = Tracks::even(view.groups.lines(), CELL);
    let columns = Tracks::even(matrix.columns.len(), CELL);
    let head = head_height(ui, matrix);
    let cells = CELL * matrix.columns.len() as f32 + head;
    let name = (ui.available_width() - TICK - cells).clamp(NAME, NAME_MOST);
    let grid = VirtualGrid {
        head,
        lead: (TICK + name).min((ui.available_width() * 0.45).max(140.0)),
        after: vec2(head, groups::BELOW_ROWS),
        table: "Matrix",
        ..VirtualGrid::new("matrix", &rows, &columns)
    };
    let kept = state.place().unwrap_or(GridPlace::new(0, 0));
    let mut clicked = None;
    let asked = grid.show(ui, state, |ui, visible| {
        let frame = MatrixFrame {
            view,
            matrix,
            visible,
            selection,
            cursor: cursor(view, visible, kept),
            lit: lit(ui, visible),
        };
        stripes(ui, &frame);
        // The heads come first, as they are read.
        matrix_head::heads_ui(ui, &frame, actions);
        visible.rows_ui(ui, |ui| {
            for line in visible.rows.clone() {
                match view.groups.line(line) {
                    Some(GridLine::Heading(g)) => groups::line_ui(ui, visible, view, (line, g), None, actions),
                    Some(GridLine::Service(i)) => clicked = row_ui(ui, &frame, (line, i), actions).or(clicked),
                    None => {}
                }
            }
        });
        lines(ui, &frame);
    });
    let to = match asked {
        _ if enters.is_some() => enters.map(|line| GridPlace::new(line, 0)),
        Some((from, step)) => step_from(view, &grid, from, step, state),
        None => clicked,
    };
    let Some(to) = to else { return };
    match to.row {
        None => state.focus(ui, to, matrix_head::head_id(matrix, to.column), true),
        Some(line) => {
            let id_of = |entry: &ServiceEntry, column| cell_id(entry, matrix, column);
            let from = asked.filter(|_| enters.is_none()).and_then(|(from, _)| from.row);
            groups::tick_run(|line| groups::service_on(view, line), (from, line), state, actions);
            groups::focus_line(ui, view, (line, to), id_of, (state, true), actions);
        }
    }
}

/// Where a step leads: from the first row to the heads and back; beside a heading there is nothing.
fn step_from(
    view: &ExploreView,
    grid: &VirtualGrid<'_>,
    from: GridPlace,
    step: GridStep,
    state: &GridState,
) -> Option<GridPlace> {
    match (from.row, step) {
        (None, GridStep::Rows(1)) => Some(GridPlace::new(0, from.column)),
        (Some(0), GridStep::Rows(-1)) => Some(GridPlace { row: None, ..from }),
        (None, GridStep::Columns(_)) => Some(grid.stepped(from, step, state)),
        (None, _) => None,
        (Some(row), GridStep::Columns(_)) if matches!(view.groups.line(row), Some(GridLine::Heading(_))) => None,
        (Some(_), _) => Some(grid.stepped(from, step, state)),
    }
}

/// The cell that can have the keyboard: where it was, or the first in sight.
fn cursor(view: &ExploreView, visible: &Visible<'_>, kept: GridPlace) -> GridPlace {
    let in_sight = |row| visible.rows.contains(&row) && visible.columns.contains(&kept.column);
    if kept.row.is_none_or(in_sight) {
        return kept;
    }
    let mut rows = visible.rows.clone();
    let first = rows.find(|l| matches!(view.groups.line(*l), Some(GridLine::Service(_))));
    GridPlace::new(first.unwrap_or(visible.rows.start), visible.columns.start)
}

fn cell_id(entry: &ServiceEntry, matrix: &MatrixView, column: usize) -> egui::Id {
    let atomic = matrix.columns[column].atomic;
    egui::Id::unique(("cell", entry.key(), atomic.attribute.0, atomic.option))
}

/// The line and column under the pointer, as long as nothing covers them.
fn lit(ui: &Ui, visible: &Visible<'_>) -> (Option<usize>, Option<usize>) {
    let Some(at) = ui.input(|i| i.pointer.hover_pos()) else {
        return (None, None);
    };
    if ui.ctx().layer_id_at(at) != Some(ui.layer_id()) || !ui.clip_rect().contains(at) {
        return (None, None);
    }
    if visible.head().contains(at) {
        return (None, matrix_head::column_at(visible, at));
    }
    // An edge belongs to the next one, as it does for tooltips and clicks.
    let holds = |range: Rangef, at: f32| range.min <= at && at < range.max;
    let row = visible.rows.clone().find(|r| holds(visible.row(*r), at.y));
    let inside = visible.body().contains(at);
    let column = visible.columns.clone().find(|c| holds(visible.column(*c), at.x));
    (
        row.filter(|_| visible.below_head().contains(at)),
        column.filter(|_| inside),
    )
}

/// Lights the row and the column under the pointer.
fn stripes(ui: &Ui, frame: &MatrixFrame<'_>) {
    let MatrixFrame { visible, .. } = frame;
    let color = theme::roles(ui).raised;
    if let Some(line) = frame.lit.0
        && let Some(GridLine::Service(_)) = frame.view.groups.line(line)
    {
        let last = visible.columns.clone().next_back();
        let right = last.map_or(visible.all.left(), |c| visible.column(c).max);
        let across = Rangef::new(visible.all.left(), right.max(visible.lead().right()));
        let painter = ui.painter_at(visible.below_head().intersect(ui.clip_rect()));
        painter.rect_filled(Rect::from_x_y_ranges(across, visible.row(line)), 0, color);
    }
    if let Some(column) = frame.lit.1 {
        let painter = ui.painter_at(visible.body().intersect(ui.clip_rect()));
        let last = visible.rows.clone().next_back();
        let bottom = last.map_or(visible.all.top(), |r| visible.row(r).max);
        let down = Rangef::new(visible.body().top(), bottom);
        painter.rect_filled(Rect::from_x_y_ranges(visible.column(column), down), 0, color);
    }
}

/// A quiet line under the head, beside the names, and where another attribute begins.
fn lines(ui: &Ui, frame: &MatrixFrame<'_>) {
    let MatrixFrame { visible, matrix, .. } = frame;
    let stroke = egui::Stroke::new(1.0, theme::roles(ui).line);
    ui.painter().hline(visible.all.x_range(), visible.body().top(), stroke);
    ui.painter().vline(visible.body().left(), visible.beside_rows(), stroke);
    let body = ui.painter_at(visible.body());
    for column in visible.columns.clone().filter(|c| *c > 0 && matrix.columns[*c].first) {
        body.vline(visible.column(column).min, visible.beside_rows(), stroke);
    }
}

/// One service. Returns the cell that was clicked.
fn row_ui(
    ui: &mut Ui,
    frame: &MatrixFrame<'_>,
    (line, entry): (usize, usize),
    actions: &mut Actions,
) -> Option<GridPlace> {
    let visible = frame.visible;
    let row = frame.view.entry(entry)?;
    let mut clicked = None;
    visible.table_row(ui, (line, row.key()), &row.name, |ui| {
        clipped(ui, visible.lead(), ("names", row.key()), |ui| {
            let rect = Rect::from_x_y_ranges(visible.lead().x_range(), visible.row(line));
            name_ui(ui, rect, row, frame.selection, actions);
        });
        clipped(ui, visible.body(), ("cells", row.key()), |ui| {
            for column in visible.columns.clone() {
                if cell_ui(ui, frame, (line, column), row, actions) {
                    clicked = Some(GridPlace::new(line, column));
                }
            }
        });
    });
    clicked
}

/// Tick box and name; a click on the name opens the service.
fn name_ui(ui: &mut Ui, rect: Rect, entry: &ServiceEntry, selection: Selection<'_>, actions: &mut Actions) {
    let roles = theme::roles(ui);
    let open = selection.is_open(entry.service);
    let name = Rect::from_min_max(pos2(rect.left() + TICK, rect.top()), rect.max);
    let response = ui.interact(name, ui.scope_id().with(("name", entry.key())), Sense::CLICK);
    spoken_as(&response, Role::RowHeader, open, &entry.spoken);
    let retired = entry.status.as_ref().is_some_and(|s| s.status == Status::Retired);
    let weak = retired || entry.mark.struck.is_some();
    let color = match (weak, open) {
        (true, _) => roles.text_weak,
        (false, true) => roles.accent_text,
        (false, false) => roles.text_strong,
    };
    let job = annotations::name_job(ui, &entry.name, &entry.name_marks, (&scale::strong14(), color), weak);
    let signs = annotations::signs_width(&entry.mark, entry.aside.is_some());
    let galley = cut_job(ui, job, name.width() - scale::SPACE_8 - signs);
    annotations::paint_signs(ui, name.left_center(), &entry.mark, entry.aside.is_some());
    let top = name.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(name.left() + signs, top), galley, color);
    let response = response
        .on_hover_text(&entry.spoken)
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        actions.push(Select::Open(entry.service));
    }
    let side = Rect::from_center_size(
        pos2(rect.left() + TICK / 2.0 - 2.0, rect.center().y),
        Vec2::splat(scale::CONTROL),
    );
    let mut ticked = selection.is_ticked(entry.service);
    clipped(ui, side, ("tick", entry.key()), |ui| {
        if tick_box_bare(ui, &mut ticked, &format!("Compare {}", entry.name)).changed() {
            actions.push(Select::ToggleTick(entry.service));
        }
    });
}

/// One cell. Returns whether it was clicked.
fn cell_ui(
    ui: &Ui,
    frame: &MatrixFrame<'_>,
    (line, column): (usize, usize),
    entry: &ServiceEntry,
    actions: &mut Actions,
) -> bool {
    let service = entry.service;
    let MatrixFrame { visible, matrix, .. } = frame;
    let rect = visible.cell(line, column);
    let place = GridPlace::new(line, column);
    let attribute = matrix.columns[column].atomic.attribute;
    let sense = roving(frame.cursor == place);
    let response = ui.interact(rect, cell_id(entry, matrix, column), sense);
    let open = frame.selection.shows_claims(service, attribute);
    response.widget_info(|| egui::WidgetInfo::selected(Role::Cell, true, open, matrix.spoken(service, column)));
    in_table(ui.ctx(), response.id, Role::Cell, (Some(line), Some(column)));
    let roles = theme::roles(ui);
    if open {
        ui.painter()
            .rect_filled(rect.shrink(1.0), scale::CORNER_SMALL, roles.accent_tint);
    }
    if let Some(shape) = matrix.drawn(service, column).and_then(shape_of) {
        let sign = Rect::from_center_size(rect.center(), Vec2::splat(scale::SIGN));
        theme::paint(ui.painter(), sign, shape, &roles);
    }
    focus_ring(ui, &response, rect.shrink(2.0), scale::CORNER_SMALL);
    visible.keyboard(ui, &response, place);
    // egui takes Space for a click as well, which here ticks.
    let space = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Space));
    if space {
        actions.push(Select::ToggleTick(service));
    }
    let clicked = response.clicked() && !space;
    if clicked {
        actions.push(Select::ToggleClaims(service, attribute));
    }
    if response.hovered() {
        response
            .on_hover_text(matrix.tooltip(service, column))
            .on_hover_cursor(egui::CursorIcon::PointingHand);
    }
    clicked
}
