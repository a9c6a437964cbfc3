//! Small words: the first letter of a sentence, numbers of things, and dates.

use crate::catalog::{DateSpan, value::human_day};

/// The same with its first letter upper case.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `1 claim`, `2 claims`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A date to the month, which is enough for when something was first named: `Sep 2017`, `2019`.
pub fn month_words(date: DateSpan) -> String {
    if date.first() == date.last() {
        date.first().strftime("%b %Y").to_string()
    } else {
        date.human()
    }
}

/// A date as exactly as it is known: `4 Mar 2019`, `Mar 2019`, `2019`.
pub fn date_words(date: DateSpan) -> String {
    if date.first() == date.last() {
        human_day(date.first())
    } else {
        date.human()
    }
}
