//! Checking: from the shape of a file to a [`Catalog`], with a finding for everything that is wrong or looks wrong.
//!
//! All errors are reported, not only the first. Each carries the path to its location and, where the words of the file can
//! be found again, its line.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

mod attributes;
mod circles;
mod cited_places;
mod claims;
mod dead_rules;
mod different_ends;
mod disguised_hosts;
mod documents;
mod event_order;
mod factors;
mod future_sources;
mod given;
mod hidden_characters;
mod inferences;
mod location;
mod look_alikes;
mod negative;
mod part_circles;
mod repeated_rules;
mod repeated_statements;
mod retired_successors;
mod self_contradictions;
mod services;
mod shared_aliases;
mod sources;
mod successor_circles;
mod superseded;
mod swapped_dates;
mod texts;
mod too_much;
mod uncited;
mod unused_attributes;
mod unused_sources;
mod usage;

use super::anchors::Anchors;
pub use documents::DocumentTexts;
use location::{FileLocation, Findings};
use usage::Usage;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::{
    finding::{Finding, Report},
    model::*,
    raw::*,
    suggest::Among,
    wording::{excerpt, message},
};

/// Words that conditions use for states, so that no option may have such a name.
pub(crate) const RESERVED: [&str; 6] = ["not-stated", "conflicting", "not-applicable", "partly", "yes", "no"];
/// Built-in subjects of conditions, so that no attribute may have such a name.
pub(crate) const BUILT_IN: [&str; 5] = ["role", "category", "status", "source", "name"];

/// The message for an address that does not lead where its text claims, and what to do.
const UNSAFE_LINK: (&str, &str) = (
    "the address has a user’s name, or characters that nobody sees or that browsers read otherwise, so it is no link",
    "Give the plain address.",
);

/// The message for an address that no browser takes.
const LONG_LINK: (&str, &str) = (
    "the address is longer than 10,000 bytes, so it is no link",
    "Give a shorter one.",
);

/// What is likely a slip, a file each, in the order in which it is reported.
const LINTS: &[fn(&Catalog, &Usage, &mut Findings)] = &[
    dead_rules::lint,
    unused_sources::lint,
    unused_attributes::lint,
    hidden_characters::lint,
    look_alikes::lint,
    disguised_hosts::lint,
    given::lint,
    event_order::lint,
    different_ends::lint,
    superseded::lint,
    inferences::lint,
    self_contradictions::lint,
    negative::lint,
    shared_aliases::lint,
    part_circles::lint,
    repeated_rules::lint,
    repeated_statements::lint,
    cited_places::lint,
    uncited::lint,
    swapped_dates::lint,
];

/// The same of what depends on the day it is looked at. The core knows no clock, and a file that opens on one day opens on
/// every other, so these are no part of [`check`].
const LINTS_OF_THE_DAY: &[fn(&Catalog, Date, &mut Findings)] = &[future_sources::lint, retired_successors::lint];

struct Checker<'a> {
    /// The shape, without its services.
    raw: &'a RawCatalog,
    found: Findings,
    catalog: Catalog,
    group_ids: BTreeMap<&'a str, usize>,
}

/// Checks a catalog's shape. The catalog is there exactly when the report has no errors.
pub fn check(raw: &RawCatalog) -> (Option<Catalog>, Report, Anchors) {
    // Each service is copied when its turn comes, and its memory is released before the next.
    check_entries(raw, raw.services.iter().collect(), |s| Some(s.clone())).unwrap_or_default()
}

/// [`check`] for callers with no more use for the shape: its texts move into the catalog.
pub fn check_owned(mut raw: RawCatalog) -> (Option<Catalog>, Report, Anchors) {
    let services = std::mem::take(&mut raw.services);
    // What is there already can always be read.
    check_entries(&raw, services, Some).unwrap_or_default()
}

/// Checks a catalog whose services are still to be made of `entries`; `None` as soon as `read` makes no service of one.
pub(crate) fn check_entries<E: Send>(
    raw: &RawCatalog,
    entries: Vec<E>,
    read: impl Fn(E) -> Option<RawService> + Sync,
) -> Option<(Option<Catalog>, Report, Anchors)> {
    let mut c = Checker {
        raw,
        found: Findings::default(),
        catalog: Catalog {
            title: raw.title.trim().to_owned(),
            about: raw.about.trim().to_owned(),
            entries: raw.entries.trim().to_owned(),
            ..Catalog::default()
        },
        group_ids: BTreeMap::new(),
    };
    if raw.title.trim().is_empty() {
        c.found.error(
            &FileLocation::part("title", "title:"),
            "the catalog has no title",
            "Say in a few words what it lists.",
        );
    }
    if too_much::counts(raw, entries.len(), &mut c.found) {
        let (report, anchors) = c.found.finish(&c.catalog, Vec::new());
        return Some((None, report, anchors));
    }
    c.sources();
    c.groups();
    c.attributes();
    c.formulas();
    c.headline();
    c.whole_lists();
    c.check_parts();
    c.services(entries, read)?;
    if c.found.errors.is_empty() {
        successor_circles::check(&c.catalog, &mut c.found);
        c.factors();
        c.newer();
    }
    too_much::texts(&c.catalog, &mut c.found);
    if c.found.errors.is_empty() {
        let used = Usage::of(&c.catalog);
        // Each by itself on whichever core is free; what they find stands in their order.
        let found = LINTS.par_iter().with_max_len(1).map(|lint| {
            let mut found = Findings::default();
            lint(&c.catalog, &used, &mut found);
            found
        });
        for found in found.collect::<Vec<Findings>>() {
            c.found.append(found);
        }
    }
    let allowed = c.allowed();
    let (report, anchors) = c.found.finish(&c.catalog, allowed);
    let catalog = report.errors.is_empty().then_some(c.catalog);
    Some((catalog, report, anchors))
}

/// What the file alone does not show: what looks wrong `today`, and what is not so in the documents, where they are at hand.
/// `text` is the file's, in which findings are placed.
pub fn check_beside(catalog: &Catalog, text: &str, today: Date, documents: Option<&DocumentTexts>) -> Report {
    let mut found = Findings::default();
    for lint in LINTS_OF_THE_DAY {
        lint(catalog, today, &mut found);
    }
    if let Some(texts) = documents {
        documents::lint(catalog, texts, &mut found);
    }
    let (mut report, anchors) = found.finish(catalog, Vec::new());
    anchors.locate(text, &mut report);
    report
}

fn source_ref(found: &mut Findings, catalog: &Catalog, id: &str, location: &FileLocation<'_>) -> SourceIx {
    catalog.source(id).unwrap_or_else(|| {
        let message = format!("no source has the id “{}”", excerpt(id));
        found.unknown(id, Among::Sources, location, message);
        SourceIx(0)
    })
}

/// Whether a service is known by a name, whatever its case: its own, its id, another spelling, or one that it had before.
fn goes_by(service: &Service, name: &str) -> bool {
    let folded = |name: &str| name.trim().to_lowercase();
    let mut names = service.names().chain([service.id.as_str()]);
    names.any(|n| folded(n) == folded(name))
}

impl Checker<'_> {
    fn source_ref(&mut self, id: &str, location: &FileLocation<'_>) -> SourceIx {
        source_ref(&mut self.found, &self.catalog, id, location)
    }

    fn newer(&mut self) {
        for (i, raw) in self.raw.newer.iter().enumerate() {
            let location = FileLocation::entry("newer", i, &raw.name);
            if raw.name.trim().is_empty() {
                self.found
                    .error(&location, "a service that is not weighed has no name", "Name it.");
            }
            if let Some(service) = self.catalog.services.iter().find(|s| goes_by(s, &raw.name)) {
                let message = if service.name == raw.name {
                    format!("“{}” is said not to be weighed, and is", excerpt(&raw.name))
                } else {
                    format!(
                        "“{}” is said not to be weighed, and is, as “{}”",
                        excerpt(&raw.name),
                        excerpt(&service.name)
                    )
                };
                self.found.warn(&location, message, "Take it out of newer.");
            }
            let source = self.source_ref(&raw.source, &location);
            let because = raw.because.as_ref().map(|why| {
                let location = location.field("because");
                if why.text.trim().is_empty() {
                    let message = "nothing says why it is not weighed";
                    self.found
                        .warn(&location, message, "Say it in text, or leave because out.");
                }
                Point {
                    source: self.source_ref(&why.source, &location),
                    text: why.text.trim().to_owned(),
                    place: why.place.clone().into(),
                }
            });
            self.catalog.newer.push(NewerService {
                name: raw.name.clone(),
                source,
                place: raw.place.clone(),
                because,
            });
        }
    }

    /// Moves the warnings that are meant out of the others.
    fn allowed(&mut self) -> Vec<(Finding, String)> {
        let mut all = Vec::new();
        for allowed in &self.raw.allowed {
            let hit = self.found.allow(&allowed.path, &allowed.reason, &mut all);
            let path = message(format!("allowed \"{}\"", allowed.path));
            let location = FileLocation::part(&path, "allowed:");
            let location = location.word(&allowed.path);
            if allowed.reason.trim().is_empty() {
                self.found.warn(
                    &location,
                    "a warning is allowed without a reason",
                    "Say why it is meant: reason: \"…\".",
                );
            } else if !hit && self.found.errors.is_empty() {
                self.found
                    .warn(&location, "this allowed warning does not come up", "Remove it.");
            }
        }
        all
    }
}
