//! The records that were found in a file of JSON, whatever shape it has.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::catalog::finding::Finding;

/// A record: its place in the list, the key it was under, and its fields.
pub type Entry<'a> = (usize, Option<Cow<'a, str>>, Cow<'a, Json>);

/// A list of records.
pub struct RecordList<'a> {
    /// The records, and what is among them without being one.
    pub entries: Vec<Entry<'a>>,
    /// The field that the keys of the records are.
    pub key_field: &'static str,
    /// Whether what is under `attributes` are fields of the record itself.
    pub is_flat: bool,
    /// Places that hold no record, and why.
    pub left_out: Vec<(usize, &'static str)>,
    /// What to report of it.
    pub notes: Vec<String>,
}

impl<'a> RecordList<'a> {
    /// Records as they are.
    pub fn of(entries: Vec<(usize, Option<&'a str>, &'a Json)>) -> Self {
        let borrowed = |(place, key, entry): (usize, Option<&'a str>, &'a Json)| {
            (place, key.map(Cow::Borrowed), Cow::Borrowed(entry))
        };
        Self::made(entries.into_iter().map(borrowed).collect())
    }

    /// Records that are made of what the file holds.
    pub fn made(entries: Vec<Entry<'a>>) -> Self {
        Self {
            entries,
            key_field: "name",
            is_flat: false,
            left_out: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The records of a list.
    pub fn records(list: &'a [Json]) -> Self {
        Self::of((1..).zip(list).map(|(place, e)| (place, None, e)).collect())
    }

    /// The same with a note on it.
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }
}

/// The error for a file that has none.
pub fn no_list() -> Finding {
    Finding::error("", "the file holds no list of records").help("Give a list: [{\"name\": \"…\", …}, …].")
}
