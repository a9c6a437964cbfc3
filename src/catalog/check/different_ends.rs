//! What happens once has one date: two ends of a service on different days, or of one part of it, of which the earlier
//! counts without a word.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, Event, EventKind},
    value::DateSpan,
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        // Events are ordered by their dates.
        for (j, event) in service.lifecycle.iter().enumerate() {
            let Some((what, date)) = happens_once(event) else {
                continue;
            };
            let earlier = service.lifecycle[..j].iter().filter(|e| is_same(e, event));
            let mut earlier = earlier.filter_map(|e| Some((e, e.date?)));
            let Some((first, other)) = earlier.find(|(_, other)| other.meet(date).is_none()) else {
                continue;
            };
            let entry = FileLocation::entry("services", i, &service.id);
            found.warn(
                &entry.field("lifecycle").word(&date.to_string()),
                format!(
                    "{what} {} by “{}”, and {} by “{}”; the earlier one counts",
                    date.on(),
                    excerpt(&catalog[event.source].id),
                    other.on(),
                    excerpt(&catalog[first.source].id)
                ),
                "Keep the one that holds, with what the other source says in its note, or add its path to allowed with the reason.",
            );
        }
    }
}

/// What happens and when, of an event that a service or a part has once; `None` of the others, and of one without a date.
fn happens_once(event: &Event) -> Option<(String, DateSpan)> {
    let what = match &event.kind {
        EventKind::Ends => "it ends".to_owned(),
        EventKind::ClosedToNew => "it is closed to new users".to_owned(),
        EventKind::PartEnds(part) => format!("its part “{}” ends", excerpt(part)),
        EventKind::Seen | EventKind::RenamedFrom(_) | EventKind::NoDevelopment => return None,
    };
    Some((what, event.date?))
}

/// Whether two events are the same one, of the same part.
fn is_same(a: &Event, b: &Event) -> bool {
    match (&a.kind, &b.kind) {
        (EventKind::PartEnds(a), EventKind::PartEnds(b)) => a.trim().to_lowercase() == b.trim().to_lowercase(),
        (a, b) => a == b,
    }
}
