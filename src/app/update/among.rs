//! From Explore to Decide and back: filters become must-haves, and must-haves filters.

use super::decide::wizard;
use crate::{
    app::{
        state::{Model, Tone},
        text::count,
        view::explore::among::{MOST_NAMES, must_haves},
    },
    catalog::{
        Condition, ServiceIx,
        condition::{Subject, Want},
    },
    decide::{WizardEvent, rank_with},
    explore::{self, Query, Unknown},
    workspace::{Place, starting_conditions},
};

/// Decides among what Explore shows.
pub(super) fn decide_among(model: &mut Model) {
    let (conditions, carried) = must_haves(model);
    for condition in &conditions {
        wizard(model, WizardEvent::AddMustHave(condition.clone()));
    }
    model.workspace.place = Place::Decide;
    let n = count(conditions.len(), "must-have", "must-haves");
    let search = if carried {
        ""
    } else {
        " The search finds too many to be one."
    };
    model.say(Tone::Good, format!("Your filters are {n} now.{search}"));
}

/// Shows in Explore what Decide ranks: the must-haves as filters that keep what is not known; where answers rule out more
/// than those, the names of what is left.
pub(super) fn show_ranked(model: &mut Model) {
    let dataset = &model.dataset;
    let answers = model.answers();
    let mut query = Query {
        conditions: starting_conditions(&dataset.catalog),
        unknown: Unknown::Keep,
        ..Query::default()
    };
    if answers.include_retired {
        query.conditions.retain(|c| c.subject != Subject::Status);
    }
    query.conditions.extend(answers.must_haves.iter().cloned());
    let ranked: Vec<ServiceIx> = rank_with(dataset, dataset.table(), &answers)
        .ranked
        .iter()
        .map(|r| r.service)
        .collect();
    let shown = explore::list(dataset, &dataset.index, &query).hits.len();
    if shown != ranked.len() && (1..=MOST_NAMES).contains(&ranked.len()) {
        let named = |s: &ServiceIx| Want::Text(dataset.catalog[*s].name.clone());
        let names = Condition::any_of(Subject::Name, ranked.iter().map(named).collect());
        query.conditions.push(names);
    }
    model.workspace.view.query = query;
    model.workspace.place = Place::Explore;
}
