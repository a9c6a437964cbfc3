//! Sources, and the headings under which attributes are shown.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use super::{
    super::{
        is_web_link, kind::Feature, limits::NAME_BYTES, model::*, raw::SourceKind, suggest::Among,
        web_link::is_meant_as_link, wording::excerpt,
    },
    Checker, FileLocation, UNSAFE_LINK,
};

impl Checker<'_> {
    pub(super) fn sources(&mut self) {
        for (i, raw) in self.raw.sources.iter().enumerate() {
            let location = FileLocation::entry("sources", i, &raw.id);
            self.found.id(&raw.id, &location, "a source");
            if raw.title.trim().is_empty() {
                self.found
                    .error(&location, "the source has no title", "Say what the document is called.");
            }
            let date = match (&raw.date, &raw.estimate) {
                (Some(_), Some(_)) => {
                    self.found.error(
                        &location,
                        "the source has both a date and an estimate",
                        "Keep the date the document gives.",
                    );
                    SourceDate::Unknown
                }
                (Some(d), None) => self
                    .found
                    .date(d, &location)
                    .map_or(SourceDate::Unknown, SourceDate::Stated),
                (None, Some(d)) => {
                    if raw.estimated_from.trim().is_empty() {
                        self.found.error(
                            &location,
                            "an estimated date needs its reason",
                            "Add estimated_from: \"…\".",
                        );
                    }
                    self.found.date(d, &location).map_or(SourceDate::Unknown, |d| {
                        SourceDate::Estimated(d, raw.estimated_from.clone())
                    })
                }
                (None, None) => SourceDate::Unknown,
            };
            if let Some(link) = &raw.link
                && !is_meant_as_link(link)
            {
                self.found.error(
                    &location.word(link),
                    "only links that start with http:// or https:// are allowed",
                    "Leave it out, or give the web address.",
                );
            }
            // What does not lead where its text claims is no link, but no reason to refuse all else.
            // One that is too long is told as such with all other texts.
            let link = { raw.link.clone() }.filter(|link| is_web_link(link) || link.len() > NAME_BYTES);
            if link.is_none()
                && let Some(unsafe_link) = raw.link.as_ref().filter(|link| is_meant_as_link(link))
            {
                self.found
                    .warn(&location.word(unsafe_link), UNSAFE_LINK.0, UNSAFE_LINK.1);
            }
            let stated = [
                raw.kind,
                raw.given.then_some(SourceKind::Given),
                raw.inference.then_some(SourceKind::Inference),
            ];
            let mut kinds = stated.into_iter().flatten();
            let kind = kinds.next().unwrap_or(SourceKind::Document);
            if kinds.any(|other| other != kind) {
                self.found.error(
                    &location,
                    "a source is a document, a given document or our inference, not two of them",
                    "Keep one of kind, given and inference.",
                );
            }
            let ix = SourceIx(i as u32);
            if self.catalog.source_ids.insert(raw.id.clone(), ix).is_some() {
                self.found.error(
                    &location,
                    format!("the source id “{}” is used twice", excerpt(&raw.id)),
                    "Ids are unique.",
                );
            }
            self.catalog.sources.push(Source {
                id: raw.id.clone(),
                title: raw.title.clone(),
                publisher: raw.publisher.clone(),
                date,
                link,
                file: raw.file.clone(),
                reading: raw.reading.clone(),
                origin: match kind {
                    SourceKind::Given => Origin::Given,
                    SourceKind::Inference => Origin::Inference,
                    SourceKind::Document => Origin::Public,
                },
            });
        }
    }

    pub(super) fn groups(&mut self) {
        for (i, raw) in self.raw.groups.iter().enumerate() {
            let location = FileLocation::entry("groups", i, &raw.id);
            self.found.id(&raw.id, &location, "a group");
            if self.group_ids.insert(&raw.id, i).is_some() {
                self.found.error(
                    &location,
                    format!("the group id “{}” is used twice", excerpt(&raw.id)),
                    "Ids are unique.",
                );
            }
            self.catalog.groups.push(raw.clone());
        }
    }

    /// Once attributes are there: the sets of which a source names all.
    pub(super) fn whole_lists(&mut self) {
        for (i, raw) in self.raw.sources.iter().enumerate() {
            for id in &raw.complete {
                let location = FileLocation::entry("sources", i, &raw.id);
                match self.catalog.attribute(id) {
                    None => {
                        let message = format!("no attribute named “{}”", excerpt(id));
                        self.found.unknown(id, Among::Attributes, &location, message);
                    }
                    Some(ix) if !self.catalog[ix].kind.has(Feature::Atoms) => {
                        let message = format!("“{}” is no set, so no source can name all of it", excerpt(id));
                        self.found
                            .error(&location.word(id), message, "Leave it out of complete.");
                    }
                    Some(_) => {}
                }
            }
        }
    }
}
