//! What a claim can assert, in types that cannot be wrong: intervals with both ends in order, dates as the days they
//! span.

use std::{fmt, sync::Arc};

use jiff::{ToSpan as _, civil::Date};

use super::model::{OptionIx, ServiceRef};

/// Which side a claim takes on a yes-or-no matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// It is so.
    Yes,
    /// It is so in part; the claim's note says how far.
    Partly,
    /// It is not so.
    No,
}

/// What one claim asserts about its attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Assertion {
    /// Of a flag.
    Flag(Side),
    /// Of a choice: it is this option.
    Choice(OptionIx),
    /// Of a set: these options, on this side; silent on the rest.
    Set(Side, Box<[OptionIx]>),
    /// Of a set: these options and no other.
    Only(Box<[OptionIx]>),
    /// Of a number.
    Number(Interval),
    /// Of a date.
    Date(DateSpan),
    /// Of a text; its cell shares it.
    Text(Arc<str>),
    /// Of a link.
    Link(Arc<str>),
    /// Of services: these, silent on others.
    Services(Box<[ServiceRef]>),
    /// The attribute makes no sense here.
    NotApplicable,
    /// Nothing: the claim is a note of the user's own, and its note is all it says.
    Remark,
}

/// A closed interval of numbers in the attribute's unit; an end may be infinite. `[∞, ∞]` means "no limit".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    lo: f64,
    hi: f64,
}

impl Interval {
    /// No limit, said outright.
    pub const UNLIMITED: Self = Self {
        lo: f64::INFINITY,
        hi: f64::INFINITY,
    };

    /// Both ends included; `None` when an end is not a number, the ends are out of order, or nothing lies between.
    pub fn new(lo: f64, hi: f64) -> Option<Self> {
        (!lo.is_nan() && !hi.is_nan() && lo <= hi).then_some(Self { lo, hi })
    }

    /// The lower end; −∞ when there is none.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The upper end; ∞ when there is none.
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// The single number it stands for, if it does.
    pub fn exact(self) -> Option<f64> {
        #[allow(clippy::float_cmp)] // the same bits were stored twice
        (self.lo == self.hi && self.lo.is_finite()).then_some(self.lo)
    }

    /// What both allow; `None` when they contradict each other.
    pub fn meet(self, other: Self) -> Option<Self> {
        Self::new(self.lo.max(other.lo), self.hi.min(other.hi))
    }
}

impl fmt::Display for Interval {
    /// `10`, `at least 3`, `at most 10`, `3 to 10`, `no limit`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lo, hi } = *self;
        match (lo.is_finite(), hi.is_finite()) {
            (true, true) if self.exact().is_some() => f.write_str(&plain(lo)),
            (true, true) => write!(f, "{} to {}", plain(lo), plain(hi)),
            (true, false) => write!(f, "at least {}", plain(lo)),
            (false, true) => write!(f, "at most {}", plain(hi)),
            (false, false) if lo > 0.0 => f.write_str("no limit"),
            (false, false) => f.write_str("any"),
        }
    }
}

/// A number as it is written everywhere: plain digits, or with an exponent where they would be very many. Reads back as
/// the same number.
pub fn plain(n: f64) -> String {
    if n == 0.0 || (1e-6..1e16).contains(&n.abs()) {
        n.to_string()
    } else {
        format!("{n:e}")
    }
}

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
    fn numbers_are_short_and_read_back() {
        for (n, expected) in [
            (0.0, "0"),
            (7.0, "7"),
            (-5.5, "-5.5"),
            (0.25, "0.25"),
            (1_000_000.0, "1000000"),
            (1e15, "1000000000000000"),
            (1e16, "1e16"),
            (1e300, "1e300"),
            (-1.5e-7, "-1.5e-7"),
            (f64::MAX, "1.7976931348623157e308"),
            (5e-324, "5e-324"),
        ] {
            assert_eq!(plain(n), expected);
            assert_eq!(plain(n).parse::<f64>().map(f64::to_bits), Ok(n.to_bits()));
        }
        assert_eq!(
            Interval::new(1e300, f64::INFINITY).map(|i| i.to_string()),
            Some("at least 1e300".to_owned())
        );
    }

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

    #[test]
    fn intervals_meet_or_conflict() {
        let i = |a, b| Interval::new(a, b);
        assert_eq!(i(1.0, 5.0).zip(i(3.0, 9.0)).and_then(|(a, b)| a.meet(b)), i(3.0, 5.0));
        assert_eq!(i(1.0, 2.0).zip(i(3.0, 9.0)).and_then(|(a, b)| a.meet(b)), None);
        assert_eq!(i(f64::NAN, 2.0), None);
        assert_eq!(i(3.0, 2.0), None);
        assert_eq!(Interval::UNLIMITED.to_string(), "no limit");
    }
}
