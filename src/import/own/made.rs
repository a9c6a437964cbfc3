//! From a file of our own to the catalog it becomes.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::list::OwnList;
use crate::{
    catalog::raw::{RawCatalog, RawService, RawSource},
    import::{
        columns::meaning::{human, or},
        ids::{EntryId, Unique, slug},
        merge::{about, edition_of},
        read::stem,
        report::{ColumnReport, ImportReport},
    },
};

impl OwnList {
    /// The catalog that the file becomes, and the source it is a newer edition of, where it is merged into another.
    pub fn made(
        self,
        file: &str,
        today: Date,
        into: Option<&RawCatalog>,
        report: &mut ImportReport,
    ) -> (RawCatalog, Option<usize>) {
        let known_as = |s: &RawService| EntryId {
            id: s.id.clone(),
            alias: String::new(),
        };
        let services: Vec<EntryId> = self.services.iter().map(known_as).collect();
        let attributes: Vec<Option<String>> = self.attributes.iter().map(|a| Some(a.id.clone())).collect();
        let edition = into.and_then(|c| edition_of(c, file, &attributes, &services));
        let known: &[RawSource] = into.map_or(&[], |c| &c.sources);
        let mut taken = Unique::of(known.iter().map(|s| s.id.as_str()));
        let id = match edition.and_then(|i| known.get(i)) {
            Some(source) => source.id.clone(),
            None => taken.give(&slug(stem(file)).unwrap_or_else(|| "list".to_owned())),
        };
        let source = RawSource {
            id,
            title: or(file, "Imported list"),
            date: Some(today.to_string()),
            file: Some(file.to_owned()),
            given: true,
            ..RawSource::default()
        };
        let fresh = RawCatalog {
            title: or(&human(stem(file)), "Imported list"),
            about: about(file, &today.to_string()),
            ..self.catalog(source, into.is_none(), report)
        };
        (fresh, edition)
    }

    /// What a catalog has of it. `source`: the file; `alone`: whether it becomes a catalog of its own, in which other sources
    /// can stand beside the file.
    fn catalog(self, source: RawSource, alone: bool, report: &mut ImportReport) -> RawCatalog {
        let mut taken = Unique::of([source.id.as_str()]);
        let mut ids = BTreeMap::from([(String::new(), source.id.clone())]);
        let mut sources = vec![source];
        for other in self.sources {
            if alone {
                let id = taken.give(&other.id);
                ids.insert(other.id.clone(), id.clone());
                sources.push(RawSource { id, ..other });
            }
        }
        let file = sources[0].id.clone();
        let id = |wanted: &str| ids.get(wanted).unwrap_or(&file).clone();
        let mut services = self.services;
        for service in &mut services {
            service.named_in = vec![file.clone()];
            let places = service.claims.iter_mut().map(|c| &mut c.source);
            let places = places.chain(service.lifecycle.iter_mut().map(|e| &mut e.source));
            for source in places.chain(service.successors.iter_mut().map(|s| &mut s.source)) {
                *source = id(source);
            }
        }
        for attribute in &self.attributes {
            let filled = |s: &&RawService| s.claims.iter().any(|c| c.attribute == attribute.id);
            let filled = services.iter().filter(filled).count();
            report.columns.push(ColumnReport::own(attribute, filled));
        }
        let headline = self.attributes.iter().take(5).map(|a| a.id.clone()).collect();
        RawCatalog {
            headline,
            sources,
            groups: self.groups,
            attributes: self.attributes,
            services,
            ..RawCatalog::default()
        }
    }
}
