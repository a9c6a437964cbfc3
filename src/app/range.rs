//! The axis of a range: where on it a bound stands, which bound a place on it means, and what a typed one says.

use jiff::{ToSpan as _, civil::Date};

use crate::{
    catalog::{
        Cond, DateSpan,
        cond::{Op, Subject, Test, Want},
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
pub struct Axis {
    from: f64,
    to: f64,
    steps: Steps,
}

/// What bounds are rounded to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Steps {
    /// Multiples of this.
    Number(f64),
    /// Whole days.
    Days,
    /// Whole months.
    Months,
}

impl Axis {
    /// The axis under a histogram: its outer edges. `None` when these are no numbers or dates.
    pub fn of<T>(span: &Span<T>) -> Option<Self> {
        let (first, last) = (span.bins.first()?, span.bins.last()?);
        match (&first.from, &last.to) {
            (Want::Number(from), Want::Number(to)) => Some(Self {
                from: *from,
                to: *to,
                steps: Steps::Number(tenth((to - from) / span.bins.len() as f64)),
            }),
            (Want::Date(from), Want::Date(to)) => Some(Self {
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

    /// Where a bound stands, as a share of the axis; at the end it is nearest to when it is not on it.
    pub fn share(self, bound: Option<&Want>, end: End) -> f32 {
        let open = if end == End::Low { 0.0 } else { 1.0 };
        let at = match (bound, end) {
            (Some(Want::Number(n)), _) => *n,
            (Some(Want::Date(d)), End::Low) => day_number(d.first()),
            (Some(Want::Date(d)), End::High) => day_number(d.last()),
            _ => return open,
        };
        if self.to > self.from {
            (((at - self.from) / (self.to - self.from)) as f32).clamp(0.0, 1.0)
        } else {
            open
        }
    }

    /// The bound a place means, rounded; `None` at the end of the axis, which bounds nothing.
    pub fn bound(self, share: f32, end: End) -> Option<Want> {
        let open = match end {
            End::Low => share <= 0.001,
            End::High => share >= 0.999,
        };
        if open {
            return None;
        }
        let at = self.from + (self.to - self.from) * f64::from(share.clamp(0.0, 1.0));
        self.rounded(at)
    }

    /// The bound some steps further up (or down); `None` beyond the axis.
    pub fn stepped(self, bound: Option<&Want>, end: End, by: i32) -> Option<Want> {
        let next = match (self.steps, bound) {
            (Steps::Number(step), Some(Want::Number(n))) => self.rounded(n + step * f64::from(by)),
            (Steps::Number(step), _) => {
                let open = if end == End::Low { self.from } else { self.to };
                self.rounded(open + step * f64::from(by))
            }
            (Steps::Days | Steps::Months, bound) => {
                let day = match (bound, end) {
                    (Some(Want::Date(d)), _) => d.first(),
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

    fn rounded(self, at: f64) -> Option<Want> {
        match self.steps {
            Steps::Number(step) => {
                let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
                let n = (at / step).round() * step;
                let n: f64 = format!("{n:.decimals$}").parse().unwrap_or(n);
                Some(Want::Number(n + 0.0))
            }
            Steps::Days | Steps::Months => self.date(date_of(at)?),
        }
    }

    fn date(self, day: Date) -> Option<Want> {
        let span = match self.steps {
            Steps::Months => DateSpan::between(day.first_of_month(), day.last_of_month()),
            _ => Some(DateSpan::day(day)),
        };
        span.map(Want::Date)
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
pub fn bounds(query: &Query, subject: Subject) -> (Option<&Want>, Option<&Want>) {
    let mut found = (None, None);
    for cond in query.conds.iter().filter(|c| c.subject == subject) {
        match &cond.test {
            Test::Bound(Op::AtLeast | Op::More, want) => found.0 = Some(want),
            Test::Bound(Op::AtMost | Op::Less, want) => found.1 = Some(want),
            _ => {}
        }
    }
    found
}

/// The conditions of a range.
pub fn conds(subject: Subject, low: Option<Want>, high: Option<Want>) -> impl Iterator<Item = Cond> {
    let of = move |op, want: Option<Want>| {
        want.map(|w| Cond {
            subject,
            test: Test::Bound(op, w),
        })
    };
    of(Op::AtLeast, low).into_iter().chain(of(Op::AtMost, high))
}

/// Whether the lowest lies above the highest, so that nothing could be left.
pub fn is_upside_down(low: Option<&Want>, high: Option<&Want>) -> bool {
    match (low, high) {
        (Some(Want::Number(low)), Some(Want::Number(high))) => low > high,
        (Some(Want::Date(low)), Some(Want::Date(high))) => low.first() > high.last(),
        _ => false,
    }
}

/// Reads a typed bound: nothing is no bound. The error is a sentence.
pub fn read(text: &str, is_date: bool, unit: &str) -> Result<Option<Want>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if is_date {
        return match DateSpan::parse(text) {
            Some(d) => Ok(Some(Want::Date(d))),
            None => Err(format!("“{text}” is not a date; write 2019, 2019-03 or 2019-03-31.")),
        };
    }
    let bare = without_unit(text, unit);
    let plain: String = bare
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '_'))
        .collect();
    let plain = match plain.split_once(',') {
        // 1,500 may be a thousand and a half or one and a half.
        Some((_, after)) if after.len() == 3 || after.contains([',', '.']) || plain.contains('.') => {
            return Err(format!("“{text}” can be read in two ways; write it without a comma."));
        }
        Some((before, after)) => format!("{before}.{after}"),
        None => plain,
    };
    match plain.parse::<f64>() {
        Ok(n) if n.is_finite() => Ok(Some(Want::Number(n))),
        _ => Err(format!("“{text}” is not a number; write one such as 40.")),
    }
}

fn without_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let at = text.len().saturating_sub(unit.len());
    match (text.get(..at), text.get(at..)) {
        (Some(number), Some(tail)) if !unit.is_empty() && tail.eq_ignore_ascii_case(unit) => number.trim_end(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::Bin;

    fn axis(from: Want, to: Want, bins: usize) -> Axis {
        let bin = |from: &Want, to: &Want| Bin {
            from: from.clone(),
            to: to.clone(),
            holds: 0,
        };
        let span = Span {
            min: from.clone(),
            max: to.clone(),
            bins: (0..bins).map(|_| bin(&from, &to)).collect(),
        };
        Axis::of(&span).expect("an axis")
    }

    fn date(text: &str) -> Want {
        Want::Date(DateSpan::parse(text).expect("a date"))
    }

    #[test]
    fn a_place_is_a_round_bound_and_the_ends_are_none() {
        let gb = axis(Want::Number(0.0), Want::Number(45.0), 9);
        assert_eq!(gb.bound(0.0, End::Low), None);
        assert_eq!(gb.bound(1.0, End::High), None);
        assert_eq!(gb.bound(0.5, End::Low), Some(Want::Number(22.5)));
        assert_eq!(gb.bound(0.333, End::High), Some(Want::Number(15.0)));
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
        let gb = axis(Want::Number(0.0), Want::Number(45.0), 9);
        assert_eq!(gb.stepped(None, End::Low, 1), Some(Want::Number(0.5)));
        assert_eq!(gb.stepped(None, End::High, -1), Some(Want::Number(44.5)));
        assert_eq!(gb.stepped(Some(&Want::Number(0.5)), End::Low, -1), None);
        let years = axis(date("2015"), date("2026"), 12);
        assert_eq!(years.stepped(None, End::High, -1), Some(date("2026-11")));
        assert_eq!(years.stepped(Some(&date("2026-11")), End::High, 1), None);
    }

    #[test]
    fn what_is_typed_is_read_or_told() {
        for (text, is_date, expected) in [
            ("", false, Ok(None)),
            (" 40 ", false, Ok(Some(Want::Number(40.0)))),
            ("40 gb", false, Ok(Some(Want::Number(40.0)))),
            ("1,5", false, Ok(Some(Want::Number(1.5)))),
            ("1 500", false, Ok(Some(Want::Number(1500.0)))),
            ("2019-03", true, Ok(Some(date("2019-03")))),
        ] {
            assert_eq!(read(text, is_date, "GB"), expected, "{text}");
        }
        for (text, is_date) in [
            ("1,500", false),
            ("1.500,2", false),
            ("x", false),
            ("inf", false),
            ("NaN", false),
            ("31.12.2019", true),
        ] {
            assert!(read(text, is_date, "GB").is_err_and(|e| e.contains(text)), "{text}");
        }
    }

    #[test]
    fn days_and_their_numbers_are_the_same_thing() {
        for text in ["1970-01-01", "2024-02-29", "2026-11-21"] {
            let day = DateSpan::parse(text).expect("a day").first();
            assert_eq!(date_of(day_number(day)), Some(day));
        }
    }
}
