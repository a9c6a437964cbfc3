//! A name that means two services sends a reader to the wrong one. No note excuses it: a search and a condition know
//! nothing of notes. One that a document does use for both is allowed by name, with the reason.

use std::collections::{HashMap, HashSet};

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, EventKind, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let services = &catalog.services;
    // Which of several is reported, and which is named beside it, does not hang on where they stand in the file.
    let mut by_id: Vec<(usize, &Service)> = services.iter().enumerate().collect();
    by_id.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    shared_names(catalog, &by_id, found);
    former_names(services, &by_id, found);
    // The first service of each alias, and of each name and id that is an alias the first two: of two at least one is another.
    let mut aliases: HashMap<String, usize> = HashMap::new();
    for (i, service) in &by_id {
        for alias in &service.aliases {
            aliases.entry(folded(alias)).or_insert(*i);
        }
    }
    let mut names: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, service) in by_id.iter().filter(|_| !aliases.is_empty()) {
        for name in [&service.name, &service.id].into_iter().chain(&service.former_names) {
            let name = folded(name);
            if !aliases.contains_key(&name) {
                continue;
            }
            let owners = names.entry(name).or_default();
            if owners.len() < 2 && !owners.contains(i) {
                owners.push(*i);
            }
        }
    }
    for (i, service) in services.iter().enumerate() {
        let entry = FileLocation::entry("services", i, &service.id);
        let mut listed = HashSet::new();
        for alias in &service.aliases {
            let name = folded(alias);
            if !listed.insert(name.clone()) {
                found.warn(
                    &entry.field("aliases").under(alias).word(alias),
                    format!("“{}” is listed twice", excerpt(alias)),
                    "Keep one of the two.",
                );
                continue;
            }
            // Reported of every one but the first.
            let other = names
                .get(&name)
                .into_iter()
                .flatten()
                .copied()
                .find(|other| *other != i);
            let other = other.or_else(|| aliases.get(&name).copied().filter(|first| *first != i));
            if let Some(other) = other {
                found.warn(
                    &entry.field("aliases").under(alias).word(alias),
                    format!(
                        "“{}” is a name of “{}” as well",
                        excerpt(alias),
                        excerpt(&services[other].id)
                    ),
                    "Take it from one of the two, or add its path to allowed with the reason why both have it.",
                );
            }
        }
    }
}

/// A name that a service had before and that another has today, or had as well.
fn former_names(services: &[Service], by_id: &[(usize, &Service)], found: &mut Findings) {
    let formers = |i: usize| {
        let renamed = services[i].lifecycle.iter().filter_map(|e| match &e.kind {
            EventKind::RenamedFrom(name) => Some(name),
            _ => None,
        });
        services[i].former_names.iter().chain(renamed)
    };
    // Few services of a long list had another name, so that it is not the list that is looked up.
    let mut today: HashMap<String, Option<usize>> = (0..services.len())
        .flat_map(formers)
        .map(|former| (folded(former), None))
        .collect();
    if today.is_empty() {
        return;
    }
    for (i, service) in by_id {
        if let Some(owner) = today.get_mut(&folded(&service.name)) {
            owner.get_or_insert(*i);
        }
    }
    // The first service that had each.
    let mut before: HashMap<String, usize> = HashMap::new();
    for (i, _) in by_id {
        for former in formers(*i) {
            before.entry(folded(former)).or_insert(*i);
        }
    }
    for (i, service) in services.iter().enumerate() {
        let mut told = HashSet::new();
        for former in formers(i) {
            let other = today.get(&folded(former)).copied().flatten();
            if let Some(other) = other.filter(|other| *other != i) {
                let entry = FileLocation::entry("services", i, &service.id);
                found.warn(
                    &entry.field("former_names").under(former).word(former),
                    format!(
                        "“{}” is what “{}” is called today",
                        excerpt(former),
                        excerpt(&services[other].id)
                    ),
                    "Correct one of the two, or add its path to allowed with the reason why the name went over.",
                );
            }
            // Reported of every one but the first, once where it is listed and an event of the lifecycle as well.
            let first = before.get(&folded(former)).copied().filter(|first| *first != i);
            if let Some(first) = first.filter(|_| told.insert(folded(former))) {
                let entry = FileLocation::entry("services", i, &service.id);
                found.warn(
                    &entry.field("former_names").under(former).word(former),
                    format!(
                        "“{}” is what “{}” was called before as well",
                        excerpt(former),
                        excerpt(&services[first].id)
                    ),
                    "Correct one of the two, or add its path to allowed with the reason why both were called so.",
                );
            }
        }
    }
}

/// Two services of one name. A list that somebody brings may well have some; a catalog that recommends has not.
fn shared_names(catalog: &Catalog, by_id: &[(usize, &Service)], found: &mut Findings) {
    if catalog.factors.is_empty() {
        return;
    }
    let mut names: HashMap<String, &Service> = HashMap::new();
    for (_, service) in by_id {
        names.entry(folded(&service.name)).or_insert(service);
    }
    for (i, service) in catalog.services.iter().enumerate() {
        let first = names.get(&folded(&service.name));
        if let Some(first) = first.filter(|first| first.id != service.id) {
            let entry = FileLocation::entry("services", i, &service.id);
            found.warn(
                &entry.field("name").word(&service.name),
                format!(
                    "“{}” is the name of “{}” as well",
                    excerpt(&service.name),
                    excerpt(&first.id)
                ),
                "Name one of the two otherwise, or add its path to allowed with the reason why both have it.",
            );
        }
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
