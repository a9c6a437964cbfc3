//! What the claims of one service for one attribute add up to, under one view.
//!
//! A set has one atom an option; every other attribute is one atom. From the claims that speak of an atom: none, it is
//! *not stated*; all "not applicable", it is that; on one side, that value; else *conflicting*. Newer never silently
//! overrules older; only a claim that says which source it supersedes, and why, makes history of another.

use std::sync::Arc;

use rayon::prelude::*;

pub use super::cell::{Atom, CellValue, State};
use super::{
    cell::Cell,
    cell_store::CellStore,
    ix::{AttributeIx, ServiceIx, SourceIx},
    kind::Assertion,
    lifecycle::{self, Judged},
    model::{Attribute, Catalog, Claim, Origin, Service},
    view::{Reading, View},
};

/// A catalog with all its cells under one view, and each service's lifecycle judged: what the functions of the core ask.
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
        let present = services().map(|s| is_present(s, view, &counts)).collect();
        Self {
            catalog,
            view,
            rows,
            judged,
            present,
            counts,
        }
    }

    /// One cell.
    pub fn get(&self, service: ServiceIx, attribute: AttributeIx) -> &Cell {
        self.rows.get(service.at(), attribute.at())
    }

    /// Whether the claims of a source count under the view.
    pub fn counts(&self, source: SourceIx) -> bool {
        self.counts[source.at()]
    }

    /// The claims of one cell that count, newest first, and those that are history by a maintainer's word.
    pub fn claims(&self, service: ServiceIx, attribute: AttributeIx) -> (Vec<&Claim>, Vec<&Claim>) {
        split_history(self.catalog[service].claims_on(attribute), &self.counts)
    }

    /// A service's lifecycle on the view's day.
    pub fn judged(&self, service: ServiceIx) -> &Judged {
        &self.judged[service.at()]
    }

    /// Whether the service is there under the view: some source or event by then names it. Services that no source
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

    /// The same with one cell replaced: "what if this were settled". Nothing else changes.
    #[must_use]
    pub fn with(&self, service: ServiceIx, attribute: AttributeIx, cell: Cell) -> Self {
        let mut next = self.clone();
        next.replace(service, attribute, cell);
        next
    }

    /// Puts a cell in another's place and returns the other, so that many what-ifs can share one scratch copy.
    pub fn replace(&mut self, service: ServiceIx, attribute: AttributeIx, cell: Cell) -> Cell {
        self.rows.replace(service.at(), attribute.at(), cell)
    }
}

/// Works out the cells of one service.
fn fill(row: &mut [Cell], catalog: &Catalog, service: &Service, counts: &[bool]) {
    for claims in service.claims.chunk_by(|a, b| a.attribute == b.attribute) {
        let attribute = claims[0].attribute;
        let about = &catalog[attribute];
        row[attribute.at()] = match claims {
            // Most cells rest on one claim, of which nothing can be history.
            [claim] if !counts[claim.source.at()] => Cell::NOT_STATED,
            [claim] => add_up(about, &[claim]),
            _ => add_up(about, &split_history(claims, counts).0),
        };
    }
}

/// For each source, whether its claims count under the view.
pub fn source_filter(catalog: &Catalog, view: View) -> Vec<bool> {
    catalog
        .sources
        .iter()
        .map(|s| {
            let by_then = match (view.as_of, s.date.span()) {
                (None, _) => true,
                (Some(as_of), Some(date)) => date.last() <= as_of,
                (Some(_), None) => false,
            };
            by_then && (view.reading == Reading::Today || s.origin == Origin::Given)
        })
        .collect()
}

fn split_history<'a>(claims: &'a [Claim], counts: &[bool]) -> (Vec<&'a Claim>, Vec<&'a Claim>) {
    let counted = || claims.iter().filter(|c| counts[c.source.at()]);
    let superseded: Vec<SourceIx> = counted().flat_map(|c| c.supersedes().iter().map(|(s, _)| *s)).collect();
    counted().partition(|c| !superseded.contains(&c.source))
}

fn is_present(service: &Service, view: View, counts: &[bool]) -> bool {
    let named = service.named_in.iter().chain(service.claims.iter().map(|c| &c.source));
    let by_source = named.clone().any(|s| counts[s.at()]);
    if by_source {
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

/// What claims add up to, whatever the kind: remarks say nothing, and a cell that is only "not applicable" is that.
fn add_up(attribute: &Attribute, claims: &[&Claim]) -> Cell {
    match claims {
        // Most cells rest on one claim.
        [claim] => add_up_said(attribute, &[&claim.says]),
        _ => add_up_said(attribute, &claims.iter().map(|c| &c.says).collect::<Vec<_>>()),
    }
}

fn add_up_said(attribute: &Attribute, said: &[&Assertion]) -> Cell {
    if said.iter().any(|s| s.is_remark()) {
        let said: Vec<&Assertion> = said.iter().copied().filter(|s| !s.is_remark()).collect();
        return add_up_said(attribute, &said);
    }
    if said.is_empty() {
        Cell::NOT_STATED
    } else if said.iter().all(|s| s.is_not_applicable()) {
        Cell::NOT_APPLICABLE
    } else {
        attribute.kind.add_up(said, attribute.options.len())
    }
}
