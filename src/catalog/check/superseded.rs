//! A claim that makes another one history is the newer of the two, is there to be met, and is no inference that stands
//! against a document.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::{ServiceIx, ServiceRef, SourceIx},
    model::{Catalog, Claim, PART_OF, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (ix, service) in catalog.service_ixs().zip(&catalog.services) {
        for claim in &service.claims {
            for (other, _) in claim.supersedes() {
                let Some((message, help)) = fault(catalog, ix, claim, *other) else {
                    continue;
                };
                let entry = FileLocation::entry("services", ix.at(), &service.id);
                let attribute = &catalog[claim.attribute].id;
                let (claims, source) = (entry.under("claims"), &catalog[claim.source].id);
                found.warn(
                    &claims.under(attribute).word(attribute).word(source).field("supersedes"),
                    message,
                    help,
                );
            }
        }
    }
}

/// What is wrong with making a source history, and what to do.
fn fault(catalog: &Catalog, service: ServiceIx, claim: &Claim, other: SourceIx) -> Option<(String, &'static str)> {
    let (mine, theirs) = (&catalog[claim.source], &catalog[other]);
    let (id, other_id) = (excerpt(&mine.id), excerpt(&theirs.id));
    if let Some((since, until)) = mine.date.span().zip(theirs.date.span())
        && since.last() < until.first()
    {
        return Some((
            format!("“{id}” of {since} supersedes “{other_id}” of {until}, which is newer"),
            "Let the newer supersede the older, or correct the dates.",
        ));
    }
    if mine.is_inference() && theirs.origin.is_document() {
        return Some((
            format!("our inference supersedes the document “{other_id}”"),
            "Cite the newer document that says so; an inference stands beside what it disagrees with.",
        ));
    }
    let is_met = claims_of_it_and_its_parts(catalog, service, claim)
        .any(|c| c.attribute == claim.attribute && c.source == other && c.withdrawn().is_none());
    (!is_met).then(|| {
        let attribute = excerpt(&catalog[claim.attribute].id);
        (
            format!("“{other_id}” is superseded, and states nothing of “{attribute}” here"),
            "Name the source whose claim is out of date, or leave this out.",
        )
    })
}

/// The claims of a service, and of its parts where the attribute has them count as its own.
fn claims_of_it_and_its_parts<'c>(
    catalog: &'c Catalog,
    service: ServiceIx,
    claim: &Claim,
) -> impl Iterator<Item = &'c Claim> {
    let part_of = catalog
        .attribute(PART_OF)
        .filter(|_| catalog[claim.attribute].from_parts);
    let is_part = move |part: &&Service| {
        let mut claims = part.claims.iter().filter(|c| Some(c.attribute) == part_of);
        claims.any(|c| c.says.services().contains(&ServiceRef::Known(service)))
    };
    let parts = catalog.services.iter().filter(is_part);
    catalog[service].claims.iter().chain(parts.flat_map(|p| &p.claims))
}
