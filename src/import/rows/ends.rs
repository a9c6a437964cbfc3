//! Where a table ends: rows of totals (`sums`), and notes below it. What is taken for one of these is left out, and listed.

use super::sums::{first_text, leave_out_sums, sum_of};
use crate::import::table::ListTable;

/// How many rows of notes there may be.
const NOTES: usize = 20;

/// What a note starts with, before a colon, where no blank row is above it.
const NOTE_WORDS: [&str; 14] = [
    "source",
    "sources",
    "note",
    "notes",
    "last updated",
    "as of",
    "quelle",
    "quellen",
    "hinweis",
    "stand",
    "remarque",
    "fuente",
    "nota",
    "fonte",
];

/// Removes what is below the entries: notes, then totals and averages. `before_blank`: how many entries are above the
/// last blank row.
pub fn leave_out_ends(table: &mut ListTable, before_blank: Option<usize>) {
    if let Some(entries) = before_blank {
        notes_below(table, entries);
    }
    for _ in 0..NOTES {
        if !ends_in_note(table) {
            break;
        }
        leave_out_last(table, NOTE);
    }
    leave_out_sums(table);
}

const NOTE: &str = "a note below the table";

/// Removes the rows after the last blank one, where each has but one cell, the first, and that is no name but words:
/// `Source: the office`, `* estimated by the vendor`. Below a row of totals nothing is a name.
fn notes_below(table: &mut ListTable, entries: usize) {
    let below = table.places.len().saturating_sub(entries);
    let from = entries as u32;
    let is_alone = |row: &u32| is_alone(table, *row);
    if entries == 0 || below == 0 || below > NOTES || !(from..from + below as u32).all(|row| is_alone(&row)) {
        return;
    }
    let follows_sum = sum_of(table, entries - 1).is_some();
    let words = |row: u32| {
        let text = first_text(table, row);
        text.contains(": ") || text.starts_with(['*', '†', '©', '(']) || text.split_whitespace().count() > 3
    };
    // Of two columns the second may be blank in an entry as well.
    let is_wide = table.columns.len() > 2 || !(0..from).any(|row| is_alone(&row));
    if follows_sum || (is_wide && (from..from + below as u32).all(words)) {
        for _ in 0..below {
            leave_out_last(table, NOTE);
        }
    }
}

/// Whether the last row is a note although no blank row is above it: it is worded as one, or it follows a row of totals.
fn ends_in_note(table: &ListTable) -> bool {
    let Some(last) = table.places.len().checked_sub(1).filter(|last| *last > 0) else {
        return false;
    };
    let text = first_text(table, last as u32).to_lowercase();
    let is_only = table.columns.len() == 1 || is_alone(table, last as u32);
    if is_only && is_count_of_rows(&text).is_some_and(|InBrackets(is_sure)| is_sure || table.columns.len() > 2) {
        return true;
    }
    if !is_alone(table, last as u32) {
        return false;
    }
    if table.columns.len() > 2 && is_footnote(&text) {
        return true;
    }
    // A line that is drawn under a table, and who has the rights in it.
    if text.starts_with('©') || (text.len() > 4 && text.chars().all(|c| matches!(c, '_' | '-' | '=' | '–' | '—')))
    {
        return true;
    }
    let says = text
        .split_once(':')
        .is_some_and(|(word, rest)| NOTE_WORDS.contains(&word.trim()) && !rest.trim().is_empty());
    says || (text.contains(": ") && sum_of(table, last - 1).is_some())
}

/// Whether a text begins with the sign of a footnote and words behind it: `¹ for 12 months`, `* estimated by us`.
fn is_footnote(text: &str) -> bool {
    let raised = text.trim_start_matches(['¹', '²', '³', '⁴', '⁵', '†', '‡']);
    let starred = text.trim_start_matches(['*', '§']);
    let words = |rest: &str| rest.len() < text.len() && !rest.trim().is_empty();
    words(raised) || (words(starred) && starred.trim().contains(' '))
}

/// Whether a text is what databases print below a table: `(3 rows)`, `(2 rows affected)`, `3 rows in set (0.00 sec)`. In
/// brackets nothing is called so, whatever the table.
fn is_count_of_rows(text: &str) -> Option<InBrackets> {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let mut words = inner.unwrap_or(text).split_whitespace();
    let is_count = words.next().is_some_and(|n| {
        n.starts_with(|c: char| c.is_ascii_digit()) && n.bytes().all(|b| b.is_ascii_digit() || b == b',')
    });
    let is_rows = words
        .next()
        .is_some_and(|w| ROWS.contains(&w.trim_end_matches(['.', ','])));
    let rest = words.next().map(|w| w.trim_end_matches(['.', ',']));
    let is_so = is_count
        && is_rows
        && rest.is_none_or(|w| {
            [
                "affected",
                "selected",
                "returned",
                "fetched",
                "retrieved",
                "in",
                "found",
            ]
            .contains(&w)
        });
    is_so.then_some(InBrackets(inner.is_some()))
}

struct InBrackets(bool);

const ROWS: [&str; 12] = [
    "row", "rows", "row(s)", "record", "records", "zeile", "zeilen", "ligne", "lignes", "fila", "filas", "righe",
];

/// Whether a row has its first cell and no other, in a table of several columns.
fn is_alone(table: &ListTable, row: u32) -> bool {
    let mut columns = table.columns.iter();
    columns.next().is_some_and(|first| first.at(row).is_some())
        && table.columns.len() > 1
        && columns.all(|c| c.at(row).is_none())
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
