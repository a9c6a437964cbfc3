//! Circles among services: following successors, or what is part of what, must come to an end.

use std::borrow::Cow;

use crate::catalog::{
    ix::ServiceIx,
    limits::CIRCLE_SHOWN,
    model::Catalog,
    wording::{excerpt, thousands},
};

/// The first circle by ids that `next` leads round in: a service in it, and its ids in order, `a → b → a`.
pub(super) fn first_circle(
    catalog: &Catalog,
    next: &dyn Fn(ServiceIx) -> Vec<ServiceIx>,
) -> Option<(ServiceIx, String)> {
    let n = catalog.services.len();
    let by_id = |a: &ServiceIx, b: &ServiceIx| catalog[*a].id.cmp(&catalog[*b].id);
    // The last is looked at first.
    let next = |s: ServiceIx| {
        let mut all = next(s);
        all.sort_by(|a, b| by_id(b, a));
        all
    };
    let mut starts: Vec<ServiceIx> = catalog.service_ixs().collect();
    starts.sort_by(by_id);
    let mut done = vec![false; n];
    // Where on the path a service is; looking along a path of thousands at each step would take quadratic time.
    let mut on_path = vec![None; n];
    for start in starts {
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
                let circle = path[from..].iter().map(|(s, _)| *s);
                return Some((to, ids(catalog, circle.collect(), to)));
            }
            if !done[to.at()] {
                on_path[to.at()] = Some(path.len());
                path.push((to, next(to)));
            }
        }
    }
    None
}

fn ids(catalog: &Catalog, circle: Vec<ServiceIx>, back: ServiceIx) -> String {
    let id = |s: &ServiceIx| excerpt(&catalog[*s].id);
    let mut ids: Vec<Cow<'_, str>> = circle.iter().take(CIRCLE_SHOWN).map(id).collect();
    if circle.len() > CIRCLE_SHOWN {
        ids.push(format!("{} more", thousands(circle.len() - CIRCLE_SHOWN)).into());
    }
    ids.push(id(&back));
    ids.join(" → ")
}
