//! The comparison: order of panes, the pinned one, which rows, what is folded, and where the keyboard is.

use super::toggle::toggle;
use crate::{
    app::{
        action::Compare,
        effect::Effect,
        location::{CompareFocus, Location},
        state::{Model, Tone},
    },
    catalog::ServiceIx,
    explore::similar::knows_likeness,
    workspace::Place,
};

pub(super) fn update(model: &mut Model, action: Compare) {
    match action {
        Compare::LookLike(service) => return model.session.compare.like = Some(service),
        Compare::Likeness(_) => return,
        Compare::NoLikeness(why) => {
            if let Some((_, failed)) = &mut model.session.likeness {
                *failed = true;
                model.say(Tone::Bad, why);
            }
            return;
        }
        // Its menu has closed.
        _ => model.session.compare.like = None,
    }
    if let Compare::TypeToAdd(name) = action {
        return model.session.drafts.add_pane.set(name);
    }
    let catalog = &model.dataset.catalog;
    let known = |s: ServiceIx| s.at() < catalog.services.len();
    let folded = &mut model.workspace.folded_groups;
    let comparison = &mut model.workspace.comparison;
    let (panes, baseline) = (&mut comparison.services, &mut comparison.baseline);
    match action {
        Compare::SetDifferencesOnly(on) => {
            comparison.differences_only = on;
            model.workspace.place = Place::Compare;
        }
        Compare::SetKeepCantTell(on) => comparison.keep_cant_tell = on,
        Compare::TogglePin(service) => {
            let pins = *baseline != Some(service) && panes.contains(&service);
            *baseline = pins.then_some(service);
        }
        Compare::Move(service, by) => {
            if let Some(from) = panes.iter().position(|s| *s == service)
                && let Some(to) = from.checked_add_signed(by)
            {
                move_to(panes, service, to);
            }
        }
        Compare::MoveTo(service, to) => move_to(panes, service, to),
        Compare::Swap { from, to } => {
            if known(to)
                && !panes.contains(&to)
                && let Some(pane) = panes.iter_mut().find(|s| **s == from)
            {
                *pane = to;
                if *baseline == Some(from) {
                    *baseline = Some(to);
                }
                follow(&mut model.session.compare, from, to);
            }
        }
        Compare::ToggleGroup(group) => {
            if let Some(group) = catalog.groups.get(group) {
                toggle(folded, group.id.clone());
            }
        }
        Compare::FoldAll(fold) => {
            let all = catalog.groups.iter().filter(|_| fold);
            *folded = all.map(|g| g.id.clone()).collect();
        }
        Compare::Cursor(location) => {
            if known(location.pane) {
                model.session.compare.cursor = Some(location);
            }
        }
        Compare::ShowClaims(service, attribute) => {
            if known(service) {
                model.session.open = Some(service);
                model.session.claims_of = attribute.map(|a| (service, a));
                if let Some(attribute) = attribute {
                    model.session.compare.cursor = Some(Location::cell(service, attribute));
                }
            }
        }
        Compare::Why(pair) => {
            model.session.compare.why = pair.filter(|(a, b)| a != b && known(*a) && known(*b));
        }
        Compare::ToggleWhy => {
            let elsewhere = std::mem::replace(&mut model.workspace.place, Place::Compare) != Place::Compare;
            if elsewhere {
                model.session.compare.why = None;
            }
            model.session.compare.why = toggle_why(model);
        }
        // Done above.
        Compare::LookLike(_) | Compare::Likeness(_) | Compare::NoLikeness(_) | Compare::TypeToAdd(_) => {}
    }
}

/// What a worker should do while services like one are looked for: once for each dataset.
pub(super) fn wanted(model: &mut Model) -> Option<Effect> {
    let w = &model.workspace;
    let one = w.comparison.services.len() == 1;
    let looked_at = w.place == Place::Compare && (one || model.session.compare.like.is_some());
    let revision = model.dataset.revision;
    let is_asked = model.session.likeness.is_some_and(|(of, _)| of == revision);
    if !looked_at || is_asked || knows_likeness(&model.dataset.index) {
        return None;
    }
    model.session.likeness = Some((revision, false));
    Some(Effect::Likeness)
}

fn move_to(panes: &mut Vec<ServiceIx>, service: ServiceIx, to: usize) {
    if let Some(from) = panes.iter().position(|s| *s == service)
        && to < panes.len()
    {
        let s = panes.remove(from);
        panes.insert(to, s);
    }
}

/// What was looked at of a pane is looked at of the one in its place.
fn follow(focus: &mut CompareFocus, from: ServiceIx, to: ServiceIx) {
    let other = |s: ServiceIx| if s == from { to } else { s };
    if let Some(cursor) = &mut focus.cursor {
        cursor.pane = other(cursor.pane);
    }
    focus.why = focus.why.map(|(a, b)| (other(a), other(b)));
}

/// The pair "why one over another" starts with, or none when it is shown already: the pane with the keyboard, or the
/// first, over the baseline, or else over its neighbour.
fn toggle_why(model: &Model) -> Option<(ServiceIx, ServiceIx)> {
    let focus = &model.session.compare;
    let panes = model.panes()?;
    if model.why_pair().is_some() {
        return None;
    }
    let baseline = model.workspace.comparison.baseline;
    let here = focus.cursor.map(|c| c.pane).filter(|p| panes.contains(p));
    let one = here
        .filter(|p| Some(*p) != baseline)
        .or_else(|| panes.iter().copied().find(|p| Some(*p) != baseline))?;
    let other = baseline
        .filter(|b| *b != one && panes.contains(b))
        .or_else(|| panes.iter().copied().find(|p| *p != one))?;
    Some((one, other))
}
