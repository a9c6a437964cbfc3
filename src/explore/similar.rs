//! How similar two services are, by what is known of both.
//!
//! An atom is one option of a set, or any other attribute as a whole. For two services, *shared* is the number of atoms
//! known of both ("not applicable" is known), *equal* the number of those on which they agree:
//!
//! likeness = equal / (shared + 2)
//!
//! The 2 keeps two services of which one fact is known, and the same, from looking more similar than two that agree on
//! nine facts of ten. What is not known of either counts neither for nor against.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::index::Index;
use crate::catalog::{Atom, Attribute, AttributeIx, Cell, CellValue, Cells, Feature, ServiceIx, State};

/// The most services that are put side by side one by one; see [`like_beside_like`].
const MOST_PAIRED: usize = 1_000;
/// The most pairs of atoms that are compared for that: some tenths of a second's work, once.
const MOST_COMPARED: usize = 100_000_000;

/// Up to so many services are compared as soon as that is asked for: some milliseconds' work.
const AT_ONCE: usize = 5_000;

/// How similar two services are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// The service compared to.
    pub service: ServiceIx,
    /// Atoms known of both.
    pub shared: usize,
    /// Those on which they agree.
    pub equal: usize,
    /// Atoms known of either.
    pub either: usize,
}

impl Alike {
    /// From 0 to just below 1.
    pub fn share(self) -> f64 {
        self.equal as f64 / (self.shared + 2) as f64
    }

    /// Likeness times the share of what is known of either that is known of both: what two services have in common,
    /// compared with all that is stated about them.
    pub fn overlap(self) -> f64 {
        self.share() * self.shared as f64 / self.either.max(1) as f64
    }

    /// More similar first, in whole numbers so that no rounding decides.
    fn order(&self, other: &Self) -> Ordering {
        let (a, b) = (self.equal * (other.shared + 2), other.equal * (self.shared + 2));
        b.cmp(&a).then(other.shared.cmp(&self.shared))
    }
}

/// What every service is known to be, as numbers: worked out once for an index, so that comparing one with all is
/// comparing numbers.
#[derive(Debug, Clone)]
pub struct Likeness {
    /// For each atom what each slot's is: 0 not known, else equal numbers for what is equal.
    small: Box<[Box<[u8]>]>,
    /// The same for values of which there can be many.
    large: Box<[Box<[u32]>]>,
    /// How many atoms are known of each slot.
    known: Box<[u32]>,
}

impl Likeness {
    /// Reads all cells, each attribute on its own.
    fn build(cells: &Cells, index: &Index) -> Self {
        let attributes: Vec<AttributeIx> = cells.catalog.attribute_ixs().collect();
        let columns: Vec<Vec<Box<[u32]>>> = attributes.par_iter().map(|a| column(cells, index, *a)).collect();
        let mut known = vec![0; index.len()];
        let (mut small, mut large) = (Vec::new(), Vec::new());
        for atoms in columns.into_iter().flatten() {
            known
                .iter_mut()
                .zip(&atoms)
                .for_each(|(n, code)| *n += u32::from(*code != 0));
            if atoms.iter().all(|code| u8::try_from(*code).is_ok()) {
                small.push(atoms.iter().map(|code| *code as u8).collect());
            } else {
                large.push(atoms);
            }
        }
        Self {
            small: small.into(),
            large: large.into(),
            known: known.into(),
        }
    }

    /// How similar each slot is to one.
    fn with(&self, index: &Index, mine: u32) -> impl Iterator<Item = Alike> {
        let mut counts = vec![(0_u32, 0_u32); self.known.len()];
        for atoms in &self.small {
            count_alike(&mut counts, atoms, mine);
        }
        for atoms in &self.large {
            count_alike(&mut counts, atoms, mine);
        }
        let own = self.known[mine as usize];
        let all = counts.into_iter().zip(&self.known).zip(0..);
        all.map(move |(((shared, equal), known), slot)| Alike {
            service: index.service(slot),
            shared: shared as usize,
            equal: equal as usize,
            either: (own + known - shared) as usize,
        })
    }
}

/// What every service is known to be, worked out once for an index: of a long list away from the window.
pub fn likeness(cells: &Cells, index: &Index) -> Arc<Likeness> {
    index.kept().get(|| Likeness::build(cells, index))
}

/// Whether that is known, or takes negligible time.
pub fn knows_likeness(index: &Index) -> bool {
    index.len() <= AT_ONCE || index.kept().has::<Likeness>()
}

/// Adds one atom to how many are shared with a slot's and how many are the same.
fn count_alike<T: Copy + PartialEq + Default>(counts: &mut [(u32, u32)], atoms: &[T], mine: u32) {
    let code = atoms[mine as usize];
    if code == T::default() {
        return;
    }
    for ((shared, equal), other) in counts.iter_mut().zip(atoms) {
        *shared += u32::from(*other != T::default());
        *equal += u32::from(*other == code);
    }
}

/// The atoms of one attribute: one an option, or one in all.
fn column(cells: &Cells, index: &Index, attribute: AttributeIx) -> Vec<Box<[u32]>> {
    let about = &cells.catalog[attribute];
    let width = if about.kind.has(Feature::Atoms) {
        about.options.len()
    } else {
        1
    };
    let mut columns = vec![vec![0; index.len()]; width];
    let (mut codes, mut atoms) = (Codes::default(), Vec::with_capacity(width));
    for service in cells.catalog.service_ixs() {
        let slot = index.slot(service) as usize;
        atoms.clear();
        codes.of(cells.get(service, attribute), about, &mut atoms);
        for (column, code) in columns.iter_mut().zip(&atoms) {
            column[slot] = *code;
        }
    }
    columns.into_iter().map(Vec::into_boxed_slice).collect()
}

/// The services that are there and most like this one, best first, at most `most`; ties by name. Services that share
/// no known equal atom are left out.
pub fn most_like(cells: &Cells, index: &Index, service: ServiceIx, most: usize) -> Vec<Alike> {
    best(cells, index, service, most, |_| true, Alike::order)
}

/// The best by another order of those that are wanted; ties by likeness, then by name.
pub fn best(
    cells: &Cells,
    index: &Index,
    service: ServiceIx,
    most: usize,
    is_wanted: impl Fn(&Alike) -> bool,
    order: impl Fn(&Alike, &Alike) -> Ordering,
) -> Vec<Alike> {
    let (likeness, mine) = (likeness(cells, index), index.slot(service));
    let mut best: Vec<Alike> = Vec::new();
    let others = likeness.with(index, mine);
    let there = others.filter(|a| a.service != service && a.equal > 0 && index.present().has(index.slot(a.service)));
    for alike in there.filter(is_wanted) {
        let is_no_better = |kept: &Alike| order(kept, &alike).then_with(|| kept.order(&alike)).is_le();
        if best.len() == most && best.last().is_none_or(is_no_better) {
            continue;
        }
        // They come by name: what is equal comes after those that were there.
        let at = best.partition_point(is_no_better);
        best.insert(at, alike);
        best.truncate(most);
    }
    best
}

/// The attributes of which something is known of both and is the same, most of it first, then in the catalog's order.
pub fn same(cells: &Cells, one: ServiceIx, other: ServiceIx) -> Vec<AttributeIx> {
    let mut codes = Codes::default();
    let of = |a: AttributeIx, codes: &mut Codes| {
        let mut sides = [one, other].map(|s| (s, Vec::new()));
        for (service, atoms) in &mut sides {
            codes.of(cells.get(*service, a), &cells.catalog[a], atoms);
        }
        let [(_, mine), (_, theirs)] = sides;
        mine.iter().zip(&theirs).filter(|(m, t)| **m != 0 && m == t).count()
    };
    let all = cells.catalog.attribute_ixs().map(|a| (of(a, &mut codes), a));
    let mut all: Vec<(usize, AttributeIx)> = all.filter(|(n, _)| *n > 0).collect();
    all.sort_by_key(|(n, _)| std::cmp::Reverse(*n)); // stable: equal ones stay in the catalog's order
    all.into_iter().map(|(_, a)| a).collect()
}

/// An order in which similar services are next to each other: starting from the first, each next one is the most like
/// the one before it of those left; ties go to the one that came earlier. Where comparing all pairs would take too long
/// (more than 1,000 services, or many with very many atoms), they are ordered by their known atoms, one after the
/// other.
pub(super) fn like_beside_like(mut left: Vec<(ServiceIx, Vec<u32>)>) -> Vec<ServiceIx> {
    let width = left.first().map_or(0, |(_, atoms)| atoms.len());
    if left.len() > MOST_PAIRED || left.len() * left.len() * width > MOST_COMPARED {
        // One less, so that what is not known comes last.
        let known_first = |atoms: &[u32]| atoms.iter().map(|c| c.wrapping_sub(1)).collect::<Vec<_>>();
        left.sort_by_cached_key(|(_, atoms)| known_first(atoms));
        return left.into_iter().map(|(s, _)| s).collect();
    }
    let mut ordered = Vec::with_capacity(left.len());
    if left.is_empty() {
        return ordered;
    }
    let mut last = left.remove(0);
    while !left.is_empty() {
        let nearest = left
            .iter()
            .enumerate()
            .map(|(i, (s, atoms))| (i, compare(&last.1, atoms, *s)))
            .min_by(|(i, a), (j, b)| a.order(b).then(i.cmp(j)))
            .map_or(0, |(i, _)| i);
        let next = left.remove(nearest);
        ordered.push(std::mem::replace(&mut last, next).0);
    }
    ordered.push(last.0);
    ordered
}

/// A state as a number: 0 not known, else equal numbers for what is equal.
pub(super) fn state_code(state: State) -> u32 {
    match state {
        State::NotStated | State::Conflicting => 0,
        State::Yes | State::Value => 1,
        State::Partly => 2,
        State::No => 3,
        State::NotApplicable => 4,
    }
}

fn compare(mine: &[u32], other: &[u32], service: ServiceIx) -> Alike {
    let (mut shared, mut equal, mut either) = (0, 0, 0);
    for (a, b) in mine.iter().zip(other) {
        either += usize::from(*a != 0 || *b != 0);
        shared += usize::from(*a != 0 && *b != 0);
        equal += usize::from(*a != 0 && a == b);
    }
    Alike {
        service,
        shared,
        equal,
        either,
    }
}

/// Atoms as numbers: 0 not known, else equal numbers for what is equal.
#[derive(Default)]
struct Codes {
    /// Numbers of values that are neither states nor options, given as they come.
    values: BTreeMap<String, u32>,
}

impl Codes {
    /// Adds the atoms of one attribute.
    fn of(&mut self, cell: &Cell, about: &Attribute, atoms: &mut Vec<u32>) {
        if about.kind.has(Feature::Atoms) {
            atoms.extend((0..about.options.len() as u16).map(|o| atom_code(cell.atom(o))));
        } else {
            atoms.push(self.code(cell));
        }
    }

    fn code(&mut self, cell: &Cell) -> u32 {
        match (cell.state, &cell.value) {
            (State::NotStated | State::Conflicting, _) => 0,
            (State::Yes, _) => 1,
            (State::Partly, _) => 2,
            (State::No, _) => 3,
            (State::NotApplicable, _) => 4,
            (State::Value, CellValue::Choice(o)) => 5 + u32::from(*o),
            (State::Value, value) => {
                let next = 1 << 17 | self.values.len() as u32;
                *self.values.entry(value_key(value)).or_insert(next)
            }
        }
    }
}

fn atom_code(atom: Atom) -> u32 {
    match atom {
        Atom::NotStated | Atom::Conflicting => 0,
        Atom::Yes => 1,
        Atom::Partly => 2,
        Atom::No => 3,
        Atom::NotApplicable => 4,
    }
}

/// A text that is equal for equal values; texts and services compare as collections, in any order.
fn value_key(value: &CellValue) -> String {
    let sorted = |mut all: Vec<String>| {
        all.sort_unstable();
        all.join("\u{1f}")
    };
    match value {
        CellValue::Scalar(value) => format!("v{value}"),
        CellValue::Texts(texts) => format!("t{}", sorted(texts.iter().map(|t| t.to_lowercase()).collect())),
        CellValue::Services(all) => format!("s{}", sorted(all.iter().map(|s| format!("{s:?}")).collect())),
        CellValue::None | CellValue::Choice(_) | CellValue::Atoms(_) => String::new(),
    }
}
