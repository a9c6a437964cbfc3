//! Which services are open, under the cursor or ticked. Filters never touch what is ticked.

use std::sync::Arc;

use super::undo::say_with_undo;
use crate::{
    app::{
        action::Select,
        state::{Model, Tone},
        text::{count, thousands},
    },
    catalog::ServiceIx,
    compare::MAX_PANES,
    workspace::Place,
};

pub(super) fn update(model: &mut Model, action: Select) {
    match action {
        Select::Open(service) if model.knows(service) => {
            model.session.open = Some(service);
            model.session.cursor = Some(service);
            model.session.claims_of = None;
        }
        Select::CloseDetails => {
            model.session.open = None;
            model.session.claims_of = None;
        }
        Select::ToggleClaims(service, attribute) if model.knows(service) => {
            let same = model.session.claims_of == Some((service, attribute)) && model.session.open == Some(service);
            model.session.open = Some(service);
            model.session.claims_of = (!same).then_some((service, attribute));
        }
        Select::ToggleTick(service) if model.knows(service) => {
            if !untick(model, service) && !tick(model, service) {
                say_full(model);
            }
        }
        Select::TickRun { ticks, unticks } => {
            for service in unticks {
                untick(model, service);
            }
            let known: Vec<_> = ticks.into_iter().filter(|s| model.knows(*s)).collect();
            if !known.into_iter().all(|s| tick(model, s)) {
                say_full(model);
            }
        }
        Select::ClearTicked => {
            let n = model.workspace.comparison.services.len();
            if n > 1 {
                say_with_undo(model, format!("{} services are not ticked any more.", thousands(n)));
            }
            Arc::make_mut(&mut model.workspace.unfit).forget_ticked();
            model.workspace.comparison.services.clear();
            model.workspace.comparison.baseline = None;
        }
        Select::CompareThese(services) => {
            let mut ticked = Vec::new();
            for s in services {
                if model.knows(s) && !ticked.contains(&s) && ticked.len() < MAX_PANES {
                    ticked.push(s);
                }
            }
            let before = &model.workspace.comparison.services;
            let lost = before.iter().filter(|s| !ticked.contains(s)).count();
            if lost > 0 {
                let those = count(lost, "service ticked before is", "services ticked before are");
                say_with_undo(model, format!("{those} not ticked any more."));
            }
            model.workspace.comparison.baseline = None;
            model.workspace.comparison.services = ticked;
            model.workspace.place = Place::Compare;
        }
        Select::Cursor(cursor) => model.session.cursor = cursor.filter(|s| model.knows(*s)),
        // A service of a catalog that has since been replaced.
        Select::Open(_) | Select::ToggleClaims(..) | Select::ToggleTick(_) => {}
    }
}

/// Ticks a service; `false` when there is no room for it.
fn tick(model: &mut Model, service: ServiceIx) -> bool {
    let ticked = &mut model.workspace.comparison.services;
    let is_in = ticked.contains(&service);
    let has_room = ticked.len() < MAX_PANES;
    if !is_in && has_room {
        ticked.push(service);
    }
    is_in || has_room
}

/// Unticks a service; `false` when it was not ticked.
fn untick(model: &mut Model, service: ServiceIx) -> bool {
    let comparison = &mut model.workspace.comparison;
    let at = comparison.services.iter().position(|s| *s == service);
    if let Some(at) = at {
        comparison.services.remove(at);
        comparison.baseline.take_if(|b| *b == service);
    }
    at.is_some()
}

fn say_full(model: &mut Model) {
    let text = format!("{MAX_PANES} are the most side by side; untick one first.");
    model.say(Tone::Info, text);
}
