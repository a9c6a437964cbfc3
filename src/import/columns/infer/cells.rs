//! What the cells of a column have in common: their texts, the words among them, and whether all are a yes or a no.

use std::collections::BTreeMap;

use crate::{
    catalog::raw::RawSays,
    import::{
        columns::flags::{self, Signs},
        table::ListValue,
    },
};

/// Its texts; of what is none, nothing, unless it is a number.
pub fn plain<'a>(values: &'a [&ListValue]) -> impl Iterator<Item = &'a str> + Clone {
    values.iter().map(|v| match v {
        ListValue::Text(t) | ListValue::Guarded(t) => t.as_str(),
        _ => "",
    })
}

/// The word a cell is; a no of JSON is one too. `None`: it is no word.
pub fn word_of(value: &ListValue) -> Option<&str> {
    match value {
        ListValue::Text(t) | ListValue::Guarded(t) => Some(t),
        ListValue::Bool(false) => Some("false"),
        _ => None,
    }
}

/// The words of a column that a test finds, with how often each occurs, the most frequent first.
pub fn count(values: &[&ListValue], test: impl Fn(&str) -> bool) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        match value {
            ListValue::Text(_) | ListValue::Guarded(_) | ListValue::Bool(false) => {
                let word = word_of(value).filter(|t| test(t));
                if let Some(word) = word {
                    *counts.entry(word.trim().to_owned()).or_default() += 1;
                }
            }
            ListValue::List(list) => {
                for t in list.iter().filter(|t| test(t)) {
                    *counts.entry(t.trim().to_owned()).or_default() += 1;
                }
            }
            _ => {}
        }
    }
    let mut all: Vec<_> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

/// What signs alone mean in a column of flags; `None`: it is none.
pub fn flags_of(values: &[&ListValue]) -> Option<Signs> {
    let texts = || values.iter().map(|v| word_of(v).unwrap_or_default());
    match () {
        () if flags::are_circles(texts()) => Some(Signs::Circles),
        () if are_flags(values) => Some(Signs::Usual),
        () => None,
    }
}

/// Yes and no, at least one of them plain, or both with a note each; what is announced counts beside as many plain ones.
fn are_flags(values: &[&ListValue]) -> bool {
    let (mut plain, mut not_yet, mut noted) = (0_usize, 0_usize, [0_usize; 2]);
    for value in values {
        match value {
            ListValue::Bool(_) => plain += 1,
            ListValue::Text(t) | ListValue::Guarded(t) => match flags::flag(t) {
                Some(flag) => {
                    plain += usize::from(flag.is_sure);
                    noted[usize::from(flag.says() == RawSays::No)] += usize::from(flag.is_noted);
                }
                None if flags::not_yet(t) => not_yet += 1,
                None => return false,
            },
            ListValue::Number(_) | ListValue::List(_) => return false,
        }
    }
    (plain > 0 || !noted.contains(&0)) && not_yet <= plain
}
