//! Order by a value: known values by value, then conflicting, not applicable and not stated cells, last in both
//! directions; ties by name, then id.

use super::{bits::Bits, index::Index, query::Sort, searchable_text, text_order::Places};
use crate::catalog::{
    Catalog, Cell, CellValue, Cells, Feature, Role, ServiceIx, State, condition::Subject, model::cmp_folded,
    value::SortKey,
};

/// The slots of `kept` by the first key; those of one value or state by the next, and so on.
pub fn sorted_by_all(cells: &Cells, index: &Index, kept: &Bits, keys: &[Sort]) -> Vec<u32> {
    let mut slots: Vec<u32> = kept.iter().collect();
    // From the last key to the first, each time keeping the order of what is equal.
    for key in keys.iter().rev() {
        let mut place = vec![0_u32; index.len()];
        let order = sorted(cells, index, kept, *key);
        let mut last = 0;
        for (n, pair) in (0_u32..).zip(order.iter().zip(order.iter().skip(1).chain([&u32::MAX]))) {
            let (slot, next) = (*pair.0, *pair.1);
            place[slot as usize] = last;
            if next == u32::MAX || !is_same(cells, index, key.by, slot, next) {
                last = n + 1;
            }
        }
        slots.sort_by_key(|slot| place[*slot as usize]);
    }
    slots
}

/// Whether two have the same value or state, so that the order by this subject alone leaves them in the order of their
/// names.
fn is_same(cells: &Cells, index: &Index, by: Subject, a: u32, b: u32) -> bool {
    let (one, other) = (index.service(a), index.service(b));
    match by {
        Subject::Name | Subject::Several => cmp_folded(&cells.catalog[one].name, &cells.catalog[other].name).is_eq(),
        Subject::Category => {
            let places = index.text_orders().of_category(&cells.catalog);
            places.place(one) == places.place(other)
        }
        Subject::Attribute(ix) if cells.catalog[ix].kind.has(Feature::TextOrder) => {
            let places = index.text_orders().of_attribute(cells, ix);
            places.place(one) == places.place(other)
        }
        _ => number(cells, by, one) == number(cells, by, other),
    }
}

/// What a service is ordered by where that is a number, or why there is none.
fn number(cells: &Cells, by: Subject, s: ServiceIx) -> Result<u64, State> {
    match by {
        Subject::Attribute(ix) => number_of(cells.get(s, ix)),
        Subject::Role => Ok(u64::from(cells.catalog[s].role == Role::Supporting)),
        Subject::Status => Ok(cells.judged(s).status as u64),
        Subject::Yours => Ok(u64::from(!cells.catalog.marks.get(&s).is_some_and(|m| m.starred))),
        Subject::Source => Ok(cells.catalog[s].named_in.len() as u64),
        Subject::Name | Subject::Category | Subject::Several => Ok(0),
    }
}

/// The slots of `kept` in order.
pub fn sorted(cells: &Cells, index: &Index, kept: &Bits, sort: Sort) -> Vec<u32> {
    let down = sort.descending;
    match sort.by {
        Subject::Name | Subject::Several => by_name(index, kept, down),
        Subject::Category => by_text(
            &cells.catalog,
            index,
            kept,
            down,
            index.text_orders().of_category(&cells.catalog),
        ),
        Subject::Attribute(ix) if cells.catalog[ix].kind.has(Feature::TextOrder) => by_text(
            &cells.catalog,
            index,
            kept,
            down,
            index.text_orders().of_attribute(cells, ix),
        ),
        _ => by_number(&cells.catalog, index, kept, down, |s| number(cells, sort.by, s)),
    }
}

/// Names are in order already. Reversed, equal names stay in the order of their ids.
fn by_name(index: &Index, kept: &Bits, down: bool) -> Vec<u32> {
    let mut slots: Vec<u32> = kept.iter().collect();
    if down {
        slots.reverse();
        slots
            .chunk_by_mut(|a, b| index.same_name(*b, *a))
            .for_each(<[u32]>::reverse);
    }
    slots
}

/// Orders by numbers. Slots are in order of name and id and differ, so nothing is left to chance.
fn by_number(
    catalog: &Catalog,
    index: &Index,
    kept: &Bits,
    down: bool,
    value: impl Fn(ServiceIx) -> Result<u64, State>,
) -> Vec<u32> {
    let mut known: Vec<(u64, u32)> = Vec::with_capacity(index.len());
    let mut rest = [State::Conflicting, State::NotApplicable, State::NotStated].map(|_| Bits::none(index.len()));
    // In the file's order, in which the cells are in memory.
    for (service, slot) in catalog
        .service_ixs()
        .map(|s| (s, index.slot(s)))
        .filter(|(_, slot)| kept.has(*slot))
    {
        match value(service) {
            Ok(n) => known.push((if down { u64::MAX - n } else { n }, slot)),
            Err(State::Conflicting) => rest[0].put(slot),
            Err(State::NotApplicable) => rest[1].put(slot),
            Err(_) => rest[2].put(slot),
        }
    }
    known.sort_unstable();
    known
        .into_iter()
        .map(|(_, slot)| slot)
        .chain(rest.iter().flat_map(Bits::iter))
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
        (_, CellValue::Atoms(_)) => Ok(searchable_text::options_held(&cell.value).count() as u64),
        (_, CellValue::Scalar(value)) => match value.sort_key() {
            SortKey::Number(key) => Ok(key),
            SortKey::Bytes(_) => Err(State::NotStated),
        },
        (_, CellValue::Services(all)) => Ok(all.len() as u64),
        (State::No, _) => Ok(2),
        (_, CellValue::None | CellValue::Texts(_)) => Err(State::NotStated),
    }
}

/// Texts have become their places among the texts there are, so that all sorting is of numbers.
fn by_text(catalog: &Catalog, index: &Index, kept: &Bits, down: bool, places: &Places) -> Vec<u32> {
    by_number(catalog, index, kept, down, |s| places.place(s))
}
