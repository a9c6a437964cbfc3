//! Dates as lists write them: ISO, and other ways when every cell of a column can be read so and only so.

use jiff::civil::Date;

use crate::catalog::value::DateSpan;

/// How the dates of one column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
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

/// Why a column that looks like dates is not read as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Some cell is no date.
    NotDates,
    /// 03/04/2024 may be in March or in April.
    Ambiguous,
}

/// How a column's dates are written, if all cells are dates and there is one way to read them.
pub fn infer<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Result<Form, Refusal> {
    let all = |form: Form| {
        let mut some = false;
        texts.clone().all(|t| {
            some = true;
            form.read(t).is_some()
        }) && some
    };
    for form in [Form::Iso, Form::YearFirst, Form::Named] {
        if all(form) {
            return Ok(form);
        }
    }
    match (all(Form::DayFirst), all(Form::MonthFirst)) {
        (true, false) => Ok(Form::DayFirst),
        (false, true) => Ok(Form::MonthFirst),
        (true, true) => {
            let same = texts
                .clone()
                .all(|t| Form::DayFirst.read(t) == Form::MonthFirst.read(t));
            if same {
                Ok(Form::DayFirst)
            } else {
                Err(Refusal::Ambiguous)
            }
        }
        (false, false) => Err(Refusal::NotDates),
    }
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Iso,
        Self::YearFirst,
        Self::DayFirst,
        Self::MonthFirst,
        Self::Named,
    ];

    /// The date as a catalog writes it; `None` when the text is written otherwise.
    pub fn read(self, text: &str) -> Option<String> {
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

fn iso(text: &str) -> Option<String> {
    if let Some(span) = DateSpan::parse(text) {
        return Some(span.to_string());
    }
    let (date, time) = (text.get(..10)?, text.get(10..)?);
    let clock = time.strip_prefix(['T', ' '])?;
    let shaped =
        clock.len() >= 4 && clock.contains(':') && clock.bytes().all(|b| b.is_ascii_digit() || b":.+-Z ".contains(&b));
    (shaped && DateSpan::parse(date).is_some()).then(|| date.to_owned())
}

/// Three numbers joined by the same sign.
fn parts<'a>(text: &'a str, signs: &[char]) -> Option<[&'a str; 3]> {
    let sign = *signs.iter().find(|s| text.contains(**s))?;
    let mut all = text.split(sign);
    let three = [all.next()?, all.next()?, all.next()?];
    (all.next().is_none() && three.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))).then_some(three)
}

/// A day from its digits: a year has four, the others one or two.
fn day(year: &str, month: &str, day: &str) -> Option<String> {
    let short = |s: &str| (1..=2).contains(&s.len()).then(|| s.parse::<i8>().ok()).flatten();
    let year: i16 = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    let date = Date::new(year, short(month)?, short(day)?).ok()?;
    Some(date.to_string())
}

fn named(text: &str) -> Option<String> {
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
        None => DateSpan::parse(&format!("{y}-{m:02}")).map(|s| s.to_string()),
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
    fn columns_are_read_one_way_or_not_at_all() {
        for (cells, expected) in [
            (&["2024-08-31", "2024-08", "2024"][..], Ok(Form::Iso)),
            (&["2024-08-31T12:00:00Z"], Ok(Form::Iso)),
            (&["2024/8/31"], Ok(Form::YearFirst)),
            (&["31.08.2024", "01.02.2024"], Ok(Form::DayFirst)),
            (&["31/08/2024", "01/02/2024"], Ok(Form::DayFirst)),
            (&["08/31/2024", "01/02/2024"], Ok(Form::MonthFirst)),
            (&["05/05/2024"], Ok(Form::DayFirst)),
            (&["31 Aug 2024", "Sept 1, 2024", "August 2024"], Ok(Form::Named)),
            (&["01/02/2024"], Err(Refusal::Ambiguous)),
            (&["31/08/2024", "08/31/2024"], Err(Refusal::NotDates)),
            (&["2024-02-30"], Err(Refusal::NotDates)),
            (&["soon"], Err(Refusal::NotDates)),
            (&["31.08.24"], Err(Refusal::NotDates)),
            (&[], Err(Refusal::NotDates)),
        ] {
            assert_eq!(infer(cells.iter().copied()), expected, "{cells:?}");
        }
    }

    #[test]
    fn reads_what_is_written() {
        for (form, text, expected) in [
            (Form::Iso, "2024-08-31 09:15", Some("2024-08-31")),
            (Form::Iso, "2024-08-31é: x", None),
            (Form::DayFirst, "1.2.2024", Some("2024-02-01")),
            (Form::MonthFirst, "1/2/2024", Some("2024-01-02")),
            (Form::Named, "2-Sep-2024", Some("2024-09-02")),
            (Form::Named, "May 2024", Some("2024-05")),
            (Form::Named, "May May 2024", None),
        ] {
            assert_eq!(form.read(text).as_deref(), expected, "{text}");
        }
    }
}
