//! What a file of our own holds, in the shape a catalog has it.

use super::defined::DefinedCatalog;
use crate::{
    catalog::{
        model::Group,
        raw::{RawAttribute, RawService, RawSource},
    },
    import::ids::slug,
};

/// Entries with their claims. A claim, an end or a successor of no named source is the file's own: its source is blank.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnList {
    /// Headings of attributes.
    pub groups: Vec<Group>,
    /// What the entries are compared by.
    pub attributes: Vec<RawAttribute>,
    /// The entries.
    pub services: Vec<RawService>,
    /// Sources that claims rest on.
    pub sources: Vec<RawSource>,
    /// What the entries are called, and the attributes on cards; blank where the file does not state it.
    pub catalog: DefinedCatalog,
    /// Whether the file states which sources name an entry; else it is the file itself that does.
    pub is_sourced: bool,
    /// Whether some cells could not be read back, or had more behind them than they have now.
    pub has_lost: bool,
    /// What to report: what happened, and where.
    pub remarks: Vec<(String, Vec<String>)>,
}

impl OwnList {
    /// An attribute whose group is a label, with the id of that group.
    pub fn grouped(&mut self, attribute: RawAttribute) -> RawAttribute {
        let id = || slug(&attribute.group).unwrap_or_else(|| "attributes".to_owned());
        RawAttribute {
            group: self.group(&attribute.group, id),
            ..attribute
        }
    }

    /// The id of a group of this label, made where there is none.
    pub fn group(&mut self, label: &str, id: impl FnOnce() -> String) -> String {
        if let Some(known) = self.groups.iter().find(|g| g.label == label) {
            return known.id.clone();
        }
        let mut id = id();
        while self.groups.iter().any(|g| g.id == id) {
            id.push_str("-2");
        }
        self.groups.push(Group {
            id: id.clone(),
            label: label.to_owned(),
        });
        id
    }
}
