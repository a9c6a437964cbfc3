//! Points out of a hundred, kept as whole millionths so that every sum is exact.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

/// An amount of points in millionths; a whole score runs from 0 to [`Points::FULL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

impl Points {
    /// None.
    pub const ZERO: Self = Self(0);
    /// A hundred.
    pub const FULL: Self = Self(100_000_000);
    /// The lead from which a winner is clear: five points.
    pub const CLEAR_MARGIN: Self = Self(5_000_000);

    /// As a number of points, exact to a millionth.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 1_000_000.0
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    /// With one decimal, halves away from zero: `66.7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0.abs() + 50_000) / 100_000;
        let sign = if self.0 < 0 && tenths > 0 { "−" } else { "" };
        write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

/// Splits a total into whole parts in proportion to `shares`, so that the parts sum to the total exactly: the largest
/// remainder method (Hamilton), the earlier share first among equal remainders. When all shares are zero, all parts
/// are zero. (32 bits in, so that no product overflows; a ranking of thousands calls this often.)
pub fn apportion(total: u32, shares: &[u32]) -> Vec<u32> {
    let sum: u64 = shares.iter().map(|s| u64::from(*s)).sum();
    if sum == 0 || total == 0 {
        return vec![0; shares.len()];
    }
    let exact = |s: &u32| u64::from(*s) * u64::from(total);
    let mut parts: Vec<u32> = shares.iter().map(|s| (exact(s) / sum) as u32).collect();
    let left = total - parts.iter().sum::<u32>();
    if left > 0 {
        let mut order: Vec<usize> = (0..shares.len()).collect();
        order.sort_by_key(|i| std::cmp::Reverse(exact(&shares[*i]) % sum));
        // Fewer than one part for each share is left over, so this never runs out of shares.
        for i in order.into_iter().take(left as usize) {
            parts[i] += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_with_one_decimal() {
        for (millionths, expected) in [
            (0, "0.0"),
            (66_666_666, "66.7"),
            (99_949_999, "99.9"),
            (100_000_000, "100.0"),
            (-5_250_000, "−5.3"),
            (-1, "0.0"),
        ] {
            assert_eq!(Points(millionths).to_string(), expected);
        }
    }

    #[test]
    fn parts_sum_to_the_total() {
        for (total, shares, expected) in [
            (10, vec![1, 1, 1], vec![4, 3, 3]),
            (100, vec![0, 0], vec![0, 0]),
            (7, vec![3, 0, 4], vec![3, 0, 4]),
            (1, vec![2, 3, 3], vec![0, 1, 0]),
            (0, vec![5], vec![0]),
        ] {
            assert_eq!(apportion(total, &shares), expected, "{total} by {shares:?}");
        }
    }
}
