//! From what has passed the checker back to the shape that a file has: ids for places in lists. What is laid over a catalog by
//! its user (own evidence, own columns) has the shape it would have if the file stated it.

use super::{
    Attribute, Catalog, Claim, Event, Feature, Origin, Point, Service, ServiceRef, Source, SourceDate, SourceIx,
    Successor,
    raw::{RawAttribute, RawClaim, RawEvent, RawPoint, RawService, RawSource, RawSuccessor, RawSupersedes},
};

/// An attribute with the label of its group in the place of the group's id: it is read where there is no list of groups.
pub fn attribute(catalog: &Catalog, about: &Attribute) -> RawAttribute {
    let group = catalog.groups.get(about.group);
    RawAttribute {
        id: about.id.clone(),
        label: about.label.clone(),
        group: group.map(|g| g.label.clone()).unwrap_or_default(),
        kind: about.kind,
        about: about.about.clone(),
        options: about.options.clone(),
        unit: about.unit.clone(),
        better: about.better,
        from_parts: about.from_parts,
        complete: about.complete,
        decimals: about.decimals,
        formula: about.formula.as_ref().map(|f| f.text.clone()).unwrap_or_default(),
    }
}

/// A source. The user's own evidence is a document of theirs; our inference has no date that anyone is shown.
pub fn source(source: &Source) -> RawSource {
    let (date, estimate, estimated_from) = match source.shown_date() {
        Some(SourceDate::Stated(d)) => (Some(d.to_string()), None, String::new()),
        Some(SourceDate::Estimated(d, why)) => (None, Some(d.to_string()), why.clone()),
        Some(SourceDate::Unknown) | None => (None, None, String::new()),
    };
    RawSource {
        id: source.id.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        date,
        estimate,
        estimated_from,
        link: source.link.clone(),
        given: source.origin == Origin::Given,
        inference: source.is_inference(),
        ..RawSource::default()
    }
}

/// An entry without its claims.
pub fn entry(catalog: &Catalog, service: &Service) -> RawService {
    let id = |ix: &SourceIx| catalog[*ix].id.clone();
    let event = |e: &Event| RawEvent {
        kind: e.kind.clone(),
        date: e.date.map(|d| d.to_string()),
        source: id(&e.source),
        place: e.place.to_string(),
        note: e.note.clone(),
    };
    let successor = |s: &Successor| RawSuccessor {
        to: service_id(catalog, &s.to),
        source: id(&s.source),
        place: s.place.to_string(),
        note: s.note.clone(),
    };
    let point = |p: &Point| RawPoint {
        text: p.text.clone(),
        source: id(&p.source),
        place: p.place.to_string(),
    };
    RawService {
        id: service.id.clone(),
        name: service.name.clone(),
        former_names: service.former_names.to_vec(),
        aliases: service.aliases.to_vec(),
        category: service.category.to_string(),
        role: service.role,
        summary: service.summary.clone(),
        note: service.note.clone(),
        named_in: service.named_in.iter().map(id).collect(),
        lifecycle: service.lifecycle.iter().map(event).collect(),
        successors: service.successors.iter().map(successor).collect(),
        claims: Vec::new(),
        benefits: service.benefits.iter().map(point).collect(),
        considerations: service.considerations.iter().map(point).collect(),
    }
}

/// The sources that an entry without its claims rests on.
pub fn sources_of_entry(service: &Service) -> impl Iterator<Item = SourceIx> + '_ {
    let points = service.benefits.iter().chain(&service.considerations);
    let named = service.named_in.iter().copied();
    named
        .chain(service.lifecycle.iter().map(|e| e.source))
        .chain(service.successors.iter().map(|s| s.source))
        .chain(points.map(|p| p.source))
}

/// A claim; `None` for one that states nothing.
pub fn claim(catalog: &Catalog, claim: &Claim) -> Option<RawClaim> {
    let about = &catalog[claim.attribute];
    let supersedes = claim.supersedes().iter().map(|(source, because)| RawSupersedes {
        source: catalog[*source].id.clone(),
        because: because.clone(),
    });
    Some(RawClaim {
        attribute: about.id.clone(),
        says: claim
            .says
            .as_written(about.definition(), about.kind.has(Feature::Link), &|s| {
                service_id(catalog, s)
            })?,
        source: catalog[claim.source].id.clone(),
        place: claim.place.to_string(),
        note: claim.note().to_owned(),
        supersedes: supersedes.collect(),
        withdrawn: claim.withdrawn().map(str::to_owned),
    })
}

/// The id of a service, or the name of one that the catalog does not have.
pub fn service_id(catalog: &Catalog, service: &ServiceRef) -> String {
    match service {
        ServiceRef::Known(ix) => catalog[*ix].id.clone(),
        ServiceRef::Named(name) => name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{check::check, parse_raw, raw::RawCatalog};

    #[test]
    fn what_was_checked_has_the_shape_it_was_read_in() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for file in ["tests/data/databases.ron", "catalog.ron"] {
            let raw = parse_raw(&std::fs::read(root.join(file)).expect(file)).expect(file);
            let catalog = check(&raw).0.expect("it checks");
            let services = catalog.services.iter().map(|s| {
                let claims = s.claims.iter().filter_map(|c| super::claim(&catalog, c));
                crate::catalog::raw::RawService {
                    claims: claims.collect(),
                    ..super::entry(&catalog, s)
                }
            });
            let again = RawCatalog {
                services: services.collect(),
                ..raw.clone()
            };
            let (again, findings, _) = check(&again);
            assert!(findings.errors.is_empty(), "{findings:?}");
            assert_eq!(again.expect("it checks").services, catalog.services, "{file}");
            let sources = catalog.sources.iter().map(super::source).collect();
            let again = check(&RawCatalog { sources, ..raw }).0.expect("it checks");
            for (before, after) in catalog.sources.iter().zip(&again.sources) {
                assert_eq!(
                    (before.titled(), before.origin),
                    (after.titled(), after.origin),
                    "{file}"
                );
            }
        }
    }
}
