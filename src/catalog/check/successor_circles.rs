//! Following successors must end: a circle would send a reader round for ever.

use super::location::{FileLocation, Findings};
use crate::catalog::{
    ix::{ServiceIx, ServiceRef},
    model::{Catalog, Successor},
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
    for start in catalog.service_ixs() {
        // Depth first with an explicit path, so that a long chain cannot overflow the stack.
        let mut path: Vec<(ServiceIx, Vec<ServiceIx>)> = vec![(start, next(start))];
        while let Some((at, todo)) = path.last_mut() {
            let at = *at;
            let Some(to) = todo.pop() else {
                done[at.at()] = true;
                path.pop();
                continue;
            };
            if let Some(from) = path.iter().position(|(s, _)| *s == to) {
                let names: Vec<&str> = path[from..]
                    .iter()
                    .map(|(s, _)| *s)
                    .chain([to])
                    .map(|s| catalog[s].id.as_str())
                    .collect();
                let message = format!("successors run in a circle: {}", names.join(" → "));
                let entry = FileLocation::entry("services", to.at(), &catalog[to].id);
                found.error(&entry.under("successors"), message, "Remove one of these successors.");
                done[to.at()] = true;
                return;
            }
            if !done[to.at()] {
                let more = next(to);
                path.push((to, more));
            }
        }
    }
}
