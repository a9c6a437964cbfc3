//! Steps that can be taken back, and steps taken back.
//!
//! A step holds the whole work as it was, answers and wishes too; how much of it is put back is the step's extent.

use std::sync::Arc;

use super::work::Workspace;
use crate::{
    catalog::{Annotations, OwnClaim},
    decide::WizardState,
};

/// The most steps that are kept: enough for any sitting.
const MOST: usize = 500;
/// The most bytes of annotations that all of them hold, about: each step that changes one copies them all.
const MOST_OWN: usize = 64 << 20;

/// Steps that can be taken back, and steps taken back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// Oldest first.
    pub undo: Vec<Step>,
    /// Oldest first.
    pub redo: Vec<Step>,
}

/// How much of the work a step takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What the list shows, what is compared, what was answered and the annotations. Where one is, in the wizard too, stays.
    View,
    /// All of it: a session file took its place.
    Whole,
}

/// One step: what was there before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The whole workspace, of which [`Self::extent`] determines how much is restored.
    pub before: Workspace,
    /// How much of it this step changed.
    pub extent: Extent,
    /// How many bytes of annotations it holds, about, that the step before it does not share.
    own: usize,
}

impl Step {
    /// Restores what was there; returns the step that undoes this again.
    fn swap(self, workspace: &mut Workspace) -> Self {
        let Self { before, extent, own } = self;
        let next = match extent {
            Extent::Whole => before,
            Extent::View => Workspace {
                view: before.view,
                comparison: before.comparison,
                annotations: before.annotations,
                // The position stays unless an answer is another.
                wizard: if answered_alike(&before.wizard, &workspace.wizard) {
                    Arc::clone(&workspace.wizard)
                } else {
                    before.wizard
                },
                include_retired: before.include_retired,
                // What did not fit is of the view that it was part of.
                unfit: before.unfit,
                ..workspace.clone()
            },
        };
        Self {
            before: std::mem::replace(workspace, next),
            extent,
            own,
        }
    }
}

/// Whether a step of [`Extent::View`] would lead from one to the other.
pub fn differs(a: &Workspace, b: &Workspace) -> bool {
    a.view != b.view
        || a.comparison != b.comparison
        || a.annotations != b.annotations
        || a.include_retired != b.include_retired
        || !answered_alike(&a.wizard, &b.wizard)
}

/// Whether a ranking is asked for with the same, at whatever question.
fn answered_alike(a: &Arc<WizardState>, b: &Arc<WizardState>) -> bool {
    Arc::ptr_eq(a, b) || a.answers() == b.answers()
}

impl History {
    /// Keeps what was before a change, if undo can take anything of it back. Typing in the search box is one step a
    /// pause, not one a letter: a step that changed nothing but the search joins the one before it.
    pub fn remember(&mut self, before: Workspace, now: &Workspace) {
        if !differs(&before, now) {
            return;
        }
        let searches = !before.view.query.search.is_empty() && !now.view.query.search.is_empty();
        let last = self.undo.last().filter(|s| s.extent == Extent::View);
        let last = last.map(|s| &s.before);
        let typing_on = searches
            && only_search_differs(&before, now)
            && last.is_some_and(|last| only_search_differs(last, &before) && differs(last, &before));
        if !typing_on {
            self.push(before, Extent::View);
        } else if last.is_some_and(|last| !differs(last, now)) {
            // What was typed is erased again: the step would undo nothing.
            self.undo.pop();
        }
        self.redo.clear();
    }

    /// Keeps all of the work, before something else takes its place.
    pub fn remember_whole(&mut self, before: Workspace) {
        self.push(before, Extent::Whole);
        self.redo.clear();
    }

    /// Adds a step, and drops the oldest of too many.
    fn push(&mut self, before: Workspace, extent: Extent) {
        let last = self.undo.last().map(|s| &s.before.annotations);
        let own = match last {
            Some(last) if Arc::ptr_eq(last, &before.annotations) => 0,
            _ => bytes(&before.annotations),
        };
        self.undo.push(Step { before, extent, own });
        let held = self.undo.iter().rev().scan(0, |sum, step| {
            *sum += step.own;
            Some(*sum)
        });
        let kept = held.take(MOST).take_while(|sum| *sum <= MOST_OWN).count().max(1);
        self.undo.drain(..self.undo.len() - kept);
    }

    /// Undoes the last step, if there is one.
    pub fn undo(&mut self, workspace: &mut Workspace) {
        if let Some(step) = self.undo.pop() {
            self.redo.push(step.swap(workspace));
        }
    }

    /// Redoes the last step that was undone, if there is one.
    pub fn redo(&mut self, workspace: &mut Workspace) {
        if let Some(step) = self.redo.pop() {
            self.undo.push(step.swap(workspace));
        }
    }

    /// Every state that a step could bring back.
    pub fn states_mut(&mut self) -> impl Iterator<Item = &mut Workspace> {
        let steps = self.undo.iter_mut().chain(&mut self.redo);
        steps.map(|s| &mut s.before)
    }
}

/// How much memory annotations take, about.
fn bytes(own: &Annotations) -> usize {
    let claims = own
        .claims
        .iter()
        .map(|c| size_of::<OwnClaim>() + c.service.len() + c.note.len());
    let marks = own.marks.iter().map(|(id, m)| {
        let why = m.struck.as_ref().map_or(0, String::len);
        size_of_val(m) + id.len() + why + m.note.len()
    });
    let columns = own
        .columns
        .iter()
        .map(|c| size_of_val(c) + c.name.len() + c.formula.len());
    let text = |t: &Option<String>| t.as_ref().map_or(0, String::len);
    let attributes = own
        .attributes
        .iter()
        .map(|(id, a)| size_of_val(a) + id.len() + text(&a.label) + text(&a.unit) + text(&a.group));
    claims.chain(marks).chain(columns).chain(attributes).sum()
}

fn only_search_differs(a: &Workspace, b: &Workspace) -> bool {
    let mut a = a.clone();
    a.view.query.search.clone_from(&b.view.query.search);
    !differs(&a, b)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        catalog::{Mark, View},
        dataset::Dataset,
    };

    fn workspace() -> Workspace {
        Workspace::first(&Dataset::built_in(View::on(date(2026, 11, 21)), 1))
    }

    #[test]
    fn the_oldest_of_many_steps_go_whatever_their_extent() {
        let (first, mut history) = (workspace(), History::default());
        let at = |n: usize| {
            let mut then = first.clone();
            then.view.query.search = if n.is_multiple_of(2) {
                String::new()
            } else {
                n.to_string()
            };
            then
        };
        for n in 0..MOST + 100 {
            history.remember(at(n), &at(n + 1));
        }
        assert_eq!(history.undo.len(), MOST);
        assert_eq!(history.undo[0].before, at(100));
        for n in 0..10 {
            history.remember_whole(at(n));
        }
        assert_eq!(history.undo.len(), MOST);
        assert_eq!(history.undo[0].before, at(110));
    }

    #[test]
    fn large_annotations_are_kept_for_fewer_steps_and_shared_ones_for_all() {
        let mut own = Annotations::default();
        let mark = |n: usize| Mark {
            note: n.to_string().repeat((MOST_OWN / 16) / n.to_string().len()),
            ..Mark::default()
        };
        let (mut now, mut history) = (workspace(), History::default());
        for n in 10..40 {
            let before = now.clone();
            own.marks.insert("one".to_owned(), mark(n));
            now.annotations = Arc::new(own.clone());
            history.remember(before, &now);
        }
        assert!((10..=16).contains(&history.undo.len()), "{} steps", history.undo.len());
        assert_eq!(
            history.undo.last().map(|s| &s.before.annotations.marks["one"]),
            Some(&mark(38))
        );
        let mut history = History::default();
        for n in 0..40 {
            let before = now.clone();
            now.view.query.search = if n % 2 == 0 { "x".to_owned() } else { String::new() };
            history.remember(before, &now);
        }
        assert_eq!(history.undo.len(), 40);
    }
}
