//! A claim that makes another one history is the newer of the two by a date of its own, is there to be met, and is no inference that stands
//! against a document.

use std::collections::HashMap;

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::{ServiceIx, ServiceRef, SourceIx},
    model::{Catalog, Claim, PART_OF},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    let parts = parts_of_each(catalog);
    for (ix, service) in catalog.service_ixs().zip(&catalog.services) {
        for claim in &service.claims {
            for (other, _) in claim.supersedes() {
                let Some((message, help)) = fault(catalog, (ix, claim), *other, &parts) else {
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
fn fault(
    catalog: &Catalog,
    (service, claim): (ServiceIx, &Claim),
    other: SourceIx,
    parts: &HashMap<ServiceIx, Vec<ServiceIx>>,
) -> Option<(String, &'static str)> {
    let (mine, theirs) = (&catalog[claim.source], &catalog[other]);
    let (id, other_id) = (excerpt(&mine.id), excerpt(&theirs.id));
    if let Some((my_date, their_date)) = mine.date.span().zip(theirs.date.span())
        && my_date.last() < their_date.first()
    {
        return Some((
            format!("“{id}” of {my_date} supersedes “{other_id}” of {their_date}, which is newer"),
            "Let the newer supersede the older, or correct the dates.",
        ));
    }
    if let (None, Some(their_date), true) = (mine.date.span(), theirs.date.span(), mine.origin.is_document()) {
        return Some((
            format!("“{id}” has no date and supersedes “{other_id}” of {their_date}"),
            "Give its date, or an estimate with what it rests on, so that it is seen to be the newer.",
        ));
    }
    if mine.is_inference() && theirs.origin.is_document() {
        return Some((
            format!("our inference supersedes the document “{other_id}”"),
            "Cite the newer document that says so; an inference stands beside what it disagrees with.",
        ));
    }
    let attribute = claim.attribute;
    // What is stated of a part is its whole's too where the attribute has it so.
    let parts = parts.get(&service).filter(|_| catalog[attribute].from_parts);
    let it_and_parts = std::iter::once(&service).chain(parts.into_iter().flatten());
    let mut claims = it_and_parts.flat_map(|s| catalog[*s].claims_on(attribute));
    let is_met = claims.any(|c| c.source == other && c.withdrawn().is_none());
    (!is_met).then(|| {
        let attribute = excerpt(&catalog[attribute].id);
        (
            format!("“{other_id}” is superseded, and states nothing of “{attribute}” here"),
            "Name the source whose claim is out of date, or leave this out.",
        )
    })
}

/// The parts of each whole.
fn parts_of_each(catalog: &Catalog) -> HashMap<ServiceIx, Vec<ServiceIx>> {
    let mut parts: HashMap<ServiceIx, Vec<ServiceIx>> = HashMap::new();
    let Some(part_of) = catalog.attribute(PART_OF) else {
        return parts;
    };
    for (part, service) in catalog.service_ixs().zip(&catalog.services) {
        for whole in service.claims_on(part_of).iter().flat_map(|c| c.says.services()) {
            if let ServiceRef::Known(whole) = whole {
                parts.entry(*whole).or_default().push(part);
            }
        }
    }
    parts
}
