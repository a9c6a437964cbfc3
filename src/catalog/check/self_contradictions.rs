//! What one source states at one place about one cell does not contradict itself: one of the two is likely a slip.

use super::{
    documents::UNDER,
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
        let same = |a: &Claim, b: &Claim| a.attribute == b.attribute && a.source == b.source;
        let of_one_source = service.claims.chunk_by(same).filter(|claims| claims.len() > 1);
        for (place, claims) in of_one_source.flat_map(by_place) {
            let first = claims[0];
            let attribute = &catalog[first.attribute];
            if !contradict(attribute, &claims) {
                continue;
            }
            let entry = FileLocation::entry("services", i, &service.id);
            found.warn(
                &entry
                    .under("claims")
                    .under(&attribute.id)
                    .word(&attribute.id)
                    .word(place),
                format!(
                    "“{}” states {}two things that cannot both be",
                    excerpt(&catalog[first.source].id),
                    if place.trim().is_empty() {
                        String::new()
                    } else {
                        format!("at “{}” ", excerpt(place))
                    }
                ),
                "Keep what stands there; mark the other withdrawn, or give its own place.",
            );
        }
    }
}

/// The claims of one source by the place that they cite, those first that give most headings. One that gives its last
/// headings alone is where the longer path ends, if only one does.
fn by_place(claims: &[Claim]) -> Vec<(&str, Vec<&Claim>)> {
    let mut places: Vec<(&str, Vec<&Claim>)> = Vec::new();
    let mut sorted: Vec<&Claim> = claims.iter().collect();
    sorted.sort_by_key(|c| std::cmp::Reverse(c.place.split(UNDER).count())); // stable
    for claim in sorted {
        let place = &*claim.place;
        let mut whole = places.iter_mut().filter(|(longer, _)| ends_in(longer, place));
        match (whole.next(), whole.next()) {
            (Some((_, there)), None) => there.push(claim),
            _ => match places.iter_mut().find(|(other, _)| *other == place) {
                Some((_, there)) => there.push(claim),
                None => places.push((place, vec![claim])),
            },
        }
    }
    places
}

/// Whether a path of headings is another, or ends in it.
fn ends_in(path: &str, last: &str) -> bool {
    let above = path.strip_suffix(last);
    above.is_some_and(|above| above.is_empty() || !last.trim().is_empty() && above.ends_with(UNDER))
}

fn contradict(attribute: &Attribute, claims: &[&Claim]) -> bool {
    let live = claims.iter().filter(|c| c.withdrawn().is_none() && !c.says.is_remark());
    let asserted: Vec<_> = live.map(|c| &c.says).collect();
    let applies = asserted.iter().any(|s| !s.is_not_applicable());
    asserted.len() > 1
        && applies
        && attribute.kind.add_up(&asserted, attribute.options.len()).state == State::Conflicting
}
