//! What exploring costs at 30, 1,000, 10,000 and 100,000 services of a generated catalog: loading, the index, a search
//! keystroke with ranking and all counts beside a plain scan of the same text, a facet toggle with all counts beside a
//! plain counting pass, and sorting beside sorting the bare keys.

use std::{hint::black_box, time::Duration};

use criterion::{BenchmarkId, Criterion, Throughput};
use crosscheck::{
    catalog::{Catalog, Cells, Cond, ServiceIx, View, check, cond::Subject, load},
    explore::{Index, Query, Sort, explore, list, pieces},
};
use jiff::civil::date;
use memchr::memmem;

use crate::generate;

const SIZES: [usize; 4] = [30, 1_000, 10_000, 100_000];

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

fn view() -> View {
    View::on(date(2026, 11, 21))
}

fn world(services: usize) -> World {
    let (catalog, ..) = check::check(&generate::generate(services, 7));
    let catalog = catalog.unwrap();
    let cells = Cells::build(&catalog, view());
    let index = Index::build(&catalog, &cells);
    let mut text = String::new();
    for service in catalog.service_ixs() {
        for (_, piece) in pieces::pieces(&catalog, &cells, service) {
            text.push_str(&piece.to_lowercase());
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

fn loading(c: &mut Criterion) {
    let mut group = c.benchmark_group("load");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    for size in SIZES {
        let bytes = ron::to_string(&generate::generate(size, 7)).unwrap().into_bytes();
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("parse and check", size), |b| {
            b.iter(|| load(black_box(&bytes)));
        });
        group.bench_function(BenchmarkId::new("ron alone", size), |b| {
            b.iter(|| crosscheck::catalog::parse_raw(black_box(&bytes)));
        });
        let catalog = load(&bytes).0.unwrap();
        group.bench_function(BenchmarkId::new("cells", size), |b| {
            b.iter(|| Cells::build(&catalog, view()));
        });
        let cells = Cells::build(&catalog, view());
        group.bench_function(BenchmarkId::new("index", size), |b| {
            b.iter(|| Index::build(&catalog, &cells));
        });
    }
    group.finish();
}

fn searching(c: &mut Criterion) {
    let mut group = c.benchmark_group("search");
    for size in SIZES {
        let w = world(size);
        for typed in TYPED {
            let query = Query {
                search: typed.to_owned(),
                ..Query::default()
            };
            group.bench_function(BenchmarkId::new(format!("“{typed}” with all counts"), size), |b| {
                b.iter(|| explore(&w.catalog, &w.cells, &w.index, black_box(&query)));
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
    for size in SIZES {
        let w = world(size);
        let conds = ["offline=yes", "languages=python,java", "limit>=5"];
        for n in 1..=conds.len() {
            let conds = conds[..n].iter().map(|t| Cond::parse(t, &w.catalog).unwrap()).collect();
            let query = Query {
                conds,
                ..Query::default()
            };
            group.bench_function(BenchmarkId::new(format!("{n} toggled, all counts"), size), |b| {
                b.iter(|| explore(&w.catalog, &w.cells, &w.index, black_box(&query)));
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
    for size in SIZES {
        let w = world(size);
        for id in ["stars", "languages", "known-for"] {
            let by = Subject::parse(id, &w.catalog).unwrap();
            let query = Query {
                sort: Some(Sort { by, descending: true }),
                ..Query::default()
            };
            group.bench_function(BenchmarkId::new(format!("by {id}"), size), |b| {
                b.iter(|| list(&w.catalog, &w.cells, &w.index, black_box(&query)));
            });
        }
        let Subject::Attribute(stars) = Subject::parse("stars", &w.catalog).unwrap() else {
            continue;
        };
        let key = |s: ServiceIx| match &w.cells.get(s, stars).value {
            crosscheck::catalog::CellValue::Number(n) => n.lo().to_bits(),
            _ => u64::MAX,
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
    loading(c);
    searching(c);
    toggling(c);
    sorting(c);
}
