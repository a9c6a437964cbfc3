//! The extent of a number or a date, cut into at most a dozen bins with round edges.
//!
//! Edges come from all services that are there, not from those in scope, so that a histogram keeps its shape while
//! someone filters. Where the tail is long, so that one bin of equal ones would hold most, each bin is a few times as wide
//! as the one before. A bin counts what is known to be in it; an interval across an edge is in no bin.

use jiff::{ToSpan as _, civil::Date};

use super::bits::Set;
use crate::catalog::{DateSpan, Interval, Scalar, value::Digits};

/// The most bins a histogram has.
pub const MOST_BINS: usize = 12;

/// From the smallest to the largest known value, and how many are where. `T` is what a bin holds: slots in the index,
/// a number of services in a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct Span<T> {
    /// The smallest finite end of any known value: a number, or a day.
    pub min: Scalar,
    /// The largest.
    pub max: Scalar,
    /// Bins in order, without gaps.
    pub bins: Vec<Bin<T>>,
    /// Whether bins grow by a factor, not by a step; then `min` is above 0.
    pub is_log: bool,
}

/// One bin: from its lower edge up to its upper edge, which belongs to the next bin (to the last bin in the last).
#[derive(Debug, Clone, PartialEq)]
pub struct Bin<T> {
    /// The lower edge; for dates, the first day.
    pub from: Scalar,
    /// The upper edge; for dates, the last day, which belongs to the bin.
    pub to: Scalar,
    /// The number of services, or whatever else was counted.
    pub holds: T,
}

impl<T> Bin<T> {
    /// For a person: `10 to 20 GB`, `2019`.
    pub fn words(&self, unit: &str) -> String {
        self.from
            .to(&self.to)
            .map_or_else(String::new, |range| range.shown(unit, Digits::All))
    }
}

/// The histogram of values on one scale; `None` when the scale has no distances, or no end of a value is known.
pub fn of(values: &[(Scalar, u32)], len: usize) -> Option<Span<Set>> {
    numbers(values, len).or_else(|| dates(values, len))
}

/// The histogram of numbers. `None` when no end is finite.
fn numbers(values: &[(Scalar, u32)], len: usize) -> Option<Span<Set>> {
    let values = || values.iter().filter_map(|(v, slot)| Some((v.number()?, *slot)));
    let ends = || {
        values()
            .flat_map(|(i, _)| [i.lo(), i.hi()])
            .filter(|x| x.is_finite())
            .map(|x| x + 0.0)
    };
    let (min, max) = (ends().min_by(f64::total_cmp)?, ends().max_by(f64::total_cmp)?);
    let exact: Vec<f64> = values().filter_map(|(i, _)| i.exact()).collect();
    let linear = number_edges(min, max);
    let log = has_long_tail(&exact, &linear, min, max)
        .then(|| log_edges(min, max))
        .flatten();
    let is_log = log.is_some();
    let edges = log.unwrap_or(linear);
    let mut slots = vec![Vec::new(); edges.len() - 1];
    let last = slots.len() - 1;
    let bin_of = |x: f64| (x.is_finite()).then(|| edges[1..=last].partition_point(|edge| *edge <= x));
    for (interval, slot) in values() {
        if let (Some(a), Some(b)) = (bin_of(interval.lo()), bin_of(interval.hi()))
            && a == b
        {
            slots[a].push(slot);
        }
    }
    let bins = edges
        .windows(2)
        .zip(slots)
        .map(|(edge, slots)| Bin {
            from: exactly(edge[0]),
            to: exactly(edge[1]),
            holds: Set::of(slots, len),
        })
        .collect();
    Some(Span {
        min: exactly(min),
        max: exactly(max),
        bins,
        is_log,
    })
}

/// The least factor between the smallest and the largest value of a long tail.
const LONG: f64 = 100.0;

/// Whether more than two thirds of the values would be in one of a few equal bins, all above 0.
fn has_long_tail(values: &[f64], edges: &[f64], min: f64, max: f64) -> bool {
    let held = |edge: &[f64]| values.iter().filter(|v| edge[0] <= **v && **v < edge[1]).count();
    let fullest = edges.windows(2).map(held).max().unwrap_or(0);
    min > 0.0 && max / min >= LONG && values.len() >= 3 && fullest * 3 > values.len() * 2
}

/// Edges at 1, 2 and 5 times powers of ten, or at powers of ten alone where those would be too many, from at or below `min`
/// to above `max`. `None` when not even these fit.
fn log_edges(min: f64, max: f64) -> Option<Vec<f64>> {
    let (first, last) = (min.log10().floor() as i32, max.log10().floor() as i32 + 1);
    let edges = |steps: &[u8], by: i32| {
        let powers = (first..=last).step_by(usize::try_from(by).unwrap_or(1));
        let all = powers.flat_map(|p| steps.iter().filter_map(move |m| format!("{m}e{p}").parse::<f64>().ok()));
        let all: Vec<f64> = all.collect();
        let from = all.partition_point(|e| *e <= min).saturating_sub(1);
        let to = all.partition_point(|e| *e <= max);
        let all = all.get(from..=to)?;
        let fits = (2..=MOST_BINS + 1).contains(&all.len()) && all[0] <= min;
        fits.then(|| all.to_vec())
    };
    [(&[1, 2, 5][..], 1), (&[1], 1), (&[1], 2), (&[1], 3)]
        .into_iter()
        .find_map(|(steps, by)| edges(steps, by))
}

fn exactly(n: f64) -> Scalar {
    Interval::new(n, n).unwrap_or(Interval::UNLIMITED).into()
}

/// At least two edges, the first at or below `min`, the last at or above `max`, all multiples of 1, 2 or 5 times a
/// power of ten. One bin when that is impossible (all values equal, or a range too wide or too fine to cut).
fn number_edges(min: f64, max: f64) -> Vec<f64> {
    let raw = (max - min) / (MOST_BINS - 2) as f64;
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|s| *s >= raw * 0.999_999);
    let Some(step) = step.filter(|s| s.is_normal() && *s > 0.0) else {
        return vec![min, max];
    };
    let first = (min / step).floor();
    let count = ((max / step).floor() - first + 1.0) as usize;
    let edges: Vec<f64> = (0..=count).map(|i| round_to((first + i as f64) * step, step)).collect();
    let fits = count <= MOST_BINS
        && edges.iter().all(|e| e.is_finite())
        && edges.windows(2).all(|w| w[0] < w[1])
        && edges.first().is_some_and(|e| *e <= min)
        && edges.last().is_some_and(|e| *e >= max);
    if fits { edges } else { vec![min, max] }
}

/// 3 × 0.1 is 0.30000000000000004; a reader expects 0.3.
fn round_to(x: f64, step: f64) -> f64 {
    let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
    format!("{x:.decimals$}").parse().unwrap_or(x) + 0.0
}

/// The histogram of dates: bins of whole years, or of whole months when all are within a year. `None` when there is
/// no date.
fn dates(values: &[(Scalar, u32)], len: usize) -> Option<Span<Set>> {
    let values = || values.iter().filter_map(|(v, slot)| Some((v.date()?, *slot)));
    let min = values().map(|(d, _)| d.first()).min()?;
    let max = values().map(|(d, _)| d.last()).max()?;
    let edges = date_edges(min, max);
    let mut slots = vec![Vec::new(); edges.len() - 1];
    let bin_of = |d: Date| edges[1..edges.len() - 1].partition_point(|edge| *edge <= d);
    for (span, slot) in values() {
        let bin = bin_of(span.first());
        if bin == bin_of(span.last()) {
            slots[bin].push(slot);
        }
    }
    let bins = edges
        .windows(2)
        .zip(slots)
        .map(|(edge, mut slots)| {
            slots.sort_unstable();
            let last = edge[1].yesterday().unwrap_or(edge[1]);
            Bin {
                from: DateSpan::day(edge[0]).into(),
                to: DateSpan::day(last).into(),
                holds: Set::of(slots, len),
            }
        })
        .collect();
    Some(Span {
        min: DateSpan::day(min).into(),
        max: DateSpan::day(max).into(),
        bins,
        is_log: false,
    })
}

/// First days of the bins, and the day behind the last.
fn date_edges(min: Date, max: Date) -> Vec<Date> {
    let years = usize::from(min.year().abs_diff(max.year())) + 1;
    let step = if years == 1 {
        1.months()
    } else {
        (years.div_ceil(MOST_BINS) as i64).years()
    };
    let start = if years == 1 {
        min.first_of_month()
    } else {
        min.first_of_year()
    };
    let mut edges = vec![start];
    let mut at = start;
    while at <= max {
        match at.checked_add(step) {
            Ok(next) => at = next,
            // The calendar ends here.
            Err(_) => at = Date::MAX,
        }
        edges.push(at);
        if at == Date::MAX {
            break;
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edges_of(values: &[(f64, f64)]) -> Vec<f64> {
        let values: Vec<_> = values
            .iter()
            .filter_map(|(a, b)| Interval::new(*a, *b))
            .enumerate()
            .map(|(i, v)| (v.into(), i as u32))
            .collect();
        let Some(span) = numbers(&values, values.len()) else {
            return Vec::new();
        };
        let edge = |value: &Scalar| value.exact_number().unwrap_or(f64::NAN);
        span.bins
            .iter()
            .map(|b| edge(&b.from))
            .chain(span.bins.last().map(|b| edge(&b.to)))
            .collect()
    }

    #[test]
    fn edges_are_round() {
        for (values, expected) in [
            (
                vec![(0.0, 1.0)],
                vec![0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1],
            ),
            (
                vec![(3.0, 3.0), (17.0, 40.0)],
                vec![0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0],
            ),
            // A long tail.
            (
                vec![(1.0, 1.0), (1.5, 1.5), (2.0, 2.0), (7.0, 7.0), (900.0, 900.0)],
                vec![1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0],
            ),
            (
                vec![(0.02, 0.02), (0.3, 0.3), (4.0, 4.0), (1e7, 1e7)],
                vec![0.01, 0.1, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8],
            ),
            // As far apart, and no more of them at one end than at the other.
            (
                vec![(1.0, 1.0), (50.0, 50.0), (99.0, 99.0)],
                vec![0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0],
            ),
            (vec![(7.0, 7.0)], vec![7.0, 7.0]),
            (vec![(1.0, f64::INFINITY)], vec![1.0, 1.0]),
            (vec![(f64::INFINITY, f64::INFINITY)], vec![]),
        ] {
            assert_eq!(edges_of(&values), expected, "{values:?}");
        }
    }

    #[test]
    fn dates_fall_in_years_or_months() {
        let check = |texts: &[&str], bins: usize, counted: &[usize]| {
            let read = |(i, text): (usize, &&str)| Some((DateSpan::parse(text)?.into(), i as u32));
            let values: Vec<(Scalar, u32)> = texts.iter().enumerate().filter_map(read).collect();
            let all = super::super::bits::Bits::all(texts.len());
            let span = dates(&values, texts.len());
            let counts: Vec<usize> = span
                .iter()
                .flat_map(|s| &s.bins)
                .map(|b| b.holds.count_in(&all, texts.len()))
                .collect();
            assert_eq!(counts.len(), bins, "{texts:?}");
            assert_eq!(
                counts.into_iter().filter(|c| *c > 0).collect::<Vec<_>>(),
                counted,
                "{texts:?}"
            );
        };
        check(&["2019-03", "2019-03-31", "2019-05-01"], 3, &[2, 1]);
        check(&["1990", "2024-12-31", "1990-05"], 12, &[2, 1]);
        check(&["9999-12-31"], 1, &[1]);
        check(&[], 0, &[]);
    }

    proptest! {
        #[test]
        fn every_exact_number_is_in_one_bin(values in prop::collection::vec(prop_oneof![-1e6_f64..1e6, 1e-3_f64..3.0, 1e2_f64..1e9, -2.0_f64..2.0, any::<f64>().prop_filter("finite", |x| x.is_finite())], 1..20)) {
            let list: Vec<_> = values.iter().enumerate().filter_map(|(i, v)| Some((Interval::new(*v, *v)?.into(), i as u32))).collect();
            let span = numbers(&list, list.len()).ok_or(TestCaseError::fail("no span"))?;
            let all = super::super::bits::Bits::all(list.len());
            let total: usize = span.bins.iter().map(|b| b.holds.count_in(&all, list.len())).sum();
            prop_assert_eq!(total, list.len());
            prop_assert!(span.bins.len() <= MOST_BINS);
        }
    }
}
