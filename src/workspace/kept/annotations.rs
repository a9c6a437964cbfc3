//! The annotations of one catalog, as a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{document::KeptContent, merge};
use crate::{
    catalog::{Annotations, Mark, OwnAttribute, OwnClaim, OwnColumn},
    workspace::catalog_hint::CatalogHint,
};

/// The annotations of one catalog.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnnotationsContent {
    /// What they are about.
    pub catalog: CatalogHint,
    /// Evidence, stars, strikes and notes.
    pub annotations: Annotations,
    /// Whether notes on another catalog of the same title were offered.
    pub by_title: ByTitle,
}

/// Whether notes on another catalog of the same title were offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ByTitle {
    /// There was no reason to.
    #[default]
    NotOffered,
    /// They were, and are again.
    Undecided,
    /// They were taken or refused.
    Answered,
}

impl KeptContent for AnnotationsContent {
    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        Self {
            catalog: merge::value(&base.catalog, &mine.catalog, &theirs.catalog),
            annotations: merged(&base.annotations, &mine.annotations, &theirs.annotations),
            by_title: if [mine.by_title, theirs.by_title].contains(&ByTitle::Answered) {
                ByTitle::Answered
            } else {
                merge::value(&base.by_title, &mine.by_title, &theirs.by_title)
            },
        }
    }
}

/// Two changes of the same annotations put together: claims by their content, columns by their ids, marks by service and within a
/// mark star, strike and note apart, what is stated about an attribute field by field. Where both wrote a text, both
/// texts stay.
#[must_use]
pub fn merged(base: &Annotations, mine: &Annotations, theirs: &Annotations) -> Annotations {
    let order = |c: &OwnClaim| ron::to_string(c).unwrap_or_default();
    Annotations {
        claims: merge::list(&base.claims, &mine.claims, &theirs.claims, order),
        marks: marks(&base.marks, &mine.marks, &theirs.marks),
        columns: columns(&base.columns, &mine.columns, &theirs.columns),
        attributes: attributes(&base.attributes, &mine.attributes, &theirs.attributes),
    }
}

/// Columns by id. Where both made something else of one, one of the two gets a number.
fn columns(base: &[OwnColumn], mine: &[OwnColumn], theirs: &[OwnColumn]) -> Vec<OwnColumn> {
    let all = merge::list(base, mine, theirs, OwnColumn::clone);
    let mut apart: Vec<OwnColumn> = Vec::with_capacity(all.len());
    let mut second = Vec::new();
    for column in all {
        if apart.iter().any(|c| c.id == column.id) {
            second.push(column);
        } else {
            apart.push(column);
        }
    }
    for column in second {
        add_beside(&mut apart, column);
    }
    apart
}

/// Adds a column whose id and name others may have: then it gets the next number that is free. One that has got it already is
/// not added once more.
pub fn add_beside(columns: &mut Vec<OwnColumn>, column: OwnColumn) {
    let is_numbered = |c: &OwnColumn| {
        let number = c
            .name
            .strip_prefix(&column.name)
            .and_then(|rest| rest.strip_prefix(' '));
        number.is_some_and(|n| n.parse::<usize>().is_ok())
    };
    if columns
        .iter()
        .any(|c| c.formula == column.formula && (c.name == column.name || is_numbered(c)))
    {
        return;
    }
    let taken: Vec<String> = columns
        .iter()
        .flat_map(|c| [c.id.to_lowercase(), c.name.to_lowercase()])
        .collect();
    let is_free = |text: &str| !taken.contains(&text.to_lowercase());
    let numbered = (2..).map(|n| format!("{} {n}", column.name));
    let name = std::iter::once(column.name.clone())
        .chain(numbered)
        .find(|name| is_free(name));
    let name = name.unwrap_or_default();
    let id = if is_free(&column.id) { column.id } else { name.clone() };
    columns.push(OwnColumn { id, name, ..column });
}

/// Everything of both.
#[must_use]
pub fn together(one: &Annotations, other: &Annotations) -> Annotations {
    merged(&Annotations::default(), one, other)
}

fn marks(
    base: &BTreeMap<String, Mark>,
    mine: &BTreeMap<String, Mark>,
    theirs: &BTreeMap<String, Mark>,
) -> BTreeMap<String, Mark> {
    merge::map(base, mine, theirs, |base, mine, theirs| {
        let none = Mark::default();
        let (base, mine, theirs) = (base.unwrap_or(&none), mine.unwrap_or(&none), theirs.unwrap_or(&none));
        let struck = |m: &Mark| m.struck.clone().unwrap_or_default();
        let strike = merge::text(&struck(base), &struck(mine), &struck(theirs));
        let mark = Mark {
            starred: merge::value(&base.starred, &mine.starred, &theirs.starred),
            struck: (!strike.is_empty()).then_some(strike),
            note: merge::text(&base.note, &mine.note, &theirs.note),
        };
        (!mark.is_empty()).then_some(mark)
    })
}

fn attributes(
    base: &BTreeMap<String, OwnAttribute>,
    mine: &BTreeMap<String, OwnAttribute>,
    theirs: &BTreeMap<String, OwnAttribute>,
) -> BTreeMap<String, OwnAttribute> {
    merge::map(base, mine, theirs, |base, mine, theirs| {
        let none = OwnAttribute::default();
        let (base, mine, theirs) = (base.unwrap_or(&none), mine.unwrap_or(&none), theirs.unwrap_or(&none));
        let own = OwnAttribute {
            label: either(&base.label, &mine.label, &theirs.label),
            kind: either(&base.kind, &mine.kind, &theirs.kind),
            unit: either(&base.unit, &mine.unit, &theirs.unit),
            better: either(&base.better, &mine.better, &theirs.better),
            complete: either(&base.complete, &mine.complete, &theirs.complete),
            group: either(&base.group, &mine.group, &theirs.group),
            headline: either(&base.headline, &mine.headline, &theirs.headline),
        };
        (!own.is_empty()).then_some(own)
    })
}

/// As [`merge::value`]; of two that both sides changed it to, the same one whichever side writes first.
fn either<T: PartialEq + Clone + std::fmt::Debug>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base || theirs == base {
        return merge::value(base, mine, theirs);
    }
    let (mine_written, theirs_written) = (format!("{mine:?}"), format!("{theirs:?}"));
    if mine_written >= theirs_written { mine } else { theirs }.clone()
}
