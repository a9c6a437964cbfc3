//! The list under headings: one for each option of a choice or a set, each side of a flag, each range of a number or a date
//! (the bins of its histogram), or each value of a built-in subject. What crosses the edge of a range comes after the
//! ranges.
//!
//! Every service is under exactly one heading; of a set, under each option it is stated to have, so that each option has
//! what filtering by it gives. One of which no option is stated is there once, by what is stated of the set instead.
//! Under each heading the order of the list is kept. What is not applicable, what sources disagree on and what no source
//! states have headings of their own, at the end and in that order, so that a blank never passes for an option.

use std::{collections::BTreeMap, ops::Range};

use super::histogram::{self, Bin};
use crate::catalog::{
    Atom, AttributeIx, Catalog, Cell, CellValue, Cells, Feature, Kind, Role, Scalar, ServiceIx, State, Status,
    condition::Subject, value::Digits,
};

/// The services under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceGroup {
    /// What identifies it: an option's id, a state, a category.
    pub id: String,
    /// For a person.
    pub label: String,
    /// Its places in the list.
    pub range: Range<usize>,
}

/// Whether services can be grouped by it: flags, choices, sets, numbers, dates, category, status and role.
pub fn can_group(catalog: &Catalog, subject: Subject) -> bool {
    match subject {
        Subject::Role | Subject::Category | Subject::Status => true,
        Subject::Source | Subject::Name | Subject::Yours | Subject::Several => false,
        Subject::Attribute(a) => catalog
            .attributes
            .get(a.at())
            .is_some_and(|a| a.kind.has(Feature::Flag) || a.kind.has(Feature::Options) || is_ranged(a.kind)),
    }
}

/// Whether a service can be under several headings of it.
pub fn can_repeat(catalog: &Catalog, subject: Subject) -> bool {
    matches!(subject, Subject::Attribute(a) if catalog[a].kind.has(Feature::Atoms))
}

/// Whether its values are on a line that can be cut into ranges.
fn is_ranged(kind: Kind) -> bool {
    kind.has(Feature::Scale) && !kind.has(Feature::TextOrder)
}

/// The ranges of an attribute: those of all services that are there, so that headings stay while someone filters.
fn ranges(cells: &Cells, a: AttributeIx) -> Vec<Scalar> {
    if !is_ranged(cells.catalog[a].kind) {
        return Vec::new();
    }
    let values: Vec<(Scalar, u32)> = cells
        .present()
        .filter_map(|s| Some((cells.get(s, a).scalar()?.clone(), 0)))
        .collect();
    let bins = histogram::of(&values, 1).map_or_else(Vec::new, |span| span.bins);
    bins.iter().filter_map(|b: &Bin<_>| b.from.to(&b.to)).collect()
}

/// The services under headings, and the headings in their order; only those that are not empty. A service that
/// is under several headings is there as often. `None` when the subject cannot group.
pub fn grouped(cells: &Cells, hits: &[ServiceIx], by: Subject) -> Option<(Vec<ServiceIx>, Vec<ServiceGroup>)> {
    if !can_group(&cells.catalog, by) {
        return None;
    }
    let categories: BTreeMap<&str, u32> = cells.catalog.categories.iter().map(String::as_str).zip(0..).collect();
    let ranges = match by {
        Subject::Attribute(a) => ranges(cells, a),
        _ => Vec::new(),
    };
    let set = match by {
        Subject::Attribute(a) if can_repeat(&cells.catalog, by) => Some(a),
        _ => None,
    };
    let key = |s: ServiceIx| match by {
        Subject::Attribute(a) => cell_key(cells.get(s, a), &ranges),
        Subject::Role => u32::from(cells.catalog[s].role == Role::Supporting),
        Subject::Status => cells.judged(s).status as u32,
        // An empty category is not stated.
        _ => categories
            .get(&*cells.catalog[s].category)
            .copied()
            .unwrap_or(NOT_STATED),
    };
    let mut keyed: Vec<(u32, ServiceIx)> = Vec::with_capacity(hits.len());
    for s in hits {
        match set {
            Some(a) => set_keys(cells.get(*s, a), |key| keyed.push((key, *s))),
            None => keyed.push((key(*s), *s)),
        }
    }
    // Stable: under a heading the order of the list stays.
    keyed.sort_by_key(|(k, _)| *k);
    let mut groups = Vec::new();
    let mut start = 0;
    for same in keyed.chunk_by(|a, b| a.0 == b.0) {
        let (id, label) = words(&cells.catalog, by, same[0].0, &ranges);
        groups.push(ServiceGroup {
            id,
            label,
            range: start..start + same.len(),
        });
        start += same.len();
    }
    Some((keyed.into_iter().map(|(_, s)| s).collect(), groups))
}

/// Each service once, where it first occurs.
pub fn once(ordered: impl IntoIterator<Item = ServiceIx>) -> impl Iterator<Item = ServiceIx> {
    let mut seen = std::collections::HashSet::new();
    ordered.into_iter().filter(move |s| seen.insert(*s))
}

const ONLY_LACKS: u32 = u32::MAX - 5;
const ONLY_PARTLY: u32 = u32::MAX - 4;
const ACROSS: u32 = u32::MAX - 3;
const NOT_APPLICABLE: u32 = u32::MAX - 2;
const DISAGREE: u32 = u32::MAX - 1;
const NOT_STATED: u32 = u32::MAX;

/// A number whose order is that of the headings.
fn cell_key(cell: &Cell, ranges: &[Scalar]) -> u32 {
    match (cell.state, &cell.value) {
        (State::Yes, _) => 0,
        (State::Partly, _) => 1,
        (State::No, _) => 2,
        (State::Value, CellValue::Choice(o)) => u32::from(*o),
        (State::Value, CellValue::Scalar(value)) => {
            // An edge belongs to the range above it; the last has its own.
            let at = |upper| ranges.iter().rposition(|r| r.end(false) <= value.end(upper));
            let is_within = at(false) == at(true) && ranges.last().is_some_and(|r| value.end(true) <= r.end(true));
            at(false).filter(|_| is_within).map_or(ACROSS, |at| at as u32)
        }
        (State::NotApplicable, _) => NOT_APPLICABLE,
        (State::Conflicting, _) => DISAGREE,
        (State::NotStated | State::Value, _) => NOT_STATED,
    }
}

/// The headings of a set: the options that are stated, or what is stated where none is.
fn set_keys(cell: &Cell, mut stands: impl FnMut(u32)) {
    let CellValue::Atoms(atoms) = &cell.value else {
        return stands(cell_key(cell, &[]));
    };
    let mut held = atoms.iter().filter(|(_, a)| *a == Atom::Yes).peekable();
    if held.peek().is_some() {
        return held.for_each(|(option, _)| stands(u32::from(*option)));
    }
    let is = |atom| atoms.iter().any(|(_, a)| *a == atom);
    stands(if is(Atom::Conflicting) {
        DISAGREE
    } else if is(Atom::Partly) {
        ONLY_PARTLY
    } else if is(Atom::No) {
        ONLY_LACKS
    } else {
        cell_key(cell, &[])
    });
}

fn words(catalog: &Catalog, by: Subject, key: u32, ranges: &[Scalar]) -> (String, String) {
    let state = |s: State, label: &str| (format!(":{}", s.id()), label.to_owned());
    match key {
        NOT_APPLICABLE => return state(State::NotApplicable, "Not applicable"),
        DISAGREE => return state(State::Conflicting, "Sources disagree"),
        NOT_STATED => return state(State::NotStated, "Not stated"),
        ACROSS => return (":across".to_owned(), "Across these".to_owned()),
        ONLY_PARTLY => return state(State::Partly, "Only partly"),
        ONLY_LACKS => return state(State::No, "Only what it lacks is stated"),
        _ => {}
    }
    let at = key as usize;
    match by {
        Subject::Attribute(a) if let Some(range) = ranges.get(at) => {
            (format!(":{range}"), range.shown(&catalog[a].unit, Digits::All))
        }
        Subject::Attribute(a) => match catalog[a].options.get(at) {
            Some(option) => (option.id.clone(), option.label.clone()),
            None => match key {
                0 => state(State::Yes, "Yes"),
                1 => state(State::Partly, "Partly"),
                _ => state(State::No, "No"),
            },
        },
        Subject::Category => catalog
            .categories
            .get(at)
            .map_or_else(Default::default, |c| (c.clone(), c.clone())),
        Subject::Role if key == 0 => (Role::Alternative.id().to_owned(), "Alternatives".to_owned()),
        Subject::Role => (Role::Supporting.id().to_owned(), "Supporting".to_owned()),
        Subject::Status => Status::ALL
            .iter()
            .find(|s| **s as u32 == key)
            .map_or_else(Default::default, |s| (s.id().to_owned(), s.label().to_owned())),
        Subject::Source | Subject::Name | Subject::Yours | Subject::Several => Default::default(),
    }
}
