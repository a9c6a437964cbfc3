//! Reading one value of a condition: a word for a state, or what its subject has by that id, label or name.

use super::{
    ConditionError, Subject, Want,
    lexer::{Grammar, Operand, written},
};
use crate::catalog::{
    annotations::{self, MarkKind},
    cell::State,
    ix::{AttributeIx, SourceIx},
    kind::Feature,
    model::{Catalog, Role, Service},
    status::Status,
    suggest::{Among, did_you_mean},
    value::Scalar,
    wording::excerpt,
};

impl Want {
    /// A source of any origin.
    pub fn of_source(source: SourceIx, catalog: &Catalog) -> Self {
        annotations::evidence_date(source, catalog).map_or(Self::Source(source), Self::Evidence)
    }
}

/// What a value asks for.
pub(super) fn want(
    subject: Subject,
    value: &Operand<'_>,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Want, ConditionError> {
    let text: &str = &value.text;
    if text.is_empty() && !value.quoted {
        return ConditionError::fail(
            format!("a value for “{}” is missing", excerpt(subject.id(catalog))),
            "Write one after the sign.",
        );
    }
    if let Some(state) = state(subject, value, catalog, grammar) {
        return Ok(Want::State(state));
    }
    match subject {
        Subject::Role => known(text, "role", Role::ALL.map(|r| (Want::Role(r), r.id(), r.id())), None),
        Subject::Status => known(
            text,
            "status",
            Status::ALL.map(|s| (Want::Status(s), s.id(), s.label())),
            None,
        ),
        Subject::Yours => {
            let is = |kind: &MarkKind| {
                [kind.id(), kind.label()]
                    .iter()
                    .any(|w| w.to_lowercase() == text.to_lowercase())
            };
            match MarkKind::ALL.into_iter().find(is) {
                Some(kind) => Ok(Want::Mark(kind)),
                None => ConditionError::fail(
                    format!("nothing of yours is called “{}”", excerpt(text)),
                    did_you_mean(text, MarkKind::ALL.map(MarkKind::id)),
                ),
            }
        }
        Subject::Category => {
            let all = catalog
                .categories
                .iter()
                .map(|c| (Want::Text(c.clone()), c.as_str(), c.as_str()));
            known(text, "category", all, Some(Among::Categories))
        }
        Subject::Source => {
            let all = catalog.sources.iter().filter_map(|s| {
                let source = catalog.source(&s.id)?;
                Some((Want::of_source(source, catalog), s.id.as_str(), s.title.as_str()))
            });
            // What was set up stays valid while the evidence it is about is not there.
            let gone = annotations::date_of_id(text, catalog).filter(|_| grammar.is_kept());
            known(text, "source", all, Some(Among::Sources)).or_else(|refused| gone.map(Want::Evidence).ok_or(refused))
        }
        Subject::Name => {
            let folded = text.to_lowercase();
            let names = || {
                let services = catalog.services.iter();
                services.flat_map(Service::names)
            };
            if names().any(|n| n.to_lowercase() == folded) {
                return Ok(Want::Text(text.to_owned()));
            }
            ConditionError::unknown(
                format!("nothing here is called “{}”", excerpt(text)),
                text,
                Among::Names,
            )
        }
        Subject::Attribute(ix) => of_attribute(ix, text, catalog, grammar),
        Subject::Several => ConditionError::fail("conditions that are joined have no value of their own", ""),
    }
}

fn of_attribute(ix: AttributeIx, text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Want, ConditionError> {
    let about = &catalog[ix];
    // What is typed may have the marks of another language.
    let readings = about.kind.readings(text, &about.unit);
    match readings.filter(|_| grammar == Grammar::Typed) {
        Some([Some(one), Some(other)]) if one != other => two_readings(text, [&one, &other]),
        Some([Some(only), _] | [None, Some(only)]) => Ok(Want::Scalar(only)),
        _ => about.kind.want(text, about.definition(), catalog),
    }
}

/// A value, or a range of values, that can be read in two ways, and how each is written so that it cannot.
pub(super) fn two_readings<T>(text: &str, [one, other]: [&Scalar; 2]) -> Result<T, ConditionError> {
    let ends = |value: &Scalar, end: &dyn Fn(String) -> String| {
        let [low, high] = [false, true].map(|upper| end(value.end(upper).to_string()));
        if low == high { low } else { format!("{low} to {high}") }
    };
    // 1.125 may be a thousand as well; 1.1250 is not.
    let plain = |n: String| match n.rsplit_once('.') {
        Some((_, decimals)) if decimals.len() == 3 => format!("{n}0"),
        _ => n,
    };
    let text = excerpt(text.trim());
    let how = if text.contains(',') {
        "write it without the comma".to_owned()
    } else {
        format!("write {} or {}", ends(one, &plain), ends(other, &plain))
    };
    let [one, other] = [one, other].map(|value| ends(value, &|n| n));
    ConditionError::fail(format!("“{text}” can be read as {one} or as {other}; {how}"), "")
}

/// Whether a word without quotes means a state of any attribute.
pub(super) fn is_state(word: &str) -> bool {
    matches!(word, "not-stated" | "conflicting" | "not-applicable" | "partly")
}

/// The state that a word without quotes means.
fn state(subject: Subject, value: &Operand<'_>, catalog: &Catalog, grammar: Grammar) -> Option<State> {
    if value.quoted {
        return None;
    }
    match &*value.text {
        "not-stated" => Some(State::NotStated),
        "conflicting" => Some(State::Conflicting),
        "not-applicable" => Some(State::NotApplicable),
        // Before there were quotes an option of this name came first; its attribute handles that.
        _ if grammar == Grammar::Unquoted => None,
        word if word.eq_ignore_ascii_case("partly") => match subject {
            Subject::Attribute(ix) => {
                let kind = catalog[ix].kind;
                (kind.has(Feature::Flag) || kind.has(Feature::Options)).then_some(State::Partly)
            }
            _ => None,
        },
        _ => None,
    }
}

/// The one with this id or label: as it is written, then in upper or lower case, where only one can be meant. `among`: what
/// a catalog may have many of.
fn known<'a>(
    text: &str,
    what: &str,
    all: impl IntoIterator<Item = (Want, &'a str, &'a str)>,
    among: Option<Among>,
) -> Result<Want, ConditionError> {
    let all: Vec<(Want, &str, &str)> = all.into_iter().collect();
    let folded = text.to_lowercase();
    let same: [&dyn Fn(&str) -> bool; 2] = [&|s| s == text, &|s| s.to_lowercase() == folded];
    let by_id = same.iter().filter_map(|same| all.iter().find(|(_, id, _)| same(id)));
    let by_label = same
        .iter()
        .filter_map(|same| all.iter().find(|(_, _, label)| same(label)));
    let found = by_id.chain(by_label).next();
    let alike = || all.iter().filter(|(_, id, _)| id.to_lowercase() == folded);
    match found {
        Some((_, id, label)) if *id != text && *label != text && alike().nth(1).is_some() => {
            let ids: Vec<String> = alike().map(|(_, id, _)| written(id)).collect();
            ConditionError::fail(
                format!(
                    "more than one {what} is called “{}”, but for upper and lower case",
                    excerpt(text)
                ),
                format!("Write it as it stands in the catalog: {}.", excerpt(&ids.join(" or "))),
            )
        }
        Some((want, ..)) => Ok(want.clone()),
        None => {
            let message = format!("no {what} “{}”", excerpt(text));
            match among {
                Some(among) => ConditionError::unknown(message, text, among),
                None => ConditionError::fail(message, did_you_mean(text, all.iter().map(|(_, id, _)| *id))),
            }
        }
    }
}
