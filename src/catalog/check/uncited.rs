//! The sources that are listed as naming a service: each once, each cited there, and of the given documents none left out.
//! A service of which nothing is claimed at all is merely named.

use std::collections::BTreeSet;

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::SourceIx,
    model::{Catalog, Origin, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    // A list that keeps no account of which document names what is asked for none.
    let listed: BTreeSet<SourceIx> = catalog.services.iter().flat_map(|s| &s.named_in).copied().collect();
    let given = |s: &SourceIx| catalog[*s].origin == Origin::Given && listed.contains(s);
    for (i, service) in catalog.services.iter().enumerate() {
        let entry = FileLocation::entry("services", i, &service.id);
        let field = entry.field("named_in");
        for (at, source) in service.named_in.iter().enumerate() {
            let id = &catalog[*source].id;
            if service.named_in[..at].contains(source) {
                found.warn(
                    &field.word(id),
                    format!("“{}” is listed twice as naming it", excerpt(id)),
                    "Keep one of the two.",
                );
            } else if !service.claims.is_empty() && !cited(service).any(|s| s == *source) {
                found.warn(
                    &field.word(id),
                    format!("“{}” is listed as naming it, and no claim cites it", excerpt(id)),
                    "Add what it says of the service, or take it out of named_in.",
                );
            }
        }
        if listed.is_empty() {
            continue;
        }
        let left_out: BTreeSet<SourceIx> = cited(service).filter(given).collect();
        for source in left_out.iter().filter(|s| !service.named_in.contains(s)) {
            let id = &catalog[*source].id;
            found.warn(
                &entry.under("claims").word(id),
                format!(
                    "the given document “{}” is cited here, and not listed as naming it",
                    excerpt(id)
                ),
                "Add it to named_in.",
            );
        }
    }
}

/// What anything about a service rests on; what is withdrawn states nothing of it.
fn cited(service: &Service) -> impl Iterator<Item = SourceIx> + '_ {
    let points = service.benefits.iter().chain(&service.considerations).map(|p| p.source);
    let events = service.lifecycle.iter().map(|e| e.source);
    let successors = service.successors.iter().map(|s| s.source);
    let live = service.claims.iter().filter(|c| c.withdrawn().is_none());
    let claims = live.map(|c| c.source);
    points.chain(events).chain(successors).chain(claims)
}
