//! What merged cells leave in a text: the first column has its value in the first of the rows it is about, and is blank in the
//! others. Nothing is filled in, as a blank may be one, and one alone likely is; it is told.

use super::looks::number;
use crate::{catalog::wording::excerpt, import::table::ListTable};

/// Reports rows whose first cell is blank below one that is filled, where all else of them is filled.
pub fn remark_blanks_below(table: &mut ListTable) {
    let rows = table.places.len();
    let [first, second, rest @ ..] = &table.columns[..] else {
        return;
    };
    let groups = first.cells.len();
    let starts = first.at(0).is_some() && second.cells.len() == rows && !rest.is_empty();
    if !starts || groups < 2 || rows < groups + 2 {
        return;
    }
    let mut values: Vec<String> = first
        .cells
        .iter()
        .map(|(_, v)| v.text().trim().to_lowercase())
        .collect();
    let is_word = values.iter().all(|v| number(v).is_none());
    values.sort_unstable();
    values.dedup();
    if !is_word || values.len() < groups {
        return;
    }
    let is_full = |row: u32| rest.iter().filter(|c| c.at(row).is_some()).count() * 2 > rest.len();
    let below: Vec<u32> = (0..rows as u32).filter(|row| first.at(*row).is_none()).collect();
    if !below.iter().all(|row| is_full(*row)) {
        return;
    }
    let what = format!(
        "“{}” is blank below its values, as merged cells leave it, and nothing was filled in; write the value into each line \
         that it holds for",
        excerpt(&first.header)
    );
    let places = below.into_iter().map(|row| table.place(row as usize)).collect();
    table.remark(what, places);
}
