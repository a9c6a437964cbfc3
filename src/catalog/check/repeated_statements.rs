//! What one source states of one service is said once: the same event, or the same of one attribute, in other words.

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
        for (j, event) in service.lifecycle.iter().enumerate() {
            let before = &service.lifecycle[..j];
            if let Some(first) = before.iter().position(|e| is_same_event(e, event)) {
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
        // Claims stand attribute by attribute, then by source and place.
        for (j, claim) in service.claims.iter().enumerate() {
            if service.claims[..j].iter().any(|c| is_same_claim(c, claim)) {
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

/// Of one source at one date; notes may differ.
fn is_same_event(a: &Event, b: &Event) -> bool {
    let named = |e: &Event| match &e.kind {
        EventKind::PartEnds(name) | EventKind::RenamedFrom(name) => name.to_lowercase(),
        _ => String::new(),
    };
    let same = std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind);
    same && (a.date, a.source) == (b.date, b.source) && named(a) == named(b)
}

/// Options are kept in the catalog's order, whatever the file's.
fn is_same_claim(a: &Claim, b: &Claim) -> bool {
    let live = |c: &Claim| c.withdrawn().is_none() && !c.says.is_remark();
    (a.attribute, a.source) == (b.attribute, b.source) && a.place == b.place && a.says == b.says && live(a) && live(b)
}
