//! `import`: a list becomes a catalog on standard output or in a file; the report goes to standard error.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    args::{Common, OutputArgs},
    input,
    output::{self, Failure},
};
use crate::{
    dataset::from_list::{ImportError, ImportJob},
    export::terminal::safe,
    import::read::likely_ending,
};

/// Make a catalog of a list: a spreadsheet saved as CSV or TSV, or JSON records.
#[derive(Debug, Args)]
#[command(
    long_about = "Make a catalog of a list: a spreadsheet saved as CSV or TSV, or JSON records.\n\nThe catalog goes to \
                  standard output or to OUT.ron; what was understood, renamed and pointed out is told on standard \
                  error. Blank cells are not stated; “N/A” and its kin stay values.",
    after_help = "Example: crosscheck import tools.csv -o tools.ron\n         crosscheck import tools-2027.csv --into tools.ron -o tools.ron --force"
)]
pub struct ImportArgs {
    /// The list: .csv, .tsv or .json; or - for standard input, of which the first sign tells the format.
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
    pub out: OutputArgs,
}

/// Imports a list. Exit code 2 when it cannot be read, or the catalog to bring up to date has errors.
pub fn run(args: &ImportArgs, common: &Common) -> Result<u8, Failure> {
    if common.catalog.is_some() {
        return Err(Failure::wrong(
            "import reads no --catalog. To bring a catalog up to date, name it with --into.",
        ));
    }
    let held = input::is_standard(&args.file)
        .then(|| input::read(&args.file))
        .transpose()
        .map_err(Failure::wrong)?;
    // Its format is told from its first bytes, and it is called by that.
    let path = held.as_ref().map_or_else(
        || args.file.clone(),
        |bytes| PathBuf::from(format!("standard-input.{}", likely_ending(bytes))),
    );
    let held = Cell::new(held);
    let read = |path: &Path| held.take().map_or_else(|| input::read(path), Ok);
    let job = ImportJob {
        path,
        id: args.id.clone(),
        name: args.name.clone(),
        into: args.into.clone(),
    };
    let imported = job.run(common.view().today, &read).map_err(|e| match e {
        ImportError::Unread(message) => Failure::wrong(message),
        ImportError::Into(path, e) => wrong(&path, &format!("{e} Run crosscheck check on it first.")),
        ImportError::List(e) => wrong(&args.file, &e.to_string()),
    })?;
    output::put(imported.text.as_bytes(), &args.out, false)?;
    for line in imported.report.text().lines() {
        output::say(line);
    }
    Ok(0)
}

fn wrong(path: &Path, what: &str) -> Failure {
    Failure::wrong(format!("{}, {}", input::name(path), safe(what)))
}
