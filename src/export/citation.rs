//! A source, and one claim with its source, as one would cite them in a text.

use crate::{
    catalog::{Catalog, Claim, Origin, Source, web_link::address},
    compare::claim_words,
};

/// `The database handbook, Example Press, May 2019`; what is undated says so.
pub fn source_words(source: &Source) -> String {
    let date = source.date.human();
    let parts = [source.title.as_str(), source.publisher.as_str(), date.as_str()];
    parts
        .into_iter()
        .filter(|p| !p.is_empty())
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
    text = format!("{text}. {}", source_words(source));
    match source.origin {
        Origin::Inference => text.push_str(", our inference"),
        // Its title says whose it is.
        Origin::Own | Origin::Given | Origin::Public => {}
    }
    if !claim.place.is_empty() {
        text = format!("{text}, “{}”", claim.place);
    }
    text.push('.');
    if let Some(link) = &source.link {
        text = format!("{text} {}", address(link));
    }
    text
}
