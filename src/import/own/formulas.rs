//! Columns that were worked out from others: where the file has all of these they are worked out again, and nobody claims
//! their cells; else what the file shows is what the file itself states.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::list::OwnList;
use crate::catalog::{
    Cells, Scalar, View,
    check::check,
    raw::{RawAttribute, RawCatalog, RawClaim, RawService, RawSource},
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
        if computed.is_empty() {
            return;
        }
        let changed = self.unlike(&computed);
        for service in &mut self.services {
            service.claims.retain(|c| !computed.contains(c.attribute.as_str()));
        }
        if !changed.is_empty() {
            let what = "Worked out again from the file’s other columns; a cell of it or of these was changed since the file was written";
            self.remarks.push((what.to_owned(), changed));
        }
    }

    /// The cells of computed attributes in which the file shows something else than its other columns come to.
    fn unlike(&self, computed: &BTreeSet<&str>) -> Vec<String> {
        let with = |attributes: Vec<RawAttribute>, is_shown: bool| -> Option<Cells> {
            let services = self.services.iter().map(|service| RawService {
                id: service.id.clone(),
                name: service.name.clone(),
                claims: { service.claims.iter() }
                    .filter(|c| is_shown == computed.contains(c.attribute.as_str()))
                    .map(|c| RawClaim {
                        source: FILE.to_owned(),
                        supersedes: Vec::new(),
                        ..c.clone()
                    })
                    .collect(),
                ..RawService::default()
            });
            let alone = RawCatalog {
                title: "The cells".to_owned(),
                groups: self.groups.clone(),
                sources: vec![RawSource {
                    id: FILE.to_owned(),
                    title: FILE.to_owned(),
                    ..RawSource::default()
                }],
                attributes,
                services: services.collect(),
                ..RawCatalog::default()
            };
            // No lifecycle is asked for, so that any day does.
            Some(Cells::build(check(&alone).0?, View::on(Date::ZERO)))
        };
        let shown = with(self.attributes.iter().map(stated).collect(), true);
        let Some((shown, found)) = shown.zip(with(self.attributes.clone(), false)) else {
            return Vec::new();
        };
        let mut unlike = Vec::new();
        for service in found.catalog.service_ixs() {
            for id in computed {
                let Some(attribute) = found.catalog.attribute(id) else {
                    continue;
                };
                let [in_file, now] = [&shown, &found].map(|cells| cells.get(service, attribute).scalar());
                // What is blank there is worked out now, and nothing contradicts it.
                let Some(in_file) = in_file.filter(|in_file| !is_near(in_file, now)) else {
                    continue;
                };
                let about = &found.catalog[attribute];
                let now = now.map_or_else(|| "not stated".to_owned(), |now| now.words(&about.unit));
                unlike.push(format!(
                    "{}, {}: {}; now {now}",
                    found.catalog[service].name,
                    about.label,
                    in_file.words(&about.unit),
                ));
            }
        }
        unlike
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

/// The id of the file among its sources, while its cells are compared.
const FILE: &str = "file";

/// Whether two numbers are one, but for the digits that are not written.
fn is_near(a: &Scalar, b: Option<&Scalar>) -> bool {
    let near = |x: f64, y: f64| x.total_cmp(&y).is_eq() || (x - y).abs() <= 1e-6 * x.abs().max(y.abs());
    match (a.number(), b.and_then(Scalar::number)) {
        (Some(a), Some(b)) => near(a.lo(), b.lo()) && near(a.hi(), b.hi()),
        _ => false,
    }
}

/// The same without its formula.
fn stated(attribute: &RawAttribute) -> RawAttribute {
    RawAttribute {
        formula: String::new(),
        ..attribute.clone()
    }
}
