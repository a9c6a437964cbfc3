//! From records to the cells of a table: fields within fields are columns of their own, lists of plain values are one value.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::{
    catalog::wording::excerpt,
    import::table::{ListColumn, ListTable, ListValue, MAX_COLUMNS, RecordPart},
};

/// Takes records one by one into a table.
pub struct Reader {
    table: ListTable,
    by_key: BTreeMap<(RecordPart, String), usize>,
    nested: Vec<String>,
    cut: Vec<String>,
    /// Licenses that are objects: their fields, and the field that was taken for the license.
    licenses: Vec<(String, String)>,
    /// How many cells are filled.
    pub cells: usize,
}

impl Reader {
    /// One of a file whose records are called so.
    pub fn new(place_word: &'static str) -> Self {
        Self {
            table: ListTable {
                place_word,
                typed: true,
                ..ListTable::default()
            },
            by_key: BTreeMap::new(),
            nested: Vec::new(),
            cut: Vec::new(),
            licenses: Vec::new(),
            cells: 0,
        }
    }

    /// The table, with the places that hold no record and what is to be reported of the file's shape.
    pub fn end(self, left_out: Vec<(usize, &'static str)>, notes: Vec<String>) -> ListTable {
        let Self {
            mut table,
            nested,
            cut,
            licenses,
            ..
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
        for (header, field) in licenses {
            let (header, field) = (excerpt(&header), excerpt(&field));
            table.note(format!(
                "“{header}” has fields of its own; “{field}” of them is what a license is called by, the others are columns of their own"
            ));
        }
        table
    }

    /// `key`: the field that the key of the record replaces, and the key. `flat`: attributes are fields like any other.
    pub fn entry(&mut self, place: usize, key: Option<(&str, &str)>, entry: &Json, flat: bool) {
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
            Json::Object(fields) => {
                let Some((field, word)) = is_license(header).then(|| license(fields)).flatten() else {
                    return self.fields(part, header, fields);
                };
                self.put(part, header, ListValue::Text(word.to_owned()));
                if self.licenses.iter().all(|(h, f)| h != header || f != field) {
                    self.licenses.push((header.to_owned(), field.to_owned()));
                }
                for (name, value) in fields.iter().filter(|(name, _)| *name != field) {
                    self.field(part, &format!("{header}.{name}"), value);
                }
                return;
            }
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

/// Whether a field is of a license.
fn is_license(header: &str) -> bool {
    let last = header.rsplit('.').next().unwrap_or(header);
    ["license", "licence"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(last))
}

/// Fields of a license that it is called by, the one that is the same everywhere first.
const LICENSE_WORDS: [&str; 8] = ["spdx_id", "spdxId", "spdx", "id", "type", "name", "title", "key"];

/// The field of a license that it is called by, and what it says.
fn license(fields: &Map<String, Json>) -> Option<(&'static str, &str)> {
    // What is said where the license has no such id.
    let is_said = |word: &&str| !word.trim().is_empty() && !["NOASSERTION", "NONE"].contains(word);
    LICENSE_WORDS.iter().find_map(|field| {
        let word = fields.get(*field)?.as_str().filter(is_said)?;
        Some((*field, word))
    })
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
