//! What an answer of the wizard costs: everything about it for the built-in catalog, and the ranking alone for a long
//! list with as many rules.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use crosscheck::{
    catalog::{
        Catalog, Cells, check, load,
        raw::{RawCatalog, RawFactor, RawFactorOption, RawRule, RuleEffect},
    },
    dataset::built_in::BUILT_IN,
    decide::{Answers, RuleTable, rank, rank_top, rank_with, robust, robustness},
};

use crate::{generate, view};

/// The first answer to every question.
fn answered(catalog: &Catalog) -> Answers {
    let mut answers = Answers::new(catalog);
    answers.chosen.iter_mut().for_each(|chosen| chosen.push(0));
    answers
}

fn built_in(c: &mut Criterion) {
    let catalog = load(BUILT_IN).0.unwrap();
    let cells = Cells::build(catalog.clone(), view());
    let mut group = c.benchmark_group("decide");
    for (name, answers) in [
        ("all answered", answered(&catalog)),
        ("nothing answered", Answers::new(&catalog)),
    ] {
        group.bench_function(format!("built-in catalog, {name}: ranking"), |b| {
            b.iter(|| rank(&cells, &answers));
        });
        group.bench_function(
            format!("built-in catalog, {name}: ranking, flips, shares, 10,000 weightings"),
            |b| b.iter(|| (rank(&cells, &answers), robustness(&cells, &answers))),
        );
        group.bench_function(format!("built-in catalog, {name}: what blanks are worth"), |b| {
            b.iter(|| robust::worth(&cells, &RuleTable::whole(&cells), &answers));
        });
    }
    group.finish();
}

/// Five questions of three answers with four rules each.
fn factors() -> Vec<RawFactor> {
    let when = [
        "offline=yes",
        "languages=python",
        "limit>=5",
        "licence=open",
        "hosted=yes",
        "targets=edge",
    ];
    let rule = |n: usize| RawRule {
        when: vec![when[n % when.len()].to_owned()],
        effect: RuleEffect::Favours(1 + (n % 3) as u8),
        because: "It is measured.".to_owned(),
        source: "survey".to_owned(),
        place: String::new(),
    };
    let option = |f: usize, o: usize| RawFactorOption {
        id: format!("o{o}"),
        label: format!("Option {o}"),
        rules: (0..4).map(|r| rule(f + o + r)).collect(),
        ..RawFactorOption::default()
    };
    (0..5)
        .map(|f| RawFactor {
            id: format!("f{f}"),
            label: format!("Factor {f}"),
            question: "Which?".to_owned(),
            source: "survey".to_owned(),
            options: (0..3).map(|o| option(f, o)).collect(),
            ..RawFactor::default()
        })
        .collect()
}

fn long_list(c: &mut Criterion) {
    let mut group = c.benchmark_group("decide");
    group.sample_size(20).measurement_time(Duration::from_secs(2));
    for size in crate::sizes(&[1_000, 10_000]) {
        let raw = RawCatalog {
            factors: factors(),
            ..generate::generate(size, 7)
        };
        let catalog = check::check_owned(raw).0.unwrap();
        let cells = Cells::build(catalog.clone(), view());
        let answers = answered(&catalog);
        let table = RuleTable::whole(&cells);
        group.bench_function(BenchmarkId::new("asking every rule", size), |b| {
            b.iter(|| RuleTable::whole(&cells));
        });
        group.bench_function(BenchmarkId::new("the order after an answer", size), |b| {
            b.iter(|| rank_top(&cells, &table, &answers, 0));
        });
        group.bench_function(BenchmarkId::new("with every point explained", size), |b| {
            b.iter(|| rank_with(&cells, &table, &answers));
        });
    }
    group.finish();
}

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    built_in(c);
    long_list(c);
}
