//! What a part of a score is about.

use crate::catalog::{AttributeIx, Catalog, OptionIx, Rule};

/// What a part of a score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A factor, by its place in the catalog.
    Factor(usize),
    /// A wish about an attribute; about which option of it, where it asks for one.
    Wish(AttributeIx, Option<OptionIx>),
}

impl Topic {
    /// A rule of one of a factor's options; `None` for a wish.
    pub fn rule(self, catalog: &Catalog, option: usize, rule: usize) -> Option<&Rule> {
        let Self::Factor(factor) = self else { return None };
        catalog.factors.get(factor)?.options.get(option)?.rules.get(rule)
    }
}
