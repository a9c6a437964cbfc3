//! A service's life as the sources report it: first named, renamed, closed to new users, ended, and what comes after.

use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::super::index::Index;
use crate::catalog::{Cells, DateSpan, EventKind, Reading, ServiceIx, ServiceRef, SourceDate, Status};

/// The dates of one service under one view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifespan {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// When it is first named; `None` when nothing dated names it.
    pub first: Option<DateSpan>,
    /// Whether that date is the estimate of an undated source.
    pub first_estimated: bool,
    /// When something dated last shows it in use.
    pub last_seen: Option<DateSpan>,
    /// Its former names with the day each was given up, oldest first, undated last.
    pub renamed: Vec<Renamed>,
    /// When it was closed to new users.
    pub closed: Option<DateSpan>,
    /// When support ends or development ended; `None` when it goes on, or when the date is not stated.
    pub ended: Option<DateSpan>,
    /// Its status on the view's day.
    pub status: Status,
    /// What to use instead.
    pub successors: Vec<ServiceRef>,
}

/// A name given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// The former name.
    pub from: String,
    /// When; `None` when no source states it.
    pub date: Option<DateSpan>,
}

/// The lives of all services together.
#[derive(Debug, Clone, Default)]
pub struct Lifespans {
    /// The services that are there in the order in which they come up, then by name; undated ones last.
    pub in_order: Box<[ServiceIx]>,
    /// Which comes after which.
    pub successions: Box<[(ServiceIx, ServiceIx)]>,
    /// The first day and the last one of any dated event, whatever the view.
    pub events: Option<(Date, Date)>,
}

impl Lifespans {
    fn build(cells: &Cells, index: &Index) -> Self {
        let present: Vec<ServiceIx> = cells.present().collect();
        let place = |s: ServiceIx| {
            let lifespan = lifespan(cells, s);
            let known = |after: &ServiceRef| match after {
                ServiceRef::Known(after) => Some((s, *after)),
                ServiceRef::Named(_) => None,
            };
            let after: Vec<_> = lifespan.successors.iter().filter_map(known).collect();
            (
                (
                    lifespan.first.is_none(),
                    lifespan.first.map(DateSpan::first),
                    index.slot(s),
                ),
                after,
            )
        };
        let place: Vec<_> = present.into_par_iter().map(place).collect();
        let (mut order, successions): (Vec<_>, Vec<_>) = place.into_iter().unzip();
        order.par_sort_unstable();
        let events = || cells.catalog.services.iter().flat_map(|s| &s.lifecycle);
        let dates = || events().filter_map(|e| e.date);
        let (first, last) = (dates().map(DateSpan::first).min(), dates().map(DateSpan::last).max());
        Self {
            in_order: order.into_iter().map(|(.., slot)| index.service(slot)).collect(),
            successions: successions.into_iter().flatten().collect(),
            events: first.zip(last),
        }
    }
}

/// The lives of all services together; worked out once for an index.
pub fn lifespans(cells: &Cells, index: &Index) -> Arc<Lifespans> {
    index.kept().get(|| Lifespans::build(cells, index))
}

/// The life of one service. The reading *documents* ignores events, as it does for the status: then a life is only
/// when documents name the service.
pub fn lifespan(cells: &Cells, service: ServiceIx) -> Lifespan {
    let entry = &cells.catalog[service];
    let events: &[_] = match cells.view.reading {
        Reading::Today => &entry.lifecycle,
        Reading::Documents => &[],
    };
    // What comes after the view's day was not known to have happened; an announced end is still shown.
    let so_far = |d: &DateSpan| d.first() <= cells.view.today;
    let sources = || {
        let named = entry.sources();
        named
            .filter(|s| cells.counts(*s))
            .map(|s| &cells.catalog[s])
            .filter(|s| s.origin.is_document())
            .filter_map(|s| match &s.date {
                SourceDate::Stated(d) => Some((*d, false)),
                SourceDate::Estimated(d, _) => Some((*d, true)),
                SourceDate::Unknown => None,
            })
    };
    let happened = || events.iter().filter_map(|e| e.date).filter(so_far);
    let sightings = events
        .iter()
        .filter(|e| matches!(e.kind, EventKind::Seen | EventKind::RenamedFrom(_)));
    let first = happened()
        .map(|d| (d, false))
        .chain(sources())
        .min_by_key(|(d, estimated)| (d.first(), *estimated, d.last()));
    let last_seen = sightings
        .filter_map(|e| e.date)
        .filter(so_far)
        .chain(sources().map(|(d, _)| d))
        .max_by_key(|d| (d.last(), d.first()));
    let renamed = events
        .iter()
        .filter(|e| e.date.is_none_or(|d| so_far(&d)))
        .filter_map(|e| match &e.kind {
            EventKind::RenamedFrom(from) => Some(Renamed {
                from: from.clone(),
                date: e.date,
            }),
            _ => None,
        })
        .collect();
    let closed = events
        .iter()
        .filter(|e| e.kind == EventKind::ClosedToNew)
        .find_map(|e| e.date.filter(so_far));
    let judged = cells.judged(service);
    Lifespan {
        service,
        first: first.map(|(d, _)| d),
        first_estimated: first.is_some_and(|(_, estimated)| estimated),
        last_seen,
        renamed,
        closed,
        ended: judged
            .date
            .filter(|_| matches!(judged.status, Status::Retired | Status::Retiring)),
        status: judged.status,
        successors: match cells.view.reading {
            Reading::Today => entry.successors.iter().map(|s| s.to.clone()).collect(),
            Reading::Documents => Vec::new(),
        },
    }
}
