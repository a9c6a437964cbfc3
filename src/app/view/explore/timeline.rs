//! The services' lives on a common axis of years. Places on it are years with a fraction, so that drawing knows no
//! dates; words are made when a lane first comes into sight.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;

use super::snap_points::{SnapPoint, snap_points};
use crate::{
    app::{
        state::Model,
        text::{count, date_words, month_words},
        view::rows::Rows,
    },
    catalog::{
        Catalog, DateSpan, Origin, ServiceIx, SourceDate, Status, View,
        cells::source_filter,
        value::human_day,
        wording::{BEYOND_GIVEN, thousands},
    },
    dataset::Dataset,
    explore::{
        Bits,
        evidence::{Lifespan, lifespan, lifespans},
    },
};

/// The services that the filters leave, a lane each.
pub struct TimelineView {
    /// Whether anything in the catalog ends, so that words follow bars: their room is kept whatever is shown.
    pub notes: bool,
    /// Where no entry of the catalog has a life to draw: that it is so, in place of lanes without bars; else empty.
    pub nothing: String,
    /// The first and the last place on the axis.
    pub range: (f32, f32),
    /// The documents' dates, oldest first.
    pub marks: Vec<DateMark>,
    /// The day lifecycles are judged on: where, and in words.
    pub today: (f32, String),
    /// Where the as-of line can be, from the left; today comes last.
    pub snap_points: Vec<SnapPoint>,
    services: Vec<ServiceIx>,
    links: Vec<(usize, usize)>,
    lanes: Rows<(Lane, LaneWords)>,
    dataset: Arc<Dataset>,
}

/// When documents are from.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMark {
    /// A year with a fraction.
    pub at: f32,
    /// `Sep 2017`, `about 2019`.
    pub label: String,
    /// Whether it represents a document the catalog was made from, or any when none is marked as such.
    pub main: bool,
    /// Whether the as-of date leaves it out.
    pub later: bool,
    /// The documents' titles, and the date in full.
    pub titles: String,
}

/// One service's life, as places on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// When it is first named; `None` when nothing dated names it.
    pub from: Option<f32>,
    /// Until when it is known to go on.
    pub known_to: f32,
    /// Until when it may or will go on beyond that.
    pub open_to: Option<f32>,
    /// Whether it ends at the last of these.
    pub ends: bool,
    /// When it got another name.
    pub renamed: Vec<f32>,
    /// When it was closed to new users.
    pub closed: Option<f32>,
    /// What became of it.
    pub status: Status,
}

/// A lane's words.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneWords {
    /// The service's name.
    pub name: String,
    /// Whether none of the given documents names it.
    pub beyond_given: bool,
    /// What became of it, after the bar; empty when it goes on.
    pub note: String,
    /// What to use instead; empty when nothing.
    pub then: String,
    /// `Azure Batch AI: named Sep 2017, retired 4 Mar 2019, then Azure Machine Learning`
    pub spoken: String,
}

impl TimelineView {
    /// The services, a lane each, from the top down.
    pub fn services(&self) -> &[ServiceIx] {
        &self.services
    }

    /// From which lane to which a service is followed by another, as far as both are shown.
    pub fn links(&self) -> &[(usize, usize)] {
        &self.links
    }

    /// A lane with its words; `None` past the end.
    pub fn lane(&self, i: usize) -> Option<&(Lane, LaneWords)> {
        let service = *self.services.get(i)?;
        self.lanes.get(i, || {
            let lifespan = lifespan(&self.dataset, service);
            let words = words(&self.dataset, &lifespan);
            Some((lane(&lifespan, self.today.0), words))
        })
    }
}

impl TimelineView {
    /// Where the as-of line is for a day, which need not be a stop; `None`: at today.
    pub fn snap_point(&self, day: Option<Date>) -> Option<SnapPoint> {
        let today = self.snap_points.last().copied();
        match day {
            None => today,
            Some(day) => self
                .snap_points
                .iter()
                .find(|s| s.day == Some(day))
                .copied()
                .or(Some(SnapPoint {
                    at: place(day),
                    day: Some(day),
                    changes: false,
                })),
        }
    }
}

/// How far ahead of today the axis goes at most, in years: a mistyped end in 2999 must not squeeze all else.
const AHEAD: f32 = 10.0;
/// A month as a part of a year.
const MONTH: f32 = 1.0 / 12.0;
/// How far back it goes at most.
const BEHIND: f32 = 60.0;

pub(in crate::app::view) fn view(model: &Model, listed: &[ServiceIx], kept: &Bits) -> TimelineView {
    let dataset = Arc::clone(&model.dataset);
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let today = place(cells.view.today);
    let lifespans = lifespans(cells, &dataset.index);
    let query = &model.workspace.view.query;
    let services: Vec<ServiceIx> = if query.sort.is_empty() && query.search.trim().is_empty() {
        // In the order in which they come up, which reads as a staircase.
        let is_kept = |s: &&ServiceIx| kept.has(dataset.index.slot(**s));
        lifespans.in_order.iter().filter(is_kept).copied().collect()
    } else {
        listed.to_vec()
    };
    let as_of = cells.view.as_of;
    let counts = source_filter(
        catalog,
        View {
            as_of: None,
            ..cells.view
        },
    );
    let marks = marks(&dataset, &counts);
    let (from, to) = ends(lifespans.events, &marks, today);
    let spans = catalog.sources.iter().zip(&counts).filter(|(_, counts)| **counts);
    let days = spans.filter_map(|(s, _)| Some(s.date.span()?.last()));
    TimelineView {
        nothing: nothing(catalog, lifespans.events.is_some(), &marks, today),
        range: (from.floor(), to + 0.2),
        snap_points: snap_points(days, from.floor() as i16, cells.view.today, place),
        marks: marks
            .into_iter()
            .map(|(mark, last)| DateMark {
                later: as_of.is_some_and(|day| last > day),
                ..mark
            })
            .collect(),
        notes: catalog.service_ixs().any(|s| {
            let status = cells.judged(s).status;
            matches!(status, Status::Retired | Status::Retiring | Status::Unconfirmed)
        }),
        today: (today, format!("today, {}", human_day(cells.view.today))),
        lanes: Rows::new(services.len()),
        links: links(&lifespans.successions, &services, catalog.services.len()),
        services,
        dataset,
    }
}

/// That nothing has a life to draw: nothing is known to have happened, and no source is older than a month. `0 of
/// 2,413 entries have one; …`; empty where something has.
fn nothing(catalog: &Catalog, happened: bool, marks: &[(DateMark, Date)], today: f32) -> String {
    if happened || marks.iter().any(|(mark, _)| mark.at < today - MONTH) {
        return String::new();
    }
    let all = catalog.services.len();
    let of = format!("0 of {} {} have one", thousands(all), catalog.things(all));
    match marks.first() {
        Some((mark, _)) => format!("{of}; the first source that names any is of {}.", mark.label),
        None => format!("{of}, and no source that names them has a date."),
    }
}

/// Where the axis begins and ends: for the whole catalog, so that nothing jumps when a filter or the as-of date moves.
fn ends(events: Option<(Date, Date)>, marks: &[(DateMark, Date)], today: f32) -> (f32, f32) {
    let from = (events.iter())
        .map(|(first, _)| place(*first))
        .chain(marks.iter().map(|(m, _)| m.at))
        .fold(today - 1.0, f32::min)
        .max(today - BEHIND);
    let to = (events.iter())
        .map(|(_, last)| place(*last))
        .fold(today, f32::max)
        .min(today + AHEAD);
    (from, to)
}

/// From which lane to which, where both are shown.
fn links(successions: &[(ServiceIx, ServiceIx)], shown: &[ServiceIx], services: usize) -> Vec<(usize, usize)> {
    if successions.is_empty() {
        return Vec::new();
    }
    let mut at = vec![usize::MAX; services];
    for (i, service) in shown.iter().enumerate() {
        at[service.at()] = i;
    }
    let both = successions.iter().map(|(from, to)| (at[from.at()], at[to.at()]));
    both.filter(|(from, to)| from.max(to) < &shown.len()).collect()
}

/// A day as a year with a fraction.
fn place(day: Date) -> f32 {
    f32::from(day.year()) + f32::from(day.day_of_year() - 1) / f32::from(day.days_in_year())
}

fn lane(lifespan: &Lifespan, today: f32) -> Lane {
    let from = lifespan.first.map(|d| place(d.first()));
    let start = from.unwrap_or(today);
    let last_seen = lifespan.last_seen.map_or(start, |d| place(d.last()).min(today));
    let (known_to, open_to, ends) = match (lifespan.status, lifespan.ended.map(|d| place(d.last()))) {
        (Status::Retired, Some(end)) => (end.min(today), None, true),
        // It has ended, but no source states when.
        (Status::Retired, None) => (last_seen, Some(today), false),
        (Status::Retiring, Some(end)) => (today, Some(end), true),
        (Status::Retiring, None) => (today, None, false),
        (Status::Unconfirmed, _) => (last_seen, Some(today), false),
        (Status::Available | Status::Renamed, _) => (today, None, false),
    };
    Lane {
        service: lifespan.service,
        from,
        known_to: known_to.max(start),
        open_to,
        ends,
        renamed: lifespan
            .renamed
            .iter()
            .filter_map(|r| r.date)
            .map(|d| place(d.first()))
            .collect(),
        closed: lifespan.closed.map(|d| place(d.first())),
        status: lifespan.status,
    }
}

fn words(dataset: &Dataset, lifespan: &Lifespan) -> LaneWords {
    let catalog = &dataset.catalog;
    let name = catalog[lifespan.service].name.clone();
    let mut parts = vec![match lifespan.first {
        None => "named in no dated source".to_owned(),
        Some(d) if lifespan.first_estimated => format!("named about {}", d.human()),
        Some(d) => format!("named {}", month_words(d)),
    }];
    for renamed in &lifespan.renamed {
        parts.push(match renamed.date {
            Some(d) => format!("formerly {} until {}", renamed.from, date_words(d)),
            None => format!("formerly {}", renamed.from),
        });
    }
    if let Some(d) = lifespan.closed {
        parts.push(format!("closed to new users {}", date_words(d)));
    }
    let note = match (lifespan.status, lifespan.ended) {
        (Status::Retired, Some(d)) => format!("retired {}", date_words(d)),
        (Status::Retired, None) => "retired, date not stated".to_owned(),
        (Status::Retiring, Some(d)) => format!("retires {}", date_words(d)),
        (Status::Retiring, None) => "retiring, date not stated".to_owned(),
        (Status::Unconfirmed, _) => lifespan.last_seen.map_or_else(
            || "not confirmed lately".to_owned(),
            |d| format!("not confirmed since {}", month_words(d)),
        ),
        (Status::Available | Status::Renamed, _) => String::new(),
    };
    if !note.is_empty() {
        parts.push(note.clone());
    }
    let then: Vec<&str> = lifespan.successors.iter().map(|s| catalog.name_of(s)).collect();
    let then = then.join(" or ");
    if !then.is_empty() {
        parts.push(format!("then {then}"));
    }
    let beyond_given = catalog.is_beyond_given(lifespan.service);
    if beyond_given {
        parts.push(BEYOND_GIVEN.to_owned());
    }
    LaneWords {
        spoken: format!("{name}: {}", parts.join(", ")),
        name,
        beyond_given,
        note,
        then,
    }
}

/// A document with its date, for the marks.
struct DatedSource<'a> {
    span: DateSpan,
    estimated: bool,
    title: &'a str,
    main: bool,
}

/// One mark a month in which documents are from, with the day by which the first of them had come up; estimates have
/// their own.
fn marks(dataset: &Dataset, counts: &[bool]) -> Vec<(DateMark, Date)> {
    let catalog = &dataset.catalog;
    let has_given = catalog.sources.iter().any(|s| s.origin == Origin::Given);
    let mut months: BTreeMap<(Date, bool), Vec<DatedSource<'_>>> = BTreeMap::new();
    for (source, counts) in catalog.sources.iter().zip(counts) {
        let (span, estimated) = match &source.date {
            SourceDate::Stated(d) => (*d, false),
            SourceDate::Estimated(d, _) => (*d, true),
            SourceDate::Unknown => continue,
        };
        if *counts && source.origin.is_document() {
            let month = (span.first().first_of_month(), estimated);
            months.entry(month).or_default().push(DatedSource {
                span,
                estimated,
                title: &source.title,
                main: !has_given || source.origin == Origin::Given,
            });
        }
    }
    let dated = |documents: &Vec<DatedSource<'_>>| {
        let first = documents.iter().map(|d| d.span.last()).min()?;
        Some((mark(documents)?, first))
    };
    months.values().filter_map(dated).collect()
}

/// The mark of documents of one month; `None` for none.
fn mark(documents: &[DatedSource<'_>]) -> Option<DateMark> {
    let DatedSource { span, estimated, .. } = documents.first()?;
    let titles: Vec<String> = documents
        .iter()
        .map(|d| {
            let about = if d.estimated { "undated, about " } else { "" };
            format!("{} ({about}{})", d.title, date_words(d.span))
        })
        .collect();
    Some(DateMark {
        at: place(span.first()),
        main: documents.iter().any(|d| d.main),
        later: false,
        label: if *estimated {
            format!("about {}", span.human())
        } else {
            month_words(*span)
        },
        titles: format!(
            "{}: {}",
            count(titles.len(), "document", "documents"),
            titles.join("; ")
        ),
    })
}
