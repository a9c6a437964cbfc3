//! Ten entries that show what is in a column: a person looks at them to see how it is read. Which ones they are depends
//! on the file alone, so that they stay the same while the user tries other ways to read it.

use super::table::{ListColumn, ListValue};

/// How many entries are shown.
const MOST: usize = 10;
/// How many cells are looked at for one that is written in another way.
const LOOKED_AT: usize = 10_000;
/// The most characters of a cell that are kept for showing.
const SHOWN: usize = 200;

/// A cell of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleCell {
    /// The id of the entry it belongs to.
    pub entry: String,
    /// What the file has there, its beginning of a long text; `None`: it is blank.
    pub text: Option<String>,
    /// What of it the attribute cannot take is in the text attribute beside it.
    pub is_beside: bool,
}

impl SampleCell {
    /// The cell of a row.
    pub fn of(column: &ListColumn, row: u32, entry: &str) -> Self {
        let shown = |value: &ListValue| value.text().chars().take(SHOWN).collect();
        Self {
            entry: entry.to_owned(),
            text: column.at(row).map(shown),
            is_beside: false,
        }
    }
}

/// The rows to show of a column, in order: one of each way in which its cells are written, then the first ones.
pub fn rows(column: &ListColumn, rows: usize) -> Vec<u32> {
    let mut ways: Vec<String> = Vec::new();
    let mut chosen: Vec<u32> = Vec::new();
    for (row, value) in column.cells.iter().take(LOOKED_AT) {
        let way = way(value);
        if chosen.len() < MOST && !ways.contains(&way) {
            ways.push(way);
            chosen.push(*row);
        }
    }
    let blank = (0..rows as u32).zip(0..LOOKED_AT).map(|(row, _)| row);
    let blank = { blank }.find(|row| column.at(*row).is_none());
    if let Some(blank) = blank.filter(|b| !chosen.contains(b)) {
        chosen.truncate(MOST - 1);
        chosen.push(blank);
    }
    for row in 0..rows as u32 {
        if chosen.len() >= MOST {
            break;
        }
        if !chosen.contains(&row) {
            chosen.push(row);
        }
    }
    chosen.sort_unstable();
    chosen
}

/// In which way a cell is written: a run of figures counts as one, and so does a run of letters, however long.
fn way(value: &ListValue) -> String {
    let mut way = String::new();
    for c in value.text().chars().take(SHOWN) {
        let sign = match c {
            _ if c.is_numeric() => '0',
            _ if c.is_alphabetic() || c == ' ' => 'a',
            other => other,
        };
        if !way.ends_with(sign) {
            way.push(sign);
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::RecordPart;

    #[test]
    fn what_is_written_otherwise_is_in_the_sample() {
        let text = |t: &str| ListValue::Text(t.to_owned());
        let mut column = ListColumn::new("Price", RecordPart::Field);
        column.cells = (0..500).filter(|i| *i != 300).map(|i| (i, text("12"))).collect();
        column.cells[400].1 = text("N/A");
        column.cells[450].1 = text("12.5");
        let shown = rows(&column, 500);
        assert_eq!(shown, [0, 1, 2, 3, 4, 5, 6, 300, 401, 451]);
        assert_eq!(rows(&column, 3), [0, 1, 2, 401, 451]);
        let cell = SampleCell::of(&column, 300, "a");
        assert_eq!((cell.entry.as_str(), cell.text), ("a", None));
    }
}
