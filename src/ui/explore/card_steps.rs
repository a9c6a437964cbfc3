//! Which card is where, and where keys lead among them: cards are in rows under headings, but keys continue from
//! one to the next as in a list.

use std::ops::Range;

use crate::{
    app::view::{ExploreView, explore::GridLine},
    ui::widgets::{GridPlace, GridStep},
};

/// One heading with its cards, or all cards when there are no headings.
pub(super) struct CardBlock {
    pub heading: Option<usize>,
    /// Its first row: that of the heading where it has one.
    pub row: usize,
    /// Its cards; none while they are folded away.
    entries: Range<usize>,
}

impl CardBlock {
    /// All of them, from the top.
    pub fn all(view: &ExploreView, columns: usize) -> Vec<Self> {
        if view.groups.all.is_empty() {
            return Self::stacked([(None, 0..view.len())], columns);
        }
        let groups = view.groups.all.iter().enumerate().map(|(g, group)| {
            let entries = if group.folded { 0..0 } else { group.group.range.clone() };
            (Some(g), entries)
        });
        Self::stacked(groups, columns)
    }

    fn stacked(blocks: impl IntoIterator<Item = (Option<usize>, Range<usize>)>, columns: usize) -> Vec<Self> {
        let mut row = 0;
        let place = |(heading, entries)| {
            let block = Self { heading, row, entries };
            row = block.end(columns);
            block
        };
        blocks.into_iter().map(place).collect()
    }

    /// How many rows its cards take.
    pub fn rows(&self, columns: usize) -> usize {
        self.entries.len().div_ceil(columns)
    }

    fn first_cards(&self) -> usize {
        self.row + usize::from(self.heading.is_some())
    }

    fn end(&self, columns: usize) -> usize {
        self.first_cards() + self.rows(columns)
    }

    /// The one that a row is in.
    pub fn at(blocks: &[Self], row: usize, columns: usize) -> Option<&Self> {
        let after = blocks.partition_point(|b| b.row <= row);
        let block = blocks.get(after.checked_sub(1)?)?;
        (row < block.end(columns)).then_some(block)
    }

    /// The card at a place; `None` for a heading and past the last card.
    pub fn entry(&self, at: GridPlace, columns: usize) -> Option<usize> {
        let row = at.row?.checked_sub(self.first_cards())?;
        let entry = self.entries.start + row * columns + at.column;
        (entry < self.entries.end).then_some(entry)
    }

    fn place_of(&self, entry: usize, columns: usize) -> GridPlace {
        let within = entry - self.entries.start;
        GridPlace::new(self.first_cards() + within / columns, within % columns)
    }

    /// Where the keyboard comes to: the card of a line, or the first.
    pub fn entered(blocks: &[Self], line: Option<GridLine>, columns: usize) -> Option<GridPlace> {
        let of_line = match line {
            Some(GridLine::Service(entry)) => blocks.iter().find(|b| b.entries.contains(&entry)).map(|b| (b, entry)),
            Some(GridLine::Heading(_)) | None => None,
        };
        let first = || {
            blocks
                .iter()
                .find(|b| !b.entries.is_empty())
                .map(|b| (b, b.entries.start))
        };
        let (block, entry) = of_line.or_else(first)?;
        Some(block.place_of(entry, columns))
    }

    /// Where a step leads from a card or a heading.
    pub fn stepped(
        blocks: &[Self],
        from: GridPlace,
        step: GridStep,
        (columns, page): (usize, isize),
    ) -> Option<GridPlace> {
        let block = Self::at(blocks, from.row?, columns)?;
        let far = isize::MAX / 2;
        let by = match step {
            GridStep::Rows(by) => by * columns as isize,
            GridStep::Columns(by) => by,
            GridStep::Pages(by) => by * page * columns as isize,
            GridStep::Home | GridStep::Top => -far,
            GridStep::End | GridStep::Bottom => far,
        };
        match block.entry(from, columns) {
            Some(entry) => Self::from_card(blocks, block, entry, by, columns),
            None => match step {
                GridStep::Columns(_) => None,
                _ => Self::from_heading(blocks, block, by, columns),
            },
        }
    }

    /// Up from the first row of a group to its heading; else `by` cards on, what is folded left out. A long step goes as
    /// far as there are cards.
    fn from_card(blocks: &[Self], block: &Self, entry: usize, by: isize, columns: usize) -> Option<GridPlace> {
        if block.heading.is_some() && entry - block.entries.start < columns && by == -(columns as isize) {
            return Some(GridPlace::new(block.row, 0));
        }
        let shown = || blocks.iter().filter(|b| !b.entries.is_empty());
        let (first, last) = (shown().next()?.entries.start, shown().next_back()?.entries.end - 1);
        let far = by.unsigned_abs() > columns;
        let to = match entry.checked_add_signed(by).filter(|to| *to <= last) {
            Some(to) => to,
            None if far && by < 0 => first,
            None if far => last,
            None => return None,
        };
        if let Some(block) = shown().find(|b| b.entries.contains(&to)) {
            return Some(block.place_of(to, columns));
        }
        let (block, to) = if by < 0 {
            let block = shown().rev().find(|b| b.entries.end <= to)?;
            (block, block.entries.end - 1)
        } else {
            let block = shown().find(|b| b.entries.start > to)?;
            (block, block.entries.start)
        };
        Some(block.place_of(to, columns))
    }

    /// Down to the first card, or to the next heading when it is folded; up to the one before.
    fn from_heading(blocks: &[Self], block: &Self, by: isize, columns: usize) -> Option<GridPlace> {
        if by > 0 && !block.entries.is_empty() {
            return Some(block.place_of(block.entries.start, columns));
        }
        let heading = block.heading?.saturating_add_signed(by.signum());
        let to = blocks.get(heading.min(blocks.len().checked_sub(1)?))?;
        Some(GridPlace::new(to.row, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups of five and four cards with one folded between them, three columns.
    #[test]
    fn keys_lead_where_a_person_looks() {
        let far = isize::MAX / 2;
        let blocks = CardBlock::stacked([(Some(0), 0..5), (Some(1), 0..0), (Some(2), 8..12)], 3);
        assert_eq!(blocks.iter().map(|b| b.row).collect::<Vec<_>>(), [0, 3, 4]);
        for (from, step, expected) in [
            (0, 1, Some(1)),
            (0, -1, None),
            (0, -3, Some(1000)),
            (2, -3, Some(1000)),
            (3, -3, Some(0)),
            (8, -3, Some(1002)),
            (11, -3, Some(8)),
            (4, 1, Some(8)),
            (8, -1, Some(4)),
            (4, far, Some(11)),
            (10, -far, Some(0)),
            (0, 6, Some(8)),
            (11, 3, None),
            (9, 6, Some(11)),
        ] {
            let block = blocks.iter().find(|b| b.entries.contains(&from));
            let found = block.and_then(|b| CardBlock::from_card(&blocks, b, from, step, 3));
            let found = found.and_then(|to| {
                let block = CardBlock::at(&blocks, to.row?, 3)?;
                block.entry(to, 3).or(Some(1000 + block.heading?))
            });
            assert_eq!(found, expected, "from {from} by {step}");
        }
    }

    #[test]
    fn from_a_heading_keys_lead_to_its_cards_or_the_next_heading() {
        let blocks = CardBlock::stacked([(Some(0), 0..5), (Some(1), 0..0), (Some(2), 8..12)], 3);
        for (from, step, expected) in [
            (0, GridStep::Rows(1), Some(GridPlace::new(1, 0))),
            (0, GridStep::Columns(1), None),
            (3, GridStep::Rows(1), Some(GridPlace::new(4, 0))),
            (3, GridStep::Rows(-1), Some(GridPlace::new(0, 0))),
            (4, GridStep::Rows(1), Some(GridPlace::new(5, 0))),
        ] {
            let found = CardBlock::stepped(&blocks, GridPlace::new(from, 0), step, (3, 2));
            assert_eq!(found, expected, "from row {from} by {step:?}");
        }
    }
}
