//! JSON: a list of records, flat or as `{id, name, category, description, attributes: {…}, links: [{label, url}]}`, in any of
//! the shapes that programs write (`shapes`).

mod apart;
mod literals;
mod nested;
mod once;
mod record_list;
mod shapes;

use std::{collections::BTreeMap, fmt};

use serde::de::{Deserializer as _, Error as _, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use crate::{
    catalog::finding::Finding,
    import::{
        own,
        table::{
            ListColumn, ListReader, ListTable, ListValue, MAX_CELLS, MAX_COLUMNS, ReadChoices, RecordPart,
            too_many_cells,
        },
        text::{Decoded, decode},
    },
};
use once::{Once, Seen, TOO_MANY};
use record_list::RecordList;

/// A list of records.
pub const READER: ListReader = ListReader {
    extension: "json",
    also: &["geojson"],
    read: |bytes, choices| read(bytes, choices, false),
};

/// Reads a list of records; `lines`: a record a line, as is found out of what is no one value, too.
pub(super) fn read(bytes: &[u8], choices: &ReadChoices, lines: bool) -> Result<ListTable, Finding> {
    let Decoded { text, encoding, note } = decode(bytes, choices.encoding.as_deref())?;
    let (text, literals) = literals::quote_what_json_cannot_hold(&text);
    let mut seen = Seen::default();
    let parsed = match listed(&text, &mut seen) {
        Some(Ok(table)) => return Ok(told(table, encoding, literals, seen.twice, note)),
        Some(Err(e)) => Err(e),
        None => once::from_str(&text, &mut seen),
    };
    let table = match parsed {
        Ok(json) if !lines || !json.is_object() => shaped(&json)?,
        Ok(json) => of_lines(vec![(1, json)])?,
        Err(e) => match by_line(&text, &mut seen) {
            Some(Ok(records)) => of_lines(records)?,
            Some(Err(e)) => return Err(e),
            None => return Err(not_json(&e, 0)),
        },
    };
    Ok(told(table, encoding, literals, seen.twice, note))
}

/// The table with what is to be reported of its text.
fn told(
    mut table: ListTable,
    encoding: &'static str,
    literals: Vec<String>,
    twice: Vec<String>,
    note: Option<String>,
) -> ListTable {
    table.form.encoding = Some(encoding);
    table.remark("Given twice in one object; the last value was taken", twice);
    table.remark("Not a number in JSON, so not stated", literals);
    if let Some(note) = note {
        table.note(note);
    }
    table
}

/// The commonest shape, a list of records, read record by record: as a whole it takes twenty times the memory of its text.
/// `None` where it is none, or was written by this program.
fn listed(text: &str, seen: &mut Seen) -> Option<Result<ListTable, serde_json::Error>> {
    let first = text.trim_start().strip_prefix('[')?;
    let first = serde_json::Deserializer::from_str(first).into_iter::<Json>().next()?;
    let first = first.ok().filter(Json::is_object)?;
    if own::json::is_service(&first) {
        return None;
    }
    let mut reader = Reader::new("entry");
    let mut json = serde_json::Deserializer::from_str(text);
    let read = json
        .deserialize_seq(RecordVisitor(&mut reader, seen))
        .and_then(|()| json.end());
    Some(read.map(|()| reader.end(Vec::new(), Vec::new())))
}

/// Takes the records of a list one by one.
struct RecordVisitor<'r>(&'r mut Reader, &'r mut Seen);

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for place in 1.. {
            // One record is dropped before the next is read.
            self.1.values = 0;
            let Some(record) = list.next_element_seed(Once(&mut *self.1))? else {
                break;
            };
            self.0.entry(place, None, &record, false);
            if self.0.cells > MAX_CELLS {
                return Err(A::Error::custom(TOO_MANY));
            }
        }
        Ok(())
    }
}

fn not_json(e: &serde_json::Error, lines_before: usize) -> Finding {
    if e.to_string().starts_with(TOO_MANY) {
        return too_many_cells();
    }
    let what = if e.is_eof() {
        "the file ends too early to be JSON"
    } else if e.to_string().starts_with("recursion limit exceeded") {
        "brackets are nested too deeply to be a list"
    } else {
        "the file is not JSON as it should be"
    };
    Finding::error("", what)
        .help("Check the brackets, commas and quotation marks near here.")
        .at(lines_before + e.line(), e.column())
}

/// The values of a file that has one a line, with their lines; `None` where the first line is no value of its own.
fn by_line(text: &str, seen: &mut Seen) -> Option<Result<Vec<(usize, Json)>, Finding>> {
    let mut records = Vec::new();
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (i, line) in filled {
        match once::from_str(line, seen) {
            Ok(value) if value.is_object() || value.is_array() => records.push((i + 1, value)),
            Ok(_) | Err(_) if records.is_empty() => return None,
            Ok(_) => records.push((i + 1, Json::Null)),
            Err(e) => return Some(Err(not_json(&e, i))),
        }
    }
    Some(Ok(records))
}

/// A record a line; the first line may be a heading where all are lists.
fn of_lines(records: Vec<(usize, Json)>) -> Result<ListTable, Finding> {
    if records.iter().all(|(_, r)| r.is_array()) {
        let (places, rows): (Vec<usize>, Vec<Json>) = records.into_iter().unzip();
        let rows: Vec<&Json> = rows.iter().collect();
        return filled(shapes::rows(&rows, &places), "line");
    }
    let entries = records.iter().map(|(line, record)| (*line, None, record)).collect();
    filled(RecordList::of(entries), "line")
}

fn shaped(json: &Json) -> Result<ListTable, Finding> {
    if let Some(own) = own::json::read(json) {
        return Ok(ListTable::of_own(own, "entry", Vec::new(), Vec::new()));
    }
    filled(shapes::shape(json)?, "entry")
}

/// The table of records in some shape.
fn filled(shape: RecordList<'_>, place_word: &'static str) -> Result<ListTable, Finding> {
    let mut reader = Reader::new(place_word);
    for (place, key, entry) in &shape.entries {
        let key = key.as_deref().map(|key| (shape.key_field, key));
        reader.entry(*place, key, entry.as_ref(), shape.is_flat);
        if reader.cells > MAX_CELLS {
            return Err(too_many_cells());
        }
    }
    Ok(reader.end(shape.left_out, shape.notes))
}

struct Reader {
    table: ListTable,
    by_key: BTreeMap<(RecordPart, String), usize>,
    nested: Vec<String>,
    cut: Vec<String>,
    /// How many cells are filled.
    cells: usize,
}

impl Reader {
    fn new(place_word: &'static str) -> Self {
        Self {
            table: ListTable {
                place_word,
                typed: true,
                ..ListTable::default()
            },
            by_key: BTreeMap::new(),
            nested: Vec::new(),
            cut: Vec::new(),
            cells: 0,
        }
    }

    /// The table, with the places that hold no record and what is to be reported of the file's shape.
    fn end(self, left_out: Vec<(usize, &'static str)>, notes: Vec<String>) -> ListTable {
        let Self {
            mut table, nested, cut, ..
        } = self;
        table.remark("Lists within lists were kept as text", nested);
        table.remark("More than 16,384 fields; the rest was left out", cut);
        for (place, why) in left_out {
            table.leave_out(place, why);
        }
        table.left_out.sort_by_key(|l| l.place);
        table.records = table.places.len() + table.left_out.len();
        for note in notes {
            table.note(note);
        }
        table
    }

    /// `key`: the field that the key of the record replaces, and the key. `flat`: attributes are fields like any other.
    fn entry(&mut self, place: usize, key: Option<(&str, &str)>, entry: &Json, flat: bool) {
        let Json::Object(record) = entry else {
            self.table.leave_out(place, "no record");
            return;
        };
        self.table.places.push(place);
        if let Some((field, key)) = key
            && !record.contains_key(field)
        {
            self.put(RecordPart::Field, field, ListValue::Text(key.to_owned()));
        }
        for (field, value) in record {
            match (field.as_str(), value) {
                ("attributes", Json::Object(attributes)) if flat => self.fields(RecordPart::Field, "", attributes),
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
            Json::Array(list) if !list.is_empty() && list.iter().all(|v| plain(v).is_none()) => {
                ListValue::Text(String::new())
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

    /// Adds a value to its column. A blank one only makes the column, so that columns are in the file's order.
    fn put(&mut self, part: RecordPart, header: &str, value: ListValue) {
        let row = self.table.places.len().saturating_sub(1);
        let Some(at) = self.column(part, header) else {
            let place = self.table.place(row);
            // Once a record.
            if self.cut.last() != Some(&place) {
                self.cut.push(place);
            }
            return;
        };
        let blank = match &value {
            ListValue::Text(text) => text.trim().is_empty(),
            // An empty list is filled: where lists are whole it states that there is nothing.
            _ => false,
        };
        if blank {
            return;
        }
        self.cells += 1;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match read(text.as_bytes(), ReadChoices::NONE, false) {
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
                r#"Field a[0=Number(1.0)] Field b[0=Bool(true)] Field c[0=Text("5")] Field d[0=List(["x", "2"])] Field e[] Field f[] Field g[0=List([])]"#,
            ),
            (r#"{"items":[{"a":1}],"count":1}"#, "Field a[0=Number(1.0)]"),
            (
                r#"{"x":{"a":1},"y":{"a":2}}"#,
                r#"Field name[0=Text("x") 1=Text("y")] Field a[0=Number(1.0) 1=Number(2.0)]"#,
            ),
            (
                r#"{"x":{"name":"X"},"y":{"name":"Y","id":"z"}}"#,
                r#"Field id[0=Text("x") 1=Text("z")] Field name[0=Text("X") 1=Text("Y")]"#,
            ),
            (
                r#"{"name":"a","n":1}
{"name":"b"}"#,
                r#"Field name[0=Text("a") 1=Text("b")] Field n[0=Number(1.0)]"#,
            ),
            (
                r#"[{"n":9007199254740993,"x":NaN,"y":-Infinity},{"n":9007199254740992}]"#,
                r#"Field n[0=Text("9007199254740993") 1=Number(9007199254740992.0)] Field x[] Field y[]"#,
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
        let table = read(br#"[{"a":[[1]]},7]"#, ReadChoices::NONE, false).expect("a table");
        assert_eq!(table.places, [1]);
        assert_eq!(
            (table.left_out[0].place, table.left_out[0].why, table.records),
            (2, "no record", 2)
        );
        assert_eq!(table.remarks.len(), 1);
        assert_eq!(table.remarks[0].1, ["a in entry 1"]);
    }
}
