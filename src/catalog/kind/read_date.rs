//! The one reader of dates as people write them. The format of a text is passed in: commands and fields are ISO,
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
    /// 31 Aug 2024, Aug 31, 2024, August 2024, Saturday, 31 August 2024, 2024年8月31日
    Named,
    /// 20240831: only for a whole column, since one such text alone may be any number.
    Compact,
    /// Several of those that can be read in one way only, in one column: 31 August 2024, 31.08.2024, 2024-08.
    Several,
    /// 24/08/31: only where the user chooses it, since a person reads 24/08/31 with the day first.
    ShortYearFirst,
}

impl DateFormat {
    /// Those that a text may be recognized by.
    pub const ALL: [Self; 6] = [
        Self::Iso,
        Self::YearFirst,
        Self::DayFirst,
        Self::MonthFirst,
        Self::Named,
        Self::Several,
    ];

    /// The days a text names; `None` when it is written otherwise. A time of day after it is skipped.
    pub fn read(self, text: &str) -> Option<DateSpan> {
        let text = text.trim();
        if let Self::Iso = self {
            return iso(text);
        }
        let text = without_clock(text);
        match self {
            Self::Iso => None,
            Self::YearFirst => {
                let [y, m, d] = parts(text)?;
                (y.len() == 4).then(|| day(y, m, d)).flatten()
            }
            Self::DayFirst => month_and_year(text).or_else(|| {
                let [d, m, y] = parts(text)?;
                day(y, m, d)
            }),
            // With points the day comes first everywhere.
            Self::MonthFirst => month_and_year(text).or_else(|| {
                let [m, d, y] = parts(text)?;
                (!text.contains('.')).then(|| day(y, m, d)).flatten()
            }),
            Self::Named => named(text).or_else(|| with_signs(text)),
            Self::Compact => compact(text),
            Self::Several => [Self::Iso, Self::YearFirst, Self::Named]
                .into_iter()
                .find_map(|form| form.read(text))
                .or_else(|| month_and_year(text))
                // With points the day comes first everywhere.
                .or_else(|| text.contains('.').then(|| Self::DayFirst.read(text)).flatten()),
            Self::ShortYearFirst => {
                let [y, m, d] = parts(text)?;
                day(y, m, d)
            }
        }
    }

    /// Whether a time of day is left out when this text is read.
    pub fn drops_time(self, text: &str) -> bool {
        let text = text.trim();
        match self {
            Self::Iso => text.len() > 10,
            _ => without_clock(text).len() < text.len(),
        }
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

/// The text without the time of day at its end: `10:30`, `3:04 PM`, `T10:00:00Z`.
fn without_clock(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let Some(at) = text[..colon].rfind([' ', 'T']) else {
        return text;
    };
    let (date, clock) = (&text[..at], &text[at + 1..]);
    let rest = clock.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-'));
    let zone = rest
        .trim_start()
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '+' | '-'));
    let is_clock = clock.starts_with(|c: char| c.is_ascii_digit())
        && matches!(
            zone.trim().to_ascii_lowercase().as_str(),
            "" | "am" | "pm" | "a.m." | "p.m." | "z" | "utc" | "gmt" | "uhr"
        );
    if is_clock {
        date.trim_end().trim_end_matches(',')
    } else {
        text
    }
}

/// Three numbers joined by the same separator.
fn parts(text: &str) -> Option<[&str; 3]> {
    let sign = text
        .chars()
        .find(|c| !c.is_ascii_digit())
        .filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut all = text.split(sign).map(str::trim);
    let three = [all.next()?, all.next()?, all.next()?];
    (all.next().is_none() && three.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))).then_some(three)
}

/// A month in figures and a year of four: 03/2024, 3.2024.
fn month_and_year(text: &str) -> Option<DateSpan> {
    let (month, year) = text.split_once(['/', '.', '-'])?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_month = (1..=2).contains(&month.len()) && digits(month);
    let is_year = year.len() == 4 && digits(year) && matches!(year.parse(), Ok(1900..=2100));
    (is_month && is_year)
        .then(|| DateSpan::parse(&format!("{year}-{month:0>2}")))
        .flatten()
}

/// A day from its digits. A year has four, or two: 69 to 99 are of the last century. The others have one or two.
fn day(year: &str, month: &str, day: &str) -> Option<DateSpan> {
    let short = |s: &str| (1..=2).contains(&s.len()).then(|| s.parse::<i8>().ok()).flatten();
    let year: i16 = match (year.len(), year.parse::<i16>().ok()?) {
        (4, year) => year,
        (2, year @ 0..69) => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    Date::new(year, short(month)?, short(day)?).ok().map(DateSpan::day)
}

/// Eight digits, of a day within the years that lists have.
fn compact(text: &str) -> Option<DateSpan> {
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let span = digits.then(|| day(&text[..4], &text[4..6], &text[6..])).flatten()?;
    (1900..=2100).contains(&span.first().year()).then_some(span)
}

/// With the month in letters, in English, German, French, Spanish or Italian.
fn named(text: &str) -> Option<DateSpan> {
    // Cheap to reject: prose has no figures, or many words.
    if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let words = text.split([' ', '-', ',', '/', '\u{a0}']).filter(|w| !w.is_empty());
    let words = words.filter(|w| !matches!(*w, "de" | "di" | "del" | "of"));
    let mut words = words.skip_while(|w| is_weekday(w));
    let three = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let figure = |word: &'_ str| -> String {
        let word = word.trim_end_matches('.');
        let ends = ["st", "nd", "rd", "th", "er", "º", "°"];
        ends.iter()
            .find_map(|e| word.strip_suffix(e))
            .unwrap_or(word)
            .to_owned()
    };
    let (d, m, y) = match three {
        (m, y, None) => (None, month(m)?, y),
        (a, b, Some(y)) => match (month(a), month(b)) {
            (Some(m), None) => (Some(b), m, y),
            (None, Some(m)) => (Some(a), m, y),
            _ => return None,
        },
    };
    match d {
        Some(d) => day(y, &m.to_string(), &figure(d)),
        None => DateSpan::parse(&format!("{y}-{m:02}")),
    }
}

/// With the signs for year, month and day behind their figures, as in Chinese, Japanese and Korean; the day of the week may
/// stand behind it in brackets.
fn with_signs(text: &str) -> Option<DateSpan> {
    let part = |text: &'_ str, signs: [char; 2]| -> Option<(String, String)> {
        let (figures, rest) = text.split_once(signs)?;
        Some((figures.trim().to_owned(), rest.trim().to_owned()))
    };
    let (y, rest) = part(text, ['年', '년'])?;
    if y.len() != 4 {
        return None;
    }
    if rest.is_empty() {
        return DateSpan::parse(&y);
    }
    let (m, rest) = part(&rest, ['月', '월'])?;
    if rest.is_empty() {
        let first = day(&y, &m, "1")?.first();
        return DateSpan::parse(&format!("{y}-{:02}", first.month()));
    }
    let (d, rest) = part(&rest, ['日', '일'])?;
    let is_weekday = rest.starts_with(['(', '（']) && rest.ends_with([')', '）']) && rest.chars().count() <= 5;
    (rest.is_empty() || is_weekday).then(|| day(&y, &m, &d)).flatten()
}

/// The months, each with how it is called in five languages, short forms cut to what distinguishes them.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "jan",
    ],
    &[
        "february", "februar", "février", "fevrier", "févr", "fév", "febrero", "febbraio", "feb",
    ],
    &["march", "märz", "mär", "mrz", "mars", "marzo", "mar"],
    &["april", "avril", "avr", "abril", "abr", "aprile", "apr"],
    &["may", "mai", "mayo", "maggio", "mag"],
    &["june", "juni", "juin", "junio", "giugno", "giu", "jun"],
    &["july", "juli", "juillet", "juil", "julio", "luglio", "lug", "jul"],
    &["august", "août", "aout", "agosto", "ago", "aug"],
    &[
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "sept",
        "set",
        "sep",
    ],
    &[
        "october", "oktober", "octobre", "octubre", "ottobre", "ott", "okt", "oct",
    ],
    &["november", "novembre", "noviembre", "nov"],
    &[
        "december",
        "dezember",
        "décembre",
        "decembre",
        "diciembre",
        "dicembre",
        "dic",
        "dez",
        "déc",
        "dec",
    ],
];

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    if !word.starts_with(char::is_alphabetic) || word.len() > 12 {
        return None;
    }
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// How the days of the week are called in five languages, whole and cut.
const WEEKDAYS: &str = "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun \
    montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so \
    lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim \
    lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom \
    lunedì martedì mercoledì giovedì gio venerdì sabato domenica";

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    WEEKDAYS.split_whitespace().any(|day| day == word)
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
            (DateFormat::YearFirst, "2023-1-5", Some("2023-01-05")),
            (DateFormat::DayFirst, "31.12.23", Some("2023-12-31")),
            (DateFormat::DayFirst, "31-12-1969", Some("1969-12-31")),
            (DateFormat::DayFirst, "31/12/69", Some("1969-12-31")),
            (DateFormat::DayFirst, "31/12/2023 10:30", Some("2023-12-31")),
            (DateFormat::MonthFirst, "12/31/2023 3:04 PM", Some("2023-12-31")),
            (DateFormat::MonthFirst, "1.2.2024", None),
            (DateFormat::Named, "31-Dec-23", Some("2023-12-31")),
            (DateFormat::Named, "3. März 2024", Some("2024-03-03")),
            (DateFormat::Named, "1er août 2024", Some("2024-08-01")),
            (DateFormat::Named, "5 de enero de 2024", Some("2024-01-05")),
            (DateFormat::Named, "7 dicembre 2024", Some("2024-12-07")),
            (DateFormat::Named, "Dec 7th, 2024", Some("2024-12-07")),
            (DateFormat::Named, "Saturday, 7 December 2024", Some("2024-12-07")),
            (DateFormat::Named, "Sa., 7. Dezember 2024", Some("2024-12-07")),
            (DateFormat::Named, "2024年3月5日", Some("2024-03-05")),
            (DateFormat::Named, "2024年12月31日（火）", Some("2024-12-31")),
            (DateFormat::Named, "2024년 3월 5일", Some("2024-03-05")),
            (DateFormat::Named, "2024年3月", Some("2024-03")),
            (DateFormat::Named, "2024年", Some("2024")),
            (DateFormat::Named, "2024年13月", None),
            (DateFormat::Named, "2024年3月5日 版", None),
            (DateFormat::Named, "24年3月", None),
            (DateFormat::Named, "Sat", None),
            (DateFormat::Named, "Version 7 December 2024", None),
            (DateFormat::Compact, "20240831", Some("2024-08-31")),
            (DateFormat::Compact, "20241331", None),
            (DateFormat::Compact, "12040831", None),
            (DateFormat::Several, "31.08.2024", Some("2024-08-31")),
            (DateFormat::Several, "Aug 2024", Some("2024-08")),
            (DateFormat::Several, "2024-08", Some("2024-08")),
            (DateFormat::Several, "08/07/2024", None),
        ] {
            let read = format.read(text).map(|d| d.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
