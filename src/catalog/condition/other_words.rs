//! What people write in place of the forms that conditions have: `maker=South or East`, `price=>100`, `languages contains R`.
//! Each is read where only one thing can be meant, and is refused with the right form where none of it can be asked.

use super::{
    Condition, ConditionError, Subject, Test,
    ask::is_several,
    lexer::{Grammar, operand, outside},
    typed_words::asked,
};
use crate::catalog::{model::Catalog, wording::excerpt};

/// An operator and what follows it, where it is written as in a programming language or with its signs exchanged.
pub(super) fn sign<'t>(
    sign: &'static str,
    value: &'t str,
    is_scale: bool,
    grammar: Grammar,
) -> (&'static str, &'t str) {
    if sign != "=" || grammar.is_kept() {
        return (sign, value);
    }
    let meant = [("=", "="), (">", ">="), ("<", "<=")];
    let found = meant.into_iter().find_map(|(other, meant)| {
        let behind = value.strip_prefix(other)?;
        // Of a text a bracket may be the beginning.
        (is_scale || other == "=").then_some((meant, behind.trim()))
    });
    found.unwrap_or((sign, value))
}

/// What several values after an operator ask, joined by words instead of signs; `None` where they are not so.
pub(super) fn joined(subject: Subject, value: &str, catalog: &Catalog, grammar: Grammar) -> Option<Test> {
    let has = |word: &str| value.to_lowercase().contains(word);
    if grammar.is_kept() || ![" or ", " and ", " to "].into_iter().any(has) {
        return None;
    }
    let test = asked(subject, value, catalog, grammar).ok()?;
    matches!(test, Test::AnyOf(_) | Test::AllOf(_)).then_some(test)
}

/// Words that ask for a part of a value. Of what has several values the first ones ask for one of them.
const OF_A_PART: [(&str, bool); 7] = [
    ("contains", true),
    ("includes", true),
    ("has", true),
    ("starts with", false),
    ("ends with", false),
    ("like", false),
    ("~", false),
];

/// A condition that asks for a part of a value; `None` where it does not.
pub(super) fn of_part(text: &str, catalog: &Catalog, grammar: Grammar) -> Option<Result<Condition, ConditionError>> {
    if grammar.is_kept() {
        return None;
    }
    let blanks = outside(text, grammar)
        .ok()?
        .into_iter()
        .filter(|(_, c)| c.is_whitespace());
    let cut = |(at, blank): (usize, char)| {
        let (name, rest) = (text.get(..at)?, text.get(at + blank.len_utf8()..)?);
        let subject = Subject::find(&operand(name, grammar).ok()?, catalog).ok()?;
        let one = |(word, several): (&'static str, bool)| {
            let head = rest.get(..word.len())?;
            let value = rest.get(word.len()..)?;
            let is_it = head.eq_ignore_ascii_case(word) && value.starts_with(char::is_whitespace);
            is_it.then_some((word, several, value.trim()))
        };
        let (word, several, value) = OF_A_PART.into_iter().find_map(one)?;
        (!value.is_empty()).then_some((subject, name.trim(), word, several, value))
    };
    let (subject, name, word, several, value) = { blanks }.find_map(cut)?;
    if several && is_several(subject, catalog) {
        return Some(asked(subject, value, catalog, grammar).map(|test| Condition { subject, test }));
    }
    let (name, value) = (excerpt(name), excerpt(value));
    Some(ConditionError::fail(
        format!("“{word}” cannot be asked of “{name}”: a condition compares whole values"),
        format!("Write {name}=VALUE, or search for the words: --search \"{value}\", in the window its search box."),
    ))
}
