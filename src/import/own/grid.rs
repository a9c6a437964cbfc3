//! The CSV, TSV and XLSX of a list and of a comparison. The foot defines what each column or row is (`Definition`); a
//! file without such lines, as written before, is cleaned of what is no cell and read like any other.

use std::collections::BTreeMap;

use super::{
    cell_words_read,
    defined::{Defined, DefinedRow, Foot},
    json::{lifecycle, made, role},
    list::OwnList,
    twice::{BUILT_IN, Twice, text, twice},
};
use crate::{
    catalog::{
        State,
        raw::{RawClaim, RawService, RawSource},
        wording::{count, heading},
    },
    import::table::ListTable,
};

/// The orientation of a table of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    /// An entry a row.
    List,
    /// An attribute a row.
    Comparison,
}

fn lie(heads: &[&str]) -> Option<Lie> {
    let has_sources = || heads.iter().any(|h| h.ends_with(": sources"));
    match heads {
        ["Service" | "Entry", "ID", ..] if has_sources() => Some(Lie::List),
        ["Group", "Attribute", "ID", "Unit", "Difference", ..] => Some(Lie::Comparison),
        _ => None,
    }
}

fn lie_of(table: &ListTable) -> Option<Lie> {
    let heads: Vec<&str> = table.columns.iter().map(|c| c.header.as_str()).collect();
    lie(&heads)
}

/// Whether the headings are those that this program writes.
pub fn are_ours(heads: &[&str]) -> bool {
    lie(heads).is_some()
}

/// Whether the headings of a table are those that this program writes.
pub fn is_ours(table: &ListTable) -> bool {
    lie_of(table).is_some()
}

/// What a table of ours holds, as the table to continue with; a foreign one as it is. `foot`: where it is apart from
/// the table.
pub fn read_back(mut table: ListTable, foot: Foot) -> ListTable {
    let Some(lie) = lie_of(&table) else { return table };
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

/// Removes the rows after the blank one: labels and values of the foot.
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

/// The sources by their numbers: as the file defines them, else by their words in the foot.
fn sources(foot: &Foot, defined: &Defined) -> BTreeMap<usize, RawSource> {
    let by_id = |id: &String| defined.sources.iter().find(|s| s.id == *id).cloned();
    let cited = (1..).zip(&defined.cited);
    let cited: BTreeMap<usize, RawSource> = cited.filter_map(|(n, id)| Some((n, by_id(id)?))).collect();
    if !cited.is_empty() {
        return cited;
    }
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

/// Whether the field beside a cell marks each of its lines as stated of other entries of the file: `[2]; through
/// Workbench`, of several lines each with its words.
fn is_through(cell: &str, beside: &str, ids: &BTreeMap<String, String>) -> bool {
    let marks: Vec<&str> = beside.split("; ").filter(|mark| !mark.starts_with('[')).collect();
    let names = |mark: &str| -> Option<bool> {
        let parts = mark.strip_prefix("through ")?;
        let parts = parts.split([',', ':']).next()?;
        Some(parts.split(" and ").all(|name| ids.contains_key(name)))
    };
    marks.len() == cell.lines().count() && marks.into_iter().all(|mark| names(mark) == Some(true))
}

/// The entries under construction, with what reading their cells needs.
struct Taker {
    own: OwnList,
    sources: BTreeMap<usize, RawSource>,
    /// The ids of entries by their names.
    ids: BTreeMap<String, String>,
    unread: Vec<String>,
    /// Cells that were changed since the file was written, although more is behind them.
    changed: Vec<String>,
    defined: Defined,
}

impl Taker {
    fn new(foot: &Foot, mut defined: Defined) -> Self {
        let sources = sources(foot, &defined);
        let mut own = OwnList {
            is_sourced: !defined.sources.is_empty(),
            catalog: std::mem::take(&mut defined.catalog),
            ..OwnList::default()
        };
        own.attributes = std::mem::take(&mut defined.attributes)
            .into_iter()
            .map(|attribute| own.grouped(attribute))
            .collect();
        Self {
            own,
            sources,
            ids: BTreeMap::new(),
            unread: Vec::new(),
            changed: Vec::new(),
            defined,
        }
    }

    /// Takes an entry as its row has it, with what the file states about it elsewhere. `status`: in the row's words.
    fn entry(&mut self, row: RawService, status: &str) {
        self.ids.insert(row.name.clone(), row.id.clone());
        let more = self.defined.entries.remove(&row.id).unwrap_or_default();
        self.own.services.push(RawService {
            lifecycle: if more.lifecycle.is_empty() {
                lifecycle(status)
            } else {
                more.lifecycle
            },
            id: row.id,
            name: row.name,
            role: row.role,
            category: row.category,
            ..more
        });
    }
    /// Takes a cell into an entry. A cell that cannot be read is listed, with its words.
    fn cell(&mut self, entry: usize, attribute: usize, cell: &str, beside: &str) {
        let (Some(attribute), Some(service)) = (self.own.attributes.get(attribute), self.own.services.get_mut(entry))
        else {
            return;
        };
        let told = self.defined.claims.remove(&(service.id.clone(), attribute.id.clone()));
        match told {
            Some(told) if told.cell.trim() == cell.trim() => {
                service.claims.extend(told.claims);
                return;
            }
            Some(_) => self.changed.push(format!("{}, {}", service.name, attribute.label)),
            None => {}
        }
        // What is stated of a part is claimed of the part.
        if cell.trim().is_empty() || (attribute.from_parts && is_through(cell, beside, &self.ids)) {
            return;
        }
        let has_lines = self.defined.texts_with_lines.contains(&attribute.id);
        let Some(said) = cell_words_read::read(attribute, cell, &self.ids, has_lines) else {
            // Why a cell could not be worked out is found again.
            let is_why = |word: &State| cell.trim().starts_with(word.word());
            let is_blank = [State::NotStated, State::NotApplicable, State::Conflicting]
                .iter()
                .any(is_why);
            if attribute.formula.is_empty() || !is_blank {
                self.unread
                    .push(format!("{}, {}: {cell}", service.name, attribute.label));
            }
            return;
        };
        let usual = first_source(beside);
        for cell_words_read::Said { says, note, source } in said {
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
        let mut sources = std::mem::take(&mut self.defined.sources);
        for source in self.sources.into_values().filter(|s| !s.id.is_empty()) {
            if sources.iter().all(|known| known.id != source.id) {
                sources.push(source);
            }
        }
        self.own.sources = sources;
        self.own.has_lost = !self.unread.is_empty() || !self.changed.is_empty();
        let unread = "Cells that are not as Crosscheck writes them; they are not stated";
        let changed =
            "Cells that were changed since the file was written; the claims that were behind them were left out";
        for (what, places) in [(unread, self.unread), (changed, self.changed)] {
            if !places.is_empty() {
                self.own.remarks.push((what.to_owned(), places));
            }
        }
        if self.defined.untold > 0 {
            let claims = count(self.defined.untold, "claim", "claims");
            let what = format!(
                "The file has no room for the places and notes of {claims}; the JSON and the Excel workbook of the same have them"
            );
            self.own.remarks.push((what, Vec::new()));
        }
        self.own
    }
}

fn list(table: &ListTable, foot: &Foot) -> Option<OwnList> {
    let defined = Defined::of_foot(foot);
    let attributes = &defined.attributes;
    // The columns after name and id, each with the one that holds its sources.
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let (mut built_in, mut at) = (BTreeMap::new(), 2);
    // Where headings alone do not tell which is which, the file does, by ids.
    let mut ids = defined.columns.iter();
    let twice = if defined.columns.is_empty() {
        twice(table)
    } else {
        Vec::new()
    };
    while at < table.columns.len() {
        let header = table.columns[at].header.as_str();
        let cited = table
            .columns
            .get(at + 1)
            .and_then(|c| c.header.strip_suffix(": sources"))
            // Without the unit.
            .is_some_and(|label| header.starts_with(label));
        let next = attributes.get(columns.len());
        let is_meant = ids.next().is_none_or(|id| next.is_some_and(|a| a.id == *id));
        let is_meant = is_meant && twice.iter().all(|t| t.ours != at);
        let is_attribute = is_meant && next.is_some_and(|a| heading(&a.label, &a.unit) == header);
        if is_attribute && cited {
            columns.push((at, columns.len()));
        } else {
            built_in.insert(header, at);
        }
        at += if cited { 2 } else { 1 };
    }
    let known = |h: &&str| BUILT_IN.contains(h);
    // A list of names alone has no attributes, and is defined by what names them.
    let is_defined = !attributes.is_empty() || !defined.sources.is_empty();
    if !is_defined || columns.len() != attributes.len() || !built_in.keys().all(known) {
        return None;
    }
    let mut taker = Taker::new(foot, defined);
    let field = |name: &str, row: usize| built_in.get(name).map(|c| text(table, *c, row)).unwrap_or_default();
    for row in 0..table.places.len() {
        let category = field("Category", row);
        let status = field("Status", row);
        let entry = RawService {
            id: text(table, 1, row),
            name: text(table, 0, row),
            role: role(&field("Role", row)),
            category: if category == State::NotStated.word() {
                String::new()
            } else {
                category
            },
            ..RawService::default()
        };
        taker.entry(entry, status.split([' ', ',', ';']).next().unwrap_or_default());
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
    let mut own = taker.finish();
    own.remarks.extend(twice.iter().map(Twice::told));
    Some(own)
}

fn comparison(table: &ListTable, foot: &Foot) -> Option<OwnList> {
    let mut defined = Defined::of_foot(foot);
    let entries = std::mem::take(&mut defined.rows);
    let attributes = &defined.attributes;
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
    let mut taker = Taker::new(foot, defined);
    for DefinedRow {
        entry,
        name,
        role: word,
        category,
        status,
    } in entries
    {
        let entry = RawService {
            id: entry,
            name,
            role: role(&word),
            category,
            ..RawService::default()
        };
        taker.entry(entry, &status);
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

/// Removes from a table of ours what is no cell: columns of sources and of comparisons, statuses, and the words for
/// *not stated*.
fn clean(table: &mut ListTable) {
    let twice = twice(table);
    let is_theirs = |at: usize| twice.iter().any(|t| t.theirs == at);
    let is_ours = |h: &str| h.ends_with(": sources") || h == "Status" || h.contains(" against ");
    let mut at = 0;
    table.columns.retain(|c| {
        at += 1;
        !is_ours(&c.header) || is_theirs(at - 1)
    });
    for found in &twice {
        let (what, places) = found.told();
        table.remark(what, places);
    }
    for column in &mut table.columns {
        column.cells.retain(|(_, v)| v.text() != State::NotStated.word());
    }
    table.note("Crosscheck wrote this file; its sources and its foot were left out");
}
