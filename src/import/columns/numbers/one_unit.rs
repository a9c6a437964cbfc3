//! The unit of a column of numbers: one, or one of several of a family.

use std::cmp::Reverse;

use super::{
    format::{NumberFormat, Refusal},
    units::sizes,
};
use crate::import::columns::figure::Figure;

/// The unit of a column: one, or several of a family.
pub fn one_unit(units: Vec<String>, head: &str) -> Result<String, Refusal> {
    let bare = units.iter().any(String::is_empty);
    let mut known = units.into_iter().filter(|u| !u.is_empty());
    let Some(first) = known.next() else {
        return Ok(String::new());
    };
    if let Some(other) = known.find(|u| sizes(&first, u).is_none()) {
        return Err(Refusal::Units(first, other));
    }
    match sizes(&first, head) {
        // What has no unit of its own is in that of the heading, and so is the column.
        Some(_) if !head.is_empty() => Ok(head.to_owned()),
        _ if bare => Err(Refusal::Units(first, String::new())),
        _ => Ok(first),
    }
}

/// Of the units in the column, the one in which all its numbers are shortest, whole ones first; of equals the one
/// written most often (`2 years` before `1 year`).
pub fn best_unit<'a>(format: &NumberFormat, all: impl Iterator<Item = Figure<'a>>) -> String {
    let mut units: Vec<(String, usize)> = vec![(format.unit.clone(), 0)];
    let mut figures: Vec<Figure<'a>> = Vec::new();
    for figure in all {
        match units.iter_mut().find(|(u, _)| *u == figure.unit) {
            Some((_, n)) => *n += 1,
            // A 0 needs none.
            None if figure.unit.is_empty() => {}
            None => units.push((figure.unit.to_string(), 1)),
        }
        // A few hundred are enough.
        if figures.len() < 300 {
            figures.push(figure);
        }
    }
    let rank = |(unit, times): &(String, usize)| -> (usize, usize, Reverse<usize>) {
        let format = NumberFormat {
            unit: unit.clone(),
            ..format.clone()
        };
        let shown = || figures.iter().filter_map(|f| format.value(f)).map(|n| n.to_string());
        (
            shown().filter(|n| n.contains('.')).count(),
            shown().map(|n| n.len()).sum(),
            Reverse(*times),
        )
    };
    if units.len() == 1 {
        return units.swap_remove(0).0;
    }
    units.into_iter().min_by_key(rank).unwrap_or_default().0
}
