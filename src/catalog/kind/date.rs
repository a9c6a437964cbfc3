//! Dates: a year, a month or a day, read as the days it spans.

use serde_json::Value as Json;

use super::read_date::DateFormat;
use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, Directions, FindOption, Words, unnoted},
    says::{RawSays, forms},
};
use crate::catalog::{
    condition::{ConditionError, Want},
    value::{DateSpan, Scalar},
    wording::excerpt,
};

pub(super) struct DateRules;

impl AttributeKind for DateRules {
    fn words(&self) -> Words {
        Words {
            noun: "a date",
            asked: "a date for this, and which",
            takes: "On(\"YYYY-MM-DD\")",
            forms: &[forms::ON],
        }
    }

    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        let date = match says {
            RawSays::On(date) => date,
            other => return Err(ClaimRefusal::Form(other)),
        };
        match DateSpan::parse(&date) {
            Some(span) => Ok(Assertion::Scalar(span.into())),
            None => Err(ClaimRefusal::Value(
                format!("“{}” is not a date", excerpt(&date)),
                "Write YYYY, YYYY-MM or YYYY-MM-DD.".to_owned(),
                Some(date),
            )),
        }
    }

    fn read_words(&self, words: &str, _: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        let day = read(words)?;
        Some(unnoted(RawSays::On(day.to_string())))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        value
            .as_str()
            .map(|day| RawSays::On(day.to_owned()))
            .into_iter()
            .collect()
    }

    fn want(&self, text: &str, _: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        match read(text) {
            Some(span) => Ok(Want::Scalar(span.into())),
            None => ConditionError::fail(
                format!("“{}” is not a date", excerpt(text)),
                "Write YYYY, YYYY-MM or YYYY-MM-DD.",
            ),
        }
    }

    fn read_bound(&self, typed: &str, _: &str) -> Option<Result<Scalar, String>> {
        let typed = typed.trim();
        let span = read(typed);
        Some(
            span.map(Into::into)
                .ok_or_else(|| format!("“{}” is not a date; write 2019, 2019-03 or 2019-03-31.", excerpt(typed))),
        )
    }

    fn directions(&self) -> Option<Directions> {
        Some(Directions {
            higher: "newer",
            lower: "older",
        })
    }
}

/// As a catalog has it, or as it is written for a person: `2024-08`, `Aug 2024`, `31 August 2024`.
fn read(text: &str) -> Option<DateSpan> {
    DateFormat::Iso.read(text).or_else(|| DateFormat::Named.read(text))
}
