//! Dates of a lifecycle that cannot follow each other: what a source reports as seen or past after its own date, what was
//! closed to new users or seen in use after its end, or closed to new users when it was no longer developed; and a part that
//! outlives its whole.

use jiff::civil::Date;

use super::{
    location::{FileLocation, Findings},
    part_circles::wholes_of,
    usage::Usage,
};
use crate::catalog::{
    ix::ServiceIx,
    model::{Catalog, EventKind, PART_OF, Service, SourceDate},
    value::DateSpan,
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    part_outlives_whole(catalog, found);
    for (i, service) in catalog.services.iter().enumerate() {
        let ended = last(service, &EventKind::Ends);
        let undeveloped = last(service, &EventKind::NoDevelopment);
        for event in &service.lifecycle {
            let Some(date) = event.date else { continue };
            let (what, is_past) = match &event.kind {
                EventKind::Seen => ("it is seen in use".to_owned(), true),
                EventKind::RenamedFrom(_) => ("it is renamed".to_owned(), true),
                EventKind::ClosedToNew => ("it is closed to new users".to_owned(), false),
                EventKind::NoDevelopment => ("its development ends".to_owned(), false),
                EventKind::PartEnds(part) => (format!("its part “{}” ends", excerpt(part)), false),
                EventKind::Ends => continue,
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
                        "{what} {}, and the source “{}” is {by} {dated}, before that",
                        date.on(),
                        excerpt(&source.id)
                    ),
                    "Correct one of the dates, or cite a later source.",
                );
            }
            let goes_on = !matches!(event.kind, EventKind::RenamedFrom(_));
            if let Some(end) = ended.filter(|end| goes_on && end.last() < date.first()) {
                found.warn(
                    &location,
                    format!("{what} {}, after its end {}", date.on(), end.on()),
                    "Correct one of the dates.",
                );
            }
            let left = undeveloped.filter(|left| event.kind == EventKind::ClosedToNew && left.last() < date.first());
            if let Some(left) = left {
                found.warn(
                    &location,
                    format!("{what} {}, after its development ended {}", date.on(), left.on()),
                    "Correct one of the dates; what is no longer developed counts as retired.",
                );
            }
        }
    }
}

/// A part that is an entry of its own and ends after all that it is part of has ended.
fn part_outlives_whole(catalog: &Catalog, found: &mut Findings) {
    let Some(part_of) = catalog.attribute(PART_OF) else {
        return;
    };
    for part in catalog.service_ixs() {
        let service = &catalog[part];
        let Some(end) = last(service, &EventKind::Ends) else {
            continue;
        };
        let wholes = wholes_of(catalog, part_of, part).into_iter();
        let ends: Option<Vec<_>> = wholes
            .map(|w| Some((last(&catalog[w], &EventKind::Ends)?, w)))
            .collect();
        // Of several wholes the last to end counts, of those that end on one day the first by name.
        let order = |(a, x): &(DateSpan, ServiceIx), (b, y): &(DateSpan, ServiceIx)| {
            a.last().cmp(&b.last()).then_with(|| catalog.by_name(*y, *x))
        };
        let Some((whole_end, whole)) = ends.and_then(|e| e.into_iter().max_by(order)) else {
            continue;
        };
        if whole_end.last() < end.first() {
            let entry = FileLocation::entry("services", part.at(), &service.id);
            found.warn(
                &entry.field("lifecycle").word(&end.to_string()),
                format!(
                    "it ends {}, and “{}”, which it is part of, {}",
                    end.on(),
                    excerpt(&catalog[whole].id),
                    whole_end.on()
                ),
                "Correct one of the dates, or add its path to allowed with the reason why the part goes on without its whole.",
            );
        }
    }
}

/// The last dated event of a kind; `None` when one has no date, because nothing is after that.
fn last(service: &Service, kind: &EventKind) -> Option<DateSpan> {
    let events = service.lifecycle.iter().filter(|e| e.kind == *kind);
    let all: Option<Vec<DateSpan>> = events.map(|e| e.date).collect();
    all?.into_iter().max_by_key(|d: &DateSpan| -> Date { d.last() })
}
