//! `format`: the reference of the catalog format, for a person or an editor.

use clap::Args;

use super::{
    args::{Common, OutputArgs},
    output::{self, Failure},
};
use crate::{
    catalog::format::{reference, schema},
    export::json::pretty,
};

/// Print the reference of the catalog format: every field with an example.
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck format --schema -o catalog.schema.json")]
pub struct FormatArgs {
    /// As JSON Schema, of a catalog written as JSON.
    #[arg(long)]
    pub schema: bool,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Exit code 0.
pub fn run(args: &FormatArgs, common: &Common) -> Result<u8, Failure> {
    common.without_columns("format")?;
    let bytes = if args.schema {
        pretty(&schema())
    } else {
        reference().into_bytes()
    };
    output::put(&bytes, &args.out, false)?;
    Ok(0)
}
