//! What each source carries: how many claims rest on it and how many services it names.

use std::sync::Arc;

use super::super::{bits::Bits, index::Index};
use crate::catalog::{Cells, SourceIx, condition::Subject};

/// What rests on one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceUse {
    /// The document, by its place in the catalog.
    pub source: SourceIx,
    /// Whether it counts under the view; its claims are 0 when it does not.
    pub counts: bool,
    /// How many claims rest on it, those that a newer one has made history included, withdrawn ones not.
    pub claims: usize,
    /// How many events and successors of services it tells of.
    pub events: usize,
    /// How many services it names or makes a claim about: what `source=` keeps.
    pub services: usize,
}

/// What rests on each source among all services that are there, in the catalog's order of sources; worked out once for
/// an index.
pub fn source_uses(cells: &Cells, index: &Index) -> Arc<Vec<SourceUse>> {
    index.kept().get(|| build(cells, index))
}

/// How many services of `kept` a source names or makes a claim about.
pub fn named_by(index: &Index, source: SourceIx, kept: &Bits) -> usize {
    let column = index.column(Subject::Source);
    let choice = column.and_then(|c| c.choices.get(source.at()));
    choice.map_or(0, |c| c.answers.yes.count_in(kept, kept.count()))
}

fn build(cells: &Cells, index: &Index) -> Vec<SourceUse> {
    let mut claims = vec![0; cells.catalog.sources.len()];
    let present = cells.present().flat_map(|s| &cells.catalog[s].claims);
    for claim in present.filter(|c| c.withdrawn().is_none() && cells.counts(c.source)) {
        claims[claim.source.at()] += 1;
    }
    let mut events = vec![0; cells.catalog.sources.len()];
    for service in cells.present().map(|s| &cells.catalog[s]) {
        let told = service.lifecycle.iter().map(|e| e.source);
        for source in told.chain(service.successors.iter().map(|s| s.source)) {
            events[source.at()] += 1;
        }
    }
    let of = |(source, (claims, events))| SourceUse {
        source,
        counts: cells.counts(source),
        claims,
        events,
        services: named_by(index, source, index.present()),
    };
    let uses = claims.into_iter().zip(events);
    cells.catalog.source_ixs().zip(uses).map(of).collect()
}
