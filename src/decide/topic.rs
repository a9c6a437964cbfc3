//! What a part of a score is about.

use crate::catalog::{AttributeIx, Catalog, OptionIx, Rule, ServiceIx};

/// What a part of a score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A factor, by its place in the catalog.
    Factor(usize),
    /// A wish about an attribute; about what of it, where it asks for one of several things.
    Wish(AttributeIx, Option<WishedPart>),
}

/// One of the things that several wishes about one attribute can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WishedPart {
    /// An option of a choice or a set.
    Option(OptionIx),
    /// A service that is named.
    Service(ServiceIx),
}

impl WishedPart {
    /// As the command line and files write it; empty where the catalog has no such option.
    pub fn id(self, catalog: &Catalog, attribute: AttributeIx) -> &str {
        match self {
            Self::Option(o) => catalog[attribute].options.get(usize::from(o)).map_or("", |o| &o.id),
            Self::Service(s) => &catalog[s].id,
        }
    }
}

impl Topic {
    /// A rule of one of a factor's options; `None` for a wish.
    pub fn rule(self, catalog: &Catalog, option: usize, rule: usize) -> Option<&Rule> {
        let Self::Factor(factor) = self else { return None };
        catalog.factors.get(factor)?.options.get(option)?.rules.get(rule)
    }
}
