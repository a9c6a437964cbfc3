//! What exploring costs at 30, 1,000, 10,000 and 100,000 services of a generated catalog: a search
//! keystroke with ranking and all counts beside a plain scan of the same text, a facet toggle with all counts beside a
//! plain counting pass, and sorting beside sorting the bare keys.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use crosscheck::{
    catalog::{Catalog, CellValue, Cells, Condition, Scalar, ServiceIx, check, condition::Subject},
    explore::{Index, Query, Sort, explore, list, searchable_text},
};
use memchr::memmem;

use crate::{SIZES, generate, sizes, view};

/// Keystrokes of someone typing, from the widest to the narrowest.
const TYPED: [&str; 6] = ["d", "da", "data", "databse", "notebook stream", "zenith warehouse 77"];

struct World {
    catalog: Catalog,
    cells: Cells,
    index: Index,
    /// Everything that search looks at, lower-cased, in one text.
    text: String,
    /// One small number a facet and service: what a plain counting pass reads.
    columns: Vec<Vec<u8>>,
}

fn world(services: usize) -> World {
    let (catalog, ..) = check::check(&generate::generate(services, 7));
    let catalog = catalog.unwrap();
    let cells = Cells::build(catalog.clone(), view());
    let index = Index::build(&cells);
    let mut text = String::new();
    for service in catalog.service_ixs() {
        for (_, searched) in searchable_text::texts_of(&cells, service) {
            text.push_str(&searched.to_lowercase());
            text.push('\n');
        }
    }
    let columns = catalog
        .attribute_ixs()
        .map(|a| catalog.service_ixs().map(|s| cells.get(s, a).state as u8).collect())
        .collect();
    World {
        catalog,
        cells,
        index,
        text,
        columns,
    }
}

fn searching(c: &mut Criterion) {
    let mut group = c.benchmark_group("search");
    for size in sizes(&SIZES) {
        let w = world(size);
        for typed in TYPED {
            let query = Query {
                search: typed.to_owned(),
                ..Query::default()
            };
            group.bench_function(BenchmarkId::new(format!("“{typed}” with all counts"), size), |b| {
                b.iter(|| explore(&w.cells, &w.index, black_box(&query)));
            });
            group.bench_function(BenchmarkId::new(format!("“{typed}” memmem alone"), size), |b| {
                b.iter(|| memmem::find_iter(w.text.as_bytes(), black_box(typed)).count());
            });
        }
    }
    group.finish();
}

fn toggling(c: &mut Criterion) {
    let mut group = c.benchmark_group("facets");
    for size in sizes(&SIZES) {
        let w = world(size);
        let conditions = ["offline=yes", "languages=python,java", "limit>=5"];
        for n in 1..=conditions.len() {
            let conditions = conditions[..n]
                .iter()
                .map(|t| Condition::parse(t, &w.catalog).unwrap())
                .collect();
            let query = Query {
                conditions,
                ..Query::default()
            };
            group.bench_function(BenchmarkId::new(format!("{n} toggled, all counts"), size), |b| {
                b.iter(|| explore(&w.cells, &w.index, black_box(&query)));
            });
        }
        group.bench_function(BenchmarkId::new("plain counting pass", size), |b| {
            b.iter(|| {
                let mut counts = vec![[0_u32; 16]; w.columns.len()];
                for service in 0..size {
                    for (column, counts) in black_box(&w.columns).iter().zip(&mut counts) {
                        counts[usize::from(column[service] & 15)] += 1;
                    }
                }
                counts
            });
        });
    }
    group.finish();
}

fn sorting(c: &mut Criterion) {
    let mut group = c.benchmark_group("sort");
    for size in sizes(&SIZES) {
        let w = world(size);
        let fresh = w.index.clone();
        for id in ["stars", "languages", "known-for"] {
            let by = Subject::parse(id, &w.catalog).unwrap();
            let query = Query {
                sort: vec![Sort { by, descending: true }],
                ..Query::default()
            };
            group.bench_function(BenchmarkId::new(format!("by {id}"), size), |b| {
                b.iter(|| list(&w.cells, &w.index, black_box(&query)));
            });
        }
        let by = Subject::parse("known-for", &w.catalog).unwrap();
        let query = Query {
            sort: vec![Sort { by, descending: true }],
            ..Query::default()
        };
        // What is worked out at the first click on a heading is worked out again each time here.
        group.bench_function(BenchmarkId::new("by known-for for the first time", size), |b| {
            b.iter_batched(
                || fresh.clone(),
                // Handed back, so that taking the index down is not measured.
                |index| (list(&w.cells, &index, black_box(&query)), index),
                criterion::BatchSize::PerIteration,
            );
        });
        let Subject::Attribute(known_for) = Subject::parse("known-for", &w.catalog).unwrap() else {
            continue;
        };
        let text = |s: ServiceIx| match &w.cells.get(s, known_for).value {
            CellValue::Texts(texts) => Some((texts.first()?.to_lowercase(), s.0)),
            _ => None,
        };
        let texts: Vec<(String, u32)> = w.catalog.service_ixs().filter_map(text).collect();
        let texts: Vec<(&str, u32)> = texts.iter().map(|(t, s)| (t.as_str(), *s)).collect();
        group.bench_function(BenchmarkId::new("bare texts of known-for", size), |b| {
            b.iter(|| {
                let mut texts = texts.clone();
                texts.sort_unstable();
                texts
            });
        });
        let Subject::Attribute(stars) = Subject::parse("stars", &w.catalog).unwrap() else {
            continue;
        };
        let key = |s: ServiceIx| {
            let number = w.cells.get(s, stars).scalar().and_then(Scalar::number);
            number.map_or(u64::MAX, |n| n.lo().to_bits())
        };
        let keys: Vec<(u64, u32)> = w.catalog.service_ixs().map(|s| (key(s), s.0)).collect();
        group.bench_function(BenchmarkId::new("bare keys of stars", size), |b| {
            b.iter(|| {
                let mut keys = keys.clone();
                keys.sort_unstable();
                keys
            });
        });
    }
    group.finish();
}

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    searching(c);
    toggling(c);
    sorting(c);
}
