//! What the words of a table do not contain, as JSON in its foot: with it a table that was written comes back with the
//! same kinds, ids and options, the same lifecycles, and claims that are history or on both sides of a disagreement.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{PaperColumn, PaperSource};
pub use crate::import::{CLAIMS, DEFINITION};
use crate::{
    catalog::{AttributeIx, Catalog, Cells, ServiceIx, SourceIx, as_written, raw::RawService},
    compare::Comparison,
};

/// The attributes of a table, and which of them have texts of several lines: in a cell a text of two lines looks like two texts.
pub fn of_attributes(catalog: &Catalog, attributes: &[AttributeIx]) -> Vec<String> {
    let raw = |a: &AttributeIx| as_written::attribute(catalog, &catalog[*a]);
    let mut all: Vec<String> = attributes
        .iter()
        .map(|a| serde_json::to_string(&raw(a)).unwrap_or_default())
        .collect();
    let claims = catalog.services.iter().flat_map(|s| &s.claims);
    let with_lines = claims.filter(|c| c.says.text().is_some_and(|t| t.contains('\n')));
    let with_lines: BTreeSet<AttributeIx> = with_lines.map(|c| c.attribute).collect();
    let ids: Vec<&str> = attributes
        .iter()
        .filter(|a| with_lines.contains(a))
        .map(|a| catalog[*a].id.as_str())
        .collect();
    if !ids.is_empty() {
        all.push(json!({ "texts_with_lines": ids }).to_string());
    }
    all
}

/// What entries are called, and the attributes on cards.
pub fn of_catalog(catalog: &Catalog) -> Value {
    let headline: Vec<&str> = catalog.headline.iter().map(|a| catalog[*a].id.as_str()).collect();
    json!({ "entries": catalog.entries, "headline": headline })
}

/// What the columns of a list are, where two of them have one heading: a list may have a status of its own beside ours.
pub fn of_columns(columns: &[PaperColumn]) -> Option<String> {
    let headings: BTreeSet<String> = columns.iter().map(PaperColumn::heading).collect();
    let ids: Vec<&str> = columns.iter().map(|c| &*c.id).collect();
    (headings.len() < columns.len()).then(|| json!({ "columns": ids }).to_string())
}

/// The rows and the services of a comparison.
pub fn of_comparison(cells: &Cells, comparison: &Comparison) -> Vec<String> {
    let catalog = &cells.catalog;
    let rows = comparison.groups.iter().flat_map(|g| &g.rows);
    let rows: Vec<AttributeIx> = rows.map(|row| row.attribute).collect();
    let services = comparison
        .services
        .iter()
        .zip(&comparison.statuses)
        .map(|(ix, status)| {
            let service = &catalog[*ix];
            let entry = json!({
                "entry": service.id,
                "name": service.name,
                "role": service.role.id(),
                "category": &*service.category,
                "status": status.status.id(),
            });
            entry.to_string()
        });
    let mut all = of_attributes(catalog, &rows);
    all.push(of_catalog(catalog).to_string());
    all.extend(services);
    all.extend(of_sources(catalog, &comparison.services));
    all.extend(comparison.services.iter().filter_map(|s| of_entry(catalog, *s)));
    all
}

/// The sources that these services rest on.
pub fn of_sources(catalog: &Catalog, services: &[ServiceIx]) -> Vec<String> {
    let mut used = vec![false; catalog.sources.len()];
    for service in services.iter().map(|s| &catalog[*s]) {
        let claimed = service.claims.iter().map(|c| c.source);
        for source in claimed.chain(as_written::sources_of_entry(service)) {
            used[source.at()] = true;
        }
    }
    let used = catalog.sources.iter().zip(used).filter(|(_, used)| *used);
    used.map(|(source, _)| json!({ "source": as_written::source(source) }).to_string())
        .collect()
}

/// An entry where it has more than a row shows: names it had, its lifecycle, what comes after it, what names it.
pub fn of_entry(catalog: &Catalog, service: ServiceIx) -> Option<String> {
    let service = &catalog[service];
    let mut raw = as_written::entry(catalog, service);
    let claims = |s: &SourceIx| service.claims.iter().any(|c| c.source == *s && c.withdrawn().is_none());
    if service.named_in.iter().all(claims) {
        raw.named_in.clear();
    }
    let of_row = RawService {
        id: raw.id.clone(),
        name: raw.name.clone(),
        role: raw.role,
        category: raw.category.clone(),
        ..RawService::default()
    };
    (raw != of_row).then(|| json!({ "service": raw }).to_string())
}

/// The ids of the sources that a table cites by their numbers, number `n` at `n - 1`.
pub fn of_numbers(sources: &[PaperSource]) -> Option<String> {
    let ids: Vec<&str> = sources.iter().map(|s| s.id.as_str()).collect();
    (!ids.is_empty()).then(|| json!({ "cited": ids }).to_string())
}

/// Of how many claims a table has no room for the place in the source and the note.
pub fn of_untold(claims: usize) -> String {
    json!({ "untold": claims }).to_string()
}
