//! What is under way in the filters and in the menu of views: texts being typed, and what is wrong with them.

use super::range::End;
use crate::catalog::cond::Subject;

/// The view being named, renamed or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamedDraft {
    /// The name for what is shown.
    pub name: String,
    /// What is being done to a view that is saved.
    pub change: Option<NamedChange>,
    /// Its new name.
    pub rename: String,
}

/// What is being done to a saved view, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedChange {
    /// What can be done is shown.
    Menu(usize),
    /// A new name is being typed.
    Rename(usize),
    /// It is to be deleted, once that is confirmed.
    Delete(usize),
}

/// A condition being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CondDraft {
    /// What is typed.
    pub text: String,
    /// What it asks, in words, once it can be read.
    pub understood: Option<String>,
    /// Why it was not taken.
    pub problem: Option<String>,
}

/// One end of a range being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundDraft {
    /// What the range is about.
    pub subject: Subject,
    /// Which end.
    pub end: End,
    /// What is typed.
    pub text: String,
    /// Why it was not taken.
    pub problem: Option<String>,
}

impl BoundDraft {
    /// Whether it is this end of this range.
    pub fn is_at(&self, subject: Subject, end: End) -> bool {
        self.subject == subject && self.end == end
    }
}
