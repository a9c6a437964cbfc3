//! The list under headings: one for each option of a choice, each side of a flag, or each value of a built-in subject.
//!
//! Every service stands under exactly one heading, and under each the order of the list is kept. What is not
//! applicable, what sources disagree on and what no source states have headings of their own, at the end and in that
//! order, so that a blank never passes for an option.

use std::{collections::BTreeMap, ops::Range};

use crate::catalog::{Catalog, Cell, CellValue, Cells, Feature, Role, ServiceIx, State, Status, condition::Subject};

/// The services under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceGroup {
    /// What tells it from the others: an option's id, a state, a category.
    pub id: String,
    /// For a person.
    pub label: String,
    /// Its places in the list.
    pub range: Range<usize>,
}

/// Whether every service has one place in it: flags, choices, category, status and role.
pub fn can_group(catalog: &Catalog, subject: Subject) -> bool {
    match subject {
        Subject::Role | Subject::Category | Subject::Status => true,
        Subject::Source | Subject::Name | Subject::Yours | Subject::Several => false,
        Subject::Attribute(a) => catalog.attributes.get(a.at()).is_some_and(|a| {
            a.kind.has(Feature::Flag) || (a.kind.has(Feature::Options) && !a.kind.has(Feature::Atoms))
        }),
    }
}

/// The services under headings, and the headings in their order; only those under which something stands. `None` when
/// the subject cannot group.
pub fn grouped(cells: &Cells, hits: &[ServiceIx], by: Subject) -> Option<(Vec<ServiceIx>, Vec<ServiceGroup>)> {
    if !can_group(&cells.catalog, by) {
        return None;
    }
    let categories: BTreeMap<&str, u32> = cells.catalog.categories.iter().map(String::as_str).zip(0..).collect();
    let key = |s: ServiceIx| match by {
        Subject::Attribute(a) => cell_key(cells.get(s, a)),
        Subject::Role => u32::from(cells.catalog[s].role == Role::Supporting),
        Subject::Status => cells.judged(s).status as u32,
        // An empty category is not stated.
        _ => categories
            .get(&*cells.catalog[s].category)
            .copied()
            .unwrap_or(NOT_STATED),
    };
    let mut keyed: Vec<(u32, ServiceIx)> = hits.iter().map(|s| (key(*s), *s)).collect();
    // Stable: under a heading the order of the list stays.
    keyed.sort_by_key(|(k, _)| *k);
    let mut groups = Vec::new();
    let mut start = 0;
    for same in keyed.chunk_by(|a, b| a.0 == b.0) {
        let (id, label) = words(&cells.catalog, by, same[0].0);
        groups.push(ServiceGroup {
            id,
            label,
            range: start..start + same.len(),
        });
        start += same.len();
    }
    Some((keyed.into_iter().map(|(_, s)| s).collect(), groups))
}

const NOT_APPLICABLE: u32 = u32::MAX - 2;
const DISAGREE: u32 = u32::MAX - 1;
const NOT_STATED: u32 = u32::MAX;

/// A number whose order is that of the headings.
fn cell_key(cell: &Cell) -> u32 {
    match (cell.state, &cell.value) {
        (State::Yes, _) => 0,
        (State::Partly, _) => 1,
        (State::No, _) => 2,
        (State::Value, CellValue::Choice(o)) => u32::from(*o),
        (State::NotApplicable, _) => NOT_APPLICABLE,
        (State::Conflicting, _) => DISAGREE,
        (State::NotStated | State::Value, _) => NOT_STATED,
    }
}

fn words(catalog: &Catalog, by: Subject, key: u32) -> (String, String) {
    let state = |s: State, label: &str| (format!(":{}", s.id()), label.to_owned());
    match key {
        NOT_APPLICABLE => return state(State::NotApplicable, "Not applicable"),
        DISAGREE => return state(State::Conflicting, "Sources disagree"),
        NOT_STATED => return state(State::NotStated, "Not stated"),
        _ => {}
    }
    let at = key as usize;
    match by {
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
