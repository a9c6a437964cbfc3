//! `diff`: what two editions of a catalog differ in, and which answers end with another winner.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{
    args::{Common, OutputArgs},
    output::{self, Failure},
};
use crate::{
    compare::edition::Edition,
    dataset::{OpenedFrom, shown},
    export::json::pretty,
    platform::files,
    report::edition::EditionReport,
};

/// Say what a new edition of a catalog changes.
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck diff catalog-2025.ron catalog.ron --format md -o changes.md")]
pub struct DiffArgs {
    /// The old edition.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The new edition.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// How to write it.
    #[arg(long, value_enum, default_value = "text")]
    pub format: DiffFormat,
    /// Where to.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Formats of `diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// A line a change.
    Text,
    /// One JSON object.
    Json,
    /// Markdown.
    Md,
}

/// Exit code 0 when nothing differs, 1 when something does; 2 when a file cannot be read as a catalog.
pub fn run(args: &DiffArgs, common: &Common) -> Result<u8, Failure> {
    common.without_columns("diff")?;
    let (old, new) = (read(&args.old)?, read(&args.new)?);
    let (old_file, new_file) = (shown(&args.old), shown(&args.new));
    let report = EditionReport::new((&old, &old_file), (&new, &new_file), common.view());
    let bytes = match args.format {
        DiffFormat::Text => report.text().into_bytes(),
        DiffFormat::Json => pretty(&report.json()),
        DiffFormat::Md => report.markdown().into_bytes(),
    };
    output::put(&bytes, &args.out, false)?;
    Ok(u8::from(!report.is_same()))
}

/// Reads an edition; one with errors is compared too.
fn read(path: &Path) -> Result<Edition, Failure> {
    let bytes = OpenedFrom::File(path.to_owned())
        .bytes(&files::read)
        .map_err(Failure::wrong)?;
    Edition::read(&bytes).map_err(|e| Failure::wrong(format!("{}, {e}", shown(path))))
}
