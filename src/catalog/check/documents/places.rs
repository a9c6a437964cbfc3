//! Whether each place that is cited from a document is in it.

use std::collections::BTreeMap;

use super::{
    super::location::{FileLocation, Findings, for_each_rule},
    outline::{NoSuchPlace, Outline, UNDER},
    texts::{DocumentTexts, text_of},
};
use crate::catalog::{
    ix::SourceIx,
    model::{Catalog, Service},
    wording::excerpt,
};

pub(super) fn check(catalog: &Catalog, texts: &DocumentTexts, found: &mut Findings) {
    let outlines = catalog
        .source_ixs()
        .filter_map(|s| Some((s, Outline::of(text_of(&catalog[s], texts)?))))
        .collect();
    let mut places = CitedPlaces {
        catalog,
        outlines,
        judged: BTreeMap::new(),
    };
    for (i, service) in catalog.services.iter().enumerate() {
        let entry = FileLocation::entry("services", i, &service.id);
        places.of_service(service, &entry, found);
    }
    for (i, factor) in catalog.factors.iter().enumerate() {
        let entry = FileLocation::entry("factors", i, &factor.id);
        places.cite(factor.source, &factor.place, &entry, found);
    }
    for (i, newer) in catalog.newer.iter().enumerate() {
        let entry = FileLocation::entry("newer", i, &newer.name);
        places.cite(newer.source, &newer.place, &entry, found);
        if let Some(why) = &newer.because {
            places.cite(why.source, &why.place, &entry.field("because"), found);
        }
    }
    for_each_rule(catalog, |rule, _, location| {
        places.cite(rule.source, &rule.place, location, found);
    });
}

struct CitedPlaces<'a> {
    catalog: &'a Catalog,
    outlines: BTreeMap<SourceIx, Outline>,
    /// What was found out: the same place is cited many times.
    judged: BTreeMap<(SourceIx, &'a str), Option<Fault>>,
}

/// What is wrong with a place, and what to do.
#[derive(Clone)]
struct Fault {
    /// The place is there, and another of the same name.
    is_doubt: bool,
    message: String,
    help: String,
}

impl<'a> CitedPlaces<'a> {
    fn of_service(&mut self, service: &'a Service, entry: &FileLocation<'_>, found: &mut Findings) {
        for event in &service.lifecycle {
            self.cite(event.source, &event.place, &entry.field("lifecycle"), found);
        }
        for successor in &service.successors {
            self.cite(successor.source, &successor.place, &entry.field("successors"), found);
        }
        let catalog = self.catalog;
        for claim in &service.claims {
            let attribute = &catalog[claim.attribute].id;
            let claims = entry.under("claims");
            self.cite(
                claim.source,
                &claim.place,
                &claims.under(attribute).word(attribute),
                found,
            );
        }
        for (list, points) in [
            ("benefits", &service.benefits),
            ("considerations", &service.considerations),
        ] {
            for point in points {
                self.cite(point.source, &point.place, &entry.field(list), found);
            }
        }
    }

    fn cite(&mut self, source: SourceIx, place: &'a str, location: &FileLocation<'_>, found: &mut Findings) {
        if place.trim().is_empty() || !self.outlines.contains_key(&source) {
            return;
        }
        let known = self.judged.get(&(source, place)).cloned();
        let judged = known.unwrap_or_else(|| self.judge(source, place));
        if let Some(fault) = &judged {
            let location = location.word(place);
            if fault.is_doubt {
                found.warn(&location, &fault.message, &fault.help);
            } else {
                found.error(&location, &fault.message, &fault.help);
            }
        }
        self.judged.insert((source, place), judged);
    }

    /// What is wrong with a place, and what to do.
    fn judge(&self, source: SourceIx, place: &str) -> Option<Fault> {
        let outline = self.outlines.get(&source)?;
        let file = excerpt(self.catalog[source].file.as_deref().unwrap_or_default());
        let quoted = |text: &str| format!("“{}”", excerpt(text));
        let path = || format!("Give the headings above the sentence from the top down, joined by “{UNDER}”.");
        let wrong = outline.find(place).err()?;
        let (message, help) = match &wrong {
            NoSuchPlace::Heading(heading) => {
                let help = match (self.elsewhere(source, place), outline.nearest(heading)) {
                    (Some(other), _) => format!(
                        "The source {} has it; cite that one, or give the heading as this one has it.",
                        quoted(&self.catalog[other].id)
                    ),
                    (None, Some(near)) => format!("Did you mean {}?", quoted(near)),
                    (None, None) => "Give the headings above the sentence, as the document has them.".to_owned(),
                };
                (format!("“{file}” has no heading {}", quoted(heading)), help)
            }
            NoSuchPlace::Order => {
                let place = quoted(place);
                let message = format!("“{file}” has these headings, but not one below the other: {place}");
                (message, path())
            }
            NoSuchPlace::Comment => (
                format!("“{file}” has {} only in an HTML comment", quoted(place)),
                "Add “ (commented out)” to the place.".to_owned(),
            ),
            NoSuchPlace::NoStart => (
                format!("“{file}” has no text before its first heading"),
                "Give the headings above the sentence.".to_owned(),
            ),
            NoSuchPlace::NoComment => (format!("“{file}” has no HTML comment at {}", quoted(place)), path()),
            NoSuchPlace::Several => (
                format!("“{file}” has {} in more than one part", quoted(place)),
                format!("Give the headings above it that are left out, joined by “{UNDER}”."),
            ),
        };
        Some(Fault {
            is_doubt: wrong == NoSuchPlace::Several,
            message,
            help,
        })
    }

    /// Another of the documents that has a place.
    fn elsewhere(&self, source: SourceIx, place: &str) -> Option<SourceIx> {
        let mut others = self.outlines.iter().filter(|(s, _)| **s != source);
        others.find(|(_, o)| o.find(place).is_ok()).map(|(s, _)| *s)
    }
}
