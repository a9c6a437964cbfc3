//! A count, a price or a size is not below zero. What a number measures is not stated, so it is judged by its unit and
//! the other figures: a unit in which one may go below zero, or several figures there, are taken as meant.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{ix::AttributeIx, model::Catalog, value::Scalar};

/// Units of what may be below zero.
const SIGNED: [&str; 10] = ["°C", "°F", "°", "C", "F", "%", "‰", "dB", "dBm", "V"];

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    // How many figures of each attribute are below zero, and how many are not.
    let mut counts = vec![(0_usize, 0_usize); catalog.attributes.len()];
    for claim in catalog.services.iter().flat_map(|s| &s.claims) {
        if let Some(value) = claim.says.scalar() {
            let (below, others) = &mut counts[claim.attribute.at()];
            *if is_negative(value) { below } else { others } += 1;
        }
    }
    let is_slip = |ix: AttributeIx| {
        let ((below, others), unit) = (counts[ix.at()], catalog[ix].unit.trim());
        (1..MEANT).contains(&below) && !SIGNED.contains(&unit) && (others > 0 || !unit.is_empty())
    };
    if !catalog.attribute_ixs().any(is_slip) {
        return;
    }
    for (i, service) in catalog.services.iter().enumerate() {
        for claim in service.claims.iter().filter(|c| is_slip(c.attribute)) {
            if claim.says.scalar().is_some_and(is_negative) {
                let attribute = &catalog[claim.attribute];
                let entry = FileLocation::entry("services", i, &service.id);
                let words = claim.says.words(attribute.definition(), catalog);
                found.warn(
                    &entry.under("claims").under(&attribute.id).word(&attribute.id),
                    format!("{words} is below zero, as no count, price or size is"),
                    "Correct the figure.",
                );
            }
        }
    }
}

fn is_negative(value: &Scalar) -> bool {
    let Scalar::Number(n) = value else { return false };
    n.hi() < 0.0 || (n.lo() < 0.0 && n.lo().is_finite())
}

/// So many figures below zero are meant.
const MEANT: usize = 3;
