//! A grid that scrolls both ways under a head and beside a lead column that stay in sight. Only what is in sight is
//! laid out, however many rows and columns there are: the table, the matrix, the cards, the timeline, the comparison
//! and every long list use one.
//!
//! Rows are placed from what is in sight, not from the top of the grid: at a hundred thousand rows a screen position
//! counted from the top would be off by a part of a point, and text would tremble.

mod keys;

use std::{
    cell::Cell,
    ops::{Range, RangeInclusive},
};

use egui::{Id, Rangef, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};
use keys::read_step;
pub use keys::{GridStep, arrow_from_nowhere, keep_arrows, roving};

use super::{
    Tracks,
    control::in_table,
    reach::{Region, region_within, scroll_as_wanted, scrolls},
};

/// How far what has the keyboard may reach beyond its row: its ring, and a control higher than the row.
const RING: f32 = 4.0;

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

/// What a grid remembers from one frame to the next.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// How far it is scrolled for the next frame.
    offset: Vec2,
    /// How far it was scrolled as it was last drawn.
    drawn: Vec2,
    /// The room its cells had.
    room: Option<Vec2>,
    /// What to bring into sight in the next frame: the row, and the column.
    reveal: Option<(usize, Option<usize>)>,
    /// Where the keyboard is, and what it is on.
    focused: Option<(GridPlace, Id)>,
    /// Whether it is being scrolled to what was to come into sight.
    is_placed: bool,
    /// Where it should be scrolled to, whatever it was.
    scroll_to: Option<Vec2>,
    /// A run of lines under Shift: where it began, and where it has come to.
    run: Option<(usize, usize)>,
    /// Whether Shift was held with the last step.
    extends: bool,
}

impl GridState {
    /// A step from one line to another with Shift held: the run of lines as it was and as it is now. `None` without Shift,
    /// which ends it.
    pub fn run(&mut self, (from, to): (usize, usize)) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
        if !self.extends {
            self.run = None;
            return None;
        }
        let start = self.run.filter(|(_, at)| *at == from).map_or(from, |(start, _)| start);
        self.run = Some((start, to));
        let between = |to: usize| start.min(to)..=start.max(to);
        Some((between(from), between(to)))
    }

    /// Gives what stands at a place the keyboard, and brings its row into sight, and its column where it stands in one.
    pub fn focus(&mut self, ui: &Ui, place: GridPlace, id: Id, in_column: bool) {
        self.reveal(place.row.unwrap_or(0), in_column.then_some(place.column));
        self.give_keyboard(ui, place, id);
    }

    /// The same without bringing it into sight.
    pub fn give_keyboard(&mut self, ui: &Ui, place: GridPlace, id: Id) {
        self.focused = Some((place, id));
        ui.memory_mut(|m| m.request_focus(id));
    }

    /// Where the keyboard is, or was last.
    pub fn place(&self) -> Option<GridPlace> {
        self.focused.map(|(place, _)| place)
    }

    /// Brings a row, and a column of it, into sight.
    pub fn reveal(&mut self, row: usize, column: Option<usize>) {
        self.reveal = Some((row, column));
    }

    /// How far it was scrolled as it was last drawn.
    pub fn drawn(&self) -> Vec2 {
        self.drawn
    }

    /// How far it is scrolled for the next frame.
    pub fn offset(&self) -> Vec2 {
        self.scroll_to.unwrap_or(self.offset)
    }

    /// Scrolls there in the next frame, as far as there is something to scroll to.
    pub fn scroll_to(&mut self, offset: Vec2) {
        self.scroll_to = Some(offset);
    }
}

/// What of a grid is in sight.
pub struct Visible<'a> {
    /// All that is in sight, on the screen.
    pub all: Rect,
    /// The rows in sight, and those around them.
    pub rows: Range<usize>,
    /// The columns in sight.
    pub columns: Range<usize>,
    /// Where rows and columns begin, scrolled away or not, is counted from here.
    body: egui::Pos2,
    offset: Vec2,
    grid: &'a VirtualGrid<'a>,
    focused: Cell<Option<(GridPlace, Id)>>,
    reveal: Cell<Option<usize>>,
    column_before: usize,
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

    /// Draws a row of a table, which a screen reader finds as one under a name.
    pub fn table_row(&self, ui: &mut Ui, row: usize, name: &str, draw: impl FnOnce(&mut Ui)) {
        clipped(ui, ui.max_rect(), ("table row", row), |ui| {
            table_row(ui, Some(row), name);
            draw(ui);
        });
    }

    /// Brings a row into sight in the next frame.
    pub fn reveal(&self, row: usize) {
        self.reveal.set(Some(row));
    }
}

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
            self.say_table(ui);
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
    fn say_table(&self, ui: &Ui) {
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
