//! From rows of texts, whatever file they come from, to a table: where it starts and ends (`start`, `ends`), its columns, and
//! what of the rows is no entry. Entries and what is left out add up to the rows there are.

mod bracketed;
mod ends;
mod footnotes;
mod looks;
mod merged;
mod repeated;
mod row;
mod start;
mod sum_words;
mod sums;
mod transposed;
mod two_lines;

use std::collections::BTreeSet;

use super::{
    own::grid,
    table::{
        HeadingAt, ListColumn, ListTable, ListValue, MAX_CELLS, MAX_COLUMNS, ReadChoices, RecordPart, too_many_cells,
    },
    text::trim,
};
use crate::catalog::finding::Finding;
pub use repeated::join as join_repeated;
pub use row::TextRow;
use start::{TableStart, start};
use transposed::Turned;

/// How many rows are looked at for where a table starts.
const HEAD: usize = 60;

/// Removes from before a text what guards it against formulas, and returns whether it did.
pub type Unguard = fn(&str) -> (&str, bool);

/// Makes a table of rows. `next` puts one into the row it is given; `None`: there are no more. The error is a heading that the
/// user sets where no row is.
pub fn table<'a>(
    place_word: &'static str,
    choices: &ReadChoices,
    unguard: Unguard,
    next: &mut dyn FnMut(&mut TextRow<'a>) -> Option<()>,
) -> Result<ListTable, Finding> {
    let mut head = Vec::new();
    let mut row = TextRow::default();
    while head.len() < HEAD && next(&mut row).is_some() {
        head.push(std::mem::take(&mut row));
    }
    let is_ours = |row: &TextRow<'_>| grid::are_ours(&row.texts.iter().map(|t| t.trim()).collect::<Vec<_>>());
    let finds = || !head.iter().any(is_ours) && transposed::lies_on_its_side(&head);
    if choices.transposed.unwrap_or_else(finds) {
        return table_on_its_side(place_word, choices, unguard, head, next);
    }
    upright(place_word, choices, unguard, head, next)
}

/// Makes a table of columns, each as if it were a row.
fn table_on_its_side<'a>(
    place_word: &'static str,
    choices: &ReadChoices,
    unguard: Unguard,
    mut rows: Vec<TextRow<'a>>,
    next: &mut dyn FnMut(&mut TextRow<'a>) -> Option<()>,
) -> Result<ListTable, Finding> {
    let mut row = TextRow::default();
    let mut cells = 0;
    while next(&mut row).is_some() {
        cells += row.filled();
        if cells > MAX_CELLS {
            return Err(too_many_cells());
        }
        rows.push(std::mem::take(&mut row));
    }
    let heading = match choices.heading {
        Some(HeadingAt::Line(n)) => Some(n),
        _ => None,
    };
    let Turned { rows, above, remarks } = transposed::turned(rows, heading);
    let mut rows = rows.into_iter();
    let head: Vec<TextRow<'_>> = rows.by_ref().take(HEAD).collect();
    let choices = ReadChoices {
        heading: head.first().map(|row| HeadingAt::Line(row.place)),
        ..choices.clone()
    };
    let mut rest = |row: &mut TextRow<'a>| {
        *row = rows.next()?;
        Some(())
    };
    let mut table = upright("column", &choices, unguard, head, &mut rest)?;
    table.form.heading = None;
    table.form.is_transposed = true;
    let why =
        "Its columns were read as entries and its rows as what is stated of them; --transpose no reads it by rows";
    table.remarks.insert(0, (why.to_owned(), Vec::new()));
    let above = above.iter().map(|n| format!("{place_word} {n}")).collect();
    table.remark("Above the names of the entries; left out", above);
    for place in remarks {
        table.leave_out(place, "remarks on what is stated of the entries");
    }
    table.left_out.sort_by_key(|l| l.place);
    table.records = table.places.len() + table.left_out.len();
    Ok(table)
}

/// Makes a table whose entries are rows. `head`: the first of them, `next`: the rest.
fn upright<'a>(
    place_word: &'static str,
    choices: &ReadChoices,
    unguard: Unguard,
    head: Vec<TextRow<'a>>,
    next: &mut dyn FnMut(&mut TextRow<'a>) -> Option<()>,
) -> Result<ListTable, Finding> {
    let mut row = TextRow::default();
    let TableStart {
        heading,
        in_two_lines,
        above,
        units,
        why,
    } = start(&head, choices.heading, place_word)?;
    let mut maker = Maker::new(place_word, unguard);
    if let Some(why) = why {
        maker.table.note(why);
    }
    let heading_row = heading.and_then(|at| head.get(at));
    maker.table.form.heading = Some(heading_row.map_or(HeadingAt::Nowhere, |row| HeadingAt::Line(row.place)));
    let under = head.get(above + 1).filter(|_| in_two_lines);
    let both = heading_row.zip(under).map(|(row, under)| two_lines::joined(row, under));
    maker.columns(both.as_ref().or(heading_row), head.get(above));
    for (at, row) in head.iter().enumerate() {
        match () {
            () if Some(at) == heading || (in_two_lines && at == above + 1) => {
                maker.table.leave_out(row.place, "the heading");
            }
            () if at < above && row.is_blank() => maker.table.leave_out(row.place, "blank"),
            () if at < above => maker.table.leave_out(row.place, "above the heading"),
            () if heading.is_some_and(|h| at == h + 1 + usize::from(in_two_lines)) && row.is_rule() => {
                maker.table.leave_out(row.place, "the line under the heading");
            }
            () if Some(at) == units => maker.units(row),
            () => maker.row(row),
        }
    }
    drop(head);
    while next(&mut row).is_some() {
        maker.row(&row);
        if maker.cells > MAX_CELLS {
            return Err(too_many_cells());
        }
    }
    Ok(maker.finish())
}

struct Maker {
    table: ListTable,
    unguard: Unguard,
    heads: usize,
    /// How many cells are filled.
    cells: usize,
    /// How many entries there were when the last blank row came.
    before_blank: Option<usize>,
    long: Vec<String>,
    cut: Vec<String>,
}

impl Maker {
    fn new(place_word: &'static str, unguard: Unguard) -> Self {
        Self {
            table: ListTable {
                place_word,
                ..ListTable::default()
            },
            unguard,
            heads: 0,
            cells: 0,
            before_blank: None,
            long: Vec::new(),
            cut: Vec::new(),
        }
    }

    /// Columns by their headings, or as many as the first row has cells.
    fn columns(&mut self, heading: Option<&TextRow<'_>>, first: Option<&TextRow<'_>>) {
        let unguard = self.unguard;
        let headers = match (heading, first) {
            (Some(row), _) => row.texts.iter().map(|h| trim(unguard(h).0).to_owned()).collect(),
            (None, Some(row)) => vec![String::new(); row.texts.len()],
            (None, None) => Vec::new(),
        };
        self.heads = headers.len();
        for header in headers {
            self.column(&header);
        }
        let mut once = BTreeSet::new();
        let headers = self.table.columns.iter().map(|c| c.header.as_str());
        let twice = headers.filter(|h| !once.insert(*h)).map(str::to_owned).collect();
        self.table.remark(repeated::KEPT, twice);
    }

    fn column(&mut self, header: &str) {
        let n = self.table.columns.len() + 1;
        let header = if header.is_empty() {
            format!("Column {n}")
        } else {
            header.to_owned()
        };
        self.table.columns.push(ListColumn::new(header, RecordPart::Field));
    }

    /// The row of units under the heading.
    fn units(&mut self, row: &TextRow<'_>) {
        for (column, text) in self.table.columns.iter_mut().zip(&row.texts) {
            if let Some(unit) = start::unit(text) {
                unit.clone_into(&mut column.unit);
            }
        }
        self.table.leave_out(row.place, "the units of the columns");
    }

    fn row(&mut self, row: &TextRow<'_>) {
        if row.is_blank() {
            self.before_blank = Some(self.table.places.len());
            self.table.leave_out(row.place, "blank");
            return;
        }
        if row.is_rule() && row.texts.iter().any(|t| t.trim().len() > 2) {
            self.table.leave_out(row.place, "a line between rows");
            return;
        }
        if self.repeats_heading(row) {
            self.table.leave_out(row.place, "the heading again");
            return;
        }
        let at = self.table.places.len() as u32;
        self.table.places.push(row.place);
        if row.texts.iter().skip(self.heads).any(|t| !t.trim().is_empty()) {
            self.long.push(self.table.place(at as usize));
        }
        for (i, text) in row.texts.iter().enumerate() {
            if text.trim().is_empty() {
                continue;
            }
            if i >= MAX_COLUMNS {
                self.cut.push(self.table.place(at as usize));
                break;
            }
            while self.table.columns.len() <= i {
                self.column("");
            }
            let (text, guarded) = (self.unguard)(text);
            if text.trim().is_empty() {
                continue;
            }
            let value = if guarded {
                ListValue::Guarded(text.to_owned())
            } else {
                ListValue::Text(text.to_owned())
            };
            self.cells += 1;
            self.table.columns[i].cells.push((at, value));
        }
    }

    /// Whether a row has the headings in its cells, as where tables were joined or a page began.
    fn repeats_heading(&self, row: &TextRow<'_>) -> bool {
        let heads = self.table.columns.iter().take(self.heads);
        self.table.form.heading != Some(HeadingAt::Nowhere)
            && self.heads > 1
            && row.filled() > 1
            && row.texts.len() == self.heads
            && heads.zip(&row.texts).all(|(column, text)| column.header == text.trim())
    }

    /// Reports entries that have a name and nothing else, where most have more.
    fn remark_names_alone(&mut self) {
        let rows = self.table.places.len();
        if self.table.columns.len() < 3 {
            return;
        }
        let mut filled = vec![0_usize; rows];
        for (row, _) in self.table.columns.iter().flat_map(|c| &c.cells) {
            if let Some(n) = filled.get_mut(*row as usize) {
                *n += 1;
            }
        }
        let alone = (0..rows).filter(|row| filled[*row] == 1);
        let alone: Vec<String> = alone.map(|row| self.table.place(row)).collect();
        if alone.len() * 2 < rows {
            self.table.remark(
                "Only the first cell is filled: each is an entry of which nothing is stated, unless it is a heading within the list",
                alone,
            );
        }
    }

    fn finish(mut self) -> ListTable {
        self.table.columns.truncate(MAX_COLUMNS);
        // What this program wrote is as it stands: every row and every sign of it is read back.
        if !grid::is_ours(&self.table) {
            ends::leave_out_ends(&mut self.table, self.before_blank);
            footnotes::leave_out_marks(&mut self.table);
            merged::remark_blanks_below(&mut self.table);
            self.table.columns.iter_mut().for_each(bracketed::read_lists);
            self.remark_names_alone();
        }
        self.table.remark(
            "More cells than headings; the extra ones have columns of their own",
            self.long,
        );
        self.table
            .remark("More than 16,384 columns; the rest was left out", self.cut);
        self.table.left_out.sort_by_key(|l| l.place);
        self.table.records = self.table.places.len() + self.table.left_out.len();
        self.table
    }
}

#[cfg(test)]
mod tests;
