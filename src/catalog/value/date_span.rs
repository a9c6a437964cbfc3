//! Years, months and days as the days they span.

use std::fmt;

use jiff::{ToSpan as _, civil::Date};

/// A year, a month or a day, read as the days it spans (first and last included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateSpan {
    first: Date,
    last: Date,
}

impl DateSpan {
    /// Reads YYYY, YYYY-MM or YYYY-MM-DD; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |s: &str, n: usize| (s.len() == n && s.bytes().all(|b| b.is_ascii_digit())).then_some(());
        let year: i16 = parts.first().and_then(|y| digits(y, 4).and_then(|()| y.parse().ok()))?;
        let two = |i: usize| {
            parts
                .get(i)
                .and_then(|p| digits(p, 2).and_then(|()| p.parse::<i8>().ok()))
        };
        match parts.len() {
            1 => Some(Self {
                first: Date::new(year, 1, 1).ok()?,
                last: Date::new(year, 12, 31).ok()?,
            }),
            2 => {
                let first = Date::new(year, two(1)?, 1).ok()?;
                Some(Self {
                    first,
                    last: first.last_of_month(),
                })
            }
            3 => {
                let day = Date::new(year, two(1)?, two(2)?).ok()?;
                Some(Self { first: day, last: day })
            }
            _ => None,
        }
    }

    /// A single day.
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// From one day to another, in order; `None` when they are not.
    pub fn between(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day it spans.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day it spans.
    pub fn last(self) -> Date {
        self.last
    }

    /// The days both span; `None` when there is none.
    pub fn meet(self, other: Self) -> Option<Self> {
        Self::between(self.first.max(other.first), self.last.min(other.last))
    }

    /// For a person: `31 Aug 2024`, `Aug 2024`, `2024`, or two days when it is none of these.
    pub fn human(self) -> String {
        match self.precision() {
            Precision::Day => human_day(self.first),
            Precision::Month => self.first.strftime("%b %Y").to_string(),
            Precision::Year => self.first.year().to_string(),
            Precision::Other => format!("{} to {}", human_day(self.first), human_day(self.last)),
        }
    }

    /// In a sentence: `on 31 August 2024`, `in August 2024`, `in 2024`, or `between` two days when it is none of these.
    pub fn on(self) -> String {
        let day = |d: Date| d.strftime("%-d %B %Y").to_string();
        match self.precision() {
            Precision::Day => format!("on {}", day(self.first)),
            Precision::Month => self.first.strftime("in %B %Y").to_string(),
            Precision::Year => format!("in {}", self.first.year()),
            Precision::Other => format!("between {} and {}", day(self.first), day(self.last)),
        }
    }

    fn precision(self) -> Precision {
        let Self { first, last } = self;
        if first == last {
            Precision::Day
        } else if first.day() == 1 && first.last_of_month() == last {
            Precision::Month
        } else if first.month() == 1 && first.day() == 1 && first.last_of_year() == last {
            Precision::Year
        } else {
            Precision::Other
        }
    }
}

enum Precision {
    Day,
    Month,
    Year,
    Other,
}

/// `31 Aug 2024`.
pub fn human_day(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// The day `n` days before `day`; the earliest day there is when that is out of range.
pub fn days_before(day: Date, n: i64) -> Date {
    day.checked_sub(n.days()).unwrap_or(Date::MIN)
}

impl fmt::Display for DateSpan {
    /// As it is written in a catalog: YYYY, YYYY-MM or YYYY-MM-DD; two days joined by `/` when it is none of these.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision() {
            Precision::Day => write!(f, "{}", self.first),
            Precision::Month => write!(f, "{}", self.first.strftime("%Y-%m")),
            Precision::Year => write!(f, "{:04}", self.first.year()),
            Precision::Other => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_span_what_they_name() {
        for (text, expected) in [
            ("2018", Some(("2018-01-01", "2018-12-31"))),
            ("2020-02", Some(("2020-02-01", "2020-02-29"))),
            ("2024-08-31", Some(("2024-08-31", "2024-08-31"))),
            ("2024-02-30", None),
            ("24-02-03", None),
            ("2024-2-3", None),
            ("+2024", None),
            ("", None),
        ] {
            let span = DateSpan::parse(text);
            assert_eq!(
                span.map(|s| (s.first().to_string(), s.last().to_string())),
                expected.map(|(a, b)| (a.to_owned(), b.to_owned())),
                "{text}"
            );
            if let Some(span) = span {
                assert_eq!(span.to_string(), text, "reads back");
            }
        }
    }
}
