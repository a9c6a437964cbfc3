//! Limits: what a catalog has more of, or longer, than any real one needs is refused by name. The numbers, and why they
//! are what they are, are in `catalog/limits.rs`.

use super::{
    location::{FileLocation, Findings},
    texts,
};
use crate::catalog::{
    limits::{ANSWERS, ATTRIBUTES, CELLS, CLAIMS_A_CELL, FACTORS, SERVICES, SOURCES},
    model::{Catalog, Claim},
    raw::RawCatalog,
    wording::thousands,
};

/// Whether a file has too many of something to be looked at any further; it is an error then.
pub(super) fn counts(raw: &RawCatalog, services: usize, found: &mut Findings) -> bool {
    let cells = services.saturating_mul(raw.attributes.len());
    let answers = raw.factors.iter().map(|f| f.options.len()).max().unwrap_or_default();
    for (list, has, most, what) in [
        ("sources", raw.sources.len(), SOURCES, "sources"),
        ("attributes", raw.attributes.len(), ATTRIBUTES, "attributes"),
        ("services", services, SERVICES, "services"),
        ("services", cells, CELLS, "cells (services times attributes)"),
        ("factors", raw.factors.len(), FACTORS, "questions"),
        ("factors", answers, ANSWERS, "answers to one question"),
    ] {
        if has > most {
            let message = format!(
                "the catalog has {} {what}, and {} is the most",
                thousands(has),
                thousands(most)
            );
            let anchor = format!("{list}:");
            found.error(&FileLocation::part(list, &anchor), message, "Split the catalog.");
            return true;
        }
    }
    false
}

/// Too many claims of one service for one attribute. `claims` are in the order of their attributes.
pub(super) fn claims(claims: &[Claim], location: &FileLocation<'_>, found: &mut Findings) {
    for one_cell in claims.chunk_by(|a, b| a.attribute == b.attribute) {
        if one_cell.len() > CLAIMS_A_CELL {
            let message = format!(
                "one attribute has {} claims here, and {} is the most",
                thousands(one_cell.len()),
                thousands(CLAIMS_A_CELL)
            );
            found.error(&location.under("claims"), message, "Keep those that matter.");
        }
    }
}

/// Texts that are too long.
pub(super) fn texts(catalog: &Catalog, found: &mut Findings) {
    let is_too_long = |how: texts::TextUse, text: &str| text.len() > how.most();
    texts::each(catalog, &is_too_long, &mut |location, how, text| {
        is_refused(text.len(), how, location, found);
    });
}

/// Whether a text of so many bytes is too long, which is reported.
pub(super) fn is_refused(
    length: usize,
    how: texts::TextUse,
    location: &FileLocation<'_>,
    found: &mut Findings,
) -> bool {
    if length > how.most() {
        let message = format!(
            "the text has {} bytes, and {} is the most here",
            thousands(length),
            thousands(how.most())
        );
        found.error(location, message, "Shorten it.");
    }
    length > how.most()
}
