//! Reading conditions: an unknown attribute, option or unreadable number is an error with a suggestion.

use std::fmt;

use super::{
    super::{
        cells::State,
        lifecycle::Status,
        model::{AttributeIx, Catalog, Kind, OptionIx, Role, ServiceRef},
        own::MarkKind,
        suggest::{self, did_you_mean},
        value::{Assertion, DateSpan, Side},
    },
    Cond, Expr, Op, Subject, Test, Want,
};

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
            format!("a value for “{}” is missing", subject.id(catalog)),
            "Write one after the sign.",
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
                    suggest::nearest(value, names()).map_or(String::new(), |n| format!("Did you mean “{n}”?")),
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
                suggest::nearest(value, catalog.services.iter().map(|s| s.id.as_str()))
                    .map_or(String::new(), |n| format!("Did you mean “{n}”?")),
            ),
        },
    }
}

fn is_named_only(name: &str, catalog: &Catalog) -> bool {
    catalog.services.iter().flat_map(|s| &s.claims).any(|c| match &c.says {
        Assertion::Services(list) => list.iter().any(|s| matches!(s, ServiceRef::Named(n) if n == name)),
        _ => false,
    })
}
