//! JSON: a list of records, flat or as `{id, name, category, description, attributes: {…}, links: [{label, url}]}`, in any of
//! the shapes that programs write (`shapes`).

mod apart;
mod board;
mod literals;
mod nested;
mod once;
mod reader;
mod record_list;
mod shapes;

use std::fmt;

use serde::de::{Deserializer as _, Error as _, SeqAccess, Visitor};
use serde_json::Value as Json;

use crate::{
    catalog::finding::Finding,
    import::{
        own,
        table::{ListReader, ListTable, MAX_CELLS, ReadChoices, too_many_cells},
        text::{Decoded, decode},
    },
};
use once::{Once, Seen, TOO_MANY};
use reader::Reader;
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

#[cfg(test)]
mod tests;
