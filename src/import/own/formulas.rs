//! Columns that were worked out from others: where the file has all of these they are worked out again, and nobody claims
//! their cells; else what the file shows is what the file itself states.

use std::collections::BTreeSet;

use super::list::OwnList;
use crate::catalog::{
    check::check,
    raw::{RawAttribute, RawCatalog},
};

impl OwnList {
    /// Settles which of its formulas hold.
    pub fn settle_formulas(&mut self) {
        let is_computed = |a: &RawAttribute| !a.formula.is_empty();
        if !self.attributes.iter().any(is_computed) {
            return;
        }
        if !self.reads(&self.attributes) {
            // One at a time: a formula may name those before it.
            let mut all: Vec<RawAttribute> = { self.attributes.iter() }.map(stated).collect();
            for (i, attribute) in self.attributes.iter().enumerate().filter(|(_, a)| is_computed(a)) {
                all[i] = attribute.clone();
                if !self.reads(&all) {
                    all[i] = stated(attribute);
                }
            }
            let lost = { self.attributes.iter().zip(&all) }.filter(|(a, now)| is_computed(a) && !is_computed(now));
            let lost: Vec<(String, String)> = lost.map(|(a, _)| (a.id.clone(), a.label.clone())).collect();
            self.attributes = all;
            self.claim_as_file(&lost.iter().map(|(id, _)| id.as_str()).collect());
            let what = "Worked out from columns that the file does not have; the file itself is the source of what it shows there";
            let labels = lost.into_iter().map(|(_, label)| label).collect();
            self.remarks.push((what.to_owned(), labels));
        }
        let computed: BTreeSet<&str> = { self.attributes.iter() }
            .filter(|a| is_computed(a))
            .map(|a| a.id.as_str())
            .collect();
        for service in &mut self.services {
            service.claims.retain(|c| !computed.contains(c.attribute.as_str()));
        }
    }

    /// Whether a catalog may have these.
    fn reads(&self, attributes: &[RawAttribute]) -> bool {
        let alone = RawCatalog {
            title: "The columns".to_owned(),
            groups: self.groups.clone(),
            attributes: attributes.to_vec(),
            ..RawCatalog::default()
        };
        check(&alone).0.is_some()
    }

    /// Makes the file the source of all that is claimed of these attributes.
    fn claim_as_file(&mut self, attributes: &BTreeSet<&str>) {
        let claims = self.services.iter_mut().flat_map(|s| &mut s.claims);
        for claim in claims.filter(|c| attributes.contains(c.attribute.as_str())) {
            claim.source.clear();
            claim.supersedes.clear();
        }
    }
}

/// The same without its formula.
fn stated(attribute: &RawAttribute) -> RawAttribute {
    RawAttribute {
        formula: String::new(),
        ..attribute.clone()
    }
}
