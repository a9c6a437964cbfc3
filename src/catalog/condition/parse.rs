//! Reading conditions: an unknown attribute, option or unreadable number is an error with a suggestion.

use super::{Condition, ConditionError, Expr, Subject, Test, Want};
use crate::catalog::{
    annotations::MarkKind,
    cell::State,
    kind::Feature,
    model::{Catalog, Role},
    status::Status,
    suggest::{did_you_mean, nearest},
    value::Op,
};

impl Expr {
    /// Reads a rule's conditions: all required, ` | ` inside one text means either.
    pub fn parse(texts: &[String], catalog: &Catalog) -> Result<Self, ConditionError> {
        let one = |t: &str| Condition::parse(t, catalog).map(Self::Condition);
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

impl Condition {
    /// Reads one condition, as `languages=python,r` or `data-limit>=40`. An unknown attribute, option or unreadable
    /// number is an error with a suggestion, never a filter that lets everything or nothing through.
    pub fn parse(text: &str, catalog: &Catalog) -> Result<Self, ConditionError> {
        let text = text.trim();
        let Some(at) = text.find(['=', '<', '>', '!']) else {
            return ConditionError::fail(
                format!("“{text}” is not a condition"),
                "Write ATTRIBUTE=VALUE, as in languages=python or data-limit>=40.",
            );
        };
        let (name, rest) = (text[..at].trim(), &text[at..]);
        let sign = ["!=", "<=", ">=", "=", "<", ">"]
            .into_iter()
            .find(|s| rest.starts_with(s));
        let Some(sign) = sign else {
            return ConditionError::fail(
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
            return ConditionError::fail(format!("no attribute named “{name}”"), did_you_mean(name, known));
        };
        let op = match sign {
            "<" => Some(Op::Less),
            "<=" => Some(Op::AtMost),
            ">" => Some(Op::More),
            ">=" => Some(Op::AtLeast),
            _ => None,
        };
        if let Some(op) = op {
            let has_scale = matches!(subject, Subject::Attribute(ix) if catalog[ix].kind.has(Feature::Scale));
            if !has_scale {
                return ConditionError::fail(
                    format!("“{name}” is neither a number nor a date, so {sign} cannot be asked of it"),
                    format!("Write {name}=VALUE."),
                );
            }
            let want = parse_want(subject, value, catalog)?;
            if !matches!(want, Want::Scalar(_)) {
                return ConditionError::fail(
                    format!("“{value}” cannot stand after {sign}"),
                    "Write a number or a date.",
                );
            }
            return Ok(Self {
                subject,
                test: Test::Bound(op, want),
            });
        }
        let several = match subject {
            Subject::Attribute(ix) => catalog[ix].kind.has(Feature::Several),
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
        let parts = match subject {
            Subject::Attribute(ix) => catalog[ix].kind.split(value),
            // A name may itself have commas: try it whole first, then by its commas.
            _ if is_whole(subject, value, catalog) => vec![value],
            _ => value.split(',').collect(),
        };
        let wants = parts
            .into_iter()
            .map(|part| parse_want(subject, part.trim(), catalog))
            .collect::<Result<_, _>>()?;
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
        _ => false,
    }
}

fn parse_want(subject: Subject, value: &str, catalog: &Catalog) -> Result<Want, ConditionError> {
    if value.is_empty() {
        return ConditionError::fail(
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
            _ => ConditionError::fail(
                format!("no role “{value}”"),
                did_you_mean(value, ["alternative", "supporting"]),
            ),
        },
        Subject::Status => match Status::parse(&folded) {
            Some(s) => Ok(Want::Status(s)),
            None => ConditionError::fail(
                format!("no status “{value}”"),
                did_you_mean(value, Status::ALL.map(Status::id)),
            ),
        },
        Subject::Category => match catalog.categories.iter().find(|c| c.to_lowercase() == folded) {
            Some(c) => Ok(Want::Text(c.clone())),
            None => ConditionError::fail(
                format!("no category “{value}”"),
                did_you_mean(value, catalog.categories.iter().map(String::as_str)),
            ),
        },
        Subject::Source => match catalog.source(value) {
            Some(s) => Ok(Want::Source(s)),
            None => ConditionError::fail(
                format!("no source “{value}”"),
                did_you_mean(value, catalog.sources.iter().map(|s| s.id.as_str())),
            ),
        },
        Subject::Yours => match MarkKind::ALL.into_iter().find(|k| k.id() == folded) {
            Some(kind) => Ok(Want::Mark(kind)),
            None => ConditionError::fail(
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
                None => ConditionError::fail(
                    format!("no service is called “{value}”"),
                    nearest(value, names()).map_or(String::new(), |n| format!("Did you mean “{n}”?")),
                ),
            }
        }
        Subject::Attribute(ix) => catalog[ix].kind.want(value, catalog[ix].definition(), catalog),
    }
}
