//! The wizard's machine as a picture: its states, what leads from one to the next, where one is and has been.
//!
//! The arrows are found by trying every event in every state, so the picture is the machine and cannot drift from it.

use std::fmt::Write as _;

use crate::catalog::Catalog;

use super::machine::{Position, Response, Script, WizardEvent, WizardState, step};

/// One state of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub position: Position,
    /// What a reader sees: the factor's label, or the page's name.
    pub label: String,
    /// Whether one is there now.
    pub here: bool,
    /// Whether one has been there, now included.
    pub visited: bool,
}

/// One arrow; several events that lead the same way are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Where the events are possible.
    pub from: Position,
    /// Where they lead.
    pub to: Position,
    /// The events, in the order in which they are tried.
    pub moves: Vec<MoveKind>,
}

/// What leads from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveKind {
    /// On to the next step.
    Next,
    /// On without an answer.
    Skip,
    /// On with "not sure" for an answer.
    NotSure,
    /// Straight to the must-haves.
    ToMustHaves,
    /// Straight to the review.
    ToReview,
    /// Straight to the result.
    ToResult,
    /// To a question that is to be answered again.
    Edit,
}

impl MoveKind {
    fn word(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Skip => "skip",
            Self::NotSure => "not sure",
            Self::ToMustHaves => "to must-haves",
            Self::ToReview => "to review",
            Self::ToResult => "to result",
            Self::Edit => "edit",
        }
    }
}

impl Edge {
    /// The events, as in `next, skip, not sure`.
    pub fn label(&self) -> String {
        let words: Vec<&str> = self.moves.iter().map(|m| m.word()).collect();
        words.join(", ")
    }
}

/// The machine as states and arrows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// In the wizard's order.
    pub nodes: Vec<Node>,
    /// By the order of the states they leave, then of those they reach.
    pub edges: Vec<Edge>,
}

impl Diagram {
    /// The picture of a catalog's machine; with a state, it shows where one is and has been.
    pub fn of(catalog: &Catalog, state: Option<&WizardState>) -> Self {
        let script = Script::of(catalog);
        let path = state.map(WizardState::path).unwrap_or_default();
        let node = |position: Position| Node {
            position,
            label: label(catalog, position),
            here: state.is_some_and(|s| s.position() == position),
            visited: path.contains(&position),
        };
        Self {
            nodes: script.positions().into_iter().map(node).collect(),
            edges: edges(&script),
        }
    }

    /// As Mermaid text (a state diagram), ended by a line break. The state one is at is bold; those visited are tinted.
    pub fn mermaid(&self) -> String {
        let mut text = String::from("stateDiagram-v2\n    direction LR\n");
        // Writing to a String cannot fail.
        for node in &self.nodes {
            let _ = writeln!(text, "    state \"{}\" as {}", quoted(&node.label), id(node.position));
        }
        if let Some(first) = self.nodes.first() {
            let _ = writeln!(text, "    [*] --> {}", id(first.position));
        }
        for edge in &self.edges {
            let _ = writeln!(text, "    {} --> {}: {}", id(edge.from), id(edge.to), edge.label());
        }
        text.push_str("    result --> [*]\n");
        text.push_str("    classDef visited fill:#e8eef7,color:#1b2733\n");
        text.push_str("    classDef here fill:#cfe0f5,color:#1b2733,font-weight:bold,stroke-width:3px\n");
        for node in self.nodes.iter().filter(|n| n.visited && !n.here) {
            let _ = writeln!(text, "    class {} visited", id(node.position));
        }
        for node in self.nodes.iter().filter(|n| n.here) {
            let _ = writeln!(text, "    class {} here", id(node.position));
        }
        text
    }
}

/// Every arrow of the machine. `Back`, which leads to wherever one was, and `Restart`, which leads from everywhere to
/// the beginning, are left out of the picture.
pub fn edges(script: &Script) -> Vec<Edge> {
    let mut edges = Vec::new();
    for from in script.positions() {
        for editing in [false, true] {
            for (event, kind) in moves(script) {
                let Some(state) = at(script, from, editing) else {
                    continue;
                };
                let to = step(script, state, event).position();
                if to != from {
                    join(&mut edges, (from, to), kind);
                }
            }
        }
    }
    edges.sort_by_key(|e| (e.from, e.to));
    edges
}

/// A state at a position: with every question answered by "not sure", so that Next goes on.
fn at(script: &Script, position: Position, editing: bool) -> Option<WizardState> {
    let responses = vec![Response::NotSure; script.questions()];
    match (position, editing) {
        (Position::Question(i), true) => {
            let review = WizardState::resume(script, Position::Review, &responses, &[], &[]);
            Some(step(script, review, WizardEvent::Edit(i)))
        }
        (_, true) => None,
        (position, false) => Some(WizardState::resume(script, position, &responses, &[], &[])),
    }
}

fn moves(script: &Script) -> Vec<(WizardEvent, MoveKind)> {
    let edits = (0..script.questions()).map(|i| (WizardEvent::Edit(i), MoveKind::Edit));
    let others = [
        (WizardEvent::Next, MoveKind::Next),
        (WizardEvent::Skip, MoveKind::Skip),
        (WizardEvent::NotSure, MoveKind::NotSure),
        (WizardEvent::ToMustHaves, MoveKind::ToMustHaves),
        (WizardEvent::ToReview, MoveKind::ToReview),
        (WizardEvent::ToResult, MoveKind::ToResult),
    ];
    others.into_iter().chain(edits).collect()
}

fn join(edges: &mut Vec<Edge>, (from, to): (Position, Position), kind: MoveKind) {
    match edges.iter_mut().find(|e| e.from == from && e.to == to) {
        Some(edge) if edge.moves.contains(&kind) => {}
        Some(edge) => edge.moves.push(kind),
        None => edges.push(Edge {
            from,
            to,
            moves: vec![kind],
        }),
    }
}

fn label(catalog: &Catalog, position: Position) -> String {
    match position {
        Position::Question(i) => catalog
            .factors
            .get(i)
            .map_or(String::new(), |f| format!("{} {}", i + 1, f.label)),
        Position::MustHaves => "Must-haves".to_owned(),
        Position::Review => "Review".to_owned(),
        Position::Result => "Result".to_owned(),
    }
}

fn id(position: Position) -> String {
    match position {
        Position::Question(i) => format!("q{}", i + 1),
        Position::MustHaves => "must_haves".to_owned(),
        Position::Review => "review".to_owned(),
        Position::Result => "result".to_owned(),
    }
}

/// Mermaid ends a quoted label at a quotation mark and a statement at a line break or semicolon.
fn quoted(label: &str) -> String {
    let plain = |c: char| match c {
        '"' => '\'',
        ';' => ',',
        c if c.is_control() => ' ',
        c => c,
    };
    label.chars().map(plain).collect()
}
