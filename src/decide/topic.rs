//! What a part of a score is about.

use crate::catalog::{AttributeIx, OptionIx};

/// What a part of a score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A factor, by its place in the catalog.
    Factor(usize),
    /// A wish about an attribute; about which option of it, where it asks for one.
    Wish(AttributeIx, Option<OptionIx>),
}
