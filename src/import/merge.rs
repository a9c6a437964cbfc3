//! Importing a newer list over a catalog that was edited by hand: by id, replacing what the older edition of the list
//! claimed and nothing else.
//!
//! Kept as they are: claims of other sources, notes, places and supersessions, names, categories and summaries once
//! they are filled (a difference is reported: a correction by hand looks like an older wording), attributes
//! with their kinds, labels and options, save where the user now sets otherwise for the list's column, factors, and
//! everything else. An entry the newer list no longer has is removed only
//! when nothing but the older edition named it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::meaning,
    ids::{EntryId, slug},
    read::{reader_of, stem},
};
use crate::catalog::raw::{RawCatalog, RawClaim, RawEvent, RawSays, RawService, RawSuccessor};

/// What a merge changed, each as a line for a person.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MergeChanges {
    /// What the list was taken for.
    pub taken_for: String,
    /// Entries that are new.
    pub added: Vec<String>,
    /// Entries that are gone.
    pub removed: Vec<String>,
    /// Entries the list no longer has, kept because something else refers to them.
    pub orphaned: Vec<String>,
    /// Cells that state something else, something new, or nothing any more.
    pub cells: Vec<String>,
    /// What differs in the list and was kept.
    pub kept: Vec<String>,
}

impl MergeChanges {
    /// The lists by title, in the order of importance.
    pub fn lists(&self) -> Vec<(String, &[String])> {
        let n = |list: &[String], what: &str| format!("{what} ({})", list.len());
        let mut all: Vec<(String, &[String])> = [
            (&self.added, "New entries"),
            (
                &self.removed,
                "Entries that are gone from the list, and with it from the catalog",
            ),
            (
                &self.orphaned,
                "Entries that are gone from the list; kept, because more than the list speaks of them",
            ),
            (&self.cells, "Changed cells"),
            (&self.kept, "Kept as the catalog has it, although the list differs"),
        ]
        .into_iter()
        .filter(|(list, _)| !list.is_empty())
        .map(|(list, what)| (n(list, what), list.as_slice()))
        .collect();
        if all.is_empty() {
            all.push(("Nothing changed".to_owned(), &[]));
        }
        all
    }
}

/// The source of the catalog that the file is a newer edition of, if one is: a source of that file name; else one
/// whose file name differs in its digits alone; else the one with the most columns in common, as long as these are at
/// least half of the file's and a third of the file's entries are among its own.
pub fn edition_of(
    catalog: &RawCatalog,
    file: &str,
    attributes: &[Option<String>],
    services: &[EntryId],
) -> Option<usize> {
    if let Some(named) = edition_of_name(catalog, file) {
        return Some(named);
    }
    let lists = lists(catalog);
    let columns: BTreeSet<&str> = attributes.iter().flatten().map(String::as_str).collect();
    let rows: BTreeSet<&str> = services.iter().map(|s| s.id.as_str()).collect();
    lists
        .into_iter()
        .filter_map(|i| {
            let id = catalog.sources[i].id.as_str();
            let mut spoken = BTreeSet::new();
            let mut named = 0;
            for service in &catalog.services {
                let claims = service.claims.iter().filter(|c| c.source == id);
                spoken.extend(claims.map(|c| c.attribute.as_str()));
                named += usize::from(rows.contains(service.id.as_str()) && service.named_in.iter().any(|s| s == id));
            }
            let common = columns.intersection(&spoken).count();
            (common * 2 >= columns.len() && named * 3 >= rows.len() && named > 0).then_some((common, i))
        })
        .max_by_key(|(common, i)| (*common, std::cmp::Reverse(*i)))
        .map(|(_, i)| i)
}

/// The same, as far as the names of files show.
pub fn edition_of_name(catalog: &RawCatalog, file: &str) -> Option<usize> {
    let lists = lists(catalog);
    if let Some(i) = lists.iter().find(|i| file_of(catalog, **i) == file) {
        return Some(*i);
    }
    let wordless: Vec<usize> = lists
        .into_iter()
        .filter(|i| letters(file_of(catalog, *i)) == letters(file))
        .collect();
    match wordless[..] {
        [one] => Some(one),
        _ => None,
    }
}

fn file_of(catalog: &RawCatalog, source: usize) -> &str {
    catalog.sources[source].file.as_deref().unwrap_or_default()
}

/// The sources that are lists.
fn lists(catalog: &RawCatalog) -> Vec<usize> {
    (0..catalog.sources.len())
        .filter(|i| reader_of(file_of(catalog, *i)).is_some())
        .collect()
}

/// A file's name without its digits and punctuation: `prices-2026-10.csv` and `prices-2026-11.csv` are editions of one list.
fn letters(file: &str) -> String {
    stem(file)
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Merges a freshly imported catalog into another. `edition`: the source it replaces, whose id its claims bear; `None`:
/// it is a source of its own. `fresh` has exactly one source.
#[allow(clippy::single_match_else)] // both arms are of a size
pub fn merge(mut catalog: RawCatalog, fresh: RawCatalog, edition: Option<usize>) -> (RawCatalog, MergeChanges) {
    let mut changes = MergeChanges::default();
    let Some(source) = fresh.sources.into_iter().next() else {
        return (catalog, changes);
    };
    let id = source.id.clone();
    match edition.and_then(|i| catalog.sources.get_mut(i)) {
        Some(old) => {
            let was = old.file.clone().unwrap_or_default();
            changes.taken_for = format!("Taken for a newer edition of {was}: its claims were replaced");
            if old.title == was {
                old.title.clone_from(&source.title);
            }
            if old.date.as_ref().is_some_and(|d| catalog.about == about(&was, d)) {
                catalog.about = fresh.about;
            }
            old.date.clone_from(&source.date);
            (old.estimate, old.estimated_from) = (None, String::new());
            old.file = source.file;
            old.reading = source.reading;
        }
        None => {
            "Added as a source of its own, beside those the catalog has".clone_into(&mut changes.taken_for);
            catalog.sources.push(source);
        }
    }
    for attribute in fresh.attributes {
        if let Some(group) = fresh.groups.iter().find(|g| g.id == attribute.group)
            && !catalog.groups.iter().any(|g| g.id == group.id)
        {
            catalog.groups.push(group.clone());
        }
        match catalog.attributes.iter_mut().find(|a| a.id == attribute.id) {
            Some(old) => *old = attribute,
            None => catalog.attributes.push(attribute),
        }
    }
    let has_formulas = catalog.attributes.iter().any(|a| !a.formula.is_empty());
    let labels: BTreeMap<String, String> = catalog
        .attributes
        .iter()
        .map(|a| (a.id.clone(), a.label.clone()))
        .collect();
    let mut new: BTreeMap<String, RawService> = BTreeMap::new();
    let mut order = Vec::new();
    for service in fresh.services {
        order.push(service.id.clone());
        new.insert(service.id.clone(), service);
    }
    catalog.services.retain_mut(|old| {
        if let Some(fresh) = new.remove(&old.id) {
            update(old, fresh, &id, &labels, &mut changes);
            return true;
        }
        if !old.named_in.contains(&id)
            && old.lifecycle.iter().all(|e| e.source != id)
            && old.claims.iter().all(|c| c.source != id)
        {
            return true;
        }
        old.claims.retain(|c| c.source != id);
        old.named_in.retain(|s| *s != id);
        old.lifecycle.retain(|e| e.source != id);
        old.successors.retain(|s| s.source != id);
        let stays = has_more(old);
        let list = if stays {
            &mut changes.orphaned
        } else {
            &mut changes.removed
        };
        list.push(format!("{} ({})", old.name, old.id));
        stays
    });
    for service in order.iter().filter_map(|id| new.remove(id)) {
        changes.added.push(format!("{} ({})", service.name, service.id));
        catalog.services.push(service);
    }
    if has_formulas {
        without_formulas_of_claimed(&mut catalog);
    }
    (catalog, changes)
}

/// Removes the formulas of attributes that somebody claims something of: the list has them worked out, and others state them.
fn without_formulas_of_claimed(catalog: &mut RawCatalog) {
    let claims = catalog.services.iter().flat_map(|s| &s.claims);
    let claimed: BTreeSet<&str> = claims.map(|c| c.attribute.as_str()).collect();
    let claimed = catalog
        .attributes
        .iter_mut()
        .filter(|a| claimed.contains(a.id.as_str()));
    claimed.for_each(|a| a.formula.clear());
}

/// Whether anything but the list refers to an entry.
fn has_more(service: &RawService) -> bool {
    let bare = RawService {
        id: service.id.clone(),
        name: service.name.clone(),
        category: service.category.clone(),
        summary: service.summary.clone(),
        // What the list calls it, where that could not be its id.
        aliases: match service.aliases.as_slice() {
            [one] if slug(one).is_some_and(|s| service.id.starts_with(&s)) => service.aliases.clone(),
            _ => Vec::new(),
        },
        ..RawService::default()
    };
    *service != bare
}

/// Brings one entry up to date.
fn update(
    old: &mut RawService,
    fresh: RawService,
    source: &str,
    labels: &BTreeMap<String, String>,
    changes: &mut MergeChanges,
) {
    if !old.named_in.iter().any(|s| s == source) {
        old.named_in.push(source.to_owned());
    }
    let (name, id) = (old.name.clone(), old.id.clone());
    let mut keep = |what: &str, had: &mut String, has: String| {
        if had.trim().is_empty() {
            *had = has;
        } else if !has.trim().is_empty() && *had != has {
            changes
                .kept
                .push(format!("{name} ({id}), {what}: the list says “{has}”"));
        }
    };
    // A list without names calls an entry by its id; that is no other name.
    if fresh.name != fresh.id {
        keep("name", &mut old.name, fresh.name);
    }
    keep("category", &mut old.category, fresh.category);
    keep("summary", &mut old.summary, fresh.summary);
    for (had, has) in [
        (&mut old.aliases, fresh.aliases),
        (&mut old.former_names, fresh.former_names),
    ] {
        let new: Vec<String> = has.into_iter().filter(|n| !had.contains(n)).collect();
        had.extend(new);
    }
    let ends = events(old, fresh.lifecycle, source);
    successors(old, fresh.successors, source, changes);

    let mut todo: Vec<Option<RawClaim>> = fresh.claims.into_iter().map(Some).collect();
    let take = |todo: &mut Vec<Option<RawClaim>>, wanted: &dyn Fn(&RawClaim) -> bool| {
        todo.iter_mut()
            .find(|c| c.as_ref().is_some_and(wanted))
            .and_then(Option::take)
    };
    // First what states the same, so that of two claims on one attribute the right one is kept with its note.
    let mut same = vec![false; old.claims.len()];
    for (claim, same) in old.claims.iter().zip(&mut same).filter(|(c, _)| c.source == source) {
        *same = take(&mut todo, &|n| {
            n.attribute == claim.attribute && says_same(&n.says, &claim.says)
        })
        .is_some();
    }
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut line = |attribute: &str, from: &str, to: &str| {
        let label = labels.get(attribute).map_or(attribute, String::as_str);
        changes.cells.push(format!("{name}, {label}: {from} → {to}"));
        told.extend([from.to_owned(), to.to_owned()]);
    };
    // What other sources state of the same cell: it has been stated before, and stays so.
    let mut others: BTreeMap<String, Vec<RawSays>> = BTreeMap::new();
    for claim in old
        .claims
        .iter()
        .filter(|c| c.source != source && c.withdrawn.is_none())
    {
        let all = others.entry(claim.attribute.clone()).or_default();
        if !all.iter().any(|known| says_same(known, &claim.says)) {
            all.push(claim.says.clone());
        }
    }
    let stated = |attribute: &str| {
        let all: Vec<String> = others.get(attribute).into_iter().flatten().map(said).collect();
        (!all.is_empty()).then(|| all.join(" and "))
    };
    let mut same = same.into_iter();
    old.claims.retain_mut(|claim| {
        if same.next() == Some(true) || claim.source != source {
            return true;
        }
        let before = said(&claim.says);
        let Some(next) = take(&mut todo, &|n| n.attribute == claim.attribute) else {
            match stated(&claim.attribute) {
                Some(others) => line(
                    &claim.attribute,
                    &before,
                    &format!("{others}, and no more by this list"),
                ),
                None => line(&claim.attribute, &before, "not stated"),
            }
            return false;
        };
        line(&claim.attribute, &before, &said(&next.says));
        claim.says = next.says;
        // A note of the list's own is removed with its value; one written by hand stays.
        if !next.note.is_empty() {
            claim.note = next.note;
        }
        true
    });
    for claim in todo.into_iter().flatten() {
        let now = said(&claim.says);
        let is_same = |all: &Vec<RawSays>| all.iter().any(|s| says_same(s, &claim.says));
        match stated(&claim.attribute) {
            // The cell is as it was, with one more source.
            Some(_) if others.get(&claim.attribute).is_some_and(is_same) => {}
            Some(was) => line(&claim.attribute, &was, &format!("{was}, and by this list {now}")),
            None => line(&claim.attribute, "not stated", &now),
        }
        old.claims.push(claim);
    }
    // An end that is a cell as well is told once.
    let ends = ends.into_iter().filter(|(on, _)| on.is_empty() || !told.contains(on));
    changes.cells.extend(ends.map(|(_, line)| line));
}

/// Replaces the ends that the older edition stated; one that is the same keeps its note and place. Returns what changed: the
/// date, and a line for a person.
fn events(old: &mut RawService, fresh: Vec<RawEvent>, source: &str) -> Vec<(String, String)> {
    let mut changed = Vec::new();
    let same = |a: &RawEvent, b: &RawEvent| a.kind == b.kind && a.date == b.date;
    let on = |e: &RawEvent| e.date.clone().unwrap_or_default();
    let name = &old.name;
    old.lifecycle.retain(|e| {
        let stays = e.source != source || fresh.iter().any(|f| same(e, f));
        if !stays {
            changed.push((on(e), format!("{name}, end: {} → not stated", on(e))));
        }
        stays
    });
    for event in fresh {
        if !old.lifecycle.iter().any(|e| e.source == source && same(e, &event)) {
            changed.push((on(&event), format!("{name}, end: not stated → {}", on(&event))));
            old.lifecycle.push(event);
        }
    }
    changed
}

/// The same of what is to be used in an entry's place.
fn successors(old: &mut RawService, fresh: Vec<RawSuccessor>, source: &str, changes: &mut MergeChanges) {
    let name = &old.name;
    old.successors.retain(|s| {
        let stays = s.source != source || fresh.iter().any(|f| f.to == s.to);
        if !stays {
            changes.cells.push(format!("{name}, successor: {} → not stated", s.to));
        }
        stays
    });
    for successor in fresh {
        if !old
            .successors
            .iter()
            .any(|s| s.source == source && s.to == successor.to)
        {
            changes
                .cells
                .push(format!("{name}, successor: not stated → {}", successor.to));
            old.successors.push(successor);
        }
    }
}

/// Whether two claims state the same, whatever the order of their options.
pub(super) fn says_same(a: &RawSays, b: &RawSays) -> bool {
    match (a, b) {
        (RawSays::Has(a), RawSays::Has(b)) | (RawSays::Services(a), RawSays::Services(b)) => {
            a.iter().collect::<BTreeSet<_>>() == b.iter().collect::<BTreeSet<_>>()
        }
        _ => a == b,
    }
}

/// What a claim states, for a line of the report.
fn said(says: &RawSays) -> String {
    let text = says.to_string();
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(80).collect();
    if chars.next().is_some() {
        format!("{start}…")
    } else {
        start
    }
}

/// The text of the About box of an imported catalog.
pub(super) fn about(file: &str, date: &str) -> String {
    format!("Imported from {} on {date}.", meaning::or(file, "a list"))
}
