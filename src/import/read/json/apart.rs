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
    let list = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key)?.as_array());
    let schema = || map.get("schema")?.get("fields")?.as_array();
    let heads: Option<Vec<String>> = list(&HEADS).or_else(schema)?.iter().map(head).collect();
    let heads = heads.filter(|heads| !heads.is_empty())?;
    let rows: Option<Vec<Vec<Json>>> = list(&ROWS)?.iter().map(|row| cells_of(row, heads.len())).collect();
    let index = map.get("index").and_then(Json::as_array);
    let key = |i: usize| index.and_then(|index| index.get(i)).and_then(Json::as_str);
    let entries = rows?.into_iter().enumerate().map(|(i, row)| {
        let record = record(&heads, &row);
        (i + 1, key(i).map(Cow::Borrowed), Cow::Owned(record))
    });
    Some(RecordList::made(entries.collect()))
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

/// The values of a row that has no more than there are headings: a list, or an object that has one of `{"v": …}`.
fn cells_of(row: &Json, width: usize) -> Option<Vec<Json>> {
    let of_object = || {
        ["f", "c", "cells", "values"]
            .iter()
            .find_map(|key| row.get(*key)?.as_array())
    };
    let cells = row.as_array().or_else(of_object).filter(|cells| cells.len() <= width)?;
    let value = |cell: &Json| match cell {
        Json::Object(map) => ["v", "value"].iter().find_map(|key| map.get(*key)).cloned(),
        plain => Some(plain.clone()),
    };
    // A cell of null is blank, and one of a database may be an object without a value.
    cells
        .iter()
        .map(|cell| Some(value(cell).unwrap_or(Json::Null)))
        .collect()
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
