//! The bars above and below: where we are, what is ticked, as of when, what the program reports.

use crate::{
    app::state::{Model, Pending},
    catalog::ServiceIx,
    workspace::Place,
};

/// The bars above and below.
#[derive(Debug, Clone, PartialEq)]
pub struct ChromeView {
    /// Where we are.
    pub place: Place,
    /// The services ticked for comparison, in the order they were ticked.
    pub ticked: Vec<Ticked>,
    /// What the search looks through: `Search services`.
    pub search: String,
    /// As of when, and what that leaves out.
    pub as_of: super::AsOfView,
    /// What is under way, for the bar below.
    pub pending: Option<&'static str>,
    /// Whether a file is being written, for which there is no sign unless it takes long.
    pub writing: bool,
    /// Of a file being read, how many hundredths are done; `Some` only while one is read that can be stopped.
    pub reading: Option<u8>,
    /// How many hundredths of a file are made; `None` when there is nothing to wait for.
    pub progress: Option<u8>,
}

/// One ticked service.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticked {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, as the catalog has it.
    pub name: String,
}

pub(super) fn key(model: &Model) -> impl PartialEq + use<> {
    let w = &model.workspace;
    let ticked = w.comparison.services.clone();
    (model.dataset.revision, w.place, ticked, model.session.pending)
}

pub(super) fn view(model: &Model) -> ChromeView {
    let catalog = &model.dataset.catalog;
    let ticked = model.workspace.comparison.services.iter();
    let (mut reading, mut progress) = (None, None);
    let pending = model.session.pending.and_then(|p| match p {
        Pending::OpenDialog => Some("Choosing a catalog…"),
        Pending::Reading(done) => {
            reading = done;
            Some("Reading the catalog…")
        }
        Pending::SaveDialog => Some("Choosing where to save…"),
        // Mostly done before it could be read.
        Pending::Writing(done) => {
            progress = done;
            done.map(|_| "Writing the file…")
        }
    });
    ChromeView {
        place: model.workspace.place,
        ticked: ticked
            .map(|s| Ticked {
                service: *s,
                name: catalog[*s].name.clone(),
            })
            .collect(),
        search: format!("Search {}", catalog.things(2)),
        as_of: super::as_of::view(catalog, model.dataset.view),
        writing: matches!(model.session.pending, Some(Pending::Writing(_))),
        reading,
        pending,
        progress,
    }
}
