//! Points out of a hundred, exact: a fraction, so that equal scores are equal and every sum is what it should be.

use std::{
    cmp::Ordering,
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

/// An exact amount of points; a whole score runs from 0 to [`Points::FULL`].
#[derive(Debug, Clone, Copy)]
pub struct Points {
    numerator: i128,
    /// Above zero. The fraction need not be in lowest terms: those of one ranking share a denominator.
    denominator: i128,
}

impl Points {
    /// None.
    pub const ZERO: Self = Self::whole(0);
    /// All that a score can come to, 100 points.
    pub const FULL: Self = Self::whole(100);
    /// The lead from which a winner is not close: five points.
    pub const CLEAR_MARGIN: Self = Self::whole(5);

    /// A whole number of points.
    pub const fn whole(points: i32) -> Self {
        Self {
            numerator: points as i128,
            denominator: 1,
        }
    }

    /// A fraction of a point; zero when the denominator is.
    pub fn of(numerator: i128, denominator: i128) -> Self {
        match denominator {
            0 => Self::ZERO,
            d if d < 0 => Self {
                numerator: -numerator,
                denominator: -d,
            },
            denominator => Self { numerator, denominator },
        }
    }

    /// The nearest number of points there is as a float, halves to even.
    pub fn as_f64(self) -> f64 {
        let size = nearest(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        if self.numerator < 0 { -size } else { size }
    }

    /// Its absolute value.
    #[must_use]
    pub fn abs(self) -> Self {
        Self {
            numerator: self.numerator.abs(),
            ..self
        }
    }

    /// One of so many equal parts of it; all of it for 0.
    #[must_use]
    pub fn divided(self, by: u32) -> Self {
        let whole = self.reduced();
        Self {
            denominator: whole.denominator.saturating_mul(i128::from(by.max(1))),
            ..whole
        }
    }

    fn reduced(self) -> Self {
        let divisor = gcd(self.numerator.unsigned_abs(), self.denominator.unsigned_abs()).max(1) as i128;
        Self {
            numerator: self.numerator / divisor,
            denominator: self.denominator / divisor,
        }
    }

    fn plus(self, other: Self) -> Option<Self> {
        let (a, b) = (self.reduced(), other.reduced());
        let shared = gcd(a.denominator.unsigned_abs(), b.denominator.unsigned_abs()).max(1) as i128;
        let (for_a, for_b) = (b.denominator / shared, a.denominator / shared);
        let numerator = a
            .numerator
            .checked_mul(for_a)?
            .checked_add(b.numerator.checked_mul(for_b)?)?;
        Some(Self::of(numerator, a.denominator.checked_mul(for_a)?))
    }

    /// In millionths, rounded down: for files, and for sums whose common denominator no integer holds.
    pub fn millionths(self) -> i128 {
        let a = self.reduced();
        let (whole, rest) = (
            a.numerator.div_euclid(a.denominator),
            a.numerator.rem_euclid(a.denominator),
        );
        whole * 1_000_000 + rest.saturating_mul(1_000_000) / a.denominator
    }
}

/// The greatest common divisor; of 0 and a number, that number.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The float nearest to a fraction, halves to even.
pub fn nearest(numerator: u128, denominator: u128) -> f64 {
    let divisor = gcd(numerator, denominator).max(1);
    let (n, d) = (numerator / divisor, denominator / divisor);
    let exact = 1_u128 << f64::MANTISSA_DIGITS;
    if n < exact && d < exact {
        return n as f64 / d as f64; // one rounding, of the division
    }
    // At least two bits more than a float holds, and a last one that records whether anything was cut off: the conversion
    // then rounds as it would round the whole.
    let bits = |x: u128| i64::from(u128::BITS - x.leading_zeros());
    let shift = bits(d) - bits(n) + 56;
    let Some(scaled) = u32::try_from(shift).ok().filter(|s| bits(n) + i64::from(*s) <= 128) else {
        return n as f64 / d as f64;
    };
    let (quotient, rest) = ((n << scaled) / d, (n << scaled) % d);
    let sticky = quotient | u128::from(rest > 0);
    sticky as f64 / 2_f64.powi(scaled as i32)
}

impl Ord for Points {
    /// By value, however the fractions are written: whole parts first, then the reciprocals of the remainders, as in a
    /// continued fraction. No product can overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = ((self.numerator, self.denominator), (other.numerator, other.denominator));
        if a.1 == b.1 {
            return a.0.cmp(&b.0);
        }
        let mut turned = false;
        loop {
            let whole = a.0.div_euclid(a.1).cmp(&b.0.div_euclid(b.1));
            let (rest_a, rest_b) = (a.0.rem_euclid(a.1), b.0.rem_euclid(b.1));
            let order = match (whole, rest_a, rest_b) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, ..) => {
                    (a, b) = ((a.1, rest_a), (b.1, rest_b));
                    turned = !turned;
                    continue;
                }
                (order, ..) => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Points {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Points {}

impl Default for Points {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for Points {
    type Output = Self;
    /// Exact, but for sums of fractions so unlike that no integer holds their common denominator: those are rounded
    /// down to a millionth. (The points of one ranking share their denominator.)
    fn add(self, other: Self) -> Self {
        if self.denominator == other.denominator {
            return Self {
                numerator: self.numerator.saturating_add(other.numerator),
                ..self
            };
        }
        self.plus(other)
            .unwrap_or_else(|| Self::of(self.millionths().saturating_add(other.millionths()), 1_000_000))
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + Self {
            numerator: -other.numerator,
            ..other
        }
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
        let Self { numerator, denominator } = self.reduced();
        let tenths = numerator.abs().saturating_mul(20).saturating_add(denominator) / denominator.saturating_mul(2);
        let sign = if numerator < 0 && tenths > 0 { "−" } else { "" };
        write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shown_with_one_decimal() {
        for (numerator, denominator, expected) in [
            (0, 7, "0.0"),
            (200, 3, "66.7"),
            (99_949_999, 1_000_000, "99.9"),
            (100, 1, "100.0"),
            (-525, 100, "−5.3"),
            (525, -100, "−5.3"),
            (-1, 1_000_000, "0.0"),
        ] {
            assert_eq!(Points::of(numerator, denominator).to_string(), expected);
        }
    }

    #[test]
    fn the_nearest_float_is_found_beyond_what_floats_hold() {
        let big = 1_u128 << 70;
        for (n, d, expected) in [
            (1, 3, 1.0 / 3.0),
            (big + 1, big, 1.0),
            (big / 3, big, 1.0 / 3.0),
            (u128::MAX, u128::MAX - 1, 1.0),
            (200, 3, 66.666_666_666_666_67),
        ] {
            assert_eq!(nearest(n, d).to_bits(), f64::to_bits(expected), "{n}/{d}");
        }
    }

    proptest! {
        #[test]
        fn fractions_compare_and_add_as_they_should(a in -1000_i128..1000, b in 1_i128..1000, c in -1000_i128..1000, d in 1_i128..1000) {
            let (x, y) = (Points::of(a, b), Points::of(c, d));
            prop_assert_eq!(x.cmp(&y), (a * d).cmp(&(c * b)));
            prop_assert_eq!(x + y, Points::of(a * d + c * b, b * d));
            prop_assert_eq!((x + y) - y, x);
            prop_assert_eq!(x.divided(3) + x.divided(3) + x.divided(3), x);
        }

        #[test]
        fn a_float_of_wide_numbers_is_that_of_the_reduced_ones(n in 0_u128..1 << 50, d in 1_u128..1 << 50, k in 1_u128..1 << 20) {
            prop_assert_eq!(nearest(n * k, d * k).to_bits(), (n as f64 / d as f64).to_bits());
        }
    }
}
