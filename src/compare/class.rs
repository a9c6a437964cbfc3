//! Whether the panes of a row are the same, different, or cannot be distinguished by what is stated.

use crate::catalog::{Atom, Attribute, Cell, CellValue, Feature, OptionIx, State};

/// How a row's panes compare with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// All are known and equal.
    Same,
    /// Two panes have known, unequal values, or exactly one is conflicting.
    Different,
    /// Neither is known: something that would decide it is not stated, or several panes conflict.
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

/// Whether two cells are known to be equal or known to be unequal; `None` when that is not known.
///
/// Two sets are unequal when the options stated of them are: `Python` beside `Python, R` is a difference in what is
/// stated, which the reader sees and which is not hidden with the rest. It implies no more than that: whether the first
/// lacks R stays open, in its cell, in filters and in scores. Sets that state the same options but not the same *no*s
/// cannot be distinguished. Every other kind has one value, and two values that are written differently (`at least 3`,
/// `5`) are unequal.
pub fn alike(attribute: &Attribute, a: &Cell, b: &Cell) -> Option<bool> {
    if !a.state.is_known() || !b.state.is_known() {
        return None;
    }
    if attribute.kind.has(Feature::Atoms) {
        return alike_sets(attribute.options.len(), a, b);
    }
    Some(match (&a.value, &b.value) {
        (CellValue::Texts(x), CellValue::Texts(y)) => sorted(x) == sorted(y),
        (CellValue::Services(x), CellValue::Services(y)) => sorted(x) == sorted(y),
        (x, y) => a.state == b.state && x == y,
    })
}

/// The options of which every pane states the same: that it has them, that it has not, or that they do not apply. Of what
/// holds in part each pane has its own words.
pub(super) fn shared_options(attribute: &Attribute, cells: &[&Cell]) -> Vec<OptionIx> {
    let [first, others @ ..] = cells else { return Vec::new() };
    if others.is_empty() || !attribute.kind.has(Feature::Atoms) {
        return Vec::new();
    }
    let is_shared = |o: &OptionIx| {
        let atom = first.atom(*o);
        matches!(atom, Atom::Yes | Atom::No | Atom::NotApplicable) && others.iter().all(|c| c.atom(*o) == atom)
    };
    (0..attribute.options.len() as OptionIx).filter(is_shared).collect()
}

fn alike_sets(options: usize, a: &Cell, b: &Cell) -> Option<bool> {
    let stated = |atom: Atom| matches!(atom, Atom::Yes | Atom::Partly).then_some(atom);
    let mut settled = a.state == b.state;
    for o in 0..options as OptionIx {
        let (x, y) = (a.atom(o), b.atom(o));
        if stated(x) != stated(y) {
            return Some(false);
        }
        settled &= x == y;
    }
    let absent = |c: &Cell| c.state == State::NotApplicable;
    if absent(a) != absent(b) {
        return Some(false);
    }
    settled.then_some(true)
}

/// Texts and services come newest first; two lists of the same things are equal whoever stated them, and whenever.
fn sorted<T: Ord>(list: &[T]) -> Vec<&T> {
    let mut all: Vec<&T> = list.iter().collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
#[allow(clippy::panic, clippy::format_collect)]
mod tests {
    use super::*;
    use crate::catalog::{AttributeIx, Cells, ServiceIx, View, load};

    /// Two to four services with these claims on one attribute, each claim `source: says`.
    fn check(kind: &str, panes: &[&[(&str, &str)]], expected: Class) {
        let services: String = panes
            .iter()
            .enumerate()
            .map(|(i, claims)| {
                let claims: String = claims
                    .iter()
                    .map(|(s, says)| format!("(attribute: \"x\", says: {says}, source: \"{s}\", place: \"p\"),"))
                    .collect();
                format!("(id: \"s{i}\", name: \"S{i}\", claims: [{claims}]),")
            })
            .collect();
        let text = format!(
            "(title: \"t\", sources: [(id: \"a\", title: \"A\", date: \"2020\"), (id: \"b\", title: \"B\", date: \"2021\")], \
             groups: [(id: \"g\", label: \"G\")], attributes: [(id: \"x\", label: \"X\", group: \"g\", {kind})], \
             services: [{services}])"
        );
        let (catalog, report) = load(text.as_bytes());
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        let cells = Cells::build(catalog, View::on(jiff::civil::date(2022, 1, 1)));
        let mut row: Vec<&Cell> = (0..panes.len())
            .map(|i| cells.get(ServiceIx(i as u32), AttributeIx(0)))
            .collect();
        assert_eq!(
            classify(&cells.catalog.attributes[0], &row),
            expected,
            "{kind} {panes:?}"
        );
        row.reverse();
        assert_eq!(
            classify(&cells.catalog.attributes[0], &row),
            expected,
            "{kind} {panes:?} the other way round"
        );
    }

    #[test]
    fn rows_are_compared_by_what_is_stated_alone() {
        use Class::{CantTell, Different, Same};
        let flag = "kind: Flag";
        let (yes, no, partly, absent) = (("a", "Yes"), ("a", "No"), ("a", "Partly"), ("a", "NotApplicable"));
        check(flag, &[&[yes], &[yes]], Same);
        check(flag, &[&[yes], &[no]], Different);
        check(flag, &[&[yes], &[partly]], Different);
        check(flag, &[&[absent], &[absent]], Same);
        check(flag, &[&[absent], &[no]], Different);
        check(flag, &[&[yes], &[]], CantTell);
        check(flag, &[&[], &[]], CantTell);
        check(flag, &[&[yes], &[no], &[]], Different);
        check(flag, &[&[yes], &[yes], &[]], CantTell);
        let both = [yes, ("b", "No")];
        check(flag, &[&both, &[yes]], Different);
        check(flag, &[&both, &[]], Different);
        check(flag, &[&both, &both], CantTell);
        check(flag, &[&both, &both, &[yes]], CantTell);
        check(flag, &[&both, &both, &[yes], &[no]], Different);

        let number = "kind: Number";
        check(number, &[&[("a", "Exactly(1.0)")], &[("a", "Exactly(1.0)")]], Same);
        check(number, &[&[("a", "AtLeast(1.0)")], &[("b", "AtLeast(1.0)")]], Same);
        check(number, &[&[("a", "Exactly(1.0)")], &[("a", "Unlimited")]], Different);
        let text = "kind: Text";
        check(
            text,
            &[
                &[("a", "Text(\"x\")"), ("b", "Text(\"y\")")],
                &[("b", "Text(\"x\")"), ("a", "Text(\"y\")")],
            ],
            Same,
        );
    }

    #[test]
    fn sets_differ_by_the_options_stated_and_a_silent_one_is_not_a_no() {
        use Class::{CantTell, Different, Same};
        let set = "kind: Set, options: [(id: \"p\", label: \"P\"), (id: \"q\", label: \"Q\")]";
        check(set, &[&[("a", "Has([\"p\"])")], &[("a", "Has([\"p\"])")]], Same);
        check(
            set,
            &[&[("a", "Has([\"p\"])")], &[("a", "Has([\"p\", \"q\"])")]],
            Different,
        );
        check(
            set,
            &[&[("a", "Only([\"p\"])")], &[("a", "Has([\"p\", \"q\"])")]],
            Different,
        );
        check(set, &[&[("a", "Only([\"p\"])")], &[("a", "Has([\"p\"])")]], CantTell);
        check(set, &[&[("a", "Lacks([\"p\"])")], &[("a", "Lacks([\"q\"])")]], CantTell);
        check(set, &[&[("a", "Lacks([\"p\"])")], &[("a", "Has([\"q\"])")]], Different);
        check(set, &[&[("a", "NotApplicable")], &[("a", "Lacks([\"q\"])")]], Different);
        check(set, &[&[("a", "Lacks([\"p\"])")], &[("a", "Lacks([\"p\"])")]], Same);
        check(set, &[&[("a", "NotApplicable")], &[("a", "Has([\"q\"])")]], Different);
    }
}
