//! How much of the answer hangs on what, in words.

use crate::{
    app::state::Model,
    catalog::{AttributeIx, ServiceIx, wording::thousands},
    decide::{Answers, Robustness, Topic, Wish, WizardEvent, WizardState, robust::CellFlip, summary},
    explore::evidence::question_to,
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
    /// The question that would settle it, and who could answer.
    pub question: String,
    /// How much it decides over all answers still open, or that this is being worked out; empty where none is open.
    pub worth: String,
    /// The cell, to look at what is claimed.
    pub cell: (ServiceIx, AttributeIx),
}

/// How often one service wins.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareView {
    /// The service's name, as the catalog has it, or that nobody comes first.
    pub name: String,
    /// Over all combinations of answers, 0 to 1.
    pub of_answers: f32,
    /// The same in words.
    pub of_answers_text: String,
    /// Over all weightings of the answers given, 0 to 1.
    pub of_weightings: f32,
    /// The same in words.
    pub of_weightings_text: String,
    /// The typical weighting behind that; may be empty.
    pub typically: String,
}

pub(super) fn robust_view(model: &Model, r: &Robustness) -> RobustView {
    let (cells, wizard) = (&model.dataset.cells, &model.workspace.wizard);
    let catalog = &cells.catalog;
    let answers = model.answers();
    let name = |s: ServiceIx| catalog[s].name.clone();
    let bar = |share: Option<f64>| {
        (
            share.unwrap_or(0.0) as f32,
            share.map_or_else(String::new, summary::percent),
        )
    };
    let shares = summary::chances(catalog, r)
        .into_iter()
        .map(|c| {
            let ((of_answers, of_answers_text), (of_weightings, of_weightings_text)) =
                (bar(c.of_answers), bar(c.of_weightings));
            ShareView {
                name: c.name(catalog).to_owned(),
                of_answers,
                of_answers_text,
                of_weightings,
                of_weightings_text,
                typically: c.typically,
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
                question: question_to(cells, f.service, f.atom.attribute),
                worth: worth(model, &answers, f),
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
        over: summary::shares_over(catalog, r).join(" and "),
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

/// How much a blank decides over the answers that are still open.
fn worth(model: &Model, answers: &Answers, flip: &CellFlip) -> String {
    let asked = model.session.worth.as_ref();
    let Some(asked) = asked.filter(|w| w.is_of(&model.dataset, answers) && !w.failed) else {
        return String::new();
    };
    let Some(blanks) = &asked.result else {
        let factors = 0..model.dataset.catalog.factors.len();
        let is_open = |f: usize| answers.importance(f) > 0 && answers.chosen(f).is_empty();
        return if factors.into_iter().any(is_open) {
            "Working out how much it decides.".to_owned()
        } else {
            String::new()
        };
    };
    let of = thousands(usize::try_from(blanks.total).unwrap_or(usize::MAX));
    match blanks.of(flip.service, &flip.atom) {
        Some(blank) if blanks.total > 1 => {
            let share = summary::percent(blanks.share(blank));
            let drawn = if blanks.sampled { ", drawn by lot" } else { "" };
            format!("Decides {share} of {of} combinations of the answers still open{drawn}.")
        }
        _ => String::new(),
    }
}

/// The event that weighs a question or a wish otherwise.
fn weigh(wizard: &WizardState, topic: Topic, importance: u8) -> Vec<WizardEvent> {
    match topic {
        Topic::Factor(f) => vec![WizardEvent::SetImportance(f, importance)],
        Topic::Wish(..) => wizard
            .wishes()
            .iter()
            .filter(|w| w.topic() == topic)
            .map(|w| {
                WizardEvent::SetWish(Wish {
                    importance,
                    ..w.clone()
                })
            })
            .collect(),
    }
}
