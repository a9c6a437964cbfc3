//! From rows of texts, whatever file they come from, to a table: where it starts and ends (`start`, `ends`), its columns, and
//! what of the rows is no entry. Entries and what is left out add up to the rows there are.

mod bracketed;
mod ends;
mod looks;
mod merged;
mod row;
mod start;
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
    let Turned { rows, above } = transposed::turned(rows, heading);
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
        self.table
            .remark("A heading stands over more than one column; each is kept", twice);
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
        ends::leave_out_ends(&mut self.table, self.before_blank);
        merged::remark_blanks_below(&mut self.table);
        self.table.columns.iter_mut().for_each(bracketed::read_lists);
        self.remark_names_alone();
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
mod tests {
    use super::*;

    /// The heading and what each row became, of rows whose cells are separated by commas.
    fn shown(text: &str, heading: Option<HeadingAt>) -> String {
        let mut lines = text.lines().enumerate();
        let mut next = |row: &mut TextRow<'static>| {
            let (i, line) = lines.next()?;
            row.place = i + 1;
            let mark = if line.contains(';') { ';' } else { ',' };
            row.texts = line.split(mark).map(|t| t.to_owned().into()).collect();
            Some(())
        };
        let choices = ReadChoices {
            heading,
            ..ReadChoices::default()
        };
        match table("line", &choices, |t| (t, false), &mut next) {
            Err(e) => e.to_string(),
            Ok(table) => {
                let unit = |c: &ListColumn| {
                    if c.unit.is_empty() {
                        String::new()
                    } else {
                        format!(" in {}", c.unit)
                    }
                };
                let heads: Vec<String> = table.columns.iter().map(|c| c.header.clone() + &unit(c)).collect();
                let out: Vec<String> = table
                    .left_out
                    .iter()
                    .map(|l| format!("{} {}", l.place, l.why))
                    .collect();
                assert_eq!(table.records, text.lines().count(), "{text:?}");
                format!("{} | {:?} | {}", heads.join(", "), table.places, out.join("; "))
            }
        }
    }

    #[test]
    fn a_table_starts_where_a_person_sees_it_start() {
        for (text, expected) in [
            ("n,p\nA,1", "n, p | [2] | 1 the heading"),
            (
                "Price report\nExported: 2026-01-31\n\nname,vcpu,price\nsmall,2,0.10\nlarge,8,0.40",
                "name, vcpu, price | [5, 6] | 1 above the heading; 2 above the heading; 3 blank; 4 the heading",
            ),
            (
                "Report of tools,,\n,,\nName,Price,OK\nA,1,yes\nB,2,no",
                "Name, Price, OK | [4, 5] | 1 above the heading; 2 blank; 3 the heading",
            ),
            (
                "Tools\n\nName,Price\nA,1\nB,2",
                "Name, Price | [4, 5] | 1 above the heading; 2 blank; 3 the heading",
            ),
            (
                "# exported 2024-01-01\n# by me\nname,x\na,1\nb,2",
                "name, x | [4, 5] | 1 above the heading; 2 above the heading; 3 the heading",
            ),
            ("#,name,x\n1,a,1\n2,b,2", "#, name, x | [2, 3] | 1 the heading"),
            (
                "My export\nDate: today\n\nname,x\na,1\nb,2",
                "name, x | [5, 6] | 1 above the heading; 2 above the heading; 3 blank; 4 the heading",
            ),
            (
                "Exported:,2024-01-01\nUser:,me\n\nname,x,y\na,1,2\nb,2,3",
                "name, x, y | [5, 6] | 1 above the heading; 2 above the heading; 3 blank; 4 the heading",
            ),
            (
                "User:,me\n\nname,x\na,1\nb,2",
                "name, x | [4, 5] | 1 above the heading; 2 blank; 3 the heading",
            ),
            // A heading over fewer columns than there are is one all the same.
            ("name\nA,1\nB,2", "name, Column 2 | [2, 3] | 1 the heading"),
            (
                "Name,,\nA,1,2\nB,3,4",
                "Name, Column 2, Column 3 | [2, 3] | 1 the heading",
            ),
            (
                ",Product,Price\n0,Alpha,1.5\n1,Beta,2.5",
                "Column 1, Product, Price | [2, 3] | 1 the heading",
            ),
            // Without one.
            (
                "Alpha,1.5,yes\nBeta,2.5,no\nGamma,3.5,yes",
                "Column 1, Column 2, Column 3 | [1, 2, 3] | ",
            ),
            (
                "Country,2019,2020\nA,1,2\nB,3,4",
                "Country, 2019, 2020 | [2, 3] | 1 the heading",
            ),
            ("a,b\nc,d\ne,f", "a, b | [2, 3] | 1 the heading"),
            // Units.
            (
                "name,weight,height\n,kg,cm\na,5,10\nb,6,12",
                "name, weight in kg, height in cm | [3, 4] | 1 the heading; 2 the units of the columns",
            ),
            (
                "name,weight,note\nUnits,[kg],-\na,5,x",
                "name, weight in kg, note | [3] | 1 the heading; 2 the units of the columns",
            ),
            // The figures have their unit as well; a bracket may be a remark.
            (
                "Model,RAM,Price\n,GB,€\na,16 GB,10\nb,32 GB,N/A",
                "Model, RAM in GB, Price in € | [3, 4] | 1 the heading; 2 the units of the columns",
            ),
            (
                "Model,Weight,Touch\n,(kg),(y/n)\na,1.5,yes\nb,2.5,no",
                "Model, Weight in kg, Touch | [3, 4] | 1 the heading; 2 the units of the columns",
            ),
            ("name,size\n,big\na,5", "name, size | [2, 3] | 1 the heading"),
            // In two lines.
            (
                ",Size,,Price,\nModel,Width,Height,New,Used\nA,1,2,3,4\nB,1,2,3,4",
                "Model, Size Width, Size Height, Price New, Price Used | [3, 4] | 1 the heading; 2 the heading",
            ),
            (
                "Laptop,Size,Size,Price,Maker\n,Width,Height,,\n,cm,cm,€,\nA,1,2,3,x\nB,1,2,3,y",
                "Laptop, Size Width in cm, Size Height in cm, Price in €, Maker | [4, 5] | 1 the heading; 2 the heading; \
                 3 the units of the columns",
            ),
            (
                "Prices,,,\n\n,2023,,2024,\nCountry,Low,High,Low,High\nA,1,2,3,4\nB,1,2,3,4",
                "Country, 2023 Low, 2023 High, 2024 Low, 2024 High | [5, 6] | 1 above the heading; 2 blank; 3 the heading; \
                 4 the heading",
            ),
            (
                "name,,price\nA,x,ask us\nB,y,2\nC,z,3",
                "name, Column 2, price | [2, 3, 4] | 1 the heading",
            ),
            ("name,a,a\nA,x,y\nB,z,w", "name, a, a | [2, 3] | 1 the heading"),
            // Lines between the rows.
            (
                "+----+---+\nname,p\n+----+---+\nA,1\n+----+---+\nB,2\n+----+---+",
                "name, p | [4, 6] | 1 above the heading; 2 the heading; 3 the line under the heading; 5 a line between rows; \
                 7 a line between rows",
            ),
            ("name,p\nA,--\n--,--", "name, p | [2, 3] | 1 the heading"),
            (
                "name,p,\nA,x,y\nB,1,2\nC,2,z",
                "name, p, Column 3 | [2, 3, 4] | 1 the heading",
            ),
            ("name,size\nx,kg\na,5", "name, size | [2, 3] | 1 the heading"),
        ] {
            assert_eq!(shown(text, None), expected, "{text:?}");
        }
    }

    #[test]
    fn a_table_ends_where_a_person_sees_it_end() {
        for (text, expected) in [
            (
                "n,p\nA,1\nB,2\nTotal,3",
                "n, p | [2, 3] | 1 the heading; 4 the total of the lines above",
            ),
            (
                "n,p,q\nA,1,x\nB,\"2\",y\nSumme,1,",
                "n, p, q | [2, 3, 4] | 1 the heading",
            ),
            ("n,p\nA,1\nTotal Defense,1", "n, p | [2, 3] | 1 the heading"),
            (
                "n,p,q\nA,1,2\n,,\nSource: the office\nLast updated: today",
                "n, p, q | [2] | 1 the heading; 3 blank; 4 a note below the table; 5 a note below the table",
            ),
            (
                "n,p\nA,10\nB,20\nTotal,30\n\nPrices without VAT",
                "n, p | [2, 3] | 1 the heading; 4 the total of the lines above; 5 blank; 6 a note below the table",
            ),
            (
                "n,p\nA,10\nB,20\nTotal,30\nSource: shop,",
                "n, p | [2, 3] | 1 the heading; 4 the total of the lines above; 5 a note below the table",
            ),
            (
                "n,p,q\nA,1,2\nB,2,3\nTotal,3,5\nAverage,1.5,2.5",
                "n, p, q | [2, 3] | 1 the heading; 4 the total of the lines above; 5 the average of the lines above",
            ),
            ("n,p\nA,1\nB,2\nAverage,9", "n, p | [2, 3, 4] | 1 the heading"),
            // In European figures, with a unit, and with a word among them; footnotes below.
            (
                "n;p;q\nA;1.299,00 €;x\nB;2.499,90 €;y\nC;n/a;z\nSumme;3.798,90 €;\n¹ nur solange der Vorrat reicht;;\n* ohne Gewähr;;",
                "n, p, q | [2, 3, 4] | 1 the heading; 5 the total of the lines above; 6 a note below the table; \
                 7 a note below the table",
            ),
            ("n,p,q\nA,1,x\n*B,,\n* C,,", "n, p, q | [2, 3, 4] | 1 the heading"),
            (
                "n,p\nA,1\nB,\n\nOne to rule them all",
                "n, p | [2, 3, 5] | 1 the heading; 4 blank",
            ),
            // Joined files, or pages.
            (
                "n,p,q\nA,1,2\nn,p,q\nB,1,3",
                "n, p, q | [2, 4] | 1 the heading; 3 the heading again",
            ),
            (
                "n,p,q\nA,1,2\nB,1,3\n(2 rows)",
                "n, p, q | [2, 3] | 1 the heading; 4 a note below the table",
            ),
            ("n,p,q\nA,1,2\n\nB", "n, p, q | [2, 4] | 1 the heading; 3 blank"),
            ("n,p\nA,1\n\nB,2\n", "n, p | [2, 4] | 1 the heading; 3 blank"),
        ] {
            assert_eq!(shown(text, None), expected, "{text:?}");
        }
    }

    #[test]
    fn the_user_says_where_the_heading_is() {
        for (text, heading, expected) in [
            (
                "x,y\nn,p\nA,1",
                HeadingAt::Line(2),
                "n, p | [3] | 1 above the heading; 2 the heading",
            ),
            ("n,p\nA,1", HeadingAt::Nowhere, "Column 1, Column 2 | [1, 2] | "),
            (
                "n,p\nA,1",
                HeadingAt::Line(9),
                "line 9: there is no heading here, as the file ends before it. Name a line of its beginning.",
            ),
        ] {
            assert_eq!(shown(text, Some(heading)), expected, "{text:?}");
        }
    }
}
