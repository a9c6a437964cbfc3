//! The wizard's machine as a picture: every state with its words, and the arrows between them.

use crate::{
    app::state::Model,
    catalog::wording::listed,
    decide::{Diagram, MoveKind, Position, route_to},
};

/// The picture.
#[derive(Debug, Clone, PartialEq)]
pub struct MachineView {
    /// The states, in the wizard's order.
    pub states: Vec<StateView>,
    /// The arrows, by the states they leave.
    pub arrows: Vec<ArrowView>,
}

/// A box of the diagram: a question, or one of the pages after them.
#[derive(Debug, Clone, PartialEq)]
pub struct StateView {
    /// The state of the machine it represents.
    pub position: Position,
    /// What is written in the box.
    pub label: String,
    /// `you are here`, `you were here`, `not visited`.
    pub word: &'static str,
    /// Whether one is there.
    pub here: bool,
    /// Whether one has been there.
    pub visited: bool,
    /// Whether the machine leads there without changing an answer.
    pub allowed: bool,
    /// Name and word, read aloud.
    pub spoken: String,
    /// Where one can go from it and how, in words; what is reached the same way is told together.
    pub ways: Vec<String>,
}

/// A way from one box to another; events that lead the same way share one.
#[derive(Debug, Clone, PartialEq)]
pub struct ArrowView {
    /// The state it leaves, by its place.
    pub from: usize,
    /// The state it reaches, by its place.
    pub to: usize,
    /// Whether one has gone this way.
    pub gone: bool,
}

/// How an arrow is gone along in the window: what is pressed for each of its events, `by “Next”, “Skip” or “Not sure”`.
fn way(moves: &[MoveKind], from: Position) -> String {
    let pressed = |kind: &MoveKind| match (kind, from) {
        (MoveKind::Next, _) => "“Next”",
        (MoveKind::Skip, _) => "“Skip”",
        (MoveKind::NotSure, _) => "“Not sure”",
        (MoveKind::ToResult, _) => "“Show the result”",
        (MoveKind::ToReview, Position::Result) => "“Change answers”",
        (MoveKind::Edit, Position::Review) => "“Answer” or “Change” beside it",
        (MoveKind::ToMustHaves | MoveKind::ToReview | MoveKind::Edit, _) => "its step in the list",
    };
    let mut all: Vec<&str> = Vec::new();
    for words in moves.iter().map(pressed) {
        if !all.contains(&words) {
            all.push(words);
        }
    }
    format!("by {}", listed(&all, "or"))
}

/// The ways out of a state, in the order of the states they reach.
fn ways(diagram: &Diagram, from: Position) -> Vec<String> {
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    for edge in diagram.edges.iter().filter(|e| e.from == from) {
        let Some(to) = diagram.nodes.iter().find(|n| n.position == edge.to) else {
            continue;
        };
        let how = way(&edge.moves, from);
        match told.iter_mut().find(|(words, _)| *words == how) {
            Some((_, reached)) => reached.push(&to.label),
            None => told.push((how, vec![&to.label])),
        }
    }
    let line = |(how, reached): (String, Vec<&str>)| {
        let each = if reached.len() > 1 { "each " } else { "" };
        format!("{}: {each}{how}", listed(&reached, "and"))
    };
    told.into_iter().map(line).collect()
}

pub(super) fn view(model: &Model) -> MachineView {
    let dataset = &model.dataset;
    let wizard = &model.workspace.wizard;
    let diagram = Diagram::of(&dataset.catalog, Some(wizard));
    let path = wizard.path();
    let place = |position: Position| diagram.nodes.iter().position(|n| n.position == position);
    let states = diagram.nodes.iter().map(|n| {
        let word = match (n.here, n.visited) {
            (true, _) => "you are here",
            (false, true) => "you were here",
            (false, false) => "not visited",
        };
        let allowed = n.here || route_to(&dataset.script, wizard, n.position).is_some();
        StateView {
            position: n.position,
            label: n.label.clone(),
            word,
            here: n.here,
            visited: n.visited,
            allowed,
            spoken: format!("{}, {word}", n.label),
            ways: ways(&diagram, n.position),
        }
    });
    let arrows = diagram.edges.iter().filter_map(|e| {
        Some(ArrowView {
            from: place(e.from)?,
            to: place(e.to)?,
            gone: path.windows(2).any(|w| w == [e.from, e.to]),
        })
    });
    MachineView {
        states: states.collect(),
        arrows: arrows.collect(),
    }
}
