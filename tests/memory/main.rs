//! What exports and imports of long lists take of memory at most, beside the catalog: a writer has one row in memory at a
//! time, a reader one record. A program of its own, because all that a process allocates is counted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

#[path = "../support/generate.rs"]
mod generate;

use std::io::{self, Write as _};

use crosscheck::{
    catalog::{Cells, View, check::check_owned},
    explore::{Index, Query, list},
    export::{Document, ExportContext, Format, Meta, Paper},
    import::{ImportRequest, shape},
};
use jiff::civil::date;
use peak_alloc::PeakAlloc;

#[global_allocator]
static HELD: PeakAlloc = PeakAlloc;

const SERVICES: usize = 5_000;
const MIB: usize = 1024 * 1024;

/// The most bytes that were allocated at once while something was done, beyond those before.
fn most(deed: impl FnOnce()) -> usize {
    let before = HELD.current_usage();
    HELD.reset_peak_usage();
    deed();
    HELD.peak_usage().saturating_sub(before)
}

/// One test, so that nothing else runs beside it.
#[test]
fn long_lists_pass_through_little_memory() {
    let catalog = check_owned(generate::generate(SERVICES, 7)).0.expect("it checks");
    let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
    let listing = list(&cells, &Index::build(&cells), &Query::default());
    let (columns, meta) = (Document::all_columns(&cells.catalog), Meta::new(&cells));
    let paper = Paper::of_list(&cells, &listing.hits, &columns, &meta).with_listing(&cells, &listing);
    for format in [
        Format::Csv,
        Format::Tsv,
        Format::Markdown,
        Format::Html,
        Format::Json,
        Format::Xlsx,
    ] {
        let most = most(|| {
            format
                .put(&paper, &ExportContext::default(), &mut io::sink())
                .expect("it is written");
        });
        // As a document in memory it takes 30 MiB, as JSON 100.
        assert!(most < MIB, "{format:?} takes {most} bytes");
    }

    let mut json = Vec::new();
    for i in 0..SERVICES {
        let start = if i == 0 { '[' } else { ',' };
        let (port, rest) = (i % 100, "x".repeat(200));
        writeln!(
            json,
            r#"{start}{{"id": "s{i}", "name": "Name {i}", "port": {port}, "note": "{rest}"}}"#
        )
        .unwrap();
    }
    json.push(b']');
    let most = most(|| {
        shape(&ImportRequest::new(&json, "list.json", date(2026, 11, 21)), None).expect("it is read");
    });
    // Its values once in columns and once in claims.
    assert!(most < 6 * json.len(), "{most} bytes for {}", json.len());
}
