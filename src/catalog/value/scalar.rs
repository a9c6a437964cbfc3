//! A value on a scale, whatever the scale: what filters, sorting, adding up and "what if" need of numbers, dates and
//! ordered texts.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash as _, Hasher},
};

use jiff::civil::Date;

use super::{DateSpan, Digits, Interval, Op, TextSpan, interval::shown};
use crate::catalog::kind::as_written;

/// A value on a scale, known exactly or to be between two ends.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// In the attribute's unit.
    Number(Interval),
    /// The days it spans.
    Date(DateSpan),
    /// A text with an order of its own.
    Ordered(TextSpan),
}

impl Scalar {
    /// What both allow; `None` when they contradict each other.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.meet(*b).map(Into::into),
            (Self::Date(a), Self::Date(b)) => a.meet(*b).map(Into::into),
            (Self::Ordered(a), Self::Ordered(b)) => a.meet(b).map(Into::into),
            _ => None,
        }
    }

    /// Whether it is beyond or within a bound; `None` when that depends on where between its ends it is, and for a bound
    /// of another scale.
    pub fn compare(&self, op: Op, bound: &Self) -> Option<bool> {
        match (self, bound) {
            (Self::Number(a), Self::Number(b)) => beyond(op, [a.lo(), a.hi()], [b.lo(), b.hi()]),
            (Self::Date(a), Self::Date(b)) => beyond(op, [a.first(), a.last()], [b.first(), b.last()]),
            (Self::Ordered(a), Self::Ordered(b)) => beyond(op, [a.lo(), a.hi()], [b.lo(), b.hi()]),
            _ => None,
        }
    }

    /// Whether it is what is asked for, or is within it (March 2019 within 2019); `None` when it may be. No value is one
    /// of another scale.
    pub fn is(&self, asked: &Self) -> Option<bool> {
        match (self, asked) {
            (Self::Number(a), Self::Number(b)) => within([a.lo(), a.hi()], [b.lo(), b.hi()]),
            (Self::Date(a), Self::Date(b)) => within([a.first(), a.last()], [b.first(), b.last()]),
            (Self::Ordered(a), Self::Ordered(b)) => within([a.lo(), a.hi()], [b.lo(), b.hi()]),
            _ => Some(false),
        }
    }

    /// Everything that a comparison with this bound holds for; `None` when that is nothing.
    pub fn side(&self, op: Op) -> Option<Self> {
        match self {
            Self::Number(n) => {
                let (lo, hi) = match op {
                    Op::AtLeast => (n.lo(), f64::INFINITY),
                    Op::More => (n.hi().next_up(), f64::INFINITY),
                    Op::AtMost => (f64::NEG_INFINITY, n.hi()),
                    Op::Less => (f64::NEG_INFINITY, n.lo().next_down()),
                };
                Interval::new(lo, hi).map(Into::into)
            }
            Self::Date(d) => {
                let (first, last) = match op {
                    Op::AtLeast => (d.first(), Date::MAX),
                    Op::More => (d.last().tomorrow().ok()?, Date::MAX),
                    Op::AtMost => (Date::MIN, d.last()),
                    Op::Less => (Date::MIN, d.first().yesterday().ok()?),
                };
                DateSpan::between(first, last).map(Into::into)
            }
            Self::Ordered(text) => text.side(op).map(Into::into),
        }
    }

    /// The value a condition could ask for to get this one: itself when it is exact, or any date. A list of options
    /// offers these.
    pub fn asked(&self) -> Option<Self> {
        match self {
            // Adding 0 makes -0 the same value as 0.
            Self::Number(n) => n.exact().and_then(|n| Interval::new(n + 0.0, n + 0.0)).map(Into::into),
            Self::Ordered(text) if text.lo() != text.hi() => None,
            other => Some(other.clone()),
        }
    }

    /// The exact number it is, in the attribute's unit.
    pub fn exact_number(&self) -> Option<f64> {
        self.number().and_then(Interval::exact)
    }

    /// Its ends, when it is a number.
    pub fn number(&self) -> Option<Interval> {
        match self {
            Self::Number(n) => Some(*n),
            _ => None,
        }
    }

    /// The days it spans, when it is a date.
    pub fn date(&self) -> Option<DateSpan> {
        match self {
            Self::Date(d) => Some(*d),
            _ => None,
        }
    }

    /// Its ends as places on a line, as scores and pictures need them: numbers as they are, days as years with a
    /// fraction (days of leap years are a little closer). `None` for texts, which have an order and no distances.
    pub fn places(&self) -> Option<(f64, f64)> {
        let year = |day: Date| f64::from(day.year()) + f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year());
        match self {
            Self::Number(n) => Some((n.lo(), n.hi())),
            // A year or a month is anywhere within it.
            Self::Date(d) => Some((year(d.first()), year(d.last()))),
            Self::Ordered(_) => None,
        }
    }

    /// The value at one of its ends: exactly that, or beyond every value where the end is open.
    #[must_use]
    pub fn end(&self, upper: bool) -> Self {
        match self {
            Self::Number(n) => {
                let end = if upper { n.hi() } else { n.lo() };
                Interval::new(end, end).map_or_else(|| self.clone(), Into::into)
            }
            Self::Date(d) => DateSpan::day(if upper { d.last() } else { d.first() }).into(),
            Self::Ordered(text) => text.end(upper).into(),
        }
    }

    /// From its lower end to the upper end of another; `None` where they are not in that order, or on different scales.
    pub fn to(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Interval::new(a.lo(), b.hi()).map(Into::into),
            (Self::Date(a), Self::Date(b)) => DateSpan::between(a.first(), b.last()).map(Into::into),
            (Self::Ordered(a), Self::Ordered(b)) => a.to(b).map(Into::into),
            _ => None,
        }
    }

    /// Every value there is on the same scale.
    #[must_use]
    pub fn anything(&self) -> Self {
        let all = match self {
            Self::Number(_) => Interval::new(f64::NEG_INFINITY, f64::INFINITY).map(Self::from),
            Self::Date(_) => DateSpan::between(Date::MIN, Date::MAX).map(Self::from),
            Self::Ordered(_) => TextSpan::new(None, None).map(Self::from),
        };
        all.unwrap_or_else(|| self.clone())
    }

    /// The same where something is stated of that end: `None` where it is open. (An explicit "no limit" is stated.)
    pub fn stated_end(&self, upper: bool) -> Option<Self> {
        let is_open = match self {
            Self::Number(n) if *n == Interval::UNLIMITED => false,
            Self::Number(n) => !(if upper { n.hi() } else { n.lo() }).is_finite(),
            Self::Date(d) if upper => d.last() == Date::MAX,
            Self::Date(d) => d.first() == Date::MIN,
            Self::Ordered(text) => (if upper { text.hi() } else { text.lo() }).is_open(),
        };
        (!is_open).then(|| self.end(upper))
    }

    /// The lower end of a number, the days of a date, the parts of a version.
    pub fn sort_key(&self) -> SortKey<'_> {
        match self {
            Self::Number(n) => SortKey::Number(float_key(n.lo())),
            // Days since long before any date there is.
            Self::Date(d) => {
                let first = d.first();
                let days = i64::from(first.year()) * 400 + i64::from(first.day_of_year()) + 10_000_000;
                SortKey::Number(days.unsigned_abs())
            }
            Self::Ordered(text) => SortKey::Bytes(text.lo().key()),
        }
    }

    /// For a table of values: different wherever one reads differently, as 0 and −0 do, or 1.0 and 1.0.0.
    pub fn hash_as_written(&self, hasher: &mut impl Hasher) {
        match self {
            Self::Number(n) => (n.lo().to_bits(), n.hi().to_bits()).hash(hasher),
            Self::Date(d) => d.hash(hasher),
            Self::Ordered(text) => text.to_string().hash(hasher),
        }
    }

    /// As [`Self::words`], with so many digits of a number.
    pub fn words_with(&self, unit: &str, digits: Digits) -> String {
        self.in_words(unit, |n| n.with_digits(digits))
    }

    /// In a sentence, with its unit: `16 TB`, `at least 3`, `no limit`, `31 Aug 2024`, `1.10`.
    pub fn words(&self, unit: &str) -> String {
        self.in_words(unit, Interval::to_string)
    }

    /// The same as a table or a facet shows it, with thousands marks, and in the unit a person would write: `1,920 GB`,
    /// `1 TB`. A number of four digits without a unit may
    /// be a year and has none. Edges of ranges have [`Digits::All`]. Never where it is read back,
    /// or found by what is typed.
    pub fn shown(&self, unit: &str, digits: Digits) -> String {
        let in_own = |n: f64| digits == Digits::All && as_written(n, unit).is_some();
        match self {
            Self::Number(n) if in_own(n.lo()) || in_own(n.hi()) => n.with(|n| {
                let (n, unit) = as_written(n, unit).unwrap_or_else(|| (n, unit.to_owned()));
                format!("{} {unit}", shown(n, marks_from(&unit), digits))
            }),
            _ => self.in_words(unit, |n| n.shown(marks_from(unit), digits)),
        }
    }

    /// The same where the unit is in the heading: `1,500`, as it is beside its unit.
    pub fn shown_bare(&self, unit: &str, digits: Digits) -> String {
        self.in_words("", |n| n.shown(marks_from(unit), digits))
    }

    fn in_words(&self, unit: &str, number: impl Fn(&Interval) -> String) -> String {
        match self {
            Self::Number(n) if !unit.is_empty() && (n.lo().is_finite() || n.hi().is_finite()) => {
                format!("{} {unit}", number(n))
            }
            Self::Number(n) => number(n),
            Self::Date(d) => d.human(),
            Self::Ordered(text) => text.to_string(),
        }
    }
}

/// From which number on there are thousands marks.
fn marks_from(unit: &str) -> f64 {
    if unit.is_empty() { 1e4 } else { 1e3 }
}

/// No end is NaN.
/// Whether what lies between two ends is beyond a bound, itself between two ends.
fn beyond<T: PartialOrd>(op: Op, [lo, hi]: [T; 2], [from, to]: [T; 2]) -> Option<bool> {
    let (holds, fails) = match op {
        Op::AtLeast => (lo >= from, hi < from),
        Op::More => (lo > to, hi <= to),
        Op::AtMost => (hi <= to, lo > to),
        Op::Less => (hi < from, lo >= from),
    };
    (holds || fails).then_some(holds)
}

/// Whether what lies between two ends is within two others.
fn within<T: PartialOrd>([lo, hi]: [T; 2], [from, to]: [T; 2]) -> Option<bool> {
    let (within, apart) = (from <= lo && hi <= to, hi < from || to < lo);
    (within || apart).then_some(within)
}

impl Eq for Scalar {}

impl PartialOrd for Scalar {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By lower ends, then by upper ones.
impl Ord for Scalar {
    fn cmp(&self, other: &Self) -> Ordering {
        let ends = match (self, other) {
            (Self::Number(a), Self::Number(b)) => [a.lo(), a.hi()].partial_cmp(&[b.lo(), b.hi()]),
            (Self::Date(a), Self::Date(b)) => [a.first(), a.last()].partial_cmp(&[b.first(), b.last()]),
            (Self::Ordered(a), Self::Ordered(b)) => [a.lo(), a.hi()].partial_cmp(&[b.lo(), b.hi()]),
            // Of different scales, which no column is: any order that stays.
            (Self::Number(_), _) | (_, Self::Ordered(_)) => Some(Ordering::Less),
            (Self::Ordered(_), _) | (_, Self::Number(_)) => Some(Ordering::Greater),
        };
        ends.unwrap_or(Ordering::Equal)
    }
}

/// What scalars are sorted by, lower ends first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SortKey<'a> {
    /// In the order of the values.
    Number(u64),
    /// Bytes in the order of the values.
    Bytes(&'a [u8]),
}

/// A number whose order as an integer is that of the float: the sign bit flipped, and for negative ones all bits.
fn float_key(x: f64) -> u64 {
    let bits = (x + 0.0).to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

impl From<Interval> for Scalar {
    fn from(n: Interval) -> Self {
        Self::Number(n)
    }
}

impl From<DateSpan> for Scalar {
    fn from(d: DateSpan) -> Self {
        Self::Date(d)
    }
}

impl From<TextSpan> for Scalar {
    fn from(text: TextSpan) -> Self {
        Self::Ordered(text)
    }
}

impl fmt::Display for Scalar {
    /// As conditions and files write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => n.fmt(f),
            Self::Date(d) => d.fmt(f),
            Self::Ordered(text) => text.fmt(f),
        }
    }
}
