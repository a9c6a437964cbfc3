//! Words of the window: the small ones of every room, and dates.

use jiff::civil::{Date, DateTime};

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

/// A time of the day, with the day where that is another one: `at 14:05`, `on 4 Mar 2026 at 14:05`.
pub fn time_words(at: DateTime, today: Date) -> String {
    let time = at.strftime("%H:%M");
    if at.date() == today {
        format!("at {time}")
    } else {
        format!("on {} at {time}", human_day(at.date()))
    }
}
