//! The command line's grammar, in one place: help, defaults and the commands' names come from here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Choose between similar services, with a source behind every cell.
#[derive(Debug, Parser)]
#[command(
    name = "crosscheck",
    version,
    about = "Choose between similar services, with a source behind every cell.",
    long_about = "Choose between similar services, with a source behind every cell.\n\nWithout a command a window opens \
                  on FILE, or on the built-in catalog of machine-learning services on Azure.",
    after_help = "Example: crosscheck list --where languages=python --where data-limit>=40 --unknown keep",
    disable_help_subcommand = true
)]
pub struct Cli {
    /// Catalog to open in the window; the built-in one when left out.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// What every command takes.
    #[command(flatten)]
    pub common: Common,
    /// The command; a window without one.
    #[command(subcommand)]
    pub command: Option<Cmd>,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// Catalog to use instead of the built-in one.
    #[arg(long, global = true, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// The day on which lifecycles are judged [default: the system's date].
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub today: Option<Date>,
    /// Count only what sources dated by this day say.
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<Date>,
    /// A session file: its own evidence counts, and decide takes its answers unless any are given.
    #[arg(long, global = true, value_name = "FILE")]
    pub session: Option<PathBuf>,
    /// All sources and lifecycles, or only the given documents.
    #[arg(long, global = true, value_enum, default_value = "today", value_name = "READING")]
    pub reading: ReadingArg,
}

/// Which sources count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadingArg {
    /// All sources; lifecycles are judged.
    Today,
    /// Only the given documents; lifecycles are ignored.
    Documents,
}

/// Reads YYYY-MM-DD, and nothing else.
fn parse_date(text: &str) -> Result<Date, String> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| {
            if i == 4 || i == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    let date = if shape { text.parse().ok() } else { None };
    date.ok_or_else(|| "write a date as YYYY-MM-DD, as in 2026-11-21".to_owned())
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Cmd {
    /// Check a catalog file and print what is wrong with it.
    #[command(after_help = "Example: crosscheck check catalog.ron --format json")]
    Check(CheckArgs),
    /// List services, filtered, searched and sorted.
    #[command(
        after_help = "Example: crosscheck list --search \"drag and drop\" --where role=alternative --format json"
    )]
    List(ListArgs),
    /// Count what each filter option would leave.
    #[command(after_help = "Example: crosscheck facets --where hosting=on-premises")]
    Facets(FacetsArgs),
    /// Put two to six services side by side.
    #[command(
        after_help = "Example: crosscheck compare azure-machine-learning azure-databricks --format html -o comparison.html"
    )]
    Compare(CompareArgs),
    /// Answer the selection factors and rank the alternatives.
    #[command(
        after_help = "Example: crosscheck decide --answer model-type=deep-learning --answer languages=python --where offline=yes"
    )]
    Decide(DecideArgs),
    /// Make a catalog of a list: a spreadsheet saved as CSV or TSV, or JSON records.
    #[command(
        long_about = "Make a catalog of a list: a spreadsheet saved as CSV or TSV, or JSON records.\n\nThe catalog goes to \
                      standard output or to OUT.ron; what was understood, renamed and pointed out is told on standard \
                      error. Blank cells are not stated; “N/A” and its kin stay values.",
        after_help = "Example: crosscheck import tools.csv -o tools.ron\n         crosscheck import tools-2027.csv --into tools.ron -o tools.ron --force"
    )]
    Import(ImportArgs),
}

/// Where a result goes.
#[derive(Debug, Clone, Args)]
pub struct Out {
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file when it is there already.
    #[arg(long)]
    pub force: bool,
}

/// Which services.
#[derive(Debug, Clone, Args)]
pub struct Filter {
    /// Words that must all occur.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub search: String,
    /// A condition: A=V[,V], A!=V[,V], A<V, A<=V, A>V or A>=V; several are all required.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// Keep or drop services of which a condition is not known.
    #[arg(long, value_enum, default_value = "drop", value_name = "KEEP_OR_DROP")]
    pub unknown: UnknownArg,
}

/// What becomes of a service of which a condition is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UnknownArg {
    /// It stays.
    Keep,
    /// It goes.
    Drop,
}

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The catalog file; `--catalog` or the built-in catalog when left out.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    pub format: CheckFormat,
}

/// Formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// A line a finding.
    Text,
    /// One JSON object.
    Json,
}

/// `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The list: .csv, .tsv or .json.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The column of ids; else one called id, else ids are made from names.
    #[arg(long, value_name = "COLUMN")]
    pub id: Option<String>,
    /// The column of names; else one called name, title, service …, else the first.
    #[arg(long, value_name = "COLUMN")]
    pub name: Option<String>,
    /// A catalog to bring up to date: entries are matched by id, what was edited by hand is kept.
    #[arg(long, value_name = "CATALOG")]
    pub into: Option<PathBuf>,
    /// Where the catalog goes.
    #[command(flatten)]
    pub out: Out,
}

/// `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Which services.
    #[command(flatten)]
    pub filter: Filter,
    /// Order by an attribute, name, role, category or status; add :desc to reverse it.
    #[arg(long, value_name = "ATTRIBUTE[:desc]")]
    pub sort: Option<String>,
    /// Which columns, in this order: attributes, role, category or status. JSON always has all.
    #[arg(long, value_name = "ID[,ID]", value_delimiter = ',')]
    pub columns: Option<Vec<String>>,
    /// The most services to print.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How to print it.
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
    /// Where the result goes.
    #[command(flatten)]
    pub out: Out,
}

/// Formats of `list`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Aligned columns for a terminal.
    Table,
    /// Every cell with its claims.
    Json,
    /// A spreadsheet's text form.
    Csv,
    /// The same with tabs.
    Tsv,
    /// A Markdown table.
    Md,
    /// One self-contained page.
    Html,
    /// An Excel workbook.
    Xlsx,
    /// A picture.
    Png,
}

/// `facets`.
#[derive(Debug, Args)]
pub struct FacetsArgs {
    /// Words that must all occur.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub search: String,
    /// A condition, as for list.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value = "table")]
    pub format: FacetsFormat,
}

/// Formats of `facets`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FacetsFormat {
    /// Aligned columns for a terminal.
    Table,
    /// One JSON list.
    Json,
}

/// `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Two to six service ids.
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// Leave out rows in which nothing known differs.
    #[arg(long)]
    pub differences_only: bool,
    /// Hold the others against this one.
    #[arg(long, value_name = "ID")]
    pub baseline: Option<String>,
    /// Say in sentences why the first of two services over the second, instead of the table.
    #[arg(long, conflicts_with_all = ["differences_only", "baseline", "format"])]
    pub why: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value = "md")]
    pub format: CompareFormat,
    /// Where the result goes.
    #[command(flatten)]
    pub out: Out,
}

/// Formats of `compare`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// Markdown.
    Md,
    /// A spreadsheet's text form.
    Csv,
    /// The same with tabs.
    Tsv,
    /// One self-contained page.
    Html,
    /// One JSON object.
    Json,
    /// An Excel workbook.
    Xlsx,
    /// A picture.
    Png,
}

/// `decide`.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// Print the questions and their answers.
    #[arg(long)]
    pub list: bool,
    /// Print the questions as a state machine, in Mermaid text.
    #[arg(long, conflicts_with = "list")]
    pub diagram: bool,
    /// An answer; several options where the question allows it; not-sure leaves it open.
    #[arg(long = "answer", value_name = "FACTOR=OPTION[,OPTION]", action = clap::ArgAction::Append)]
    pub answers: Vec<String>,
    /// How much a question weighs: 0 to 3, 2 when left out.
    #[arg(long, value_name = "FACTOR=0..3", action = clap::ArgAction::Append)]
    pub importance: Vec<String>,
    /// A wish, for a catalog without questions: ATTRIBUTE=0..3 where the catalog says which direction is better,
    /// ATTRIBUTE=more or ATTRIBUTE=less for another number, ATTRIBUTE=newer or ATTRIBUTE=older for a date; more:3 gives both.
    #[arg(long, value_name = "ATTRIBUTE=WISH", action = clap::ArgAction::Append)]
    pub prefer: Vec<String>,
    /// A must-have: a condition, as for list.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// Rank retired services too.
    #[arg(long)]
    pub include_retired: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value = "text")]
    pub format: DecideFormat,
    /// Where the result goes.
    #[command(flatten)]
    pub out: Out,
}

/// Formats of `decide`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DecideFormat {
    /// For reading in a terminal.
    Text,
    /// One JSON object.
    Json,
    /// Markdown.
    Md,
    /// A decision record in the MADR 4 form.
    Adr,
    /// The same record as one self-contained page.
    AdrHtml,
    /// The same record as one JSON object.
    AdrJson,
}
