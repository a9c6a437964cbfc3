//! What a pane can be swapped for: the services most like it. Looked for only once its menu is open.

use crate::{
    app::state::Model,
    catalog::{ServiceIx, Status},
    explore::{most_like, similar::knows_likeness},
};

/// The services most like one.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeView {
    /// The service of the pane that the others are like.
    pub of: ServiceIx,
    /// Those that are not among the panes, most similar first.
    pub found: Vec<LikeService>,
    /// Whether a worker is still finding out.
    pub waits: bool,
}

/// A service that can be put into a pane.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeService {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// What became of it, in a word, where it is going or gone; else empty.
    pub status: &'static str,
}

impl LikeService {
    /// Its name with that word: `Azure Batch AI · Retired`.
    pub fn words(&self) -> String {
        if self.status.is_empty() {
            self.name.clone()
        } else {
            format!("{} · {}", self.name, self.status)
        }
    }
}

/// How many services a pane offers to be swapped for.
const OFFERED: usize = 6;

/// `None` while none is looked for.
pub(in crate::app::view) fn key(model: &Model) -> Option<(u64, ServiceIx, Vec<ServiceIx>, bool)> {
    let of = model.session.compare.like.filter(|s| model.knows(*s))?;
    let panes = model.workspace.comparison.services.clone();
    Some((model.dataset.revision, of, panes, model.waits_for_likeness()))
}

pub(in crate::app::view) fn view(model: &Model, of: ServiceIx) -> LikeView {
    let dataset = &model.dataset;
    let panes = &model.workspace.comparison.services;
    let all = if knows_likeness(&dataset.index) {
        most_like(dataset, &dataset.index, of, OFFERED + panes.len())
    } else {
        Vec::new()
    };
    let others = all.into_iter().map(|a| a.service).filter(|s| !panes.contains(s));
    LikeView {
        of,
        found: (others.take(OFFERED))
            .map(|service| LikeService {
                service,
                name: dataset.catalog[service].name.clone(),
                status: match dataset.cells.judged(service).status {
                    status @ (Status::Retiring | Status::Retired) => status.label(),
                    _ => "",
                },
            })
            .collect(),
        waits: model.waits_for_likeness(),
    }
}
