//! Order by a value: known values by value, then conflicting, not applicable and not stated cells, last in both
//! directions; ties by name, then id.

use super::{bits::Bits, index::Index, pieces, query::Sort};
use crate::catalog::{Catalog, Cell, CellValue, Cells, Kind, Role, Service, ServiceIx, State, cond::Subject};

/// The slots of `kept` in order.
pub fn sorted(catalog: &Catalog, cells: &Cells, index: &Index, kept: &Bits, sort: Sort) -> Vec<u32> {
    let mut keyed: Vec<(Key, u32)> = match sort.by {
        Subject::Name => by_name(catalog, index, kept),
        Subject::Category => by_text(index, kept, |s| category_of(&catalog[s])),
        Subject::Attribute(ix) if matches!(catalog[ix].kind, Kind::Text | Kind::Link) => {
            by_text(index, kept, |s| text_of(cells.get(s, ix)))
        }
        Subject::Attribute(ix) => numbered(index, kept, |s| number_of(cells.get(s, ix))),
        Subject::Role => numbered(index, kept, |s| Ok(u64::from(catalog[s].role == Role::Supporting))),
        Subject::Status => numbered(index, kept, |s| Ok(cells.judged(s).status as u64)),
        Subject::Source => numbered(index, kept, |s| Ok(catalog[s].named_in.len() as u64)),
    };
    if sort.descending {
        for (key, _) in &mut keyed {
            if key.0 == KNOWN {
                key.1 = u64::MAX - key.1;
            }
        }
    }
    // Slots are in order of name and id and differ, so nothing is left to chance.
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, slot)| slot).collect()
}

/// First what is known, then the three ways of not being known; within what is known, the value.
type Key = (u8, u64);
const KNOWN: u8 = 0;

fn key(value: Result<u64, State>) -> Key {
    match value {
        Ok(n) => (KNOWN, n),
        Err(State::Conflicting) => (1, 0),
        Err(State::NotApplicable) => (2, 0),
        Err(_) => (3, 0),
    }
}

fn numbered(index: &Index, kept: &Bits, value: impl Fn(ServiceIx) -> Result<u64, State>) -> Vec<(Key, u32)> {
    kept.iter()
        .map(|slot| (key(value(index.service(slot))), slot))
        .collect()
}

/// What a cell is ordered by: flags yes, partly, no; choices in the catalog's order; sets and lists by how many;
/// numbers and dates by the lower end.
fn number_of(cell: &Cell) -> Result<u64, State> {
    match (cell.state, &cell.value) {
        (State::Yes, _) => Ok(0),
        (State::Partly, _) => Ok(1),
        (State::NotStated | State::Conflicting | State::NotApplicable, _) => Err(cell.state),
        (_, CellValue::Choice(o)) => Ok(u64::from(*o)),
        (_, CellValue::Atoms(_)) => Ok(pieces::options_held(&cell.value).count() as u64),
        (_, CellValue::Number(n)) => Ok(ordered(n.lo())),
        // Days since long before any date there is.
        (_, CellValue::Date(d)) => {
            let first = d.first();
            Ok((i64::from(first.year()) * 400 + i64::from(first.day_of_year()) + 10_000_000).unsigned_abs())
        }
        (_, CellValue::Services(all)) => Ok(all.len() as u64),
        (State::No, _) => Ok(2),
        (_, CellValue::None | CellValue::Texts(_)) => Err(State::NotStated),
    }
}

/// A number whose order as an integer is that of the float: the sign bit flipped, and for negative ones all bits.
fn ordered(x: f64) -> u64 {
    let bits = (x + 0.0).to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

/// The category, case folded; an empty one is not stated.
fn category_of(service: &Service) -> Result<String, State> {
    if service.category.is_empty() {
        Err(State::NotStated)
    } else {
        Ok(service.category.to_lowercase())
    }
}

/// The newest text, case folded.
fn text_of(cell: &Cell) -> Result<String, State> {
    match &cell.value {
        CellValue::Texts(texts) => texts.first().map(|t| t.to_lowercase()).ok_or(State::NotStated),
        _ => Err(cell.state),
    }
}

/// Texts become their places among the texts there are, so that all sorting is of numbers.
fn by_text(index: &Index, kept: &Bits, text: impl Fn(ServiceIx) -> Result<String, State>) -> Vec<(Key, u32)> {
    let texts: Vec<(Result<String, State>, u32)> = kept.iter().map(|slot| (text(index.service(slot)), slot)).collect();
    let mut all: Vec<&String> = texts.iter().filter_map(|(t, _)| t.as_ref().ok()).collect();
    all.sort_unstable();
    all.dedup();
    let place = |t: &String| all.partition_point(|x| *x < t) as u64;
    texts
        .iter()
        .map(|(t, slot)| (key(t.as_ref().map(place).map_err(|s| *s)), *slot))
        .collect()
}

/// Slots are in order of name already; equal names get equal numbers, so that their ids stay in order when the names
/// are turned round.
fn by_name(catalog: &Catalog, index: &Index, kept: &Bits) -> Vec<(Key, u32)> {
    let mut number = 0;
    let mut last: Option<&str> = None;
    kept.iter()
        .map(|slot| {
            let name = catalog[index.service(slot)].name_key.as_str();
            if last.is_some_and(|l| l != name) {
                number += 1;
            }
            last = Some(name);
            ((KNOWN, number), slot)
        })
        .collect()
}
