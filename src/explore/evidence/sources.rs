//! What each source carries: how many claims rest on it and how many services it names.

use std::collections::BTreeSet;

use crate::catalog::{Cells, ServiceIx, SourceIx};

/// What rests on one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceUse {
    /// The document, by its place in the catalog.
    pub source: SourceIx,
    /// Whether it counts under the view; its claims are 0 when it does not.
    pub counts: bool,
    /// How many claims rest on it, those that a newer one has made history included, withdrawn ones not.
    pub claims: usize,
    /// How many services it names or makes a claim about: what `source=` keeps.
    pub services: usize,
}

/// What rests on each source among these services, in the catalog's order of sources.
pub fn source_uses(cells: &Cells, services: &[ServiceIx]) -> Vec<SourceUse> {
    let mut uses: Vec<SourceUse> = cells
        .catalog
        .source_ixs()
        .map(|source| SourceUse {
            source,
            counts: cells.counts(source),
            claims: 0,
            services: 0,
        })
        .collect();
    for service in services {
        let service = &cells.catalog[*service];
        let named: BTreeSet<SourceIx> = service.sources().collect();
        for claim in service.claims.iter().filter(|c| c.withdrawn().is_none()) {
            if cells.counts(claim.source) {
                uses[claim.source.at()].claims += 1;
            }
        }
        for source in named {
            uses[source.at()].services += 1;
        }
    }
    uses
}
