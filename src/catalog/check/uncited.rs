//! A source that is listed as naming a service, and from which nothing is cited there, is likely a leftover. A service
//! of which nothing is claimed at all is merely named.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::SourceIx,
    model::{Catalog, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog
        .services
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.claims.is_empty())
    {
        for source in service.named_in.iter().filter(|s| !cites(service, **s)) {
            let (entry, id) = (FileLocation::entry("services", i, &service.id), &catalog[*source].id);
            found.warn(
                &entry.field("named_in").word(id),
                format!("“{}” is listed as naming it, and no claim cites it", excerpt(id)),
                "Add what it says of the service, or take it out of named_in.",
            );
        }
    }
}

/// Whether anything about a service rests on a source.
fn cites(service: &Service, source: SourceIx) -> bool {
    let points = service.benefits.iter().chain(&service.considerations).map(|p| p.source);
    let events = service.lifecycle.iter().map(|e| e.source);
    let successors = service.successors.iter().map(|s| s.source);
    let claims = service.claims.iter().map(|c| c.source);
    points
        .chain(events)
        .chain(successors)
        .chain(claims)
        .any(|s| s == source)
}
