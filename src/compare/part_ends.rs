//! Parts of a service that have ended or will, in words, with the sources that state it.

use super::Numbering;
use crate::catalog::{Cells, PartEnd, ServiceIx, ended_parts, value::days_before};

/// How long a part that is gone is still news, in days; older ends are listed with all else that happened.
const NEWS_DAYS: i64 = 365;

/// The end of a part in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartWords {
    /// For a person: `Custom Vision, a part, ends on 25 September 2028`.
    pub text: String,
    /// The same where there is little room: `a part ends 25 Sep 2028`.
    pub short: String,
    /// The numbers of the sources it rests on.
    pub sources: Vec<usize>,
}

/// Every part that has ended or will, oldest first.
pub fn part_words(cells: &Cells, service: ServiceIx, numbers: &mut Numbering) -> Vec<PartWords> {
    ended_parts(cells, service)
        .iter()
        .map(|end| words(end, numbers))
        .collect()
}

/// Those that matter at the head of a service: what ends, the next first, then what ended within a year,
/// the last first.
pub fn part_news(cells: &Cells, service: ServiceIx, numbers: &mut Numbering) -> Vec<PartWords> {
    let news = days_before(cells.view.today, NEWS_DAYS);
    let (mut past, ahead): (Vec<_>, Vec<_>) = ended_parts(cells, service).into_iter().partition(|e| e.past);
    past.retain(|e| e.date.is_some_and(|d| d.last() > news));
    ahead
        .iter()
        .chain(past.iter().rev())
        .map(|end| words(end, numbers))
        .collect()
}

/// All of them on one line, with a full stop after each; empty without any.
pub fn part_sentences(parts: &[PartWords]) -> String {
    let all: Vec<String> = parts.iter().map(|p| format!("{}.", p.text)).collect();
    all.join(" ")
}

fn words(end: &PartEnd<'_>, numbers: &mut Numbering) -> PartWords {
    let date = end.date.map_or_else(String::new, |d| format!(" {}", d.human()));
    PartWords {
        text: end.words(),
        short: format!("a part {}{date}", if end.past { "ended" } else { "ends" }),
        sources: numbers.cite_all(end.sources()),
    }
}
