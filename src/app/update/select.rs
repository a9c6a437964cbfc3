//! Which services are open, under the cursor or ticked. Filters never touch what is ticked.

use super::say;
use crate::{
    app::{
        action::Select,
        state::{Model, Tone},
    },
    workspace::{MAX_PANES, Place},
};

pub(super) fn update(model: &mut Model, action: Select) {
    let known = |m: &Model, s: crate::catalog::ServiceIx| s.at() < m.dataset.catalog.services.len();
    match action {
        Select::Open(service) if known(model, service) => {
            model.session.open = Some(service);
            model.session.cursor = Some(service);
            model.session.claims_of = None;
        }
        Select::CloseDetails => {
            model.session.open = None;
            model.session.claims_of = None;
        }
        Select::ToggleClaims(service, attribute) if known(model, service) => {
            let same = model.session.claims_of == Some((service, attribute)) && model.session.open == Some(service);
            model.session.open = Some(service);
            model.session.claims_of = (!same).then_some((service, attribute));
        }
        Select::ToggleTick(service) if known(model, service) => {
            let ticked = &mut model.workspace.ticked;
            if let Some(i) = ticked.iter().position(|s| *s == service) {
                ticked.remove(i);
                if model.workspace.baseline == Some(service) {
                    model.workspace.baseline = None;
                }
            } else if ticked.len() < MAX_PANES {
                ticked.push(service);
            } else {
                say(
                    model,
                    Tone::Info,
                    format!("{MAX_PANES} services are the most side by side; untick one first."),
                    None,
                );
            }
        }
        Select::ClearTicked => {
            model.workspace.ticked.clear();
            model.workspace.baseline = None;
        }
        Select::CompareThese(services) => {
            let mut ticked = Vec::new();
            for s in services {
                if known(model, s) && !ticked.contains(&s) && ticked.len() < MAX_PANES {
                    ticked.push(s);
                }
            }
            model.workspace.baseline = None;
            model.workspace.ticked = ticked;
            model.workspace.place = Place::Compare;
        }
        Select::Cursor(cursor) => model.session.cursor = cursor.filter(|s| known(model, *s)),
        // A service of a catalog that has since been replaced.
        Select::Open(_) | Select::ToggleClaims(..) | Select::ToggleTick(_) => {}
    }
}
