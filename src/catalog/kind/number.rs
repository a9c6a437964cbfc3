//! Numbers with a unit: exact, or between two ends.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    read_number::{
        Marks, Unread, decimal_comma_at, read_both, read_in, read_shortened, read_typed, thousands_mark_at, unit_beside,
    },
    rules::{AttributeKind, ClaimRefusal, Directions, FindOption, MORE_OR_LESS, Words, unnoted},
    says::{RawEnd, RawSays, forms},
};
use crate::catalog::{
    condition::{ConditionError, Want},
    value::{Interval, Scalar},
    wording::excerpt,
};

pub(super) struct NumberRules;

impl AttributeKind for NumberRules {
    fn words(&self) -> Words {
        Words {
            noun: "a number",
            asked: "a figure for this, and which",
            takes: "Exactly(…), AtLeast(…), AtMost(…), Between(…, …) or Unlimited",
            forms: &[
                forms::EXACTLY,
                forms::AT_LEAST,
                forms::AT_MOST,
                forms::BETWEEN,
                forms::UNLIMITED,
            ],
        }
    }

    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        use RawEnd::Number;
        let (lo, hi, finite) = match says {
            RawSays::Exactly(Number(n)) => (n, n, n.is_finite()),
            RawSays::AtLeast(Number(n)) => (n, f64::INFINITY, n.is_finite()),
            RawSays::AtMost(Number(n)) => (f64::NEG_INFINITY, n, n.is_finite()),
            RawSays::Between(Number(a), Number(b)) => (a, b, a.is_finite() && b.is_finite()),
            RawSays::Unlimited => return Ok(Assertion::Scalar(Interval::UNLIMITED.into())),
            other => return Err(ClaimRefusal::Form(other)),
        };
        let interval = Interval::new(lo, hi).filter(|_| finite);
        interval.map(|n| Assertion::Scalar(n.into())).ok_or_else(|| {
            ClaimRefusal::new(
                "the number is not finite, or the two ends are in the wrong order",
                "Write the lower end first.",
            )
        })
    }

    fn read_end(&self, typed: &str, unit: &str) -> Result<RawEnd, String> {
        let example = "Write it in figures, as in 12 or 0.5.";
        if typed.trim().is_empty() {
            return Err(format!("A number is missing. {example}"));
        }
        read_typed(typed, unit).map(RawEnd::Number).map_err(|e| match e {
            Unread::NotANumber => format!("“{}” is not a number. {example}", excerpt(typed.trim())),
            Unread::Ambiguous(a, b) => two_readings(typed, a, b),
        })
    }

    /// Each end may be in another unit of the family, as large sizes are shown, or in none where the other has it.
    fn read_words(&self, words: &str, of: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        let range = || written_range(words, of.unit);
        let exact = || written(words, of.unit).map(RawSays::Exactly);
        Some(unnoted(range().or_else(exact)?))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        let says = match value {
            Json::Number(n) => n.as_f64().map(|n| RawSays::Exactly(RawEnd::Number(n))),
            Json::String(text) => written_range(text, ""),
            _ => None,
        };
        says.into_iter().collect()
    }

    /// A comma that is a thousands mark keeps a number together: `1,500` is one, `1, 500` and `1,50` are two. So does one
    /// after thousands marks of another language (`1.499,00`), which is then no number.
    fn split<'t>(&self, values: &'t str) -> Vec<&'t str> {
        let mut all = Vec::new();
        let mut start = 0;
        for (at, _) in values.match_indices(',') {
            if !thousands_mark_at(values, at) && !decimal_comma_at(values, at) {
                all.push(&values[start..at]);
                start = at + 1;
            }
        }
        all.push(&values[start..]);
        all
    }

    fn want(&self, text: &str, about: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        let number = read_in(text, about.unit, Marks::Point).or_else(|| read_shortened(text, about.unit));
        match number.and_then(|n| Interval::new(n, n)) {
            Some(n) => Ok(Want::Scalar(n.into())),
            None if let Some(other) = unit_beside(text) => other_unit(text, other, about),
            None => ConditionError::fail(
                format!("“{}” is not a number", excerpt(text)),
                match read_in(text, about.unit, Marks::Comma) {
                    Some(n) => format!(
                        "Write it with a point before the decimals: {n}; several values with a blank behind each comma."
                    ),
                    None => format!("“{0}” is a number, as in {0}>=10.", excerpt(about.id)),
                },
            ),
        }
    }

    fn read_bound(&self, typed: &str, unit: &str) -> Option<Result<Scalar, String>> {
        let read = read_typed(typed, unit).map(|n| Interval::new(n, n).unwrap_or(Interval::UNLIMITED).into());
        Some(read.map_err(|e| match e {
            Unread::NotANumber => {
                let of = if unit.is_empty() {
                    String::new()
                } else {
                    format!(" of {unit}")
                };
                let typed = excerpt(typed.trim());
                format!("“{typed}” is not a number{of}; write one such as 40.")
            }
            Unread::Ambiguous(a, b) => two_readings(typed, a, b),
        }))
    }

    /// With a point before decimals, and with a comma.
    fn readings(&self, typed: &str, unit: &str) -> Option<[Option<Scalar>; 2]> {
        let scalar = |n: f64| Interval::new(n, n).map(Into::into);
        Some(read_both(typed, unit).map(|n| n.and_then(scalar)))
    }

    fn directions(&self) -> Option<Directions> {
        Some(MORE_OR_LESS)
    }
}

/// A number as cells are written, thousands marks and all.
fn written(text: &str, unit: &str) -> Option<RawEnd> {
    read_in(text, unit, Marks::Point).map(RawEnd::Number)
}

/// A range as cells are written: `at least 3`, `at most 1,000 GB`, `3 to 10`, `512 MB to 2 TB`, `no limit`.
fn written_range(text: &str, unit: &str) -> Option<RawSays> {
    if text == "no limit" {
        return Some(RawSays::Unlimited);
    }
    if let Some(rest) = text.strip_prefix("at least ") {
        return written(rest, unit).map(RawSays::AtLeast);
    }
    if let Some(rest) = text.strip_prefix("at most ") {
        return written(rest, unit).map(RawSays::AtMost);
    }
    let (low, high) = text.split_once(" to ")?;
    Some(RawSays::Between(written(low, unit)?, written(high, unit)?))
}

/// What is asked in a unit that does not turn into the attribute's.
fn other_unit(text: &str, other: &str, about: Definition<'_>) -> Result<Want, ConditionError> {
    let (text, id) = (excerpt(text), excerpt(about.id));
    let (is, how) = match about.unit {
        "" => ("has no unit".to_owned(), "without one".to_owned()),
        unit => (format!("is in {}", excerpt(unit)), format!("in {}", excerpt(unit))),
    };
    ConditionError::fail(
        format!("“{text}” is in {other}, but “{id}” {is}"),
        format!("Write the number {how}, as in {id}>=10."),
    )
}

fn two_readings(typed: &str, a: f64, b: f64) -> String {
    let typed = excerpt(typed.trim());
    format!("“{typed}” can be read as {a} or as {b}; write it without the comma.")
}
