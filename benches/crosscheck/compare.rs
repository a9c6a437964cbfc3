//! What working out a comparison costs; drawing one is in `frame`.

use criterion::Criterion;
use crosscheck::{
    catalog::{Cells, ServiceIx, check},
    compare::{CompareRequest, compare},
};

use crate::{view, wide};

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    let catalog = check::check_owned(wide(6, 200)).0.unwrap();
    let cells = Cells::build(catalog.clone(), view());
    let request = CompareRequest {
        services: (0..6).map(ServiceIx).collect(),
        baseline: Some(ServiceIx(0)),
        differences_only: false,
        keep_cant_tell: true,
    };
    c.bench_function("compare/6 services × 200 attributes", |b| {
        b.iter(|| compare(&cells, &request));
    });
}
