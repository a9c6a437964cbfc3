//! The axis of a range: where on it a bound is, which bound a place on it means, and what a typed one means.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    catalog::{
        Attribute, Condition, DateSpan, Interval, Scalar,
        condition::{Op, Subject, Test},
    },
    explore::{Query, Span},
};

/// Which end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// The lowest that stays.
    Low,
    /// The highest that stays.
    High,
}

/// From where to where a range can go, and in which steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RangeAxis {
    from: f64,
    to: f64,
    steps: Steps,
}

/// What one step is where each is a factor, and how many digits a bound has there.
const LOG_STEP: f64 = 1.1;
const LOG_DIGITS: i32 = 2;

/// What bounds are rounded to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Steps {
    /// Multiples of this.
    Number(f64),
    /// A factor; bounds have a few digits.
    Factor,
    /// Whole days.
    Days,
    /// Whole months.
    Months,
}

impl RangeAxis {
    /// The axis under a histogram: its outer edges. `None` when these are no numbers or dates.
    pub fn of<T>(span: &Span<T>) -> Option<Self> {
        let (first, last) = (span.bins.first()?, span.bins.last()?);
        match (&first.from, &last.to) {
            (Scalar::Number(from), Scalar::Number(to)) => {
                let (from, to) = (from.lo(), to.hi());
                Some(Self {
                    from,
                    to,
                    steps: if span.is_log && from > 0.0 {
                        Steps::Factor
                    } else {
                        Steps::Number(tenth((to - from) / span.bins.len() as f64))
                    },
                })
            }
            (Scalar::Date(from), Scalar::Date(to)) => Some(Self {
                from: day_number(from.first()),
                to: day_number(to.last()),
                steps: if from.first().year() == to.last().year() {
                    Steps::Days
                } else {
                    Steps::Months
                },
            }),
            _ => None,
        }
    }

    /// Where a bound is, as a share of the axis; at the end it is nearest to when it is not on it.
    pub fn share(self, bound: Option<&Scalar>, end: End) -> f32 {
        let open = if end == End::Low { 0.0 } else { 1.0 };
        let at = match (bound, end) {
            (Some(Scalar::Number(n)), _) => n.lo(),
            (Some(Scalar::Date(d)), End::Low) => day_number(d.first()),
            (Some(Scalar::Date(d)), End::High) => day_number(d.last()),
            _ => return open,
        };
        if self.steps == Steps::Factor {
            let share = (at.max(self.from) / self.from).ln() / (self.to / self.from).ln();
            (share as f32).clamp(0.0, 1.0)
        } else if self.to > self.from {
            (((at - self.from) / (self.to - self.from)) as f32).clamp(0.0, 1.0)
        } else {
            open
        }
    }

    /// The bound a place means, rounded; `None` at the end of the axis, which bounds nothing.
    pub fn bound(self, share: f32, end: End) -> Option<Scalar> {
        let open = match end {
            End::Low => share <= 0.001,
            End::High => share >= 0.999,
        };
        if open {
            return None;
        }
        let share = f64::from(share.clamp(0.0, 1.0));
        let at = match self.steps {
            Steps::Factor => self.from * (self.to / self.from).powf(share),
            _ => self.from + (self.to - self.from) * share,
        };
        self.rounded(at)
    }

    /// The bound some steps further up (or down); `None` beyond the axis.
    pub fn stepped(self, bound: Option<&Scalar>, end: End, by: i32) -> Option<Scalar> {
        let next = match (self.steps, bound) {
            (Steps::Number(step), Some(Scalar::Number(n))) => self.rounded(n.lo() + step * f64::from(by)),
            (Steps::Factor, bound) => {
                let open = if end == End::Low { self.from } else { self.to };
                let at = bound.and_then(Scalar::exact_number).unwrap_or(open);
                self.rounded(at * LOG_STEP.powi(by))
            }
            (Steps::Number(step), _) => {
                let open = if end == End::Low { self.from } else { self.to };
                self.rounded(open + step * f64::from(by))
            }
            (Steps::Days | Steps::Months, bound) => {
                let day = match (bound, end) {
                    (Some(Scalar::Date(d)), _) => d.first(),
                    (_, End::Low) => date_of(self.from)?,
                    (_, End::High) => date_of(self.to)?,
                };
                let far = if self.steps == Steps::Days {
                    by.days()
                } else {
                    by.months()
                };
                self.date(day.checked_add(far).ok()?)
            }
        }?;
        let share = self.share(Some(&next), end);
        let open = match end {
            End::Low => share <= 0.0,
            End::High => share >= 1.0,
        };
        (!open).then_some(next)
    }

    fn rounded(self, at: f64) -> Option<Scalar> {
        match self.steps {
            Steps::Number(step) => {
                let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
                let n = (at / step).round() * step;
                let n: f64 = format!("{n:.decimals$}").parse().unwrap_or(n);
                Interval::new(n + 0.0, n + 0.0).map(Into::into)
            }
            Steps::Factor => {
                let power = 10_f64.powi(at.log10().floor() as i32 - LOG_DIGITS + 1);
                let n = (at / power).round() * power;
                let n: f64 = format!("{n:.12}").parse().unwrap_or(n);
                Interval::new(n, n).map(Into::into)
            }
            Steps::Days | Steps::Months => self.date(date_of(at)?),
        }
    }

    fn date(self, day: Date) -> Option<Scalar> {
        let span = match self.steps {
            Steps::Months => DateSpan::between(day.first_of_month(), day.last_of_month()),
            _ => Some(DateSpan::day(day)),
        };
        span.map(Into::into)
    }
}

/// About a tenth of a bin, as 1, 2 or 5 times a power of ten.
fn tenth(bin: f64) -> f64 {
    let raw = bin / 10.0;
    if !raw.is_normal() || raw <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0]
        .into_iter()
        .map(|m| m * power)
        .rfind(|s| *s <= raw * 1.000_001);
    step.filter(|s| s.is_normal()).unwrap_or(1.0)
}

fn day_number(day: Date) -> f64 {
    f64::from(day.since(Date::ZERO).map_or(0, |s| s.get_days()))
}

fn date_of(number: f64) -> Option<Date> {
    Date::ZERO.checked_add((number.round() as i64).days()).ok()
}

/// The bounds a query has on a subject.
pub fn bounds(query: &Query, subject: Subject) -> (Option<&Scalar>, Option<&Scalar>) {
    let mut found = (None, None);
    for condition in query.conditions.iter().filter(|c| c.subject == subject) {
        match &condition.test {
            Test::Bound(Op::AtLeast | Op::More, want) => found.0 = want.scalar(),
            Test::Bound(Op::AtMost | Op::Less, want) => found.1 = want.scalar(),
            _ => {}
        }
    }
    found
}

/// The conditions of a range.
pub fn conditions(subject: Subject, low: Option<Scalar>, high: Option<Scalar>) -> impl Iterator<Item = Condition> {
    let of = move |op, bound: Option<Scalar>| {
        bound.map(|b| Condition {
            subject,
            test: Test::Bound(op, b.into()),
        })
    };
    of(Op::AtLeast, low).into_iter().chain(of(Op::AtMost, high))
}

/// Whether the lowest is above the highest, so that nothing could be left.
pub fn is_upside_down(low: Option<&Scalar>, high: Option<&Scalar>) -> bool {
    low.zip(high)
        .is_some_and(|(low, high)| low.compare(Op::More, high) == Some(true))
}

/// Reads a typed bound: nothing is no bound. The error is a sentence.
pub fn read(text: &str, about: &Attribute) -> Result<Option<Scalar>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    about.kind.read_bound(text, &about.unit).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::Bin;

    #[test]
    fn on_a_logarithmic_axis_equal_ways_are_equal_factors() {
        let number = |n: f64| Scalar::from(Interval::new(n, n).unwrap_or(Interval::UNLIMITED));
        let bin = |from: f64, to: f64| Bin {
            from: number(from),
            to: number(to),
            holds: 0,
        };
        let span = Span {
            min: number(1.0),
            max: number(9_000.0),
            bins: vec![bin(1.0, 100.0), bin(100.0, 10_000.0)],
            is_log: true,
        };
        let axis = RangeAxis::of(&span).map(|axis| {
            let share = axis.share(Some(&number(100.0)), End::Low);
            let at = |share| axis.bound(share, End::Low).and_then(|b| b.exact_number());
            let stepped = axis
                .stepped(Some(&number(100.0)), End::Low, 1)
                .and_then(|b| b.exact_number());
            (share, at(0.5), at(0.0), at(0.7), stepped)
        });
        assert_eq!(axis, Some((0.5, Some(100.0), None, Some(630.0), Some(110.0))));
    }

    fn axis(from: Scalar, to: Scalar, bins: usize) -> RangeAxis {
        let bin = |from: &Scalar, to: &Scalar| Bin {
            from: from.clone(),
            to: to.clone(),
            holds: 0,
        };
        let span = Span {
            min: from.clone(),
            max: to.clone(),
            bins: (0..bins).map(|_| bin(&from, &to)).collect(),
            is_log: false,
        };
        RangeAxis::of(&span).expect("an axis")
    }

    fn date(text: &str) -> Scalar {
        DateSpan::parse(text).expect("a date").into()
    }

    fn number(n: f64) -> Scalar {
        Interval::new(n, n).expect("a number").into()
    }

    #[test]
    fn a_place_is_a_round_bound_and_the_ends_are_none() {
        let gb = axis(number(0.0), number(45.0), 9);
        assert_eq!(gb.bound(0.0, End::Low), None);
        assert_eq!(gb.bound(1.0, End::High), None);
        assert_eq!(gb.bound(0.5, End::Low), Some(number(22.5)));
        assert_eq!(gb.bound(0.333, End::High), Some(number(15.0)));
        let years = axis(date("2015"), date("2026"), 12);
        assert_eq!(years.bound(0.501, End::Low), Some(date("2021-01")));
        let months = axis(date("2019-02"), date("2019-11"), 10);
        assert_eq!(
            months.stepped(Some(&date("2019-03-31")), End::Low, 1),
            Some(date("2019-04-01"))
        );
    }

    #[test]
    fn steps_start_at_the_end_they_leave_and_stop_at_it() {
        let gb = axis(number(0.0), number(45.0), 9);
        assert_eq!(gb.stepped(None, End::Low, 1), Some(number(0.5)));
        assert_eq!(gb.stepped(None, End::High, -1), Some(number(44.5)));
        assert_eq!(gb.stepped(Some(&number(0.5)), End::Low, -1), None);
        let years = axis(date("2015"), date("2026"), 12);
        assert_eq!(years.stepped(None, End::High, -1), Some(date("2026-11")));
        assert_eq!(years.stepped(Some(&date("2026-11")), End::High, 1), None);
    }

    #[test]
    fn days_and_their_numbers_are_the_same_thing() {
        for text in ["1970-01-01", "2024-02-29", "2026-11-21"] {
            let day = DateSpan::parse(text).expect("a day").first();
            assert_eq!(date_of(day_number(day)), Some(day));
        }
    }
}
