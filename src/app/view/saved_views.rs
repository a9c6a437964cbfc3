//! The list of views under a name, and which of them is what is shown now.

use crate::{app::state::Model, workspace::StoredView};

/// The views that were saved, for the menu that shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedViewList {
    /// Their names, in the order they were saved.
    pub names: Vec<String>,
    /// Which of them shows exactly what is shown now.
    pub current: Option<usize>,
}

pub(super) fn key(model: &Model) -> impl PartialEq + use<> {
    let views = model.preferences.views.clone();
    (model.dataset.revision, model.workspace.view.clone(), views)
}

pub(super) fn view(model: &Model) -> SavedViewList {
    let views = &model.preferences.views;
    let now = StoredView::of(&model.workspace.view, &model.dataset.catalog);
    SavedViewList {
        names: views.iter().map(|v| v.name.clone()).collect(),
        current: views
            .iter()
            .position(|v| v.shows.renewed(&model.dataset.catalog).as_ref() == &now),
    }
}
