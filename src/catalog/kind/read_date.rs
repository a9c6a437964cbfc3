//! The one reader of dates as people write them. Which way a text is written is handed in: commands and fields are ISO,
//! a list is read as its whole column is written.

use jiff::civil::Date;

use crate::catalog::value::DateSpan;

/// How dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFormat {
    /// 2024, 2024-08, 2024-08-31, also with a time of day.
    Iso,
    /// 2024/08/31 or 2024.08.31
    YearFirst,
    /// 31.08.2024 or 31/08/2024
    DayFirst,
    /// 08/31/2024
    MonthFirst,
    /// 31 Aug 2024, Aug 31, 2024, August 2024
    Named,
}

impl DateFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Iso,
        Self::YearFirst,
        Self::DayFirst,
        Self::MonthFirst,
        Self::Named,
    ];

    /// The days a text names; `None` when it is written otherwise.
    pub fn read(self, text: &str) -> Option<DateSpan> {
        let text = text.trim();
        match self {
            Self::Iso => iso(text),
            Self::YearFirst => {
                let [y, m, d] = parts(text, &['/', '.'])?;
                day(y, m, d)
            }
            Self::DayFirst => {
                let [d, m, y] = parts(text, &['/', '.'])?;
                day(y, m, d)
            }
            // With points the day stands first everywhere.
            Self::MonthFirst => {
                let [m, d, y] = parts(text, &['/'])?;
                day(y, m, d)
            }
            Self::Named => named(text),
        }
    }

    /// Whether a time of day is left out when this text is read.
    pub fn drops_time(self, text: &str) -> bool {
        self == Self::Iso && text.trim().len() > 10
    }
}

fn iso(text: &str) -> Option<DateSpan> {
    if let Some(span) = DateSpan::parse(text) {
        return Some(span);
    }
    let (date, time) = (text.get(..10)?, text.get(10..)?);
    let clock = time.strip_prefix(['T', ' '])?;
    let shaped =
        clock.len() >= 4 && clock.contains(':') && clock.bytes().all(|b| b.is_ascii_digit() || b":.+-Z ".contains(&b));
    DateSpan::parse(date).filter(|_| shaped)
}

/// Three numbers joined by the same sign.
fn parts<'a>(text: &'a str, signs: &[char]) -> Option<[&'a str; 3]> {
    let sign = *signs.iter().find(|s| text.contains(**s))?;
    let mut all = text.split(sign);
    let three = [all.next()?, all.next()?, all.next()?];
    (all.next().is_none() && three.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))).then_some(three)
}

/// A day from its digits: a year has four, the others one or two.
fn day(year: &str, month: &str, day: &str) -> Option<DateSpan> {
    let short = |s: &str| (1..=2).contains(&s.len()).then(|| s.parse::<i8>().ok()).flatten();
    let year: i16 = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    Date::new(year, short(month)?, short(day)?).ok().map(DateSpan::day)
}

fn named(text: &str) -> Option<DateSpan> {
    let words: Vec<&str> = text.split([' ', '-', ',']).filter(|w| !w.is_empty()).collect();
    let (d, m, y) = match words[..] {
        [m, y] => (None, month(m)?, y),
        [a, b, y] => match (month(a), month(b)) {
            (Some(m), None) => (Some(b), m, y),
            (None, Some(m)) => (Some(a), m, y),
            _ => return None,
        },
        _ => return None,
    };
    match d {
        Some(d) => day(y, &m.to_string(), d),
        None => DateSpan::parse(&format!("{y}-{m:02}")),
    }
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    let at = MONTHS
        .iter()
        .position(|m| *m == word || word == m[..3] || (word == "sept" && *m == "september"))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_written() {
        for (format, text, expected) in [
            (DateFormat::Iso, "2024-08", Some("2024-08")),
            (DateFormat::Iso, "2024-08-31 09:15", Some("2024-08-31")),
            (DateFormat::Iso, "2024-08-31é: x", None),
            (DateFormat::DayFirst, "1.2.2024", Some("2024-02-01")),
            (DateFormat::MonthFirst, "1/2/2024", Some("2024-01-02")),
            (DateFormat::Named, "2-Sep-2024", Some("2024-09-02")),
            (DateFormat::Named, "May 2024", Some("2024-05")),
            (DateFormat::Named, "May May 2024", None),
        ] {
            let read = format.read(text).map(|d| d.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
