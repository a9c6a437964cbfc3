//! How relevant a difference is to the choice: first by the questions that look at it, then by how well it
//! separates the services one chooses between.

use std::collections::BTreeMap;

use crate::catalog::{
    AttributeIx, Cell, CellValue, Cells, Feature, OptionIx, Role, Rule, ServiceIx,
    condition::{Condition, Subject, Test, Want},
};

/// What a rule looks at: an attribute, or one option of a set.
type RuleTarget = (AttributeIx, Option<OptionIx>);

/// Weighs what can be compared.
pub struct Telling<'c> {
    cells: &'c Cells,
    /// For each rule of the catalog's questions, what it looks at.
    rules: Vec<Vec<RuleTarget>>,
    /// The services one chooses between.
    alternatives: Vec<ServiceIx>,
}

impl<'c> Telling<'c> {
    /// Reads the questions and the alternatives under the view.
    pub fn new(cells: &'c Cells) -> Self {
        let catalog = &cells.catalog;
        let options = catalog.factors.iter().flat_map(|f| &f.options);
        let is_choice = |s: &ServiceIx| catalog[*s].role == Role::Alternative;
        Self {
            cells,
            rules: options.flat_map(|o| &o.rules).map(|r| asked(cells, r)).collect(),
            alternatives: cells.present().filter(is_choice).collect(),
        }
    }

    /// How many rules look at it, then how many pairs of alternatives it separates. `options`: those of a set that count;
    /// none, the whole attribute.
    pub fn weight(&self, attribute: AttributeIx, options: &[OptionIx]) -> (usize, usize) {
        let meets =
            |(a, o): &RuleTarget| *a == attribute && (options.is_empty() || o.is_none_or(|o| options.contains(&o)));
        let rules = self.rules.iter().filter(|asked| asked.iter().any(meets)).count();
        (rules, self.separated(attribute, options))
    }

    /// How many pairs of alternatives are stated to have unequal values; of several options, of the one that separates
    /// most. What is blank or in dispute separates nothing, and neither do texts and links, which always differ.
    fn separated(&self, attribute: AttributeIx, options: &[OptionIx]) -> usize {
        if self.cells.catalog[attribute].kind.has(Feature::Prose) {
            return 0;
        }
        let cells = || self.alternatives.iter().map(|s| self.cells.get(*s, attribute));
        if options.is_empty() {
            let known = cells().filter(|c| c.state.is_known());
            return unequal_pairs(known.map(value_key));
        }
        let of_option = |o: &OptionIx| {
            let states = cells().map(|c| c.atom(*o).state());
            unequal_pairs(states.filter(|s| s.is_known()))
        };
        options.iter().map(of_option).max().unwrap_or(0)
    }
}

/// What a rule looks at: of a set the options it names, unless it asks for a state of the whole.
fn asked(cells: &Cells, rule: &Rule) -> Vec<RuleTarget> {
    let of_one = |condition: &Condition| {
        let Subject::Attribute(attribute) = condition.subject else {
            return Vec::new();
        };
        let by_option = cells.catalog[attribute].kind.has(Feature::Atoms);
        let want = |want: &Want| (attribute, want.option().filter(|_| by_option));
        match &condition.test {
            Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => wants.iter().map(want).collect(),
            Test::Bound(_, bound) => vec![want(bound)],
            Test::Joined(..) => Vec::new(),
        }
    };
    rule.when.conditions().into_iter().flat_map(of_one).collect()
}

/// Of so many things, how many pairs are unequal.
fn unequal_pairs<T: Ord>(things: impl Iterator<Item = T>) -> usize {
    let mut groups: BTreeMap<T, usize> = BTreeMap::new();
    for thing in things {
        *groups.entry(thing).or_default() += 1;
    }
    let all: usize = groups.values().sum();
    let equal: usize = groups.values().map(|n| n * n).sum();
    (all * all).saturating_sub(equal) / 2
}

/// A text that known cells of one attribute share when they are equal.
fn value_key(cell: &Cell) -> String {
    match &cell.value {
        CellValue::Choice(option) => option.to_string(),
        CellValue::Scalar(value) => value.to_string(),
        CellValue::Services(all) => {
            let mut all: Vec<_> = all.iter().collect();
            all.sort_unstable();
            format!("{all:?}")
        }
        CellValue::Atoms(atoms) => format!("{atoms:?}"),
        // Texts need no key; what has no value is its state.
        CellValue::None | CellValue::Texts(_) => cell.state.id().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_unequal_things_are_counted() {
        for (things, expected) in [
            ("", 0),
            ("a", 0),
            ("aaa", 0),
            ("ab", 1),
            ("aab", 2),
            ("abc", 3),
            ("aabbc", 8),
        ] {
            assert_eq!(unequal_pairs(things.chars()), expected, "{things}");
        }
    }
}
