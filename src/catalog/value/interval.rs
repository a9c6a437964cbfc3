//! Numbers known exactly or to be between two ends.

use std::fmt;

use crate::catalog::wording::marked;

/// A closed interval of numbers in the attribute's unit; an end may be infinite. `[∞, ∞]` means "no limit".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    lo: f64,
    hi: f64,
}

impl Interval {
    /// Explicitly no limit.
    pub const UNLIMITED: Self = Self {
        lo: f64::INFINITY,
        hi: f64::INFINITY,
    };

    /// Both ends included; `None` when an end is not a number, the ends are out of order, or nothing is between.
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

    /// The single number it is, if it is one.
    pub fn exact(self) -> Option<f64> {
        #[allow(clippy::float_cmp)] // the same bits were stored twice
        (self.lo == self.hi && self.lo.is_finite()).then_some(self.lo)
    }

    /// What both allow; `None` when they contradict each other.
    pub fn meet(self, other: Self) -> Option<Self> {
        Self::new(self.lo.max(other.lo), self.hi.min(other.hi))
    }
}

impl Interval {
    /// As it is displayed, its ends with so many digits after the decimal point, where that is given.
    pub fn with_digits(self, digits: Digits) -> String {
        self.with(|n| fixed(n, digits))
    }
}

/// How many digits of a number a person is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// As many as it has: what is stated comes back as it was written.
    All,
    /// So many after the decimal point, or as many as it has, if they are more.
    Decimals(u8),
    /// Of what is worked out: no more than are significant. The value itself keeps all.
    Significant,
}

/// A quotient of two stated numbers is hardly known to more digits than these. The digits before the point are never cut.
const SIGNIFICANT: i32 = 6;

fn fixed(n: f64, digits: Digits) -> String {
    let plain = plain(n);
    match digits {
        Digits::All => plain,
        Digits::Decimals(decimals) => {
            let fixed = format!("{n:.*}", usize::from(decimals));
            if fixed.parse() == Ok(n) { fixed } else { plain }
        }
        Digits::Significant if n == 0.0 || !n.is_finite() => plain,
        Digits::Significant => {
            let before = n.abs().log10().floor() as i32;
            let decimals = (SIGNIFICANT - 1 - before).clamp(0, 300) as usize;
            let short: Result<f64, _> = format!("{n:.decimals$}").parse();
            short.map_or(plain, self::plain)
        }
    }
}

impl fmt::Display for Interval {
    /// `10`, `at least 3`, `at most 10`, `3 to 10`, `no limit`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with(plain))
    }
}

impl Interval {
    /// For a person: with thousands marks from so large a number on, and so many digits after the decimal point.
    pub fn shown(self, marks_from: f64, digits: Digits) -> String {
        self.with(|n| shown(n, marks_from, digits))
    }

    /// In words, each end written by `end`.
    pub(super) fn with(self, end: impl Fn(f64) -> String) -> String {
        let Self { lo, hi } = self;
        match (lo.is_finite(), hi.is_finite()) {
            (true, true) if self.exact().is_some() => end(lo),
            (true, true) => format!("{} to {}", end(lo), end(hi)),
            (true, false) => format!("at least {}", end(lo)),
            (false, true) => format!("at most {}", end(hi)),
            (false, false) if lo > 0.0 => "no limit".to_owned(),
            (false, false) => "any".to_owned(),
        }
    }
}

/// A number for a person. Never where it is to be read back.
pub(super) fn shown(n: f64, marks_from: f64, digits: Digits) -> String {
    let text = fixed(n, digits);
    if n.abs() < marks_from || text.contains('e') {
        return text;
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |t| ("-", t));
    let (whole, decimals) = digits.find('.').map_or((digits, ""), |at| digits.split_at(at));
    format!("{sign}{}{decimals}", marked(whole))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_that_are_always_the_same_are_kept() {
        for (n, decimals, expected) in [
            (1.5, 2, "1.50"),
            (3.0, 2, "3.00"),
            (0.125, 2, "0.125"),
            (-2.0, 1, "-2.0"),
        ] {
            assert_eq!(fixed(n, Digits::Decimals(decimals)), expected);
        }
        for (n, expected) in [
            (1.0 / 3.0, "0.333333"),
            (200.0 / 3.0, "66.6667"),
            (20_000_000.0 / 3.0, "6666667"),
            (1.0 / 30_000.0, "0.0000333333"),
            (0.1 + 0.2, "0.3"),
            (12.0, "12"),
            (-1e20 / 3.0, "-3.333333333333333e19"),
            (0.0, "0"),
        ] {
            assert_eq!(fixed(n, Digits::Significant), expected);
        }
        let range = Interval::new(1.0, 2.5).expect("in order");
        assert_eq!(range.with_digits(Digits::Decimals(2)), "1.00 to 2.50");
        assert_eq!(range.with_digits(Digits::All), "1 to 2.5");
        let large = Interval::new(1_499.5, 1_499.5).expect("in order");
        assert_eq!(large.shown(1e3, Digits::Decimals(2)), "1,499.50");
    }

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
    fn people_see_thousands_marks() {
        for (lo, hi, expected) in [
            (1_499.0, 1_499.0, "1,499"),
            (-1_234_567.5, -1_234_567.5, "-1,234,567.5"),
            (999.25, 1_000.0, "999.25 to 1,000"),
            (12_000.0, f64::INFINITY, "at least 12,000"),
            (1e20, 1e20, "1e20"),
        ] {
            assert_eq!(
                Interval::new(lo, hi).map(|i| i.shown(1e3, Digits::All)).as_deref(),
                Some(expected)
            );
        }
        assert_eq!(
            Interval::new(2_024.0, 2_024.0)
                .map(|i| i.shown(1e4, Digits::All))
                .as_deref(),
            Some("2024")
        );
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
