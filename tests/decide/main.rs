//! The wizard, the scoring and its robustness against slow, obvious oracles over random small catalogs; the machine
//! explored exhaustively on a real one; the command's input and output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod branch;
mod command;
mod laws;
mod lints;
mod machine;
mod oracle;
mod preferences;
mod robustness;
mod scenarios;
mod spec;
