//! The sidebar: one step a state with its answer, and who leads so far.

use crate::{
    app::state::Model,
    catalog::{Catalog, wording::count},
    decide::{Diagram, Position, Response},
};

/// A line at the left: a question with its answer, or one of the pages after them.
#[derive(Debug, Clone, PartialEq)]
pub struct PathStep {
    /// Where it leads.
    pub position: Position,
    /// What the step is called, short.
    pub label: String,
    /// The answer so far; empty when there is none.
    pub answer: String,
    /// Whether it is where we are.
    pub now: bool,
    /// Whether it has been answered, skipped or left open; of one that asks nothing, whether one has been there.
    pub done: bool,
}

pub(super) fn steps(model: &Model) -> Vec<PathStep> {
    let catalog = &model.dataset.catalog;
    let wizard = &model.workspace.wizard;
    let seen = Diagram::of(catalog, Some(wizard));
    let been_at = |position: Position| {
        let now = seen.nodes.iter().any(|n| n.position == position && n.visited);
        now || model.session.been_at.contains(&position)
    };
    model
        .dataset
        .script
        .positions()
        .into_iter()
        .map(|position| {
            let (label, answer, done) = match position {
                Position::Question(i) => {
                    let response = &wizard.responses()[i];
                    let text = if *response == Response::NotAsked {
                        String::new()
                    } else {
                        answer(catalog, i, response)
                    };
                    (
                        format!("{} {}", i + 1, catalog.factors[i].label),
                        text,
                        *response != Response::NotAsked,
                    )
                }
                Position::MustHaves => {
                    let counted = wizard.wishes().iter().filter(|w| w.importance > 0);
                    let (must, wishes) = (wizard.must_haves().len(), counted.count());
                    let set = (must > 0).then(|| format!("{must} set"));
                    let wished = (wishes > 0).then(|| count(wishes, "wish", "wishes"));
                    let text: Vec<String> = set.into_iter().chain(wished).collect();
                    let done = must + wishes > 0 || been_at(position);
                    ("Must-haves".to_owned(), text.join(", "), done)
                }
                Position::Review => ("Review".to_owned(), String::new(), been_at(position)),
                Position::Result => ("Result".to_owned(), String::new(), been_at(position)),
            };
            PathStep {
                position,
                label,
                answer,
                now: position == wizard.position(),
                done,
            }
        })
        .collect()
}

pub(super) fn answer(catalog: &Catalog, factor: usize, response: &Response) -> String {
    match response {
        Response::NotAsked => "not answered".to_owned(),
        Response::Skipped => "skipped".to_owned(),
        Response::NotSure => "not sure".to_owned(),
        Response::Chosen(options) => {
            let labels: Vec<&str> = options
                .iter()
                .filter_map(|o| catalog.factors[factor].options.get(*o))
                .map(|o| o.label.as_str())
                .collect();
            labels.join(", ")
        }
    }
}
