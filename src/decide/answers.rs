//! What a ranking is asked with: the options chosen for each factor, how much each counts, the must-haves and what
//! the user struck out.

use std::collections::BTreeMap;

use crate::catalog::{AttributeIx, Better, Catalog, Condition, ServiceIx};

/// The importance of a factor until the user changes it.
pub const DEFAULT_IMPORTANCE: u8 = 2;

/// The greatest importance; the least is 0, which takes the factor out.
pub const MAX_IMPORTANCE: u8 = 3;

/// What a part of a score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// A factor, by its place in the catalog.
    Factor(usize),
    /// A preference about this attribute.
    Preference(AttributeIx),
}

/// A wish about an attribute that says which direction is better, for catalogs whose list came without factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    /// The attribute; one with no direction, neither the catalog's nor the user's, takes no part.
    pub attribute: AttributeIx,
    /// Which direction is better to the user, where the catalog declares none.
    pub better: Option<Better>,
    /// How much it counts, 0 to 3.
    pub importance: u8,
}

/// The answers of one person, complete or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// For each factor the options chosen, as places in its list; empty where none is given (not asked, skipped and
    /// not sure are all the same to a score).
    pub chosen: Vec<Vec<usize>>,
    /// For each factor its importance, 0 to 3.
    pub importance: Vec<u8>,
    /// Conditions that rule out what is known not to meet them.
    pub must_haves: Vec<Condition>,
    /// Whether services retired by the view's day are ranked too.
    pub include_retired: bool,
    /// Services the user struck out; never ranked.
    pub struck: Vec<ServiceIx>,
    /// Why, as the user put it; may lack some.
    pub struck_because: BTreeMap<ServiceIx, String>,
    /// Wishes about attributes that declare a direction; they weigh in like factors.
    pub preferences: Vec<Preference>,
}

impl Answers {
    /// Nothing answered, every importance at its default.
    pub fn new(catalog: &Catalog) -> Self {
        Self {
            chosen: vec![Vec::new(); catalog.factors.len()],
            importance: vec![DEFAULT_IMPORTANCE; catalog.factors.len()],
            must_haves: Vec::new(),
            include_retired: false,
            struck: Vec::new(),
            struck_because: BTreeMap::new(),
            preferences: Vec::new(),
        }
    }

    /// The options chosen for a factor; empty when none is given or there is no such factor.
    pub fn chosen(&self, factor: usize) -> &[usize] {
        self.chosen.get(factor).map_or(&[], Vec::as_slice)
    }

    /// The importance of a factor, 0 to 3; the default when none is set.
    pub fn importance(&self, factor: usize) -> u8 {
        self.importance
            .get(factor)
            .copied()
            .unwrap_or(DEFAULT_IMPORTANCE)
            .min(MAX_IMPORTANCE)
    }

    /// The same with one factor answered otherwise.
    #[must_use]
    pub fn with_chosen(&self, factor: usize, options: Vec<usize>) -> Self {
        let mut next = self.clone();
        if let Some(chosen) = next.chosen.get_mut(factor) {
            *chosen = options;
        }
        next
    }

    /// The same with one importance otherwise.
    #[must_use]
    pub fn with_importance(&self, factor: usize, importance: u8) -> Self {
        let mut next = self.clone();
        if let Some(i) = next.importance.get_mut(factor) {
            *i = importance.min(MAX_IMPORTANCE);
        }
        next
    }
}
