//! The bars above and below: where we are, what is ticked, as of when, what the program says.

use crate::{
    app::state::{Model, Notice},
    catalog::ServiceIx,
    workspace::Place,
};

/// What the bars depend on.
pub type Key = (
    u64,
    Place,
    Vec<ServiceIx>,
    Vec<Notice>,
    (Option<crate::app::state::Pending>, Option<u8>, Option<u8>),
);

/// The bars above and below.
#[derive(Debug, Clone, PartialEq)]
pub struct ChromeView {
    /// Where we are.
    pub place: Place,
    /// What the catalog is called.
    pub title: String,
    /// How many services are ticked.
    pub ticked: Vec<Ticked>,
    /// As of when, and what that leaves out.
    pub as_of: super::AsOfView,
    /// What is under way, for the bar below.
    pub pending: Option<&'static str>,
    /// Of a file being read, how many hundredths are done; `Some` only while one is read that can be stopped.
    pub reading: Option<u8>,
    /// How many hundredths of a file are made; `None` when there is nothing to wait for.
    pub progress: Option<u8>,
}

/// One ticked service.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticked {
    /// Which one.
    pub service: ServiceIx,
    /// Its name.
    pub name: String,
}

pub(super) fn key(model: &Model) -> Key {
    let w = &model.workspace;
    (
        model.dataset.revision,
        w.place,
        w.comparison.services.clone(),
        model.session.notices.clone(),
        (
            model.session.pending,
            model.session.reading_percent,
            model.session.progress,
        ),
    )
}

pub(super) fn view(model: &Model) -> ChromeView {
    use crate::app::state::Pending;
    let catalog = &model.dataset.catalog;
    ChromeView {
        place: model.workspace.place,
        title: catalog.title.clone(),
        ticked: model
            .workspace
            .comparison
            .services
            .iter()
            .map(|s| Ticked {
                service: *s,
                name: catalog[*s].name.clone(),
            })
            .collect(),
        as_of: super::as_of::view(catalog, model.dataset.view),
        reading: model
            .session
            .reading_percent
            .filter(|_| model.session.pending == Some(Pending::Reading)),
        pending: model.session.pending.and_then(|p| match p {
            Pending::OpenDialog => Some("Choosing a catalog…"),
            Pending::Reading => Some("Reading the catalog…"),
            Pending::SaveDialog => Some("Choosing where to save…"),
            // Mostly done before it could be read.
            Pending::Writing => model.session.progress.map(|_| "Writing the file…"),
        }),
        progress: model.session.progress,
    }
}
