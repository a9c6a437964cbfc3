//! JSON lines: as JSON, with a record a line.

use super::json;
use crate::import::table::ListReader;

/// A record a line.
pub const READER: ListReader = ListReader {
    extension: "jsonl",
    also: &["ndjson"],
    read: |bytes, choices| json::read(bytes, choices, true),
};
