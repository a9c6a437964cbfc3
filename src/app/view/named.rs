//! The list of views under a name, and which of them is what is shown now.

use crate::{
    app::state::Model,
    workspace::{Step, saved_view::NamedView},
};

/// What the list depends on.
pub type Key = (u64, Step, Vec<NamedView>);

/// The list of views.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedList {
    /// Their names, in the order they were saved.
    pub names: Vec<String>,
    /// Which of them shows exactly what is shown now.
    pub current: Option<usize>,
}

pub(super) fn key(model: &Model) -> Key {
    let w = &model.workspace;
    (model.dataset.revision, Step::of(w), w.views.clone())
}

pub(super) fn view(model: &Model) -> NamedList {
    let w = &model.workspace;
    let now = NamedView::of("", w, &model.dataset.catalog).shows;
    NamedList {
        names: w.views.iter().map(|v| v.name.clone()).collect(),
        current: w.views.iter().position(|v| v.shows == now),
    }
}
