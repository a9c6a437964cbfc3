//! The options of every command, and those that several commands share. A command's own options are in its file.

use std::path::PathBuf;

use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use jiff::civil::Date;

use crate::{catalog::Reading, explore::Unknown, export::Format};

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// Catalog to use instead of the built-in one; - for standard input.
    #[arg(long, global = true, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// The day on which lifecycles are judged [default: the system's date].
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub today: Option<Date>,
    /// Count only what sources dated by this day say.
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<Date>,
    /// Count only what sources dated on this day or later say.
    #[arg(long, global = true, value_name = "DATE", value_parser = parse_date)]
    pub since: Option<Date>,
    /// A session file: its own evidence and columns count, and decide takes its answers unless --answer is given.
    #[arg(long, global = true, value_name = "FILE")]
    pub session: Option<PathBuf>,
    /// A column that is worked out from others, as in cost="price * 12 / vcpus": + - * /, min, max, round, if_stated (the
    /// first of its parts that is stated), brackets, numbers and attributes; a name with a blank in double quotes. May be given several times.
    #[arg(long, global = true, value_name = "NAME=EXPR", action = clap::ArgAction::Append)]
    pub define: Vec<String>,
    /// All sources and lifecycles, or only the given documents.
    #[arg(long, global = true, value_parser = one_of(READINGS), default_value = "today", value_name = "READING")]
    pub reading: Reading,
}

const READINGS: [(&str, &str, Reading); 2] = [
    ("today", "All sources; lifecycles are judged", Reading::Today),
    (
        "documents",
        "Only the given documents; lifecycles are ignored",
        Reading::Documents,
    ),
];

const UNKNOWNS: [(&str, &str, Unknown); 2] = [("keep", "It stays", Unknown::Keep), ("drop", "It goes", Unknown::Drop)];

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

/// Where a result goes.
#[derive(Debug, Clone, Args)]
pub struct OutputArgs {
    /// Write to this file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file when it is there already.
    #[arg(long)]
    pub force: bool,
}

/// Which services.
#[derive(Debug, Clone, Args)]
pub struct FilterArgs {
    /// Words that must all occur.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub search: String,
    /// A condition: A=V[,V], A=V+V, A=V..V, A!=V[,V], A<V, A<=V, A>V or A>=V, or several with “or” between them, or the word
    /// complete (stated in every column), or in words, as “price at least 100” or “hosting: cloud”; several --where are all
    /// required. A value with a comma, a sign or a quote in it
    /// stands in double quotes.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// Keep or drop services of which a condition is not known.
    #[arg(long, value_parser = one_of(UNKNOWNS), default_value = "drop", value_name = "KEEP_OR_DROP")]
    pub unknown: Unknown,
}

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsFormat {
    /// Aligned columns for a terminal.
    Table,
    /// A file's.
    File(Format),
}

impl RowsFormat {
    /// Each with its id and its line in the help, `json` being that of JSON. What is read on by programs comes first.
    pub fn all(json: &'static str) -> impl Iterator<Item = (&'static str, &'static str, Self)> {
        let first = [Format::Json, Format::Csv, Format::Tsv];
        let others = Format::ALL.into_iter().filter(move |f| !first.contains(f));
        let files = first.into_iter().chain(others).map(move |format| {
            let help = match format {
                Format::Json => json,
                Format::Markdown => "A Markdown table",
                _ => format.help(),
            };
            (format.id(), help, Self::File(format))
        });
        std::iter::once(("table", "Aligned columns for a terminal", Self::Table)).chain(files)
    }
}

/// Reads one of a table's rows by its id: clap lists each id with its help.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    rows: impl IntoIterator<Item = (&'static str, &'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let rows: Vec<_> = rows.into_iter().collect();
    let ids = rows.iter().map(|(id, help, _)| PossibleValue::new(id).help(help));
    PossibleValuesParser::new(ids).try_map(move |id| {
        let row = rows.iter().find(|(known, ..)| *known == id);
        row.map(|(.., value)| *value).ok_or("not one of these")
    })
}
