//! What no source states: counts per attribute and per service, and the lists behind them.
//!
//! A gap is exactly what `attribute=not-stated` asks for: absence of a claim, never a "no".

use crate::catalog::{AttributeIx, Cells, ServiceIx, State};

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

/// Counts the gaps of these services.
pub fn gaps(cells: &Cells, services: &[ServiceIx]) -> Gaps {
    let mut counts = vec![0; cells.catalog.attributes.len()];
    let mut by_service = Vec::new();
    for service in services {
        let mut mine = 0;
        for attribute in cells.catalog.attribute_ixs() {
            if is_gap(cells, *service, attribute) {
                counts[attribute.at()] += 1;
                mine += 1;
            }
        }
        if mine > 0 {
            by_service.push(ServiceGap {
                service: *service,
                attributes: mine,
            });
        }
    }
    let mut by_attribute: Vec<AttributeGap> = cells
        .catalog
        .attribute_ixs()
        .zip(counts)
        .filter(|(_, n)| *n > 0)
        .map(|(attribute, services)| AttributeGap { attribute, services })
        .collect();
    by_attribute.sort_by_key(|g| (std::cmp::Reverse(g.services), g.attribute));
    by_service.sort_by(|a, b| {
        b.attributes
            .cmp(&a.attributes)
            .then_with(|| cells.catalog.by_name(a.service, b.service))
    });
    Gaps {
        services: services.len(),
        attributes: cells.catalog.attributes.len(),
        by_attribute,
        by_service,
    }
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
