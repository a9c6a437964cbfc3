//! Our own inference gives its reason, makes no document history, and is not recorded under a document's name.

use super::{
    location::{FileLocation, Findings, for_each_rule},
    usage::Usage,
};
use crate::catalog::{
    ix::SourceIx,
    model::{Catalog, Rule, Service},
    wording::excerpt,
};

pub(super) fn lint(catalog: &Catalog, _: &Usage, found: &mut Findings) {
    for (i, service) in catalog.services.iter().enumerate() {
        without_reason(catalog, service, i, found);
        claims_under_another_name(catalog, service, i, found);
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
    let is_bare = |source: SourceIx, note: &str| catalog[source].is_inference() && gives_no_reason(note);
    for claim in service.claims.iter().filter(|c| is_bare(c.source, c.note())) {
        if claim.supersedes().is_empty() && claim.withdrawn().is_none() {
            let attribute = &catalog[claim.attribute].id;
            let claims = entry.under("claims");
            let at = claims.under(attribute);
            tell(&at.word(attribute).word(&catalog[claim.source].id), "the claim");
        }
    }
    for event in service.lifecycle.iter().filter(|e| is_bare(e.source, &e.note)) {
        tell(&entry.field("lifecycle").word(&catalog[event.source].id), "the event");
    }
    for successor in service.successors.iter().filter(|s| is_bare(s.source, &s.note)) {
        tell(
            &entry.field("successors").word(&catalog[successor.source].id),
            "the successor",
        );
    }
}

/// Whether a note is empty, or repeats that it is an inference and no more.
fn gives_no_reason(note: &str) -> bool {
    let bare = note.trim().trim_end_matches('.').to_lowercase();
    [
        "",
        "our inference",
        "inference",
        "inferred",
        "an inference",
        "we infer it",
    ]
    .contains(&bare.as_str())
}

/// Whether a sentence, or what is in brackets, begins by calling what it says our own conclusion. Within one the words may mean
/// anything else: "We take it offline nightly", "This is not our inference".
fn speaks_of_inference(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut sentences = text.split(['.', '!', '?', '(', '\n']).map(str::trim_start);
    sentences.any(|s| {
        let begins = |words: &&str| {
            let rest = s.strip_prefix(*words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        ["our inference", "we take it that", "we infer"].iter().any(begins)
    })
}

/// What a claim's note calls ours is not what the document states.
fn claims_under_another_name(catalog: &Catalog, service: &Service, i: usize, found: &mut Findings) {
    for claim in service.claims.iter().filter(|c| speaks_of_inference(c.note())) {
        let (source, attribute) = (&catalog[claim.source], &catalog[claim.attribute].id);
        if source.origin.is_document() {
            let entry = FileLocation::entry("services", i, &service.id);
            found.warn(
                &entry
                    .under("claims")
                    .under(attribute)
                    .word(attribute)
                    .word(claim.note()),
                format!(
                    "the claim says that it is our inference, and cites the document “{}”",
                    excerpt(&source.id)
                ),
                "Cite the source that is marked as our inference, or say what the document states.",
            );
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
    if speaks_of_inference(&rule.because) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_inference_begin_a_sentence() {
        for (text, speaks) in [
            ("Our inference: it is free.", true),
            ("It is free. We take it that this stays so.", true),
            ("we infer it", true),
            ("So it is! Our inference", true),
            ("We take it offline nightly.", false),
            ("Not our inference: the page says so.", false),
            ("We inferred nothing.", false),
            ("", false),
        ] {
            assert_eq!(speaks_of_inference(text), speaks, "{text}");
        }
    }
}
