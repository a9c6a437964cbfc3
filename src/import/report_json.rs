//! What an import understood, for a program that continues from there.

use serde_json::{Value, json};

use super::report::{ColumnReport, ImportReport};

/// The report as JSON: `{"file", "entries", "name", "id", "columns": [{"heading", "attribute", "read_as", "filled", "missing",
/// "why", "instead"}], "place", "left_out": [{"place", "why"}], "notes": [{"title", "lines"}]}`. `name` and `id` are headings,
/// `id` is null where ids were made from names; `attribute` is null of a column that became none.
pub fn report_json(report: &ImportReport) -> Value {
    let column = |c: &ColumnReport| {
        json!({
            "heading": c.header,
            "attribute": c.attribute,
            "read_as": c.what,
            "filled": c.filled,
            "missing": c.missing,
            "why": c.why,
            "instead": c.instead,
        })
    };
    let sections = report.merged().into_iter().chain(report.notes("--missing \"\""));
    let notes = sections.map(|s| {
        let lines: Vec<String> = s.lines.into_iter().filter(|l| !l.is_empty()).collect();
        json!({ "title": s.title, "lines": lines })
    });
    let left_out = report
        .left_out
        .iter()
        .map(|n| json!({ "place": n.place, "why": n.why }));
    json!({
        "file": report.file,
        "entries": report.entries,
        "name": report.name_column,
        "id": report.id_column,
        "columns": report.columns.iter().map(column).collect::<Value>(),
        "place": report.place_word,
        "left_out": left_out.collect::<Value>(),
        "notes": notes.collect::<Value>(),
    })
}
