//! Views under a name: filters, search, order, columns and layout by ids and words, so that they survive a change of
//! the catalog. What is ticked and what was answered are no part of them.

use serde::{Deserialize, Serialize};

use crate::{
    catalog::Catalog,
    dataset::Dataset,
    workspace::{Step, Workspace, stored::Saved},
};

/// A view under a name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedView {
    /// What it is called.
    pub name: String,
    /// What it shows.
    pub shows: Saved,
}

impl NamedView {
    /// What the workspace shows now, under a name.
    pub fn of(name: &str, workspace: &Workspace, catalog: &Catalog) -> Self {
        Self {
            name: name.trim().to_owned(),
            shows: Saved::of(workspace, catalog).only_what_is_shown(),
        }
    }

    /// The step that shows it, with the selection as it is; and a sentence for each thing the catalog does not know.
    pub fn step(&self, workspace: &Workspace, dataset: &Dataset) -> (Step, Vec<String>) {
        let (restored, lost) = self.shows.clone().restore(dataset);
        // All named, so that whoever adds to a step decides whether a view has it; `Saved::only_what_is_shown` must
        // keep it then.
        let Step {
            query,
            layout,
            grid,
            ticked: _,
            baseline: _,
            differences_only: _,
            keep_cant_tell: _,
            own: _,
            whole: _,
        } = Step::of(&restored);
        let step = Step {
            query,
            layout,
            grid,
            ..Step::of(workspace)
        };
        (step, lost)
    }
}
