//! Where a table ends: a row of totals, and notes below it. What is taken for one of these is left out, and listed.

use super::start::number;
use crate::import::table::ListTable;

/// How many rows of notes there may be.
const NOTES: usize = 20;

/// What the first cell of a row of totals says.
const TOTALS: [&str; 12] = [
    "total",
    "totals",
    "grand total",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "insgesamt",
    "total général",
    "somme",
    "totale",
    "suma",
];

/// Takes away the rows behind the last blank one, where each has but one cell, the first, in a table of three columns or more,
/// and that is no name but words: `Source: the office`, `* estimated by the vendor`.
pub fn notes_below(table: &mut ListTable, entries: usize) {
    let below = table.places.len().saturating_sub(entries);
    let from = entries as u32;
    let others = table.columns.iter().skip(1);
    let is_alone = || {
        others
            .clone()
            .all(|c| c.cells.last().is_none_or(|(row, _)| *row < from))
    };
    if entries == 0 || below == 0 || below > NOTES || table.columns.len() < 3 || !is_alone() {
        return;
    }
    let words = |row: u32| {
        let text = table
            .columns
            .first()
            .and_then(|c| c.at(row))
            .map(|v| v.text().trim().to_owned());
        text.is_some_and(|t| {
            t.contains(": ") || t.starts_with(['*', '†', '©', '(']) || t.split_whitespace().count() > 3
        })
    };
    if !(from..from + below as u32).all(words) {
        return;
    }
    for _ in 0..below {
        leave_out_last(table, "a note below the table");
    }
}

/// Takes away a last row that says it is the total, and in some column is.
pub fn totals(table: &mut ListTable) {
    let Some(last) = table.places.len().checked_sub(1).filter(|last| *last > 0) else {
        return;
    };
    let row = last as u32;
    let first = table
        .columns
        .iter()
        .find_map(|c| c.at(row))
        .map(|v| v.text().trim().to_lowercase());
    let says = first.is_some_and(|t| TOTALS.contains(&t.trim_end_matches(':').trim()));
    if !says {
        return;
    }
    let is_sum = table.columns.iter().any(|column| {
        let cells: Option<Vec<f64>> = column.cells.iter().map(|(_, v)| number(&v.text())).collect();
        match cells.as_deref() {
            Some([parts @ .., total]) if !parts.is_empty() && column.at(row).is_some() => {
                let sum: f64 = parts.iter().sum();
                (sum - total).abs() <= 1e-6 * total.abs().max(1.0)
            }
            _ => false,
        }
    });
    if is_sum {
        leave_out_last(table, "the total of the lines above");
    } else {
        let place = vec![table.place(last)];
        table.remark(
            "Called a total, but the sum of no column; it was kept as an entry",
            place,
        );
    }
}

fn leave_out_last(table: &mut ListTable, why: &'static str) {
    let Some(place) = table.places.pop() else { return };
    let row = table.places.len() as u32;
    for column in &mut table.columns {
        if column.cells.last().is_some_and(|(r, _)| *r == row) {
            column.cells.pop();
        }
    }
    table.leave_out(place, why);
}
