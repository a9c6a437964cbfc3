//! One thing in which two editions differ, and all of them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::catalog::raw::RawCatalog;

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EditionPart {
    /// The catalog as a whole: its title, its words about itself, its headline.
    Catalog,
    /// Its own fields: name, id, category, role, summary.
    Service,
    /// An event of a service's lifecycle.
    Event,
    /// The claims on one attribute of one service.
    Cell,
    /// What to use instead of a service.
    Successor,
    /// A benefit of a service.
    Benefit,
    /// A consideration about a service.
    Consideration,
    /// Its own fields: label, kind, unit, which end is better.
    Attribute,
    /// An option of an attribute.
    Option,
    /// A document, with its title, date and link.
    Source,
    /// A heading for attributes.
    Heading,
    /// A question of the wizard.
    Factor,
    /// An answer to a question.
    Answer,
    /// A rule of an answer.
    Rule,
    /// A warning that is meant.
    Allowed,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EditionChangeKind {
    /// The new edition has it, the old one has not.
    Added,
    /// The old edition has it, the new one has not.
    Removed,
    /// A service that goes by another name or id.
    Renamed,
    /// Both have it, and it differs.
    Changed,
}

/// Something an entry is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryName {
    /// As the file has it.
    pub id: String,
    /// For a person; the id where the file gives no other.
    pub name: String,
}

/// One thing in which two editions differ.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionChange {
    /// What it is about.
    pub part: EditionPart,
    /// What became of it.
    pub kind: EditionChangeKind,
    /// The entry, after those it is in: a service and an attribute for a cell. Empty for the catalog itself. Ids and
    /// names are those of the new edition where it has the entry.
    pub of: Vec<EntryName>,
    /// The field, as the file calls it, where one field of the entry differs; empty where it is about the whole entry.
    pub field: String,
    /// What the old edition has; `None` where it has nothing.
    pub before: Option<Value>,
    /// What the new edition has; `None` where it has nothing.
    pub after: Option<Value>,
}

impl EditionChange {
    /// Of a renamed service, whether its old name is now among its former names.
    pub fn became_former(&self, new: &RawCatalog) -> bool {
        let (Some(before), Some(of)) = (self.before.as_ref().and_then(Value::as_str), self.of.last()) else {
            return false;
        };
        let service = new.services.iter().find(|s| s.id == of.id);
        service.is_some_and(|s| s.former_names.iter().any(|n| n == before))
    }
}

/// All in which two editions differ; empty when they state the same.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EditionDiff {
    /// By part, then by the names of what they are about.
    pub changes: Vec<EditionChange>,
}

impl EditionDiff {
    /// Whether the two state the same.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes of a kind to a part.
    pub fn of(&self, part: EditionPart, kind: EditionChangeKind) -> impl Iterator<Item = &EditionChange> {
        self.changes.iter().filter(move |c| c.part == part && c.kind == kind)
    }

    /// Services of the old edition that go by another id in the new one.
    pub fn other_ids(&self) -> BTreeMap<String, String> {
        let text = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).map(str::to_owned);
        self.of(EditionPart::Service, EditionChangeKind::Renamed)
            .filter(|c| c.field == "id")
            .filter_map(|c| Some((text(&c.before)?, text(&c.after)?)))
            .collect()
    }
}
