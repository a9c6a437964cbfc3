//! What everything costs, measured: one module an area, one line each below.
//!
//! `cargo bench`; `cargo bench -- --quick` for a first impression; `cargo bench -- search/` for one part.
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

fn areas(c: &mut Criterion) {
    check::all(c);
    load::all(c);
    explore::all(c);
    frame::all(c);
    compare::all(c);
    decide::all(c);
    export::all(c);
}

criterion_group!(benches, areas);

fn main() {
    // Measuring memory takes processes of their own, which are this program again.
    if load::is_loader() || load::is_child() {
        return;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
