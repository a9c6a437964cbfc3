//! What a column of words is: sets, a choice, or text.

use std::collections::BTreeSet;

use super::{
    how::How,
    options::{CHECKER_OPTIONS, MAX_OPTION_CHARS, MAX_OPTIONS, fold},
    sets,
};
use crate::import::table::ListValue;

/// A choice of at most this many needs only one value that recurs.
const FEW_CHOICES: usize = 8;

/// Sets, choices and text, and why they are no more than that. `typed`: the values brought their types along.
pub(super) fn of_words(values: &[&ListValue], typed: bool) -> (How, String) {
    let lists = values.iter().any(|v| matches!(v, ListValue::List(_)));
    if lists
        && values
            .iter()
            .all(|v| matches!(v, ListValue::List(_) | ListValue::Text(_)))
    {
        let parts = values.iter().flat_map(|v| sets::list_parts(v, None));
        let distinct = parts.map(|part| fold(&part)).collect::<BTreeSet<_>>().len();
        if distinct <= CHECKER_OPTIONS {
            return (How::Set(None), String::new());
        }
        return (
            How::Text,
            format!("{distinct} different values are more than the 65,535 a set can have"),
        );
    }
    let texts = values
        .iter()
        .all(|v| matches!(v, ListValue::Text(_) | ListValue::Guarded(_)));
    if !texts {
        return (choice_or_text(values), "its values are of different types".to_owned());
    }
    if !typed && let Some(separators) = sets::separators_of(values) {
        return (How::Set(Some(separators)), String::new());
    }
    (choice_or_text(values), String::new())
}

/// Few different short values are a choice; see the rule in [`crate::import`].
pub(super) fn choice_or_text(values: &[&ListValue]) -> How {
    let mut distinct = BTreeSet::new();
    for value in values {
        let text = value.text();
        if text.trim().chars().count() > MAX_OPTION_CHARS || text.trim().contains('\n') {
            return How::Text;
        }
        distinct.insert(fold(&text));
        if distinct.len() > MAX_OPTIONS {
            return How::Text;
        }
    }
    let n = distinct.len();
    let come_again = n * 3 <= values.len() * 2 || (n <= FEW_CHOICES && n < values.len());
    if come_again && !values.is_empty() {
        How::Choice
    } else {
        How::Text
    }
}
