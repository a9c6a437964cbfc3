//! What one source states of one service is stated once: the same event, or the same of one attribute, in other words.

use std::{collections::HashMap, hash::Hash};

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, Claim, Event, EventKind},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        let entry = FileLocation::entry("services", i, &service.id);
        let mut firsts = HashMap::new();
        for (j, event) in service.lifecycle.iter().enumerate() {
            let first = *firsts.entry(happened(event)).or_insert(j);
            if first < j {
                found.warn(
                    &entry.item("lifecycle", j),
                    format!(
                        "lifecycle[{first}] says the same, from “{}”",
                        excerpt(&catalog[event.source].id)
                    ),
                    "Keep one of the two.",
                );
            }
        }
        // Claims are ordered by attribute, then by source and place.
        let of_one_place = service
            .claims
            .chunk_by(|a, b| (a.attribute, a.source) == (b.attribute, b.source) && a.place == b.place);
        for (claims, j) in of_one_place.flat_map(|claims| (1..claims.len()).map(move |j| (claims, j))) {
            let claim = &claims[j];
            if claims[..j].iter().any(|c| is_same_claim(c, claim)) {
                let (claims, attribute) = (entry.under("claims"), &catalog[claim.attribute].id);
                let source = &catalog[claim.source].id;
                found.warn(
                    &claims.under(attribute).word(attribute).word(source),
                    format!("“{}” states this of it twice at one place", excerpt(source)),
                    "Keep one of the two.",
                );
            }
        }
    }
}

/// What makes two events one: what happened to what, the date and the source. Notes may differ.
fn happened(event: &Event) -> impl Eq + Hash + use<> {
    let named = match &event.kind {
        EventKind::PartEnds(name) | EventKind::RenamedFrom(name) => name.to_lowercase(),
        _ => String::new(),
    };
    (std::mem::discriminant(&event.kind), named, event.date, event.source)
}

/// Of two claims of one source at one place on one attribute. Options are kept in the catalog's order, whatever the file's.
fn is_same_claim(a: &Claim, b: &Claim) -> bool {
    let live = |c: &Claim| c.withdrawn().is_none() && !c.says.is_remark();
    a.says == b.says && live(a) && live(b)
}
