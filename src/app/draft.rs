//! Drafts: what is being typed, before it is taken. There is one way for all of them: drawing clones the value, edits the
//! clone and pushes it; the update puts it here, or takes it.

use super::range::End;
use crate::catalog::{AttributeIx, condition::Subject};

/// A value being typed, and what is wrong with it once it was to be taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft<T = String> {
    /// As typed, whether it can be read or not.
    pub value: T,
    /// A sentence; `None` before it was to be taken, too.
    pub problem: Option<String>,
}

impl<T> Draft<T> {
    /// One that has not been tried yet.
    pub fn new(value: T) -> Self {
        Self { value, problem: None }
    }

    /// Takes the value as it is typed; a problem shown before is shown no more.
    pub fn set(&mut self, value: T) {
        *self = Self::new(value);
    }

    /// Takes the value as it is typed; what is `wrong` with it is shown only while a problem
    /// has been shown and is not corrected: half a word is no mistake while one types on.
    pub fn amend(&mut self, value: T, wrong: Option<String>) {
        let problem = wrong.filter(|_| self.problem.is_some());
        *self = Self { value, problem };
    }
}

impl<T: Default> Draft<T> {
    /// Reads the value to be taken, and empties the draft; or reports what is wrong with it and stays.
    pub fn take<R>(&mut self, read: impl FnOnce(&T) -> Result<R, String>) -> Option<R> {
        match read(&self.value) {
            Ok(taken) => {
                *self = Self::default();
                Some(taken)
            }
            Err(problem) => {
                self.problem = Some(problem);
                None
            }
        }
    }
}

/// What is being typed outside of what is over the window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafts {
    /// A path, where the system has no file dialog.
    pub path: Draft,
    /// A must-have of the wizard.
    pub must_have: Draft,
    /// The value a wish is to be near to.
    pub target: Option<TargetDraft>,
    /// The day of the view.
    pub as_of: Draft,
    /// The day since which sources count.
    pub since: Draft,
    /// A condition in the filter panel.
    pub condition: Draft,
    /// Set for one frame: the box for conditions should take the keyboard.
    pub focus_find: bool,
    /// Where the arrows have moved the mark among what its words may mean; `None`: nowhere yet.
    pub found_at: Option<usize>,
    /// Ends of ranges that are being typed, or that cannot be read.
    pub bounds: Vec<BoundDraft>,
    /// The name of a service to be added to the comparison.
    pub add_pane: Draft,
    /// The name for what is shown.
    pub view_name: Draft,
    /// What is being done to a saved view.
    pub view_change: Option<ViewChange>,
    /// The saved view's new name.
    pub view_rename: Draft,
}

/// What is being done to a saved view, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewChange {
    /// What can be done is shown.
    Menu(usize),
    /// A new name is being typed.
    Rename(usize),
    /// It is to be deleted, once that is confirmed.
    Delete(usize),
}

impl ViewChange {
    /// Which view it is about.
    pub fn at(self) -> usize {
        match self {
            Self::Menu(i) | Self::Rename(i) | Self::Delete(i) => i,
        }
    }
}

/// A value to be near to, being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetDraft {
    /// What is wished of.
    pub attribute: AttributeIx,
    /// The text in its field.
    pub draft: Draft,
}

/// One end of a range being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundDraft {
    /// What the range is of.
    pub subject: Subject,
    /// The lower or the upper bound.
    pub end: End,
    /// The text in its field.
    pub draft: Draft,
}

impl BoundDraft {
    /// Whether it is this end of this range.
    pub fn is_at(&self, subject: Subject, end: End) -> bool {
        self.subject == subject && self.end == end
    }
}
