//! Which of Explore's filters go to Decide as must-haves, and what the button there is called.

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

/// A search that leaves more than this is not carried over: its must-have would be a list of names no one reads.
pub(in crate::app) const MOST_NAMES: usize = 30;

/// The filters as must-haves: all but those that Decide applies itself, and for a search the names it leaves.
pub(in crate::app) fn must_haves(model: &Model) -> (Vec<Condition>, bool) {
    let dataset = &model.dataset;
    let query = &model.workspace.view.query;
    let own = starting_conditions(&dataset.catalog);
    let mut all: Vec<Condition> = query.conditions.iter().filter(|c| !own.contains(c)).cloned().collect();
    if query.search.trim().is_empty() {
        return (all, true);
    }
    let mut found = explore::list(dataset, &dataset.index, query).hits;
    found.retain(|s| is_ranked(model, *s));
    let carried = (1..=MOST_NAMES).contains(&found.len());
    if carried {
        let named = |s: &ServiceIx| Want::Text(dataset.catalog[*s].name.clone());
        all.push(Condition::any_of(Subject::Name, found.iter().map(named).collect()));
    }
    (all, carried)
}

/// The label of the button to Decide: empty where nothing but the window's own two filters is asked.
pub(super) fn words(model: &Model, listing: &Listing) -> String {
    let query = &model.workspace.view.query;
    let own = starting_conditions(&model.dataset.catalog);
    let is_filtered = query.conditions.iter().any(|c| !own.contains(c));
    // Of a search alone that leaves more than are carried over, how many more is not counted.
    let most = match (is_filtered, query.search.trim().is_empty()) {
        (true, _) => usize::MAX,
        (false, false) => MOST_NAMES,
        (false, true) => return String::new(),
    };
    let ranked = listing.hits.iter().filter(|s| is_ranked(model, **s));
    let n = ranked.take(most.saturating_add(1)).count();
    if n < 2 || n > most {
        return String::new();
    }
    format!("Decide among these {}", thousands(n))
}

/// Whether Decide ranks it, as long as nothing is asked there, of what is there under the view. (Its table shows that too,
/// but may not have been built yet.)
fn is_ranked(model: &Model, service: ServiceIx) -> bool {
    let index = &model.dataset.index;
    let slot = index.slot(service);
    !index.supporting().has(slot) && (model.workspace.include_retired || !index.retired().has(slot))
}
