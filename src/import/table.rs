//! The table that every reader of lists fills: columns of filled cells, and what could not be read.

use super::own::list::OwnList;
use crate::catalog::{finding::Finding, raw::ListReading};

/// One filled cell. What is null, empty or blank is no value at all.
#[derive(Debug, Clone, PartialEq)]
pub enum ListValue {
    /// JSON true or false.
    Bool(bool),
    /// A JSON number, exactly as it can be kept.
    Number(f64),
    /// Text as it is, to the byte.
    Text(String),
    /// Text that was guarded against formulas: never a number.
    Guarded(String),
    /// A JSON list of plain values; blank ones are left out.
    List(Vec<String>),
}

impl ListValue {
    /// The value in words, as a text attribute shows it.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Bool(b) => if *b { "true" } else { "false" }.into(),
            Self::Number(n) => n.to_string().into(),
            Self::Text(t) | Self::Guarded(t) => t.as_str().into(),
            Self::List(list) => list.join("; ").into(),
        }
    }
}

/// Where a column comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordPart {
    /// A column, or a field of the record itself.
    Field,
    /// A field under `attributes`.
    Attribute,
    /// Addresses under `links`, by label.
    Link,
}

/// One column: its heading and its filled cells, by row.
#[derive(Debug, Clone, PartialEq)]
pub struct ListColumn {
    /// As the file has it; a blank heading is named by its place.
    pub header: String,
    /// Where it comes from.
    pub part: RecordPart,
    /// The unit of its numbers where the file has a row of units under the heading; empty without one.
    pub unit: String,
    /// Filled cells in row order.
    pub cells: Vec<(u32, ListValue)>,
}

impl ListColumn {
    /// A column without cells.
    pub fn new(header: impl Into<String>, part: RecordPart) -> Self {
        Self {
            header: header.into(),
            part,
            unit: String::new(),
            cells: Vec::new(),
        }
    }

    /// The value of a row; `None` where it is blank.
    pub fn at(&self, row: u32) -> Option<&ListValue> {
        let i = self.cells.binary_search_by_key(&row, |(r, _)| *r).ok()?;
        self.cells.get(i).map(|(_, v)| v)
    }
}

/// A list as read: rows, columns, and what could not be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListTable {
    /// Where each row is in the file: its line (CSV) or its place in the list (JSON), from 1.
    pub places: Vec<usize>,
    /// What a place is: `line` or `entry`.
    pub place_word: &'static str,
    /// The columns, in the file's order.
    pub columns: Vec<ListColumn>,
    /// Whether values brought their types along (JSON).
    pub typed: bool,
    /// What could not be read or was read otherwise than written: what happened, and where.
    pub remarks: Vec<(String, Vec<String>)>,
    /// The records of the file (lines, where none runs over several) that are no entries: which, and why.
    pub left_out: Vec<NoEntry>,
    /// How many records the file has: entries and what was left out.
    pub records: usize,
    /// How the file turned out to be written.
    pub form: FileForm,
    /// What it holds where this program wrote it; then there are no columns.
    pub own: Option<Box<OwnList>>,
}

/// How a file turned out to be written: what a person may want to have read in another way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileForm {
    /// What separates its values; `None`: it has no lines of values.
    pub delimiter: Option<char>,
    /// Where its heading is; `None`: its records bring their own.
    pub heading: Option<HeadingAt>,
    /// The name of its encoding; `None`: it is no text.
    pub encoding: Option<&'static str>,
    /// The names of a workbook's sheets, in its order.
    pub sheets: Vec<String>,
    /// Which of them was read.
    pub sheet: String,
    /// Whether its columns were read as entries.
    pub is_transposed: bool,
}

/// A record of the file that is no entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoEntry {
    /// Where it is, as places of entries are counted.
    pub place: usize,
    /// What it is instead: `the heading`, `blank`.
    pub why: &'static str,
}

/// The user's settings for how a file is read; none is needed where the file itself decides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadChoices {
    /// What separates the values of a CSV file.
    pub delimiter: Option<char>,
    /// Where the heading is.
    pub heading: Option<HeadingAt>,
    /// The name of a text's encoding, as browsers know it: `windows-1252`, `utf-16le`.
    pub encoding: Option<String>,
    /// The name of a workbook's sheet, or its number from 1.
    pub sheet: Option<String>,
    /// Whether entries stand in columns.
    pub transposed: Option<bool>,
}

impl ReadChoices {
    /// Nothing set: the file decides all.
    pub const NONE: &Self = &Self {
        delimiter: None,
        heading: None,
        encoding: None,
        sheet: None,
        transposed: None,
    };

    /// What was set for an earlier edition, and what is set now over it.
    #[must_use]
    pub fn over(&self, earlier: &ListReading) -> Self {
        let heading = earlier.heading.map(|line| match line {
            0 => HeadingAt::Nowhere,
            line => HeadingAt::Line(line),
        });
        Self {
            delimiter: self.delimiter.or(earlier.delimiter),
            heading: self.heading.or(heading),
            encoding: self.encoding.clone().or_else(|| earlier.encoding.clone()),
            sheet: self.sheet.clone().or_else(|| earlier.sheet.clone()),
            transposed: self.transposed.or(earlier.transposed),
        }
    }

    /// The same as a catalog keeps it.
    pub fn kept(&self) -> ListReading {
        ListReading {
            delimiter: self.delimiter,
            heading: self.heading.map(|at| match at {
                HeadingAt::Nowhere => 0,
                HeadingAt::Line(line) => line,
            }),
            encoding: self.encoding.clone(),
            sheet: self.sheet.clone(),
            transposed: self.transposed,
            ..ListReading::default()
        }
    }
}

/// Where the user sets the heading to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingAt {
    /// In this line of the file or row of the sheet, from 1.
    Line(usize),
    /// Nowhere: the first line is an entry.
    Nowhere,
}

impl ListTable {
    /// The table of a file of our own. `places`: where its entries are; none: one after the other.
    pub fn of_own(mut own: OwnList, place_word: &'static str, places: Vec<usize>, left_out: Vec<NoEntry>) -> Self {
        own.settle_formulas();
        let places = if places.is_empty() {
            (1..=own.services.len()).collect()
        } else {
            places
        };
        let mut table = Self {
            place_word,
            records: places.len() + left_out.len(),
            places,
            left_out,
            ..Self::default()
        };
        table.note(if own.has_lost {
            "Crosscheck wrote this file; its entries and cells were read back, but for what is listed here"
        } else {
            "Crosscheck wrote this file; its entries and cells were read back as they were"
        });
        table.remarks.extend(own.remarks.iter().cloned());
        table.own = Some(Box::new(own));
        table
    }

    /// `line 14`, `entry 14`.
    pub fn place(&self, row: usize) -> String {
        let n = self.places.get(row).copied().unwrap_or_default();
        format!("{} {n}", self.place_word)
    }

    /// Leaves a record out.
    pub fn leave_out(&mut self, place: usize, why: &'static str) {
        self.left_out.push(NoEntry { place, why });
    }

    /// Adds a remark on the whole file.
    pub fn note(&mut self, what: impl Into<String>) {
        self.remarks.push((what.into(), Vec::new()));
    }

    /// Adds a remark, unless it is about nothing.
    pub fn remark(&mut self, what: impl Into<String>, places: Vec<String>) {
        if !places.is_empty() {
            self.remarks.push((what.into(), places));
        }
    }
}

/// The most columns that are read: as many as a sheet of a spreadsheet has.
pub const MAX_COLUMNS: usize = 16_384;
/// The most filled cells that are read. Each costs some hundred bytes by the time it is a claim.
pub const MAX_CELLS: usize = 4_000_000;

/// A list that is larger than what is read.
pub fn too_many_cells() -> Finding {
    Finding::error("", "the list has more than the 4,000,000 filled cells that are read")
        .help("Split it, or leave columns out.")
}

/// One format of lists.
#[derive(Debug, Clone, Copy)]
pub struct ListReader {
    /// How the names of its files end.
    pub extension: &'static str,
    /// Other endings of the same.
    pub also: &'static [&'static str],
    /// Makes a table of a file's bytes. The error states where in the file it is.
    pub read: fn(&[u8], &ReadChoices) -> Result<ListTable, Finding>,
}
