//! What the list is asked for: words, conditions, what to do with what is not known, and an order.

use crate::catalog::{
    Condition,
    condition::{Subject, Test, Want},
};

/// What becomes of services for which a condition is not known to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Unknown {
    /// They are left out: only what is known to hold stays.
    #[default]
    Drop,
    /// They stay: only what is known not to hold is left out.
    Keep,
}

/// An order other than the natural one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// What the services are ordered by.
    pub by: Subject,
    /// Whether the largest value comes first. What is not known comes last either way.
    pub descending: bool,
}

/// One question to the list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Words that must all be found; blank: no search.
    pub search: String,
    /// Conditions that must all hold.
    pub conditions: Vec<Condition>,
    /// What becomes of services for which a condition is not known to hold.
    pub unknown: Unknown,
    /// What comes first counts most; empty: by relevance when searching, else by name.
    pub sort: Vec<Sort>,
}

impl Query {
    /// Whether anything is asked that could leave a service out.
    pub fn narrows(&self) -> bool {
        !self.search.trim().is_empty() || !self.conditions.is_empty()
    }

    /// Whether a condition on this subject names this value, for or against.
    pub fn names(&self, subject: Subject, want: &Want) -> bool {
        self.conditions
            .iter()
            .filter(|c| c.subject == subject)
            .any(|c| match &c.test {
                Test::AnyOf(wants) | Test::AllOf(wants) | Test::NoneOf(wants) => wants.contains(want),
                Test::Bound(..) | Test::Joined(..) => false,
            })
    }
}
