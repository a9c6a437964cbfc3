//! What a catalog's file states where the user states something else, kept to be restored.

use std::collections::BTreeMap;

use crate::catalog::{
    ix::{AttributeIx, ServiceIx},
    kind::Assertion,
    model::Attribute,
};

/// What the file states where something is laid over it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlaid {
    pub(super) attributes: BTreeMap<AttributeIx, Attribute>,
    /// How many headings it has.
    pub(super) groups: usize,
    pub(super) headline: Vec<AttributeIx>,
    /// What the user wants on no card.
    pub(super) off_cards: Vec<AttributeIx>,
    /// By the place of a claim among those of its service that are the file's.
    pub(super) claims: BTreeMap<(ServiceIx, usize), Assertion>,
}
