//! The comparison: order of panes, the pinned one, differences only.

use crate::app::{action::Compare, state::Model};

pub(super) fn update(model: &mut Model, action: Compare) {
    let w = &mut model.workspace;
    match action {
        Compare::SetDifferencesOnly(on) => w.differences_only = on,
        Compare::TogglePin(service) => {
            w.baseline = if w.baseline == Some(service) {
                None
            } else {
                w.ticked.contains(&service).then_some(service)
            };
        }
        Compare::Move(service, by) => {
            if let Some(from) = w.ticked.iter().position(|s| *s == service)
                && let Some(to) = from.checked_add_signed(by)
                && to < w.ticked.len()
            {
                let s = w.ticked.remove(from);
                w.ticked.insert(to, s);
            }
        }
        Compare::Swap { from, to } => {
            if to.at() < model.library.catalog.services.len()
                && !w.ticked.contains(&to)
                && let Some(pane) = w.ticked.iter_mut().find(|s| **s == from)
            {
                *pane = to;
                if w.baseline == Some(from) {
                    w.baseline = Some(to);
                }
            }
        }
    }
}
