//! Rows of values whose headings stand apart from them, as databases, chart libraries and pandas' `split` write a table.

use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use super::record_list::RecordList;

/// Keys of the headings, and of the rows, where a file has both apart.
const HEADS: [&str; 7] = ["columns", "headers", "header", "heads", "fields", "cols", "columnNames"];
const ROWS: [&str; 6] = ["data", "rows", "values", "records", "items", "results"];

/// The records of such a table: `{"columns": […], "index": […],
/// "data": [[…], …]}`; a heading may be an object with a name, and a value one that holds it (`{"v": 1}`).
pub fn rows_apart(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    let (heads, rows) = apart(map)?;
    let index = map.get("index").and_then(Json::as_array);
    let key = |i: usize| index.and_then(|index| index.get(i)).and_then(Json::as_str);
    let entries = rows.iter().enumerate().map(|(i, row)| {
        let values: Vec<Json> = cells_of(row).into_iter().flatten().map(value_of).collect();
        (i + 1, key(i).map(Cow::Borrowed), Cow::Owned(record(&heads, &values)))
    });
    Some(RecordList::made(entries.collect()))
}

/// Whether an object is such a table.
pub fn is_apart(map: &Map<String, Json>) -> bool {
    apart(map).is_some()
}

/// Its headings and its rows.
fn apart(map: &Map<String, Json>) -> Option<(Vec<String>, &Vec<Json>)> {
    let list = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key)?.as_array());
    let schema = || map.get("schema")?.get("fields")?.as_array();
    let heads: Option<Vec<String>> = list(&HEADS).or_else(schema)?.iter().map(head).collect();
    let heads = heads.filter(|heads| !heads.is_empty())?;
    let rows = list(&ROWS)?;
    rows.iter().all(|row| cells_of(row).is_some()).then_some((heads, rows))
}

/// A heading: a text, or an object that has its name.
fn head(value: &Json) -> Option<String> {
    match value {
        Json::Object(map) => {
            let mut named = ["label", "name", "title", "header", "field", "key", "id"].iter();
            let text = |key: &&str| map.get(*key)?.as_str().filter(|text| !text.is_empty());
            named.find_map(text).map(str::to_owned)
        }
        Json::Array(_) => None,
        plain => Some(plain_text(plain)),
    }
}

/// The cells of a row: a list, or an object that has one of `{"v": …}`.
fn cells_of(row: &Json) -> Option<&Vec<Json>> {
    let of_object = || {
        ["f", "c", "cells", "values"]
            .iter()
            .find_map(|key| row.get(*key)?.as_array())
    };
    row.as_array().or_else(of_object)
}

/// The value of a cell. Charts have it beside how it is shown; an object that has anything else is a value itself.
fn value_of(cell: &Json) -> Json {
    const KEYS: [&str; 3] = ["v", "value", "f"];
    match cell {
        Json::Object(map) if map.keys().all(|key| KEYS.contains(&key.as_str())) => {
            let found = KEYS.iter().find_map(|key| map.get(*key));
            found.cloned().unwrap_or(Json::Null)
        }
        other => other.clone(),
    }
}

/// A row under its headings.
pub fn record(heads: &[String], row: &[Json]) -> Json {
    let mut record = Map::new();
    for (i, value) in row.iter().enumerate() {
        let head = heads.get(i).filter(|h| !h.trim().is_empty());
        let head = head.cloned().unwrap_or_else(|| format!("Column {}", i + 1));
        // A heading that recurs has a column of its own.
        let head = if record.contains_key(&head) {
            format!("{head} {}", i + 1)
        } else {
            head
        };
        record.insert(head, value.clone());
    }
    record.into()
}

/// A plain value as text.
pub fn plain_text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
