//! What no source states: counts per attribute and per service, and the lists behind them.
//!
//! A gap is exactly what `attribute=not-stated` asks for: absence of a claim, never a "no".

use std::sync::Arc;

use super::super::{bits::Bits, index::Index};
use crate::catalog::{AttributeIx, Cells, ServiceIx, State, condition::Subject};

/// The gaps of some services.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gaps {
    /// How many services were looked at.
    pub services: usize,
    /// How many attributes the catalog has.
    pub attributes: usize,
    /// Attributes that some of the services do not state: most gaps first, then in the catalog's order.
    pub by_attribute: Vec<AttributeGap>,
    /// Services of which some attribute is not stated: most gaps first, then by name.
    pub by_service: Vec<ServiceGap>,
}

impl Gaps {
    /// How many cells no source states.
    pub fn total(&self) -> usize {
        self.by_attribute.iter().map(|g| g.services).sum()
    }
}

/// How many services do not state an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttributeGap {
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// How many services; never 0.
    pub services: usize,
}

/// How many attributes of a service are not stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceGap {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// How many attributes; never 0.
    pub attributes: usize,
}

/// Which services state nothing of which attribute.
#[derive(Debug, Clone)]
pub struct GapSets {
    by_attribute: Box<[Bits]>,
    /// How many attributes each slot does not state.
    of_slot: Box<[u32]>,
}

impl GapSets {
    fn build(cells: &Cells, index: &Index) -> Self {
        let of = |attribute: AttributeIx| {
            let mut bits = Bits::none(index.len());
            if let Some(column) = index.column(Subject::Attribute(attribute)) {
                column.not_stated.add_to(&mut bits);
            } else {
                let gaps = cells.present().filter(|s| is_gap(cells, *s, attribute));
                gaps.for_each(|s| bits.put(index.slot(s)));
            }
            bits.keep(index.present());
            bits
        };
        let by_attribute: Box<[Bits]> = cells.catalog.attribute_ixs().map(of).collect();
        let mut of_slot = vec![0; index.len()];
        for bits in &by_attribute {
            bits.iter().for_each(|slot| of_slot[slot as usize] += 1);
        }
        Self {
            by_attribute,
            of_slot: of_slot.into(),
        }
    }

    /// The services that state nothing of an attribute.
    pub fn of_attribute(&self, attribute: AttributeIx) -> &Bits {
        &self.by_attribute[attribute.at()]
    }

    /// How many attributes the service at a slot states nothing of.
    pub fn of_slot(&self, slot: u32) -> usize {
        self.of_slot[slot as usize] as usize
    }
}

/// The gaps of all services that are there; worked out once for an index.
pub fn gap_sets(cells: &Cells, index: &Index) -> Arc<GapSets> {
    index.kept().get(|| GapSets::build(cells, index))
}

/// Counts the gaps of the services at these slots.
pub fn gaps(cells: &Cells, index: &Index, kept: &Bits) -> Gaps {
    let sets = gap_sets(cells, index);
    let attributes = cells.catalog.attribute_ixs();
    let counted = attributes.map(|attribute| AttributeGap {
        attribute,
        services: sets.of_attribute(attribute).count_both(kept),
    });
    let mut by_attribute: Vec<AttributeGap> = counted.filter(|g| g.services > 0).collect();
    by_attribute.sort_by_key(|g| (std::cmp::Reverse(g.services), g.attribute));
    Gaps {
        services: kept.count(),
        attributes: cells.catalog.attributes.len(),
        by_attribute,
        by_service: most_first(&sets, index, kept),
    }
}

/// Slots are in the order of names, so that counting how many have how many gaps is all the sorting there is.
fn most_first(sets: &GapSets, index: &Index, kept: &Bits) -> Vec<ServiceGap> {
    let mut starts: Vec<usize> = Vec::new();
    for slot in kept.iter() {
        let n = sets.of_slot(slot);
        if starts.len() <= n {
            starts.resize(n + 1, 0);
        }
        starts[n] += 1;
    }
    let mut end = 0;
    for at in starts.iter_mut().skip(1).rev() {
        end += std::mem::replace(at, end);
    }
    let none = ServiceGap {
        service: ServiceIx(0),
        attributes: 0,
    };
    let mut all = vec![none; end];
    for slot in kept.iter() {
        let attributes = sets.of_slot(slot);
        if attributes > 0 {
            let service = index.service(slot);
            all[starts[attributes]] = ServiceGap { service, attributes };
            starts[attributes] += 1;
        }
    }
    all
}

/// Which attributes of a service no source states, in the catalog's order.
pub fn attributes_without(cells: &Cells, service: ServiceIx) -> Vec<AttributeIx> {
    cells
        .catalog
        .attribute_ixs()
        .filter(|a| is_gap(cells, service, *a))
        .collect()
}

fn is_gap(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> bool {
    cells.get(service, attribute).state == State::NotStated
}
