//! `gaps`: what nobody states, what a blank is worth first, with the question to ask.

use clap::Args;

use super::{
    args::{Common, OutputArgs, RowsFormat, one_of},
    asked::AskedArgs,
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
                  first: the share of all combinations of answers whose outcome would be another if it were settled; an answer that \
                  is given is kept, and the questions without one go over all of theirs. Without \
                  questions, wishes and must-haves nothing is decided; then what most entries lack comes first.",
    after_help = "Example: crosscheck gaps --where offline=yes --format csv"
)]
pub struct GapsArgs {
    /// What is asked.
    #[command(flatten)]
    pub asked: AskedArgs,
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
    let answers = args.asked.answers(dataset, session.as_ref()).map_err(Failure::wrong)?;
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
