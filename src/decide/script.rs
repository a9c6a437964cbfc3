//! The questions of a catalog's wizard, and the positions they make: one for each factor, then must-haves, review and
//! result.

use crate::catalog::{Catalog, Several};

/// What the machine knows of the catalog: how many questions, how many options each, whether several may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    pub(super) questions: Vec<ScriptQuestion>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ScriptQuestion {
    pub(super) options: usize,
    pub(super) several: bool,
}

impl Script {
    /// The machine of a catalog. A catalog without factors begins at the must-haves.
    pub fn of(catalog: &Catalog) -> Self {
        let question = |f: &crate::catalog::Factor| ScriptQuestion {
            options: f.options.len(),
            several: f.several != Several::One,
        };
        Self {
            questions: catalog.factors.iter().map(question).collect(),
        }
    }

    /// How many questions it has.
    pub fn questions(&self) -> usize {
        self.questions.len()
    }

    /// Every position, in order.
    pub fn positions(&self) -> Vec<Position> {
        let questions = (0..self.questions.len()).map(Position::Question);
        questions
            .chain([Position::MustHaves, Position::Review, Position::Result])
            .collect()
    }

    /// Where it begins.
    pub fn start(&self) -> Position {
        if self.questions.is_empty() {
            Position::MustHaves
        } else {
            Position::Question(0)
        }
    }

    /// The position after this one; the result comes after itself.
    pub fn after(&self, position: Position) -> Position {
        match position {
            Position::Question(i) if i + 1 < self.questions.len() => Position::Question(i + 1),
            Position::Question(_) => Position::MustHaves,
            Position::MustHaves => Position::Review,
            Position::Review | Position::Result => Position::Result,
        }
    }
}

/// Where in the wizard one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Position {
    /// At a factor's question, by its place in the catalog.
    Question(usize),
    /// Conditions of the user's own.
    MustHaves,
    /// All answers on one page.
    Review,
    /// The recommendation.
    Result,
}
