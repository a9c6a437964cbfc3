//! Conditions over cells, as filters, must-haves and rules use them: one language, one meaning.
//!
//! `A=V[,V…]` any of, `A=V+V[+V…]` all of (sets, services and sources), `A!=V[,V…]` none of, `A<V A<=V A>V A>=V` for
//! numbers and dates; any attribute also takes the states `not-stated`, `conflicting`, `not-applicable`, `partly`.
//! Truth is three-valued (Kleene): what no source states is *unknown*, never false.

mod eval;
mod parse;
mod verdict;
mod words;

pub use eval::within;
pub use parse::CondError;
pub use verdict::{Truth, Verdict, Why};
pub use words::{want_id, want_label};

use super::{
    cells::State,
    lifecycle::Status,
    model::{AttributeIx, Catalog, OptionIx, Role, ServiceRef, SourceIx},
    value::{DateSpan, Side},
};

/// What a condition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// An attribute of the catalog.
    Attribute(AttributeIx),
    /// Built in: alternative or supporting.
    Role,
    /// Built in: the category.
    Category,
    /// Built in: the lifecycle status.
    Status,
    /// Built in: named by this source.
    Source,
    /// Built in: the name, a former name or an alias, whole.
    Name,
    /// Built in: what the user marked; no facet of the catalog's.
    Yours,
}

impl Subject {
    /// The built-in ones, in the order facets list them.
    pub const BUILT_IN: [Self; 5] = [Self::Role, Self::Category, Self::Status, Self::Source, Self::Name];

    /// As conditions write it.
    pub fn id(self, catalog: &Catalog) -> &str {
        match self {
            Self::Attribute(ix) => &catalog[ix].id,
            Self::Role => "role",
            Self::Category => "category",
            Self::Status => "status",
            Self::Source => "source",
            Self::Name => "name",
            Self::Yours => "yours",
        }
    }

    /// For a person.
    pub fn label(self, catalog: &Catalog) -> &str {
        match self {
            Self::Attribute(ix) => &catalog[ix].label,
            Self::Role => "Role",
            Self::Category => "Category",
            Self::Status => "Status",
            Self::Source => "Source",
            Self::Name => "Name",
            Self::Yours => "Yours",
        }
    }

    /// The subject with this id; an attribute of the catalog comes before a built-in one of the same name.
    pub fn parse(id: &str, catalog: &Catalog) -> Option<Self> {
        catalog
            .attribute(id)
            .map(Self::Attribute)
            .or_else(|| Self::BUILT_IN.into_iter().find(|s| s.id(catalog) == id))
            .or_else(|| (id == Self::Yours.id(catalog)).then_some(Self::Yours))
    }
}

/// One value a condition asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Want {
    /// The state of the whole cell; for a set, `partly` is any option in part.
    State(State),
    /// A flag's side.
    Flag(Side),
    /// An option of a choice or a set.
    Option(OptionIx),
    /// A number.
    Number(f64),
    /// A date.
    Date(DateSpan),
    /// A text or link, whole, case ignored; a name or a category.
    Text(String),
    /// A service.
    Service(ServiceRef),
    /// A role.
    Role(Role),
    /// A status.
    Status(Status),
    /// A source.
    Source(SourceIx),
    /// A mark of the user's.
    Mark(super::own::MarkKind),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Op {
    /// As conditions write it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// What is asked of the subject.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Any of these.
    AnyOf(Vec<Want>),
    /// All of these.
    AllOf(Vec<Want>),
    /// None of these.
    NoneOf(Vec<Want>),
    /// Beyond or within a bound: a number or a date.
    Bound(Op, Want),
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Cond {
    /// What it is about.
    pub subject: Subject,
    /// What is asked.
    pub test: Test,
}

/// Conditions put together.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// One condition.
    Cond(Cond),
    /// All of these; of none, true.
    All(Vec<Expr>),
    /// Any of these; of none, false.
    Any(Vec<Expr>),
}

impl Expr {
    /// Every condition in it, left to right.
    pub fn conds(&self) -> Vec<&Cond> {
        match self {
            Self::Cond(c) => vec![c],
            Self::All(list) | Self::Any(list) => list.iter().flat_map(Self::conds).collect(),
        }
    }
}
