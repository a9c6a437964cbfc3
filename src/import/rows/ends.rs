//! Where a table ends: a row of totals, and notes below it. What is taken for one of these is left out, and listed.

use crate::{
    catalog::kind::Marks,
    import::{
        columns::{figure::figure, meaning::is_placeholder},
        table::{ListColumn, ListTable},
    },
};

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

/// What the first cell of a row of averages contains.
const AVERAGES: [&str; 9] = [
    "average",
    "avg",
    "mean",
    "durchschnitt",
    "mittelwert",
    "mittel",
    "moyenne",
    "promedio",
    "media",
];

/// What the first cell of a row of totals contains.
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
    sums(table);
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
    if !is_alone(table, last as u32) {
        return false;
    }
    let text = first_text(table, last as u32).to_lowercase();
    if table.columns.len() > 2 && (is_footnote(&text) || is_count_of_rows(&text)) {
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

/// Whether a text is what databases print below a table: `(3 rows)`.
fn is_count_of_rows(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    inner.and_then(|t| t.split_once(' ')).is_some_and(|(count, word)| {
        count.bytes().all(|b| b.is_ascii_digit())
            && matches!(
                word,
                "row" | "rows" | "zeile" | "zeilen" | "ligne" | "lignes" | "fila" | "filas"
            )
    })
}

/// Whether a row has its first cell and no other, in a table of several columns.
fn is_alone(table: &ListTable, row: u32) -> bool {
    let mut columns = table.columns.iter();
    columns.next().is_some_and(|first| first.at(row).is_some())
        && table.columns.len() > 1
        && columns.all(|c| c.at(row).is_none())
}

/// The first filled cell of a row.
fn first_text(table: &ListTable, row: u32) -> String {
    let mut columns = table.columns.iter();
    columns
        .find_map(|c| c.at(row))
        .map_or_else(String::new, |v| v.text().trim().to_owned())
}

/// What a row claims to be of the rows above it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SumOf {
    Total,
    Average,
}

fn sum_of(table: &ListTable, row: usize) -> Option<SumOf> {
    let text = first_text(table, row as u32).to_lowercase();
    let text = text.trim_end_matches(':').trim();
    match () {
        () if TOTALS.contains(&text) => Some(SumOf::Total),
        () if AVERAGES.contains(&text) => Some(SumOf::Average),
        () => None,
    }
}

/// Removes the last rows that claim to be totals or averages, and in some column are.
fn sums(table: &mut ListTable) {
    let rows = table.places.len();
    let sums = (1..rows).rev().take_while(|row| sum_of(table, *row).is_some()).count();
    let entries = rows - sums;
    for row in (entries..rows).rev() {
        let Some(what) = sum_of(table, row) else { return };
        if is_sum(table, what, entries as u32, row as u32) {
            leave_out_last(
                table,
                match what {
                    SumOf::Total => "the total of the lines above",
                    SumOf::Average => "the average of the lines above",
                },
            );
        } else {
            let place = vec![table.place(row)];
            table.remark(
                match what {
                    SumOf::Total => "Called a total, but the sum of no column; it was kept as an entry",
                    SumOf::Average => "Called an average, but that of no column; it was kept as an entry",
                },
                place,
            );
            return;
        }
    }
}

/// Whether a row is the total or the average of the first `entries` rows, in some column.
fn is_sum(table: &ListTable, what: SumOf, entries: u32, row: u32) -> bool {
    let is_so = |column: &ListColumn, marks: Marks| {
        let number = |text: &str| figure(text)?.value(marks);
        let Some(said) = column.at(row).map(|v| v.text().into_owned()) else {
            return false;
        };
        let cells = column.cells.iter().take_while(|(r, _)| *r < entries);
        let stated = cells.map(|(_, v)| v.text()).filter(|t| !is_placeholder(t));
        let parts: Option<Vec<f64>> = stated.map(|t| number(&t)).collect();
        let (Some(value), Some(parts)) = (number(&said), parts.filter(|p| !p.is_empty())) else {
            return false;
        };
        let sum: f64 = parts.iter().sum();
        match what {
            SumOf::Total => (sum - value).abs() <= 1e-6 * value.abs().max(1.0),
            // An average is written rounded.
            SumOf::Average => {
                let decimals = figure(&said).map_or(0, |f| f.decimals(marks).0.min(12));
                (sum / parts.len() as f64 - value).abs() <= 0.51 * 0.1_f64.powi(decimals as i32)
            }
        }
    };
    let is_either = |column: &ListColumn| [Marks::Point, Marks::Comma].iter().any(|m| is_so(column, *m));
    table.columns.iter().any(is_either)
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
