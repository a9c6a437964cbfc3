//! "Why is it not here?": what the filters leave out, and which of them, for one service.

use super::named::{NamedServices, named};
use crate::{
    app::{action::Filter, state::Model, text::sentence},
    catalog::{ServiceIx, State, Why},
    compare::{Numbering, status_words},
    explore::{self, ObstacleKind, Unknown},
    workspace::hides_retired,
};

/// What the filters leave out, and which of them, for one service.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WhyNotView {
    /// Services that are not in the grid and match what was typed.
    pub named: NamedServices,
    /// The answer for the service chosen.
    pub answer: Option<Answer>,
}

/// Why one service is not in the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The service's name, as the catalog has it.
    pub name: String,
    /// What excludes it, each with what would remove just that; empty: it is in the grid.
    pub obstacles: Vec<(String, Option<(String, Filter)>)>,
}

pub(super) fn key(model: &Model) -> impl PartialEq + use<> {
    (
        model.dataset.revision,
        model.workspace.view.query.clone(),
        model.session.why.clone(),
    )
}

pub(super) fn view(model: &Model, listed: &[ServiceIx]) -> WhyNotView {
    let asked = &model.session.why;
    WhyNotView {
        named: named(model, &asked.typed, listed),
        answer: asked.service.map(|s| answer(model, s)),
    }
}

fn answer(model: &Model, service: ServiceIx) -> Answer {
    let dataset = &model.dataset;
    let (catalog, query) = (&dataset.catalog, &model.workspace.view.query);
    let obstacles = explore::why_not(dataset, &dataset.index, query, service)
        .into_iter()
        .map(|o| match o.kind {
            ObstacleKind::NotPresent => ("No source that counts in this view names it.".to_owned(), None),
            ObstacleKind::Search => (
                format!("The search “{}” does not find it.", query.search.trim()),
                Some(("Clear the search".to_owned(), Filter::SetSearch(String::new()))),
            ),
            ObstacleKind::Condition(i) if hides_retired(&query.conditions[i]) => (
                format!("{}; retired {} are hidden.", retired(model, service), catalog.things(2)),
                Some((format!("Show retired {}", catalog.things(2)), Filter::Remove(i))),
            ),
            ObstacleKind::Condition(i) => {
                let asked = query.conditions[i].human(catalog);
                let text = match o.why {
                    None => format!("“{asked}” is stated not to hold for it."),
                    Some(Why::NotStated) => format!("No source states “{asked}” of it."),
                    Some(Why::Conflicting) => format!("Sources disagree on “{asked}”."),
                    Some(Why::Partly) => format!("“{asked}” holds only in part."),
                };
                let remedy = if o.why.is_some() && query.unknown == Unknown::Drop && o.state != State::Partly {
                    ("Keep what is not known".to_owned(), Filter::SetUnknown(Unknown::Keep))
                } else {
                    ("Remove this filter".to_owned(), Filter::Remove(i))
                };
                (sentence(&text), Some(remedy))
            }
        })
        .collect();
    Answer {
        name: catalog[service].name.clone(),
        obstacles,
    }
}

/// Since when, and what to use in its place: `Retired since 15 Jan 2021; use Azure Machine Learning instead`.
fn retired(model: &Model, service: ServiceIx) -> String {
    let words = status_words(&model.dataset, service, &mut Numbering::default());
    sentence(words.text.trim_end_matches('.'))
}
