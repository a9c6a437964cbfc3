//! What can be added to the comparison by a part of its name.

use crate::{
    app::{
        state::Model,
        view::named::{NamedServices, named},
    },
    catalog::ServiceIx,
    workspace::Place,
};

/// `None` while nothing is typed.
pub(in crate::app::view) fn key(model: &Model) -> Option<(u64, Vec<ServiceIx>, String)> {
    let typed = &model.session.drafts.add_pane.value;
    let is_sought = model.workspace.place == Place::Compare && !typed.trim().is_empty();
    let panes = &model.workspace.comparison.services;
    is_sought.then(|| (model.dataset.revision, panes.clone(), typed.clone()))
}

pub(in crate::app::view) fn view(model: &Model) -> NamedServices {
    let panes = &model.workspace.comparison.services;
    named(model, &model.session.drafts.add_pane.value, panes)
}
