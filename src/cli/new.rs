//! `new`: a catalog to start from: a small commented one, or one made of a list with its columns spelt out.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    args::{Common, OutputArgs},
    from_list::{self, ImportFeedback},
    input,
    output::{self, Failure},
};
use crate::{
    catalog::{format::START, parse_raw},
    dataset::from_list::ImportJob,
    import::{ReadChoices, reading_of},
};

/// Write a catalog to start from: a small commented one, or one made of a list.
#[derive(Debug, Args)]
#[command(
    long_about = "Write a catalog to start from: a small commented one, or, with --from, one made of a list.\n\nOf a list it says \
                  how each column was read: kind, unit, label, group, role. Change these lines and give the same command \
                  with --force: the list is read again the way they say.",
    after_help = "Example: crosscheck new laptops.ron\n         crosscheck new laptops.ron --from laptops.csv"
)]
pub struct NewArgs {
    /// The file to write.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// A list to make it of, as import reads them: CSV, TSV, XLSX, ODS or JSON; - for standard input.
    #[arg(long, value_name = "LIST")]
    pub from: Option<PathBuf>,
    /// Replace the file when it is there already; how it says that the list is read holds.
    #[arg(long)]
    pub force: bool,
}

/// Exit code 1 when the file is there already, or the list has no entries.
pub fn run(args: &NewArgs, common: &Common) -> Result<u8, Failure> {
    common.without_columns("new")?;
    let out = OutputArgs {
        output: Some(args.file.clone()),
        force: args.force,
    };
    let Some(list) = &args.from else {
        output::put(START.as_bytes(), &out, false)?;
        return Ok(0);
    };
    let job = ImportJob {
        spelt: true,
        ..ImportJob::default()
    };
    let job = if args.force && args.file.is_file() {
        as_recorded_in(&args.file, list, job)?
    } else {
        job
    };
    from_list::put(list, job, common, &out, ImportFeedback::default())
}

/// The list read as the replaced file records it, where it has a record of this list.
fn as_recorded_in(file: &Path, list: &Path, job: ImportJob) -> Result<ImportJob, Failure> {
    let bytes = input::read(file).map_err(Failure::wrong)?;
    let raw = parse_raw(&bytes).map_err(|e| {
        Failure::wrong(format!(
            "{}, {e} Nothing was written, so that how it says the list is read is not lost: correct it, or write to another file.",
            input::name(file)
        ))
    })?;
    let name = list.file_name().unwrap_or_default().to_string_lossy();
    Ok(match reading_of(&raw, &name) {
        Some(recorded) => ImportJob {
            reading: ReadChoices::NONE.over(recorded),
            said: recorded.clone(),
            ..job
        },
        None => job,
    })
}
