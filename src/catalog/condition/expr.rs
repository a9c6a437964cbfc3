//! What a condition is: a subject, and what is asked of it.

use crate::catalog::{
    annotations::MarkKind,
    cell::{Side, State},
    ix::{AttributeIx, OptionIx, ServiceRef, SourceIx},
    model::Role,
    status::Status,
    value::{DateSpan, Op, Scalar},
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
    /// What the conditions that are joined in one are about; it has no name and no facet.
    Several,
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
    /// A number, a date, a version.
    Scalar(Scalar),
    /// A text or link, whole, case ignored; a name, case ignored; a category, exactly.
    Text(String),
    /// One that an attribute names, in the catalog or not.
    Service(ServiceRef),
    /// Alternatives, or what is beside them.
    Role(Role),
    /// What became of a service by the view's day.
    Status(Status),
    /// A source of the catalog's file.
    Source(SourceIx),
    /// The user's own evidence of a date. Such sources come and go with the evidence, so a condition has none by its place.
    Evidence(DateSpan),
    /// A mark of the user's.
    Mark(MarkKind),
}

impl Want {
    /// That a flag is so.
    pub fn yes() -> Self {
        Self::Flag(Side::Yes)
    }

    /// A side of a flag.
    pub fn of_side(side: Side) -> Self {
        Self::Flag(side)
    }

    /// That a choice is this option, or a set has it.
    pub fn of_option(option: OptionIx) -> Self {
        Self::Option(option)
    }

    /// That a list of services names this one.
    pub fn of_service(service: ServiceRef) -> Self {
        Self::Service(service)
    }

    /// The service it asks for.
    pub fn service(&self) -> Option<&ServiceRef> {
        match self {
            Self::Service(service) => Some(service),
            _ => None,
        }
    }

    /// The side of a flag it asks for.
    pub fn side(&self) -> Option<Side> {
        match self {
            Self::Flag(side) => Some(*side),
            _ => None,
        }
    }

    /// The option it asks for.
    pub fn option(&self) -> Option<OptionIx> {
        match self {
            Self::Option(option) => Some(*option),
            _ => None,
        }
    }

    /// The value on a scale that it asks for.
    pub fn scalar(&self) -> Option<&Scalar> {
        match self {
            Self::Scalar(value) => Some(value),
            _ => None,
        }
    }

    /// What can be asked of an attribute whose answers can be listed: yes and no of a flag, else each of its options.
    pub fn listed(is_flag: bool, options: usize) -> Vec<Self> {
        if is_flag {
            return vec![Self::Flag(Side::Yes), Self::Flag(Side::No)];
        }
        (0..).take(options).map(Self::Option).collect()
    }
}

impl From<Scalar> for Want {
    fn from(value: Scalar) -> Self {
        Self::Scalar(value)
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
    /// Beyond or within a bound: of a number, a date, a version.
    Bound(Op, Want),
    /// Conditions of any subjects, none of them joined itself; the subject is [`Subject::Several`].
    Joined(Join, Vec<Condition>),
}

/// How conditions are joined in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// One of them must hold.
    Or,
    /// All of them must hold.
    And,
}

impl Join {
    /// As it is written between conditions.
    pub fn word(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
        }
    }
}

/// A question to one cell of a service, or to what every service has.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What it is about.
    pub subject: Subject,
    /// What is asked.
    pub test: Test,
}

impl Condition {
    /// Any of these.
    pub fn any_of(subject: Subject, wants: Vec<Want>) -> Self {
        let test = Test::AnyOf(wants);
        Self { subject, test }
    }

    /// None of these.
    pub fn none_of(subject: Subject, wants: Vec<Want>) -> Self {
        let test = Test::NoneOf(wants);
        Self { subject, test }
    }

    /// Several in one; one alone is itself. Any of some values of one subject is one list of them.
    pub fn joined(join: Join, mut all: Vec<Self>) -> Self {
        if let [_] = all[..] {
            return all.remove(0);
        }
        let list = |c: &Self| match &c.test {
            Test::AnyOf(wants) if join == Join::Or && c.subject == all[0].subject => Some(wants.clone()),
            _ => None,
        };
        if let Some(lists) = all.iter().map(list).collect::<Option<Vec<_>>>()
            && let Some(first) = all.first()
        {
            let mut wants: Vec<Want> = Vec::new();
            for want in lists.into_iter().flatten() {
                if !wants.contains(&want) {
                    wants.push(want);
                }
            }
            return Self::any_of(first.subject, wants);
        }
        let flat = all.into_iter().flat_map(|c| match c.test {
            Test::Joined(inner, parts) if inner == join => parts,
            _ => vec![c],
        });
        Self {
            subject: Subject::Several,
            test: Test::Joined(join, flat.collect()),
        }
    }

    /// Whether a text asks for what is [`complete`](Self::complete) in the columns shown.
    pub fn asks_complete(text: &str) -> bool {
        let text = text.trim().to_lowercase();
        matches!(text.as_str(), "complete" | "complete in the columns shown")
    }

    /// That something is stated of each of these: what is left has no blank in the columns shown. `None` for none; what
    /// every service has is not asked.
    pub fn complete(columns: impl IntoIterator<Item = Subject>) -> Option<Self> {
        let can_be_blank = |s: &Subject| matches!(s, Subject::Attribute(_) | Subject::Category);
        let stated = |s| Self::none_of(s, vec![Want::State(State::NotStated)]);
        let all: Vec<Self> = columns.into_iter().filter(can_be_blank).map(stated).collect();
        (!all.is_empty()).then(|| Self::joined(Join::And, all))
    }

    /// The conditions that are joined in it, or itself.
    pub fn parts(&self) -> &[Self] {
        match &self.test {
            Test::Joined(_, parts) => parts,
            _ => std::slice::from_ref(self),
        }
    }
}

/// Conditions put together.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A single question.
    Condition(Condition),
    /// All of these; of none, true.
    All(Vec<Expr>),
    /// Any of these; of none, false.
    Any(Vec<Expr>),
}

impl From<Condition> for Expr {
    fn from(condition: Condition) -> Self {
        match condition.test {
            Test::Joined(join, parts) => {
                let parts = parts.into_iter().map(Self::from).collect();
                match join {
                    Join::Or => Self::Any(parts),
                    Join::And => Self::All(parts),
                }
            }
            _ => Self::Condition(condition),
        }
    }
}

impl Expr {
    /// Every condition in it, left to right.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::Condition(c) => vec![c],
            Self::All(list) | Self::Any(list) => list.iter().flat_map(Self::conditions).collect(),
        }
    }
}
