//! What `crosscheck check` costs on the built-in catalog, lints included.

use std::hint::black_box;

use criterion::Criterion;
use crosscheck::{
    catalog::{Cells, load},
    dataset::built_in::BUILT_IN,
    decide::lint,
};

use crate::view;

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    c.bench_function("check/built-in catalog, all lints", |b| {
        b.iter(|| {
            let catalog = load(black_box(BUILT_IN)).0.unwrap();
            let cells = Cells::build(catalog, view());
            lint(&cells)
        });
    });
}
