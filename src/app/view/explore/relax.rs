//! What would bring services back, when nothing is left.

use crate::{
    app::{action::Filter, state::Model, text::sentence},
    explore::{self, Unknown},
    workspace::hides_retired,
};

/// One thing to relax when nothing is left.
#[derive(Debug, Clone, PartialEq)]
pub struct RelaxOffer {
    /// The button's label.
    pub text: String,
    /// What it does.
    pub action: Filter,
}

/// Each smallest step that brings some back, in words, and to clear all.
pub(super) fn relax(model: &Model) -> Vec<RelaxOffer> {
    let dataset = &model.dataset;
    let query = &model.workspace.view.query;
    let words = |r: &explore::Restriction| match r {
        explore::Restriction::Search => format!("clear the search “{}”", query.search.trim()),
        explore::Restriction::Condition(i) if hides_retired(&query.conditions[*i]) => {
            format!("show retired {}", dataset.catalog.things(2))
        }
        explore::Restriction::Condition(i) => format!("remove “{}”", query.conditions[*i].human(&dataset.catalog)),
        explore::Restriction::KeepUnknown => "keep what is not stated".to_owned(),
    };
    let mut all: Vec<RelaxOffer> = explore::relaxations(dataset, &dataset.index, query)
        .into_iter()
        .map(|r| {
            let services = dataset.catalog.count(r.brings_back);
            let text = r.remove.iter().map(words).collect::<Vec<_>>().join(" and ");
            let mut relaxed = query.clone();
            // From the last to the first, so that places stay right.
            for step in r.remove.iter().rev() {
                match step {
                    explore::Restriction::Search => relaxed.search.clear(),
                    explore::Restriction::Condition(i) => drop(relaxed.conditions.remove(*i)),
                    explore::Restriction::KeepUnknown => relaxed.unknown = Unknown::Keep,
                }
            }
            RelaxOffer {
                text: sentence(&format!("{text}: brings back {services}")),
                action: Filter::SetQuery(Box::new(relaxed)),
            }
        })
        .collect();
    if query.narrows() {
        all.push(RelaxOffer {
            text: "Clear all filters".to_owned(),
            action: Filter::ClearAll,
        });
    }
    all
}
