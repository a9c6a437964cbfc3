//! What the claims of one service for one attribute add up to, under one view.
//!
//! A set has one atom an option; every other attribute is one atom. From the claims about an atom: none, it is
//! *not stated*; all "not applicable", it is that; on one side, that value; else *conflicting*. Newer never silently
//! overrules older; only a claim that states which source it supersedes, and why, makes history of another. A claim that
//! is withdrawn is part of no cell. Of an attribute that is stated `from_parts`, the values and the yes of a service's
//! parts are its own too, unless a part has retired; only what is stated of the part itself counts, not what the part
//! has through parts of its own, so that no circle of parts can loop.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use rayon::prelude::*;

pub use super::cell::{Atom, CellValue, State};
use super::{
    cell::Cell,
    cell_store::CellStore,
    ix::{AttributeIx, ServiceIx, ServiceRef, SourceIx},
    kind::Assertion,
    lifecycle::{self, Judged},
    model::{Attribute, Catalog, Claim, EventKind, Origin, PART_OF, Service},
    status::Status,
    view::{Reading, View},
};

/// A catalog with all its cells under one view, and each service's lifecycle judged: what the functions of the core read.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    /// The catalog they are of.
    pub catalog: Arc<Catalog>,
    /// The view they were worked out for.
    pub view: View,
    /// A row a service, in the order of attributes.
    rows: CellStore,
    judged: Vec<Judged>,
    present: Vec<bool>,
    /// For each source, whether its claims count under the view.
    counts: Vec<bool>,
    /// What is stated of a cell through parts of its service, newest first.
    through: BTreeMap<(ServiceIx, AttributeIx), Vec<Claim>>,
    /// Every whole with each of its parts, by whole, then in the file's order.
    parts: Vec<(ServiceIx, ServiceIx)>,
}

impl Cells {
    /// Works out all cells. Linear in the number of claims and cells.
    pub fn build(catalog: impl Into<Arc<Catalog>>, view: View) -> Self {
        let catalog = catalog.into();
        let attributes = catalog.attributes.len();
        let counts = source_filter(&catalog, view);
        let rows = CellStore::build(&catalog.services, attributes, |service, row| {
            fill(row, &catalog, service, &counts);
        });
        let services = || catalog.services.par_iter().with_min_len(64);
        let judged = services().map(|s| lifecycle::judge(&catalog, s, view)).collect();
        // How old a claim may be does not affect whether the service is there.
        let by_then = source_filter(&catalog, View { since: None, ..view });
        let present = services().map(|s| is_present(s, view, &by_then)).collect();
        let mut cells = Self {
            catalog,
            view,
            rows,
            judged,
            present,
            counts,
            through: BTreeMap::new(),
            parts: Vec::new(),
        };
        cells.gather_parts();
        cells.take_from_parts();
        cells.work_out();
        cells
    }

    /// Adds to the cells of wholes what is stated of their parts.
    fn take_from_parts(&mut self) {
        let catalog = Arc::clone(&self.catalog);
        let taken: Vec<AttributeIx> = catalog.attribute_ixs().filter(|a| catalog[*a].from_parts).collect();
        if taken.is_empty() {
            return;
        }
        let mut through: BTreeMap<_, Vec<Claim>> = BTreeMap::new();
        for (part, whole) in self.parts().filter(|(part, whole)| !self.is_over(*part, *whole)) {
            for attribute in &taken {
                let stated = self.claims(part, *attribute).0;
                let stated: Vec<Claim> = stated.iter().filter_map(|c| c.of_the_whole(whole, part)).collect();
                if !stated.is_empty() {
                    through.entry((whole, *attribute)).or_default().extend(stated);
                }
            }
        }
        for stated in through.values_mut() {
            stated.sort_by(|a, b| {
                let part = |c: &Claim| c.through().map(|p| catalog[p].id.as_str());
                (newest_first(&catalog, a).cmp(&newest_first(&catalog, b))).then_with(|| part(a).cmp(&part(b)))
            });
        }
        self.through = through;
        let at: Vec<_> = self.through.keys().copied().collect();
        for (service, attribute) in at {
            let cell = add_up(&catalog[attribute], &self.claims(service, attribute).0);
            self.replace(service, attribute, cell);
        }
    }

    /// Fills the cells of computed attributes, each after those it is worked out from.
    fn work_out(&mut self) {
        let catalog = Arc::clone(&self.catalog);
        for (a, formula) in catalog
            .attribute_ixs()
            .filter_map(|a| Some((a, catalog[a].formula.as_ref()?)))
        {
            for service in catalog.service_ixs() {
                let cell = formula.cell(|part| self.get(service, part));
                self.replace(service, a, cell);
            }
        }
    }

    /// Whether a part has retired, by its own lifecycle or by its whole's, so that what it had is its whole's no longer; the
    /// reading *documents* knows no lifecycles.
    pub fn is_over(&self, part: ServiceIx, whole: ServiceIx) -> bool {
        let name = &self.catalog[part].name;
        let of_whole = self.catalog[whole].lifecycle.iter().any(|e| {
            let is_it = matches!(&e.kind, EventKind::PartEnds(p) if p == name);
            is_it && e.date.is_none_or(|d| d.last() <= self.view.today)
        });
        self.view.reading == Reading::Today && (of_whole || self.judged(part).status == Status::Retired)
    }

    /// One cell.
    pub fn get(&self, service: ServiceIx, attribute: AttributeIx) -> &Cell {
        self.rows.get(service.at(), attribute.at())
    }

    /// Whether the claims of a source count under the view.
    pub fn counts(&self, source: SourceIx) -> bool {
        self.counts[source.at()]
    }

    /// The claims of one cell that count, newest first, and those that are history because a maintainer marked them so.
    /// Those that are stated of a part of the service are marked ([`Claim::through`]). Of a computed attribute, those
    /// of what it is worked out from.
    pub fn claims(&self, service: ServiceIx, attribute: AttributeIx) -> (Vec<&Claim>, Vec<&Claim>) {
        if let Some(formula) = &self.catalog[attribute].formula {
            let (mut live, mut history) = (Vec::new(), Vec::new());
            for (counted, former) in formula.parts.iter().map(|part| self.claims(service, *part)) {
                live.extend(counted);
                history.extend(former);
            }
            return (live, history);
        }
        let own = self.catalog[service].claims_on(attribute);
        let Some(through) = self.through.get(&(service, attribute)) else {
            return split_history(own, &[], &self.counts);
        };
        let (mut live, mut history) = split_history(own, through, &self.counts);
        // A stable sort: what is stated of the service itself comes before what is of a part on the same day.
        for claims in [&mut live, &mut history] {
            claims.sort_by_key(|c| newest_first(&self.catalog, c).0);
        }
        (live, history)
    }

    /// The claims of one cell that are withdrawn, newest first: shown, and part of nothing.
    pub fn withdrawn(&self, service: ServiceIx, attribute: AttributeIx) -> Vec<&Claim> {
        let claims = self.catalog[service].claims_on(attribute).iter();
        claims
            .filter(|c| c.withdrawn().is_some() && self.counts(c.source))
            .collect()
    }

    /// A service's lifecycle on the view's day.
    pub fn judged(&self, service: ServiceIx) -> &Judged {
        &self.judged[service.at()]
    }

    /// Whether the service is there under the view: some source or event that counts names it. Services that no source
    /// and no event names at all (an entry just begun) are there whenever the view has no as-of date.
    pub fn is_present(&self, service: ServiceIx) -> bool {
        self.present[service.at()]
    }

    /// The services that are there, in the file's order.
    pub fn present(&self) -> impl Iterator<Item = ServiceIx> + '_ {
        self.present
            .iter()
            .enumerate()
            .filter(|(_, p)| **p)
            .map(|(i, _)| ServiceIx(i as u32))
    }

    /// The services that are stated to be a part of one, in the file's order; nothing is a part of itself.
    pub fn parts_of(&self, whole: ServiceIx) -> impl Iterator<Item = ServiceIx> + '_ {
        let start = self.parts.partition_point(|(w, _)| *w < whole);
        let mine = self.parts[start..].iter().take_while(move |(w, _)| *w == whole);
        mine.map(|(_, part)| *part)
    }

    fn gather_parts(&mut self) {
        let mut parts: Vec<_> = self.parts().map(|(part, whole)| (whole, part)).collect();
        parts.sort_by_key(|(whole, _)| *whole);
        self.parts = parts;
    }

    /// Every part with every service it is stated to be a part of; nothing is a part of itself.
    pub fn parts(&self) -> impl Iterator<Item = (ServiceIx, ServiceIx)> + '_ {
        let part_of = self.catalog.attribute(PART_OF);
        let wholes = move |part: ServiceIx| -> &[ServiceRef] {
            match part_of.map(|a| &self.get(part, a).value) {
                Some(CellValue::Services(wholes)) => wholes,
                _ => &[],
            }
        };
        let one = move |part: ServiceIx| {
            let known = move |whole: &ServiceRef| match whole {
                ServiceRef::Known(whole) => (*whole != part).then_some((part, *whole)),
                ServiceRef::Named(_) => None,
            };
            wholes(part).iter().filter_map(known)
        };
        self.present().flat_map(one)
    }

    /// The same with one cell replaced: "what if this were settled". Nothing else changes.
    #[must_use]
    pub fn with(&self, service: ServiceIx, attribute: AttributeIx, cell: Cell) -> Self {
        let mut next = self.clone();
        next.replace(service, attribute, cell);
        next
    }

    /// Replaces a cell and returns the one before, so that many what-ifs can share one scratch copy.
    pub fn replace(&mut self, service: ServiceIx, attribute: AttributeIx, cell: Cell) -> Cell {
        let before = self.rows.replace(service.at(), attribute.at(), cell);
        if self.catalog[attribute].id == PART_OF {
            self.gather_parts();
        }
        before
    }
}

/// Works out the cells of one service.
fn fill(row: &mut [Cell], catalog: &Catalog, service: &Service, counts: &[bool]) {
    for claims in service.claims.chunk_by(|a, b| a.attribute == b.attribute) {
        let attribute = claims[0].attribute;
        let about = &catalog[attribute];
        row[attribute.at()] = match claims {
            // Most cells rest on one claim, of which nothing can be history.
            [claim] if !counts[claim.source.at()] || claim.withdrawn().is_some() => Cell::NOT_STATED,
            [claim] => add_up(about, &[claim]),
            _ => add_up(about, &split_history(claims, &[], counts).0),
        };
    }
}

/// For each source, whether its claims count under the view.
pub fn source_filter(catalog: &Catalog, view: View) -> Vec<bool> {
    catalog
        .sources
        .iter()
        .map(|s| {
            let within = match s.date.span() {
                Some(date) => {
                    view.as_of.is_none_or(|as_of| date.last() <= as_of)
                        && view.since.is_none_or(|since| date.last() >= since)
                }
                None => view.as_of.is_none() && view.since.is_none(),
            };
            within && (view.reading == Reading::Today || s.origin == Origin::Given)
        })
        .collect()
}

/// Those of a service's own claims on one attribute that count, with those through its parts, which count already;
/// and apart from them what a claim of its own makes history.
fn split_history<'a>(own: &'a [Claim], through: &'a [Claim], counts: &[bool]) -> (Vec<&'a Claim>, Vec<&'a Claim>) {
    let counts = |c: &&Claim| counts[c.source.at()] && c.withdrawn().is_none();
    let counted = || own.iter().filter(counts).chain(through);
    let superseded: Vec<SourceIx> = counted().flat_map(|c| c.supersedes().iter().map(|(s, _)| *s)).collect();
    counted().partition(|c| !superseded.contains(&c.source))
}

/// Last and first day of a source, the source, the place, and what is stated.
type ClaimOrder<'a> = (Reverse<Option<(Date, Date)>>, &'a str, &'a str, String);

/// What puts claims in order, newest source first, whatever their order in the file.
fn newest_first<'a>(catalog: &'a Catalog, claim: &'a Claim) -> ClaimOrder<'a> {
    let source = &catalog[claim.source];
    let dated = source.date.span().map(|d| (d.last(), d.first()));
    (Reverse(dated), &source.id, &claim.place, format!("{:?}", claim.says))
}

fn is_present(service: &Service, view: View, counts: &[bool]) -> bool {
    if service.sources().any(|s| counts[s.at()]) {
        return true;
    }
    match (view.reading, view.as_of) {
        (Reading::Documents, _) => false,
        (Reading::Today, None) => true,
        (Reading::Today, Some(as_of)) => service
            .lifecycle
            .iter()
            .any(|e| e.date.is_some_and(|d| d.last() <= as_of)),
    }
}

/// What claims add up to, whatever the kind: remarks state nothing, and a cell that is only "not applicable" is that.
fn add_up(attribute: &Attribute, claims: &[&Claim]) -> Cell {
    match claims {
        // Most cells rest on one claim.
        [claim] => add_up_stated(attribute, &[&claim.says]),
        _ => add_up_stated(attribute, &claims.iter().map(|c| &c.says).collect::<Vec<_>>()),
    }
}

fn add_up_stated(attribute: &Attribute, stated: &[&Assertion]) -> Cell {
    if stated.iter().any(|s| s.is_remark()) {
        let stated: Vec<&Assertion> = stated.iter().copied().filter(|s| !s.is_remark()).collect();
        return add_up_stated(attribute, &stated);
    }
    if stated.is_empty() {
        Cell::NOT_STATED
    } else if stated.iter().all(|s| s.is_not_applicable()) {
        Cell::NOT_APPLICABLE
    } else {
        attribute.kind.add_up(stated, attribute.options.len())
    }
}
