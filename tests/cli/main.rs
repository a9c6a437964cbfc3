//! The command line: the program run as a script would run it, and what its commands take and print.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

mod arguments;
mod check;
mod contract;
mod decide;
mod diff;
mod gaps;
mod hostile;
mod input;
mod new;
mod nouns;
mod readme;
mod terminal;
mod why;
