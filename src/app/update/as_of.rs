//! As of when: a day chosen from a list, dragged to on the timeline, or typed.
//!
//! The day lives in the dataset's view, not in the workspace, and so is kept in a session file but not between runs:
//! no one should have to wonder next week why services are missing.

use crate::{
    app::{action::AsOf, draft::Draft, state::Model},
    catalog::{DateSpan, View, value::human_day},
};

pub(super) fn update(model: &mut Model, action: AsOf) {
    match action {
        AsOf::Set(day) => set(model, day),
        AsOf::Draft(text) => model.session.drafts.as_of.set(text),
        AsOf::Take => {
            let view = wanted(model);
            // The view stays as it is until a day can be read.
            if let Some(day) = model.session.drafts.as_of.take(|text| read(text, view)) {
                set(model, day);
            }
        }
        AsOf::Since(day) => since(model, day),
        AsOf::DraftSince(text) => model.session.drafts.since.set(text),
        AsOf::TakeSince => {
            let view = wanted(model);
            if let Some(day) = model.session.drafts.since.take(|text| read_since(text, view)) {
                since(model, Some(day));
            }
        }
        AsOf::All => {
            model.session.drafts.as_of = Draft::default();
            model.session.drafts.since = Draft::default();
            model.session.wanted_view = Some(View::on(wanted(model).today));
        }
        AsOf::Reading(reading) => {
            let view = wanted(model);
            model.session.wanted_view = Some(View { reading, ..view });
        }
    }
}

fn set(model: &mut Model, as_of: Option<jiff::civil::Date>) {
    model.session.drafts.as_of = Draft::default();
    let view = wanted(model);
    model.session.wanted_view = Some(View { as_of, ..view });
}

fn since(model: &mut Model, since: Option<jiff::civil::Date>) {
    model.session.drafts.since = Draft::default();
    let view = wanted(model);
    model.session.wanted_view = Some(View { since, ..view });
}

/// The view asked for last, which the dataset may not have yet.
fn wanted(model: &Model) -> View {
    model.session.wanted_view.unwrap_or(model.dataset.view)
}

/// The day a text means: a year or a month means its last day, as nothing later may count. Today itself is no
/// as-of day: *today* counts undated sources too.
fn read(text: &str, view: View) -> Result<Option<jiff::civil::Date>, String> {
    let span = read_day(text, view)?;
    Ok((span.last() < view.today).then(|| span.last()))
}

/// The day since which sources count: of a year or a month its first.
fn read_since(text: &str, view: View) -> Result<jiff::civil::Date, String> {
    read_day(text, view).map(DateSpan::first)
}

fn read_day(text: &str, view: View) -> Result<DateSpan, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("Type a day, such as 2019-06-30.".to_owned());
    }
    let Some(span) = DateSpan::parse(text) else {
        return Err(format!(
            "“{text}” is not a date. Type year, month and day, such as 2019-06-30."
        ));
    };
    if span.first() > view.today {
        let today = human_day(view.today);
        return Err(format!(
            "{} is after today, {today}. Type an earlier day.",
            span.human()
        ));
    }
    Ok(span)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_typed_is_a_day_or_a_sentence() {
        let view = View::on(date(2026, 11, 21));
        for (text, expected) in [
            ("2019-06-30", Some(date(2019, 6, 30))),
            (" 2019-06 ", Some(date(2019, 6, 30))),
            ("2019", Some(date(2019, 12, 31))),
            ("2026-11-20", Some(date(2026, 11, 20))),
            ("2026-11-21", None),
            ("2026", None),
        ] {
            assert_eq!(read(text, view), Ok(expected), "{text}");
        }
        for (text, says) in [
            ("", "Type a day"),
            ("2019-13-01", "“2019-13-01” is not a date"),
            ("30.6.2019", "“30.6.2019” is not a date"),
            ("2026-11-22", "22 Nov 2026 is after today, 21 Nov 2026"),
            ("2027", "2027 is after today"),
        ] {
            let problem = read(text, view).expect_err(text);
            assert!(problem.starts_with(says), "{text}: {problem}");
            assert_eq!(read_since(text, view), Err(problem));
        }
        assert_eq!(read_since("2019", view), Ok(date(2019, 1, 1)));
        assert_eq!(read_since("2026-11-21", view), Ok(date(2026, 11, 21)));
    }
}
