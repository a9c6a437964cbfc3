//! The program's side: a catalog read, a command line taken and the answer written as the command `decide` does.

use clap::Parser as _;
use crosscheck::{
    catalog::{ServiceIx, load},
    cli::{Cli, CliCommand},
    dataset::Dataset,
    decide::{Answers, rank},
    report::{Decision, ReportFormat},
};
use serde_json::Value;

use super::{laws::Said, make::Line, world::World};

/// What `decide --format json` prints.
pub fn decide(world: &World, line: &Line) -> Value {
    let (dataset, answers) = asked(world, line, &[]);
    let bytes = ReportFormat::Json.write(&Decision::new(&dataset, &answers));
    serde_json::from_slice(&bytes).unwrap()
}

fn asked(world: &World, line: &Line, struck: &[usize]) -> (Dataset, Answers) {
    let (catalog, report) = load(world.ron().as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}\n{}", world.ron()));
    let words = ["crosscheck", "decide"].into_iter().map(str::to_owned);
    let cli = Cli::try_parse_from(words.chain(line.arguments())).unwrap();
    let Some(CliCommand::Decide(args)) = &cli.command else {
        panic!("{:?}", cli.command);
    };
    let dataset = Dataset::new(catalog, cli.common.view(), None, vec![], 1);
    let mut answers = args.asked.typed(&dataset).unwrap();
    answers.struck = struck
        .iter()
        .map(|s| dataset.catalog.service(&world.services[*s].id).unwrap())
        .collect();
    (dataset, answers)
}

/// What the laws speak of.
pub fn said(world: &World, line: &Line, struck: &[usize]) -> Said {
    let (dataset, answers) = asked(world, line, struck);
    let ranking = rank(&dataset, &answers);
    let id = |service: ServiceIx| dataset.catalog[service].id.clone();
    let elected = ranking
        .outcome
        .winner()
        .into_iter()
        .chain(ranking.outcome.tied().iter().copied());
    let ranked = ranking.ranked.iter();
    Said {
        ranked: ranked.map(|r| (id(r.service), (r.rank, r.score.as_f64()))).collect(),
        elected: elected.map(id).collect(),
        verdict: ranking.verdict.id().to_owned(),
    }
}
