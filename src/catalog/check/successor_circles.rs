//! Following successors must end: a circle would send a reader round for ever.

use std::borrow::Cow;

use super::location::{FileLocation, Findings};
use crate::catalog::{
    ix::{ServiceIx, ServiceRef},
    limits::CIRCLE_SHOWN,
    model::{Catalog, Successor},
    wording::{excerpt, thousands},
};

pub(super) fn check(catalog: &Catalog, found: &mut Findings) {
    let next = |s: ServiceIx| -> Vec<ServiceIx> {
        let known = |s: &Successor| match s.to {
            ServiceRef::Known(ix) => Some(ix),
            ServiceRef::Named(_) => None,
        };
        catalog[s].successors.iter().filter_map(known).collect()
    };
    let n = catalog.services.len();
    let mut done = vec![false; n];
    // Where on the path a service is; looking along a path of thousands at each step would take quadratic time.
    let mut on_path = vec![None; n];
    for start in catalog.service_ixs() {
        // Depth first with an explicit path, so that a long chain cannot overflow the stack.
        if done[start.at()] {
            continue;
        }
        let mut path: Vec<(ServiceIx, Vec<ServiceIx>)> = vec![(start, next(start))];
        on_path[start.at()] = Some(0);
        while let Some((at, todo)) = path.last_mut() {
            let at = *at;
            let Some(to) = todo.pop() else {
                done[at.at()] = true;
                on_path[at.at()] = None;
                path.pop();
                continue;
            };
            if let Some(from) = on_path[to.at()] {
                let circle = &path[from..];
                let mut names: Vec<Cow<'_, str>> = circle
                    .iter()
                    .take(CIRCLE_SHOWN)
                    .map(|(s, _)| excerpt(&catalog[*s].id))
                    .collect();
                if circle.len() > CIRCLE_SHOWN {
                    names.push(format!("{} more", thousands(circle.len() - CIRCLE_SHOWN)).into());
                }
                names.push(excerpt(&catalog[to].id));
                let message = format!("successors run in a circle: {}", names.join(" → "));
                let entry = FileLocation::entry("services", to.at(), &catalog[to].id);
                found.error(&entry.under("successors"), message, "Remove one of these successors.");
                return;
            }
            if !done[to.at()] {
                on_path[to.at()] = Some(path.len());
                path.push((to, next(to)));
            }
        }
    }
}
