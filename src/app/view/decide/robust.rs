//! How much of the answer depends on what, in words.

use crate::{
    app::state::Model,
    catalog::{
        AttributeIx, Catalog, ServiceIx,
        wording::{listed, thousands},
    },
    decide::{
        Answers, Outcome, Robustness, Topic, Wish, WizardEvent, WizardState, justification::topic_label,
        robust::CellFlip, summary,
    },
    explore::evidence::question_to,
};

pub use crate::decide::answers::WEIGHTS;

/// How much of the answer depends on what.
#[derive(Debug, Clone, PartialEq)]
pub struct RobustView {
    /// What of a question would, changed, change the winner: its answer, or how much it weighs.
    pub questions: Vec<QuestionChanges>,
    /// Cells that, settled one way, change the winner.
    pub cells: Vec<CellFlipView>,
    /// For each service that ever wins: how often, over all combinations of answers and over all weightings.
    pub shares: Vec<ShareView>,
    /// What the shares are taken over, in words.
    pub over: String,
    /// Who could win once everything open is settled, when that is more than one.
    pub possible: String,
    /// Those that just miss, with what each lacks.
    pub nearest: Vec<String>,
}

/// What of one question or wish would change the winner.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionChanges {
    /// The question, short.
    pub question: String,
    /// Each change with who would lead.
    pub changes: Vec<ChangeView>,
}

/// Changes that would bring the same outcome, and the events that try each in a second branch.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeView {
    /// `anything but R or SQL → Azure Machine Learning`.
    pub text: String,
    /// Each change with its name.
    pub tries: Vec<(String, Vec<WizardEvent>)>,
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
    /// That it is not in the given documents, where so.
    pub aside: Option<&'static str>,
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
                aside: c
                    .service
                    .filter(|s| catalog.is_beyond_given(*s))
                    .map(|_| summary::BEYOND_GIVEN_SENTENCE),
                of_answers,
                of_answers_text,
                of_weightings,
                of_weightings_text,
                typically: c.typically,
            }
        })
        .collect();
    RobustView {
        questions: by_question(catalog, wizard, r),
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
        shares,
        over: summary::shares_over(catalog, r).join(" and "),
        possible: if r.possible_winners.len() > 1 {
            r.possible_winners
                .iter()
                .map(|s| summary::marked_name(catalog, *s))
                .collect::<Vec<_>>()
                .join(", ")
        } else {
            String::new()
        },
        nearest: Vec::new(),
    }
}

/// What would change the winner, by question: answers that bring the same outcome are one line.
fn by_question(catalog: &Catalog, wizard: &WizardState, r: &Robustness) -> Vec<QuestionChanges> {
    let mut questions: Vec<(Topic, Vec<ChangeView>)> = Vec::new();
    let mut add = |topic: Topic, change: ChangeView| match questions.iter_mut().find(|(t, _)| *t == topic) {
        Some((_, changes)) => changes.push(change),
        None => questions.push((topic, vec![change])),
    };
    let mut seen: Vec<(usize, &Outcome<ServiceIx>)> = Vec::new();
    for flip in &r.flips {
        let key = (flip.factor, &flip.outcome);
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let same = r.flips.iter().filter(|f| (f.factor, &f.outcome) == key);
        let to: Vec<usize> = same.map(|f| f.to).collect();
        let label = |o: usize| catalog.factors[flip.factor].options[o].label.clone();
        let events = |o: usize| {
            let edit = WizardEvent::Edit(flip.factor);
            vec![edit, WizardEvent::Choose(o), WizardEvent::ToResult]
        };
        let change = ChangeView {
            text: format!("{} → {}", answers_words(catalog, flip.factor, &to), who(catalog, key.1)),
            tries: to.iter().map(|o| (label(*o), events(*o))).collect(),
        };
        add(Topic::Factor(flip.factor), change);
    }
    for flip in &r.importance_flips {
        let words = weight_words(flip.from, flip.to);
        let change = ChangeView {
            text: format!("{words} → {}", who(catalog, &flip.outcome)),
            tries: vec![(words, weigh(wizard, flip.topic, flip.to))],
        };
        add(flip.topic, change);
    }
    questions
        .into_iter()
        .map(|(topic, changes)| QuestionChanges {
            question: topic_label(catalog, topic).to_owned(),
            changes,
        })
        .collect()
}

/// `R or SQL`; `anything but R or SQL` where that is shorter.
fn answers_words(catalog: &Catalog, factor: usize, to: &[usize]) -> String {
    let options = &catalog.factors[factor].options;
    let label = |o: &usize| options[*o].label.as_str();
    let others: Vec<usize> = (0..options.len()).filter(|o| !to.contains(o)).collect();
    let named = |list: &[usize]| listed(&list.iter().map(label).collect::<Vec<_>>(), "or");
    if to.len() > 2 && others.len() < to.len() && !others.is_empty() {
        format!("anything but {}", named(&others))
    } else {
        named(to)
    }
}

fn who(catalog: &Catalog, outcome: &Outcome<ServiceIx>) -> String {
    match outcome {
        Outcome::Elected(s) => catalog[*s].name.clone(),
        Outcome::Nobody | Outcome::Tied(_) => summary::leads(catalog, outcome),
    }
}

/// `weighs a little instead of normal`.
fn weight_words(from: u8, to: u8) -> String {
    let word = |weight: u8| WEIGHTS.get(usize::from(weight)).map_or("", |w| *w).to_lowercase();
    format!("weighs {} instead of {}", word(to), word(from))
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
