//! A date in running text whose day and month can be swapped, as 03/04/2025, 03-04-2025 or 03.04.2025: half of its readers
//! read another day.
//! Fields are written YYYY-MM-DD, where nothing can be swapped. One finding covers all.

use std::borrow::Cow;

use super::{
    location::Findings,
    texts::{self, TextUse},
    usage::Usage,
};
use crate::catalog::{
    kind::DateFormat,
    model::Catalog,
    value::{DateSpan, human_day},
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let mut is_reported = false;
    texts::each(
        catalog,
        &|how, text| how == TextUse::Prose && in_text(text).is_some(),
        &mut |location, _, text| {
            if let Some((written, [a, b])) = in_text(text).filter(|_| !std::mem::replace(&mut is_reported, true)) {
                found.warn(
                    location,
                    format!(
                        "“{written}” can be read as {} or as {}",
                        human_day(a.first()),
                        human_day(b.first())
                    ),
                    "Write YYYY-MM-DD, or the month by its name; others like it are not listed.",
                );
            }
        },
    );
}

/// The first date in a text that can be read as two days, and the two. Searched from each `/`, `-` and `.`, and no further
/// than a date is long.
fn in_text(text: &str) -> Option<(&str, [DateSpan; 2])> {
    let is_part = |b: &&u8| b.is_ascii_digit() || b"/-.".contains(*b);
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'/', b'-', b'.', bytes).find_map(|at| {
        let before = bytes[..at].iter().rev().take(3).take_while(is_part).count();
        let after = bytes[at..].iter().take(10).take_while(is_part).count();
        // The end of a sentence is no part of its date.
        let word = text[at - before..at + after].trim_end_matches('.');
        Some((word, two_readings(&with_slashes(word, bytes[at])?)?))
    })
}

/// A date as `two_readings` takes it; `None` where it is joined in several ways. Points and dashes join the numbers of
/// versions and releases too, so that with them day and month have two digits and the year has four.
fn with_slashes(word: &str, joint: u8) -> Option<Cow<'_, str>> {
    let of_one_kind = word.bytes().all(|b| b.is_ascii_digit() || b == joint);
    let is_whole = word.len() == 10 && [2, 5].iter().all(|at| word.as_bytes().get(*at) == Some(&joint));
    match joint {
        _ if !of_one_kind => None,
        b'/' => Some(Cow::Borrowed(word)),
        _ if !is_whole => None,
        _ => Some(Cow::Owned(word.replace(char::from(joint), "/"))),
    }
}

/// The two days a text can mean, where its day and month can be swapped.
pub(super) fn two_readings(text: &str) -> Option<[DateSpan; 2]> {
    let first = DateFormat::DayFirst.read(text)?;
    let second = DateFormat::MonthFirst.read(text)?;
    (first != second).then_some([first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_found_where_day_and_month_can_be_swapped() {
        for (text, found) in [
            ("on 03/04/2025.", Some("03/04/2025")),
            ("3/4/2025", Some("3/4/2025")),
            ("and/or 1/2, 12/31/2025, 01/02/2025", Some("01/02/2025")),
            ("12/31/2025", None),
            ("05/05/2025", None),
            ("on 04-03-2020.", Some("04-03-2020")),
            ("(04-03-2020)", Some("04-03-2020")),
            ("(4-3-2020)", None),
            ("release 10-11-12", None),
            ("release 10.11.12", None),
            ("Removed 04.03.2020.", Some("04.03.2020")),
            ("04.03.2020, 17.00", Some("04.03.2020")),
            ("1.2.2025", None), // a version too
            ("31.03.2020", None),
            ("2020-03-04", None),
            ("04-03/2020", None),
            ("04.03.2020.1", None),
            ("0800-04-03-2020", None),
            ("2025/03/04", None),
            ("https://example.org/03/04/2025", None),
            ("103/04/2025", None),
            ("03/04/20251", None),
            ("é3/4/2025é", Some("3/4/2025")),
        ] {
            assert_eq!(in_text(text).map(|(word, _)| word), found, "{text}");
        }
    }
}
