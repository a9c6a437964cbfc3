//! Our own inference gives its reason, and is not recorded under a document's name.

use super::{
    location::{FileLocation, Findings, for_each_rule},
    usage::Usage,
};
use crate::catalog::{
    model::{Catalog, Claim, Rule, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        without_reason(catalog, service, i, found);
    }
    for_each_rule(catalog, |rule, _, location| {
        under_another_name(catalog, rule, location, found);
    });
}

fn without_reason(catalog: &Catalog, service: &Service, i: usize, found: &mut Findings) {
    let entry = FileLocation::entry("services", i, &service.id);
    let mut tell = |location: &FileLocation<'_>, what: &str| {
        found.warn(
            location,
            format!("{what} is our inference, and nothing says what it rests on"),
            "Add note: \"…\" with the reason, or cite the document that states it.",
        );
    };
    let is_bare = |c: &&Claim| catalog[c.source].is_inference() && c.note().trim().is_empty();
    for claim in service.claims.iter().filter(is_bare) {
        if claim.supersedes().is_empty() && claim.withdrawn().is_none() {
            let attribute = &catalog[claim.attribute].id;
            let claims = entry.under("claims");
            let at = claims.under(attribute);
            tell(&at.word(attribute).word(&catalog[claim.source].id), "the claim");
        }
    }
    for successor in &service.successors {
        if catalog[successor.source].is_inference() && successor.note.trim().is_empty() {
            let list = entry.field("successors");
            tell(&list.word(&catalog[successor.source].id), "the successor");
        }
    }
}

/// A rule rests on a heading of a document, or is marked as ours; see [`Rule`].
fn under_another_name(catalog: &Catalog, rule: &Rule, location: &FileLocation<'_>, found: &mut Findings) {
    let source = &catalog[rule.source];
    if !source.origin.is_document() {
        return;
    }
    let id = excerpt(&source.id);
    if rule.because.trim_start().to_lowercase().starts_with("our inference") {
        found.warn(
            location,
            format!("the rule says that it is our inference, and cites the document “{id}”"),
            "Cite the source that is marked as our inference, or say what the document states.",
        );
    } else if rule.place.trim().is_empty() {
        found.warn(
            location,
            format!("the rule cites the document “{id}” and no heading of it, so it may be our inference"),
            "Add place: \"…\", or cite the source that is marked as our inference.",
        );
    }
}
