//! What writing a long list costs: twice as many services must not take more than twice as long.

use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use crosscheck::{
    catalog::{Cells, check, condition::Subject},
    export::{ExportContext, Format, Meta, Paper},
};

use crate::{view, wide};

/// Everything measured here.
pub fn all(c: &mut Criterion) {
    let mut group = c.benchmark_group("export");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for size in crate::sizes(&[1_000, 10_000]) {
        let catalog = check::check_owned(wide(size, 30)).0.unwrap();
        let cells = Cells::build(catalog.clone(), view());
        let services: Vec<_> = catalog.service_ixs().collect();
        let columns: Vec<_> = catalog.attribute_ixs().map(Subject::Attribute).collect();
        let meta = Meta::new(&cells);
        let paper = Paper::of_list(&cells, &services, &columns, &meta);
        for (name, format) in [("CSV", Format::Csv), ("XLSX", Format::Xlsx)] {
            group.bench_function(BenchmarkId::new(format!("30 attributes to {name}"), size), |b| {
                b.iter(|| {
                    format
                        .put(&paper, &ExportContext::default(), &mut std::io::sink())
                        .unwrap()
                });
            });
        }
    }
    group.finish();
}
