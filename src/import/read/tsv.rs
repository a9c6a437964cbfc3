//! TSV: as CSV, with tabs between the values whatever the heading looks like.

use super::csv;
use crate::import::table::ListReader;

/// Values separated by tabs.
pub const READER: ListReader = ListReader {
    extension: "tsv",
    also: &["tab"],
    read: |bytes, choices| csv::read(bytes, choices, Some(b'\t')),
};
