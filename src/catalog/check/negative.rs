//! A count, a price or a size is not below zero. What a number measures is not stated, so it is judged by its unit, its
//! name and the other figures: a unit in which one may go below zero, a name of what may (a profit, a change, an elevation),
//! or as many figures there as not (more than two), are taken as meant. It is asked, not ordered: a list may have a few losses.

use super::{
    location::{FileLocation, Findings},
    usage::Usage,
};
use crate::catalog::{
    ix::AttributeIx,
    model::Catalog,
    value::Scalar,
    wording::{excerpt, thousands},
};

/// Units of what may be below zero.
const SIGNED: [&str; 10] = ["°C", "°F", "°", "C", "F", "%", "‰", "dB", "dBm", "V"];

/// What may be below zero by its name: beginnings of words, in the languages that lists are read in.
const MAY_BE_BELOW: [&str; 42] = [
    "profit",
    "loss",
    "balance",
    "change",
    "delta",
    "diff",
    "growth",
    "gain",
    "margin",
    "return",
    "result",
    "surplus",
    "deficit",
    "cash",
    "ebit",
    "income",
    "offset",
    "deviation",
    "variance",
    "trend",
    "elevation",
    "altitude",
    "latitude",
    "longitude",
    "lat",
    "lon",
    "lng",
    "temperat",
    "utc",
    "gmt",
    "timezone",
    "gewinn",
    "verlust",
    "saldo",
    "ergebnis",
    "veränderung",
    "abweichung",
    "wachstum",
    "höhe",
    "perte",
    "bénéfice",
    "variation",
];

/// Whether a word of its name is of what may be below zero.
fn may_be_below(label: &str) -> bool {
    let label = label.to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.any(|word| {
        MAY_BE_BELOW.iter().any(|known| match known.chars().count() {
            0..=3 => word == *known,
            _ => word.starts_with(known),
        })
    })
}

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
        // Two stand out beside a single other as well, and a lone one even where there is no other, if it has a unit.
        let few = below < others || (below <= 2 && others > 0) || (below == 1 && !unit.is_empty());
        below > 0 && few && !SIGNED.contains(&unit) && !may_be_below(&catalog[ix].label)
    };
    if !catalog.attribute_ixs().any(is_slip) {
        return;
    }
    for (i, service) in catalog.services.iter().enumerate() {
        for claim in service.claims.iter().filter(|c| is_slip(c.attribute)) {
            if claim.says.scalar().is_some_and(is_negative) {
                let attribute = &catalog[claim.attribute];
                let entry = FileLocation::entry("services", i, &service.id);
                let (words, label) = (
                    claim.says.words(attribute.definition(), catalog),
                    excerpt(&attribute.label),
                );
                let as_few = match counts[claim.attribute.at()] {
                    (1, _) => format!("as no other figure of “{label}” is"),
                    (below, others) => format!(
                        "as {} of {} figures of “{label}” are",
                        thousands(below),
                        thousands(below + others)
                    ),
                };
                found.warn(
                    &entry.under("claims").under(&attribute.id).word(&attribute.id),
                    format!("{words} is below zero, {as_few}"),
                    "Is it meant so? A count, a price or a size is not below zero; correct it, or allow it with a reason.",
                );
            }
        }
    }
}

fn is_negative(value: &Scalar) -> bool {
    let Scalar::Number(n) = value else { return false };
    n.hi() < 0.0 || (n.lo() < 0.0 && n.lo().is_finite())
}
