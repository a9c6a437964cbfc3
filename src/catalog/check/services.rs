//! Services: all but what their claims assert. They are checked on every core, each by itself; what is found is put
//! together in the order of the file, so that the report is the same as if they had been read one by one.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use jiff::civil::Date;
use rayon::prelude::*;

use super::{
    super::{interner::SharedTexts, model::*, raw::*, suggest::nearest, wording::excerpt},
    Checker,
    location::{FileLocation, Findings},
    too_much,
};

/// The most names that are no service's id and are looked up among the ids. Looking through all of them takes time,
/// and a large import may have such a name an entry.
const MOST_LOOKED_UP: usize = 200;

impl Checker<'_> {
    /// Checks the entries that `read` makes of `entries`; `None` as soon as it makes none. Each is read, checked and
    /// dropped by itself, so that the shape of a large file is never in memory as a whole.
    pub(super) fn services<E: Send>(
        &mut self,
        entries: Vec<E>,
        read: impl Fn(E) -> Option<RawService> + Sync,
    ) -> Option<()> {
        let known = Known {
            raw: self.raw,
            catalog: &self.catalog,
            option_ids: self.raw.attributes.iter().map(option_ids).collect(),
            dated: self.catalog.sources.iter().map(age).collect(),
            whole: whole_lists(self.raw, &self.catalog),
        };
        // Nearly no service has findings, so they are kept apart rather than beside every service.
        let found: Mutex<Vec<(usize, Findings)>> = Mutex::default();
        let failed = AtomicBool::new(false);
        let check = |places: &mut SharedTexts, (i, entry): (usize, E)| {
            if failed.load(Ordering::Relaxed) {
                return None;
            }
            let Some(raw) = read(entry) else {
                failed.store(true, Ordering::Relaxed);
                return None;
            };
            let (service, mine) = ServiceCheck::check(&known, places, raw, i);
            if !mine.is_empty() {
                found.lock().unwrap_or_else(PoisonError::into_inner).push((i, mine));
            }
            Some(service)
        };
        // Into one list of the final length: pieces put together later would leave holes in memory.
        let mut checked: Vec<Option<Service>> = Vec::new();
        entries
            .into_par_iter()
            .enumerate()
            .with_min_len(64)
            .map_init(SharedTexts::default, check)
            .collect_into_vec(&mut checked);
        let mut services = checked.into_iter().collect::<Option<Vec<Service>>>()?;
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.sort_unstable_by_key(|(i, _)| *i);
        self.ids(&services);
        for (_, found) in found {
            self.found.append(found);
        }
        self.resolve(&mut services);
        self.catalog.categories = categories(&services);
        self.catalog.has_supporting = services.iter().any(|s| s.role == Role::Supporting);
        self.catalog.has_lifecycles = services.iter().any(|s| !s.lifecycle.is_empty());
        self.catalog.services = services;
        self.catalog.sort_ids();
        Some(())
    }

    /// What is wrong with the ids and names of services.
    fn ids(&mut self, services: &[Service]) {
        let mut ids = HashSet::with_capacity(services.len());
        for (i, service) in services.iter().enumerate() {
            let location = FileLocation::entry("services", i, &service.id);
            self.found.id(&service.id, &location, "a service");
            if !ids.insert(service.id.as_str()) {
                let message = format!("the service id “{}” is used twice", excerpt(&service.id));
                self.found.error(&location, message, "Ids are unique.");
            }
            if service.name.trim().is_empty() {
                self.found
                    .error(&location, "the service has no name", "Give it the name it has today.");
            }
        }
    }

    /// Turns the names that are a service's id into that service, and warns of those that may be a slip of one.
    fn resolve(&mut self, services: &mut [Service]) {
        let ids: Vec<String> = services.iter().map(|s| s.id.clone()).collect();
        let by_id: HashMap<&str, ServiceIx> = ids.iter().map(String::as_str).zip((0..).map(ServiceIx)).collect();
        let named: Vec<usize> = services
            .par_iter_mut()
            .enumerate()
            .filter_map(|(i, service)| resolve(service, &by_id).then_some(i))
            .collect();
        let mut looked_up: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        // A service's name locates it no better than any other words do; its id does.
        let mut called: HashMap<String, &str> = HashMap::new();
        for (service, id) in services.iter().zip(&ids).filter(|_| !named.is_empty()) {
            called.entry(service.name.trim().to_lowercase()).or_insert(id);
        }
        for i in named {
            let service = &services[i];
            let entry = FileLocation::entry("services", i, &service.id);
            for (list, at, word, name) in names(service, self.raw) {
                if !looked_up.contains_key(name) {
                    if looked_up.len() >= MOST_LOOKED_UP {
                        continue;
                    }
                    let exact = called.get(&name.trim().to_lowercase()).copied();
                    let near = exact.or_else(|| nearest(name, ids.iter().map(String::as_str)));
                    looked_up.insert(name, near);
                }
                let Some(Some(near)) = looked_up.get(name) else {
                    continue;
                };
                let message = format!("no service has the id “{}”, so it is taken as a name", excerpt(name));
                let help = format!("Did you mean “{near}”?");
                match word {
                    None => self.found.warn(&entry.item(list, at).word(name), message, help),
                    Some(attribute) => {
                        let (claims, at) = (entry.under(list), attribute);
                        self.found.warn(&claims.under(at).word(at).word(name), message, help);
                    }
                }
            }
        }
    }
}

/// Resolves the names in one service; whether any is left.
fn resolve(service: &mut Service, by_id: &HashMap<&str, ServiceIx>) -> bool {
    let mut left = false;
    let successors = service.successors.iter_mut().map(|s| &mut s.to);
    let claimed = service.claims.iter_mut().flat_map(|c| c.says.services_mut());
    for to in successors.chain(claimed) {
        if let ServiceRef::Named(name) = to {
            match by_id.get(name.as_str()) {
                Some(ix) => *to = ServiceRef::Known(*ix),
                None => left = true,
            }
        }
    }
    left
}

/// The names in a service that are no service's id: the list each is in, its place there, the attribute it is claimed
/// of, and the name.
fn names<'a>(service: &'a Service, raw: &'a RawCatalog) -> Vec<(&'static str, usize, Option<&'a str>, &'a str)> {
    let name = |to: &'a ServiceRef| match to {
        ServiceRef::Named(name) => Some(name.as_str()),
        ServiceRef::Known(_) => None,
    };
    let successors = service.successors.iter().enumerate();
    let mut all: Vec<_> = successors
        .filter_map(|(i, s)| Some(("successors", i, None, name(&s.to)?)))
        .collect();
    for claim in &service.claims {
        let attribute = raw.attributes[claim.attribute.at()].id.as_str();
        let named = claim.says.services().iter().filter_map(name);
        all.extend(named.map(|n| ("claims", 0, Some(attribute), n)));
    }
    all
}

fn categories(services: &[Service]) -> Vec<String> {
    let different: BTreeSet<&str> = services.iter().map(|s| &*s.category).collect();
    let mut categories: Vec<String> = different
        .into_iter()
        .filter(|c| !c.is_empty())
        .map(str::to_owned)
        .collect();
    categories.sort_by_cached_key(|c| (c.to_lowercase(), c.clone()));
    categories
}

/// Where each option is; of two with one id (an error of its own) the first counts. A foreign list may have
/// thousands of options, and a claim for every service.
fn option_ids(attribute: &RawAttribute) -> BTreeMap<&str, OptionIx> {
    let mut ids = BTreeMap::new();
    for (i, option) in attribute.options.iter().enumerate().take(usize::from(u16::MAX)) {
        ids.entry(option.id.as_str()).or_insert(i as OptionIx);
    }
    ids
}

/// The sets of which sources name all there is; what is no set is a separate error.
fn whole_lists(raw: &RawCatalog, catalog: &Catalog) -> BTreeSet<(SourceIx, AttributeIx)> {
    let sources = raw.sources.iter().zip((0..).map(SourceIx));
    sources
        .flat_map(|(source, ix)| source.complete.iter().map(move |id| (ix, id)))
        .filter_map(|(ix, id)| Some((ix, catalog.attribute(id)?)))
        .collect()
}

/// What orders sources by age: the last day they may be from, then the first.
fn age(source: &Source) -> Option<(Date, Date)> {
    source.date.span().map(|d| (d.last(), d.first()))
}

/// What every service is checked against.
pub(super) struct Known<'a> {
    pub raw: &'a RawCatalog,
    pub catalog: &'a Catalog,
    pub option_ids: Vec<BTreeMap<&'a str, OptionIx>>,
    dated: Vec<Option<(Date, Date)>>,
    /// The sets of which each source names all there is.
    whole: BTreeSet<(SourceIx, AttributeIx)>,
}

impl Known<'_> {
    /// Whether what a source states of a set is all there is.
    pub fn is_whole(&self, source: SourceIx, attribute: AttributeIx) -> bool {
        self.raw.attributes[attribute.at()].complete || self.whole.contains(&(source, attribute))
    }
}

/// One service being checked.
pub(super) struct ServiceCheck<'a> {
    pub known: &'a Known<'a>,
    pub places: &'a mut SharedTexts,
    pub found: Findings,
}

impl<'a> ServiceCheck<'a> {
    fn check(
        known: &'a Known<'a>,
        places: &'a mut SharedTexts,
        mut raw: RawService,
        index: usize,
    ) -> (Service, Findings) {
        let mut entry = Self {
            known,
            places,
            found: Findings::default(),
        };
        let id = std::mem::take(&mut raw.id);
        let service = entry.service(raw, &FileLocation::entry("services", index, &id));
        (Service { id, ..service }, entry.found)
    }

    /// The service, but for its id, with every other service it names as a name.
    fn service(&mut self, raw: RawService, location: &FileLocation<'_>) -> Service {
        let at = location.under("named_in");
        let named_in = raw.named_in.iter().map(|s| self.source_ref(s, &at)).collect();
        let events = raw.lifecycle.into_iter().enumerate();
        let mut lifecycle: Vec<Event> = events
            .map(|(i, e)| self.event(e, &location.item("lifecycle", i)))
            .collect();
        lifecycle.sort_by_key(|e| (e.date.is_none(), e.date));
        let successors = raw.successors.into_iter().enumerate();
        let successors = successors
            .map(|(i, s)| {
                let at = location.item("successors", i);
                Successor {
                    to: ServiceRef::Named(s.to),
                    source: self.source_ref(&s.source, &at),
                    place: self.places.of(s.place),
                    note: s.note,
                }
            })
            .collect();
        let at = location.under("claims");
        // Not collected, or the much larger shapes' memory would be kept for the claims.
        let mut claims = Vec::with_capacity(raw.claims.len());
        claims.extend(raw.claims.into_iter().filter_map(|claim| self.claim(claim, &at)));
        self.sort_claims(&mut claims);
        too_much::claims(&claims, location, &mut self.found);
        let benefits = self.points(raw.benefits, &location.under("benefits"));
        let considerations = self.points(raw.considerations, &location.under("considerations"));
        Service {
            id: String::new(),
            name: raw.name,
            former_names: raw.former_names.into(),
            aliases: raw.aliases.into(),
            category: self.places.of(trimmed(raw.category)),
            role: raw.role,
            summary: raw.summary,
            note: raw.note,
            named_in,
            lifecycle: lifecycle.into(),
            successors,
            claims,
            benefits,
            considerations,
        }
    }

    /// Attribute by attribute, newest source first; what is left equal is ordered by what it states, so that the order
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

    fn points(&mut self, list: Vec<RawPoint>, at: &FileLocation<'_>) -> Box<[Point]> {
        list.into_iter()
            .map(|p| Point {
                source: self.source_ref(&p.source, at),
                text: p.text,
                place: self.places.of(p.place),
            })
            .collect()
    }

    pub(super) fn source_ref(&mut self, id: &str, location: &FileLocation<'_>) -> SourceIx {
        super::source_ref(&mut self.found, self.known.catalog, id, location)
    }

    fn event(&mut self, raw: RawEvent, location: &FileLocation<'_>) -> Event {
        Event {
            kind: raw.kind,
            date: raw.date.and_then(|d| self.found.date(&d, location)),
            source: self.source_ref(&raw.source, location),
            place: self.places.of(raw.place),
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
