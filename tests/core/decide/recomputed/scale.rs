//! What numbers, dates and versions have in common: a value is an interval on a line.

use super::world::Kind;

/// A place on the line. Numbers count in hundredths, dates in days; a version is its numbers without zeros at the end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// Below all there is: the end left open by "at most".
    Below,
    Number(i128),
    Version(Vec<u64>),
    /// Above all there is: "unlimited", and the end left open by "at least".
    Above,
}

/// From one place to another, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    pub low: Point,
    pub high: Point,
}

impl Range {
    pub fn at(point: Point) -> Self {
        Self {
            low: point.clone(),
            high: point,
        }
    }

    pub fn meet(&self, other: &Self) -> Option<Self> {
        let low = self.low.clone().max(other.low.clone());
        let high = self.high.clone().min(other.high.clone());
        (low <= high).then_some(Self { low, high })
    }

    /// The ends that are numbers, dates or versions; a single value has one.
    pub fn finite_ends(&self) -> Vec<Point> {
        let mut ends = vec![self.low.clone(), self.high.clone()];
        ends.dedup();
        ends.retain(|p| !matches!(p, Point::Below | Point::Above));
        ends
    }
}

/// Reads a number, a date or a version as catalogs and conditions write it.
pub fn read(kind: Kind, text: &str) -> Range {
    match kind {
        Kind::Date => days(text),
        Kind::Version => Range::at(version(text)),
        _ => Range::at(Point::Number(hundredths(text))),
    }
}

/// `12`, `12.5`, `-0.25`; `1,500` is fifteen hundred.
pub fn hundredths(text: &str) -> i128 {
    let text = text.replace(',', "");
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    assert!(part.len() <= 2, "{text}");
    let part = format!("{part:0<2}");
    sign * (whole.parse::<i128>().unwrap() * 100 + part.parse::<i128>().unwrap())
}

fn version(text: &str) -> Point {
    let mut parts: Vec<u64> = text.split('.').map(|p| p.parse().unwrap()).collect();
    while parts.last() == Some(&0) {
        parts.pop();
    }
    Point::Version(parts)
}

/// A year, a month or a day, as the days it spans.
fn days(text: &str) -> Range {
    let parts: Vec<i16> = text.split('-').map(|p| p.parse().unwrap()).collect();
    let day = |month: i16, day: i16| jiff::civil::date(parts[0], month as i8, day as i8);
    let (first, last) = match parts[..] {
        [_] => (day(1, 1), day(12, 31)),
        [_, m] => (day(m, 1), day(m, 1).last_of_month()),
        [_, m, d] => (day(m, d), day(m, d)),
        _ => panic!("{text}"),
    };
    let number = |d: jiff::civil::Date| Point::Number(i128::from(day_number(d)));
    Range {
        low: number(first),
        high: number(last),
    }
}

/// Days since 1970-01-01.
pub fn day_number(date: jiff::civil::Date) -> i32 {
    (date - jiff::civil::date(1970, 1, 1)).get_days()
}
