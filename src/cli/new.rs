//! `new`: a small commented catalog to start from.

use std::path::PathBuf;

use clap::Args;

use super::{
    args::{Common, OutputArgs},
    output::{self, Failure},
};
use crate::catalog::format::START;

/// Write a small commented catalog to start from.
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck new laptops.ron")]
pub struct NewArgs {
    /// The file to write.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace the file when it is there already.
    #[arg(long)]
    pub force: bool,
}

/// Exit code 1 when the file is there already.
pub fn run(args: &NewArgs, _: &Common) -> Result<u8, Failure> {
    let out = OutputArgs {
        output: Some(args.file.clone()),
        force: args.force,
    };
    output::put(START.as_bytes(), &out, false)?;
    Ok(0)
}
