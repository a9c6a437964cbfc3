//! Dates of a lifecycle that cannot follow each other: what a source reports as seen or past after its own date, what was
//! closed to new users or seen in use after its end, or closed to new users when it was no longer developed.

use jiff::civil::Date;

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, EventKind, Service, SourceDate},
    value::DateSpan,
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        let ended = last(service, &EventKind::Ends);
        let undeveloped = last(service, &EventKind::NoDevelopment);
        for event in &service.lifecycle {
            let Some(date) = event.date else { continue };
            let (what, is_past) = match event.kind {
                EventKind::Seen => ("seen in use", true),
                EventKind::RenamedFrom(_) => ("renamed", true),
                EventKind::ClosedToNew => ("closed to new users", false),
                EventKind::Ends | EventKind::NoDevelopment | EventKind::PartEnds(_) => continue,
            };
            let entry = FileLocation::entry("services", i, &service.id);
            let (list, text) = (entry.field("lifecycle"), date.to_string());
            let location = list.word(&text);
            let source = &catalog[event.source];
            if let Some(dated) = source
                .date
                .span()
                .filter(|dated| is_past && dated.last() < date.first())
            {
                let by = match source.date {
                    SourceDate::Estimated(..) => "estimated to be",
                    SourceDate::Stated(_) | SourceDate::Unknown => "dated",
                };
                found.warn(
                    &location,
                    format!(
                        "it is {what} {}, and the source “{}” is {by} {dated}, before that",
                        date.on(),
                        excerpt(&source.id)
                    ),
                    "Correct one of the dates, or cite a later source.",
                );
            }
            let goes_on = matches!(event.kind, EventKind::Seen | EventKind::ClosedToNew);
            if let Some(end) = ended.filter(|end| goes_on && end.last() < date.first()) {
                found.warn(
                    &location,
                    format!("it is {what} {}, after its end {}", date.on(), end.on()),
                    "Correct one of the dates.",
                );
            }
            let left = undeveloped.filter(|left| event.kind == EventKind::ClosedToNew && left.last() < date.first());
            if let Some(left) = left {
                found.warn(
                    &location,
                    format!("it is {what} {}, after its development ended {}", date.on(), left.on()),
                    "Correct one of the dates; what is no longer developed counts as retired.",
                );
            }
        }
    }
}

/// The last dated event of a kind; `None` when one has no date, because nothing is after that.
fn last(service: &Service, kind: &EventKind) -> Option<DateSpan> {
    let events = service.lifecycle.iter().filter(|e| e.kind == *kind);
    let all: Option<Vec<DateSpan>> = events.map(|e| e.date).collect();
    all?.into_iter().max_by_key(|d: &DateSpan| -> Date { d.last() })
}
