//! A grid that scrolls both ways under a head and beside a lead column that stay in sight. Only what is in sight is
//! laid out, however many rows and columns there are: the table, the matrix, the cards, the timeline, the comparison
//! and every long list use one.
//!
//! Rows are placed from what is in sight, not from the top of the grid: at a hundred thousand rows a screen position
//! counted from the top would be off by a part of a point, and text would tremble.

mod keys;
mod parts;
mod state;
mod visible;

use std::cell::Cell;

use egui::{Id, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, vec2};
use keys::read_step;
pub use keys::{GridStep, arrow_from_nowhere, keep_arrows, roving};
use parts::RING;
pub use parts::{GridPlace, VirtualGrid, clipped, table_row};
pub use state::GridState;
pub use visible::Visible;

use super::{
    Tracks,
    reach::{scroll_as_wanted, scrolls},
};

impl VirtualGrid<'_> {
    /// Shows it in all the room there is. Returns where the keyboard is and what its keys ask for, if they do.
    pub fn show(
        &self,
        ui: &mut Ui,
        state: &mut GridState,
        draw: impl FnOnce(&mut Ui, &Visible<'_>),
    ) -> Option<(GridPlace, GridStep)> {
        let outer = ui.available_rect_before_wrap();
        let body = outer.min + vec2(self.lead, self.head);
        let area = if self.long_bars {
            outer
        } else {
            Rect::from_min_max(body, outer.max)
        };
        let under = body - area.min;
        let clip = ui.clip_rect();
        let scrolled = ScrollArea::both().id_salt(self.salt).auto_shrink(false);
        let scrolled = match self.offset(ui, state, area, under) {
            Some(offset) => scrolled.scroll_offset(offset),
            None => scrolled,
        };
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt((self.salt, "grid")));
        let mut focused = None;
        let is_placed = state.is_placed;
        let mut content = None;
        let shown = scrolled.show_viewport(&mut child, |ui, viewport| {
            content = Some(ui.unique_id());
            ui.set_min_size(under + self.size());
            let offset = viewport.min.to_vec2();
            let all = Rect::from_min_max(outer.min, area.min + viewport.size());
            // Head and lead column may be beside what scrolls; each part is cut where it ends.
            ui.set_clip_rect(clip.intersect(if self.long_bars { all } else { outer }));
            let visible = self.visible(all, body, offset, state);
            self.describe_table(ui);
            state.drawn = offset;
            draw(ui, &visible);
            if let Some(row) = visible.reveal.get() {
                state.reveal = Some((row, None));
                ui.ctx().request_repaint();
            }
            focused = visible.focused.get();
            if focused.is_none() {
                focused = keep_focus(ui, state, &visible);
            }
            // Where the grid itself brings something into sight, that takes precedence.
            scroll_as_wanted(ui, !is_placed);
        });
        if let Some(id) = content {
            let moving = Rect::from_min_max(body, shown.inner_rect.max - vec2(self.covered, 0.0));
            scrolls(ui, id, moving, &shown);
        }
        state.offset = shown.state.clamped_offset();
        state.room = Some(shown.inner_rect.size() - under);
        state.focused = focused.or(state.focused);
        ui.advance_cursor_after_rect(outer);
        let (place, _) = focused?;
        let (step, shift) = read_step(ui)?;
        state.extends = shift;
        Some((place, step))
    }

    /// What a screen reader gets of all of it, of which only what is in sight is laid out.
    fn describe_table(&self, ui: &Ui) {
        if self.table.is_empty() {
            return;
        }
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Table);
            node.set_label(self.table);
            node.set_row_count(self.rows.len());
            node.set_column_count(self.columns.len());
        });
    }

    /// How large all of it is, without head and lead column.
    fn size(&self) -> Vec2 {
        vec2(self.columns.end() as f32 + self.covered, self.rows.end() as f32) + self.after
    }

    fn visible(&self, all: Rect, body: egui::Pos2, offset: Vec2, state: &GridState) -> Visible<'_> {
        let room = (all.max - body).max(Vec2::ZERO);
        let (x, y) = (f64::from(offset.x), f64::from(offset.y));
        let around = f64::from(self.around);
        Visible {
            all,
            rows: self.rows.between(y - around, y + f64::from(room.y) + around),
            columns: self.columns.between(x, x + f64::from(room.x)),
            body,
            offset,
            grid: self,
            focused: Cell::new(None),
            reveal: Cell::new(None),
            column_before: state.place().map_or(0, |place| place.column),
        }
    }

    /// How far it is to be scrolled, where that is not for the scroll area alone to decide.
    fn offset(&self, ui: &Ui, state: &mut GridState, area: Rect, under: Vec2) -> Option<Vec2> {
        let room = state.room.unwrap_or(area.size() - under);
        let mut offset = state.scroll_to.take().unwrap_or(state.offset);
        if !self.long_bars {
            offset -= wheel_beside(ui, area, vec2(self.lead, self.head));
        }
        state.is_placed = state.reveal.is_some();
        if let Some((row, column)) = state.reveal.take() {
            // A little beyond it, so that its ring is whole. What is larger than the room shows its beginning.
            let nearest = |offset: f32, tracks: &Tracks, at: usize, room: f32| {
                let from = tracks.start(at) as f32;
                offset.max(from + tracks.size(at) + RING - room).min(from - RING)
            };
            offset.y = nearest(offset.y, self.rows, row, room.y);
            if let Some(column) = column {
                offset.x = nearest(offset.x, self.columns, column, room.x - self.covered);
            }
        }
        let most = (self.size() - room).max(Vec2::ZERO);
        let offset = offset.min(most).max(Vec2::ZERO);
        (offset != state.offset).then_some(offset)
    }

    /// Where a step leads, where Home and End mean the first row and the last. A page keeps one row in sight.
    pub fn stepped(&self, from: GridPlace, step: GridStep, state: &GridState) -> GridPlace {
        let rows = self.rows.len();
        match step {
            GridStep::Rows(by) => from.rows_on(by, rows),
            GridStep::Pages(by) => {
                let page = self.page(from.row.unwrap_or(0), state) - 1;
                from.rows_on(by * page.max(1), rows)
            }
            GridStep::Columns(by) => from.columns_on(by, self.columns.len()),
            GridStep::Home | GridStep::Top => GridPlace::new(0, from.column),
            GridStep::End | GridStep::Bottom => GridPlace::new(rows.saturating_sub(1), from.column),
        }
    }

    /// How many whole rows there is room for below the top of one.
    pub fn page(&self, from: usize, state: &GridState) -> isize {
        let top = self.rows.start(from);
        let room = f64::from(state.room.map_or(0.0, |room| room.y));
        (self.rows.between(top, top + room).len() as isize - 1).max(1)
    }
}

/// A list: rows one below the other, each drawn in its own rectangle, which ends `beside` before the right edge. One row
/// beyond what is in sight is laid out too, so that Tab finds it.
pub fn list(
    ui: &mut Ui,
    salt: &str,
    (rows, beside): (&Tracks, f32),
    state: &mut GridState,
    mut draw: impl FnMut(&mut Ui, &Visible<'_>, Rect, usize),
) {
    let columns = Tracks::default();
    let grid = VirtualGrid {
        around: rows.size(0),
        ..VirtualGrid::new(salt, rows, &columns)
    };
    grid.show(ui, state, |ui, visible| {
        for row in visible.rows.clone() {
            let across = visible.across(row);
            let rect = across.with_max_x(across.right() - beside);
            // Whichever rows are drawn before it, what is in a row keeps its id, and so the keyboard.
            let id = ui.scope_id().with((salt, row));
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
            draw(&mut child, visible, rect, row);
        }
    });
}

/// What has the keyboard exists also while it is scrolled away, or the keyboard would be lost.
fn keep_focus(ui: &Ui, state: &GridState, visible: &Visible<'_>) -> Option<(GridPlace, Id)> {
    let (place, id) = state.focused.filter(|(_, id)| ui.memory(|m| m.has_focus(*id)))?;
    ui.interact(visible.cell(place.row.unwrap_or(0), place.column), id, Sense::click());
    keep_arrows(ui, id);
    Some((place, id))
}

/// The wheel over the head or the lead column scrolls the cells too.
fn wheel_beside(ui: &Ui, area: Rect, frozen: Vec2) -> Vec2 {
    let outer = Rect::from_min_max(area.min - frozen, area.max);
    let beside = |at| outer.contains(at) && !area.contains(at);
    match ui.input(|i| i.pointer.hover_pos()) {
        Some(at) if beside(at) && ui.ctx().layer_id_at(at) == Some(ui.layer_id()) => {
            ui.input(egui::InputState::smooth_scroll_delta)
        }
        _ => Vec2::ZERO,
    }
}
