//! The checked catalog itself, with its lists found by id.

use std::{cmp::Ordering, collections::BTreeMap};

use rayon::prelude::*;

use super::{Attribute, Factor, Group, Origin, Point, Service, Source};
use crate::catalog::{
    annotations::{Mark, MarkKind, Overlaid},
    ix::{AttributeIx, ServiceIx, ServiceRef, SourceIx},
    kind::Services,
    wording::thousands,
};

/// A service that the catalog names and does not weigh.
#[derive(Debug, Clone, PartialEq)]
pub struct NewerService {
    /// What it is called.
    pub name: String,
    /// The source that names it.
    pub source: SourceIx,
    /// Where in it.
    pub place: String,
    /// Why it is not weighed, where that is stated.
    pub because: Option<Point>,
}

/// A catalog that has passed the checker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalog {
    /// What the list is about.
    pub title: String,
    /// One or two sentences about it; may be empty.
    pub about: String,
    /// What its entries are called, in the plural; empty: services. See [`Self::entries`].
    pub entries: String,
    /// The first twelve hexadecimal digits of the SHA-256 of the file's bytes.
    pub hash: String,
    /// The attributes that cards show first.
    pub headline: Vec<AttributeIx>,
    /// The documents.
    pub sources: Vec<Source>,
    /// Headings for attributes.
    pub groups: Vec<Group>,
    /// What services are compared by, in the file's order.
    pub attributes: Vec<Attribute>,
    /// The entries, in the file's order.
    pub services: Vec<Service>,
    /// The wizard's questions, in order; may be empty.
    pub factors: Vec<Factor>,
    /// Services known of that are not among the entries; may be empty.
    pub newer: Vec<NewerService>,
    /// Categories that occur, in the order of their names.
    pub categories: Vec<String>,
    /// The user's marks on services; never part of the file. See [`crate::catalog::annotations`].
    pub marks: BTreeMap<ServiceIx, Mark>,
    /// All services in the order of their ids.
    pub(in crate::catalog) by_id: Vec<ServiceIx>,
    /// How many of the last attributes are columns of the user's own; their heading is the last group then.
    pub(in crate::catalog) own_columns: usize,
    /// What the file states where the user states something else about an attribute.
    pub(in crate::catalog) overlaid: Option<Box<Overlaid>>,
    /// Whether an entry supports others rather than being chosen between, and whether one has a lifecycle: asked at every
    /// key, for which a long list must not be gone through.
    pub(in crate::catalog) has_supporting: bool,
    pub(in crate::catalog) has_lifecycles: bool,
    pub(in crate::catalog) attribute_ids: BTreeMap<String, AttributeIx>,
    pub(in crate::catalog) source_ids: BTreeMap<String, SourceIx>,
}

impl Catalog {
    /// Whether an entry supports others rather than being chosen between.
    pub fn has_supporting(&self) -> bool {
        self.has_supporting
    }

    /// Whether an entry has a lifecycle, so that it can retire.
    pub fn has_lifecycles(&self) -> bool {
        self.has_lifecycles
    }

    /// So many of its entries: `1 service`, `2,413 laptops`.
    pub fn count(&self, n: usize) -> String {
        format!("{} {}", thousands(n), self.things(n))
    }

    /// What so many of its entries are called. The file has the plural alone, from which no singular can be formed in every
    /// language.
    pub fn things(&self, n: usize) -> &str {
        match (self.entries.as_str(), n) {
            ("", 1) => "service",
            ("", _) => "services",
            (_, 1) => "entry",
            (entries, _) => entries,
        }
    }

    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<ServiceIx> {
        let found = self.by_id.binary_search_by(|s| self[*s].id.as_str().cmp(id));
        found.ok().map(|i| self.by_id[i])
    }

    /// The attribute with this id.
    pub fn attribute(&self, id: &str) -> Option<AttributeIx> {
        self.attribute_ids.get(id).copied()
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<SourceIx> {
        self.source_ids.get(id).copied()
    }

    /// The position of the factor with this id.
    pub fn factor(&self, id: &str) -> Option<usize> {
        self.factors.iter().position(|f| f.id == id)
    }

    /// Whether the catalog was made from given documents and none of them names a service: it was added from elsewhere.
    pub fn is_beyond_given(&self, service: ServiceIx) -> bool {
        let is_given = |s: &Source| s.origin == Origin::Given;
        self.sources.iter().any(is_given) && !self[service].sources().any(|s| is_given(&self[s]))
    }

    /// The columns of the user's own, which come after all other attributes.
    pub fn own_columns(&self) -> impl DoubleEndedIterator<Item = AttributeIx> + use<> {
        let all = self.attributes.len();
        (all.saturating_sub(self.own_columns)..all).map(|i| AttributeIx(i as u16))
    }

    /// Whether an attribute is a column of the user's own.
    pub fn is_own_column(&self, attribute: AttributeIx) -> bool {
        attribute.at() + self.own_columns >= self.attributes.len()
    }

    /// Puts ids in order once all services are there; [`Self::service`] finds nothing before.
    pub(in crate::catalog) fn sort_ids(&mut self) {
        let mut by_id: Vec<ServiceIx> = self.service_ixs().collect();
        by_id.par_sort_unstable_by(|a, b| self[*a].id.cmp(&self[*b].id));
        self.by_id = by_id;
    }

    /// All service indices, in the file's order.
    pub fn service_ixs(&self) -> impl DoubleEndedIterator<Item = ServiceIx> + ExactSizeIterator + Clone + use<> {
        (0..self.services.len() as u32).map(ServiceIx)
    }

    /// All attribute indices, in the file's order.
    pub fn attribute_ixs(&self) -> impl DoubleEndedIterator<Item = AttributeIx> + ExactSizeIterator + use<> {
        (0..self.attributes.len() as u16).map(AttributeIx)
    }

    /// All source indices, in the file's order.
    pub fn source_ixs(&self) -> impl DoubleEndedIterator<Item = SourceIx> + ExactSizeIterator + use<> {
        (0..self.sources.len() as u32).map(SourceIx)
    }

    /// Whether the user has marked a service so.
    pub fn is_marked(&self, service: ServiceIx, kind: MarkKind) -> bool {
        let mark = self.marks.get(&service);
        match kind {
            MarkKind::Starred => mark.is_some_and(|m| m.starred),
            MarkKind::Struck => mark.is_some_and(|m| m.struck.is_some()),
            MarkKind::Noted => mark.is_some_and(|m| !m.note.is_empty()),
            MarkKind::Evidence => {
                let claims = &self[service].claims;
                claims.iter().any(|c| self[c.source].origin == Origin::Own)
            }
        }
    }

    /// The name of a service that is in the catalog or only mentioned.
    pub fn name_of<'a>(&'a self, service: &'a ServiceRef) -> &'a str {
        match service {
            ServiceRef::Known(ix) => &self[*ix].name,
            ServiceRef::Named(name) => name,
        }
    }

    /// The order in which every list of services ends: name (case folded, by code point), then id.
    pub fn by_name(&self, a: ServiceIx, b: ServiceIx) -> Ordering {
        let (a, b) = (&self[a], &self[b]);
        cmp_folded(&a.name, &b.name).then_with(|| a.id.cmp(&b.id))
    }
}

macro_rules! at {
    ($($ix:ty => $field:ident: $item:ty;)*) => {$(
        impl std::ops::Index<$ix> for Catalog {
            type Output = $item;
            fn index(&self, ix: $ix) -> &$item { &self.$field[ix.at()] }
        }
    )*};
}

at! {
    SourceIx => sources: Source;
    AttributeIx => attributes: Attribute;
    ServiceIx => services: Service;
}

impl Services for Catalog {
    fn named(&self, text: &str) -> Option<ServiceRef> {
        let claims = self.services.iter().flat_map(|s| &s.claims);
        let mut mentioned = claims.flat_map(|c| c.says.services());
        let is_it = |s: &&ServiceRef| matches!(s, ServiceRef::Named(name) if name == text);
        self.service(text)
            .map(ServiceRef::Known)
            .or_else(|| mentioned.find(is_it).cloned())
            .or_else(|| {
                let named = self.services.iter().find(|s| s.name == text)?;
                self.service(&named.id).map(ServiceRef::Known)
            })
    }

    fn name_of<'a>(&'a self, service: &'a ServiceRef) -> &'a str {
        self.name_of(service)
    }
}

/// Compares as the texts in small letters would; keeping those beside every name would take as much room again.
pub(crate) fn cmp_folded(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        let small = |b: u8| b.to_ascii_lowercase();
        return a.bytes().map(small).cmp(b.bytes().map(small));
    }
    a.to_lowercase().cmp(&b.to_lowercase())
}
