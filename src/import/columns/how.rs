//! The ways in which a column's cells become claims.

use super::{flags::Signs, numbers, sets::Separators};
use crate::catalog::{
    kind::{DateFormat, Kind},
    list_reading::ColumnRole,
};

/// How a column's cells become claims.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// Yes, no or partly, with a note.
    Flag(Signs),
    /// One option a cell.
    Choice,
    /// Several; text is split at these.
    Set(Option<Separators>),
    Number(numbers::NumberFormat),
    Date(DateFormat),
    Version,
    /// A web address, or several.
    Link,
    /// As it is.
    Text,
    /// Services, by id or name; text is split at these. Never inferred, only found when merging.
    Services(Option<Separators>),
}

/// The kind that a column's role asks for, where it asks for one.
pub fn kind_of_role(role: ColumnRole) -> Option<Kind> {
    match role {
        ColumnRole::End => Some(Kind::Date),
        ColumnRole::Link => Some(Kind::Link),
        _ => None,
    }
}

impl How {
    /// The attribute's kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Flag(_) => Kind::Flag,
            Self::Choice => Kind::Choice,
            Self::Set(_) => Kind::Set,
            Self::Number(_) => Kind::Number,
            Self::Date(_) => Kind::Date,
            Self::Version => Kind::Version,
            Self::Link => Kind::Link,
            Self::Text => Kind::Text,
            Self::Services(_) => Kind::Services,
        }
    }

    /// Whether its cells are words: those that may mean "not stated" are values there.
    pub fn is_of_words(&self) -> bool {
        matches!(
            self,
            Self::Choice | Self::Set(_) | Self::Text | Self::Services(_) | Self::Link
        )
    }
}
