//! Which of Explore's filters go to Decide as must-haves, and what the button there says.

use crate::{
    app::state::Model,
    catalog::{
        Condition, ServiceIx,
        condition::{Subject, Want},
        wording::thousands,
    },
    explore::{self, Listing},
    workspace::starting_conditions,
};

/// A search that leaves more than this is not carried over: its must-have would be a list of names nobody reads.
pub(in crate::app) const MOST_NAMES: usize = 30;

/// The filters as must-haves: all but those that Decide sees to itself, and for a search the names it leaves.
pub(in crate::app) fn must_haves(model: &Model) -> (Vec<Condition>, bool) {
    let dataset = &model.dataset;
    let query = &model.workspace.view.query;
    let own = starting_conditions(&dataset.catalog);
    let mut all: Vec<Condition> = query.conditions.iter().filter(|c| !own.contains(c)).cloned().collect();
    if query.search.trim().is_empty() {
        return (all, true);
    }
    let hits = explore::list(dataset, &dataset.index, query).hits;
    let ranked = &dataset.table().candidates;
    let found: Vec<ServiceIx> = hits.into_iter().filter(|s| ranked.contains(s)).collect();
    let carried = (1..=MOST_NAMES).contains(&found.len());
    if carried {
        let named = |s: &ServiceIx| Want::Text(dataset.catalog[*s].name.clone());
        all.push(Condition::any_of(Subject::Name, found.iter().map(named).collect()));
    }
    (all, carried)
}

/// What the button to Decide says: empty where nothing but the window's own two filters is asked.
pub(super) fn words(model: &Model, listing: &Listing) -> String {
    let (conditions, _) = must_haves(model);
    let ranked = &model.dataset.table().candidates;
    let n = listing.hits.iter().filter(|s| ranked.contains(s)).count();
    if conditions.is_empty() || n < 2 {
        return String::new();
    }
    format!("Decide among these {}", thousands(n))
}
