//! What everything costs, measured: one module an area, one line each below.
//!
//! `cargo bench`; `cargo bench -- --quick` for a first impression; `cargo bench -- search/` for one part.
#![allow(clippy::unwrap_used, missing_docs)]

mod explore;
#[path = "../../tests/support/generate.rs"]
mod generate;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, explore::all);
criterion_main!(benches);
