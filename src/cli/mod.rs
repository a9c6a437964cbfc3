//! The same core without a window, one file a command.
//!
//! Exit codes: 0 done; 1 the answer is no (findings, nothing matches, nothing left, differences, an existing
//! file without `--force`); 2 wrong use, unreadable input, a catalog with errors, output that cannot be written, no display.

pub(crate) mod args;
pub(crate) mod asked;
pub mod check;
pub(crate) mod compare;
pub mod decide;
pub(crate) mod diff;
pub(crate) mod facets;
pub(crate) mod format;
pub(crate) mod from_list;
pub(crate) mod gaps;
pub(crate) mod import;
pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod open;
pub(crate) mod output;
pub(crate) mod query;
pub(crate) mod session;
pub(crate) mod usage;
pub(crate) mod verify;

use std::{ffi::OsString, path::PathBuf};

use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::{catalog::View, platform::file_limit};
use args::Common;
use output::Failure;

/// Declares the commands. Each is named once; its help and options are those of its arguments.
macro_rules! commands {
    ($($name:ident($module:ident::$args:ident)),+ $(,)?) => {
        /// The commands, in the order of the help.
        #[derive(Debug, Subcommand)]
        #[allow(missing_docs)] // a comment here would be the help
        pub enum CliCommand {
            $($name($module::$args)),+
        }

        impl CliCommand {
            fn run(&self, common: &Common) -> Result<u8, Failure> {
                match self {
                    $(Self::$name(args) => $module::run(args, common)),+
                }
            }
        }
    };
}

commands! {
    Check(check::CheckArgs),
    List(list::ListArgs),
    Facets(facets::FacetsArgs),
    Format(format::FormatArgs),
    Compare(compare::CompareArgs),
    Decide(decide::DecideArgs),
    Diff(diff::DiffArgs),
    Gaps(gaps::GapsArgs),
    Import(import::ImportArgs),
    New(new::NewArgs),
    Verify(verify::VerifyArgs),
}

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
    pub command: Option<CliCommand>,
}
/// What the command line asks for.
pub enum Invocation {
    /// A window, on this file or the built-in catalog.
    Window {
        /// The file named on the command line.
        file: Option<PathBuf>,
        /// As of when, judged on which day, by which reading.
        view: View,
    },
    /// Nothing more: the command has run, and this is the exit code.
    Done(u8),
}

/// Reads the command line and runs the command, if one is named.
pub fn run(words: impl IntoIterator<Item = OsString>) -> Invocation {
    file_limit::refuse();
    let words: Vec<OsString> = words.into_iter().collect();
    let (cli, matches) = match parse(&words) {
        Ok(parsed) => parsed,
        Err(e) => return Invocation::Done(usage::explain(&e, &words, &names())),
    };
    let result = match (cli.command, cli.file.or_else(|| cli.common.catalog.clone())) {
        (Some(command), _) => input::refuse_twice(&matches).and_then(|()| command.run(&cli.common)),
        (None, Some(file)) if input::is_standard(&file) => Err(Failure::wrong(
            "A window opens files, not standard input; save it in a file first, or give it to a command, as in crosscheck \
             list --catalog -.",
        )),
        (None, Some(file)) if !file.exists() => Err(usage::no_such_word(&file, &names())),
        (None, _) if !cli.common.define.is_empty() => Err(Failure::wrong(
            "A window takes no --define; add the column there, with Edit › Add a column….",
        )),
        (None, file) => {
            return Invocation::Window {
                file,
                view: cli.common.view(),
            };
        }
    };
    Invocation::Done(result.unwrap_or_else(Failure::report))
}

/// The words as the commands take them, and which words were given for what.
fn parse(words: &[OsString]) -> Result<(Cli, ArgMatches), clap::Error> {
    let matches = Cli::command().try_get_matches_from(words)?;
    Ok((Cli::from_arg_matches(&matches)?, matches))
}

/// What the commands are called.
fn names() -> Vec<String> {
    let command = Cli::command();
    let names = command.get_subcommands().map(|c| c.get_name().to_owned());
    names.collect()
}
