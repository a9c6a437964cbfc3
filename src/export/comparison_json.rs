//! A comparison as the JSON of the command's contract.

use serde_json::{Value, json};

use super::{
    Meta,
    cell_json::{cell_json, date_json},
    list_json::{DefinedOnce, claims_json, more_of_entry},
};
use crate::{
    catalog::{Catalog, Cells, Reading, SourceIx},
    compare::{CellLine, Comparison, Row, Versus},
};

/// The number of the format; a higher one is newer.
const FORMAT: u32 = 1;

/// What `compare --format json` prints. A status is there where the view has the service, and in words beside it, so that one
/// who reads only the given documents is not told what later pages say: `"status_words": "not judged"`.
pub fn comparison_json(cells: &Cells, comparison: &Comparison, meta: &Meta) -> Value {
    let services = comparison
        .services
        .iter()
        .zip(&comparison.statuses)
        .map(|(service, status)| {
            let entry = &cells.catalog[*service];
            let mut json = json!({
                "id": entry.id,
                "name": entry.name,
                "status": cells.is_present(*service).then(|| status.status.id()),
                "status_words": status.text,
                "role": entry.role.id(),
                "category": (!entry.category.is_empty()).then_some(&*entry.category),
                "aliases": entry.aliases,
            });
            for (field, value) in more_of_entry(&cells.catalog, *service) {
                json[field] = value;
            }
            json
        });
    let groups = comparison.groups.iter().map(|group| {
        let rows = group.rows.iter().map(|row| row_json(cells, comparison, row));
        json!({ "label": group.label, "rows": rows.collect::<Value>() })
    });
    let mut filters = meta.filters.clone();
    filters.extend(comparison.rows_words().map(str::to_owned));
    filters.extend(meta.since_words());
    if meta.reading == Reading::Documents {
        filters.push("only the given documents".to_owned());
    }
    json!({
        "format": FORMAT,
        "catalog": { "title": meta.title, "hash": meta.hash },
        "today": meta.today.to_string(),
        "as_of": meta.as_of.map(|d| d.to_string()),
        "filters": filters,
        "baseline": comparison.baseline.map(|b| cells.catalog[b].id.as_str()),
        "services": services.collect::<Value>(),
        "groups": groups.collect::<Value>(),
        "hidden": { "same": comparison.hidden_same, "cant_tell": comparison.hidden_cant_tell },
        "sources": sources_json(&cells.catalog, &comparison.sources),
        "defines": DefinedOnce::new(&cells.catalog).more(&cells.catalog, &comparison.services),
    })
}

fn row_json(cells: &Cells, comparison: &Comparison, row: &Row) -> Value {
    let about = &cells.catalog[row.attribute];
    let panes = comparison.services.iter().zip(&row.cells).map(|(service, pane)| {
        let mut cell = cell_json(&cells.catalog, about, cells.get(*service, row.attribute));
        cell.insert("claims".to_owned(), json!(pane.notes));
        // What is no document's own word on the service itself: our inference, or stated of a part.
        let marked: Vec<&CellLine> = pane.words.lines.iter().filter(|l| !l.mark.is_empty()).collect();
        if !marked.is_empty() {
            let marks = marked
                .iter()
                .map(|l| json!({ "mark": l.mark, "of": l.disputed.as_ref().unwrap_or(&l.bare) }));
            cell.insert("marks".to_owned(), marks.collect());
        }
        cell.insert("versus".to_owned(), json!(pane.versus.as_ref().map(Versus::id)));
        // What the claims state, both sides of a disagreement too.
        cell.insert("stated".to_owned(), claims_json(cells, *service, row.attribute));
        Value::Object(cell)
    });
    json!({
        "attribute": about.id,
        "label": about.label,
        "unit": about.unit,
        "class": row.class.id(),
        "cells": panes.collect::<Value>(),
    })
}

/// The sources cited, number `n` at `n - 1`.
pub(super) fn sources_json(catalog: &Catalog, cited: &[SourceIx]) -> Value {
    let numbered = (1..).zip(cited);
    numbered.map(|(n, source)| source_json(catalog, n, *source)).collect()
}

/// A numbered source.
fn source_json(catalog: &Catalog, n: usize, ix: SourceIx) -> Value {
    let source = &catalog[ix];
    json!({
        "n": n,
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": date_json(source),
        "link": source.link,
    })
}
