//! What a cell can be: its state, the states of a set's options, its value.

use std::sync::Arc;

use super::{
    ix::{OptionIx, ServiceRef},
    value::Scalar,
};

/// Which side a claim takes on a yes-or-no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// It is so.
    Yes,
    /// It is so in part; the claim's note states how far.
    Partly,
    /// It is not so.
    No,
}

impl Side {
    /// As conditions write it, and for a person.
    pub fn word(self) -> &'static str {
        Atom::of(self).state().id()
    }
}

/// The state of a whole cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// A flag that is so; a set never has this state.
    Yes,
    /// A flag that is not so, or a set of which only absences are known.
    No,
    /// A flag that is so in part.
    Partly,
    /// Something is known; the value is what.
    Value,
    /// The attribute makes no sense here, according to a source.
    NotApplicable,
    /// No source in the view states it.
    NotStated,
    /// Sources disagree.
    Conflicting,
}

impl State {
    /// As commands and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::Value => "value",
            Self::NotApplicable => "not-applicable",
            Self::NotStated => "not-stated",
            Self::Conflicting => "conflicting",
        }
    }

    /// For a person.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Partly => "partly",
            Self::Value => "value",
            Self::NotApplicable => "not applicable",
            Self::NotStated => "not stated",
            Self::Conflicting => "sources disagree",
        }
    }

    /// Whether a value is known: neither not stated nor conflicting. "Not applicable" is known.
    pub fn is_known(self) -> bool {
        !matches!(self, Self::NotStated | Self::Conflicting)
    }
}

/// The state of one option of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Atom {
    /// Stated to be so.
    Yes,
    /// Stated to be so in part.
    Partly,
    /// Stated not to be so.
    No,
    /// Stated to make no sense.
    NotApplicable,
    /// No source states it.
    NotStated,
    /// Sources disagree.
    Conflicting,
}

impl Atom {
    /// As a cell state, for words and shapes.
    pub fn state(self) -> State {
        match self {
            Self::Yes => State::Yes,
            Self::Partly => State::Partly,
            Self::No => State::No,
            Self::NotApplicable => State::NotApplicable,
            Self::NotStated => State::NotStated,
            Self::Conflicting => State::Conflicting,
        }
    }

    /// Adds one side to what was known: yes and partly make partly, either with no makes a conflict.
    #[must_use]
    pub fn with(self, side: Atom) -> Atom {
        match (self, side) {
            (Self::NotStated, s) => s,
            (a, s) if a == s => a,
            (Self::Yes, Self::Partly) | (Self::Partly, Self::Yes) => Self::Partly,
            _ => Self::Conflicting,
        }
    }

    /// What a claim on this side alone makes of it.
    pub fn of(side: Side) -> Self {
        match side {
            Side::Yes => Self::Yes,
            Side::Partly => Self::Partly,
            Side::No => Self::No,
        }
    }
}

/// What a cell holds beside its state.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellValue {
    /// Nothing beside the state: flags, and every cell that is not applicable, not stated or in conflict (but sets).
    #[default]
    None,
    /// The option of a choice.
    Choice(OptionIx),
    /// The options of a set that any claim names, in the catalog's order. Also kept when some are in conflict.
    Atoms(Box<[(OptionIx, Atom)]>),
    /// A number, a date, a version.
    Scalar(Scalar),
    /// Texts or links, newest first; the claims hold them.
    Texts(Box<[Arc<str>]>),
    /// Services, in the order they are first named.
    Services(Box<[ServiceRef]>),
}

/// What the claims of one service for one attribute add up to.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What the claims add up to, however many there are.
    pub state: State,
    /// What it holds.
    pub value: CellValue,
}

impl Cell {
    /// A cell that no source states.
    pub const NOT_STATED: Self = Self {
        state: State::NotStated,
        value: CellValue::None,
    };

    /// A cell of which sources contradict each other.
    pub const CONFLICTING: Self = Self {
        state: State::Conflicting,
        value: CellValue::None,
    };

    /// A cell that makes no sense.
    pub const NOT_APPLICABLE: Self = Self {
        state: State::NotApplicable,
        value: CellValue::None,
    };

    /// A cell of a known value.
    pub fn of(value: CellValue) -> Self {
        Self {
            state: State::Value,
            value,
        }
    }

    /// The cell of a set: conflicting if an option is; else a value if any is yes or partly; else no if any is no.
    pub fn of_atoms(atoms: Vec<(OptionIx, Atom)>) -> Self {
        let any = |wanted: &[Atom]| atoms.iter().any(|(_, a)| wanted.contains(a));
        let state = if any(&[Atom::Conflicting]) {
            State::Conflicting
        } else if any(&[Atom::Yes, Atom::Partly]) {
            State::Value
        } else if any(&[Atom::No]) {
            State::No
        } else if any(&[Atom::NotApplicable]) {
            State::NotApplicable
        } else {
            return Self::NOT_STATED;
        };
        Self {
            state,
            value: CellValue::Atoms(atoms.into()),
        }
    }

    /// Its value on a scale, where it has one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            CellValue::Scalar(value) => Some(value),
            _ => None,
        }
    }

    /// The state of one option of a set; the state of the whole cell when it holds no options.
    pub fn atom(&self, option: OptionIx) -> Atom {
        match (&self.value, self.state) {
            (CellValue::Atoms(atoms), _) => atoms
                .binary_search_by_key(&option, |(o, _)| *o)
                .map_or(Atom::NotStated, |i| atoms[i].1),
            (_, State::NotApplicable) => Atom::NotApplicable,
            (_, State::Conflicting) => Atom::Conflicting,
            _ => Atom::NotStated,
        }
    }
}
