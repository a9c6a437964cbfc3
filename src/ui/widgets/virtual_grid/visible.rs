//! What of a grid is in sight, and where on the screen its rows and cells are.

use std::{cell::Cell, ops::Range};

use egui::{AsIdSalt, Id, Rangef, Rect, Response, Ui, UiBuilder, Vec2, pos2, vec2};

use super::{
    keys::keep_arrows,
    parts::{GridPlace, RING, VirtualGrid, clipped, table_row},
};
use crate::ui::widgets::reach::{Region, region_within};

/// What of a grid is in sight.
pub struct Visible<'a> {
    /// All that is in sight, on the screen.
    pub all: Rect,
    /// The rows in sight, and those around them.
    pub rows: Range<usize>,
    /// The columns in sight.
    pub columns: Range<usize>,
    /// Where rows and columns begin, scrolled away or not, is counted from here.
    pub(super) body: egui::Pos2,
    pub(super) offset: Vec2,
    pub(super) grid: &'a VirtualGrid<'a>,
    pub(super) focused: Cell<Option<(GridPlace, Id)>>,
    pub(super) reveal: Cell<Option<usize>>,
    pub(super) column_before: usize,
}

impl Visible<'_> {
    /// Where cells are.
    pub fn body(&self) -> Rect {
        Rect::from_min_max(self.body, self.all.max)
    }

    /// The column that stays in sight.
    pub fn lead(&self) -> Rect {
        Rect::from_min_max(pos2(self.all.left(), self.body.y), pos2(self.body.x, self.all.bottom()))
    }

    /// The head over the cells.
    pub fn head(&self) -> Rect {
        Rect::from_min_max(pos2(self.body.x, self.all.top()), pos2(self.all.right(), self.body.y))
    }

    /// Where head and lead column meet.
    pub fn corner(&self) -> Rect {
        Rect::from_min_max(self.all.min, self.body)
    }

    /// The lead column and the cells.
    pub fn below_head(&self) -> Rect {
        self.lead().union(self.body())
    }

    /// From the top to the lower edge of the last row in sight: how far a line beside the rows reaches.
    pub fn beside_rows(&self) -> Rangef {
        let last = self.rows.clone().next_back();
        let bottom = last.map_or(self.body.y, |row| self.row(row).max);
        Rangef::new(self.all.top(), bottom.min(self.all.bottom()))
    }

    /// Where the last row ends, in sight or not.
    pub fn end(&self) -> f32 {
        self.body.y + (self.grid.rows.end() - f64::from(self.offset.y)) as f32
    }

    /// The extent of a row.
    pub fn row(&self, row: usize) -> Rangef {
        let top = self.body.y + (self.grid.rows.start(row) - f64::from(self.offset.y)) as f32;
        Rangef::new(top, top + self.grid.rows.size(row))
    }

    /// The extent of a column.
    pub fn column(&self, column: usize) -> Rangef {
        let left = self.body.x + (self.grid.columns.start(column) - f64::from(self.offset.x)) as f32;
        Rangef::new(left, left + self.grid.columns.size(column))
    }

    /// The rectangle of a cell.
    pub fn cell(&self, row: usize, column: usize) -> Rect {
        Rect::from_x_y_ranges(self.column(column), self.row(row))
    }

    /// A row from the left edge to the right.
    pub fn across(&self, row: usize) -> Rect {
        Rect::from_x_y_ranges(self.all.x_range(), self.row(row))
    }

    /// Lets the grid know what can have the keyboard, so that arrows are its own while it has.
    pub fn keyboard(&self, ui: &Ui, response: &Response, place: GridPlace) {
        if response.has_focus() {
            keep_arrows(ui, response.id);
            self.focused.set(Some((place, response.id)));
        }
    }

    /// The same for what fills a row: the column that the keyboard came from is kept.
    pub fn keyboard_on_row(&self, ui: &Ui, response: &Response, row: usize) {
        self.keyboard(ui, response, GridPlace::new(row, self.column_before));
    }

    /// Draws the rows, to which F6 leads past their head.
    pub fn rows_ui(&self, ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
        // The ring around what begins a row needs room beside it.
        let ring = vec2(2.0 * RING, 0.0);
        let rect = self.below_head().expand2(ring);
        let id = ui.scope_id().with("rows");
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
        child.set_clip_rect(rect.intersect(ui.clip_rect().expand2(ring)));
        region_within(&child, Region::Rows);
        draw(&mut child);
    }

    /// Draws a row of a table, which a screen reader finds as one under a name. What is in it keeps its id, and so the
    /// keyboard, with the entry that `key` tells from all others, wherever among the rows that is.
    pub fn table_row(&self, ui: &mut Ui, (row, key): (usize, impl AsIdSalt), name: &str, draw: impl FnOnce(&mut Ui)) {
        clipped(ui, ui.max_rect(), ("table row", key), |ui| {
            table_row(ui, Some(row), name);
            draw(ui);
        });
    }

    /// Brings a row into sight in the next frame.
    pub fn reveal(&self, row: usize) {
        self.reveal.set(Some(row));
    }
}
