//! A name that stands for two services sends a reader to the wrong one, unless a note of one of them speaks of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let services = &catalog.services;
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, service) in services.iter().enumerate() {
        for alias in &service.aliases {
            owners.entry(folded(alias)).or_default().insert(i);
        }
    }
    // One may also be the other's name.
    for (i, service) in services.iter().enumerate() {
        if let Some(owners) = owners.get_mut(&folded(&service.name)) {
            owners.insert(i);
        }
    }
    for (i, service) in services.iter().enumerate() {
        let entry = FileLocation::entry("services", i, &service.id);
        for alias in &service.aliases {
            let name = folded(alias);
            let others = owners.get(&name).into_iter().flatten().filter(|other| **other != i);
            // Told once of two aliases, at the later.
            let is_mine = |other: &usize| *other < i || folded(&services[*other].name) == name;
            let other = others
                .copied()
                .take(LOOKED_AT)
                .find(|other| is_mine(other) && !explained(&name, service, &services[*other]));
            if let Some(other) = other {
                found.warn(
                    &entry.field("aliases").word(alias),
                    format!(
                        "“{}” is a name of “{}” as well",
                        excerpt(alias),
                        excerpt(&services[other].id)
                    ),
                    "Take it from one of the two, or say in a note which is meant where.",
                );
            }
        }
    }
}

/// Of how many services of one name the notes are looked at: of a name that thousands have, each would be compared with each.
const LOOKED_AT: usize = 16;

/// Whether a note of one speaks of the name, or of the other service.
fn explained(name: &str, one: &Service, other: &Service) -> bool {
    let speaks = |of: &Service, about: &Service| {
        let note = folded(&of.note);
        let mut names = std::iter::once(&about.name).chain(&about.aliases);
        note.contains(name) || names.any(|n| !n.trim().is_empty() && note.contains(&folded(n)))
    };
    speaks(one, other) || speaks(other, one)
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
