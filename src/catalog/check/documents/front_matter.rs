//! What a document states about itself before it begins, between two lines of `---`: its date, which the catalog should have.

use super::{
    super::{
        location::{FileLocation, Findings},
        swapped_dates::two_readings,
    },
    texts::{DocumentTexts, text_of},
};
use crate::catalog::{
    kind::DateFormat,
    model::{Catalog, Origin, Source, SourceDate},
    value::{DateSpan, human_day},
    wording::excerpt,
};

/// The lines before the document, and the document.
pub(super) fn split(text: &str) -> (&str, &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let after = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']));
    let ends = after.and_then(|rest| rest.match_indices("\n---").next());
    match (after, ends) {
        (Some(rest), Some((at, line))) => (&rest[..at], &rest[at + line.len()..]),
        _ => ("", text),
    }
}

/// The dates a document gives itself, as it writes them.
fn dates(text: &str) -> impl Iterator<Item = &str> {
    split(text).0.lines().filter_map(|line| {
        let (key, value) = line.rsplit_once(": ")?;
        let last = key.rsplit(['.', ':', '_', '-']).next()?;
        let value = value.trim().trim_matches(['"', '\'']);
        (last.trim().eq_ignore_ascii_case("date") && !value.is_empty()).then_some(value)
    })
}

/// Which of two ways to read a date the other documents use.
struct Habit(Option<DateFormat>);

impl Habit {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let clear = |date: &str| match (DateFormat::DayFirst.read(date), DateFormat::MonthFirst.read(date)) {
            (Some(_), None) if date.contains('/') => Some(DateFormat::DayFirst),
            (None, Some(_)) => Some(DateFormat::MonthFirst),
            _ => None,
        };
        let mut shown = texts.flat_map(dates).filter_map(clear);
        let first = shown.next();
        Self(first.filter(|first| shown.all(|other| other == *first)))
    }

    /// The days a date can mean.
    fn readings(&self, date: &str) -> Vec<DateSpan> {
        match (two_readings(date), self.0) {
            (Some(_), Some(habit)) => habit.read(date).into_iter().collect(),
            (Some(both), None) => both.to_vec(),
            (None, _) => DateFormat::ALL
                .into_iter()
                .find_map(|f| f.read(date))
                .into_iter()
                .collect(),
        }
    }
}

pub(super) fn lint(catalog: &Catalog, texts: &DocumentTexts, found: &mut Findings) {
    let all = || catalog.sources.iter().filter_map(|s| text_of(s, texts));
    let habit = Habit::of(all());
    let mut is_reported = false;
    for (i, source) in catalog.sources.iter().enumerate() {
        let Some(text) = text_of(source, texts).filter(|_| source.origin != Origin::Inference) else {
            continue;
        };
        let location = FileLocation::entry("sources", i, &source.id);
        let dates: Vec<(&str, Vec<DateSpan>)> = dates(text).map(|d| (d, habit.readings(d))).collect();
        let ambiguous = dates.iter().find_map(|(written, days)| match days[..] {
            [a, b] => Some((*written, a, b)),
            _ => None,
        });
        if let Some((written, a, b)) = ambiguous.filter(|_| !std::mem::replace(&mut is_reported, true)) {
            found.warn(
                &location,
                format!(
                    "its document is dated “{}”, which can be read as {} or as {}",
                    excerpt(written),
                    human_day(a.first()),
                    human_day(b.first())
                ),
                "Find out which is meant; others like it are not listed.",
            );
        }
        let read = || dates.iter().filter(|(_, days)| !days.is_empty());
        if let Some((written, _)) = read().next()
            && !read().any(|(_, days)| days.iter().any(|day| agrees(source, *day)))
        {
            let has = match &source.date {
                SourceDate::Stated(date) => format!("is dated {date}"),
                SourceDate::Estimated(date, _) => format!("has the estimate {date}"),
                SourceDate::Unknown => "has no date".to_owned(),
            };
            found.warn(
                &location,
                format!("the source {has}, and its document says “{}”", excerpt(written)),
                "Give the date of the document, as YYYY-MM-DD.",
            );
        }
    }
}

fn agrees(source: &Source, day: DateSpan) -> bool {
    matches!(source.date, SourceDate::Stated(date) if date.meet(day).is_some())
}
