//! From a file of our own to the catalog it becomes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::list::OwnList;
use crate::{
    catalog::raw::{RawCatalog, RawClaim, RawEvent, RawService, RawSource},
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
        let mut list = self;
        if let Some(into) = into {
            list.leave_known(into);
        }
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
            ..list.catalog(source, into.is_none(), report)
        };
        (fresh, edition)
    }

    /// Removes the events and successors that the catalog merged into has already, whichever source states them.
    fn leave_known(&mut self, into: &RawCatalog) {
        let known: BTreeMap<&str, &RawService> = into.services.iter().map(|s| (s.id.as_str(), s)).collect();
        for service in &mut self.services {
            if let Some(old) = known.get(service.id.as_str()) {
                let same = |e: &RawEvent| old.lifecycle.iter().any(|o| o.kind == e.kind && o.date == e.date);
                service.lifecycle.retain(|e| !same(e));
                service
                    .successors
                    .retain(|s| old.successors.iter().all(|o| o.to != s.to));
            }
        }
    }

    /// What a catalog has of it. `source`: the file; `alone`: whether it becomes a catalog of its own, in which other sources
    /// can be beside the file.
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
        let mut history = Vec::new();
        for service in &mut services {
            if !alone {
                history.extend(leave_history(service));
            }
            rename_sources(service, &id);
            service.named_in.sort();
            service.named_in.dedup();
            // The sources that name it are those that state something about it, and the file that was made of them
            // names nothing itself.
            let is_named = alone && self.is_sourced && (!service.named_in.is_empty() || !service.claims.is_empty());
            if !is_named {
                service.named_in = vec![file.clone()];
            }
        }
        if !history.is_empty() {
            let what = "Claims that newer ones made history, or that were taken back, were left out";
            report.remarks.push((what.to_owned(), history));
        }
        let used = |s: &RawService| s.named_in.contains(&file) || s.claims.iter().any(|c| c.source == file);
        if sources.len() > 1 && !services.iter().any(used) {
            sources.remove(0);
        }
        for attribute in &self.attributes {
            let filled = |s: &&RawService| s.claims.iter().any(|c| c.attribute == attribute.id);
            let filled = if attribute.formula.is_empty() {
                services.iter().filter(filled).count()
            } else {
                services.len()
            };
            report.columns.push(ColumnReport::own(attribute, filled));
        }
        let known = |id: &String| self.attributes.iter().any(|a| a.id == *id);
        let mut headline: Vec<String> = self.catalog.headline.into_iter().filter(known).collect();
        if headline.is_empty() {
            headline = self.attributes.iter().take(5).map(|a| a.id.clone()).collect();
        }
        RawCatalog {
            headline,
            entries: self.catalog.entries,
            sources,
            groups: self.groups,
            attributes: self.attributes,
            services,
            ..RawCatalog::default()
        }
    }
}

/// Removes what others superseded and what was taken back, where all claims come from one source; returns their places.
fn leave_history(service: &mut RawService) -> Vec<String> {
    let live = service.claims.iter().filter(|c| c.withdrawn.is_none());
    let past: BTreeSet<(String, String)> = live
        .flat_map(|c| c.supersedes.iter().map(|s| (c.attribute.clone(), s.source.clone())))
        .collect();
    let is_past = |c: &RawClaim| c.withdrawn.is_some() || past.contains(&(c.attribute.clone(), c.source.clone()));
    let (gone, kept) = std::mem::take(&mut service.claims).into_iter().partition(is_past);
    service.claims = kept;
    service.claims.iter_mut().for_each(|c| c.supersedes.clear());
    let gone: Vec<RawClaim> = gone;
    gone.iter()
        .map(|c| format!("{}: {}", service.name, c.attribute))
        .collect()
}

/// Gives the sources of an entry other ids.
fn rename_sources(service: &mut RawService, id: &dyn Fn(&str) -> String) {
    let points = service.benefits.iter_mut().chain(&mut service.considerations);
    let all = points
        .map(|p| &mut p.source)
        .chain(service.claims.iter_mut().flat_map(|c| {
            let supersedes = c.supersedes.iter_mut().map(|s| &mut s.source);
            std::iter::once(&mut c.source).chain(supersedes)
        }))
        .chain(service.lifecycle.iter_mut().map(|e| &mut e.source))
        .chain(service.successors.iter_mut().map(|s| &mut s.source))
        .chain(&mut service.named_in);
    for source in all {
        *source = id(source);
    }
}
