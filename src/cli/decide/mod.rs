//! `decide`: answers the questions from the command line, and writes the ranking or a record of the decision.

mod questions;

use clap::Args;

use super::{
    args::{Common, OutputArgs, one_of},
    output::{self, Failure},
};
use crate::{
    dataset::Dataset,
    decide::{Answers, Diagram},
    export::json::pretty,
    report::{Decision, ReportFormat},
    workspace::session_document::SessionDocument,
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
    /// An answer; where the question allows several, A,B is any of them and A+B all of them; not-sure leaves it open.
    #[arg(long = "answer", value_name = "FACTOR=OPTION[,OPTION]", action = clap::ArgAction::Append)]
    pub answers: Vec<String>,
    /// How much a question weighs: 0 to 3, 2 when left out.
    #[arg(long, value_name = "FACTOR=0..3", action = clap::ArgAction::Append)]
    pub importance: Vec<String>,
    /// A wish, beside answers or without: ATTRIBUTE=more or less for a number, newer or older for a date, target(VALUE) for
    /// as near as can be, an option or yes for others, 0 to 3 where the catalog says which direction is better. Behind it
    /// :0 to :3 for how much it weighs, and :linear, :log or :rank for how values count.
    #[arg(long, value_name = "ATTRIBUTE=WISH", action = clap::ArgAction::Append)]
    pub prefer: Vec<String>,
    /// A must-have: a condition, as for list.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// Rank retired services too.
    #[arg(long)]
    pub include_retired: bool,
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
    let typed = typed_answers(args, dataset).map_err(Failure::wrong)?;
    let answers = with_session(dataset, args, session.as_ref(), typed);
    let decision = Decision::new(dataset, &answers);
    output::put(&args.format.write(&decision), &args.out, false)?;
    Ok(u8::from(decision.ranking.ranked.is_empty()))
}

/// What the command line answers; the error is a sentence.
pub fn typed_answers(args: &DecideArgs, dataset: &Dataset) -> Result<Answers, String> {
    let catalog = &dataset.catalog;
    let mut answers = parse_answers(
        catalog,
        &args.answers,
        &args.importance,
        &args.conditions,
        args.include_retired,
    )?;
    answers.wishes = parse_wishes(catalog, &args.prefer)?;
    choose_curves(dataset, dataset.table(), &mut answers.wishes)?;
    Ok(answers)
}

/// What a session adds to the answers: what is struck out, and its own answers when the command line gives none.
fn with_session(dataset: &Dataset, args: &DecideArgs, session: Option<&SessionDocument>, typed: Answers) -> Answers {
    let Some(session) = session else { return typed };
    let theirs = session.answers(dataset);
    let asks = [&args.answers, &args.importance, &args.conditions, &args.prefer];
    if asks.iter().all(|a| a.is_empty()) {
        return Answers {
            include_retired: theirs.include_retired || typed.include_retired,
            ..theirs
        };
    }
    Answers {
        struck: theirs.struck,
        struck_because: theirs.struck_because,
        ..typed
    }
}
