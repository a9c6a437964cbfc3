//! Two editions of a catalog: all in which they differ. Entries are matched by their ids, and the order in which a file
//! has them does not count.
//!
//! What is compared is the file as it is written, field by field, so that nothing can be left out, and an edition with
//! errors can be compared too. What each field is, and of which lists an entry consists, is one table ([`SHAPES`]); a
//! field that is added to the catalog format later is compared without a change here.

mod change;
mod normal;
mod options;
mod pairs;
mod renames;
mod walk;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Finding, check::check, parse, parse_raw, raw::RawCatalog};

pub use change::{EditionChange, EditionChangeKind, EditionDiff, EditionPart, EntryName};
pub use options::{OptionChanges, OptionSide, StatedOptions, option_changes};
pub use walk::SHAPES;

/// One edition of a catalog.
#[derive(Debug, Clone)]
pub struct Edition {
    /// As its file has it.
    pub raw: RawCatalog,
    /// The checked catalog; `None` when it has errors.
    pub checked: Option<Catalog>,
    /// The first twelve hexadecimal digits of the SHA-256 of its file.
    pub hash: String,
}

impl Edition {
    /// Reads a catalog's file. One with errors is an edition all the same; the error is what keeps it from being read
    /// at all.
    pub fn read(bytes: &[u8]) -> Result<Self, Finding> {
        let raw = parse_raw(bytes)?;
        let hash = parse::hash(bytes);
        let mut checked = check(&raw).0;
        if let Some(catalog) = &mut checked {
            catalog.hash.clone_from(&hash);
        }
        Ok(Self { raw, checked, hash })
    }
}

/// All in which two editions differ.
pub fn differences(old: &RawCatalog, new: &RawCatalog) -> EditionDiff {
    let (less_old, less_new) = normal::without_what_is_equal(old, new);
    let mut changes = walk::walk(&normal::value(&less_old), &normal::value(&less_new), &labels(old, new));
    changes.sort_by_cached_key(|c| {
        let names: Vec<(String, String)> = c.of.iter().map(|n| (n.name.to_lowercase(), n.id.clone())).collect();
        (c.part, c.kind, names)
    });
    EditionDiff { changes }
}

/// What attributes are called, to name cells: as the new edition has it, else the old one.
fn labels(old: &RawCatalog, new: &RawCatalog) -> BTreeMap<String, String> {
    let all = old.attributes.iter().chain(&new.attributes);
    all.map(|a| (a.id.clone(), a.label.clone())).collect()
}
