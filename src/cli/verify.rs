//! `verify`: a saved decision evaluated again.

use std::path::PathBuf;

use clap::Args;

use super::{
    args::{Common, OutputArgs},
    asked::{choose_curves, parse_answers, parse_wishes, without_option},
    output::{self, Failure},
};
use crate::{
    catalog::{Reading, condition::assignment, formula::ColumnDefinition, value::human_day},
    dataset::Dataset,
    decide::Answers,
    export::terminal::{brief, safe},
    platform::files,
    report::{Basis, verify},
};

/// Ask a saved decision again: does it still hold?
#[derive(Debug, Args)]
#[command(after_help = "Example: crosscheck verify decision.json --catalog catalog.ron")]
pub struct VerifyArgs {
    /// A decision record written by decide --format adr-json.
    #[arg(value_name = "RECORD.json")]
    pub record: PathBuf,
    /// Where the result goes.
    #[command(flatten)]
    pub out: OutputArgs,
}

/// The part of a record that is read.
#[derive(serde::Deserialize)]
struct Saved {
    format: u32,
    basis: Basis,
}

/// Exit code 1 when something no longer holds.
pub fn run(args: &VerifyArgs, common: &Common) -> Result<u8, Failure> {
    let name = args.record.display().to_string();
    let bytes = files::read(&args.record).map_err(Failure::wrong)?;
    let unread = |why: String| {
        Failure::wrong(format!(
            "{} is not a decision record that can be asked again: {why}. Write one with crosscheck decide --format adr-json -o FILE.",
            safe(&name)
        ))
    };
    let saved: Result<Saved, _> = serde_json::from_slice(&bytes);
    let Saved { format, basis } = saved.map_err(|_| unread("its content is not that of a record".to_owned()))?;
    if format > crate::report::FORMAT {
        return Err(unread("a newer program wrote it".to_owned()));
    }
    if common.as_of.is_some() || common.since.is_some() || common.reading != Reading::Today {
        return Err(Failure::wrong(
            "A record is asked again with the sources it was made with; leave --as-of, --since and --reading out.",
        ));
    }
    if let Ok(decided) = basis.today.parse::<jiff::civil::Date>()
        && common.view().today < decided
    {
        return Err(Failure::wrong(format!(
            "The decision was made on {}, after the day that it would be held to; name a day from then on with --today, or leave it out.",
            human_day(decided)
        )));
    }
    // The record has the options of the decision; only the day is today's.
    let as_of = basis.as_of.as_deref().map(str::parse).transpose();
    let since = basis.since.as_deref().map(str::parse).transpose();
    let common = Common {
        as_of: as_of.map_err(|_| unread("its as-of date is no date".to_owned()))?,
        since: since.map_err(|_| unread("its since date is no date".to_owned()))?,
        reading: if basis.reading == "documents" {
            Reading::Documents
        } else {
            Reading::Today
        },
        ..common.clone()
    };
    let (dataset, session) = common.open()?;
    if basis.own_evidence && session.is_none() {
        output::note(
            "The decision was made with its author’s own evidence or marks, which a session holds; name it with --session FILE.",
        );
    }
    let lines = match defined(&basis, dataset).and_then(|dataset| Ok((asked(&basis, &dataset)?, dataset))) {
        Err(why) => vec![format!(
            "What was asked cannot be asked of this catalog any more: {}",
            without_option(&why)
        )],
        Ok((answers, dataset)) => verify(&basis, &dataset, &answers),
    };
    let text = if lines.is_empty() {
        format!("The decision of {} still holds.\n", safe(&basis.today))
    } else {
        lines.iter().flat_map(|line| [safe(line), "\n".into()]).collect()
    };
    output::put(text.as_bytes(), &args.out, false)?;
    Ok(u8::from(!lines.is_empty()))
}

/// With the attributes that the decision worked out from others, where the catalog, the session or the command line has
/// none called so.
fn defined(basis: &Basis, dataset: Dataset) -> Result<Dataset, String> {
    let mut missing: Vec<ColumnDefinition> = Vec::new();
    for text in &basis.define {
        match assignment(text).map_err(|e| e.to_string())? {
            Some((id, formula)) if dataset.catalog.attribute(&id).is_none() => missing.push(ColumnDefinition {
                name: basis.define_names.get(&id).unwrap_or(&id).clone(),
                id,
                formula: formula.to_owned(),
            }),
            _ => {}
        }
    }
    if missing.is_empty() {
        return Ok(dataset);
    }
    let named = |at: usize| missing.get(at).map_or("", |new| new.name.as_str());
    let defined = dataset.defined(&missing);
    defined.map_err(|(at, e)| format!("{}: {e}", brief(named(at))))
}

/// The answers, read against this catalog.
fn asked(basis: &Basis, dataset: &Dataset) -> Result<Answers, String> {
    let catalog = &dataset.catalog;
    let answers = parse_answers(
        catalog,
        &basis.answers,
        &basis.importance,
        &basis.must_haves,
        basis.include_retired,
    )?;
    let mut wishes = parse_wishes(catalog, &basis.prefer)?;
    choose_curves(dataset, dataset.table(), &mut wishes)?;
    let struck = basis.struck.iter();
    let struck = struck.filter_map(|(id, why)| Some((catalog.service(id)?, why.clone())));
    let struck_because: std::collections::BTreeMap<_, _> = struck.collect();
    Ok(Answers {
        wishes,
        struck: struck_because.keys().copied().collect(),
        struck_because,
        ..answers
    })
}
