//! What could be compared, while fewer than two services are ticked: those that have most in common.
//!
//! Likeness alone overrates two services of which little is known, as long as the little is the same. So a pair must
//! have at least five facts known of both, and is ranked by its likeness times the share of the facts known of either
//! that are known of both: of two services described from quite different sides, agreeing where the two descriptions
//! happen to overlap means little.

use crate::{
    app::state::Model,
    catalog::{Reading, Role, ServiceIx, Status, wording::thousands},
    compare::MIN_PANES,
    explore::{
        Alike,
        similar::{best, knows_likeness, same},
    },
    workspace::Place,
};

/// Services that could be compared with one click.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Which ones, in order.
    pub services: Vec<ServiceIx>,
    /// `TinyBase and Doc Drawer`.
    pub text: String,
    /// `5 of 8 facts known of both are the same: Licence, Drivers for`.
    pub why: String,
}

/// Facts that have to be known of both: with fewer, one shared word would make a pair.
const LEAST_SHARED: usize = 5;
/// Attributes named as what a pair shares.
const MOST_NAMED: usize = 3;

/// The most suggestions at once.
const MOST: usize = 4;
/// Services whose neighbours are looked for; beyond that it would take longer than a glance.
const MOST_ASKED: usize = 60;
/// In a longer list each search takes too long to be repeated.
const MOST_LISTED: usize = 2_000;

/// What could be compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SuggestionList {
    /// Best first.
    pub all: Vec<Suggestion>,
    /// Whether a worker is still finding out.
    pub waits: bool,
}

/// `None` while there is something to compare.
pub(in crate::app::view) fn key(model: &Model) -> Option<impl PartialEq + use<>> {
    let ticked = &model.workspace.comparison.services;
    let few = model.workspace.place == Place::Compare && ticked.len() < MIN_PANES;
    few.then(|| (model.dataset.revision, ticked.clone(), waits(model)))
}

fn waits(model: &Model) -> bool {
    !model.workspace.comparison.services.is_empty() && model.waits_for_likeness()
}

pub(in crate::app::view) fn view(model: &Model) -> SuggestionList {
    let knows = model.workspace.comparison.services.is_empty() || knows_likeness(&model.dataset.index);
    SuggestionList {
        all: if knows { suggestions(model) } else { Vec::new() },
        waits: waits(model),
    }
}

fn suggestions(model: &Model) -> Vec<Suggestion> {
    match model.workspace.comparison.services.as_slice() {
        [] => pairs(model),
        [one] => alike(model, *one, MOST)
            .into_iter()
            .map(|found| suggestion(model, *one, &found))
            .collect(),
        ticked => {
            debug_assert!(ticked.len() >= MIN_PANES);
            Vec::new()
        }
    }
}

/// The most similar pairs among what can be chosen today, no service twice.
fn pairs(model: &Model) -> Vec<Suggestion> {
    let dataset = &model.dataset;
    if dataset.catalog.services.len() > MOST_LISTED {
        return Vec::new();
    }
    let all = dataset.catalog.service_ixs().filter(|s| is_choice(model, *s));
    let mut pairs: Vec<(ServiceIx, Alike)> = Vec::new();
    for service in all.take(MOST_ASKED) {
        for found in alike(model, service, 1) {
            let (a, b) = (service.min(found.service), service.max(found.service));
            if !pairs.iter().any(|(x, y)| (*x, y.service) == (a, b)) {
                pairs.push((a, Alike { service: b, ..found }));
            }
        }
    }
    pairs.sort_by(|(a, x), (b, y)| {
        y.overlap()
            .total_cmp(&x.overlap())
            .then((a, x.service).cmp(&(b, y.service)))
    });
    let mut taken: Vec<ServiceIx> = Vec::new();
    let mut suggestions = Vec::new();
    for (a, found) in pairs {
        if suggestions.len() < MOST && !taken.contains(&a) && !taken.contains(&found.service) {
            taken.extend([a, found.service]);
            suggestions.push(suggestion(model, a, &found));
        }
    }
    suggestions
}

/// The services that have most in common with this one and can be chosen.
fn alike(model: &Model, service: ServiceIx, most: usize) -> Vec<Alike> {
    let dataset = &model.dataset;
    let is_wanted = |a: &Alike| a.shared >= LEAST_SHARED && is_choice(model, a.service);
    let overlap = |a: &Alike, b: &Alike| b.overlap().total_cmp(&a.overlap());
    best(dataset, &dataset.index, service, most, is_wanted, overlap)
}

/// Something one chooses between, and still can.
fn is_choice(model: &Model, service: ServiceIx) -> bool {
    let dataset = &model.dataset;
    let gone = dataset.view.reading == Reading::Today && dataset.judged(service).status == Status::Retired;
    dataset.catalog[service].role == Role::Alternative && dataset.is_present(service) && !gone
}

fn suggestion(model: &Model, a: ServiceIx, found: &Alike) -> Suggestion {
    let dataset = &model.dataset;
    let name = |s: ServiceIx| dataset.catalog[s].name.as_str();
    let b = found.service;
    let same = same(dataset, a, b);
    let mut names: Vec<&str> = same.iter().map(|a| dataset.catalog[*a].label.as_str()).collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    let named = match (names.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!(": {}", names.join(", ")),
        (false, _) => format!(": {} and {} more", names.join(", "), thousands(more)),
    };
    Suggestion {
        services: vec![a, b],
        text: format!("{} and {}", name(a), name(b)),
        why: format!(
            "The same in {} of {} facts known of both{named}",
            found.equal, found.shared
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog::View, dataset::Dataset};

    #[test]
    fn pairs_of_the_built_in_catalog_share_a_good_deal() {
        let bytes = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog.ron"));
        let catalog = crate::catalog::load(bytes).0.expect("a catalog");
        let day = jiff::civil::date(2026, 11, 21);
        let model = Model::new(Dataset::new(catalog, View::on(day), None, vec![], 0));
        let offered = suggestions(&model);
        assert!(!offered.is_empty());
        for pair in &offered {
            // Counted by the slow method, over whole attributes: what is named as shared is known of both.
            let [a, b] = pair.services[..] else { panic!("a pair") };
            let cells = &model.dataset.cells;
            let known = |s, x| cells.get(s, x).state.is_known();
            let shared = same(cells, a, b);
            assert!(!shared.is_empty(), "{pair:?}");
            assert!(shared.iter().all(|x| known(a, *x) || known(b, *x)), "{pair:?}");
            assert!(pair.why.starts_with("The same in "), "{pair:?}");
        }
        let text: Vec<&str> = offered.iter().map(|p| p.text.as_str()).collect();
        assert!(
            !text.contains(&"Azure Data Science Virtual Machine (DSVM) and Foundry Tools"),
            "one runs one's own code, the other is ready-made: {text:?}"
        );
    }
}
