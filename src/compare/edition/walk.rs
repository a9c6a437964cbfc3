//! Walks through two editions at once, entry by entry and field by field, and notes where they differ.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    change::{EditionChange, EditionChangeKind, EditionPart, EntryName},
    pairs::{Pair, pairs},
    renames::{self, text},
};

/// A list of entries in an entry.
pub struct ListShape {
    /// The field that holds it.
    pub field: &'static str,
    /// What its entries are.
    pub part: EditionPart,
    /// The field by which an entry is recognised.
    pub key: &'static str,
    /// What a person calls an entry.
    name: &'static str,
    /// Of what an entry consists; `None` where it is compared as a whole.
    pub lists: Option<&'static [Self]>,
}

const fn whole(field: &'static str, part: EditionPart, key: &'static str) -> ListShape {
    ListShape {
        field,
        part,
        key,
        name: key,
        lists: None,
    }
}

const fn entries(field: &'static str, part: EditionPart, name: &'static str, lists: &'static [ListShape]) -> ListShape {
    ListShape {
        field,
        part,
        key: "id",
        name,
        lists: Some(lists),
    }
}

/// Of what a catalog consists.
pub const SHAPES: &[ListShape] = &[
    entries(
        "services",
        EditionPart::Service,
        "name",
        &[
            whole("lifecycle", EditionPart::Event, "kind"),
            whole("claims", EditionPart::Cell, "attribute"),
            whole("successors", EditionPart::Successor, "to"),
            whole("benefits", EditionPart::Benefit, "text"),
            whole("considerations", EditionPart::Consideration, "text"),
        ],
    ),
    entries(
        "attributes",
        EditionPart::Attribute,
        "label",
        &[entries("options", EditionPart::Option, "label", &[])],
    ),
    entries("sources", EditionPart::Source, "title", &[]),
    entries("groups", EditionPart::Heading, "label", &[]),
    entries(
        "factors",
        EditionPart::Factor,
        "label",
        &[entries(
            "options",
            EditionPart::Answer,
            "label",
            &[whole("rules", EditionPart::Rule, "when")],
        )],
    ),
    whole("allowed", EditionPart::Allowed, "path"),
];

struct Walker<'a> {
    /// What attributes are called.
    labels: &'a BTreeMap<String, String>,
    found: Vec<EditionChange>,
}

/// All in which two catalogs differ. `labels`: what attributes are called.
pub fn walk(old: &Value, new: &Value, labels: &BTreeMap<String, String>) -> Vec<EditionChange> {
    let mut walker = Walker {
        labels,
        found: Vec::new(),
    };
    walker.entry(EditionPart::Catalog, &[], SHAPES, (old, new));
    walker.found
}

impl Walker<'_> {
    /// An entry that both have: its fields, then its lists.
    fn entry(&mut self, part: EditionPart, of: &[EntryName], lists: &[ListShape], (old, new): (&Value, &Value)) {
        let is_list = |name: &str| lists.iter().any(|l| l.field == name);
        let added = names(new).filter(|name| old.get(name).is_none());
        for name in names(old).chain(added).filter(|name| !is_list(name)) {
            let (before, after) = (old.get(name), new.get(name));
            if before != after {
                let kind = if part == EditionPart::Service && (name == "name" || name == "id") {
                    EditionChangeKind::Renamed
                } else {
                    EditionChangeKind::Changed
                };
                self.push((part, kind), of, name, (before.cloned(), after.cloned()));
            }
        }
        for list in lists {
            self.list(of, list, (items(old, list.field), items(new, list.field)));
        }
    }

    fn list(&mut self, of: &[EntryName], list: &ListShape, (old, new): (&[Value], &[Value])) {
        let key = |entry: &Value| entry.get(list.key).map(Value::to_string).unwrap_or_default();
        let found = match list.part {
            EditionPart::Cell => pairs(&by_attribute(old), &by_attribute(new), key),
            EditionPart::Service => renames::joined(pairs(old, new, key)),
            _ => pairs(old, new, key),
        };
        for pair in found {
            let of = [of, &self.name(list, &pair)].concat();
            match (pair, list.lists) {
                ((Some(old), Some(new)), Some(lists)) => self.entry(list.part, &of, lists, (&old, &new)),
                ((before, after), _) => self.whole(list.part, &of, before, after),
            }
        }
    }

    /// An entry that is reported as a whole.
    fn whole(&mut self, part: EditionPart, of: &[EntryName], before: Option<Value>, after: Option<Value>) {
        let kind = match (&before, &after) {
            (None, _) => EditionChangeKind::Added,
            (_, None) => EditionChangeKind::Removed,
            _ => EditionChangeKind::Changed,
        };
        let claims = |mut cell: Value| cell.get_mut("claims").map(Value::take).unwrap_or_default();
        let (before, after) = match part {
            EditionPart::Cell => (before.map(claims), after.map(claims)),
            _ => (before, after),
        };
        self.push((part, kind), of, "", (before, after));
    }

    fn push(&mut self, (part, kind): (EditionPart, EditionChangeKind), of: &[EntryName], field: &str, pair: Pair) {
        self.found.push(EditionChange {
            part,
            kind,
            of: of.to_vec(),
            field: field.to_owned(),
            before: pair.0,
            after: pair.1,
        });
    }

    /// What an entry is found by: as the new edition has it, else the old one.
    fn name(&self, list: &ListShape, pair: &Pair) -> [EntryName; 1] {
        let entry = pair.1.as_ref().or(pair.0.as_ref());
        let field = |field: &str| match entry.and_then(|e| e.get(field)) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let id = field(list.key);
        let name = match list.part {
            EditionPart::Cell => self.labels.get(&id).cloned(),
            _ => Some(field(list.name)),
        };
        let name = name.filter(|n| !n.trim().is_empty()).unwrap_or_else(|| id.clone());
        [EntryName { id, name }]
    }
}

/// The fields that an entry has.
fn names(entry: &Value) -> impl Iterator<Item = &String> {
    entry.as_object().into_iter().flatten().map(|(name, _)| name)
}

/// A list in an entry; empty where it has none.
fn items<'a>(entry: &'a Value, field: &str) -> &'a [Value] {
    entry.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The claims of a service under the attributes they are on.
fn by_attribute(claims: &[Value]) -> Vec<Value> {
    let mut cells: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for claim in claims {
        cells.entry(text(claim, "attribute")).or_default().push(claim.clone());
    }
    let cell = |(attribute, claims)| json!({ "attribute": attribute, "claims": Value::Array(claims) });
    cells.into_iter().map(cell).collect()
}
