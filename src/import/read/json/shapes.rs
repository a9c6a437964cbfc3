//! The shapes in which programs write a list of records as JSON: the list itself, or a list under some key; an object of records
//! by name; rows of values under a heading; rows apart from their headings (`apart`); pandas' tables by column; GeoJSON; JSON:API;
//! a board of cards (`board`).

use std::{borrow::Cow, collections::BTreeSet};

use serde_json::{Map, Value as Json};

use super::{
    apart::{plain_text, record, rows_apart},
    board::board,
    nested,
    record_list::{RecordList, no_list},
};
use crate::catalog::finding::Finding;

/// Finds the records. The error is a file that has no list of them, or several.
pub fn shape(json: &Json) -> Result<RecordList<'_>, Finding> {
    match json {
        Json::Array(list) => of_list(list),
        Json::Object(map) => of_object(map),
        _ => Err(no_list()),
    }
}

fn of_list(list: &[Json]) -> Result<RecordList<'_>, Finding> {
    if list.iter().any(Json::is_object) || list.is_empty() {
        return Ok(RecordList::records(list));
    }
    if list
        .iter()
        .all(|row| row.as_array().is_some_and(|row| row.iter().all(is_plain)))
    {
        let rows: Vec<&Json> = list.iter().collect();
        let places: Vec<usize> = (1..=list.len()).collect();
        return Ok(rows_owned(&rows, &places));
    }
    Err(no_list())
}

fn of_object(map: &Map<String, Json>) -> Result<RecordList<'_>, Finding> {
    if let Some(found) = geo_json(map)
        .or_else(|| board(map))
        .or_else(|| schema(map))
        .or_else(|| rows_apart(map))
        .or_else(|| rows_alone(map))
        .or_else(|| columns(map))
    {
        return Ok(found);
    }
    nested::keyed(map).map_or_else(|| nested::within(map), Ok)
}

/// `{"type": "FeatureCollection", "features": [{"properties": {…}, "geometry": {…}}]}`.
fn geo_json(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    let features = map.get("features")?.as_array()?;
    (map.get("type")?.as_str()? == "FeatureCollection").then_some(())?;
    let record = |feature: &Json| -> Json {
        let Some(properties) = feature.get("properties").and_then(Json::as_object) else {
            return Json::Null;
        };
        let mut record = properties.clone();
        if let Some(id) = feature.get("id")
            && !record.contains_key("id")
        {
            record.insert("id".to_owned(), id.clone());
        }
        let geometry = feature
            .get("geometry")
            .and_then(|g| Some((g.get("type")?.as_str()?, g.get("coordinates")?)));
        if let Some(("Point", Json::Array(at))) = geometry {
            for (field, n) in ["longitude", "latitude"].into_iter().zip(at) {
                record.entry(field).or_insert_with(|| n.clone());
            }
        }
        record.into()
    };
    let entries = (1..)
        .zip(features)
        .map(|(place, f)| (place, None, Cow::Owned(record(f))));
    Some(
        RecordList::made(entries.collect())
            .noted("GeoJSON: properties and points were read; lines and areas were left out"),
    )
}

/// pandas' `table`: the fields under `schema`, the records under `data`.
fn schema(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    map.get("schema")?.get("fields")?.as_array()?;
    let data = map.get("data")?.as_array()?;
    data.iter().all(Json::is_object).then(|| RecordList::records(data))
}

/// `{"range": "A1:C4", "values": [["name", "price"], ["a", 1]]}`, as Google Sheets gives them: rows with their heading, and no
/// other list.
fn rows_alone(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    let mut lists = map.values().filter_map(Json::as_array);
    let rows = lists.next().filter(|rows| rows.len() > 1)?;
    let is_row = |row: &Json| row.as_array().is_some_and(|cells| cells.iter().all(is_plain));
    let is_heading = rows[0].as_array()?.iter().all(Json::is_string);
    let is_only = lists.next().is_none() && !map.values().any(Json::is_object);
    (is_only && is_heading && rows.iter().all(is_row)).then(|| {
        let rows: Vec<&Json> = rows.iter().collect();
        let places: Vec<usize> = (1..=rows.len()).collect();
        rows_owned(&rows, &places)
    })
}

/// Columns by name, each a list (`{"name": ["a", "b"], …}`) or an object by row (pandas' default:
/// `{"name": {"0": "a", "1": "b"}, …}`).
fn columns(map: &Map<String, Json>) -> Option<RecordList<'_>> {
    let lists: Option<Vec<&Vec<Json>>> = map.values().map(Json::as_array).collect();
    if let Some(lists) = lists {
        let height = lists.first()?.len();
        let fits = |list: &&Vec<Json>| list.len() == height && list.iter().all(is_value);
        let is_of_plain = |list: &&Vec<Json>| list.iter().all(is_plain);
        if lists.len() < 2 || height == 0 || !lists.iter().all(fits) || !lists.iter().any(is_of_plain) {
            return None;
        }
        let entries = (0..height).map(|i| {
            let fields = map
                .iter()
                .filter_map(|(k, list)| Some((k.clone(), list.get(i)?.clone())));
            (i + 1, None, Cow::Owned(Json::Object(fields.collect())))
        });
        return Some(RecordList::made(entries.collect()));
    }
    let objects: Vec<&Map<String, Json>> = map.values().map(Json::as_object).collect::<Option<_>>()?;
    if objects.is_empty() || !objects.iter().all(|o| !o.is_empty() && o.values().all(is_value)) {
        return None;
    }
    let counted = objects
        .iter()
        .all(|o| o.keys().all(|k| k.bytes().all(|b| b.is_ascii_digit()) && !k.is_empty()));
    if !counted && (!objects.iter().all(|o| o.values().all(is_plain)) || !are_columns_by_name(&objects)) {
        return None;
    }
    let mut rows: Vec<&str> = Vec::new();
    let mut known = BTreeSet::new();
    for key in objects.iter().flat_map(|o| o.keys()) {
        if known.insert(key.as_str()) {
            rows.push(key);
        }
    }
    let entries = (1..).zip(rows).map(|(place, row)| {
        let fields = map
            .iter()
            .filter_map(|(k, column)| Some((k.clone(), column.get(row)?.clone())));
        let key = (!counted).then_some(Cow::Borrowed(row));
        (place, key, Cow::Owned(Json::Object(fields.collect())))
    });
    Some(RecordList::made(entries.collect()))
}

/// Whether objects with the same keys are columns rather than records: the values of each are of one type, and not of the same
/// type in all.
fn are_columns_by_name(objects: &[&Map<String, Json>]) -> bool {
    let keys = |o: &Map<String, Json>| o.keys().cloned().collect::<BTreeSet<_>>();
    let Some((first, others)) = objects.split_first() else {
        return false;
    };
    if first.len() < 2 || others.is_empty() || !others.iter().all(|o| keys(o) == keys(first)) {
        return false;
    }
    let types: Vec<BTreeSet<u8>> = objects
        .iter()
        .map(|o| o.values().filter_map(type_of).collect())
        .collect();
    types.iter().all(|t| t.len() == 1) && types.iter().collect::<BTreeSet<_>>().len() > 1
}

fn type_of(value: &Json) -> Option<u8> {
    match value {
        Json::Null => None,
        Json::Bool(_) => Some(0),
        Json::Number(_) => Some(1),
        _ => Some(2),
    }
}

/// Rows of values, the first of which is the heading where it is all words.
pub fn rows<'a>(rows: &[&Json], places: &[usize]) -> RecordList<'a> {
    rows_owned(rows, places)
}

fn rows_owned<'a>(rows: &[&Json], places: &[usize]) -> RecordList<'a> {
    let cells = |row: &Json| row.as_array().cloned().unwrap_or_default();
    let width = rows.iter().filter_map(|r| Some(r.as_array()?.len())).max().unwrap_or(0);
    let first = rows.first().map(|r| cells(r)).unwrap_or_default();
    let is_heading = !first.is_empty() && first.iter().all(Json::is_string) && rows.len() > 1;
    let mut heads: Vec<String> = if is_heading {
        first.iter().map(plain_text).collect()
    } else {
        Vec::new()
    };
    for n in heads.len()..width {
        heads.push(format!("Column {}", n + 1));
    }
    let skip = usize::from(is_heading);
    let entries = rows.iter().zip(places).skip(skip);
    let entries = entries.map(|(row, place)| (*place, None, Cow::Owned(record(&heads, &cells(row)))));
    let mut shape = RecordList::made(entries.collect());
    if is_heading {
        shape
            .left_out
            .extend(places.first().map(|place| (*place, "the heading")));
    }
    shape
}

fn is_plain(value: &Json) -> bool {
    !value.is_array() && !value.is_object()
}

/// Whether a value is what a cell may hold: a plain one, or a list of such.
fn is_value(value: &Json) -> bool {
    is_plain(value) || value.as_array().is_some_and(|list| list.iter().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let json: Json = serde_json::from_str(text).expect("JSON");
        match shape(&json) {
            Err(e) => e.to_string(),
            Ok(shape) => {
                let key = |key: &Option<Cow<'_, str>>| {
                    key.as_ref()
                        .map_or(String::new(), |k| format!("{}={k} ", shape.key_field))
                };
                let all: Vec<String> = shape.entries.iter().map(|(_, k, e)| format!("{}{e}", key(k))).collect();
                all.join(" ")
            }
        }
    }

    #[test]
    fn every_shape_gives_its_records() {
        for (text, expected) in [
            (r#"[{"n":"a"},{"n":"b"}]"#, r#"{"n":"a"} {"n":"b"}"#),
            (r#"{"items":[{"n":"a"}],"total":1}"#, r#"{"n":"a"}"#),
            (
                r#"{"data":{"items":[{"n":"a"},{"n":"b"}],"total":2}}"#,
                r#"{"n":"a"} {"n":"b"}"#,
            ),
            (r#"{"data":{"items":[{"n":"a"}]},"meta":{"page":1}}"#, r#"{"n":"a"}"#),
            (
                r#"{"C++":{"type":"p","since":1985},"C":{"type":"p","since":1972}}"#,
                r#"name=C++ {"type":"p","since":1985} name=C {"type":"p","since":1972}"#,
            ),
            (
                r#"{"_comment":"x","a":{"v":1},"b":{"v":2},"c":{"v":3},"d":{"v":4}}"#,
                r#"name=_comment "x" name=a {"v":1} name=b {"v":2} name=c {"v":3} name=d {"v":4}"#,
            ),
            (
                r#"{"tools":{"a":{"v":1},"b":{"v":2}}}"#,
                r#"name=a {"v":1} name=b {"v":2}"#,
            ),
            (
                r#"{"data":{"tools":{"a":{"v":1},"b":{"v":2}}}}"#,
                r#"name=a {"v":1} name=b {"v":2}"#,
            ),
            (
                r#"{"version":3,"packages":{"a":{"v":1,"deps":[{"n":1}]},"b":{"v":2,"deps":[{"n":2}]}}}"#,
                r#"name=a {"v":1,"deps":[{"n":1}]} name=b {"v":2,"deps":[{"n":2}]}"#,
            ),
            (r#"{"response":{"results":{"items":[{"n":"a"}]}}}"#, r#"{"n":"a"}"#),
            (
                r#"{"meta":{"made":{"by":"x"},"changed":{"by":"y"}},"data":{"items":[{"n":"a"}]}}"#,
                r#"{"n":"a"}"#,
            ),
            (
                r#"{"data":{"page":{"n":1},"result":{"n":2,"items":[{"n":"a"}]}}}"#,
                r#"{"n":"a"}"#,
            ),
            (r#"{"a":{"v":1,"w":{"x":2}}}"#, r#"name=a {"v":1,"w":{"x":2}}"#),
            (
                r#"{"name":{"0":"a","1":"b"},"price":{"0":1.5,"1":2.5}}"#,
                r#"{"name":"a","price":1.5} {"name":"b","price":2.5}"#,
            ),
            (
                r#"{"price":{"a":1,"b":2},"ok":{"a":true,"b":false}}"#,
                r#"name=a {"price":1,"ok":true} name=b {"price":2,"ok":false}"#,
            ),
            (
                r#"{"name":["a","b"],"n":[1,null]}"#,
                r#"{"name":"a","n":1} {"name":"b","n":null}"#,
            ),
            (
                r#"{"columns":["name","n"],"index":[0,1],"data":[["a",1],["b",2]]}"#,
                r#"{"name":"a","n":1} {"name":"b","n":2}"#,
            ),
            (r#"{"columns":["n"],"index":["a"],"data":[[1]]}"#, r#"name=a {"n":1}"#),
            (
                r#"{"columns":["name","p"],"rows":[["a",1.5],["b"]],"total":2}"#,
                r#"{"name":"a","p":1.5} {"name":"b"}"#,
            ),
            (
                r#"{"result":{"headers":["name","p"],"values":[["a",1]]}}"#,
                r#"{"name":"a","p":1}"#,
            ),
            (
                r#"{"fields":[{"name":"name","type":"s"},{"name":"p"}],"rows":[["a",1]]}"#,
                r#"{"name":"a","p":1}"#,
            ),
            (
                r#"{"cols":[{"label":"name"},{"label":"p"}],"rows":[{"c":[{"v":"a"},{"v":1}]},{"c":[{"v":"b"},null]}]}"#,
                r#"{"name":"a","p":1} {"name":"b","p":null}"#,
            ),
            (
                r#"{"schema":{"fields":[{"name":"name"},{"name":"p"}]},"rows":[{"f":[{"v":"a"},{"v":"1"}]}]}"#,
                r#"{"name":"a","p":"1"}"#,
            ),
            (
                r#"{"name":["a","b"],"tags":[["x"],["x","y"]]}"#,
                r#"{"name":"a","tags":["x"]} {"name":"b","tags":["x","y"]}"#,
            ),
            (
                r#"{"name":{"0":"a","1":"b"},"tags":{"0":["x"],"1":[]}}"#,
                r#"{"name":"a","tags":["x"]} {"name":"b","tags":[]}"#,
            ),
            (
                r#"{"data":[{"id":"1","type":"t","attributes":{"name":"a"}}],"included":[{"id":"2","type":"u","attributes":{"x":1}}]}"#,
                r#"{"id":"1","type":"t","attributes":{"name":"a"}}"#,
            ),
            (r#"{"schema":{"fields":[{"name":"n"}]},"data":[{"n":1}]}"#, r#"{"n":1}"#),
            (r#"[["name","n"],["a",1],["b"]]"#, r#"{"name":"a","n":1} {"name":"b"}"#),
            (
                r#"[["a",1],["b",2]]"#,
                r#"{"Column 1":"a","Column 2":1} {"Column 1":"b","Column 2":2}"#,
            ),
            (
                r#"{"range":"A1:B3","values":[["name","p"],["a","1"],["b"]]}"#,
                r#"{"name":"a","p":"1"} {"name":"b"}"#,
            ),
            (
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[8.5,47.4]},"properties":{"name":"a"}}]}"#,
                r#"{"name":"a","id":7,"longitude":8.5,"latitude":47.4}"#,
            ),
            (
                r#"{"a":[{"n":1}],"b":[{"n":2}]}"#,
                "the file holds several lists, as under “a” and “b”. Keep the one to read in a file of its own.",
            ),
            (
                r#"["a","b"]"#,
                r#"the file holds no list of records. Give a list: [{"name": "…", …}, …]."#,
            ),
            (
                r#"{"a":1}"#,
                r#"the file holds no list of records. Give a list: [{"name": "…", …}, …]."#,
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        let api: Json =
            serde_json::from_str(r#"{"data":[{"type":"t","id":"1","attributes":{"name":"a"}}]}"#).expect("JSON");
        assert!(shape(&api).expect("records").is_flat);
    }
}
