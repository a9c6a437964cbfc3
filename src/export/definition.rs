//! What a column, a row or a service of a table is, as JSON in its foot: with it a table that was written comes back with the
//! same kinds, ids and options, which headings and words alone do not tell.

use std::collections::BTreeSet;

use serde_json::json;

pub use crate::import::DEFINITION;
use crate::{
    catalog::{AttributeIx, Catalog, raw::RawAttribute},
    compare::Comparison,
};

/// An attribute, as a catalog file has it, with the label of its group.
fn of_attribute(catalog: &Catalog, ix: AttributeIx) -> String {
    let about = &catalog[ix];
    let group = catalog.groups.get(about.group);
    let raw = RawAttribute {
        id: about.id.clone(),
        label: about.label.clone(),
        group: group.map(|g| g.label.clone()).unwrap_or_default(),
        kind: about.kind,
        about: about.about.clone(),
        options: about.options.clone(),
        unit: about.unit.clone(),
        better: about.better,
        from_parts: about.from_parts,
        complete: false,
        decimals: about.decimals,
        formula: String::new(),
    };
    serde_json::to_string(&raw).unwrap_or_default()
}

/// The attributes of a table, and which of them have texts of several lines: in a cell a text of two lines looks like two texts.
pub fn of_attributes(catalog: &Catalog, attributes: &[AttributeIx]) -> Vec<String> {
    let mut all: Vec<String> = attributes.iter().map(|a| of_attribute(catalog, *a)).collect();
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

/// The rows and the services of a comparison.
pub fn of_comparison(catalog: &Catalog, comparison: &Comparison) -> Vec<String> {
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
    of_attributes(catalog, &rows).into_iter().chain(services).collect()
}
