//! Conditions over cells, as filters, must-haves and rules use them: one language, one meaning.
//!
//! `A=V[,V…]` any of, `A=V+V[+V…]` all of (sets, services and sources), `A!=V[,V…]` none of, `A<V A<=V A>V A>=V` for numbers and dates; any attribute also takes the
//! states `not-stated`, `conflicting`, `not-applicable`, `partly`. Truth is three-valued (Kleene): what no source
//! states is *unknown*, never false.

use std::fmt;

use super::{
    cells::{Atom, Cell, CellValue, Cells, State},
    lifecycle::Status,
    model::{AttributeIx, Catalog, Kind, OptionIx, Role, ServiceIx, ServiceRef, SourceIx},
    own::MarkKind,
    suggest::did_you_mean,
    value::{DateSpan, Side},
};

/// True, false, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// Stated to be so.
    True,
    /// Stated not to be so.
    False,
    /// Not known.
    Unknown,
}

/// Why a truth is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Sources disagree.
    Conflicting,
    /// No source says.
    NotStated,
    /// It is so in part.
    Partly,
}

/// A truth, why it is not known where it is not, and the share of yes it stands for in a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// True, false, or not known.
    pub truth: Truth,
    /// Set when `truth` is unknown.
    pub why: Option<Why>,
    /// For scores, in halves: true is (2, 2), false (0, 0), partly (1, 1), not known (0, 2).
    pub halves: (u8, u8),
}

impl Verdict {
    const TRUE: Self = Self {
        truth: Truth::True,
        why: None,
        halves: (2, 2),
    };
    const FALSE: Self = Self {
        truth: Truth::False,
        why: None,
        halves: (0, 0),
    };
    const PARTLY: Self = Self {
        truth: Truth::Unknown,
        why: Some(Why::Partly),
        halves: (1, 1),
    };

    fn unknown(why: Why) -> Self {
        Self {
            truth: Truth::Unknown,
            why: Some(why),
            halves: (0, 2),
        }
    }

    fn known(so: bool) -> Self {
        if so { Self::TRUE } else { Self::FALSE }
    }

    fn not(self) -> Self {
        Self {
            truth: match self.truth {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            },
            why: self.why,
            halves: (2 - self.halves.1, 2 - self.halves.0),
        }
    }

    fn or(self, other: Self) -> Self {
        let truth = match (self.truth, other.truth) {
            (Truth::True, _) | (_, Truth::True) => Truth::True,
            (Truth::False, Truth::False) => Truth::False,
            _ => Truth::Unknown,
        };
        let why = if truth == Truth::Unknown {
            [self.why, other.why].into_iter().flatten().min()
        } else {
            None
        };
        Self {
            truth,
            why,
            halves: (self.halves.0.max(other.halves.0), self.halves.1.max(other.halves.1)),
        }
    }

    fn and(self, other: Self) -> Self {
        self.not().or(other.not()).not()
    }
}

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
    Mark(MarkKind),
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

/// Why a condition cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CondError {
    /// What is wrong, one sentence without its full stop.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
}

impl fmt::Display for CondError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.message)?;
        if !self.help.is_empty() {
            write!(f, " {}", self.help)?;
        }
        Ok(())
    }
}

impl std::error::Error for CondError {}

fn fail<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, CondError> {
    Err(CondError {
        message: message.into(),
        help: help.into(),
    })
}

impl Expr {
    /// Reads a rule's conditions: all required, ` | ` inside one text means either.
    pub fn parse(texts: &[String], catalog: &Catalog) -> Result<Self, CondError> {
        let one = |t: &str| Cond::parse(t, catalog).map(Self::Cond);
        texts
            .iter()
            .map(|text| {
                let mut parts = text.split(" | ").map(one).collect::<Result<Vec<_>, _>>()?;
                Ok(if parts.len() == 1 {
                    parts.remove(0)
                } else {
                    Self::Any(parts)
                })
            })
            .collect::<Result<Vec<_>, _>>()
            .map(|mut all| if all.len() == 1 { all.remove(0) } else { Self::All(all) })
    }

    /// Whether it holds for a service.
    pub fn eval(&self, catalog: &Catalog, cells: &Cells, service: ServiceIx) -> Verdict {
        match self {
            Self::Cond(c) => c.eval(catalog, cells, service),
            Self::All(all) => all
                .iter()
                .fold(Verdict::TRUE, |v, e| v.and(e.eval(catalog, cells, service))),
            Self::Any(any) => any
                .iter()
                .fold(Verdict::FALSE, |v, e| v.or(e.eval(catalog, cells, service))),
        }
    }

    /// Every condition in it, left to right.
    pub fn conds(&self) -> Vec<&Cond> {
        match self {
            Self::Cond(c) => vec![c],
            Self::All(list) | Self::Any(list) => list.iter().flat_map(Self::conds).collect(),
        }
    }
}

impl Cond {
    /// Reads one condition, as `languages=python,r` or `data-limit>=40`. An unknown attribute, option or unreadable
    /// number is an error with a suggestion, never a filter that lets everything or nothing through.
    pub fn parse(text: &str, catalog: &Catalog) -> Result<Self, CondError> {
        let text = text.trim();
        let Some(at) = text.find(['=', '<', '>', '!']) else {
            return fail(
                format!("“{text}” is not a condition"),
                "Write ATTRIBUTE=VALUE, as in languages=python or data-limit>=40.",
            );
        };
        let (name, rest) = (text[..at].trim(), &text[at..]);
        let sign = ["!=", "<=", ">=", "=", "<", ">"]
            .into_iter()
            .find(|s| rest.starts_with(s));
        let Some(sign) = sign else {
            return fail(
                format!("“{text}” has no comparison that is known"),
                "Use = != < <= > or >=.",
            );
        };
        let value = rest[sign.len()..].trim();
        let Some(subject) = Subject::parse(name, catalog) else {
            let known = catalog
                .attributes
                .iter()
                .map(|a| a.id.as_str())
                .chain(["role", "category", "status", "source", "name"]);
            return fail(format!("no attribute named “{name}”"), did_you_mean(name, known));
        };
        let op = match sign {
            "<" => Some(Op::Less),
            "<=" => Some(Op::AtMost),
            ">" => Some(Op::More),
            ">=" => Some(Op::AtLeast),
            _ => None,
        };
        if let Some(op) = op {
            let kind = match subject {
                Subject::Attribute(ix) => Some(&catalog[ix].kind),
                _ => None,
            };
            if !matches!(kind, Some(Kind::Number(_) | Kind::Date)) {
                return fail(
                    format!("“{name}” is neither a number nor a date, so {sign} cannot be asked of it"),
                    format!("Write {name}=VALUE."),
                );
            }
            let want = parse_want(subject, value, catalog)?;
            if !matches!(want, Want::Number(_) | Want::Date(_)) {
                return fail(
                    format!("“{value}” cannot stand after {sign}"),
                    "Write a number or a date.",
                );
            }
            return Ok(Self {
                subject,
                test: Test::Bound(op, want),
            });
        }
        let whole = matches!(subject, Subject::Name | Subject::Category)
            || matches!(subject, Subject::Attribute(ix) if matches!(catalog[ix].kind, Kind::Text | Kind::Link));
        let several = match subject {
            Subject::Attribute(ix) => matches!(catalog[ix].kind, Kind::Set(_) | Kind::Services),
            _ => subject == Subject::Source,
        };
        if several && sign == "=" && value.contains('+') {
            let wants = value
                .split('+')
                .map(|part| parse_want(subject, part.trim(), catalog))
                .collect::<Result<_, _>>()?;
            return Ok(Self {
                subject,
                test: Test::AllOf(wants),
            });
        }
        let mut wants = Vec::new();
        // A text may itself have commas: try it whole first, then by its commas.
        let parts: Vec<&str> = if whole && is_whole(subject, value, catalog) {
            vec![value]
        } else {
            value.split(',').collect()
        };
        for part in parts {
            wants.push(parse_want(subject, part.trim(), catalog)?);
        }
        Ok(Self {
            subject,
            test: if sign == "!=" {
                Test::NoneOf(wants)
            } else {
                Test::AnyOf(wants)
            },
        })
    }

    /// Whether it holds for a service.
    pub fn eval(&self, catalog: &Catalog, cells: &Cells, service: ServiceIx) -> Verdict {
        let each = |w: &Want| eval_want(self.subject, w, catalog, cells, service);
        match &self.test {
            Test::AnyOf(wants) => wants.iter().fold(Verdict::FALSE, |v, w| v.or(each(w))),
            Test::AllOf(wants) => wants.iter().fold(Verdict::TRUE, |v, w| v.and(each(w))),
            Test::NoneOf(wants) => wants.iter().fold(Verdict::FALSE, |v, w| v.or(each(w))).not(),
            Test::Bound(op, bound) => match self.subject {
                Subject::Attribute(ix) => eval_bound(cells.get(service, ix), *op, bound),
                _ => Verdict::FALSE,
            },
        }
    }

    /// As the command line writes it; reading it back gives the same condition.
    pub fn text(&self, catalog: &Catalog) -> String {
        let id = self.subject.id(catalog);
        let join = |wants: &[Want], by: &str| {
            wants
                .iter()
                .map(|w| want_id(w, self.subject, catalog))
                .collect::<Vec<_>>()
                .join(by)
        };
        match &self.test {
            Test::AnyOf(wants) => format!("{id}={}", join(wants, ",")),
            Test::AllOf(wants) => format!("{id}={}", join(wants, "+")),
            Test::NoneOf(wants) => format!("{id}!={}", join(wants, ",")),
            Test::Bound(op, want) => format!("{id}{}{}", op.sign(), want_id(want, self.subject, catalog)),
        }
    }

    /// For a person: `Languages: Python or R`, `Largest training dataset at least 40 GB`.
    pub fn human(&self, catalog: &Catalog) -> String {
        let label = self.subject.label(catalog);
        let join = |wants: &[Want], by: &str| {
            wants
                .iter()
                .map(|w| want_label(w, self.subject, catalog))
                .collect::<Vec<_>>()
                .join(by)
        };
        match &self.test {
            Test::AnyOf(wants) => format!("{label}: {}", join(wants, " or ")),
            Test::AllOf(wants) => format!("{label}: {}", join(wants, " and ")),
            Test::NoneOf(wants) => format!("{label}: not {}", join(wants, ", not ")),
            Test::Bound(op, want) => {
                let words = match op {
                    Op::Less => "below",
                    Op::AtMost => "at most",
                    Op::More => "above",
                    Op::AtLeast => "at least",
                };
                format!("{label} {words} {}", want_label(want, self.subject, catalog))
            }
        }
    }
}

/// As the command line writes a value.
pub fn want_id(want: &Want, subject: Subject, catalog: &Catalog) -> String {
    match want {
        Want::State(s) => s.id().to_owned(),
        Want::Flag(side) => side_word(*side).to_owned(),
        Want::Option(o) => match subject {
            Subject::Attribute(ix) => catalog[ix]
                .options()
                .get(usize::from(*o))
                .map_or(String::new(), |x| x.id.clone()),
            _ => String::new(),
        },
        Want::Number(n) => n.to_string(),
        Want::Date(d) => d.to_string(),
        Want::Text(t) => t.clone(),
        Want::Service(ServiceRef::Known(ix)) => catalog[*ix].id.clone(),
        Want::Service(ServiceRef::Named(name)) => name.clone(),
        Want::Role(r) => r.id().to_owned(),
        Want::Status(s) => s.id().to_owned(),
        Want::Source(s) => catalog[*s].id.clone(),
        Want::Mark(kind) => kind.id().to_owned(),
    }
}

/// A value for a person.
pub fn want_label(want: &Want, subject: Subject, catalog: &Catalog) -> String {
    match (want, subject) {
        (Want::State(s), _) => s.word().to_owned(),
        (Want::Option(o), Subject::Attribute(ix)) => catalog[ix]
            .options()
            .get(usize::from(*o))
            .map_or(String::new(), |x| x.label.clone()),
        (Want::Number(n), Subject::Attribute(ix)) => format!("{n} {}", catalog[ix].unit()).trim().to_owned(),
        (Want::Date(d), _) => d.human(),
        (Want::Service(s), _) => catalog.name_of(s).to_owned(),
        (Want::Status(s), _) => s.label().to_lowercase(),
        (Want::Source(s), _) => catalog[*s].title.clone(),
        (Want::Mark(kind), _) => kind.label().to_owned(),
        _ => want_id(want, subject, catalog),
    }
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Yes => "yes",
        Side::Partly => "partly",
        Side::No => "no",
    }
}

fn is_whole(subject: Subject, value: &str, catalog: &Catalog) -> bool {
    let same = |s: &str| s.eq_ignore_ascii_case(value) || s.to_lowercase() == value.to_lowercase();
    match subject {
        Subject::Name => catalog
            .services
            .iter()
            .any(|s| same(&s.name) || s.former_names.iter().chain(&s.aliases).any(|n| same(n))),
        Subject::Category => catalog.categories.iter().any(|c| same(c)),
        _ => true,
    }
}

fn parse_want(subject: Subject, value: &str, catalog: &Catalog) -> Result<Want, CondError> {
    if value.is_empty() {
        return fail(
            format!("“{}” is asked for nothing", subject.id(catalog)),
            "Write a value after the sign.",
        );
    }
    let state = match value {
        "not-stated" => Some(State::NotStated),
        "conflicting" => Some(State::Conflicting),
        "not-applicable" => Some(State::NotApplicable),
        _ => None,
    };
    if let Some(state) = state {
        return Ok(Want::State(state));
    }
    let folded = value.to_lowercase();
    match subject {
        Subject::Role => match folded.as_str() {
            "alternative" => Ok(Want::Role(Role::Alternative)),
            "supporting" => Ok(Want::Role(Role::Supporting)),
            _ => fail(
                format!("no role “{value}”"),
                did_you_mean(value, ["alternative", "supporting"]),
            ),
        },
        Subject::Status => match Status::parse(&folded) {
            Some(s) => Ok(Want::Status(s)),
            None => fail(
                format!("no status “{value}”"),
                did_you_mean(value, Status::ALL.map(Status::id)),
            ),
        },
        Subject::Category => match catalog.categories.iter().find(|c| c.to_lowercase() == folded) {
            Some(c) => Ok(Want::Text(c.clone())),
            None => fail(
                format!("no category “{value}”"),
                did_you_mean(value, catalog.categories.iter().map(String::as_str)),
            ),
        },
        Subject::Source => match catalog.source(value) {
            Some(s) => Ok(Want::Source(s)),
            None => fail(
                format!("no source “{value}”"),
                did_you_mean(value, catalog.sources.iter().map(|s| s.id.as_str())),
            ),
        },
        Subject::Yours => match MarkKind::ALL.into_iter().find(|k| k.id() == folded) {
            Some(kind) => Ok(Want::Mark(kind)),
            None => fail(
                format!("nothing of yours is called “{value}”"),
                did_you_mean(value, MarkKind::ALL.map(MarkKind::id)),
            ),
        },
        Subject::Name => {
            let names = || {
                catalog.services.iter().flat_map(|s| {
                    std::iter::once(&s.name)
                        .chain(&s.former_names)
                        .chain(&s.aliases)
                        .map(String::as_str)
                })
            };
            match names().find(|n| n.to_lowercase() == folded) {
                Some(_) => Ok(Want::Text(value.to_owned())),
                None => fail(
                    format!("no service is called “{value}”"),
                    super::suggest::nearest(value, names()).map_or(String::new(), |n| format!("Did you mean “{n}”?")),
                ),
            }
        }
        Subject::Attribute(ix) => parse_attribute_want(ix, value, &folded, catalog),
    }
}

fn parse_attribute_want(ix: AttributeIx, value: &str, folded: &str, catalog: &Catalog) -> Result<Want, CondError> {
    let attribute = &catalog[ix];
    match &attribute.kind {
        Kind::Flag => match folded {
            "yes" | "true" => Ok(Want::Flag(Side::Yes)),
            "no" | "false" => Ok(Want::Flag(Side::No)),
            "partly" => Ok(Want::State(State::Partly)),
            _ => fail(
                format!("“{}” is yes, no or partly, not “{value}”", attribute.id),
                "States are not-stated, conflicting and not-applicable.",
            ),
        },
        Kind::Choice(options) | Kind::Set(options) => {
            if folded == "partly" && attribute.option(value).is_none() {
                return Ok(Want::State(State::Partly));
            }
            match options
                .iter()
                .position(|o| o.id == value || o.id.to_lowercase() == folded)
            {
                Some(i) => Ok(Want::Option(i as OptionIx)),
                None => fail(
                    format!("“{}” has no option “{value}”", attribute.id),
                    did_you_mean(value, options.iter().map(|o| o.id.as_str())),
                ),
            }
        }
        Kind::Number(_) => match value.parse::<f64>() {
            Ok(n) if n.is_finite() => Ok(Want::Number(n)),
            _ => fail(
                format!("“{value}” is not a number"),
                format!("“{}” is a number, as in {}>=10.", attribute.id, attribute.id),
            ),
        },
        Kind::Date => match DateSpan::parse(value) {
            Some(d) => Ok(Want::Date(d)),
            None => fail(format!("“{value}” is not a date"), "Write YYYY, YYYY-MM or YYYY-MM-DD."),
        },
        Kind::Text | Kind::Link => Ok(Want::Text(value.to_owned())),
        Kind::Services => match catalog.service(value) {
            Some(s) => Ok(Want::Service(ServiceRef::Known(s))),
            None if is_named_only(value, catalog) => Ok(Want::Service(ServiceRef::Named(value.to_owned()))),
            None => fail(
                format!("no service has the id “{value}”"),
                super::suggest::nearest(value, catalog.services.iter().map(|s| s.id.as_str()))
                    .map_or(String::new(), |n| format!("Did you mean “{n}”?")),
            ),
        },
    }
}

fn is_named_only(name: &str, catalog: &Catalog) -> bool {
    catalog.services.iter().flat_map(|s| &s.claims).any(|c| match &c.says {
        super::value::Assertion::Services(list) => list.iter().any(|s| matches!(s, ServiceRef::Named(n) if n == name)),
        _ => false,
    })
}

fn eval_want(subject: Subject, want: &Want, catalog: &Catalog, cells: &Cells, service: ServiceIx) -> Verdict {
    let s = &catalog[service];
    let folded_eq = |a: &str, b: &str| a == b || a.to_lowercase() == b.to_lowercase();
    match (subject, want) {
        (Subject::Attribute(ix), _) => eval_cell(cells.get(service, ix), want, catalog, service, ix),
        (Subject::Role, Want::Role(r)) => Verdict::known(s.role == *r),
        (Subject::Status, Want::Status(st)) => Verdict::known(cells.judged(service).status == *st),
        (Subject::Category, Want::State(State::NotStated)) => Verdict::known(s.category.is_empty()),
        (Subject::Category, Want::Text(t)) => {
            if s.category.is_empty() {
                Verdict::unknown(Why::NotStated)
            } else {
                Verdict::known(folded_eq(&s.category, t))
            }
        }
        (Subject::Source, Want::Source(src)) => {
            Verdict::known(s.named_in.contains(src) || s.claims.iter().any(|c| c.source == *src))
        }
        (Subject::Yours, Want::Mark(kind)) => Verdict::known(kind.holds(catalog, service)),
        (Subject::Name, Want::Text(t)) => {
            Verdict::known(folded_eq(&s.name, t) || s.former_names.iter().chain(&s.aliases).any(|n| folded_eq(n, t)))
        }
        // Built-in subjects are always stated and never in conflict.
        _ => Verdict::FALSE,
    }
}

fn eval_cell(cell: &Cell, want: &Want, catalog: &Catalog, service: ServiceIx, attribute: AttributeIx) -> Verdict {
    if let Want::State(state) = want {
        return Verdict::known(match (state, &cell.value) {
            (State::Partly, CellValue::Atoms(atoms)) => atoms.iter().any(|(_, a)| *a == Atom::Partly),
            _ => cell.state == *state,
        });
    }
    if let Want::Option(o) = want
        && let CellValue::Atoms(_) = cell.value
    {
        return match cell.atom(*o) {
            Atom::Yes => Verdict::TRUE,
            Atom::No | Atom::NotApplicable => Verdict::FALSE,
            Atom::Partly => Verdict::PARTLY,
            Atom::NotStated => Verdict::unknown(Why::NotStated),
            Atom::Conflicting => Verdict::unknown(Why::Conflicting),
        };
    }
    match (cell.state, want) {
        (State::NotStated, _) => Verdict::unknown(Why::NotStated),
        (State::Conflicting, Want::Text(_)) => Verdict::unknown(Why::Conflicting),
        (State::Conflicting, _) => Verdict::unknown(Why::Conflicting),
        (State::NotApplicable, _) => Verdict::FALSE,
        // Asked for as `a=partly` it is a state; as a side it is the same question.
        (state, Want::Flag(Side::Partly)) => Verdict::known(state == State::Partly),
        (State::Partly, Want::Flag(_)) => Verdict::PARTLY,
        (state, Want::Flag(Side::Yes)) => Verdict::known(state == State::Yes),
        (state, Want::Flag(Side::No)) => Verdict::known(state == State::No),
        _ => eval_value(cell, want, catalog, service, attribute),
    }
}

fn eval_value(cell: &Cell, want: &Want, catalog: &Catalog, service: ServiceIx, attribute: AttributeIx) -> Verdict {
    match (&cell.value, want) {
        (CellValue::Choice(is), Want::Option(o)) => Verdict::known(is == o),
        (CellValue::Number(i), Want::Number(n)) => match i.exact() {
            #[allow(clippy::float_cmp)] // both were read from text the same way
            Some(x) => Verdict::known(x == *n),
            None if *n < i.lo() || *n > i.hi() => Verdict::FALSE,
            None => Verdict::unknown(Why::NotStated),
        },
        (CellValue::Date(is), Want::Date(d)) => match is.meet(*d) {
            None => Verdict::FALSE,
            Some(both) if both == *is => Verdict::TRUE,
            Some(_) => Verdict::unknown(Why::NotStated),
        },
        // Texts and lists of services are never complete: what is not among them is simply not stated.
        (CellValue::Texts(texts), Want::Text(t)) => {
            let t = t.to_lowercase();
            if texts.iter().any(|x| x.to_lowercase() == t) {
                Verdict::TRUE
            } else {
                Verdict::unknown(Why::NotStated)
            }
        }
        (CellValue::Services(all), Want::Service(s)) => {
            if all.contains(s) {
                Verdict::TRUE
            } else {
                Verdict::unknown(Why::NotStated)
            }
        }
        _ => {
            debug_assert!(
                false,
                "{} {}: a want of another kind",
                catalog[service].id, catalog[attribute].id
            );
            Verdict::unknown(Why::NotStated)
        }
    }
}

fn eval_bound(cell: &Cell, op: Op, bound: &Want) -> Verdict {
    match cell.state {
        State::NotStated => return Verdict::unknown(Why::NotStated),
        State::Conflicting => return Verdict::unknown(Why::Conflicting),
        State::NotApplicable => return Verdict::FALSE,
        _ => {}
    }
    let (holds, fails) = match (&cell.value, bound) {
        (CellValue::Number(i), Want::Number(n)) => {
            let (l, h) = (i.lo(), i.hi());
            match op {
                Op::AtLeast => (l >= *n, h < *n),
                Op::More => (l > *n, h <= *n),
                Op::AtMost => (h <= *n, l > *n),
                Op::Less => (h < *n, l >= *n),
            }
        }
        (CellValue::Date(d), Want::Date(n)) => {
            let (l, h) = (d.first(), d.last());
            match op {
                Op::AtLeast => (l >= n.first(), h < n.first()),
                Op::More => (l > n.last(), h <= n.last()),
                Op::AtMost => (h <= n.last(), l > n.last()),
                Op::Less => (h < n.first(), l >= n.first()),
            }
        }
        _ => (false, false),
    };
    match (holds, fails) {
        (true, _) => Verdict::TRUE,
        (_, true) => Verdict::FALSE,
        _ => Verdict::unknown(Why::NotStated),
    }
}
