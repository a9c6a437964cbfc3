//! How much of the answer hangs on what, in words.

use crate::{
    catalog::{AttributeIx, Catalog, ServiceIx},
    decide::{Preference, Robustness, Topic, WizardEvent, WizardState, summary},
};

/// How much of the answer hangs on what.
#[derive(Debug, Clone, PartialEq)]
pub struct RobustView {
    /// Single answers that, changed, change the winner.
    pub answers: Vec<FlipView>,
    /// Cells that, settled one way, change the winner.
    pub cells: Vec<CellFlipView>,
    /// The smallest changes of importance that change the winner.
    pub importances: Vec<FlipView>,
    /// For each service that ever wins: how often, over all combinations of answers and over all weightings.
    pub shares: Vec<ShareView>,
    /// What the shares are taken over, in words.
    pub over: String,
    /// Who could win once everything open is settled, when that is more than one.
    pub possible: String,
    /// Those that just miss, with what each lacks.
    pub nearest: Vec<String>,
}

/// A change that would change the winner, and the events that try it in a second branch.
#[derive(Debug, Clone, PartialEq)]
pub struct FlipView {
    /// What would change, and who would lead.
    pub text: String,
    /// The events that try it.
    pub events: Vec<WizardEvent>,
}

/// A cell not known that would change the winner.
#[derive(Debug, Clone, PartialEq)]
pub struct CellFlipView {
    /// What would be settled, and who would lead.
    pub text: String,
    /// The cell, to look at what is claimed.
    pub cell: (ServiceIx, AttributeIx),
}

/// How often one service wins.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareView {
    /// The service's name, as the catalog has it.
    pub name: String,
    /// Over all combinations of answers, 0 to 1.
    pub of_answers: f32,
    /// The same in words.
    pub of_answers_text: String,
    /// Over all weightings of the answers given, 0 to 1.
    pub of_weightings: f32,
    /// The same in words, with the typical weighting.
    pub of_weightings_text: String,
}

pub(super) fn robust_view(catalog: &Catalog, wizard: &WizardState, r: &Robustness) -> RobustView {
    let name = |s: ServiceIx| catalog[s].name.clone();
    let shares = r
        .share
        .wins
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(s, n)| {
            let accepted = r.acceptability.services.iter().find(|a| a.service == *s);
            let first = accepted.map_or(0, |a| a.ranks.first().copied().unwrap_or(0));
            let of_weightings = r.acceptability.share(first);
            ShareView {
                name: name(*s),
                of_answers: r.share.of(*n) as f32,
                of_answers_text: summary::percent(r.share.of(*n)),
                of_weightings: of_weightings as f32,
                of_weightings_text: summary::acceptability_words(catalog, r, *s)
                    .unwrap_or_else(|| "never first, however the answers given are weighted".to_owned()),
            }
        })
        .collect();
    RobustView {
        answers: r
            .flips
            .iter()
            .map(|f| FlipView {
                text: summary::flip_words(catalog, f),
                events: vec![
                    WizardEvent::Edit(f.factor),
                    WizardEvent::Choose(f.to),
                    WizardEvent::ToResult,
                ],
            })
            .collect(),
        cells: r
            .cell_flips
            .iter()
            .map(|f| CellFlipView {
                text: summary::cell_flip_words(catalog, f),
                cell: (f.service, f.atom.attribute),
            })
            .collect(),
        importances: r
            .importance_flips
            .iter()
            .map(|f| FlipView {
                text: summary::importance_flip_words(catalog, f),
                events: weigh(wizard, f.topic, f.to),
            })
            .collect(),
        shares,
        over: if r.share.sampled {
            format!(
                "{} combinations of answers, drawn by lot; {} weightings",
                r.share.total, r.acceptability.draws
            )
        } else {
            format!(
                "all {} combinations of answers; {} weightings",
                r.share.total, r.acceptability.draws
            )
        },
        possible: if r.possible_winners.len() > 1 {
            r.possible_winners
                .iter()
                .map(|s| name(*s))
                .collect::<Vec<_>>()
                .join(", ")
        } else {
            String::new()
        },
        nearest: Vec::new(),
    }
}

/// The event that weighs a question or a wish otherwise.
fn weigh(wizard: &WizardState, topic: Topic, importance: u8) -> Vec<WizardEvent> {
    match topic {
        Topic::Factor(f) => vec![WizardEvent::SetImportance(f, importance)],
        Topic::Preference(a) => wizard
            .preferences()
            .iter()
            .filter(|p| p.attribute == a)
            .map(|p| WizardEvent::SetPreference(Preference { importance, ..*p }))
            .collect(),
    }
}
