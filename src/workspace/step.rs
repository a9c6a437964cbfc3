//! Steps that can be taken back, and steps taken back.

use std::sync::Arc;

use super::{Layout, Workspace, grid::Grid};
use crate::{
    catalog::{Own, ServiceIx},
    explore::Query,
};

/// Steps that can be taken back, and steps taken back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// What was before each step, oldest first.
    pub undo: Vec<Step>,
    /// What was before each step back, oldest first.
    pub redo: Vec<Step>,
}

/// What one step can change: filters, order, layout and the selection. Never the wizard's answers, which have their
/// own way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Filters, search and order.
    pub query: Query,
    /// How the grid shows services.
    pub layout: Layout,
    /// Columns, headings and the matrix.
    pub grid: Grid,
    /// Services to compare.
    pub ticked: Vec<ServiceIx>,
    /// The pinned pane.
    pub baseline: Option<ServiceIx>,
    /// Differences only.
    pub differences_only: bool,
    /// And the rows that cannot be told.
    pub keep_cant_tell: bool,
    /// What is the user's own.
    pub own: Arc<Own>,
    /// The whole workspace, before a session file took its place.
    pub whole: Option<Box<Workspace>>,
}

impl Step {
    /// What the workspace has now.
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            query: workspace.query.clone(),
            layout: workspace.layout,
            grid: workspace.grid.clone(),
            ticked: workspace.ticked.clone(),
            baseline: workspace.baseline,
            differences_only: workspace.differences_only,
            keep_cant_tell: workspace.keep_cant_tell,
            own: Arc::clone(&workspace.own),
            whole: None,
        }
    }

    /// As much of the workspace as this step holds, to take it back again.
    #[must_use]
    pub fn like(&self, workspace: &Workspace) -> Self {
        if self.whole.is_some() {
            Self::whole(workspace)
        } else {
            Self::of(workspace)
        }
    }

    /// All of it, the wizard's answers too: before a session file takes its place.
    pub fn whole(workspace: &Workspace) -> Self {
        Self {
            whole: Some(Box::new(workspace.clone())),
            ..Self::of(workspace)
        }
    }

    /// Puts it back.
    pub fn restore(self, workspace: &mut Workspace) {
        let Self {
            query,
            layout,
            grid,
            ticked,
            baseline,
            differences_only,
            keep_cant_tell,
            own,
            whole,
        } = self;
        if let Some(whole) = whole {
            *workspace = *whole;
            return;
        }
        workspace.own = own;
        workspace.query = query;
        workspace.layout = layout;
        workspace.grid = grid;
        workspace.ticked = ticked;
        workspace.baseline = baseline;
        workspace.differences_only = differences_only;
        workspace.keep_cant_tell = keep_cant_tell;
    }
}
