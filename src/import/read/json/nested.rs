//! Where a list of records is within objects, however they are called: as a list, or each record under its key.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{
    apart::{is_apart, rows_apart},
    record_list::{RecordList, no_list},
};
use crate::catalog::{finding::Finding, wording::excerpt};

/// How deep a list may be within objects.
const DEEP: usize = 4;
/// Fields that state what a record is called, so that its key is only its id.
const NAMES: [&str; 3] = ["name", "title", "label"];

/// The nearest list. The error is an object that has none, or several.
pub fn within(map: &Map<String, Json>) -> Result<RecordList<'_>, Finding> {
    // Records under their keys are looked at last: what describes a list may be beside it in the same shape.
    let mut by_key: Vec<(String, RecordList<'_>)> = Vec::new();
    let mut level = vec![(String::new(), map)];
    for _ in 0..DEEP {
        let mut lists = Vec::new();
        let mut records = Vec::new();
        let mut below = Vec::new();
        for (path, map) in level {
            for (key, value) in map {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                match value {
                    Json::Array(list) if list.iter().any(Json::is_object) => {
                        let is_api = list.iter().all(|e| {
                            let has = |field| e.get(field).is_some();
                            has("type") && !has("name") && e.get("attributes").is_some_and(Json::is_object)
                        });
                        let shape = RecordList::records(list);
                        lists.push((
                            path,
                            RecordList {
                                is_flat: is_api,
                                ..shape
                            },
                        ));
                    }
                    Json::Object(map) if let Some(shape) = rows_apart(map) => lists.push((path, shape)),
                    Json::Object(map) => match several_by_key(map) {
                        Some(shape) => records.push((path, shape)),
                        None => below.push((path, map)),
                    },
                    _ => {}
                }
            }
        }
        // What JSON:API includes belongs to the records of its data.
        if lists.iter().any(|(path, shape)| path == "data" && shape.is_flat) {
            lists.retain(|(path, _)| path != "included");
        }
        if !lists.is_empty() {
            return the_only(lists, map);
        }
        if by_key.is_empty() {
            by_key = records;
        }
        level = below;
    }
    the_only(by_key, map)
}

/// The one list there is within an object.
fn the_only<'a>(lists: Vec<(String, RecordList<'a>)>, map: &Map<String, Json>) -> Result<RecordList<'a>, Finding> {
    let mut lists = lists.into_iter();
    match (lists.next(), lists.next()) {
        (None, _) => Err(no_list()),
        (Some((path, shape)), None) => {
            let is_all = map.len() == 1 && !path.contains('.');
            Ok(if is_all {
                shape
            } else {
                shape.noted(format!(
                    "The records stand under “{}”; what stands beside it was left out",
                    excerpt(&path)
                ))
            })
        }
        (Some((one, _)), Some((other, _))) => {
            let what = format!(
                "the file holds several lists, as under “{}” and “{}”",
                excerpt(&one),
                excerpt(&other)
            );
            Err(Finding::error("", what).help("Keep the one to read in a file of its own."))
        }
    }
}

/// Two records or more of the same shape, each under its key: all of them hold lists of their own, or none does.
fn several_by_key(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    let records: Vec<&Map<String, Json>> = map.values().filter_map(Json::as_object).collect();
    let with_lists = records.iter().filter(|r| holds_list(r)).count();
    (records.len() > 1 && (with_lists == 0 || with_lists == records.len()))
        .then(|| keyed(map))
        .flatten()
}

/// Whether an object has a list of records in one of its fields.
fn holds_list(record: &Map<String, Json>) -> bool {
    let is_list = |v: &Json| v.as_array().is_some_and(|l| l.iter().any(Json::is_object));
    record.values().any(is_list)
}

/// Whether an object only contains records, however deep.
fn wraps(record: &Map<String, Json>, deep: usize) -> bool {
    let mut objects = record.values().filter_map(Json::as_object);
    holds_list(record) || (deep > 0 && objects.any(|o| several_by_key(o).is_some() || wraps(o, deep - 1)))
}

/// `{"C++": {…}, "C": {…}}`: records of some fields in common, each under its name, or its id where it has a name.
pub fn keyed(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    let records: Vec<&Map<String, Json>> = map.values().filter_map(Json::as_object).collect();
    // Records may have a description beside them.
    if records.is_empty() || records.len() * 5 < map.len() * 4 {
        return None;
    }
    let mut fields = BTreeMap::<&str, usize>::new();
    for record in &records {
        record.keys().for_each(|k| *fields.entry(k).or_default() += 1);
    }
    let common = fields.values().any(|n| *n * 2 > records.len());
    let one = match records[..] {
        [record] => is_apart(record) || several_by_key(record).is_some() || wraps(record, DEEP),
        _ => false,
    };
    if !common || one {
        return None;
    }
    let named = records
        .iter()
        .filter(|r| NAMES.iter().any(|n| r.contains_key(*n)))
        .count();
    let entries = (1..).zip(map).map(|(place, (key, e))| (place, Some(key.as_str()), e));
    let shape = RecordList::of(entries.collect());
    Some(if named * 2 > records.len() {
        RecordList {
            key_field: "id",
            ..shape
        }
    } else {
        shape.noted("The name of each entry is the key it stands under")
    })
}
