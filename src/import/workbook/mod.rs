//! What the workbooks of spreadsheets have in common: a packed file that must not unpack to more than is read of any file
//! (`packed`), sheets of which one is chosen, and cells that become rows of texts.

mod hyperlink;
mod links;
mod number_format;
mod open_document;
mod packed;
mod versions_shown;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use calamine::SheetVisible;
pub use hyperlink::CellFormula;
use hyperlink::cell_name;
pub use links::{Links, add as add_links};
pub use number_format::{as_shown, decimals_shown};
pub use open_document::SheetMarks;
pub use packed::{check_size, has_part, part, parts_have};

use super::{
    rows::{self, TextRow},
    table::{ListTable, MAX_CELLS, MAX_COLUMNS, ReadChoices, too_many_cells},
};
use crate::catalog::{MAX_BYTES, finding::Finding, value::plain, wording::excerpt};

/// The most cells of a sheet, blank ones before filled ones counted too.
pub const MAX_SPAN: usize = 50_000_000;

/// A sheet that is larger than what is read.
pub fn too_large() -> Finding {
    Finding::error("", "the sheet is larger than what is read of a list").help("Split it, or save it as CSV.")
}

/// A workbook that cannot be read: damaged, locked, or none.
pub fn unreadable(what: &str) -> Finding {
    Finding::error("", what).help("Save it again as .xlsx, .ods or CSV.")
}

/// The sheet to read: the one that the user names or numbers, else the first shown one that holds something, else the first
/// that is shown; and the names of all.
pub fn choose<'a>(
    sheets: &'a [calamine::Sheet],
    choices: &ReadChoices,
    mut holds_something: impl FnMut(&str) -> bool,
) -> Result<(&'a str, Vec<&'a str>), Finding> {
    let names: Vec<&str> = sheets.iter().map(|s| s.name.as_str()).collect();
    let chosen = named(&names, choices.sheet.as_deref().map(str::trim)).unwrap_or_else(|| {
        let shown = || sheets.iter().filter(|s| s.visible == SheetVisible::Visible);
        let first = shown().find(|s| holds_something(&s.name)).or_else(|| shown().next());
        let first = first.or(sheets.first()).map(|s| s.name.as_str());
        first.ok_or_else(|| unreadable("the workbook has no sheet"))
    })?;
    Ok((chosen, names))
}

/// The sheet that the user names or numbers; `None` where nothing is wanted.
fn named<'a>(names: &[&'a str], wanted: Option<&str>) -> Option<Result<&'a str, Finding>> {
    let wanted = wanted?;
    let listed = || {
        let all: Vec<String> = names.iter().take(20).map(|n| format!("“{}”", excerpt(n))).collect();
        all.join(", ")
    };
    let by_name = |same: &dyn Fn(&str) -> bool| names.iter().copied().find(|n| same(n));
    let found = by_name(&|n| n == wanted)
        .or_else(|| by_name(&|n| n.to_lowercase() == wanted.to_lowercase()))
        .or_else(|| names.get(wanted.parse::<usize>().ok()?.checked_sub(1)?).copied());
    Some(found.ok_or_else(|| {
        let wanted = wanted.escape_debug().to_string();
        Finding::error("", format!("no sheet is called “{}”", excerpt(&wanted)))
            .help(format!("There are {}.", listed()))
    }))
}

/// The cells of a sheet as texts, by row.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Filled cells by row, each row by column.
    rows: BTreeMap<u32, Vec<(usize, String)>>,
    /// With blank ones before filled ones.
    span: usize,
    filled: usize,
    bytes: usize,
    errors: Vec<String>,
    /// How many rows merged cells were looked at in, and in which a value was put.
    spread: usize,
    merged: Vec<u32>,
    links: Links,
    /// How many rows were looked at for cells that lead somewhere, and how many of these there are.
    looked: usize,
    linked: usize,
    /// Cells that are blank because their formula came to that, and those whose formula failed.
    blank: BTreeSet<(u32, u32)>,
    failed: BTreeSet<(u32, u32)>,
    /// Cells of formulas whose value the workbook did not store.
    unvalued: BTreeSet<(u32, u32)>,
    /// Formulas that make links, and how long they are together.
    formulas: Vec<(u32, u32, CellFormula)>,
    formula_bytes: usize,
    /// Links whose address cannot be told.
    untold: Vec<String>,
    /// Figures that are shown with more decimals than they have: row, column, how many decimals.
    decimals: Vec<(u32, u32, usize)>,
}

impl Sheet {
    /// Puts a text into a cell, rows and columns from 0. The error is a sheet that is too large.
    pub fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), Finding> {
        if text.trim().is_empty() {
            self.blank.insert((row, column));
            return Ok(());
        }
        let at = column as usize;
        if at > MAX_COLUMNS {
            return Err(too_large());
        }
        self.bytes += text.len();
        let cells = self.rows.entry(row).or_default();
        let after = cells.last().map_or(0, |(last, _)| last + 1);
        if at >= after {
            self.span += at + 1 - after;
            self.filled += 1;
            cells.push((at, text));
        } else {
            match cells.binary_search_by_key(&at, |(column, _)| *column) {
                Ok(i) => cells[i].1 = text,
                Err(i) => cells.insert(i, (at, text)),
            }
        }
        if self.span > MAX_SPAN || self.bytes > MAX_BYTES {
            return Err(too_large());
        }
        if self.filled > MAX_CELLS {
            return Err(too_many_cells());
        }
        Ok(())
    }

    /// Cells of a column that are merged down from one row to another: what the first holds is stated in each row that has
    /// anything in it.
    pub fn spread(&mut self, column: u32, first: u32, last: u32) -> Result<(), Finding> {
        let at = column as usize;
        let of = |cells: &Vec<(usize, String)>| {
            let i = cells.binary_search_by_key(&at, |(column, _)| *column).ok()?;
            cells.get(i).map(|(_, text)| text.clone())
        };
        let Some(text) = self.rows.get(&first).and_then(of) else {
            return Ok(());
        };
        if first >= last {
            return Ok(());
        }
        let below = self.rows.range(first + 1..=last).map(|(row, _)| *row);
        let below: Vec<u32> = below.collect();
        // Regions that lie over each other are no workbook's.
        self.spread += below.len();
        if self.spread > MAX_CELLS {
            return Err(too_many_cells());
        }
        for row in below {
            self.put(row, column, text.clone())?;
            self.merged.push(row);
        }
        Ok(())
    }

    /// The address that a filled cell leads to.
    pub fn link(&mut self, row: u32, column: u32, address: &str) -> Result<(), Finding> {
        self.links_of((row, row), (column, column), address)
    }

    /// The address that the filled cells of a region lead to; first and last rows and columns.
    pub fn links_of(&mut self, rows: (u32, u32), columns: (u32, u32), address: &str) -> Result<(), Finding> {
        if rows.0 > rows.1 {
            return Ok(());
        }
        let (first, last) = (columns.0 as usize, columns.1 as usize);
        let mut found = Vec::new();
        for (row, cells) in self.rows.range(rows.0..=rows.1) {
            let from = cells.partition_point(|(column, _)| *column < first);
            let of = cells.iter().skip(from).map(|(column, _)| *column);
            found.extend(of.take_while(|column| *column <= last).map(|column| (*row, column)));
            // Regions that lie over each other are no workbook's.
            self.looked += 1;
            if self.looked > MAX_SPAN || self.linked + found.len() > MAX_CELLS {
                return Err(too_many_cells());
            }
        }
        found
            .into_iter()
            .try_for_each(|(row, column)| self.lead(row, column, address))
    }

    /// Has a cell lead to an address, unless it leads somewhere already.
    fn lead(&mut self, row: u32, column: usize, address: &str) -> Result<(), Finding> {
        self.linked += 1;
        self.bytes += address.len();
        if self.bytes > MAX_BYTES {
            return Err(too_large());
        }
        let of = self.links.entry(column).or_default();
        of.entry(row).or_insert_with(|| address.to_owned());
        Ok(())
    }

    /// The figure of a cell is shown with so many decimals, more than it has.
    pub fn shown_with(&mut self, row: u32, column: u32, decimals: usize) {
        self.decimals.push((row, column, decimals));
    }

    /// The formula of a cell. One without a stored value is reported, unless it makes a link whose text can be told.
    pub fn formula(&mut self, row: u32, column: u32, formula: CellFormula) -> Result<(), Finding> {
        let at = (row, column);
        let has_value = self.text(row, column).is_some() || self.blank.contains(&at) || self.failed.contains(&at);
        if !has_value {
            self.unvalued.insert(at);
        }
        if !formula.is_link() {
            return Ok(());
        }
        // Cells that share a formula are few bytes each, and each has all of it looked at.
        self.formula_bytes += formula.len();
        self.formulas.push((row, column, formula));
        if self.formula_bytes > MAX_BYTES {
            return Err(too_large());
        }
        Ok(())
    }

    /// Makes the links of formulas, once it is known which cells have no value: what is joined of these cannot be told.
    fn link_formulas(&mut self) -> Result<(), Finding> {
        for (row, column, formula) in std::mem::take(&mut self.formulas) {
            let text = |row, column| match self.text(row, column) {
                Some(text) => Some(text.to_owned()),
                None if self.unvalued.contains(&(row, column)) || self.failed.contains(&(row, column)) => None,
                None => Some(String::new()),
            };
            let Some((address, shown)) = formula.link(text) else {
                continue;
            };
            if let Some(shown) = shown.filter(|_| self.unvalued.contains(&(row, column))) {
                self.put(row, column, shown)?;
                self.unvalued.remove(&(row, column));
            }
            match address {
                // `#` leads to a cell of the same workbook.
                Some(address) if address.starts_with('#') => {}
                Some(address) => self.lead(row, column as usize, &address)?,
                None => self.untold.push(cell_name(row, column)),
            }
        }
        Ok(())
    }

    fn text(&self, row: u32, column: u32) -> Option<&str> {
        let cells = self.rows.get(&row)?;
        let at = cells
            .binary_search_by_key(&(column as usize), |(column, _)| *column)
            .ok()?;
        cells.get(at).map(|(_, text)| text.as_str())
    }

    /// A cell whose formula failed: nothing is stated in it.
    pub fn error(&mut self, row: u32, column: u32, what: &str) {
        self.failed.insert((row, column));
        self.errors.push(format!("row {}: {what}", row + 1));
    }

    /// The table of the sheet; `all`: the names of all sheets there are.
    pub fn table(mut self, name: &str, all: &[&str], choices: &ReadChoices) -> Result<ListTable, Finding> {
        self.link_formulas()?;
        if self.rows.is_empty() {
            return Err(
                Finding::error("", format!("the sheet “{}” is empty", excerpt(name))).help("Fill it, or name another.")
            );
        }
        let mut rows = self.rows.into_iter().peekable();
        let mut at = 0;
        let mut next = |row: &mut TextRow<'static>| {
            let (filled, _) = rows.peek()?;
            // Between the rows that are kept there are blank ones.
            row.place = at as usize + 1;
            row.texts.clear();
            if *filled == at {
                let (_, texts) = rows.next()?;
                for (column, text) in texts {
                    row.texts.resize_with(column, Cow::default);
                    row.texts.push(text.into());
                }
            }
            at += 1;
            Some(())
        };
        let mut table = rows::table("row", choices, |text| (text, false), &mut next)?;
        name.clone_into(&mut table.form.sheet);
        table.form.sheets = all.iter().map(|n| (*n).to_owned()).collect();
        if all.len() > 1 {
            let others = all.iter().filter(|n| **n != name).take(20);
            let others: Vec<String> = others.map(|n| excerpt(n).into_owned()).collect();
            let what = format!("The sheet “{}” was read, and none of the others", excerpt(name));
            table.remark(what, others);
        }
        versions_shown::restore(&mut table, &self.decimals);
        links::add(&mut table, &self.links);
        rows::join_repeated(&mut table);
        table.remark("Cells whose formula fails are not stated", self.errors);
        table.remark(
            "Formulas whose value the file does not hold are not stated; save it again in a spreadsheet, which works them out",
            self.unvalued
                .iter()
                .map(|(row, column)| cell_name(*row, *column))
                .collect(),
        );
        table.remark(
            "The addresses of these links cannot be told without a spreadsheet",
            self.untold,
        );
        self.merged.sort_unstable();
        self.merged.dedup();
        // Of a heading it goes without saying.
        let is_upright = !table.form.is_transposed;
        let is_entry = |row: &u32| is_upright && table.places.binary_search(&(*row as usize + 1)).is_ok();
        let merged = self.merged.iter().filter(|row| is_entry(row));
        let merged = merged.map(|row| format!("row {}", row + 1)).collect();
        table.remark(
            "A cell is merged over several rows; its value was read in each of them",
            merged,
        );
        Ok(table)
    }
}

/// A day and a time as ISO 8601 has them; the day alone at midnight, the time alone on no day.
pub fn moment(day: Option<(u16, u8, u8)>, (hour, minute, second): (u8, u8, u8)) -> String {
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match day {
        None => time,
        Some((year, month, day)) if (hour, minute, second) == (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        Some((year, month, day)) => format!("{year:04}-{month:02}-{day:02}T{time}"),
    }
}

/// A number as it is written.
pub fn number(n: f64) -> String {
    if n.is_finite() { plain(n) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_chosen_by_name_by_number_or_as_the_first_shown() {
        let sheet = |name: &str, visible| calamine::Sheet {
            name: name.to_owned(),
            typ: calamine::SheetType::WorkSheet,
            visible,
        };
        let sheets = [
            sheet("Notes", SheetVisible::Hidden),
            sheet("Prices", SheetVisible::Visible),
            sheet("2026", SheetVisible::Visible),
        ];
        for (sheet, expected) in [
            (None, Ok("Prices")),
            (Some("prices"), Ok("Prices")),
            (Some("2026"), Ok("2026")),
            (Some("1"), Ok("Notes")),
            (
                Some("x"),
                Err("no sheet is called “x”. There are “Notes”, “Prices”, “2026”."),
            ),
            (
                Some("0"),
                Err("no sheet is called “0”. There are “Notes”, “Prices”, “2026”."),
            ),
        ] {
            let choices = ReadChoices {
                sheet: sheet.map(str::to_owned),
                ..ReadChoices::default()
            };
            let found = choose(&sheets, &choices, |_| true)
                .map(|(name, _)| name)
                .map_err(|e| e.to_string());
            assert_eq!(found.as_deref().map_err(String::as_str), expected, "{sheet:?}");
        }
    }

    #[test]
    fn a_sheet_that_is_nearly_blank_is_no_bomb() {
        let mut sheet = Sheet::default();
        let mut put = 0;
        while put < 100_000 && sheet.put(put, 16_383, "x".to_owned()).is_ok() {
            put += 1;
        }
        assert!(put < 4_000, "{put}");
    }
}
