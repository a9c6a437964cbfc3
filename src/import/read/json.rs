//! JSON: a list of records, flat or as `{id, name, category, description, attributes: {…}, links: [{label, url}]}`.
//! Also taken: one object that holds such a list, and an object whose keys are ids and whose values are records.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::{Map, Value as Json};

use crate::{
    catalog::finding::Finding,
    import::table::{ListColumn, ListReader, ListTable, ListValue, MAX_COLUMNS, RecordPart},
};

/// A list of records.
pub const READER: ListReader = ListReader {
    extension: "json",
    read,
};

/// Reads a list of records.
fn read(text: &str) -> Result<ListTable, Finding> {
    let text = quote_what_a_number_cannot_hold(text);
    let json: Json = serde_json::from_str(&text).map_err(|e| {
        let what = if e.is_eof() {
            "the file ends too early to be JSON"
        } else if e.to_string().starts_with("recursion limit exceeded") {
            "brackets are nested too deeply to be a list"
        } else {
            "the file is not JSON as it should be"
        };
        Finding::error("", what)
            .help("Check the brackets, commas and quotation marks near here.")
            .at(e.line(), e.column())
    })?;
    let mut reader = Reader {
        table: ListTable {
            place_word: "entry",
            typed: true,
            ..ListTable::default()
        },
        by_key: BTreeMap::new(),
        nested: Vec::new(),
        skipped: Vec::new(),
        cut: Vec::new(),
    };
    for (i, (key, entry)) in entries(&json)?.enumerate() {
        reader.entry(i + 1, key, entry);
    }
    let Reader {
        mut table,
        nested,
        skipped,
        cut,
        ..
    } = reader;
    table.remark("These entries are no records and were left out", skipped);
    table.remark("Lists within lists were kept as text", nested);
    table.remark("More than 65,000 fields; the rest was left out", cut);
    Ok(table)
}

/// Records, each with the key it stood under, if it did.
type Entries<'a> = Box<dyn Iterator<Item = (Option<&'a str>, &'a Json)> + 'a>;

/// The records, with the key each stood under, if it did.
fn entries(json: &Json) -> Result<Entries<'_>, Finding> {
    let list = |list: &'_ Vec<Json>| -> bool { list.iter().any(Json::is_object) };
    match json {
        Json::Array(all) => Ok(Box::new(all.iter().map(|e| (None, e)))),
        Json::Object(map) => {
            let lists: Vec<&Vec<Json>> = map.values().filter_map(Json::as_array).filter(|l| list(l)).collect();
            if let [one] = lists[..] {
                return Ok(Box::new(one.iter().map(|e| (None, e))));
            }
            if !map.is_empty() && map.values().all(Json::is_object) {
                return Ok(Box::new(map.iter().map(|(k, e)| (Some(k.as_str()), e))));
            }
            Err(no_list())
        }
        _ => Err(no_list()),
    }
}

fn no_list() -> Finding {
    Finding::error("", "the file holds no list of records").help("Give a list: [{\"name\": \"…\", …}, …].")
}

struct Reader {
    table: ListTable,
    by_key: BTreeMap<(RecordPart, String), usize>,
    nested: Vec<String>,
    skipped: Vec<String>,
    cut: Vec<String>,
}

impl Reader {
    fn entry(&mut self, place: usize, key: Option<&str>, entry: &Json) {
        let Json::Object(record) = entry else {
            self.skipped.push(format!("entry {place}"));
            return;
        };
        self.table.places.push(place);
        if let Some(key) = key
            && !record.contains_key("id")
        {
            self.put(RecordPart::Field, "id", ListValue::Text(key.to_owned()));
        }
        for (field, value) in record {
            match (field.as_str(), value) {
                ("attributes", Json::Object(attributes)) => self.fields(RecordPart::Attribute, "", attributes),
                ("links", Json::Array(all)) if all.iter().all(|l| link(l).is_some()) => self.links(all),
                _ => self.field(RecordPart::Field, field, value),
            }
        }
    }

    fn fields(&mut self, part: RecordPart, before: &str, fields: &Map<String, Json>) {
        for (field, value) in fields {
            if before.is_empty() {
                self.field(part, field, value);
            } else {
                self.field(part, &format!("{before}.{field}"), value);
            }
        }
    }

    fn field(&mut self, part: RecordPart, header: &str, value: &Json) {
        let value = match value {
            Json::Null => ListValue::Text(String::new()),
            Json::Bool(b) => ListValue::Bool(*b),
            Json::Number(n) => n
                .as_f64()
                .filter(|n| n.is_finite())
                .map_or_else(|| ListValue::Text(n.to_string()), |n| ListValue::Number(n + 0.0)),
            Json::String(text) => ListValue::Text(text.clone()),
            Json::Array(list) if list.iter().any(|v| v.is_array() || v.is_object()) => {
                let row = self.table.places.len() - 1;
                self.nested.push(format!("{header} in {}", self.table.place(row)));
                ListValue::Text(value.to_string())
            }
            Json::Array(list) => ListValue::List(list.iter().filter_map(plain).collect()),
            Json::Object(fields) => return self.fields(part, header, fields),
        };
        self.put(part, header, value);
    }

    /// The addresses of one label are one value; a label may come twice.
    fn links(&mut self, all: &[Json]) {
        let mut by_label: Vec<(&str, Vec<String>)> = Vec::new();
        for (label, url) in all.iter().filter_map(link) {
            match by_label.iter_mut().find(|(l, _)| *l == label) {
                Some((_, urls)) => urls.push(url.to_owned()),
                None => by_label.push((label, vec![url.to_owned()])),
            }
        }
        for (label, urls) in by_label {
            self.put(RecordPart::Link, label, ListValue::List(urls));
        }
    }

    /// Adds a value to its column. A blank one only makes the column, so that columns stand in the file's order.
    fn put(&mut self, part: RecordPart, header: &str, value: ListValue) {
        let row = self.table.places.len().saturating_sub(1);
        let Some(at) = self.column(part, header) else {
            self.cut.push(self.table.place(row));
            return;
        };
        let blank = match &value {
            ListValue::Text(text) => text.trim().is_empty(),
            ListValue::List(list) => list.is_empty(),
            _ => false,
        };
        if blank {
            return;
        }
        let cells = &mut self.table.columns[at].cells;
        // `{"a.b": 1, "a": {"b": 2}}` names one column twice: both are kept, as a list.
        match cells.last_mut() {
            Some((last, old)) if *last == row as u32 => {
                let mut list = match std::mem::replace(old, ListValue::Bool(false)) {
                    ListValue::List(list) => list,
                    other => vec![other.text().into_owned()],
                };
                match value {
                    ListValue::List(more) => list.extend(more),
                    other => list.push(other.text().into_owned()),
                }
                *old = ListValue::List(list);
            }
            _ => cells.push((row as u32, value)),
        }
    }

    /// The place of a column, made when it is new; `None` when there are too many.
    fn column(&mut self, part: RecordPart, header: &str) -> Option<usize> {
        let key = (part, header.to_owned());
        if let Some(at) = self.by_key.get(&key) {
            return Some(*at);
        }
        let at = self.table.columns.len();
        if at >= MAX_COLUMNS {
            return None;
        }
        let shown = if header.trim().is_empty() {
            format!("Column {}", at + 1)
        } else {
            header.trim().to_owned()
        };
        self.table.columns.push(ListColumn::new(shown, part));
        self.by_key.insert(key, at);
        Some(at)
    }
}

/// One of a list's plain values, as text; `None` when it is blank.
fn plain(value: &Json) -> Option<String> {
    let text = match value {
        Json::Null => return None,
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// A link's label and address; `None` when it is no link.
fn link(value: &Json) -> Option<(&str, &str)> {
    let text = |field: &str| {
        value
            .get(field)
            .and_then(Json::as_str)
            .map(str::trim)
            .filter(|t| !t.is_empty())
    };
    let url = text("url").or_else(|| text("href"))?;
    Some((text("label").or_else(|| text("name")).unwrap_or("Link"), url))
}

/// Puts numbers that a 64-bit float cannot hold (1e400, or an account number of twenty digits) in quotation marks:
/// read as numbers they would be refused or, worse, changed.
fn quote_what_a_number_cannot_hold(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'"' => {
                i += 1;
                while i < bytes.len() && bytes[i] != b'"' {
                    i += if bytes[i] == b'\\' { 2 } else { 1 };
                }
                i += 1;
            }
            b'-' | b'0'..=b'9' => {
                let start = i;
                while i < bytes.len() && matches!(bytes[i], b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') {
                    i += 1;
                }
                let number = &text[start..i];
                if !fits(number) {
                    out.push_str(&text[copied..start]);
                    out.push('"');
                    out.push_str(number);
                    out.push('"');
                    copied = i;
                }
            }
            _ => i += 1,
        }
    }
    if copied == 0 {
        return text.into();
    }
    out.push_str(&text[copied..]);
    out.into()
}

fn fits(number: &str) -> bool {
    // What is no number at all is left for the parser to complain of.
    number.parse::<f64>().map_or(true, |n| {
        let whole = number.bytes().all(|b| b == b'-' || b.is_ascii_digit());
        n.is_finite() && (!whole || n.abs() <= 9_007_199_254_740_992.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match read(text) {
            Err(e) => e.to_string(),
            Ok(table) => {
                let columns: Vec<String> = table
                    .columns
                    .iter()
                    .map(|c| {
                        let cells: Vec<String> = c.cells.iter().map(|(r, v)| format!("{r}={v:?}")).collect();
                        format!("{:?} {}[{}]", c.part, c.header, cells.join(" "))
                    })
                    .collect();
                columns.join(" ")
            }
        }
    }

    #[test]
    fn values_keep_their_types_and_blanks_are_no_values() {
        for (text, expected) in [
            (
                r#"[{"a":1,"b":true,"c":"5","d":["x","",null,2],"e":null,"f":" ","g":[]}]"#,
                r#"Field a[0=Number(1.0)] Field b[0=Bool(true)] Field c[0=Text("5")] Field d[0=List(["x", "2"])] Field e[] Field f[] Field g[]"#,
            ),
            (r#"{"items":[{"a":1}],"count":1}"#, "Field a[0=Number(1.0)]"),
            (
                r#"{"x":{"a":1},"y":{"id":"z"}}"#,
                r#"Field id[0=Text("x") 1=Text("z")] Field a[0=Number(1.0)]"#,
            ),
            (
                r#"[{"attributes":{"a":{"b":1}},"links":[{"label":"Docs","url":"u"},{"label":"Docs","url":"v"}]}]"#,
                r#"Attribute a.b[0=Number(1.0)] Link Docs[0=List(["u", "v"])]"#,
            ),
            (
                r#"[{"a":1e400,"b":12345678901234567890,"c":"1e400"}]"#,
                r#"Field a[0=Text("1e400")] Field b[0=Text("12345678901234567890")] Field c[0=Text("1e400")]"#,
            ),
            (r#"[{"a.b":1,"a":{"b":2}}]"#, r#"Field a.b[0=List(["1", "2"])]"#),
            (
                "3",
                r#"the file holds no list of records. Give a list: [{"name": "…", …}, …]."#,
            ),
            (
                "[{]",
                "line 1, column 3: the file is not JSON as it should be. Check the brackets, commas and quotation marks near here.",
            ),
            (
                "[",
                "line 1, column 1: the file ends too early to be JSON. Check the brackets, commas and quotation marks near here.",
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_record_is_reported() {
        let table = read(r#"[{"a":[[1]]},7]"#).expect("a table");
        assert_eq!(table.places, [1]);
        assert_eq!(table.remarks.len(), 2);
        assert_eq!(table.remarks[0].1, ["entry 2"]);
        assert_eq!(table.remarks[1].1, ["a in entry 1"]);
    }
}
