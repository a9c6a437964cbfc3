//! What everything costs, measured: one module an area, one line each below.
//!
//! `cargo bench -- --quick` takes some six minutes on two cores and ends with the tables of the README; `cargo bench`
//! does the same with more samples in about ten; `cargo bench -- search/` measures one part and prints no table.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)] // a program that measures and says so

mod check;
mod compare;
mod decide;
mod explore;
mod export;
mod frame;
#[path = "../../tests/support/generate.rs"]
mod generate;
mod load;
mod table;
mod views;

use std::time::{Duration, SystemTime};

use criterion::{Criterion, criterion_group};
use crosscheck::catalog::{
    View,
    raw::{RawAttribute, RawCatalog, RawClaim},
};

/// How many services there are, from a short list to far more than anybody has.
const SIZES: [usize; 4] = [30, 1_000, 10_000, 100_000];

/// One day for all, or the figures would change with the calendar.
fn view() -> View {
    View::on(jiff::civil::date(2026, 11, 21))
}

/// A generated catalog with its attributes repeated until there are this many.
fn wide(services: usize, attributes: usize) -> RawCatalog {
    let mut raw = generate::generate(services, 7);
    let rounds = attributes.div_ceil(raw.attributes.len());
    let again = |id: &str, round: usize| {
        if round == 0 {
            id.to_owned()
        } else {
            format!("{id}-{round}")
        }
    };
    let few = raw.attributes.clone();
    raw.attributes = (0..rounds)
        .flat_map(|round| few.iter().map(move |a| (a, round)))
        .map(|(a, round)| RawAttribute {
            id: again(&a.id, round),
            ..a.clone()
        })
        .take(attributes)
        .collect();
    let kept: Vec<String> = raw.attributes.iter().map(|a| a.id.clone()).collect();
    for service in &mut raw.services {
        let few = service.claims.clone();
        service.claims = (0..rounds)
            .flat_map(|round| few.iter().map(move |c| (c, round)))
            .map(|(c, round)| RawClaim {
                attribute: again(&c.attribute, round),
                ..c.clone()
            })
            .filter(|c| kept.contains(&c.attribute))
            .collect();
    }
    raw
}

/// What is asked for: the one word of the command line without dashes, as in `views/a key in cards/100000`.
fn asked() -> Option<String> {
    std::env::args().skip(1).find(|a| !a.starts_with('-'))
}

/// Whether one of these groups is asked for; to prepare the others would take minutes.
fn is_asked(groups: &[&str]) -> bool {
    let asked = asked().unwrap_or_default();
    let group = asked.split_once('/').map(|(group, _)| group);
    group.is_none_or(|g| !GROUPS.contains(&g) || groups.contains(&g))
}

/// The sizes that are asked for: all of these, unless the word ends with one.
fn sizes(of: &[usize]) -> impl Iterator<Item = usize> {
    let only = asked().and_then(|a| a.rsplit('/').next()?.parse::<usize>().ok());
    of.iter()
        .copied()
        .filter(move |size| only.is_none_or(|only| only == *size))
}

const GROUPS: [&str; 11] = [
    "check", "load", "import", "search", "facets", "sort", "views", "frame", "compare", "decide", "export",
];

/// The groups that an area has, and what measures them.
type Area = (&'static [&'static str], fn(&mut Criterion));

fn areas(c: &mut Criterion) {
    let areas: [Area; 8] = [
        (&["check"], check::all),
        (&["load", "import"], load::all),
        (&["search", "facets", "sort"], explore::all),
        (&["views"], views::all),
        (&["frame"], frame::all),
        (&["compare"], compare::all),
        (&["decide"], decide::all),
        (&["export"], export::all),
    ];
    for (groups, area) in areas {
        if is_asked(groups) {
            area(c);
        }
    }
}

criterion_group! {
    name = benches;
    // A third of criterion's own times: there are over a hundred measurements, and none of them is noisy for long.
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_millis(1_500))
        .sample_size(30);
    targets = areas
}

fn main() {
    // Measuring memory takes processes of their own, which are this program again.
    if load::is_loader() || load::is_child() {
        return;
    }
    let since = SystemTime::now();
    benches();
    Criterion::default().configure_from_args().final_summary();
    // Cargo itself passes `--bench`; any word without dashes asks for one part.
    let is_whole = std::env::args()
        .skip(1)
        .all(|a| matches!(a.as_str(), "--bench" | "--quick"));
    if is_whole {
        table::print(since, &load::memory());
    }
}
