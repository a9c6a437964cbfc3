//! What one source states at one place about one cell does not contradict itself: one of the two is likely a slip.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    cell::State,
    model::{Attribute, Catalog, Claim},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        // Claims are ordered by attribute, then by source and place.
        let same = |a: &Claim, b: &Claim| a.attribute == b.attribute && a.source == b.source && a.place == b.place;
        for claims in service.claims.chunk_by(same).filter(|claims| claims.len() > 1) {
            let first = &claims[0];
            let attribute = &catalog[first.attribute];
            if !contradict(attribute, claims) {
                continue;
            }
            let entry = FileLocation::entry("services", i, &service.id);
            found.warn(
                &entry
                    .under("claims")
                    .under(&attribute.id)
                    .word(&attribute.id)
                    .word(&first.place),
                format!(
                    "“{}” states {}two things that cannot both be",
                    excerpt(&catalog[first.source].id),
                    if first.place.trim().is_empty() {
                        String::new()
                    } else {
                        format!("at “{}” ", excerpt(&first.place))
                    }
                ),
                "Keep what stands there; mark the other withdrawn, or give its own place.",
            );
        }
    }
}

fn contradict(attribute: &Attribute, claims: &[Claim]) -> bool {
    let live = claims.iter().filter(|c| c.withdrawn().is_none() && !c.says.is_remark());
    let asserted: Vec<_> = live.map(|c| &c.says).collect();
    let applies = asserted.iter().any(|s| !s.is_not_applicable());
    asserted.len() > 1
        && applies
        && attribute.kind.add_up(&asserted, attribute.options.len()).state == State::Conflicting
}
