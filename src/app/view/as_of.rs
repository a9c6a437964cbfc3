//! As of when, in words: what the control in the header shows and offers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    app::text::{sentence, thousands},
    catalog::{Catalog, DateSpan, Origin, Reading, View, value::human_day},
};

/// The control in the header.
#[derive(Debug, Clone, PartialEq)]
pub struct AsOfView {
    /// `As of today, 21 Nov 2026`, `As of the end of 2019`, `Given documents only`.
    pub text: String,
    /// The same for a narrow window: `Today`, `As of 2019`.
    pub short: String,
    /// What is left out; `None` when everything counts.
    pub left_out: Option<LeftOut>,
    /// Days worth choosing, newest first; the first is today.
    pub days: Vec<Day>,
    /// The day since which sources count; `None`: however old they are.
    pub since: Option<String>,
    /// The reading that is on; `None` when the catalog has no documents marked as given, and so only one.
    pub reading: Option<Reading>,
}

/// What does not count under the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// `31 later sources left out`.
    pub text: String,
    /// `31 left out`.
    pub short: String,
    /// What taking it away does, with what is left out.
    pub spoken: String,
}

/// A day worth choosing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which; `None`: today.
    pub day: Option<Date>,
    /// `Today`, `End of 2019`, `4 Mar 2019`.
    pub text: String,
    /// `17 of 48 sources`.
    pub about: String,
    /// Whether it is the one in force.
    pub on: bool,
}

/// Up to so many days are offered as they are; of more, the ends of their years.
const MOST_DAYS: usize = 8;

pub(super) fn view(catalog: &Catalog, view: View) -> AsOfView {
    let documents = view.reading == Reading::Documents;
    let has_given = catalog.sources.iter().any(|s| s.origin == Origin::Given);
    let (text, short) = match (documents, view.as_of) {
        (false, None) => (format!("As of today, {}", human_day(view.today)), "Today".to_owned()),
        (false, Some(day)) => (format!("As of {}", in_words(day)), short(day)),
        (true, None) => ("Given documents only".to_owned(), "Documents".to_owned()),
        (true, Some(day)) => (format!("Given documents, as of {}", in_words(day)), short(day)),
    };
    let (text, short) = match view.since {
        None => (text, short),
        Some(day) => (
            format!("{text}, since {}", human_day(day)),
            format!("{short}, since {}", day.year()),
        ),
    };
    AsOfView {
        text,
        short,
        since: view.since.map(human_day),
        left_out: left_out(catalog, view),
        days: days(catalog, view),
        reading: (has_given || documents).then_some(view.reading),
    }
}

/// `the end of 2019`, `4 Mar 2019`.
fn in_words(day: Date) -> String {
    if is_year_end(day) {
        format!("the end of {}", day.year())
    } else {
        human_day(day)
    }
}

fn short(day: Date) -> String {
    if is_year_end(day) {
        format!("As of {}", day.year())
    } else {
        format!("As of {}", human_day(day))
    }
}

fn is_year_end(day: Date) -> bool {
    (day.month(), day.day()) == (12, 31)
}

/// Counts what the view leaves out, by reason. A source that several reasons leave out is counted once: as not given,
/// else as later, else as earlier, else as undated.
fn left_out(catalog: &Catalog, view: View) -> Option<LeftOut> {
    if view.as_of.is_none() && view.since.is_none() && view.reading == Reading::Today {
        return None;
    }
    let (mut other, mut later, mut earlier, mut undated) = (0, 0, 0, 0);
    for source in &catalog.sources {
        if view.reading == Reading::Documents && source.origin != Origin::Given {
            other += 1;
        } else if view.as_of.is_some() || view.since.is_some() {
            match source.date.span() {
                None => undated += 1,
                Some(span) if view.as_of.is_some_and(|day| span.last() > day) => later += 1,
                Some(span) if view.since.is_some_and(|day| span.last() < day) => earlier += 1,
                Some(_) => {}
            }
        }
    }
    let all = other + later + earlier + undated;
    let parts: Vec<String> = [
        (other, "other"),
        (later, "later"),
        (earlier, "earlier"),
        (undated, "undated"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, kind)| format!("{} {kind}", thousands(n)))
    .collect();
    let sources = if all == 1 { "source" } else { "sources" };
    let text = match parts.as_slice() {
        [] => "Nothing left out".to_owned(),
        [one] => format!("{one} {sources} left out"),
        [first, second] => format!("{first} and {second} sources left out"),
        _ => format!("{} sources left out", thousands(all)),
    };
    Some(LeftOut {
        spoken: format!("{text}. Go back to all sources, as of today"),
        short: if all == 0 {
            text.clone()
        } else {
            format!("{} left out", thousands(all))
        },
        text,
    })
}

/// Today, and the days by which another source had come up: each of them where they are few, else the ends of years.
fn days(catalog: &Catalog, view: View) -> Vec<Day> {
    let counts = |origin: Origin| view.reading == Reading::Today || origin == Origin::Given;
    let sources = || catalog.sources.iter().filter(|s| counts(s.origin));
    let all = sources().count();
    // The days of documents: our inference has no day that is shown.
    let documents = sources().filter(|s| !s.is_inference());
    let mut at: BTreeSet<Date> = documents.filter_map(|s| s.date.span()).map(DateSpan::last).collect();
    if at.len() > MOST_DAYS {
        at = at
            .into_iter()
            .map(|day| Date::new(day.year(), 12, 31).unwrap_or(day))
            .collect();
    }
    let by = |day: Date| {
        let dated = sources().filter_map(|s| s.date.span());
        dated.filter(|d| d.last() <= day).count()
    };
    let mut days: Vec<Day> = at
        .into_iter()
        .map(|day| {
            let by_then = by(day);
            let text = in_words(day);
            Day {
                day: Some(day),
                text: sentence(text.trim_start_matches("the ")),
                about: format!("{} of {} sources", thousands(by_then), thousands(all)),
                on: view.as_of == Some(day),
            }
        })
        .filter(|d| d.day.is_some_and(|d| d < view.today))
        .collect();
    if let Some(day) = view.as_of
        && !days.iter().any(|d| d.on)
    {
        // One that was typed or dragged to is in the list while it is in force.
        let n = by(day);
        days.push(Day {
            day: Some(day),
            text: sentence(in_words(day).trim_start_matches("the ")),
            about: format!("{} of {} sources", thousands(n), thousands(all)),
            on: true,
        });
        days.sort_by_key(|d| d.day);
    }
    days.push(Day {
        day: None,
        text: "Today".to_owned(),
        about: human_day(view.today),
        on: view.as_of.is_none(),
    });
    days.reverse();
    days
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn catalog() -> Catalog {
        let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog.ron")).expect("the catalog");
        crate::catalog::load(&bytes).0.expect("a catalog")
    }

    fn view_at(as_of: Option<Date>, reading: Reading) -> AsOfView {
        let today = date(2026, 11, 21);
        view(
            &catalog(),
            View {
                as_of,
                reading,
                ..View::on(today)
            },
        )
    }

    #[test]
    fn today_leaves_nothing_out_and_each_year_counts_what_is_there_by_then() {
        let now = view_at(None, Reading::Today);
        assert_eq!(now.text, "As of today, 21 Nov 2026");
        assert_eq!(now.left_out, None);
        assert_eq!(now.days[0].text, "Today");
        assert!(now.days[0].on);
        // Against the catalog itself, by the slow method.
        let catalog = catalog();
        let by = |day: Date| {
            let dated = catalog.sources.iter().filter_map(|s| s.date.span());
            dated.filter(|d| d.last() <= day).count()
        };
        assert!(now.days.len() > 4, "{:?}", now.days);
        for day in &now.days[1..] {
            let end = day.day.expect("a day");
            assert!(end < date(2026, 11, 21));
            assert_eq!(day.text, format!("End of {}", end.year()));
            assert_eq!(day.about, format!("{} of {} sources", by(end), catalog.sources.len()));
        }
        assert!(now.days.is_sorted_by(|a, b| b.day < a.day || a.day.is_none()));
    }

    #[test]
    fn a_day_says_what_it_leaves_out() {
        let catalog = catalog();
        let then = view_at(Some(date(2019, 12, 31)), Reading::Today);
        assert_eq!(
            (then.text.as_str(), then.short.as_str()),
            ("As of the end of 2019", "As of 2019")
        );
        let spans = || catalog.sources.iter().map(|s| s.date.span());
        let later = spans().flatten().filter(|d| d.last() > date(2019, 12, 31)).count();
        let undated = spans().filter(Option::is_none).count();
        let left_out = then.left_out.expect("sources left out");
        assert!(left_out.text.contains(&format!("{later} later")), "{left_out:?}");
        assert_eq!(left_out.text.contains("undated"), undated > 0, "{left_out:?}");
        assert!(then.days.iter().any(|d| d.on && d.text == "End of 2019"));

        let odd = view_at(Some(date(2019, 6, 15)), Reading::Documents);
        assert_eq!(odd.text, "Given documents, as of 15 Jun 2019");
        assert_eq!(
            odd.days.iter().filter(|d| d.on).count(),
            1,
            "a day of one's own is listed"
        );
        let given = catalog.sources.iter().filter(|s| s.origin == Origin::Given).count();
        let other = catalog.sources.len() - given;
        assert!(odd.left_out.expect("some").text.contains(&format!("{other} other")));
        assert!(
            odd.days
                .iter()
                .all(|d| d.day.is_none() || d.about.ends_with(&format!(" of {given} sources")))
        );
    }

    #[test]
    fn what_is_older_than_asked_is_left_out_and_said() {
        let catalog = catalog();
        let since = date(2025, 1, 1);
        let now = view(
            &catalog,
            View {
                since: Some(since),
                ..View::on(date(2026, 11, 21))
            },
        );
        assert_eq!(now.text, "As of today, 21 Nov 2026, since 1 Jan 2025");
        assert_eq!(
            (now.short.as_str(), now.since.as_deref()),
            ("Today, since 2025", Some("1 Jan 2025"))
        );
        let spans = catalog.sources.iter().filter_map(|s| s.date.span());
        let earlier = spans.filter(|d| d.last() < since).count();
        let left_out = now.left_out.expect("sources left out").text;
        assert!(left_out.contains(&format!("{earlier} earlier")), "{left_out}");
    }

    #[test]
    fn a_day_before_everything_and_one_after_it_are_said_too() {
        let before = view_at(Some(date(1990, 1, 1)), Reading::Today);
        let n = catalog().sources.len();
        assert_eq!(before.left_out.expect("all").short, format!("{n} left out"));
    }
}
