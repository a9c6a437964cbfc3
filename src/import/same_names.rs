//! Entries of one name in a newer edition of a list that has no ids: `postgres` and `postgres-2` are who the catalog calls so,
//! and not the first and the second row. An entry is the one with which it has most cells in common; where that does
//! not decide, the order does, and the report says which.

use std::collections::{BTreeMap, BTreeSet};

use super::{ids::EntryId, merge::says_same, report::ImportReport};
use crate::catalog::raw::{RawCatalog, RawService};

/// What entries are called by instead, by their rows; empty where the order of the list is right, or decides.
pub type IdsByRow = BTreeMap<usize, String>;

/// Finds who is who among entries of one name. `fresh`: the newer edition's, row by row; `source`: the older edition's id.
pub fn matched(
    fresh: &[RawService],
    catalog: &RawCatalog,
    source: &str,
    place: impl Fn(usize) -> String,
    report: &mut ImportReport,
) -> IdsByRow {
    let mut groups: BTreeMap<String, (Vec<usize>, Vec<&RawService>)> = BTreeMap::new();
    let name = |s: &RawService| s.name.trim().to_lowercase();
    let by_id: BTreeMap<&str, String> = fresh.iter().map(|s| (s.id.as_str(), name(s))).collect();
    for (row, service) in fresh.iter().enumerate() {
        groups.entry(name(service)).or_default().0.push(row);
    }
    for old in catalog
        .services
        .iter()
        .filter(|s| s.named_in.iter().any(|n| n == source))
    {
        // One that was renamed by hand is known by its id.
        let name = by_id.get(old.id.as_str()).cloned().unwrap_or_else(|| name(old));
        if let Some((_, olds)) = groups.get_mut(&name) {
            olds.push(old);
        }
    }
    groups.retain(|_, (rows, olds)| !olds.is_empty() && rows.len().max(olds.len()) > 1);
    // An id that the order alone gave is free.
    let unsure: BTreeSet<usize> = groups.values().flat_map(|(rows, _)| rows).copied().collect();
    let sure = fresh.iter().enumerate().filter(|(row, _)| !unsure.contains(row));
    let sure = sure.map(|(_, s)| s.id.clone());
    let mut taken: BTreeSet<String> = { catalog.services.iter() }.map(|s| s.id.clone()).chain(sure).collect();
    let (mut renamed, mut by_cells, mut by_order) = (IdsByRow::new(), Vec::new(), Vec::new());
    for (rows, olds) in groups.into_values() {
        let pairs = pairs(&rows, &olds, fresh, source);
        for (at, row) in rows.iter().enumerate() {
            let id = match pairs.get(&at) {
                Some((old, _)) => olds[*old].id.clone(),
                None => next_id(&olds[0].id, &mut taken),
            };
            let line = match pairs.get(&at) {
                Some(_) => format!("{} ({}) is {id}", fresh[*row].name, place(*row)),
                None => format!("{} ({}) is new, {id}", fresh[*row].name, place(*row)),
            };
            match pairs.get(&at) {
                Some((_, false)) => by_order.push(line),
                _ => by_cells.push(line),
            }
            if id != fresh[*row].id {
                renamed.insert(*row, id);
            }
        }
    }
    for (what, lines) in [
        (
            "Entries of one name; each is taken for the one with which it has most cells in common",
            by_cells,
        ),
        (
            "Entries of one name that their cells do not tell apart; they are taken in their order, which may be wrong: give the \
             list a column of ids",
            by_order,
        ),
    ] {
        if !lines.is_empty() {
            report.remarks.push((what.to_owned(), lines));
        }
    }
    renamed
}

/// Which of the older entries each is, by their places, and whether its cells decide it.
fn pairs(rows: &[usize], olds: &[&RawService], fresh: &[RawService], source: &str) -> BTreeMap<usize, (usize, bool)> {
    // Hundreds of one name are compared in no useful way.
    const MOST: usize = 50;
    let mut found = BTreeMap::new();
    let mut scores = Vec::new();
    if rows.len().max(olds.len()) <= MOST {
        for (at, row) in rows.iter().enumerate() {
            scores.extend(
                olds.iter()
                    .enumerate()
                    .map(|(old, o)| (common(&fresh[*row], o, source), at, old)),
            );
        }
    }
    // Most in common first, then in their order.
    scores.sort_by_key(|(common, at, old)| (std::cmp::Reverse(*common), at.abs_diff(*old), *at));
    let mut used = BTreeSet::new();
    for (score, at, old) in &scores {
        if *score == 0 || found.contains_key(at) || used.contains(old) {
            continue;
        }
        let rivals = scores
            .iter()
            .filter(|(s, a, o)| s == score && (a == at) != (o == old) && !found.contains_key(a) && !used.contains(o));
        let is_decided = rivals.count() == 0;
        found.insert(*at, (*old, is_decided));
        used.insert(*old);
    }
    // Who is left has nothing in common with who is left there.
    let left: Vec<usize> = (0..olds.len()).filter(|old| !used.contains(old)).collect();
    let alone: Vec<usize> = (0..rows.len()).filter(|at| !found.contains_key(at)).collect();
    found.extend(alone.into_iter().zip(left).map(|(at, old)| (at, (old, false))));
    found
}

/// How many claims of the older edition an entry still makes.
fn common(fresh: &RawService, old: &RawService, source: &str) -> usize {
    let olds = old.claims.iter().filter(|c| c.source == source);
    olds.filter(|o| {
        fresh
            .claims
            .iter()
            .any(|f| f.attribute == o.attribute && says_same(&f.says, &o.says))
    })
    .count()
}

/// The next id of this name that nobody has.
fn next_id(id: &str, taken: &mut BTreeSet<String>) -> String {
    let base = match id.rsplit_once('-') {
        Some((base, n)) if n.parse::<u32>().is_ok() && taken.contains(base) => base,
        _ => id,
    };
    let mut n = 2;
    while !taken.insert(format!("{base}-{n}")) {
        n += 1;
    }
    format!("{base}-{n}")
}

/// Gives rows the ids found for them, in the report too.
pub fn rename(ids: &mut [EntryId], renamed: &IdsByRow, names: impl Fn(usize) -> String, report: &mut ImportReport) {
    for (row, id) in renamed {
        let Some(of) = ids.get_mut(*row) else { continue };
        let named = names(*row);
        report.renamed.retain(|line| !line.starts_with(&format!("{named}: ")));
        if *id != of.id {
            report.renamed.push(format!("{named}: {} → {id}", of.id));
        }
        of.id.clone_from(id);
    }
}
