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
        let cited: BTreeSet<SourceIx> = cited(service).collect();
        let withdrawn = service.claims.iter().filter(|c| c.withdrawn().is_some());
        let withdrawn: BTreeSet<SourceIx> = withdrawn.map(|c| c.source).collect();
        let mut named = BTreeSet::new();
        for source in &service.named_in {
            let id = &catalog[*source].id;
            if !named.insert(*source) {
                found.warn(
                    &field.word(id),
                    format!("“{}” is listed twice as naming it", excerpt(id)),
                    "Keep one of the two.",
                );
            } else if !service.claims.is_empty() && !cited.contains(source) {
                let why = if withdrawn.contains(source) {
                    "all that cites it is withdrawn"
                } else {
                    "no claim cites it"
                };
                found.warn(
                    &field.word(id),
                    format!("“{}” is listed as naming it, and {why}", excerpt(id)),
                    "Add what it says of the service, or take it out of named_in.",
                );
            }
        }
        for source in cited.difference(&named).filter(|s| given(s)) {
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
