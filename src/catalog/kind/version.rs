//! Versions: texts ordered part by part, numbers as numbers, so that 1.10 comes after 1.9.

use serde_json::Value as Json;

use super::{
    assertion::Assertion,
    definition::{Definition, NotedSays, Services, WrittenFor},
    rules::{AttributeKind, ClaimRefusal, Directions, FindOption, Words, unnoted},
    says::{RawEnd, RawSays, forms},
};
use crate::catalog::{
    condition::{ConditionError, Want},
    value::{OrderedText, Scalar, TextSpan},
    wording::excerpt,
};

pub(super) struct VersionRules;

impl AttributeKind for VersionRules {
    fn words(&self) -> Words {
        Words {
            noun: "a version",
            asked: "a version of this, and which",
            takes: "Exactly(\"…\"), AtLeast(\"…\"), AtMost(\"…\") or Between(\"…\", \"…\")",
            forms: &[forms::EXACTLY, forms::AT_LEAST, forms::AT_MOST, forms::BETWEEN],
        }
    }

    fn assertion(&self, says: RawSays, _: FindOption<'_>) -> Result<Assertion, ClaimRefusal> {
        use RawEnd::Text;
        let (lo, hi) = match says {
            RawSays::Exactly(Text(v)) => (Some(v.clone()), Some(v)),
            RawSays::AtLeast(Text(v)) => (Some(v), None),
            RawSays::AtMost(Text(v)) => (None, Some(v)),
            RawSays::Between(Text(a), Text(b)) => (Some(a), Some(b)),
            other => return Err(ClaimRefusal::Form(other)),
        };
        let end = |text: Option<String>| text.map(|t| version(&t).ok_or(t)).transpose();
        match (end(lo), end(hi)) {
            (Err(text), _) | (_, Err(text)) => Err(ClaimRefusal::Value(
                format!("“{}” is not a version", excerpt(&text)),
                "Write numbers and words joined by points, as in \"1.10\".".to_owned(),
                Some(text),
            )),
            (Ok(lo), Ok(hi)) => TextSpan::new(lo, hi)
                .map(|span| Assertion::Scalar(span.into()))
                .ok_or_else(|| ClaimRefusal::new("the two ends are in the wrong order", "Write the lower end first.")),
        }
    }

    fn says_of(&self, cell: &str) -> Option<RawSays> {
        version(cell).map(|_| RawSays::Exactly(RawEnd::Text(cell.trim().to_owned())))
    }

    fn read_end(&self, typed: &str, _: &str) -> Result<RawEnd, String> {
        let typed = typed.trim();
        version(typed)
            .map(|_| RawEnd::Text(typed.to_owned()))
            .ok_or_else(|| format!("“{}” is not a version. Write one such as 1.10.", excerpt(typed)))
    }

    fn read_words(&self, words: &str, _: WrittenFor<'_>) -> Option<Vec<NotedSays>> {
        Some(unnoted(written(words)))
    }

    fn read_json(&self, value: &Json) -> Vec<RawSays> {
        value.as_str().map(written).into_iter().collect()
    }

    fn want(&self, text: &str, about: Definition<'_>, _: &dyn Services) -> Result<Want, ConditionError> {
        match version(text) {
            Some(v) => Ok(Want::Scalar(TextSpan::exactly(v).into())),
            None => ConditionError::fail(
                format!("“{}” is not a version", excerpt(text)),
                format!("“{0}” is a version, as in {0}>=1.10.", excerpt(about.id)),
            ),
        }
    }

    fn read_bound(&self, typed: &str, _: &str) -> Option<Result<Scalar, String>> {
        let typed = typed.trim();
        let read = version(typed).map(|v| TextSpan::exactly(v).into());
        Some(read.ok_or_else(|| format!("“{}” is not a version; write one such as 1.10.", excerpt(typed))))
    }

    fn directions(&self) -> Option<Directions> {
        Some(Directions {
            higher: "newer",
            lower: "older",
        })
    }
}

/// A version as cells are written: `1.10`, `at least 2.0`, `2.0 to 3.1`.
fn written(words: &str) -> RawSays {
    let end = |text: &str| RawEnd::Text(text.to_owned());
    if let Some(rest) = words.strip_prefix("at least ") {
        return RawSays::AtLeast(end(rest));
    }
    if let Some(rest) = words.strip_prefix("at most ") {
        return RawSays::AtMost(end(rest));
    }
    match words.split_once(" to ") {
        Some((low, high)) => RawSays::Between(end(low), end(high)),
        None => RawSays::Exactly(end(words)),
    }
}

/// A version's text with its key; `None` for what has neither letters nor digits, or would break the syntax of a condition.
///
/// A leading `v` before a digit is skipped. The parts are runs of digits and runs of letters; what is between
/// them is ignored, but for a plus sign: what follows it (a build) does not affect the order. Where one of
/// two versions has no part left: 0 is the same as none, a word directly after numbers (`-rc1`, `beta`) comes before
/// none, a number after it. A version that starts with a word (`preview`) comes after all that start with a number.
fn version(text: &str) -> Option<OrderedText> {
    let text = text.trim();
    let bare = text
        .strip_prefix(['v', 'V'])
        .filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let bare = bare.unwrap_or(text);
    let bare = bare.split('+').next().unwrap_or(bare);
    let parts = parts(bare);
    let is_fine = !parts.is_empty() && parts.iter().all(|p| p.len() <= MAX_PART) && !text.contains([',', '|']);
    is_fine.then(|| OrderedText::new(text, &key(&parts)))
}

/// Runs of digits and of letters, the letters small.
fn parts(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let class = (c.is_alphanumeric()).then_some(c.is_ascii_digit());
        match (class, before == Some(class), all.last_mut()) {
            (Some(_), true, Some(part)) => part.extend(c.to_lowercase()),
            (Some(_), ..) => all.push(c.to_lowercase().collect()),
            (None, ..) => {}
        }
        before = Some(class);
    }
    all
}

/// The longest run of digits or letters, in bytes: more is no version.
const MAX_PART: usize = 200;

/// Marks of the key's parts, in the order in which they sort where two versions diverge.
const WORD: u8 = 2;
const NONE: u8 = 3;
const NUMBER: u8 = 4;
/// A word at the very start comes after all numbers.
const WORD_FIRST: u8 = 5;

/// Bytes in the order of versions. A number is its length in digits, then its digits; zeros at the end of a run of
/// numbers are left out.
fn key(parts: &[String]) -> Vec<u8> {
    let is_number = |p: &String| p.starts_with(|c: char| c.is_ascii_digit());
    let mut key = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        if is_number(part) {
            let digits = part.trim_start_matches('0');
            let only_zeros_follow = parts[i..]
                .iter()
                .take_while(|p| is_number(p))
                .all(|p| p.trim_start_matches('0').is_empty());
            // After a word the number belongs to it: rc0 is not rc.
            if only_zeros_follow && i > 0 && is_number(&parts[i - 1]) {
                continue;
            }
            key.push(NUMBER);
            key.push(2 + digits.len() as u8);
            key.extend(digits.bytes());
        } else {
            key.push(if i == 0 { WORD_FIRST } else { WORD });
            key.extend(part.bytes());
            key.push(NONE);
        }
    }
    key.push(NONE);
    key
}
