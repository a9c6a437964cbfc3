//! One heading over several columns that are filled from the left, as ticket systems write what may be several: `Labels`,
//! `Labels`, `Labels`. Their values are one list.

use crate::import::{
    columns::figure::figure,
    table::{ListColumn, ListTable, ListValue},
};

/// Why a heading that recurs is reported where its columns are not joined.
pub const KEPT: &str = "A heading stands over more than one column; each is kept";

/// Joins such columns into one of lists, and reports which.
pub fn join(table: &mut ListTable) {
    let mut joined = Vec::new();
    let mut at = 0;
    while at < table.columns.len() {
        let header = table.columns[at].header.as_str();
        let alike = table.columns[at..].iter().take_while(|c| c.header == header).count();
        if alike > 1 && are_one(&table.columns[at..at + alike]) {
            joined.push(header.to_owned());
            let rest: Vec<ListColumn> = table.columns.drain(at + 1..at + alike).collect();
            let first = &mut table.columns[at];
            for (row, value) in &mut first.cells {
                let others = rest.iter().filter_map(|c| c.at(*row)).map(ListValue::text);
                let all = std::iter::once(value.text()).chain(others);
                *value = ListValue::List(all.map(|t| t.trim().to_owned()).collect());
            }
        }
        at += 1;
    }
    for (what, places) in &mut table.remarks {
        if *what == KEPT {
            places.retain(|header| !joined.contains(header));
        }
    }
    table
        .remarks
        .retain(|(what, places)| what != KEPT || !places.is_empty());
    table.remark(
        "A heading stands over several columns that are filled from the left; they were read as one list",
        joined,
    );
}

/// Whether columns are of words, each filled only where the one before it is, and not in all of these.
fn are_one(columns: &[ListColumn]) -> bool {
    let is_word = |v: &ListValue| matches!(v, ListValue::Text(t) if figure(t).is_none() && t.chars().count() <= 60);
    let words = columns.iter().flat_map(|c| &c.cells).all(|(_, v)| is_word(v));
    let packed = columns.windows(2).all(|pair| {
        let is_before = |row: u32| pair[0].at(row).is_some();
        pair[1].cells.iter().all(|(row, _)| is_before(*row))
    });
    let (first, last) = (&columns[0], &columns[columns.len() - 1]);
    words && packed && !last.cells.is_empty() && last.cells.len() < first.cells.len()
}
