//! Everything below the window against slow and obvious implementations, on the catalog that ships, on a small one and
//! on generated ones: reading, cells, lists, comparisons, decisions, imports and sessions; and whether
//! what is kept survives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test says what it expects by panicking

#[path = "../support/generate.rs"]
mod generate;
#[path = "../support/imports.rs"]
mod imports;
#[path = "../support/readme.rs"]
mod readme;
#[path = "../support/rename.rs"]
mod rename;
#[path = "../support/workbooks.rs"]
mod workbooks;

mod apart;
mod beyond_given;
mod catalog;
mod claims;
mod compare;
mod conditions;
mod decide;
mod documents;
mod editions;
mod evidence;
mod explore;
mod format;
mod formula;
mod fuzz;
mod import;
mod import_cases;
mod import_kinds;
mod import_owners;
mod import_reading;
mod import_traps;
mod inferences;
mod kept;
mod kinds;
mod laws;
mod lints;
mod load;
mod metamorphic;
mod order;
mod own_attributes;
mod own_columns;
mod search;
mod session;
mod similar;
mod vanished;
