//! Steps that can be taken back, and steps taken back.
//!
//! A step holds the whole work as it was, answers and wishes too; how much of it is put back is the step's extent.

use super::work::Workspace;

/// The most steps that are kept: enough for any sitting.
const MOST: usize = 500;

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
    /// What the list shows, what is compared and the annotations. Answers have a way back of their own: the wizard's.
    View,
    /// All of it: a session file took its place.
    Whole,
}

/// One step: what was there before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The whole workspace, of which [`Self::extent`] says how much is put back.
    pub before: Workspace,
    /// How much of it this step changed.
    pub extent: Extent,
}

impl Step {
    /// Puts back what was there; returns the step that takes this back again.
    fn swap(self, workspace: &mut Workspace) -> Self {
        let Self { before, extent } = self;
        let next = match extent {
            Extent::Whole => before,
            Extent::View => Workspace {
                view: before.view,
                comparison: before.comparison,
                annotations: before.annotations,
                ..workspace.clone()
            },
        };
        Self {
            before: std::mem::replace(workspace, next),
            extent,
        }
    }
}

/// Whether a step of [`Extent::View`] would lead from one to the other.
fn differs(a: &Workspace, b: &Workspace) -> bool {
    a.view != b.view || a.comparison != b.comparison || a.annotations != b.annotations
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
        self.redo.clear();
        if !typing_on {
            self.undo.push(Step {
                before,
                extent: Extent::View,
            });
            if self.undo.len() > MOST {
                self.undo.remove(0);
            }
        }
    }

    /// Keeps all of the work, before something else takes its place.
    pub fn remember_whole(&mut self, before: Workspace) {
        self.redo.clear();
        self.undo.push(Step {
            before,
            extent: Extent::Whole,
        });
    }

    /// Takes the last step back, if there is one.
    pub fn undo(&mut self, workspace: &mut Workspace) {
        if let Some(step) = self.undo.pop() {
            self.redo.push(step.swap(workspace));
        }
    }

    /// Takes the last step that was taken back again, if there is one.
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

fn only_search_differs(a: &Workspace, b: &Workspace) -> bool {
    let mut a = a.clone();
    a.view.query.search.clone_from(&b.view.query.search);
    !differs(&a, b)
}
