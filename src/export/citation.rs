//! A source, and one claim with its source, as one would cite them in a text.

use crate::{
    catalog::{Catalog, Claim, Source, web_link::address},
    compare::claim_words,
};

/// `The database handbook, Example Press, May 2019`; what is undated is marked so, and so is our inference.
pub fn source_words(source: &Source) -> String {
    let when = source.when();
    let parts = [source.title.as_str(), source.publisher.as_str(), when.as_str()];
    let is_repeated = |p: &&str| source.is_inference() && *p == when && source.title.eq_ignore_ascii_case(p);
    parts
        .into_iter()
        .filter(|p| !p.is_empty() && !is_repeated(p))
        .collect::<Vec<_>>()
        .join(", ")
}

/// One claim as a citation: `TinyBase, Speaks SQL: yes. The database handbook, Example Press, May 2019, “Query
/// languages”. https://example.org/handbook`
pub fn citation(catalog: &Catalog, service: &str, claim: &Claim) -> String {
    let source = &catalog[claim.source];
    let about = &catalog[claim.attribute];
    let mut text = format!("{service}, {}: {}", about.label, claim_words(catalog, claim));
    if !claim.note().is_empty() && !text.ends_with(claim.note()) {
        text = format!("{text} ({})", claim.note());
    }
    if let Some(part) = claim.through() {
        text = format!("{text}, through {}", catalog[part].name);
    }
    text = format!("{text}. {}", source_words(source));
    if !claim.place.is_empty() {
        text = format!("{text}, “{}”", claim.place);
    }
    text.push('.');
    if let Some(link) = &source.link {
        text = format!("{text} {}", address(link));
    }
    text
}
