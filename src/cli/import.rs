//! `import`: a list becomes a catalog on standard output or in a file; the report goes to standard error.

use std::path::PathBuf;

use clap::Args;

use super::{
    args::{Common, OutputArgs, one_of},
    from_list::{self, ImportFeedback},
    output::Failure,
};
use crate::{
    catalog::{
        kind::Marks,
        raw::{ColumnReading, DateOrder, ListReading},
    },
    dataset::from_list::ImportJob,
    import::{HeadingAt, ReadChoices, columns::asked},
};

/// Make a catalog of a list: a spreadsheet (XLSX, ODS, CSV, TSV) or JSON records.
#[derive(Debug, Args)]
#[command(
    long_about = "Make a catalog of a list: a spreadsheet (XLSX, ODS, CSV, TSV) or JSON records, packed with gzip or not.\n\nThe catalog goes to \
                  standard output or to OUT.ron; what was understood, renamed and pointed out is told on standard \
                  error. Blank cells are not stated, nor are “N/A” and its kin in columns of numbers, dates, \
                  versions and flags.",
    after_help = "Example: crosscheck import tools.csv -o tools.ron\n         crosscheck import tools-2027.csv --into tools.ron -o tools.ron --force"
)]
pub struct ImportArgs {
    /// The list: .csv, .tsv, .json, .jsonl, .xlsx or .ods; or - for standard input, of which the first bytes tell the format.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The column of ids; else one called id, else ids are made from names.
    #[arg(long, value_name = "COLUMN")]
    pub id: Option<String>,
    /// The column of names; else one called name, title, service …, else the first.
    #[arg(long, value_name = "COLUMN")]
    pub name: Option<String>,
    /// What separates the values of a CSV file: one sign, or tab; else its first lines tell.
    #[arg(long, value_name = "SIGN", value_parser = delimiter)]
    pub delimiter: Option<char>,
    /// The line (of a workbook: the row) of the heading, or none; else the first lines tell.
    #[arg(long, value_name = "N|none", value_parser = heading_at)]
    pub header_row: Option<HeadingAt>,
    /// The encoding of a text, as in windows-1252; else its bytes tell.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The sheet of a workbook, by name or number; else the first that is shown.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Whether entries stand in columns, as where a table compares a few in rows of features; else the table tells.
    #[arg(long, value_name = "yes|no", value_parser = yes_no)]
    pub transpose: Option<bool>,
    /// What a column is: HEADING=KIND[:OPTION]…, where KIND is flag, choice, set, number, date, version, text, link, services
    /// or skip, and OPTION is unit=U, better=higher|lower, complete, open, label=L, group=G, missing=WORDS, headline or
    /// role=name|id|category|former-name|link|end|successor. Once for each column.
    #[arg(long, value_name = "HEADING=KIND", value_parser = asked::column)]
    pub column: Vec<ColumnReading>,
    /// A column whose cells each name all there is, so that what one does not name is not there.
    #[arg(long, value_name = "COLUMN")]
    pub complete: Vec<String>,
    /// Words that mean "not stated" in any column, apart by commas; none: --missing "".
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub missing: Option<String>,
    /// What stands before the decimals.
    #[arg(long, value_name = ".|,", value_parser = decimal)]
    pub decimal: Option<Marks>,
    /// In which order dates in figures name day, month and year, where that can be read in two ways.
    #[arg(long, value_name = "dmy|mdy|ymd", value_parser = dates)]
    pub dates: Option<DateOrder>,
    /// What the entries are called, in the plural, as in laptops; else services.
    #[arg(long, value_name = "WORD")]
    pub entries: Option<String>,
    /// A catalog to bring up to date: entries are matched by id, what was edited by hand is kept.
    #[arg(long, value_name = "CATALOG")]
    pub into: Option<PathBuf>,
    /// How to say what became of the list.
    #[arg(long, value_parser = one_of([
        ("report", "A text on standard error", ImportFeedback::Report),
        ("json", "JSON on standard output; the catalog goes to OUT", ImportFeedback::Json),
    ]), default_value = "report")]
    pub format: ImportFeedback,
    /// Where the catalog goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Imports a list. Exit code 1 when it has no entries, 2 when it cannot be read or the catalog to bring up to date has errors.
pub fn run(args: &ImportArgs, common: &Common) -> Result<u8, Failure> {
    common.without_columns("import")?;
    if common.catalog.is_some() {
        return Err(Failure::wrong(
            "import reads no --catalog. To bring a catalog up to date, name it with --into.",
        ));
    }
    let job = ImportJob {
        id: args.id.clone(),
        name: args.name.clone(),
        reading: ReadChoices {
            delimiter: args.delimiter,
            heading: args.header_row,
            encoding: args.encoding.clone(),
            sheet: args.sheet.clone(),
            transposed: args.transpose,
        },
        said: args.list_reading(),
        says_all: false,
        into: args.into.clone(),
        ..ImportJob::default()
    };
    from_list::put(&args.file, job, common, &args.out, args.format)
}

impl ImportArgs {
    /// What is set for the list.
    fn list_reading(&self) -> ListReading {
        let mut reading = ListReading {
            missing: self.missing.as_deref().map(asked::words),
            decimal: self.decimal,
            dates: self.dates,
            entries: self.entries.clone(),
            ..ListReading::default()
        };
        let complete = self.complete.iter().map(|head| ColumnReading {
            head: head.clone(),
            complete: Some(true),
            ..ColumnReading::default()
        });
        self.column.iter().cloned().chain(complete).for_each(|c| reading.add(c));
        reading
    }
}

fn yes_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("give yes or no".to_owned()),
    }
}

fn decimal(text: &str) -> Result<Marks, String> {
    match text {
        "." => Ok(Marks::Point),
        "," => Ok(Marks::Comma),
        _ => Err("give . or ,".to_owned()),
    }
}

fn dates(text: &str) -> Result<DateOrder, String> {
    match text {
        "dmy" => Ok(DateOrder::Dmy),
        "mdy" => Ok(DateOrder::Mdy),
        "ymd" => Ok(DateOrder::Ymd),
        _ => Err("give dmy, mdy or ymd".to_owned()),
    }
}

fn delimiter(text: &str) -> Result<char, String> {
    let mut signs = text.chars();
    match (text, signs.next(), signs.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(sign), None) => Ok(sign),
        _ => Err("give one sign, as in --delimiter ';', or tab".to_owned()),
    }
}

fn heading_at(text: &str) -> Result<HeadingAt, String> {
    match text.parse() {
        _ if text == "none" => Ok(HeadingAt::Nowhere),
        Ok(line @ 1..) => Ok(HeadingAt::Line(line)),
        _ => Err("give the number of a line, from 1, or none".to_owned()),
    }
}
