//! Whether the panes of a row are the same, different, or cannot be told apart by what is stated.

use crate::catalog::{Atom, Attribute, Cell, CellValue, Kind, OptionIx, State};

/// What a row's panes say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// All are known and equal.
    Same,
    /// Two panes have known, unequal values, or exactly one is conflicting.
    Different,
    /// Neither can be said: something that would decide it is not stated, or several panes conflict.
    CantTell,
}

impl Class {
    /// As commands and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::CantTell => "cant-tell",
        }
    }

    /// For a person.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::CantTell => "can't tell",
        }
    }
}

/// Classifies one row.
pub fn classify(attribute: &Attribute, cells: &[&Cell]) -> Class {
    let conflicting = cells.iter().filter(|c| c.state == State::Conflicting).count();
    if conflicting == 1 {
        return Class::Different;
    }
    let mut all_equal = true;
    for (i, a) in cells.iter().enumerate() {
        for b in &cells[i + 1..] {
            match alike(attribute, a, b) {
                Some(false) => return Class::Different,
                Some(true) => {}
                None => all_equal = false,
            }
        }
    }
    // A row of one pane has no pair to be unlike, but may still be blank.
    if all_equal && cells.iter().all(|c| c.state.is_known()) {
        Class::Same
    } else {
        Class::CantTell
    }
}

/// Whether two cells are known to be equal or known to be unequal; `None` when that cannot be told.
///
/// A set is judged option by option, since a claim about a set is silent on the options it does not name: where one
/// cell names an option and the other is silent on it, the blank is not read as a no. Every other kind has one value,
/// and two values that are written differently (`at least 3`, `5`) are unequal.
pub fn alike(attribute: &Attribute, a: &Cell, b: &Cell) -> Option<bool> {
    if !a.state.is_known() || !b.state.is_known() {
        return None;
    }
    match (&attribute.kind, &a.value, &b.value) {
        (Kind::Set(options), _, _) => alike_sets(options.len(), a, b),
        (_, CellValue::Texts(x), CellValue::Texts(y)) => Some(sorted(x) == sorted(y)),
        (_, CellValue::Services(x), CellValue::Services(y)) => Some(sorted(x) == sorted(y)),
        (_, x, y) => Some(a.state == b.state && x == y),
    }
}

fn alike_sets(options: usize, a: &Cell, b: &Cell) -> Option<bool> {
    let known = |atom: Atom| !matches!(atom, Atom::NotStated | Atom::Conflicting);
    let mut settled = true;
    for o in 0..options as OptionIx {
        let (x, y) = (a.atom(o), b.atom(o));
        if known(x) && known(y) {
            if x != y {
                return Some(false);
            }
        } else if x != y {
            settled = false;
        }
    }
    settled.then_some(true)
}

/// Texts and services come newest first; two lists of the same things are equal whoever told them when.
fn sorted<T: Ord>(list: &[T]) -> Vec<&T> {
    let mut all: Vec<&T> = list.iter().collect();
    all.sort_unstable();
    all
}
