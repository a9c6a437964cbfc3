//! What a grid remembers from one frame to the next: how far it is scrolled, and where the keyboard is.

use std::ops::RangeInclusive;

use egui::{Id, Ui, Vec2};

use super::parts::GridPlace;

/// What a grid remembers from one frame to the next.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// How far it is scrolled for the next frame.
    pub(super) offset: Vec2,
    /// How far it was scrolled as it was last drawn.
    pub(super) drawn: Vec2,
    /// The room its cells had.
    pub(super) room: Option<Vec2>,
    /// What to bring into sight in the next frame: the row, and the column.
    pub(super) reveal: Option<(usize, Option<usize>)>,
    /// Where the keyboard is, and what it is on.
    pub(super) focused: Option<(GridPlace, Id)>,
    /// Whether it is being scrolled to what was to come into sight.
    pub(super) is_placed: bool,
    /// Where it should be scrolled to, whatever it was.
    pub(super) scroll_to: Option<Vec2>,
    /// A run of lines under Shift: where it began, and where it has come to.
    pub(super) run: Option<(usize, usize)>,
    /// Whether Shift was held with the last step.
    pub(super) extends: bool,
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
