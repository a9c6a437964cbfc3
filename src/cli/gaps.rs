//! `gaps`: what nobody states, what a blank is worth first, with the question to ask.

use clap::Args;

use super::{
    args::{Common, OutputArgs, RowsFormat, one_of},
    asked::{choose_curves, parse_answers, parse_wishes},
    output::{self, Failure},
};
use crate::{
    catalog::wording::upper_first,
    dataset::Dataset,
    export::{
        Meta,
        terminal::{Align, table},
    },
    report::BlankList,
};

/// List what nobody states, with what knowing it would decide and the question to ask.
#[derive(Debug, Args)]
#[command(
    long_about = "List what nobody states, with what knowing it would decide and the question to ask.\n\nWhat decides most comes \
                  first: the share of all combinations of answers whose outcome would be another if it were settled. Without \
                  questions, wishes and must-haves nothing is decided; then what most entries lack comes first.",
    after_help = "Example: crosscheck gaps --where offline=yes --format csv"
)]
pub struct GapsArgs {
    /// An answer that is kept; questions without one go over all their answers.
    #[arg(long = "answer", value_name = "FACTOR=OPTION[,OPTION]", action = clap::ArgAction::Append)]
    pub answers: Vec<String>,
    /// A must-have: a condition, as for list.
    #[arg(long = "where", value_name = "COND", action = clap::ArgAction::Append)]
    pub conditions: Vec<String>,
    /// A wish, as for decide.
    #[arg(long, value_name = "ATTRIBUTE=WISH", action = clap::ArgAction::Append)]
    pub prefer: Vec<String>,
    /// How to print it.
    #[arg(long, value_parser = one_of(RowsFormat::all("One JSON list")), default_value = "table")]
    pub format: RowsFormat,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// Exit code 0, also when sources state everything: then it says so.
pub fn run(args: &GapsArgs, common: &Common) -> Result<u8, Failure> {
    let (dataset, session) = &common.open()?;
    let catalog = &dataset.catalog;
    let mut answers = parse_answers(catalog, &args.answers, &[], &args.conditions, false).map_err(Failure::wrong)?;
    answers.wishes = parse_wishes(catalog, &args.prefer).map_err(Failure::wrong)?;
    choose_curves(dataset, dataset.table(), &mut answers.wishes).map_err(Failure::wrong)?;
    if let Some(session) = session {
        // Whom its author struck out nothing is asked about.
        answers.struck = session.answers(dataset).struck;
    }
    let list = BlankList::worked_out(dataset, &answers);
    match args.format {
        RowsFormat::Table => {
            // In a file or a pipe the question is written in full.
            let width = output::terminal_width().unwrap_or(usize::MAX);
            output::put(gaps_table(dataset, &list, width).as_bytes(), &args.out, false)?;
        }
        RowsFormat::File(format) => {
            let meta = Meta {
                filters: answers.must_haves.iter().map(|c| c.human(catalog)).collect(),
                ..Meta::new(dataset)
            };
            output::put_document(format, &(&list.document(dataset, &meta)).into(), &args.out)?;
        }
    }
    if list.is_empty() {
        output::note("There is nothing to ask: sources state everything here.");
    }
    Ok(0)
}

/// The list for a terminal of `width` cells, with a last line that says what the shares are of.
pub fn gaps_table(dataset: &Dataset, list: &BlankList, width: usize) -> String {
    let name = upper_first(dataset.catalog.things(1));
    let heads = [
        (name.as_str(), Align::Left),
        ("Id", Align::Left),
        ("Attribute", Align::Left),
        ("Option", Align::Left),
        (list.heading(), Align::Right),
        ("Question", Align::Left),
    ];
    let rows: Vec<Vec<String>> = list.rows(dataset).map(|r| list.texts(dataset, &r).to_vec()).collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("{}\n{}\n", table(&heads, &rows, width), list.over())
}
