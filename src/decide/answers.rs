//! The input of a ranking: the options chosen for each factor, how much each counts, the must-haves and what
//! the user struck out.

use std::collections::BTreeMap;

use super::wish::Wish;
use crate::catalog::{Catalog, Condition, ServiceIx, Several};

/// What each importance is called.
pub const WEIGHTS: [&str; 4] = ["Not at all", "A little", "Normal", "A lot"];

/// The importance of a factor until the user changes it.
pub const DEFAULT_IMPORTANCE: u8 = 2;

/// The greatest importance; the least is 0, which takes the factor out.
pub const MAX_IMPORTANCE: u8 = 3;

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
    /// Why, in the user's words; may lack some.
    pub struck_because: BTreeMap<ServiceIx, String>,
    /// Wishes about attributes; they weigh in like factors.
    pub wishes: Vec<Wish>,
    /// The factors, by place, of which all chosen options are asked for, where a factor leaves that open; any of them is
    /// enough otherwise.
    pub all_of: Vec<usize>,
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
            wishes: Vec::new(),
            all_of: Vec::new(),
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

    /// How the options chosen for a factor add up: as the factor declares, or as the user chose where it leaves that open.
    pub fn several(&self, catalog: &Catalog, factor: usize) -> Several {
        match catalog.factors.get(factor).map_or(Several::One, |f| f.several) {
            Several::AnyOrAll if self.all_of.contains(&factor) => Several::All,
            Several::AnyOrAll => Several::Any,
            stated => stated,
        }
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
