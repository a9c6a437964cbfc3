//! A service's status on a given day, from its dated events and from when a source last showed it in use.

use super::{
    model::{Catalog, Event, EventKind, Service},
    status::Status,
    value::{DateSpan, days_before},
    view::{Reading, View},
};

/// How long a "seen" date keeps a service from being "unconfirmed", in days.
pub const CONFIRMED_FOR_DAYS: i64 = 730;

/// A status with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What became of the service.
    pub status: Status,
    /// Retired or retiring: when; `None` when the source does not state it. Unconfirmed: when a source last shows it,
    /// if ever.
    pub date: Option<DateSpan>,
    /// The event in the service's lifecycle it rests on, if one.
    pub event: Option<usize>,
}

/// Judges a lifecycle on the view's day; the first of retired, retiring, unconfirmed, renamed, available that holds.
/// Events count by their own date, whoever reported them, and when. The reading *documents* ignores lifecycles:
/// everything is available.
pub fn judge(catalog: &Catalog, service: &Service, view: View) -> Judged {
    if view.reading == Reading::Documents {
        return Judged {
            status: Status::Available,
            date: None,
            event: None,
        };
    }
    let today = view.today;
    let find = |wanted: &dyn Fn(&Event) -> bool| service.lifecycle.iter().position(wanted);
    let judged = |status, event: Option<usize>| Judged {
        status,
        date: event.and_then(|i| service.lifecycle.get(i)).and_then(|e| e.date),
        event,
    };
    // A year or a month is over when its last day is reached.
    let ended = |e: &Event| match e.kind {
        EventKind::Ends => e.date.is_none_or(|d| d.last() <= today),
        EventKind::NoDevelopment => e.date.is_none_or(|d| d.first() <= today),
        _ => false,
    };
    if let Some(i) = find(&ended) {
        return judged(Status::Retired, Some(i));
    }
    let coming = find(&|e| e.kind == EventKind::Ends).or_else(|| find(&|e| e.kind == EventKind::NoDevelopment));
    if let Some(i) = coming {
        return judged(Status::Retiring, Some(i));
    }
    let last = last_seen(catalog, service);
    if last.is_none_or(|d| d.last() < days_before(today, CONFIRMED_FOR_DAYS)) && has_dated_evidence(catalog, service) {
        return Judged {
            status: Status::Unconfirmed,
            date: last,
            event: None,
        };
    }
    if let Some(i) = find(&|e| matches!(e.kind, EventKind::RenamedFrom(_))) {
        return judged(Status::Renamed, Some(i));
    }
    Judged {
        status: Status::Available,
        date: None,
        event: None,
    }
}

/// The newest date on which a source shows the service in use: its "seen" events, and the sources that name it or
/// make a claim about it (our own inference does not count). `None` when nothing dated does.
pub fn last_seen(catalog: &Catalog, service: &Service) -> Option<DateSpan> {
    let events = service
        .lifecycle
        .iter()
        .filter(|e| matches!(e.kind, EventKind::Seen | EventKind::RenamedFrom(_)))
        .filter_map(|e| e.date);
    let sources = service
        .sources()
        .map(|s| &catalog[s])
        .filter(|s| s.origin.is_document())
        .filter_map(|s| s.date.span());
    events.chain(sources).max_by_key(|d| (d.last(), d.first()))
}

/// A list whose sources carry no dates at all (a spreadsheet just imported) cannot be "not confirmed since".
fn has_dated_evidence(catalog: &Catalog, service: &Service) -> bool {
    last_seen(catalog, service).is_some() || !service.lifecycle.is_empty()
}
