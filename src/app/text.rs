//! Words of the window: the small ones of every room, and dates.

pub use crate::catalog::wording::{count, thousands, upper_first as sentence};
use crate::catalog::{DateSpan, value::human_day};

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
