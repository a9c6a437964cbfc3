//! What if: the second branch's answers, both rankings side by side, what moved and why.

use super::{limits::SHOWN, path::answer};
use crate::{
    app::state::Model,
    catalog::{Catalog, Factor, Several},
    decide::{
        Answers, Difference, Points, Ranking, Response, Topic, WizardEvent, WizardState,
        answers::WEIGHTS,
        branch::{Standing, differences, moved},
        justification::topic_label,
        rank_top, sentence,
    },
};

/// The second branch beside the first.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIfView {
    /// The answer of the first branch.
    pub now: String,
    /// The answer of the second.
    pub then: String,
    /// What differs between the two, in words; empty: nothing yet.
    pub differs: Vec<String>,
    /// Every question, to answer it otherwise in the second branch.
    pub questions: Vec<ChoiceView>,
    /// The services of both rankings, the first of the second one first.
    pub moved: Vec<MovedView>,
    /// How many more there are than those.
    pub more: usize,
}

/// One question in both branches.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceView {
    /// Its place.
    pub factor: usize,
    /// The button's label.
    pub label: String,
    /// The answer of the first branch.
    pub now: String,
    /// The answer of the second.
    pub then: String,
    /// Whether the answers or weights differ.
    pub differs: bool,
    /// Whether several may be chosen.
    pub several: bool,
    /// The options: label, whether the second branch has chosen it, and the events that choose it or take it back.
    pub options: Vec<(String, bool, Vec<WizardEvent>)>,
    /// How much it weighs in the second branch, 0 to 3.
    pub importance: u8,
}

/// One service in both rankings.
#[derive(Debug, Clone, PartialEq)]
pub struct MovedView {
    /// The service's name, as the catalog has it.
    pub name: String,
    /// `1 · 88.9`, or `ruled out`.
    pub now: String,
    /// The same in the second branch.
    pub then: String,
    /// How its place moved: by how many, upwards positive; `None` where it is ruled out in one of them.
    pub up: Option<isize>,
    /// The same in words: `up 2`, `same place`, `ruled out then`.
    pub word: String,
    /// Which answers brought it more or less, in words; may be empty.
    pub because: String,
}

pub(super) fn view(model: &Model, branch: &WizardState, before: &Ranking) -> WhatIfView {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let (first, second) = (model.answers(), model.workspace.answers_of(branch, dataset));
    let after = rank_top(dataset, dataset.table(), &second, SHOWN);
    let difference = differences(&first, &second);
    WhatIfView {
        now: sentence::headline(catalog, before),
        then: sentence::headline(catalog, &after),
        differs: difference
            .iter()
            .map(|d| difference_words(catalog, *d, &first, &second))
            .collect(),
        more: after.ranked.len().saturating_sub(SHOWN),
        questions: questions(model, branch, &difference),
        moved: moved(before, &after)
            .into_iter()
            .take(SHOWN)
            .map(|m| {
                let up = m.before.zip(m.after).map(|(b, a)| b.place as isize - a.place as isize);
                MovedView {
                    name: catalog[m.service].name.clone(),
                    now: standing(m.before),
                    then: standing(m.after),
                    up,
                    word: moved_word(up, m.before.is_some()),
                    because: because(catalog, &m.because),
                }
            })
            .collect(),
    }
}

fn standing(standing: Option<Standing>) -> String {
    standing.map_or("ruled out".to_owned(), |s| format!("{} · {}", s.place, s.score))
}

fn moved_word(up: Option<isize>, was_in: bool) -> String {
    match up {
        Some(0) => "same place".to_owned(),
        Some(n) if n > 0 => format!("up {n}"),
        Some(n) => format!("down {}", -n),
        None if was_in => "ruled out then".to_owned(),
        None => "back in".to_owned(),
    }
}

/// The two answers that brought most, in words.
fn because(catalog: &Catalog, topics: &[(Topic, Points, Points)]) -> String {
    let one = |(topic, before, after): &(Topic, Points, Points)| {
        format!("{} brings {after} instead of {before}", topic_label(catalog, *topic))
    };
    topics.iter().take(2).map(one).collect::<Vec<_>>().join("; ")
}

fn difference_words(catalog: &Catalog, difference: Difference, first: &Answers, second: &Answers) -> String {
    let options = |f: usize, answers: &Answers| {
        let labels: Vec<String> = answers
            .chosen(f)
            .iter()
            .filter_map(|o| catalog.factors[f].options.get(*o))
            .map(|o| format!("“{}”", o.label))
            .collect();
        if labels.is_empty() {
            "no answer".to_owned()
        } else {
            labels.join(", ")
        }
    };
    match difference {
        Difference::Answer(f) => format!(
            "{}: {} instead of {}",
            catalog.factors[f].label,
            options(f, second),
            options(f, first)
        ),
        Difference::Importance(f) => format!(
            "{} weighs {} instead of {}",
            catalog.factors[f].label,
            weight(second.importance(f)),
            weight(first.importance(f))
        ),
        Difference::MustHaves => "Other must-haves".to_owned(),
        Difference::Wishes => "Other wishes".to_owned(),
    }
}

/// How much a question weighs, in the words of the control.
fn weight(importance: u8) -> String {
    let word = WEIGHTS.get(usize::from(importance)).copied().unwrap_or_default();
    word.to_lowercase()
}

fn questions(model: &Model, branch: &WizardState, difference: &[Difference]) -> Vec<ChoiceView> {
    let catalog = &model.dataset.catalog;
    let now = model.workspace.wizard.responses();
    let one = |(i, factor): (usize, &Factor)| {
        let response = branch.responses().get(i).cloned().unwrap_or_default();
        let here = |d: &Difference| matches!(d, Difference::Answer(f) | Difference::Importance(f) if *f == i);
        ChoiceView {
            factor: i,
            label: factor.label.clone(),
            now: answer(catalog, i, now.get(i).unwrap_or(&Response::NotAsked)),
            then: answer(catalog, i, &response),
            differs: difference.iter().any(here),
            several: factor.several != Several::One,
            options: options(factor, i, &response),
            importance: branch.importance().get(i).copied().unwrap_or_default(),
        }
    };
    catalog.factors.iter().enumerate().map(one).collect()
}

fn options(factor: &Factor, i: usize, response: &Response) -> Vec<(String, bool, Vec<WizardEvent>)> {
    let chosen = |o: usize| matches!(response, Response::Chosen(list) if list.contains(&o));
    let set = |o: usize| {
        let event = if factor.several == Several::One {
            WizardEvent::Choose(o)
        } else {
            WizardEvent::Toggle(o)
        };
        vec![WizardEvent::Edit(i), event, WizardEvent::ToResult]
    };
    let open = !matches!(response, Response::Chosen(_));
    let leave = vec![WizardEvent::Edit(i), WizardEvent::NotSure, WizardEvent::ToResult];
    let listed = factor.options.iter().enumerate();
    listed
        .map(|(o, option)| (option.label.clone(), chosen(o), set(o)))
        .chain([("No answer".to_owned(), open, leave)])
        .collect()
}
