//! Rows of a table that are no entries but sum up those above them: totals and averages at its end with the taxes between
//! them, subtotals within it. A row is one only if its first cell says so and a column bears it out.

use crate::{
    catalog::kind::Marks,
    import::{
        columns::{figure::figure, meaning::is_placeholder},
        table::{ListColumn, ListTable},
    },
};

/// What a row claims to be of the rows above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumOf {
    Total,
    Average,
    Median,
    Least,
    Most,
    Count,
}

const WORDS: [(SumOf, &[&str]); 6] = [
    (
        SumOf::Total,
        &[
            "total",
            "totals",
            "grand total",
            "sum",
            "summe",
            "gesamt",
            "gesamtsumme",
            "endsumme",
            "insgesamt",
            "total général",
            "total general",
            "somme",
            "totale",
            "suma",
            "summe gesamt",
            "gesamtergebnis",
        ],
    ),
    (
        SumOf::Average,
        &[
            "average",
            "avg",
            "avg.",
            "mean",
            "durchschnitt",
            "mittelwert",
            "mittel",
            "moyenne",
            "promedio",
            "media",
        ],
    ),
    (SumOf::Median, &["median", "médiane", "mediana"]),
    (SumOf::Least, &["min", "min.", "minimum", "mínimo", "minimo"]),
    (SumOf::Most, &["max", "max.", "maximum", "máximo", "massimo"]),
    (SumOf::Count, &["count", "anzahl"]),
];

/// What begins the first cell of a subtotal.
const SUBTOTALS: [&str; 7] = [
    "subtotal",
    "sub-total",
    "sub total",
    "zwischensumme",
    "sous-total",
    "subtotale",
    "teilsumme",
];

/// What begins the first cell of a line between totals.
const TAXES: [&str; 16] = [
    "mwst",
    "ust",
    "vat",
    "tax",
    "sales tax",
    "tva",
    "iva",
    "rabatt",
    "discount",
    "skonto",
    "shipping",
    "versand",
    "zzgl",
    "plus ",
    "remise",
    "descuento",
];

/// The first filled cell of a row.
pub fn first_text(table: &ListTable, row: u32) -> String {
    let mut columns = table.columns.iter();
    columns
        .find_map(|c| c.at(row))
        .map_or_else(String::new, |v| v.text().trim().to_owned())
}

/// What the first cell of a row claims, in these words alone.
pub fn sum_of(table: &ListTable, row: usize) -> Option<SumOf> {
    let text = first_text(table, row as u32).to_lowercase();
    let text = text.trim_end_matches(':').trim();
    let of = |(what, words): (SumOf, &[&str])| words.contains(&text).then_some(what);
    WORDS.into_iter().find_map(of)
}

/// What tells a total from a name that begins so, `Total Commander`: a word behind it, or brackets.
const OF_WHAT: [&str; 36] = [
    "net",
    "netto",
    "gross",
    "brutto",
    "incl",
    "incl.",
    "including",
    "inkl",
    "inkl.",
    "excl",
    "excl.",
    "exkl.",
    "excluding",
    "ht",
    "ttc",
    "price",
    "cost",
    "costs",
    "preis",
    "kosten",
    "amount",
    "betrag",
    "per",
    "pro",
    "monthly",
    "yearly",
    "monatlich",
    "jährlich",
    "for",
    "für",
    "before",
    "after",
    "of",
    "all",
    "aller",
    "due",
];

/// The same with more words behind them: `Summe brutto`, `Total (incl. VAT)`; `any`: whatever these are.
fn begins_as(table: &ListTable, row: usize, any: bool) -> Option<SumOf> {
    let text = first_text(table, row as u32).to_lowercase();
    let begins = |word: &&str| {
        let rest = text
            .strip_prefix(*word)
            .filter(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()));
        let Some(next) = rest.and_then(|rest| rest.split_whitespace().next()) else {
            return false;
        };
        any || next.starts_with(|c: char| !c.is_alphabetic()) || OF_WHAT.contains(&next.trim_end_matches(':'))
    };
    let of = |(what, words): (SumOf, &[&str])| words.iter().any(begins).then_some(what);
    WORDS.into_iter().find_map(of)
}

/// The same with what it is of before it: `Class average`, `Food Total`.
fn ends_as(table: &ListTable, row: usize) -> Option<SumOf> {
    let text = first_text(table, row as u32).to_lowercase();
    let ends = |word: &&str| text.strip_suffix(*word).is_some_and(|before| before.ends_with(' '));
    let of = |(what, words): (SumOf, &[&str])| words.iter().any(ends).then_some(what);
    WORDS
        .into_iter()
        .find_map(of)
        .filter(|what| matches!(what, SumOf::Total | SumOf::Average))
}

/// Whether a row is named after the first cell of the row above it: `Food Total` below `Food`.
fn is_of_group(table: &ListTable, row: usize) -> bool {
    let first = |row: usize| Some(table.columns.first()?.at(row as u32)?.text().trim().to_lowercase());
    let (Some(text), Some(group)) = (first(row), row.checked_sub(1).and_then(first)) else {
        return false;
    };
    let words = ["total", "ergebnis", "summe", "sum", "subtotal"];
    text.strip_prefix(&group)
        .is_some_and(|rest| words.contains(&rest.trim()))
}

fn begins_with(table: &ListTable, row: usize, words: &[&str]) -> bool {
    let text = first_text(table, row as u32).to_lowercase();
    let mut rest = words.iter().filter_map(|word| text.strip_prefix(word));
    rest.any(|rest| !rest.starts_with(char::is_alphabetic))
}

/// Leaves out subtotals, then the last rows that claim to be totals, averages and the like, and in some column are.
pub fn leave_out_sums(table: &mut ListTable) {
    leave_out_subtotals(table);
    let rows = table.places.len();
    let is_foot = |row: &usize| {
        sum_of(table, *row).is_some()
            || begins_as(table, *row, false).is_some()
            || ends_as(table, *row).is_some()
            || begins_with(table, *row, &TAXES)
    };
    let foot = (1..rows).rev().take_while(is_foot).count();
    let all: Vec<SumOf> = (rows - foot..rows).filter_map(|row| sum_of(table, row)).collect();
    let bears_out = |first: usize, row: usize| {
        let what = sum_of(table, row).or_else(|| begins_as(table, row, false));
        let what = what
            .map(|what| (what, false))
            .or_else(|| Some((ends_as(table, row)?, true)));
        let (what, in_all) = what?;
        // A plan may be called Max: the least and the most stand beside other sums.
        let is_alone = matches!(what, SumOf::Least | SumOf::Most) && all.iter().all(|other| *other == what);
        if is_alone {
            return None;
        }
        is_sum(table, what, 0..first as u32, row as u32, in_all).then_some(what)
    };
    // The sums begin with the first that is one of all above it.
    let first = (rows - foot..rows).find(|row| bears_out(*row, *row).is_some());
    let before = first.unwrap_or(rows);
    let called: Vec<(SumOf, String)> = (rows - foot..before)
        .filter_map(|row| Some((sum_of(table, row)?, table.place(row))))
        .collect();
    let of = |first, row| (row, bears_out(first, row).map_or(BETWEEN, why));
    let found: Vec<(usize, &'static str)> = first.map_or_else(Vec::new, |first| {
        // A tax that is added to the sum above it names no entry.
        let is_tax = |row: &usize| begins_with(table, *row, &TAXES) && table.columns[0].at(*row as u32).is_none();
        let taxes = (rows - foot..first).rev().take_while(is_tax).count();
        let taxes = (first - taxes..first).map(|row| (row, BETWEEN));
        taxes.chain((first..rows).map(|row| of(first, row))).collect()
    });
    for (what, place) in called {
        let told = match what {
            SumOf::Total => "Called a total, but the sum of no column; it was kept as an entry",
            SumOf::Average => "Called an average, but that of no column; it was kept as an entry",
            // A plan may be called Max.
            _ => continue,
        };
        table.remark(told, vec![place]);
    }
    leave_out(table, &found);
}

const BETWEEN: &str = "a line between the totals";

fn why(what: SumOf) -> &'static str {
    match what {
        SumOf::Total => "the total of the lines above",
        SumOf::Average => "the average of the lines above",
        SumOf::Median => "the median of the lines above",
        SumOf::Least => "the least of the lines above",
        SumOf::Most => "the most of the lines above",
        SumOf::Count => "the count of the lines above",
    }
}

/// Leaves out the rows within a table that are the sums of those since the last of them.
fn leave_out_subtotals(table: &mut ListTable) {
    let mut from = 0;
    let mut found = Vec::new();
    for row in 0..table.places.len() {
        let is_named = begins_with(table, row, &SUBTOTALS) || is_of_group(table, row);
        // The total of a group bears its name: of several lines, or it could be an entry that is called so.
        let is_total =
            || row > from + 1 && row + 1 < table.places.len() && begins_as(table, row, true) == Some(SumOf::Total);
        let is_candidate = row > from && (is_named || is_total());
        if is_candidate && is_sum(table, SumOf::Total, from as u32..row as u32, row as u32, false) {
            found.push((row, "the subtotal of the lines above"));
            from = row + 1;
        }
    }
    // One alone that is called a total ends the table, with taxes below it.
    let is_sure = |row: usize| begins_with(table, row, &SUBTOTALS) || is_of_group(table, row);
    if !found.iter().any(|(row, _)| is_sure(*row)) && found.len() < 2 {
        return;
    }
    leave_out(table, &found);
}

/// Whether a row is what it claims to be of others, in some column; `in_all`: in each where it has a figure.
fn is_sum(table: &ListTable, what: SumOf, of: std::ops::Range<u32>, row: u32, in_all: bool) -> bool {
    let is_so = |column: &ListColumn, marks: Marks| {
        let number = |text: &str| figure(text)?.value(marks);
        let Some(said) = column.at(row).map(|v| v.text().into_owned()) else {
            return false;
        };
        let cells = column.cells.iter().filter(|(r, _)| of.contains(r));
        let stated = cells.map(|(_, v)| v.text()).filter(|t| !is_placeholder(t));
        let stated: Vec<_> = stated.collect();
        if what == SumOf::Count {
            return stated.len() == of.len() && said.trim().parse() == Ok(of.len());
        }
        let parts: Option<Vec<f64>> = stated.iter().map(|t| number(t)).collect();
        let (Some(value), Some(mut parts)) = (number(&said), parts.filter(|p| !p.is_empty())) else {
            return false;
        };
        let sum: f64 = parts.iter().sum();
        // An average is written rounded.
        let decimals = figure(&said).map_or(0, |f| f.decimals(marks).0.min(12));
        let is_near = |exact: f64| (exact - value).abs() <= 0.51 * 0.1_f64.powi(decimals as i32);
        parts.sort_by(f64::total_cmp);
        let (least, most, half) = (parts[0], parts[parts.len() - 1], parts.len() / 2);
        match what {
            SumOf::Total => (sum - value).abs() <= 1e-6 * value.abs().max(1.0),
            SumOf::Average => is_near(sum / parts.len() as f64),
            SumOf::Median if parts.len() % 2 == 0 => is_near(f64::midpoint(parts[half - 1], parts[half])),
            SumOf::Median => is_near(parts[half]),
            SumOf::Least => least.total_cmp(&value).is_eq() && parts.len() > 2,
            SumOf::Most => most.total_cmp(&value).is_eq() && parts.len() > 2,
            SumOf::Count => false,
        }
    };
    let is_either = |column: &ListColumn| [Marks::Point, Marks::Comma].iter().any(|m| is_so(column, *m));
    let is_figure = |column: &&ListColumn| column.at(row).is_some_and(|v| figure(&v.text()).is_some());
    match what {
        SumOf::Total | SumOf::Average if !in_all => table.columns.iter().any(is_either),
        // One column may have the least by chance.
        _ => {
            let mut figures = table.columns.iter().filter(is_figure).peekable();
            figures.peek().is_some() && figures.all(is_either)
        }
    }
}

/// Leaves out rows, in ascending order, and numbers the others anew.
fn leave_out(table: &mut ListTable, rows: &[(usize, &'static str)]) {
    if rows.is_empty() {
        return;
    }
    let is_out = |row: usize| rows.binary_search_by_key(&row, |(r, _)| *r);
    for column in &mut table.columns {
        column.cells.retain_mut(|(row, _)| {
            let found = is_out(*row as usize);
            if let Err(before) = found {
                *row -= before as u32;
            }
            found.is_err()
        });
    }
    let mut places = std::mem::take(&mut table.places).into_iter().enumerate();
    let mut kept = Vec::new();
    for (row, place) in places.by_ref() {
        match is_out(row) {
            Ok(at) => table.leave_out(place, rows[at].1),
            Err(_) => kept.push(place),
        }
    }
    table.places = kept;
}
