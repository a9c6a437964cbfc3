//! What could be compared, while fewer than two services are ticked: what is most alike is most easily confused.

use crate::{
    app::state::Model,
    catalog::{Reading, Role, ServiceIx, Status},
    compare::MIN_PANES,
    explore::most_like,
};

/// Services that could be compared with one click.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Which ones, in order.
    pub services: Vec<ServiceIx>,
    /// `TinyBase and Doc Drawer`.
    pub text: String,
}

/// The most suggestions at once.
const MOST: usize = 4;
/// Services whose neighbours are looked for; beyond that it would take longer than a glance.
const MOST_ASKED: usize = 60;
/// In a longer list each look takes too long to be repeated.
const MOST_LISTED: usize = 2_000;

pub(super) fn suggestions(model: &Model) -> Vec<Suggestion> {
    match model.workspace.ticked.as_slice() {
        [] => pairs(model),
        [one] => alike(model, *one, MOST)
            .into_iter()
            .map(|(other, _)| suggestion(model, *one, other))
            .collect(),
        ticked => {
            debug_assert!(ticked.len() >= MIN_PANES);
            Vec::new()
        }
    }
}

/// The pairs most alike among what can be chosen today, no service twice.
fn pairs(model: &Model) -> Vec<Suggestion> {
    let library = &model.library;
    if library.catalog.services.len() > MOST_LISTED {
        return Vec::new();
    }
    let all = library.catalog.service_ixs().filter(|s| is_choice(model, *s));
    let mut pairs: Vec<(f64, ServiceIx, ServiceIx)> = Vec::new();
    for service in all.take(MOST_ASKED) {
        for (other, share) in alike(model, service, 1) {
            let (a, b) = if service <= other {
                (service, other)
            } else {
                (other, service)
            };
            if !pairs.iter().any(|(_, x, y)| (*x, *y) == (a, b)) {
                pairs.push((share, a, b));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut taken: Vec<ServiceIx> = Vec::new();
    let mut suggestions = Vec::new();
    for (_, a, b) in pairs {
        if suggestions.len() < MOST && !taken.contains(&a) && !taken.contains(&b) {
            taken.extend([a, b]);
            suggestions.push(suggestion(model, a, b));
        }
    }
    suggestions
}

/// The services most like this one that can be chosen, with how alike they are.
fn alike(model: &Model, service: ServiceIx, most: usize) -> Vec<(ServiceIx, f64)> {
    let library = &model.library;
    most_like(&library.catalog, &library.cells, &library.index, service, usize::MAX)
        .into_iter()
        .filter(|a| is_choice(model, a.service))
        .take(most)
        .map(|a| (a.service, a.share()))
        .collect()
}

/// Something one chooses between, and still can.
fn is_choice(model: &Model, service: ServiceIx) -> bool {
    let library = &model.library;
    let gone = library.cells.view.reading == Reading::Today && library.cells.judged(service).status == Status::Retired;
    library.catalog[service].role == Role::Alternative && library.cells.is_present(service) && !gone
}

fn suggestion(model: &Model, a: ServiceIx, b: ServiceIx) -> Suggestion {
    let name = |s: ServiceIx| model.library.catalog[s].name.as_str();
    Suggestion {
        services: vec![a, b],
        text: format!("{} and {}", name(a), name(b)),
    }
}
