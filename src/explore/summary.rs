//! A summary of the numbers of some services: how many are stated, the least, the median and the most.
//!
//! Many numbers are only known to be between two ends. The least is the least lower end and the most the greatest upper
//! end, so that whatever the numbers are, they are between the two. The median is as exact as the numbers let it be: between
//! the median of the lower ends and that of the upper ends, which are one number where all are. What is not stated, not
//! applicable or in dispute takes no part, and how many that leaves is always shown with it.

use crate::catalog::{AttributeIx, Cells, Interval, ServiceIx, State};

/// A summary of the stated numbers of some services.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberSummary {
    /// How many services have a number that is known.
    pub stated: usize,
    /// Of how many of them all.
    pub of: usize,
    /// No number is less; −∞ where one has no lower end.
    pub least: f64,
    /// The one in the middle, or half way between the two that are; as open as these are.
    pub median: Interval,
    /// No number is more; ∞ where one has no upper end, or no limit.
    pub most: f64,
}

impl NumberSummary {
    /// Of one attribute over some services; `None` when it is no number or nothing is stated.
    pub fn of(cells: &Cells, services: &[ServiceIx], attribute: AttributeIx) -> Option<Self> {
        let known = |s: &ServiceIx| {
            let cell = cells.get(*s, attribute);
            (cell.state == State::Value).then(|| cell.scalar()?.number()).flatten()
        };
        let numbers: Vec<Interval> = services.iter().filter_map(known).collect();
        Self::of_numbers(&numbers, services.len())
    }

    fn of_numbers(numbers: &[Interval], of: usize) -> Option<Self> {
        let mut lows: Vec<f64> = numbers.iter().map(|n| n.lo()).collect();
        let mut highs: Vec<f64> = numbers.iter().map(|n| n.hi()).collect();
        let (from, _) = middle(&mut lows)?;
        let (_, to) = middle(&mut highs)?;
        Some(Self {
            stated: numbers.len(),
            of,
            least: lows.iter().copied().min_by(f64::total_cmp)?,
            most: highs.iter().copied().max_by(f64::total_cmp)?,
            median: Interval::new(from, to)?,
        })
    }
}

/// The one in the middle, twice; of an even number half way between the two that are, twice; those two, where one of them is
/// infinite. `None` of none.
fn middle(numbers: &mut [f64]) -> Option<(f64, f64)> {
    let last = numbers.len().checked_sub(1)?;
    let (below, upper, _) = numbers.select_nth_unstable_by(numbers.len() / 2, f64::total_cmp);
    let upper = *upper;
    if last % 2 == 0 {
        return Some((upper, upper));
    }
    let lower = below.iter().copied().max_by(f64::total_cmp)?;
    if !(lower.is_finite() && upper.is_finite()) {
        return Some((lower, upper));
    }
    // Halves first: the sum of two large numbers may be none.
    let half_way = lower / 2.0 + upper / 2.0;
    Some((half_way, half_way))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By hand: put all in a row and strike out from both ends. What is half way between the two that are
    /// left, or the two.
    fn by_hand(mut all: Vec<f64>) -> (f64, f64) {
        all.sort_by(f64::total_cmp);
        while all.len() > 2 {
            all.pop();
            all.remove(0);
        }
        let (a, b) = (all[0], all[all.len() - 1]);
        let half_way = f64::midpoint(a, b);
        if half_way.is_finite() {
            (half_way, half_way)
        } else {
            (a, b)
        }
    }

    fn interval() -> impl Strategy<Value = Interval> {
        let end = || -50_i32..50;
        let between = (end(), 0_i32..20).prop_filter_map("in order", |(lo, wide)| {
            Interval::new(f64::from(lo), f64::from(lo + wide))
        });
        let open = (end(), any::<bool>()).prop_filter_map("in order", |(at, up)| {
            let at = f64::from(at);
            if up {
                Interval::new(at, f64::INFINITY)
            } else {
                Interval::new(f64::NEG_INFINITY, at)
            }
        });
        prop_oneof![6 => end().prop_filter_map("exact", |n| Interval::new(f64::from(n), f64::from(n))),
                    3 => between, 1 => open, 1 => Just(Interval::UNLIMITED)]
    }

    proptest! {
        #[test]
        fn it_is_what_counting_by_hand_gives(numbers in prop::collection::vec(interval(), 1..12), blanks in 0_usize..4) {
            let of = numbers.len() + blanks;
            let summary = NumberSummary::of_numbers(&numbers, of).ok_or(TestCaseError::fail("nothing"))?;
            let lows: Vec<f64> = numbers.iter().map(|n| n.lo()).collect();
            let highs: Vec<f64> = numbers.iter().map(|n| n.hi()).collect();
            prop_assert_eq!((summary.stated, summary.of), (numbers.len(), of));
            prop_assert!(lows.iter().all(|n| summary.least <= *n) && lows.contains(&summary.least));
            prop_assert!(highs.iter().all(|n| summary.most >= *n) && highs.contains(&summary.most));
            prop_assert_eq!(Interval::new(by_hand(lows).0, by_hand(highs).1), Some(summary.median));
        }

        /// Whatever the numbers turn out to be, none is outside, and their median is where it is reported to be.
        #[test]
        fn it_holds_however_the_ranges_are_settled(
            settled in prop::collection::vec((interval(), 0.0_f64..=1.0), 1..12),
        ) {
            let finite = |end: f64, beyond: f64| if end.is_finite() { end } else { beyond };
            let place = |(n, at): &(Interval, f64)| {
                let lo = finite(n.lo(), -1e3);
                let hi = finite(n.hi(), 1e3);
                // No limit is beyond every number.
                if n.lo() == f64::INFINITY { n.lo() } else { lo + (hi - lo) * at }
            };
            let numbers: Vec<Interval> = settled.iter().map(|(n, _)| *n).collect();
            let summary = NumberSummary::of_numbers(&numbers, numbers.len()).ok_or(TestCaseError::fail("nothing"))?;
            let points: Vec<f64> = settled.iter().map(place).collect();
            prop_assert!(points.iter().all(|p| summary.least <= *p && *p <= summary.most));
            let (from, to) = by_hand(points);
            let median = summary.median;
            prop_assert!(median.lo() <= from && to <= median.hi(), "{from} to {to} in {median:?}");
        }
    }

    #[test]
    fn nothing_stated_comes_to_nothing() {
        assert_eq!(NumberSummary::of_numbers(&[], 3), None);
    }
}
