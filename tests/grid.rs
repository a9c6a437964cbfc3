//! How Explore lays services out: groups, the matrix and chosen columns against slow and obvious rules, what of them is
//! kept and taken back, and the grid driven as a person would.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what it expects by panicking

#[path = "support/generate.rs"]
#[allow(missing_docs)]
mod generate;
#[path = "support/mod.rs"]
mod support;

#[path = "grid/flows.rs"]
mod flows;
#[path = "grid/laws.rs"]
mod laws;
