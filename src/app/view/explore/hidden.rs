//! Whoever searches for an exact name is looking for that one: where it is hidden, that is shown first.

use crate::{
    app::{action::Filter, state::Model},
    catalog::{ServiceIx, Status},
    compare::{Numbering, status_words},
    explore::{self, ObstacleKind},
    workspace::hides_retired,
};

/// A service whose exact name is searched for, and which is hidden.
#[derive(Debug, Clone, PartialEq)]
pub struct HiddenView {
    /// `Azure Notebooks is hidden: retired since 15 Jan 2021, use Azure Machine Learning instead.`
    pub text: String,
    /// What shows it, among what else is found then.
    pub shows: Filter,
}

pub(super) fn view(model: &Model, listed: &[ServiceIx]) -> Option<HiddenView> {
    let dataset = &model.dataset;
    let query = &model.workspace.view.query;
    let catalog = &dataset.catalog;
    if query.search.trim().is_empty() {
        return None;
    }
    let service = dataset.index.named(catalog, &query.search)?;
    if listed.contains(&service) {
        return None;
    }
    let obstacles = explore::why_not(dataset, &dataset.index, query, service);
    let in_the_way: Vec<usize> = obstacles
        .iter()
        .map(|o| match o.kind {
            ObstacleKind::Condition(i) => Some(i),
            // A service that no counted source names is shown by no filter.
            ObstacleKind::NotPresent | ObstacleKind::Search => None,
        })
        .collect::<Option<_>>()?;
    let status = status_words(dataset, service, &mut Numbering::default());
    let why: Vec<String> = in_the_way
        .iter()
        .map(|i| match &query.conditions[*i] {
            c if hides_retired(c) && status.status == Status::Retired => status.text.clone(),
            c => format!("it does not meet “{}”", c.human(catalog)),
        })
        .collect();
    let mut shown = query.clone();
    let mut at = 0;
    shown.conditions.retain(|_| {
        at += 1;
        !in_the_way.contains(&(at - 1))
    });
    (!why.is_empty()).then(|| HiddenView {
        text: format!("{} is hidden: {}.", catalog[service].name, why.join("; ")),
        shows: Filter::SetQuery(Box::new(shown)),
    })
}
