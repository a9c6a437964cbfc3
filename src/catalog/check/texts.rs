//! Every text of a catalog that a reader may see, with its place: what limits and lints of texts look at.

use rayon::prelude::*;

use super::location::FileLocation;
use crate::catalog::{
    ix::ServiceRef,
    limits::{NAME_BYTES, TEXT_BYTES},
    model::{Catalog, EventKind, Service},
};

/// How a text is read, and so how long it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextUse {
    /// On a line or as a heading: an id, a name, a link.
    Name,
    /// As running text.
    Prose,
}

use TextUse::{Name, Prose};

impl TextUse {
    /// The most bytes.
    pub fn most(self) -> usize {
        match self {
            Name => NAME_BYTES,
            Prose => TEXT_BYTES,
        }
    }
}

/// Which texts are looked for.
pub(super) type Wanted<'a> = &'a (dyn Fn(TextUse, &str) -> bool + Sync);

/// Calls `see` for each text that is wanted, in the order of the file, services searched on every core. `see` takes
/// the place, the field, and the text.
pub(super) fn each(catalog: &Catalog, wanted: Wanted<'_>, see: &mut dyn FnMut(&FileLocation<'_>, TextUse, &str)) {
    let mut at = |place: &FileLocation<'_>, field: &str, how: TextUse, text: &str| {
        if wanted(how, text) {
            see(&place.field(field).word(text), how, text);
        }
    };
    at(&FileLocation::part("", ""), "title", Name, &catalog.title);
    at(&FileLocation::part("", ""), "about", Prose, &catalog.about);
    at(&FileLocation::part("", ""), "entries", Name, &catalog.entries);
    for (i, source) in catalog.sources.iter().enumerate() {
        let place = FileLocation::entry("sources", i, &source.id);
        at(&place, "id", Name, &source.id);
        at(&place, "title", Name, &source.title);
        at(&place, "publisher", Name, &source.publisher);
        at(&place, "link", Name, source.link.as_deref().unwrap_or_default());
        at(&place, "file", Name, source.file.as_deref().unwrap_or_default());
        if let crate::catalog::SourceDate::Estimated(_, from) = &source.date {
            at(&place, "estimated_from", Prose, from);
        }
    }
    for (i, group) in catalog.groups.iter().enumerate() {
        let place = FileLocation::entry("groups", i, &group.id);
        at(&place, "id", Name, &group.id);
        at(&place, "label", Name, &group.label);
    }
    for (i, attribute) in catalog.attributes.iter().enumerate() {
        let place = FileLocation::entry("attributes", i, &attribute.id);
        at(&place, "id", Name, &attribute.id);
        at(&place, "label", Name, &attribute.label);
        at(&place, "about", Prose, &attribute.about);
        at(&place, "unit", Name, &attribute.unit);
        for option in &attribute.options {
            let words = [&option.id, &option.label].into_iter().chain(&option.also);
            words.for_each(|text| at(&place, "options", Name, text));
        }
    }
    let services: Vec<usize> = (0..catalog.services.len())
        .into_par_iter()
        .with_min_len(256)
        .filter(|i| {
            let mut any = false;
            of_service(&catalog.services[*i], &mut |_, how, text| any |= wanted(how, text));
            any
        })
        .collect();
    for i in services {
        let service = &catalog.services[i];
        let place = FileLocation::entry("services", i, &service.id);
        of_service(service, &mut |field, how, text| at(&place, field, how, text));
    }
    for (i, newer) in catalog.newer.iter().enumerate() {
        let place = FileLocation::entry("newer", i, &newer.name);
        at(&place, "name", Name, &newer.name);
        at(&place, "place", Name, &newer.place);
        if let Some(why) = &newer.because {
            at(&place, "because", Prose, &why.text);
            at(&place, "because", Name, &why.place);
        }
    }
    for (i, factor) in catalog.factors.iter().enumerate() {
        let place = FileLocation::entry("factors", i, &factor.id);
        at(&place, "id", Name, &factor.id);
        at(&place, "label", Name, &factor.label);
        at(&place, "question", Prose, &factor.question);
        at(&place, "why", Prose, &factor.why);
        at(&place, "place", Name, &factor.place);
        for (j, option) in factor.options.iter().enumerate() {
            let place = place.entry_of("options", j, &option.id);
            at(&place, "id", Name, &option.id);
            at(&place, "label", Name, &option.label);
            at(&place, "implies", Prose, &option.implies);
            for rule in &option.rules {
                at(&place, "because", Prose, &rule.because);
                at(&place, "when", Name, &rule.when_text);
                at(&place, "place", Name, &rule.place);
            }
        }
    }
}

fn of_service<'a>(service: &'a Service, at: &mut dyn FnMut(&'static str, TextUse, &'a str)) {
    at("id", Name, &service.id);
    at("name", Name, &service.name);
    service.former_names.iter().for_each(|n| at("former_names", Name, n));
    service.aliases.iter().for_each(|n| at("aliases", Name, n));
    at("category", Name, &service.category);
    at("summary", Prose, &service.summary);
    at("note", Prose, &service.note);
    for event in &service.lifecycle {
        if let EventKind::RenamedFrom(name) | EventKind::PartEnds(name) = &event.kind {
            at("lifecycle", Name, name);
        }
        at("lifecycle", Name, &event.place);
        at("lifecycle", Prose, &event.note);
    }
    for successor in &service.successors {
        if let ServiceRef::Named(name) = &successor.to {
            at("successors", Name, name);
        }
        at("successors", Name, &successor.place);
        at("successors", Prose, &successor.note);
    }
    for claim in &service.claims {
        if let Some(text) = claim.says.text() {
            at("claims", Prose, text);
        }
        for to in claim.says.services() {
            if let ServiceRef::Named(name) = to {
                at("claims", Name, name);
            }
        }
        at("claims", Name, &claim.place);
        at("claims", Prose, claim.note());
        claim
            .supersedes()
            .iter()
            .for_each(|(_, because)| at("claims", Prose, because));
        at("claims", Prose, claim.withdrawn().unwrap_or_default());
    }
    for (field, points) in [
        ("benefits", &service.benefits),
        ("considerations", &service.considerations),
    ] {
        for point in points {
            at(field, Prose, &point.text);
            at(field, Name, &point.place);
        }
    }
}
