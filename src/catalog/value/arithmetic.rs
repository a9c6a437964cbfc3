//! Arithmetic on what is known of numbers: the result holds every value that the parts allow, and no end is further out
//! than it must. `None` where nothing is known: a divisor that may be 0, a difference from "no limit".

use super::Interval;

impl Interval {
    /// Whether there is explicitly no limit.
    fn is_unlimited(self) -> bool {
        self == Self::UNLIMITED
    }

    /// From one end to another; `None` where a result is too large to be a number.
    fn found(lo: f64, hi: f64) -> Option<Self> {
        Self::new(lo + 0.0, hi + 0.0).filter(|_| lo < f64::INFINITY && hi > f64::NEG_INFINITY)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.is_unlimited() || other.is_unlimited() {
            return Some(Self::UNLIMITED);
        }
        Self::found(self.lo() + other.lo(), self.hi() + other.hi())
    }

    /// The same with the other sign.
    pub fn negated(self) -> Option<Self> {
        if self.is_unlimited() {
            return None;
        }
        Self::found(-self.hi(), -self.lo())
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        if self.is_unlimited() || other.is_unlimited() {
            let both_positive = self.lo() > 0.0 && other.lo() > 0.0;
            return both_positive.then_some(Self::UNLIMITED);
        }
        // An open end means ever larger numbers: 0 times each of them is 0.
        let product = |a: f64, b: f64| if a == 0.0 || b == 0.0 { 0.0 } else { a * b };
        Self::around(self, other, product)
    }

    /// The quotient; `None` where the divisor may be 0.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_unlimited() || (other.lo() <= 0.0 && other.hi() >= 0.0) {
            return None;
        }
        if self.is_unlimited() {
            return (other.lo() > 0.0).then_some(Self::UNLIMITED);
        }
        Self::around(self, other, |a, b| a / b)
    }

    /// From the least to the most of what the ends give; of two open ends nothing is known that the others do not give.
    fn around(one: Self, other: Self, of: impl Fn(f64, f64) -> f64) -> Option<Self> {
        let [a, b] = [one, other].map(|i| [i.lo(), i.hi()]);
        let all = a.into_iter().flat_map(|x| b.map(|y| of(x, y))).filter(|n| !n.is_nan());
        let (lo, hi) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), n| (lo.min(n), hi.max(n)));
        Self::found(lo, hi)
    }

    /// The smaller of two.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        Self::new(self.lo().min(other.lo()), self.hi().min(other.hi())).unwrap_or(self)
    }

    /// The larger of two.
    #[must_use]
    pub fn most(self, other: Self) -> Self {
        Self::new(self.lo().max(other.lo()), self.hi().max(other.hi())).unwrap_or(self)
    }

    /// Both ends changed by what keeps their order.
    pub fn each(self, change: impl Fn(f64) -> f64) -> Option<Self> {
        let end = |n: f64| if n.is_finite() { change(n) } else { n };
        Self::new(end(self.lo()), end(self.hi()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval() -> impl Strategy<Value = Interval> {
        let end = -6_i32..7;
        (end.clone(), end, 0..8).prop_filter_map("in order", |(a, b, open)| {
            let (a, b) = (f64::from(a), f64::from(b));
            match open {
                0 => Interval::new(a, f64::INFINITY),
                1 => Interval::new(f64::NEG_INFINITY, b),
                2 => Some(Interval::UNLIMITED),
                _ => Interval::new(a.min(b), a.max(b)),
            }
        })
    }

    /// Numbers within it, the ends among them where it has any.
    fn within(i: Interval) -> Vec<f64> {
        let steps = (-40..=40).map(|n| f64::from(n) / 2.0);
        let far = [-1e9, -1e6, 1e6, 1e9];
        steps.chain(far).filter(|n| i.lo() <= *n && *n <= i.hi()).collect()
    }

    proptest! {
        /// Every number that numbers within the parts give is within, and finite ends are reached.
        #[test]
        fn holds_what_numbers_give_and_no_more(a in interval(), b in interval()) {
            type Two = (fn(Interval, Interval) -> Option<Interval>, fn(f64, f64) -> f64);
            let all: [Two; 5] = [
                (Interval::plus, |x, y| x + y),
                (Interval::times, |x, y| x * y),
                (Interval::over, |x, y| x / y),
                (|a, b| Some(a.least(b)), f64::min),
                (|a, b| Some(a.most(b)), f64::max),
            ];
            for (i, (of, slow)) in all.into_iter().enumerate() {
                let numbers: Vec<f64> = within(a).iter().flat_map(|x| within(b).into_iter().map(move |y| slow(*x, y))).collect();
                let Some(found) = of(a, b) else {
                    let unlimited = a == Interval::UNLIMITED || b == Interval::UNLIMITED;
                    let by_zero = i == 2 && b.lo() <= 0.0 && b.hi() >= 0.0;
                    prop_assert!(unlimited || by_zero, "{i}: {a} {b}");
                    continue;
                };
                for n in &numbers {
                    prop_assert!(found.lo() <= *n && *n <= found.hi(), "{i}: {a} {b}: {n} in {found}");
                }
                if !numbers.is_empty() {
                    let near = |end: f64| !end.is_finite() || numbers.iter().any(|n| (n - end).abs() <= 1e-5);
                    prop_assert!(near(found.lo()) && near(found.hi()), "{i}: {a} {b}: {found}");
                }
            }
        }
    }

    #[test]
    fn what_has_no_limit_keeps_none() {
        let i = |a, b| Interval::new(a, b).unwrap_or(Interval::UNLIMITED);
        let (none, two) = (Interval::UNLIMITED, i(2.0, 2.0));
        assert_eq!(none.plus(two), Some(none));
        assert_eq!(none.over(two), Some(none));
        assert_eq!(none.times(two), Some(none));
        assert_eq!(none.times(i(0.0, 2.0)), None);
        assert_eq!(two.over(none), None);
        assert_eq!(none.negated(), None);
        assert_eq!(
            i(1e308, 1e308).times(i(1e308, 1e308)),
            None,
            "too large is not “no limit”"
        );
    }
}
