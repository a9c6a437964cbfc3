//! Services: all but what their claims assert.

#![allow(clippy::wildcard_imports)] // nearly every type of both shapes is named here

use std::collections::BTreeSet;

use super::{
    super::{model::*, raw::*, suggest::nearest},
    Checker, Spot,
};

impl<'a> Checker<'a> {
    pub(super) fn services(&mut self) {
        for (i, raw) in self.raw.services.iter().enumerate() {
            let spot = Spot::entry("services", i, &raw.id);
            self.id(&raw.id, &spot, "a service");
            if self
                .catalog
                .service_ids
                .insert(raw.id.clone(), ServiceIx(i as u32))
                .is_some()
            {
                self.error(
                    &spot,
                    format!("the service id “{}” is used twice", raw.id),
                    "Ids are unique.",
                );
            }
            if raw.name.trim().is_empty() {
                self.error(&spot, "the service has no name", "Give it the name it has today.");
            }
        }
        let mut categories = BTreeSet::new();
        for (i, raw) in self.raw.services.iter().enumerate() {
            let spot = Spot::entry("services", i, &raw.id);
            let service = self.service(raw, &spot);
            if !service.category.is_empty() {
                categories.insert(service.category.clone());
            }
            self.catalog.services.push(service);
        }
        self.catalog.categories = categories.into_iter().collect();
        self.catalog
            .categories
            .sort_by_cached_key(|c| (c.to_lowercase(), c.clone()));
    }

    pub(super) fn service(&mut self, raw: &'a RawService, spot: &Spot) -> Service {
        let at = spot.under("named_in");
        let named_in = raw.named_in.iter().map(|s| self.source_ref(s, &at)).collect();
        let mut lifecycle: Vec<Event> = raw
            .lifecycle
            .iter()
            .enumerate()
            .map(|(i, e)| self.event(e, &spot.under(format!("lifecycle[{i}]"))))
            .collect();
        lifecycle.sort_by_key(|e| (e.date.is_none(), e.date));
        let successors = raw
            .successors
            .iter()
            .enumerate()
            .map(|(i, s)| {
                let at = spot.under(format!("successors[{i}]"));
                Successor {
                    to: self.service_ref(&s.to, &at),
                    source: self.source_ref(&s.source, &at),
                    place: s.place.clone(),
                    note: s.note.clone(),
                }
            })
            .collect();
        let mut claims: Vec<Claim> = Vec::with_capacity(raw.claims.len());
        for claim in &raw.claims {
            let at = spot.under("claims").under(&claim.attribute);
            if let Some(claim) = self.claim(claim, &at) {
                claims.push(claim);
            }
        }
        // Attribute by attribute, newest source first; what is left equal is ordered by what it says, so that the
        // order in the file does not show.
        let dated: Vec<_> = self
            .catalog
            .sources
            .iter()
            .map(|s| s.date.span().map(|d| (d.last(), d.first())))
            .collect();
        claims.sort_by(|a, b| {
            a.attribute
                .cmp(&b.attribute)
                .then_with(|| dated[b.source.at()].cmp(&dated[a.source.at()]))
                .then_with(|| {
                    self.raw.sources[a.source.at()]
                        .id
                        .cmp(&self.raw.sources[b.source.at()].id)
                })
                .then_with(|| a.place.cmp(&b.place))
                .then_with(|| format!("{:?}", a.says).cmp(&format!("{:?}", b.says)))
        });
        let mut points = |list: &[RawPoint], what: &str| -> Vec<Point> {
            let at = spot.under(what);
            list.iter()
                .map(|p| Point {
                    text: p.text.clone(),
                    source: self.source_ref(&p.source, &at),
                    place: p.place.clone(),
                })
                .collect()
        };
        let benefits = points(&raw.benefits, "benefits");
        let considerations = points(&raw.considerations, "considerations");
        Service {
            id: raw.id.clone(),
            name: raw.name.clone(),
            name_key: raw.name.to_lowercase(),
            former_names: raw.former_names.clone(),
            aliases: raw.aliases.clone(),
            category: raw.category.trim().to_owned(),
            role: match raw.role {
                RawRole::Alternative => Role::Alternative,
                RawRole::Supporting => Role::Supporting,
            },
            summary: raw.summary.clone(),
            note: raw.note.clone(),
            named_in,
            lifecycle,
            successors,
            claims,
            benefits,
            considerations,
        }
    }

    pub(super) fn service_ref(&mut self, id: &str, spot: &Spot) -> ServiceRef {
        if let Some(ix) = self.catalog.service(id) {
            return ServiceRef::Known(ix);
        }
        if let Some(near) = self.near(id) {
            self.warn(
                &spot.clone().word(id),
                format!("no service has the id “{id}”, so it is taken as a name"),
                format!("Did you mean “{near}”?"),
            );
        }
        ServiceRef::Named(id.to_owned())
    }

    /// The service id that a name may be a slip of. Looking through all ids takes time, and a large import may have a
    /// name an entry, so only the first 200 different names are looked up.
    pub(super) fn near(&mut self, name: &str) -> Option<&'a str> {
        if let Some(near) = self.near.get(name) {
            return *near;
        }
        let ids = (self.near.len() < 200).then(|| self.raw.services.iter().map(|s| s.id.as_str()));
        let near = nearest(name, ids.into_iter().flatten());
        if self.near.len() < 200 {
            self.near.insert(name.to_owned(), near);
        }
        near
    }

    pub(super) fn event(&mut self, raw: &RawEvent, spot: &Spot) -> Event {
        Event {
            kind: match &raw.kind {
                RawEventKind::Seen => EventKind::Seen,
                RawEventKind::RenamedFrom(old) => EventKind::RenamedFrom(old.clone()),
                RawEventKind::ClosedToNew => EventKind::ClosedToNew,
                RawEventKind::Ends => EventKind::Ends,
                RawEventKind::NoDevelopment => EventKind::NoDevelopment,
                RawEventKind::PartEnds(part) => EventKind::PartEnds(part.clone()),
            },
            date: raw.date.as_ref().and_then(|d| self.date(d, spot)),
            source: self.source_ref(&raw.source, spot),
            place: raw.place.clone(),
            note: raw.note.clone(),
        }
    }
}
