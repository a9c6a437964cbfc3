//! Services: all but what their claims assert. They are checked on every core, each by itself; what is found is put
//! together in the order of the file, so that the report is the same as if they had been read one by one.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{
    super::{model::*, raw::*, suggest::nearest},
    Checker,
    spot::{Findings, Spot},
};

/// The most names that are no service's id and are looked up among the ids. Looking through all of them takes time,
/// and a large import may have such a name an entry.
const MOST_LOOKED_UP: usize = 200;

impl Checker<'_> {
    pub(super) fn services(&mut self, mut raw: Vec<RawService>) {
        let ids: Vec<String> = raw.iter_mut().map(|s| std::mem::take(&mut s.id)).collect();
        let mut by_id = HashMap::with_capacity(ids.len());
        for (i, (id, service)) in ids.iter().zip(&raw).enumerate() {
            let spot = Spot::entry("services", i, id);
            self.found.id(id, &spot, "a service");
            if by_id.insert(id.as_str(), ServiceIx(i as u32)).is_some() {
                let message = format!("the service id “{id}” is used twice");
                self.found.error(&spot, message, "Ids are unique.");
            }
            if service.name.trim().is_empty() {
                self.found
                    .error(&spot, "the service has no name", "Give it the name it has today.");
            }
        }
        let known = Known {
            raw: self.raw,
            catalog: &self.catalog,
            by_id,
            option_ids: self.raw.attributes.iter().map(option_ids).collect(),
            dated: self.catalog.sources.iter().map(age).collect(),
        };
        let checked: Vec<(Service, Findings)> = raw
            .into_par_iter()
            .zip(&ids)
            .enumerate()
            .with_min_len(64)
            .map(|(i, (raw, id))| Entry::check(&known, raw, &Spot::entry("services", i, id)))
            .collect();
        drop(known);
        let mut services = Vec::with_capacity(ids.len());
        for (id, (service, found)) in ids.into_iter().zip(checked) {
            services.push(Service { id, ..service });
            self.found.append(found);
        }
        self.catalog.services = services;
        self.settle();
        self.catalog.categories = categories(&self.catalog.services);
        self.catalog.sort_ids();
    }

    /// Warns of the names that may be a slip of a service's id.
    fn settle(&mut self) {
        let services = &self.catalog.services;
        let mut looked_up: BTreeMap<String, Option<String>> = BTreeMap::new();
        self.found.settle(|name| {
            if let Some(near) = looked_up.get(name) {
                return near.clone();
            }
            if looked_up.len() >= MOST_LOOKED_UP {
                return None;
            }
            let near = nearest(name, services.iter().map(|s| s.id.as_str())).map(str::to_owned);
            looked_up.insert(name.to_owned(), near.clone());
            near
        });
    }
}

fn categories(services: &[Service]) -> Vec<String> {
    let different: BTreeSet<&str> = services.iter().map(|s| s.category.as_str()).collect();
    let mut categories: Vec<String> = different
        .into_iter()
        .filter(|c| !c.is_empty())
        .map(str::to_owned)
        .collect();
    categories.sort_by_cached_key(|c| (c.to_lowercase(), c.clone()));
    categories
}

/// Where each option stands; of two with one id (an error of its own) the first counts. A foreign list may have
/// thousands of options, and a claim for every service.
fn option_ids(attribute: &RawAttribute) -> BTreeMap<&str, OptionIx> {
    let mut ids = BTreeMap::new();
    for (i, option) in attribute.options.iter().enumerate().take(usize::from(u16::MAX)) {
        ids.entry(option.id.as_str()).or_insert(i as OptionIx);
    }
    ids
}

/// What orders sources by age: the last day they may be from, then the first.
fn age(source: &Source) -> Option<(Date, Date)> {
    source.date.span().map(|d| (d.last(), d.first()))
}

/// What every service is checked against.
pub(super) struct Known<'a> {
    pub raw: &'a RawCatalog,
    pub catalog: &'a Catalog,
    by_id: HashMap<&'a str, ServiceIx>,
    pub option_ids: Vec<BTreeMap<&'a str, OptionIx>>,
    dated: Vec<Option<(Date, Date)>>,
}

/// One service being checked.
pub(super) struct Entry<'a> {
    pub known: &'a Known<'a>,
    pub found: Findings,
}

impl<'a> Entry<'a> {
    fn check(known: &'a Known<'a>, raw: RawService, spot: &Spot<'_>) -> (Service, Findings) {
        let mut entry = Self {
            known,
            found: Findings::default(),
        };
        let service = entry.service(raw, spot);
        (service, entry.found)
    }

    /// The service, but for its id.
    fn service(&mut self, raw: RawService, spot: &Spot<'_>) -> Service {
        let at = spot.under("named_in");
        let named_in = raw.named_in.iter().map(|s| self.source_ref(s, &at)).collect();
        let events = raw.lifecycle.into_iter().enumerate();
        let mut lifecycle: Vec<Event> = events.map(|(i, e)| self.event(e, &spot.item("lifecycle", i))).collect();
        lifecycle.sort_by_key(|e| (e.date.is_none(), e.date));
        let successors = raw.successors.into_iter().enumerate();
        let successors = successors
            .map(|(i, s)| {
                let at = spot.item("successors", i);
                Successor {
                    to: self.service_ref(s.to, &at),
                    source: self.source_ref(&s.source, &at),
                    place: s.place,
                    note: s.note,
                }
            })
            .collect();
        let at = spot.under("claims");
        let claims = raw.claims.into_iter();
        let mut claims: Vec<Claim> = claims.filter_map(|claim| self.claim(claim, &at)).collect();
        self.sort_claims(&mut claims);
        let benefits = self.points(raw.benefits, &spot.under("benefits"));
        let considerations = self.points(raw.considerations, &spot.under("considerations"));
        Service {
            id: String::new(),
            name_key: raw.name.to_lowercase(),
            name: raw.name,
            former_names: raw.former_names,
            aliases: raw.aliases,
            category: trimmed(raw.category),
            role: match raw.role {
                RawRole::Alternative => Role::Alternative,
                RawRole::Supporting => Role::Supporting,
            },
            summary: raw.summary,
            note: raw.note,
            named_in,
            lifecycle,
            successors,
            claims,
            benefits,
            considerations,
        }
    }

    /// Attribute by attribute, newest source first; what is left equal is ordered by what it says, so that the order
    /// in the file does not show.
    fn sort_claims(&self, claims: &mut [Claim]) {
        let (dated, sources) = (&self.known.dated, &self.known.raw.sources);
        // A claim with an unknown source (an error of its own) points to the first, which there may not be.
        let dated = |c: &Claim| dated.get(c.source.at()).copied().flatten();
        let source = |c: &Claim| sources.get(c.source.at()).map(|s| s.id.as_str());
        claims.sort_by(|a, b| {
            a.attribute
                .cmp(&b.attribute)
                .then_with(|| dated(b).cmp(&dated(a)))
                .then_with(|| source(a).cmp(&source(b)))
                .then_with(|| a.place.cmp(&b.place))
                .then_with(|| format!("{:?}", a.says).cmp(&format!("{:?}", b.says)))
        });
    }

    fn points(&mut self, list: Vec<RawPoint>, at: &Spot<'_>) -> Vec<Point> {
        list.into_iter()
            .map(|p| Point {
                source: self.source_ref(&p.source, at),
                text: p.text,
                place: p.place,
            })
            .collect()
    }

    pub(super) fn source_ref(&mut self, id: &str, spot: &Spot<'_>) -> SourceIx {
        super::source_ref(&mut self.found, self.known.catalog, id, spot)
    }

    pub(super) fn service_ref(&mut self, id: String, spot: &Spot<'_>) -> ServiceRef {
        if let Some(ix) = self.known.by_id.get(id.as_str()) {
            return ServiceRef::Known(*ix);
        }
        let message = format!("no service has the id “{id}”, so it is taken as a name");
        self.found.warn_if_near(&spot.word(&id), message, &id);
        ServiceRef::Named(id)
    }

    fn event(&mut self, raw: RawEvent, spot: &Spot<'_>) -> Event {
        Event {
            kind: match raw.kind {
                RawEventKind::Seen => EventKind::Seen,
                RawEventKind::RenamedFrom(old) => EventKind::RenamedFrom(old),
                RawEventKind::ClosedToNew => EventKind::ClosedToNew,
                RawEventKind::Ends => EventKind::Ends,
                RawEventKind::NoDevelopment => EventKind::NoDevelopment,
                RawEventKind::PartEnds(part) => EventKind::PartEnds(part),
            },
            date: raw.date.and_then(|d| self.found.date(&d, spot)),
            source: self.source_ref(&raw.source, spot),
            place: raw.place,
            note: raw.note,
        }
    }
}

/// The text without space around it; nearly always it has none, and is kept as it is.
fn trimmed(text: String) -> String {
    if text.trim().len() == text.len() {
        text
    } else {
        text.trim().to_owned()
    }
}
