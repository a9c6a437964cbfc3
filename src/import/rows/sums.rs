//! Rows of a table that are no entries but sum up those above them: totals and averages at its end with the taxes between
//! them, subtotals within it. A row is one only if its first cell says so (`sum_words`) and a column bears it out. Each cell is
//! read once (`Running`), however many rows claim to be sums.

use super::sum_words::{SumOf, begins_as, ends_as, is_of_group, is_subtotal, is_tax, sum_in};
use crate::{
    catalog::kind::Marks,
    import::{
        columns::{figure::figure, meaning::is_placeholder},
        table::{ListColumn, ListTable, ListValue},
    },
};

/// The first filled cell of a row.
pub fn first_text(table: &ListTable, row: u32) -> String {
    let mut columns = table.columns.iter();
    columns
        .find_map(|c| c.at(row))
        .map_or_else(String::new, |v| v.text().trim().to_owned())
}

/// What the first cell of a row claims, in these words alone.
pub fn sum_of(table: &ListTable, row: usize) -> Option<SumOf> {
    sum_in(&first_text(table, row as u32).to_lowercase())
}

/// The first filled cell of each row, in lower case.
fn first_texts(table: &ListTable) -> Vec<String> {
    let mut texts: Vec<Option<String>> = vec![None; table.places.len()];
    let mut open = texts.len();
    for (row, value) in table.columns.iter().flat_map(|c| &c.cells) {
        if open == 0 {
            break;
        }
        if let Some(text) = texts.get_mut(*row as usize).filter(|text| text.is_none()) {
            *text = Some(value.text().trim().to_lowercase());
            open -= 1;
        }
    }
    texts.into_iter().map(Option::unwrap_or_default).collect()
}

/// Whether a row that begins so can be of the foot of a table: a sum, or a tax.
fn is_of_foot(text: &str) -> bool {
    sum_in(text).is_some() || begins_as(text, false).is_some() || ends_as(text).is_some() || is_tax(text)
}

/// Leaves out subtotals, then the last rows that claim to be totals, averages and the like, and in some column are.
pub fn leave_out_sums(table: &mut ListTable) {
    leave_out_subtotals(table);
    let texts = first_texts(table);
    let rows = texts.len();
    let foot = (1..rows).rev().take_while(|row| is_of_foot(&texts[*row])).count();
    let called: Vec<(usize, SumOf)> = (rows - foot..rows)
        .filter_map(|row| Some((row, sum_in(&texts[row])?)))
        .collect();
    let is_beside = |what: SumOf| called.iter().any(|(_, other)| *other != what);
    let (beside_least, beside_most) = (is_beside(SumOf::Least), is_beside(SumOf::Most));
    // What a row claims, and whether in each of its columns.
    let claim = |row: usize| -> Option<(SumOf, bool)> {
        let text = &texts[row];
        let what = sum_in(text).or_else(|| begins_as(text, false));
        let (what, in_all) = what
            .map(|what| (what, false))
            .or_else(|| Some((ends_as(text)?, true)))?;
        // A plan may be called Max: the least and the most stand beside other sums.
        let is_alone = match what {
            SumOf::Least => !beside_least,
            SumOf::Most => !beside_most,
            _ => false,
        };
        (!is_alone).then_some((what, in_all))
    };
    // The sums begin with the first that is one of all above it.
    let mut running = Running::new(table);
    let first = (rows - foot..rows).find(|row| {
        claim(*row).is_some_and(|(what, in_all)| {
            running.advance(*row);
            running.is(what, *row, in_all)
        })
    });
    let found = first.map_or_else(Vec::new, |first| {
        let mut found = foot_from(table, &texts, (rows - foot, first), claim, running);
        found.sort_by_key(|(row, _)| *row);
        found
    });
    // A plan may be called Max.
    for (of, told) in [
        (
            SumOf::Total,
            "Called a total, but the sum of no column; it was kept as an entry",
        ),
        (
            SumOf::Average,
            "Called an average, but that of no column; it was kept as an entry",
        ),
    ] {
        let is_kept = |row: &usize| found.binary_search_by_key(row, |(out, _)| *out).is_err();
        let kept = called.iter().filter(|(_, what)| *what == of).map(|(row, _)| *row);
        let kept = kept.filter(is_kept).map(|row| table.place(row)).collect();
        table.remark(told, kept);
    }
    leave_out(table, &found);
}

/// The rows of a foot that are no entries: its sums, the lines between two of them, and the taxes right above the first.
/// `running` has all rows before that.
fn foot_from(
    table: &ListTable,
    texts: &[String],
    (foot, first): (usize, usize),
    claim: impl Fn(usize) -> Option<(SumOf, bool)>,
    mut running: Running<'_>,
) -> Vec<(usize, &'static str)> {
    // A sum with taxes is one of the lines since the first sum.
    let mut with_taxes = Running::new(table);
    with_taxes.from(first);
    let mut found = Vec::new();
    let mut between = Vec::new();
    for row in first..texts.len() {
        let what = claim(row).and_then(|(what, in_all)| {
            let is_sum = running.is(what, row, in_all);
            (is_sum
                || what == SumOf::Total && row > first && {
                    with_taxes.advance(row);
                    with_taxes.is(what, row, in_all)
                })
            .then(|| if is_sum { why(what) } else { BETWEEN })
        });
        match what {
            None => between.push((row, BETWEEN)),
            // What no other sum follows may be an entry that is called so.
            Some(why) => {
                found.append(&mut between);
                found.push((row, why));
            }
        }
    }
    // A tax that is added to the sum above it names no entry.
    let is_unnamed = |row: &usize| is_tax(&texts[*row]) && table.columns[0].at(*row as u32).is_none();
    let taxes = (foot..first).rev().take_while(is_unnamed);
    found.extend(taxes.map(|row| (row, BETWEEN)));
    found
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
    let texts = first_texts(table);
    let foot = texts.len() - texts.iter().rev().take_while(|text| is_of_foot(text)).count();
    let in_column = |column: usize, row: usize| table.columns.get(column)?.at(u32::try_from(row).ok()?);
    // The name of a group is in the first column.
    let group = |row: usize| Some(in_column(0, row)?.text().trim().to_lowercase());
    let is_group_total = |row: usize| {
        let above = row.checked_sub(1)?;
        let (name, above) = (group(row)?, group(above)?);
        // `Food total` of `Food`, or a total in the second column of the same group.
        let is_called = || {
            let second = in_column(1, row)?.text().trim().to_lowercase();
            Some(is_total_word(&second) || is_subtotal(&second))
        };
        Some(is_of_group(&name, &above) || (name == above && table.columns.len() > 2 && is_called() == Some(true)))
    };
    let mut running = Running::new(table);
    let (mut from, mut found, mut sure) = (0, Vec::new(), false);
    for row in 1..texts.len() {
        // The total of a group bears its name: of several lines, or it could be an entry that is called so.
        let text = &texts[row];
        let is_alone = is_total_word(text);
        let is_last = row + 1 == texts.len();
        // The last row of all is the foot's, unless there were such totals before it.
        let may_be = row > from + 1 && !(is_last && found.is_empty());
        let is_total = || may_be && (is_alone || is_total_of(text));
        let is_named = is_subtotal(text) || is_group_total(row) == Some(true);
        if row == from || !(is_named || is_total()) {
            continue;
        }
        running.advance(row);
        if running.is(SumOf::Total, row, false) {
            found.push((row, "the subtotal of the lines above"));
            // One alone that is called a total ends the table where only taxes and the like are below it.
            sure |= is_named || (row < foot && running.bears_out(row, is_alone));
            from = row + 1;
            running.from(from);
        }
    }
    if sure || found.len() > 1 {
        leave_out(table, &found);
    }
}

fn is_total_word(text: &str) -> bool {
    sum_in(text) == Some(SumOf::Total)
}

fn is_total_of(text: &str) -> bool {
    begins_as(text, true) == Some(SumOf::Total)
}

/// What the columns of a table have come to, from some row to another; each of its cells is read once.
struct Running<'t> {
    columns: Vec<RunningColumn<'t>>,
    /// The first of the rows, and the one behind the last.
    rows: std::ops::Range<usize>,
    /// How many medians were looked for: each has to put the figures of its column in order.
    medians: usize,
}

/// The most medians that are looked for.
const MEDIANS: usize = 50;

struct RunningColumn<'t> {
    column: &'t ListColumn,
    /// The next of its cells.
    at: usize,
    stated: usize,
    /// Its figures with a point and with a comma before decimals, as long as each cell is one.
    figures: [Option<Figures>; 2],
}

/// The figures of a column, read in one way.
#[derive(Default)]
struct Figures {
    all: Vec<f64>,
    sum: f64,
    least: f64,
    most: f64,
}

/// In the order of the figures of a column.
const MARKS: [Marks; 2] = [Marks::Point, Marks::Comma];

impl<'t> Running<'t> {
    fn new(table: &'t ListTable) -> Self {
        let column = |column: &'t ListColumn| RunningColumn {
            column,
            at: 0,
            stated: 0,
            figures: [Some(Figures::default()), Some(Figures::default())],
        };
        Self {
            columns: table.columns.iter().map(column).collect(),
            rows: 0..0,
            medians: 0,
        }
    }

    /// Begins anew with a row.
    fn from(&mut self, row: usize) {
        self.rows = row..row;
        for column in &mut self.columns {
            let cells = &column.column.cells;
            column.at = cells.partition_point(|(r, _)| (*r as usize) < row);
            column.stated = 0;
            column.figures = [Some(Figures::default()), Some(Figures::default())];
        }
    }

    /// Takes the rows before this one.
    fn advance(&mut self, row: usize) {
        self.rows.end = row;
        for column in &mut self.columns {
            while let Some((_, value)) = column.column.cells.get(column.at).filter(|(r, _)| (*r as usize) < row) {
                column.take(value);
                column.at += 1;
            }
        }
    }

    /// Whether a row is what it claims to be of these, in some column; `in_all`: in each where it has a figure.
    fn is(&mut self, what: SumOf, row: usize, in_all: bool) -> bool {
        self.medians += usize::from(what == SumOf::Median);
        if self.medians > MEDIANS {
            return false;
        }
        let rows = self.rows.len();
        let said = |column: &RunningColumn<'_>| {
            let value = column.column.at(u32::try_from(row).ok()?)?;
            Some(value.text().into_owned())
        };
        let is_so = |column: &RunningColumn<'_>| said(column).is_some_and(|said| column.is(what, &said, rows));
        match what {
            SumOf::Total | SumOf::Average if !in_all => self.columns.iter().any(is_so),
            // One column may have the least by chance.
            _ => {
                let is_figure = |c: &&RunningColumn<'_>| said(c).is_some_and(|said| figure(&said).is_some());
                let mut figures = self.columns.iter().filter(is_figure).peekable();
                figures.peek().is_some() && figures.all(is_so)
            }
        }
    }
}

impl Running<'_> {
    /// Whether a row that is no other's subtotal by name can be nothing but a total: it is one in each column where it has a
    /// figure, and in two of them, or is called so (`is_alone`) with two figures above it that are not 0.
    fn bears_out(&mut self, row: usize, is_alone: bool) -> bool {
        let said = |c: &&RunningColumn<'_>| {
            let value = u32::try_from(row).ok().and_then(|row| c.column.at(row));
            value.is_some_and(|v| figure(&v.text()).is_some())
        };
        let is_several = |c: &RunningColumn<'_>| {
            let mut figures = c.figures.iter().flatten();
            figures.any(|f| f.all.iter().filter(|n| **n != 0.0).count() > 1)
        };
        let figures: Vec<&RunningColumn<'_>> = self.columns.iter().filter(said).collect();
        let is_wide = figures.iter().filter(|c| is_several(c)).count();
        (is_wide > 1 || (is_alone && is_wide > 0)) && self.is(SumOf::Total, row, true)
    }
}

impl RunningColumn<'_> {
    fn take(&mut self, value: &ListValue) {
        let text = value.text();
        if is_placeholder(&text) {
            return;
        }
        self.stated += 1;
        let figure = self
            .figures
            .iter()
            .any(Option::is_some)
            .then(|| figure(&text))
            .flatten();
        for (figures, marks) in self.figures.iter_mut().zip(MARKS) {
            match (figures.as_mut(), figure.as_ref().and_then(|f| f.value(marks))) {
                (Some(known), Some(n)) => known.take(n),
                _ => *figures = None,
            }
        }
    }

    /// Whether what a cell says is that of the cells above it, of so many rows.
    fn is(&self, what: SumOf, said: &str, rows: usize) -> bool {
        if what == SumOf::Count {
            return self.stated == rows && said.trim().parse() == Ok(rows);
        }
        let Some(figure) = figure(said) else { return false };
        let mut ways = self.figures.iter().zip(MARKS);
        ways.any(|(figures, marks)| {
            let figures = figures.as_ref().filter(|f| !f.all.is_empty());
            let (Some(figures), Some(value)) = (figures, figure.value(marks)) else {
                return false;
            };
            figures.are(what, value, figure.decimals(marks).0)
        })
    }
}

impl Figures {
    fn take(&mut self, n: f64) {
        let is_first = self.all.is_empty();
        self.least = if is_first { n } else { self.least.min(n) };
        self.most = if is_first { n } else { self.most.max(n) };
        self.sum += n;
        self.all.push(n);
    }

    /// Whether a value, written with so many decimals, is that of these.
    fn are(&self, what: SumOf, value: f64, decimals: usize) -> bool {
        // An average is written rounded.
        let is_near = |exact: f64| (exact - value).abs() <= 0.51 * 0.1_f64.powi(decimals.min(12) as i32);
        let is_end = |end: f64| self.all.len() > 2 && end.total_cmp(&value).is_eq();
        match what {
            SumOf::Total => (self.sum - value).abs() <= 1e-6 * value.abs().max(1.0),
            SumOf::Average => is_near(self.sum / self.all.len() as f64),
            SumOf::Median => is_near(self.median()),
            SumOf::Least => is_end(self.least),
            SumOf::Most => is_end(self.most),
            SumOf::Count => false,
        }
    }

    /// The figure in the middle, or between the two there.
    fn median(&self) -> f64 {
        let mut ordered = self.all.clone();
        ordered.sort_by(f64::total_cmp);
        let half = ordered.len() / 2;
        match ordered.len() % 2 {
            0 => f64::midpoint(ordered[half - 1], ordered[half]),
            _ => ordered[half],
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

#[cfg(test)]
mod tests;
