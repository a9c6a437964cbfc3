//! Which columns are the id, the name, the category and the like of an entry; all others become attributes.

use std::collections::BTreeSet;

use super::{figure::figure, flags::flag, heads::named, meaning::is_missing};
use crate::{
    catalog::{
        finding::Finding,
        is_web_link,
        kind::DateFormat,
        raw::{ColumnReading, ColumnRole, ListReading},
    },
    import::table::{ListColumn, ListTable, ListValue, RecordPart},
};

/// Columns with a part of their own, by their place in the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnRoles {
    /// Ids; `None`: made from names.
    pub id: Option<usize>,
    /// Names; `None` only when there is no column at all.
    pub name: Option<usize>,
    /// Categories.
    pub category: Option<usize>,
    /// Descriptions.
    pub summary: Option<usize>,
    /// What entries were called before.
    pub former: Option<usize>,
    /// What to use in their place.
    pub successor: Option<usize>,
    /// Days on which they end, beside being attributes. Of those the user did not name, only columns of dates count.
    pub ends: Vec<usize>,
    /// Columns the user wants none of.
    pub skipped: Vec<usize>,
    /// The user's settings for each column, by its place.
    pub said: Vec<(usize, ColumnReading)>,
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnPart {
    /// An attribute.
    #[default]
    Attribute,
    /// An attribute, and the day each entry ends.
    End,
    /// The name and the id.
    NameAndId,
    /// The name.
    Name,
    /// The id.
    Id,
    /// The category.
    Category,
    /// A line or two about the entry.
    Summary,
    /// What it was called before.
    FormerNames,
    /// What to use in its place.
    Successors,
    /// Nothing, as the user wishes.
    LeftOut,
}

impl ColumnPart {
    /// What a report states of it; `None` of an attribute, which states that itself.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Attribute | Self::End => None,
            Self::NameAndId => Some("the name and the id of each entry"),
            Self::Name => Some("the name of each entry"),
            Self::Id => Some("the id of each entry"),
            Self::Category => Some("the category"),
            Self::Summary => Some("the summary"),
            Self::FormerNames => Some("the former names"),
            Self::Successors => Some("what to use in its place"),
            Self::LeftOut => Some("left out, as you chose"),
        }
    }
}

impl ColumnRoles {
    /// What a column is.
    pub fn part(&self, column: usize) -> ColumnPart {
        let at = Some(column);
        match () {
            () if self.name == at && self.id == at => ColumnPart::NameAndId,
            () if self.name == at => ColumnPart::Name,
            () if self.id == at => ColumnPart::Id,
            () if self.category == at => ColumnPart::Category,
            () if self.summary == at => ColumnPart::Summary,
            () if self.former == at => ColumnPart::FormerNames,
            () if self.successor == at => ColumnPart::Successors,
            () if self.skipped.contains(&column) => ColumnPart::LeftOut,
            () if self.ends.contains(&column) => ColumnPart::End,
            () => ColumnPart::Attribute,
        }
    }

    /// The user's settings for a column.
    pub fn said(&self, column: usize) -> Option<&ColumnReading> {
        self.said.iter().find(|(at, _)| *at == column).map(|(_, said)| said)
    }
}

/// Words in headings of names, the surest first.
const NAMES: [&str; 32] = [
    "name",
    "title",
    "service",
    "product",
    "tool",
    "project",
    "item",
    "model",
    "entry",
    "label",
    "software",
    "application",
    "app",
    "package",
    "library",
    "program",
    "device",
    "bezeichnung",
    "titel",
    "produkt",
    "modell",
    "nom",
    "titre",
    "produit",
    "modèle",
    "nombre",
    "producto",
    "nome",
    "subject",
    "betreff",
    "hostname",
    "host",
];
/// How sure a summary is the name in a list of tickets, which are called by nothing else.
const SUMMARY_OF_TICKET: i64 = 110;
/// Words for what has a number or a key of its own in programs that track work.
const TICKETS: [&str; 7] = ["bug", "issue", "ticket", "defect", "task", "incident", "story"];
/// Words in headings of such numbers and keys.
const KEYS: [&str; 6] = ["key", "id", "identifier", "number", "no", "nr"];
/// Words in headings of what is never a name when another column can be.
const OTHERS: [&str; 20] = [
    "description",
    "summary",
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "url",
    "link",
    "email",
    "address",
    "status",
    "date",
    "category",
    "type",
    "file",
    "path",
    "beschreibung",
    "file_name",
];
/// Headings that hold a line or two about an entry, the surest first.
const SUMMARIES: [&str; 2] = ["description", "summary"];
const CATEGORIES: [&str; 5] = ["category", "kategorie", "catégorie", "categoría", "categoria"];
const FORMER: [&str; 14] = [
    "formerly",
    "former name",
    "former names",
    "formerly known as",
    "previously",
    "previous name",
    "previous names",
    "old name",
    "old names",
    "früher",
    "früherer name",
    "ancien nom",
    "nombre anterior",
    "renamed from",
];
const SUCCESSORS: [&str; 10] = [
    "successor",
    "successors",
    "replaced by",
    "superseded by",
    "replacement",
    "use instead",
    "nachfolger",
    "successeur",
    "sucesor",
    "remplacé par",
];
/// Headings of the day an entry ends; what is an end of something else has other words beside.
const ENDS: [&str; 65] = [
    "deprecation date",
    "deprecated on",
    "deprecated",
    "deprecation",
    "retired on",
    "retired",
    "retirement date",
    "retirement",
    "retires",
    "retires on",
    "end of life",
    "end of life date",
    "eol",
    "eol date",
    "eol from",
    "end of support",
    "end of service",
    "eos date",
    "discontinued",
    "discontinued on",
    "discontinuation date",
    "sunset",
    "sunset date",
    "shutdown date",
    "shut down on",
    "shutdown",
    "end date",
    "end",
    "ends",
    "ends on",
    "support end",
    "support ends",
    "support until",
    "supported until",
    "available until",
    "valid until",
    "expires",
    "expires on",
    "expiry date",
    "expiration date",
    "ende",
    "enddatum",
    "support ende",
    "supportende",
    "fin de support",
    "fin du support",
    "fin de soporte",
    "fine supporto",
    "eingestellt",
    "ende des supports",
    "fin de vie",
    "fin de vida",
    "abkündigung",
    "abkündigungsdatum",
    "abgekündigt",
    "abgekündigt zum",
    "eol datum",
    "lebensende",
    "support bis",
    "gültig bis",
    "verfügbar bis",
    "date de fin",
    "fin de commercialisation",
    "fecha de fin",
    "data di fine",
];

/// Finds the columns; an error when `asked`, the user's settings now, names one that is not there. What was set for an
/// earlier edition (the rest of `said`) may name columns that are gone.
pub fn roles(table: &ListTable, said: &ListReading, asked: &ListReading) -> Result<ColumnRoles, Finding> {
    let mut roles = ColumnRoles::default();
    for column in &said.columns {
        let is_new = asked.columns.iter().any(|c| c.head == column.head);
        match named(table, &column.head, of_what(column)) {
            Ok(at) => roles.said.push((at, column.clone())),
            Err(e) if is_new => return Err(e),
            Err(_) => {}
        }
    }
    let of = |wanted: ColumnRole| -> Option<usize> {
        let found = roles.said.iter().find(|(_, c)| c.role == Some(wanted));
        found.map(|(at, _)| *at)
    };
    let (id, name, category) = (of(ColumnRole::Id), of(ColumnRole::Name), of(ColumnRole::Category));
    let (former, successor) = (of(ColumnRole::FormerName), of(ColumnRole::Successor));
    let with = |test: &dyn Fn(&ColumnReading) -> bool| -> Vec<usize> {
        roles.said.iter().filter(|(_, c)| test(c)).map(|(at, _)| *at).collect()
    };
    let skipped = with(&|c| c.skip);
    let mut ends = with(&|c| c.role == Some(ColumnRole::End));
    // What the user set something for is not taken for another role.
    let spoken: BTreeSet<usize> = with(&|c| c.skip || c.role.is_some() || c.kind.is_some())
        .into_iter()
        .collect();
    let free = |at: &usize| !spoken.contains(at);
    roles.skipped = skipped;
    roles.id = id.or_else(|| find(table, &["id"]).filter(free));
    roles.name = name
        .or_else(|| best_name(table, roles.id, &spoken))
        .or(roles.id)
        .or_else(|| (0..table.columns.len()).find(|i| !roles.skipped.contains(i)));
    let taken = [roles.id, roles.name];
    let free = |at: &usize| !spoken.contains(at) && !taken.contains(&Some(*at));
    let texts = |at: &usize| free(at) && table.columns.get(*at).is_some_and(is_text);
    roles.category = category.or_else(|| find(table, &CATEGORIES).filter(free));
    roles.summary = find(table, &SUMMARIES).filter(free);
    roles.former = former.or_else(|| find_plain(table, &FORMER).into_iter().find(texts));
    roles.successor = successor.or_else(|| find_plain(table, &SUCCESSORS).into_iter().find(texts));
    ends.extend(find_plain(table, &ENDS).into_iter().filter(free));
    roles.ends = ends;
    Ok(roles)
}

/// Whether a heading is of the day an entry ends.
pub fn says_end(header: &str) -> bool {
    ENDS.contains(&words(header).join(" ").as_str())
}

fn of_what(column: &ColumnReading) -> &'static str {
    match column.role {
        Some(ColumnRole::Id) => "Ids",
        Some(ColumnRole::Name) => "Names",
        _ => "Columns",
    }
}

/// A field of the record itself with one of these headings, the first of them that there is.
fn find(table: &ListTable, headings: &[&str]) -> Option<usize> {
    let is = |c: &ListColumn, heading: &str| c.part == RecordPart::Field && c.header.to_lowercase() == heading;
    headings
        .iter()
        .find_map(|h| table.columns.iter().position(|c| is(c, h)))
}

/// All columns with one of these headings, however their words are joined.
fn find_plain(table: &ListTable, headings: &[&str]) -> Vec<usize> {
    let is = |c: &ListColumn| {
        let plain = words(&c.header).join(" ");
        c.part != RecordPart::Link && headings.contains(&plain.as_str())
    };
    (0..table.columns.len()).filter(|i| is(&table.columns[*i])).collect()
}

/// The words of a heading: `Product Name`, `product_name` and `productName` have the same two.
fn words(header: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in header.chars() {
        if c.is_alphanumeric() {
            let starts = last.is_none_or(|l| !l.is_alphanumeric() || (l.is_lowercase() && c.is_uppercase()));
            if starts {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        last = Some(c);
    }
    words
}

fn is_text(column: &ListColumn) -> bool {
    let text = |v: &ListValue| matches!(v, ListValue::Text(_) | ListValue::Guarded(_));
    !column.cells.is_empty() && column.cells.iter().all(|(_, v)| text(v))
}

/// How many cells are looked at to decide whether a column holds names.
const LOOKED_AT: usize = 2_000;

/// The column people call the entries by: its heading implies it, it is mostly filled, mostly in letters, and its cells
/// differ. Never a row number when a text does it.
fn best_name(table: &ListTable, id: Option<usize>, spoken: &BTreeSet<usize>) -> Option<usize> {
    let rows = table.places.len();
    let candidates = (0..table.columns.len()).filter(|i| Some(*i) != id && !spoken.contains(i));
    let of_tickets = table.columns.iter().any(has_keys);
    let scored = candidates.map(|i| (i, name_score(&table.columns[i], rows, of_tickets)));
    // Of equals the first. Entries that have an id are not called by a figure, or by what most of them leave blank.
    scored
        .max_by_key(|(i, score)| (*score, std::cmp::Reverse(*i)))
        .filter(|(_, score)| id.is_none() || *score >= 0)
        .map(|(i, _)| i)
}

/// Whether a column has the keys of tickets: its heading says so (`Bug ID`), or its cells do (`PROJ-12`).
fn has_keys(column: &ListColumn) -> bool {
    let words = words(&column.header);
    let has = |some: &[&str]| words.iter().any(|w| some.contains(&w.as_str()));
    let is_key = |value: &ListValue| {
        let text = value.text();
        text.trim().split_once('-').is_some_and(|(project, n)| {
            let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
            let is_project = project.starts_with(|c: char| c.is_ascii_uppercase()) && project.chars().all(is_capital);
            is_project && !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let are_keys = || !column.cells.is_empty() && column.cells.iter().take(LOOKED_AT).all(|(_, v)| is_key(v));
    has(&KEYS) && (has(&TICKETS) || are_keys())
}

/// How well a column would do as names, in points of a hundred or so. `of_tickets`: the list has their keys.
fn name_score(column: &ListColumn, rows: usize, of_tickets: bool) -> i64 {
    let header = column.header.to_lowercase();
    let words = words(&column.header);
    let rank = |word: &str| NAMES.iter().position(|n| *n == word).map(|at| at as i64);
    let part = column.part == RecordPart::Field;
    let is_dotted = column.header.contains('.') && !column.header.contains(' ');
    let is_summary = ["summary", "fields summary"].contains(&words.join(" ").as_str());
    let heading = match (rank(header.trim()), words.iter().rev().find_map(|w| rank(w))) {
        (Some(at), _) if part => 140 - at,
        (_, Some(at)) if part && !is_dotted => 100 - at,
        (None, None) if of_tickets && is_summary => SUMMARY_OF_TICKET,
        (None, None) if words.iter().any(|w| OTHERS.contains(&w.as_str())) => -40,
        (_, Some(_)) => 10,
        _ => 0,
    };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let (mut letters, mut long, mut looked) = (0_usize, 0_usize, 0_usize);
    let step = (column.cells.len() / LOOKED_AT).max(1);
    for (_, value) in column.cells.iter().step_by(step) {
        looked += 1;
        let (ListValue::Text(text) | ListValue::Guarded(text)) = value else {
            continue;
        };
        let text = text.trim();
        let figures = text.chars().filter(char::is_ascii_digit).count();
        let is_word = text.chars().any(char::is_alphabetic) && !is_missing(text) && flag(text).is_none();
        // A320 is called so; what begins with a figure needs more letters than figures.
        let is_called = text.starts_with(char::is_alphabetic) || figures * 2 <= text.chars().count();
        letters += usize::from(is_word && is_called && !is_web_link(text) && !is_value(text));
        long += usize::from(text.chars().count() > 100);
        seen.insert(text.to_lowercase());
    }
    let share = |n: usize, of: usize| (n * 100).checked_div(of).unwrap_or(0) as i64;
    let (filled, letters, long) = (
        share(column.cells.len(), rows),
        share(letters, looked),
        share(long, looked),
    );
    let unique = share(seen.len(), looked);
    // What is mostly blank, or mostly figures, is a name only when nothing else can be.
    let poor = i64::from(filled < 50) * 300 + i64::from(letters < 50) * 200 + i64::from(looked == 0) * 300;
    heading + unique * 6 / 10 + if unique >= 90 { 15 } else { 0 } - long / 2 - poor - if part { 0 } else { 20 }
}

/// Whether a text is a date, a price or a size: nothing is called so.
fn is_value(text: &str) -> bool {
    figure(text).is_some() || DateFormat::Several.read(text).is_some()
}

#[cfg(test)]
mod tests;
