//! What a grid is made of, places in it, and the parts of the window that it is drawn in.

use egui::{Rect, Role, Ui, UiBuilder, Vec2};

use crate::ui::widgets::{Tracks, control::in_table};

/// How far what has the keyboard may reach beyond its row: its ring, and a control higher than the row.
pub(super) const RING: f32 = 4.0;

/// What a grid is made of.
pub struct VirtualGrid<'a> {
    /// Tells it from other grids.
    pub salt: &'a str,
    /// Heights of the rows.
    pub rows: &'a Tracks,
    /// Widths of the columns.
    pub columns: &'a Tracks,
    /// Height of the head, which stays in sight.
    pub head: f32,
    /// Width of the lead column, which stays in sight.
    pub lead: f32,
    /// Room to the right of the last column and below the last row.
    pub after: Vec2,
    /// How far beyond what is in sight rows are laid out, so that the keyboard can go on to them.
    pub around: f32,
    /// How much of the right something else covers.
    pub covered: f32,
    /// What a screen reader calls it where it is a table; empty where it is a mere list.
    pub table: &'a str,
    /// Whether the scroll bars run along the head and the lead column too, or only along what scrolls.
    pub long_bars: bool,
}

impl<'a> VirtualGrid<'a> {
    /// A grid without head and lead column.
    pub fn new(salt: &'a str, rows: &'a Tracks, columns: &'a Tracks) -> Self {
        Self {
            salt,
            rows,
            columns,
            head: 0.0,
            lead: 0.0,
            after: Vec2::ZERO,
            around: 0.0,
            covered: 0.0,
            table: "",
            long_bars: true,
        }
    }
}

/// A place in a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct GridPlace {
    /// The row; `None` for the head.
    pub row: Option<usize>,
    /// From the left, from 0.
    pub column: usize,
}

impl GridPlace {
    /// A place in the body.
    pub const fn new(row: usize, column: usize) -> Self {
        Self { row: Some(row), column }
    }

    /// So many rows on, within `rows`; the head is left only by [`GridPlace::new`].
    #[must_use]
    pub fn rows_on(self, by: isize, rows: usize) -> Self {
        let row = self
            .row
            .map(|r| r.saturating_add_signed(by).min(rows.saturating_sub(1)));
        Self { row, ..self }
    }

    /// So many columns on, within `columns`.
    #[must_use]
    pub fn columns_on(self, by: isize, columns: usize) -> Self {
        let column = self.column.saturating_add_signed(by).min(columns.saturating_sub(1));
        Self { column, ..self }
    }
}

/// A part of the window that is drawn for itself and cut where it ends.
pub fn clipped(ui: &mut Ui, rect: Rect, salt: impl egui::AsIdSalt, draw: impl FnOnce(&mut Ui)) {
    // Whatever is drawn before it, what is in it keeps its id, and so the keyboard.
    let id = ui.scope_id().with(salt);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).scope_id(id));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    draw(&mut child);
}

/// Lets a screen reader find what this is drawn in as a row of a table; without a number it is the row of the headings.
pub fn table_row(ui: &Ui, row: Option<usize>, name: &str) {
    in_table(ui.ctx(), ui.unique_id(), Role::Row, (row, None));
    ui.ctx()
        .accesskit_node_builder(ui.unique_id(), |node| node.set_label(name));
}
