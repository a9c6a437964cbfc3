//! `decide`: answers the questions from the command line, and writes the ranking or a record of the decision.

mod questions;

use clap::Args;

use super::{
    args::{Common, OutputArgs, one_of},
    asked::AskedArgs,
    output::{self, Failure},
};
use crate::{
    decide::Diagram,
    export::json::pretty,
    report::{Decision, ReportFormat},
};

pub use super::asked::{choose_curves, parse_answers, parse_wishes};
pub use questions::{list_json, list_text};

/// Answer the selection factors and rank the alternatives.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: crosscheck decide --answer model-type=deep-learning --answer languages=python --where offline=yes"
)]
pub struct DecideArgs {
    /// Print the questions and their answers.
    #[arg(long)]
    pub list: bool,
    /// Print the questions as a state machine, in Mermaid text.
    #[arg(long, conflicts_with = "list")]
    pub diagram: bool,
    /// What is asked.
    #[command(flatten)]
    pub asked: AskedArgs,
    /// How to print it.
    #[arg(long, value_parser = one_of(ReportFormat::ALL.into_iter().map(|f| (f.id(), f.help(), f))), default_value = "text")]
    pub format: ReportFormat,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Exit code 1 when nothing is left.
pub fn run(args: &DecideArgs, common: &Common) -> Result<u8, Failure> {
    let (dataset, session) = &common.open()?;
    let catalog = &dataset.catalog;
    if args.list {
        let bytes = match args.format {
            ReportFormat::Json => pretty(&list_json(catalog)),
            _ => list_text(catalog).into_bytes(),
        };
        return output::put(&bytes, &args.out, false).map(|()| 0);
    }
    if args.diagram {
        let text = Diagram::of(catalog, None).mermaid();
        return output::put(text.as_bytes(), &args.out, false).map(|()| 0);
    }
    let answers = args.asked.answers(dataset, session.as_ref()).map_err(Failure::wrong)?;
    let decision = Decision::new(dataset, &answers);
    output::put(&args.format.write(&decision), &args.out, false)?;
    Ok(u8::from(decision.ranking.ranked.is_empty()))
}
