//! Conditions in people's words, as chips show them: `Price at least 100 EUR`, `Hosting: Cloud or On premises`, `Since from
//! 2019 to 2021`, `Hosting is not stated`. A text with an operator outside quotes is never read so.

use std::borrow::Cow;

use super::{
    Condition, ConditionError, Op, Subject, Test, Want,
    ask::{bound, values, wants},
    lexer::{Grammar, is_quoted, operand, outside},
    range::{value, with_unit_of},
};
use crate::catalog::{State, kind::Feature, model::Catalog, wording::excerpt};

/// What a phrase between a name and a value asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phrase {
    Bound(Op),
    /// `from 4 to 8`; at least, where no second end follows.
    From,
    /// `between 4 and 8`.
    Between,
    Is,
    IsNot,
}

/// Longer ones before those they begin with.
const PHRASES: [(&str, Phrase); 18] = [
    ("at least", Phrase::Bound(Op::AtLeast)),
    ("no less than", Phrase::Bound(Op::AtLeast)),
    ("since", Phrase::Bound(Op::AtLeast)),
    ("at most", Phrase::Bound(Op::AtMost)),
    ("no more than", Phrase::Bound(Op::AtMost)),
    ("up to", Phrase::Bound(Op::AtMost)),
    ("until", Phrase::Bound(Op::AtMost)),
    ("more than", Phrase::Bound(Op::More)),
    ("over", Phrase::Bound(Op::More)),
    ("above", Phrase::Bound(Op::More)),
    ("after", Phrase::Bound(Op::More)),
    ("less than", Phrase::Bound(Op::Less)),
    ("under", Phrase::Bound(Op::Less)),
    ("below", Phrase::Bound(Op::Less)),
    ("before", Phrase::Bound(Op::Less)),
    ("from", Phrase::From),
    ("between", Phrase::Between),
    ("is not", Phrase::IsNot),
];
const IS: &str = "is";

/// Typographic operators, which no keyboard has; what is written has `<=` and the like.
const SIGNS: [(char, Phrase); 3] = [
    ('≤', Phrase::Bound(Op::AtMost)),
    ('≥', Phrase::Bound(Op::AtLeast)),
    ('≠', Phrase::IsNot),
];

/// A text cut at a phrase.
struct Cut<'t> {
    name: &'t str,
    phrase: Phrase,
    value: &'t str,
}

/// Reads a condition in words; `None` where it has no phrase. To a command the name of a flag asks for it.
pub(super) fn read(text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Option<Condition>, ConditionError> {
    if grammar.is_kept() {
        return Ok(None);
    }
    let mut refused = None;
    for cut in cuts(text, grammar)? {
        // A name or a value may have such words too: what precedes the phrase must be a name.
        match Subject::find(&operand(cut.name, grammar)?, catalog) {
            Ok(subject) => {
                let test = test(subject, &cut, catalog, grammar)?;
                return Ok(Some(Condition { subject, test }));
            }
            Err(e) => refused = refused.or(Some(e)),
        }
    }
    if grammar == Grammar::Quoted
        && let Ok(subject @ Subject::Attribute(ix)) = Subject::find(&operand(text, grammar)?, catalog)
        && catalog[ix].kind.has(Feature::Flag)
    {
        return Ok(Some(Condition::any_of(subject, vec![Want::yes()])));
    }
    refused.map_or(Ok(None), Err)
}

/// Whether a text begins like a condition in words: with the name of something, and a phrase after it.
pub(super) fn begins_one(text: &str, catalog: &Catalog, grammar: Grammar) -> bool {
    let names_something = |cut: &Cut<'_>| {
        let name = operand(cut.name.trim(), grammar);
        name.is_ok_and(|name| Subject::find(&name, catalog).is_ok())
    };
    cuts(text, grammar).is_ok_and(|all| all.iter().any(names_something))
}

/// What precedes and follows the first phrase that bounds a value, and its operator; for callers that offer what may
/// be meant by a name that is not whole yet. The name may be empty; a range is written `A..B`.
pub fn bound_parts(text: &str) -> Option<(&str, &'static str, Cow<'_, str>)> {
    let text = text.trim();
    let grammar = Grammar::Typed;
    let cuts = if let Some(cut) = at_phrase(text, 0) {
        vec![cut]
    } else {
        cuts(text, grammar).ok()?
    };
    let cut = cuts
        .into_iter()
        .find(|c| !matches!(c.phrase, Phrase::Is | Phrase::IsNot))?;
    let range = || {
        between(
            cut.value,
            if cut.phrase == Phrase::Between { "and" } else { "to" },
            grammar,
        )
    };
    Some(match cut.phrase {
        Phrase::Bound(op) => (cut.name, op.sign(), cut.value.into()),
        Phrase::From | Phrase::Between => match range() {
            Some(range) => (cut.name, "=", range.into()),
            None => (cut.name, Op::AtLeast.sign(), cut.value.into()),
        },
        Phrase::Is | Phrase::IsNot => return None,
    })
}

/// Every place where a phrase may be, left to right.
fn cuts(text: &str, grammar: Grammar) -> Result<Vec<Cut<'_>>, ConditionError> {
    let cut = |(at, c): (usize, char)| {
        let cut = match c {
            ':' => Some(Cut {
                name: text.get(..at)?,
                phrase: Phrase::Is,
                value: text.get(at + 1..)?.trim(),
            }),
            c if c.is_whitespace() => {
                let behind = at + c.len_utf8();
                at_phrase(text, behind).or_else(|| at_range(text, behind, grammar))
            }
            c => Some(Cut {
                name: text.get(..at)?.trim_end(),
                phrase: SIGNS.iter().find(|(sign, _)| *sign == c)?.1,
                value: text.get(at + c.len_utf8()..)?.trim(),
            }),
        };
        cut.filter(|cut| !cut.name.trim().is_empty())
    };
    Ok(outside(text, grammar)?.into_iter().filter_map(cut).collect())
}

/// The phrase that begins at a place, with a blank or nothing after it.
fn at_phrase(text: &str, at: usize) -> Option<Cut<'_>> {
    let rest = text.get(at..)?;
    let starts = |words: &str| {
        let head = rest.get(..words.len())?;
        let behind = rest.get(words.len()..)?;
        (head.eq_ignore_ascii_case(words) && (behind.is_empty() || behind.starts_with(char::is_whitespace)))
            .then_some(behind)
    };
    let all = PHRASES.into_iter().chain([(IS, Phrase::Is)]);
    let (behind, phrase) = all
        .into_iter()
        .find_map(|(words, phrase)| Some((starts(words)?, phrase)))?;
    Some(Cut {
        name: text.get(..at)?.trim_end(),
        phrase,
        value: behind.trim(),
    })
}

/// The range `4 to 8` at a place, directly after a name.
fn at_range(text: &str, at: usize, grammar: Grammar) -> Option<Cut<'_>> {
    let value = text.get(at..)?.trim();
    let is_range = value.starts_with(|c: char| c.is_ascii_digit()) && between(value, "to", grammar).is_some();
    is_range.then_some(Cut {
        name: text.get(..at)?.trim_end(),
        phrase: Phrase::From,
        value,
    })
}

/// `4 to 8` as `4..8`; `None` where it does not have the word.
fn between(text: &str, word: &str, grammar: Grammar) -> Option<String> {
    let [low, high] = &apart(text, word, grammar)[..] else {
        return None;
    };
    Some(format!("{low}..{high}"))
}

/// The parts separated by a word between blanks, outside quotes.
fn apart<'t>(text: &'t str, word: &str, grammar: Grammar) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in outside(text, grammar).unwrap_or_default() {
        let behind = at + c.len_utf8() + word.len();
        let is_word = c.is_whitespace()
            && at > start
            && text
                .get(at + c.len_utf8()..behind)
                .is_some_and(|w| w.eq_ignore_ascii_case(word))
            && text.get(behind..).is_some_and(|t| t.starts_with(char::is_whitespace));
        if is_word {
            parts.extend(text.get(start..at).map(str::trim));
            start = behind;
        }
    }
    parts.extend(text.get(start..).map(str::trim));
    parts
}

fn test(subject: Subject, cut: &Cut<'_>, catalog: &Catalog, grammar: Grammar) -> Result<Test, ConditionError> {
    let in_range = |word| between(cut.value, word, grammar);
    let bounded = |op| bound(subject, cut.name.trim(), op, cut.value, catalog, grammar);
    match cut.phrase {
        Phrase::Bound(op) => bounded(op),
        Phrase::From | Phrase::Between => {
            let word = if cut.phrase == Phrase::From { "to" } else { "and" };
            match in_range(word) {
                Some(range) => Ok(Test::AnyOf(vec![value(subject, &range, catalog, grammar)?])),
                None => bounded(Op::AtLeast),
            }
        }
        Phrase::Is => asked(subject, cut.value, catalog, grammar),
        Phrase::IsNot => match asked(subject, cut.value, catalog, grammar)? {
            Test::AnyOf(wants) => Ok(Test::NoneOf(wants)),
            // Is not stated.
            Test::NoneOf(wants) if wants.len() == 1 => Ok(Test::AnyOf(wants)),
            _ => ConditionError::fail(
                "“is not” can be asked of one value, or of several with “or” between them",
                "Write one condition for each.",
            ),
        },
    }
}

/// What follows `NAME:`. A text may be read in several ways, as one value or as several: the chips of two
/// conditions may have the same text. Then it is refused.
pub(super) fn asked(subject: Subject, text: &str, catalog: &Catalog, grammar: Grammar) -> Result<Test, ConditionError> {
    if !is_quoted(text, grammar)
        && let Some((state, wanted)) = state(text)
    {
        return Ok(if wanted {
            Test::AnyOf(vec![state])
        } else {
            Test::NoneOf(vec![state])
        });
    }
    let is_scale = matches!(subject, Subject::Attribute(a) if catalog[a].kind.has(Feature::Scale));
    let one = |part: &str| match state(part) {
        Some((state, true)) if !is_quoted(part, grammar) => Ok(state),
        _ => match between(part, "to", grammar).filter(|_| is_scale) {
            Some(range) => value(subject, &range, catalog, grammar),
            None => value(subject, part, catalog, grammar),
        },
    };
    let each = |parts: &[&str]| parts.iter().map(|part| one(part)).collect::<Result<Vec<Want>, _>>();
    // A text that is nothing but states is never a value.
    let mut readings = Vec::new();
    if !is_states(text) {
        readings.push(wants(subject, text, catalog, grammar).map(Test::AnyOf));
        readings.push(value(subject, text, catalog, grammar).map(|want| Test::AnyOf(vec![want])));
    }
    if is_scale && let Some(range) = between(text, "to", grammar) {
        readings.push(value(subject, &range, catalog, grammar).map(|want| Test::AnyOf(vec![want])));
    }
    let is_joined = is_states(text) && (text.contains(" or ") || text.contains(" and "));
    if let Some(unwanted) = unwanted(text, one).filter(|_| !is_joined) {
        readings.push(unwanted.map(Test::NoneOf));
    }
    let and = apart(text, "and", grammar);
    if and.len() > 1 {
        readings.push(each(&and).map(Test::AllOf));
    }
    let or = apart(text, "or", grammar);
    if or.len() > 1 {
        let any_of = |parts: &[&str]| {
            let last = parts.last().copied().unwrap_or_default();
            let wants = parts
                .iter()
                .map(|part| one(&with_unit_of(last, part, subject, catalog)));
            wants.collect::<Result<_, _>>().map(Test::AnyOf)
        };
        // `8, 16 or 32`
        let listed = || {
            let parts: Result<Vec<_>, _> = or.iter().map(|p| values(subject, p, catalog, grammar)).collect();
            let parts: Vec<&str> = parts?.concat().into_iter().map(str::trim).collect();
            any_of(&parts)
        };
        readings.push(any_of(&or).or_else(|refused| listed().map_err(|_| refused)));
    }
    let (mut read, mut refused) = (Vec::new(), None);
    for reading in readings {
        match reading {
            Ok(test) if read.contains(&test) => {}
            Ok(test) => read.push(test),
            // The last looks closest: at each part of several.
            Err(e) => refused = Some(e),
        }
    }
    match (read.pop().filter(|_| read.is_empty()), refused) {
        (Some(only), _) => Ok(only),
        (None, Some(refused)) if read.is_empty() => Err(refused),
        _ => ConditionError::fail(
            format!("“{}” can be read in two ways", excerpt(text)),
            "Write it with a sign, as in NAME=\"VALUE\" or NAME=VALUE,VALUE.",
        ),
    }
}

/// Whether a text is nothing but states, as a chip shows several: `not stated or sources disagree`, `stated, undisputed`.
pub(super) fn is_states(text: &str) -> bool {
    let is_state = |part: &str| {
        let part = part.trim();
        state(part).is_some() || part.strip_prefix("not ").is_some_and(|part| state(part).is_some())
    };
    let each = |by: &str| text.split(by).all(is_state);
    [" or ", " and ", ", "].into_iter().any(each)
}

/// The values of `not A, not B`; `None` where a part is wanted.
fn unwanted(
    text: &str,
    one: impl Fn(&str) -> Result<Want, ConditionError>,
) -> Option<Result<Vec<Want>, ConditionError>> {
    let part = |part: &str| match (part.strip_prefix("not "), state(part)) {
        (_, Some((state, false))) => Some(Ok(state)),
        (Some(unwanted), _) => Some(one(unwanted)),
        (None, _) => None,
    };
    text.split(", ").map(|p| part(p.trim())).collect()
}

/// What is asked of any attribute, and whether for it or against it.
fn state(text: &str) -> Option<(Want, bool)> {
    [
        ("stated", State::NotStated, false),
        ("undisputed", State::Conflicting, false),
        (State::NotStated.word(), State::NotStated, true),
        (State::Conflicting.word(), State::Conflicting, true),
        (State::NotApplicable.word(), State::NotApplicable, true),
    ]
    .into_iter()
    .find(|(word, ..)| text.eq_ignore_ascii_case(word))
    .map(|(_, state, wanted)| (Want::State(state), wanted))
}
