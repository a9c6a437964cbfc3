//! Where cells are kept. Most of a large catalog's cells equal thousands of others (not stated, mostly), so each
//! run of services keeps every different cell once, and an index where it occurs.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    mem::{discriminant, replace},
};

use rayon::prelude::*;

use super::cell::{Cell, CellValue};

/// How many services share their cells: enough for most to be found again, few enough to keep every core busy.
const RUN: usize = 4096;

/// Cells, row by row, a row a service.
#[derive(Debug, Clone)]
pub(super) struct CellStore {
    runs: Vec<Run>,
    width: usize,
}

#[derive(Debug, Clone)]
struct Run {
    /// Which cell is where, row by row.
    at: Vec<u32>,
    cells: Vec<Cell>,
    /// How many of them may occur at several places.
    shared: u32,
}

impl CellStore {
    /// As many rows as `items`, each `width` cells wide and not stated but for what `fill` puts in.
    pub fn build<T: Sync>(items: &[T], width: usize, fill: impl Fn(&T, &mut [Cell]) + Sync) -> Self {
        let runs = items.par_chunks(RUN).map(|items| Run::build(items, width, &fill));
        Self {
            runs: runs.collect(),
            width,
        }
    }

    /// One cell.
    pub fn get(&self, row: usize, column: usize) -> &Cell {
        let run = &self.runs[row / RUN];
        &run.cells[run.at[row % RUN * self.width + column] as usize]
    }

    /// Replaces a cell and returns the one before.
    pub fn replace(&mut self, row: usize, column: usize, cell: Cell) -> Cell {
        let run = &mut self.runs[row / RUN];
        let at = &mut run.at[row % RUN * self.width + column];
        if *at >= run.shared {
            // It was put there alone, so that trying a cell's states in turn takes no growing room.
            return replace(&mut run.cells[*at as usize], cell);
        }
        let old = run.cells[*at as usize].clone();
        *at = run.cells.len() as u32;
        run.cells.push(cell);
        old
    }
}

/// By which cell is where, however it is kept.
impl PartialEq for CellStore {
    fn eq(&self, other: &Self) -> bool {
        let cells = |rows: &'_ Self| rows.runs.iter().map(|r| r.at.len()).sum::<usize>();
        self.width == other.width
            && cells(self) == cells(other)
            && self.runs.iter().zip(&other.runs).all(|(a, b)| a.iter().eq(b.iter()))
    }
}

impl Run {
    fn build<T>(items: &[T], width: usize, fill: impl Fn(&T, &mut [Cell])) -> Self {
        let mut at = Vec::with_capacity(items.len() * width);
        let mut cells = vec![Cell::NOT_STATED];
        let mut known: HashMap<u64, u32> = HashMap::new();
        let mut row = vec![Cell::NOT_STATED; width];
        for item in items {
            fill(item, &mut row);
            for cell in &mut row {
                if *cell == Cell::NOT_STATED {
                    at.push(0);
                    continue;
                }
                let cell = replace(cell, Cell::NOT_STATED);
                let next = cells.len() as u32;
                let found = *known.entry(hash(&cell)).or_insert(next);
                // Of two different cells with one hash, the second is kept each time it comes.
                if found == next || cells[found as usize] != cell {
                    at.push(next);
                    cells.push(cell);
                } else {
                    at.push(found);
                }
            }
        }
        cells.shrink_to_fit();
        Self {
            at,
            shared: cells.len() as u32,
            cells,
        }
    }

    fn iter(&self) -> impl Iterator<Item = &Cell> {
        self.at.iter().map(|at| &self.cells[*at as usize])
    }
}

/// The same for equal cells, but for 0 and −0, which read differently.
fn hash(cell: &Cell) -> u64 {
    let mut hasher = DefaultHasher::new();
    (cell.state, discriminant(&cell.value)).hash(&mut hasher);
    match &cell.value {
        CellValue::None => {}
        CellValue::Choice(option) => option.hash(&mut hasher),
        CellValue::Atoms(atoms) => atoms.hash(&mut hasher),
        CellValue::Scalar(value) => value.hash_as_written(&mut hasher),
        CellValue::Texts(texts) => texts.hash(&mut hasher),
        CellValue::Services(all) => all.hash(&mut hasher),
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::State;

    fn cell(n: u16) -> Cell {
        Cell {
            state: State::Value,
            value: CellValue::Choice(n),
        }
    }

    /// Ten thousand rows of two cells: one that repeats, one that does not.
    fn rows() -> CellStore {
        let items: Vec<u16> = (0..10_000).collect();
        CellStore::build(&items, 2, |n, row| {
            if n % 3 > 0 {
                row[0] = cell(n % 3);
            }
            row[1] = cell(*n);
        })
    }

    #[test]
    fn every_cell_is_found_where_it_was_put() {
        let rows = rows();
        for n in 0..10_000_u16 {
            let first = if n % 3 > 0 { cell(n % 3) } else { Cell::NOT_STATED };
            assert_eq!((rows.get(n.into(), 0), rows.get(n.into(), 1)), (&first, &cell(n)));
        }
        let kept: usize = rows.runs.iter().map(|r| r.cells.len()).sum();
        assert!(kept < 10_000 + 3 * 3, "{kept} of 20,000 cells kept");
    }

    #[test]
    fn a_cell_is_replaced_alone_and_put_back() {
        let (before, mut rows) = (rows(), rows());
        let old = rows.replace(7, 0, cell(99));
        assert_eq!((&old, rows.get(7, 0), rows.get(10, 0)), (&cell(1), &cell(99), &cell(1)));
        assert!(rows != before);
        let kept = rows.runs[0].cells.len();
        assert_eq!(rows.replace(7, 0, old), cell(99));
        assert!(rows == before && rows.runs[0].cells.len() == kept);
    }
}
