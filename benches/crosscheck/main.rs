//! What everything costs, measured: one module an area, one line each below.
//!
//! `cargo bench`; `cargo bench -- --quick` for a first impression; `cargo bench -- search/` for one part.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)] // a program that measures and says so

mod explore;
#[path = "../../tests/support/generate.rs"]
mod generate;
mod load;

use criterion::{Criterion, criterion_group};
use crosscheck::catalog::View;

/// How many services there are, from a short list to far more than anybody has.
const SIZES: [usize; 4] = [30, 1_000, 10_000, 100_000];

/// One day for all, or the figures would change with the calendar.
fn view() -> View {
    View::on(jiff::civil::date(2026, 11, 21))
}

fn areas(c: &mut Criterion) {
    load::all(c);
    explore::all(c);
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
