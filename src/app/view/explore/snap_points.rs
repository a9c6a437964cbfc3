//! Where the as-of line can be on the timeline: at the ends of months, at the days on which a document came up, and
//! at today. Pure lookups, so that dragging needs no dates.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalog::value::human_day;

/// A place of the as-of line.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SnapPoint {
    /// Where on the axis.
    pub at: f32,
    /// Which day; `None`: today.
    pub day: Option<Date>,
    /// Whether a document is of that day, so that something changes there.
    pub changes: bool,
}

impl SnapPoint {
    /// `as of 30 Sep 2017`, `today`.
    pub fn words(&self) -> String {
        self.day
            .map_or_else(|| "today".to_owned(), |day| format!("as of {}", human_day(day)))
    }
}

/// All places, from the left, today last. `days`: those on which documents came up; `from`: where the axis begins.
pub(super) fn snap_points(
    days: impl Iterator<Item = Date>,
    from: i16,
    today: Date,
    place: impl Fn(Date) -> f32,
) -> Vec<SnapPoint> {
    let mut all: BTreeMap<Date, bool> = BTreeMap::new();
    let months = (from..=today.year()).flat_map(|year| (1..=12).filter_map(move |m| Date::new(year, m, 1).ok()));
    all.extend(months.map(|first| (first.last_of_month(), false)));
    all.extend(days.filter(|d| d.year() >= from).map(|d| (d, true)));
    let before = all.into_iter().filter(|(day, _)| *day < today);
    before
        .map(|(day, changes)| SnapPoint {
            at: place(day),
            day: Some(day),
            changes,
        })
        .chain([SnapPoint {
            at: place(today),
            day: None,
            changes: true,
        }])
        .collect()
}

/// The stop for a place on the axis: one at which something changes within `pull` of it, else the nearest.
pub fn nearest(snap_points: &[SnapPoint], at: f32, pull: f32) -> Option<SnapPoint> {
    let distance = |s: &&SnapPoint| (s.at - at).abs();
    let closest = |a: &&SnapPoint, b: &&SnapPoint| distance(a).total_cmp(&distance(b));
    let changing = snap_points.iter().filter(|s| s.changes && distance(s) <= pull);
    changing
        .min_by(closest)
        .or_else(|| snap_points.iter().min_by(closest))
        .copied()
}

/// Where a key moves from a day: to the next stop at which something changes, before it or after it.
pub fn beside(snap_points: &[SnapPoint], day: Option<Date>, later: bool) -> Option<SnapPoint> {
    // Today comes after every day.
    let key = |day: Option<Date>| (day.is_none(), day);
    let mut changing = snap_points.iter().filter(|s| s.changes);
    let found = if later {
        changing.find(|s| key(s.day) > key(day))
    } else {
        changing.rfind(|s| key(s.day) < key(day))
    };
    found.copied()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn some() -> Vec<SnapPoint> {
        let days = [date(2017, 9, 25), date(2018, 3, 31), date(2026, 12, 1)];
        // A month is a step of one, so that distances are easy to see.
        let place = |d: Date| f32::from(d.year() - 2017) * 12.0 + f32::from(d.month()) + f32::from(d.day()) / 100.0;
        snap_points(days.into_iter(), 2017, date(2018, 5, 10), place)
    }

    #[test]
    fn months_documents_and_today_once_each_in_order() {
        let snap_points = some();
        let shown: Vec<String> = snap_points.iter().map(SnapPoint::words).collect();
        assert_eq!(snap_points.len(), 16 + 1 + 1, "{shown:?}");
        assert_eq!(shown[8..10], ["as of 25 Sep 2017", "as of 30 Sep 2017"]);
        assert_eq!(shown.last().map(String::as_str), Some("today"));
        assert!(snap_points.is_sorted_by(|a, b| a.at < b.at));
        assert_eq!(
            snap_points.iter().filter(|s| s.changes).count(),
            3,
            "nothing is after today"
        );
    }

    #[test]
    fn the_line_goes_to_what_changes_when_near_else_to_the_month() {
        let snap_points = some();
        for (at, pull, expected) in [
            (9.28, 0.5, Some(date(2017, 9, 25))),
            (9.28, 0.0, Some(date(2017, 9, 30))),
            (6.4, 0.5, Some(date(2017, 6, 30))),
            (-40.0, 0.5, Some(date(2017, 1, 31))),
            (99.0, 0.5, None),
        ] {
            assert_eq!(
                nearest(&snap_points, at, pull).expect("a stop").day,
                expected,
                "{at} {pull}"
            );
        }
    }

    #[test]
    fn keys_go_from_change_to_change() {
        let snap_points = some();
        let day = |from, later| beside(&snap_points, from, later).map(|s| s.day);
        assert_eq!(day(None, false), Some(Some(date(2018, 3, 31))));
        assert_eq!(day(Some(date(2018, 3, 31)), false), Some(Some(date(2017, 9, 25))));
        assert_eq!(day(Some(date(2017, 9, 25)), false), None);
        assert_eq!(day(Some(date(2017, 12, 2)), true), Some(Some(date(2018, 3, 31))));
        assert_eq!(day(Some(date(2018, 3, 31)), true), Some(None));
        assert_eq!(day(None, true), None);
    }
}
