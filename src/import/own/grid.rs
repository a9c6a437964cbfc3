//! The CSV, TSV and XLSX of a list and of a comparison. The foot says what each column or row is (`Definition`); a file without
//! such lines, as written before, is cleaned of what is no cell and read like any other.

use std::collections::BTreeMap;

use super::{
    json::{lifecycle, made, role},
    list::OwnList,
    words,
};
use crate::{
    catalog::{
        State,
        raw::{RawAttribute, RawClaim, RawService, RawSource},
    },
    import::{ids::slug, table::ListTable},
};

/// The label of a line of the foot that says what a column, a row or an entry is, as JSON.
pub const DEFINITION: &str = "Definition";

/// Labels and values of a foot.
pub type Foot = Vec<(String, String)>;

/// How a table of ours lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    /// An entry a row.
    List,
    /// An attribute a row.
    Comparison,
}

/// The attributes whose texts have lines.
#[derive(serde::Deserialize)]
struct TextsWithLines {
    texts_with_lines: Vec<String>,
}

/// An entry of a comparison.
#[derive(serde::Deserialize)]
struct Entry {
    entry: String,
    name: String,
    role: String,
    category: String,
    status: String,
}

fn lie(table: &ListTable) -> Option<Lie> {
    let heads = |expected: &[&str]| {
        let found = table.columns.iter().map(|c| c.header.as_str());
        table.columns.len() >= expected.len() && found.zip(expected).all(|(found, expected)| found == *expected)
    };
    match () {
        () if heads(&["Service", "ID"]) && has_sources(table) => Some(Lie::List),
        () if heads(&["Group", "Attribute", "ID", "Unit", "Difference"]) => Some(Lie::Comparison),
        () => None,
    }
}

fn has_sources(table: &ListTable) -> bool {
    table.columns.iter().any(|c| c.header.ends_with(": sources"))
}

/// Whether the headings are those that this program writes.
pub fn is_ours(table: &ListTable) -> bool {
    lie(table).is_some()
}

/// What a table of ours holds, as the table to go on with; a foreign one as it is. `foot`: where it stands apart from the table.
pub fn read_back(mut table: ListTable, foot: Foot) -> ListTable {
    let Some(lie) = lie(&table) else { return table };
    let foot = cut_foot(&mut table).into_iter().chain(foot).collect();
    let own = match lie {
        Lie::List => list(&table, &foot),
        Lie::Comparison => comparison(&table, &foot),
    };
    if let Some(own) = own {
        let places = if lie == Lie::List {
            table.places.clone()
        } else {
            Vec::new()
        };
        return ListTable::of_own(own, table.place_word, places, table.left_out);
    }
    clean(&mut table);
    table
}

fn text(table: &ListTable, column: usize, row: usize) -> String {
    let cell = table.columns.get(column).and_then(|c| c.at(row as u32));
    cell.map(|v| v.text().into_owned()).unwrap_or_default()
}

/// Takes the rows behind the blank one away: labels and values of the foot.
fn cut_foot(table: &mut ListTable) -> Foot {
    let blank = table.left_out.iter().find(|l| l.why == "blank").map(|l| l.place);
    let first = blank.and_then(|blank| table.places.iter().position(|p| *p > blank));
    let Some(first) = first else { return Vec::new() };
    let foot = (first..table.places.len())
        .map(|row| (text(table, 0, row), text(table, 1, row)))
        .collect();
    for column in &mut table.columns {
        column.cells.retain(|(row, _)| (*row as usize) < first);
    }
    for place in table.places.split_off(first) {
        table.leave_out(place, "the foot that Crosscheck writes");
    }
    table.left_out.sort_by_key(|l| l.place);
    foot
}

fn definitions<T: serde::de::DeserializeOwned>(foot: &Foot) -> Vec<T> {
    let of_foot = foot.iter().filter(|(label, _)| label == DEFINITION);
    of_foot
        .filter_map(|(_, json)| serde_json::from_str(json).ok())
        .collect()
}

/// The sources of the foot, by their numbers.
fn sources(foot: &Foot) -> BTreeMap<usize, RawSource> {
    let one = |(label, words): &(String, String)| {
        let n: usize = label.strip_prefix("Source ")?.parse().ok()?;
        let source = RawSource {
            id: format!("source-{n}"),
            title: words.clone(),
            ..RawSource::default()
        };
        Some((n, source))
    };
    foot.iter().filter_map(one).collect()
}

/// The first source that the field beside a cell names: `[2][1]`.
fn first_source(beside: &str) -> usize {
    let number = beside.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    number.and_then(|(n, _)| n.parse().ok()).unwrap_or(0)
}

/// What takes the cells of a table.
struct Taker {
    own: OwnList,
    sources: BTreeMap<usize, RawSource>,
    /// The ids of entries by their names.
    ids: BTreeMap<String, String>,
    unread: Vec<String>,
    /// Attributes whose texts have lines.
    whole: Vec<String>,
}

impl Taker {
    fn new(foot: &Foot, attributes: Vec<RawAttribute>) -> Self {
        let mut own = OwnList::default();
        own.attributes = attributes
            .into_iter()
            .map(|attribute| {
                let group = own.group(&attribute.group, || {
                    slug(&attribute.group).unwrap_or_else(|| "attributes".to_owned())
                });
                RawAttribute { group, ..attribute }
            })
            .collect();
        Self {
            own,
            sources: sources(foot),
            ids: BTreeMap::new(),
            unread: Vec::new(),
            whole: definitions(foot)
                .into_iter()
                .flat_map(|t: TextsWithLines| t.texts_with_lines)
                .collect(),
        }
    }

    fn entry(&mut self, service: RawService) {
        self.ids.insert(service.name.clone(), service.id.clone());
        self.own.services.push(service);
    }

    /// Takes a cell into an entry. A cell that cannot be read is listed, with its words.
    fn cell(&mut self, entry: usize, attribute: usize, cell: &str, beside: &str) {
        let (Some(attribute), Some(service)) = (self.own.attributes.get(attribute), self.own.services.get_mut(entry))
        else {
            return;
        };
        if cell.trim().is_empty() {
            return;
        }
        let Some(said) = words::read(attribute, cell, &self.ids, self.whole.contains(&attribute.id)) else {
            self.unread
                .push(format!("{}, {}: {cell}", service.name, attribute.label));
            return;
        };
        let usual = first_source(beside);
        for words::Said { says, note, source } in said {
            let source = if source > 0 { source } else { usual };
            let source = self.sources.entry(source).or_insert_with(|| RawSource {
                id: if source > 0 {
                    format!("source-{source}")
                } else {
                    String::new()
                },
                title: format!("Source {source}"),
                ..RawSource::default()
            });
            service.claims.push(RawClaim {
                note,
                ..made(attribute, says, source.id.clone())
            });
        }
    }

    fn finish(mut self) -> OwnList {
        self.own.sources = self.sources.into_values().filter(|s| !s.id.is_empty()).collect();
        if !self.unread.is_empty() {
            let what = "Cells that are not as Crosscheck writes them; they are not stated".to_owned();
            self.own.remarks.push((what, self.unread));
        }
        self.own
    }
}

fn list(table: &ListTable, foot: &Foot) -> Option<OwnList> {
    let attributes: Vec<RawAttribute> = definitions(foot);
    // The columns after name and id, each with the one that holds its sources.
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let (mut built_in, mut at) = (BTreeMap::new(), 2);
    while at < table.columns.len() {
        let header = table.columns[at].header.as_str();
        let cited = table
            .columns
            .get(at + 1)
            .is_some_and(|c| c.header.ends_with(": sources"));
        let is_attribute = attributes.get(columns.len()).is_some_and(|a| heading(a) == header);
        if is_attribute && cited {
            columns.push((at, columns.len()));
        } else {
            built_in.insert(header, at);
        }
        at += if cited { 2 } else { 1 };
    }
    let known = |h: &&str| ["Role", "Category", "Status"].contains(h);
    if attributes.is_empty() || columns.len() != attributes.len() || !built_in.keys().all(known) {
        return None;
    }
    let mut taker = Taker::new(foot, attributes);
    let field = |name: &str, row: usize| built_in.get(name).map(|c| text(table, *c, row)).unwrap_or_default();
    for row in 0..table.places.len() {
        let category = field("Category", row);
        let status = field("Status", row);
        taker.entry(RawService {
            id: text(table, 1, row),
            name: text(table, 0, row),
            role: role(&field("Role", row)),
            category: if category == State::NotStated.word() {
                String::new()
            } else {
                category
            },
            lifecycle: lifecycle(status.split([' ', ',', ';']).next().unwrap_or_default()),
            ..RawService::default()
        });
    }
    for row in 0..table.places.len() {
        for (column, attribute) in &columns {
            taker.cell(
                row,
                *attribute,
                &text(table, *column, row),
                &text(table, column + 1, row),
            );
        }
    }
    Some(taker.finish())
}

/// The heading of an attribute's column, as lists have it.
fn heading(attribute: &RawAttribute) -> String {
    if attribute.unit.is_empty() {
        attribute.label.clone()
    } else {
        format!("{} ({})", attribute.label, attribute.unit)
    }
}

fn comparison(table: &ListTable, foot: &Foot) -> Option<OwnList> {
    let attributes: Vec<RawAttribute> = definitions(foot);
    let entries: Vec<Entry> = definitions(foot);
    let mut columns = Vec::new();
    for (i, column) in table.columns.iter().enumerate().skip(5) {
        let is_next = entries.get(columns.len()).is_some_and(|e| e.name == column.header);
        let cited = table
            .columns
            .get(i + 1)
            .is_some_and(|c| c.header == format!("{}: sources", column.header));
        if is_next && cited {
            columns.push(i);
        }
    }
    if attributes.is_empty() || entries.is_empty() || columns.len() != entries.len() {
        return None;
    }
    let rows: BTreeMap<String, usize> = (0..table.places.len()).map(|row| (text(table, 2, row), row)).collect();
    let ids: Vec<String> = attributes.iter().map(|a| a.id.clone()).collect();
    let mut taker = Taker::new(foot, attributes);
    for Entry {
        entry,
        name,
        role: word,
        category,
        status,
    } in entries
    {
        taker.entry(RawService {
            id: entry,
            name,
            role: role(&word),
            category,
            lifecycle: lifecycle(&status),
            ..RawService::default()
        });
    }
    for (attribute, id) in ids.iter().enumerate() {
        let Some(row) = rows.get(id) else { continue };
        for (entry, column) in columns.iter().enumerate() {
            taker.cell(
                entry,
                attribute,
                &text(table, *column, *row),
                &text(table, column + 1, *row),
            );
        }
    }
    Some(taker.finish())
}

/// Takes from a table of ours what is no cell: columns of sources and of comparisons, statuses, and the words for *not stated*.
fn clean(table: &mut ListTable) {
    let beside = |h: &str| h.ends_with(": sources") || h == "Status" || h.contains(" against ");
    table.columns.retain(|c| !beside(&c.header));
    for column in &mut table.columns {
        column.cells.retain(|(_, v)| v.text() != State::NotStated.word());
    }
    table.note("Crosscheck wrote this file; its sources and its foot were left out");
}
