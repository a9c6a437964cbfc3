//! What of a catalog is used by something: gathered once, for the lints about what is not.

use crate::catalog::model::Catalog;

/// Which sources, attributes and options anything rests on or names, each at its place in the catalog's lists.
pub(super) struct Usage {
    pub sources: Vec<bool>,
    pub attributes: Vec<bool>,
    /// For each attribute, its options.
    pub options: Vec<Vec<bool>>,
}

impl Usage {
    pub fn of(catalog: &Catalog) -> Self {
        let mut used = Self {
            sources: vec![false; catalog.sources.len()],
            attributes: catalog.attributes.iter().map(|a| a.formula.is_some()).collect(),
            options: catalog
                .attributes
                .iter()
                .map(|a| vec![false; a.options.len()])
                .collect(),
        };
        for service in &catalog.services {
            let points = service.benefits.iter().chain(&service.considerations).map(|p| p.source);
            let events = service.lifecycle.iter().map(|e| e.source);
            let successors = service.successors.iter().map(|s| s.source);
            let named = service.named_in.iter().copied();
            for source in named.chain(points).chain(events).chain(successors) {
                used.sources[source.at()] = true;
            }
            for claim in &service.claims {
                used.sources[claim.source.at()] = true;
                used.attributes[claim.attribute.at()] = true;
                for option in claim.says.options() {
                    used.options[claim.attribute.at()][usize::from(*option)] = true;
                }
            }
        }
        for newer in &catalog.newer {
            used.sources[newer.source.at()] = true;
            if let Some(why) = &newer.because {
                used.sources[why.source.at()] = true;
            }
        }
        for factor in &catalog.factors {
            used.sources[factor.source.at()] = true;
            for rule in factor.options.iter().flat_map(|o| &o.rules) {
                used.sources[rule.source.at()] = true;
            }
        }
        used
    }
}
