//! What we write comes back: a list or a comparison in any format with typed cells, imported again, has the same entries and the
//! same cells, and *not stated* stays not stated.

use crosscheck::{
    catalog::{Catalog, Cells, View, load, parse_raw, raw::RawCatalog},
    dataset::built_in::BUILT_IN,
    explore::{Index, Query, list},
    export::{Format, list_json},
    import::{ImportRequest, import, write},
};
use jiff::civil::date;
use serde_json::Value;

use crate::{generate::generate, hostile::documents};

/// The formats that are read back, each with the ending of its files.
const FORMATS: [(Format, &str); 4] = [
    (Format::Json, "json"),
    (Format::Csv, "csv"),
    (Format::Tsv, "tsv"),
    (Format::Xlsx, "xlsx"),
];

fn catalog_of(raw: &RawCatalog) -> Catalog {
    let (catalog, report) = load(write(raw).as_bytes());
    catalog.unwrap_or_else(|| panic!("{:?}", report.errors))
}

/// The list as the contract's JSON has it.
fn listed(catalog: &Catalog) -> Vec<Value> {
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 21)));
    let listing = list(&cells, &Index::build(&cells), &Query::default());
    list_json(&cells, &listing).as_array().cloned().unwrap_or_default()
}

/// Entries by id, with what each says of its cells: states and values, and the states of a set's options.
fn essence(list: &[Value], fields: &[&str]) -> Vec<String> {
    let mut lines = Vec::new();
    for service in list {
        let head: Vec<String> = fields.iter().map(|f| service[f].to_string()).collect();
        lines.push(format!("{} {}", service["id"], head.join(" ")));
        for (attribute, cell) in service["cells"].as_object().into_iter().flatten() {
            let mut options: Vec<String> = cell["options"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(o, s)| format!("{o}={s}"))
                .collect();
            options.retain(|o| !o.ends_with("\"not-stated\""));
            options.sort();
            let state = &cell["state"];
            // What is not stated may be left out with its whole column.
            if state != "not-stated" {
                let value = sorted(&cell["value"]);
                let options = options.join(" ");
                lines.push(format!("{} {attribute} {state} {value} {options}", service["id"]));
            }
        }
    }
    lines.sort();
    lines
}

/// Several values stand in the order of their sources, which is not part of the cell.
fn sorted(value: &Value) -> Value {
    let Some(all) = value.as_array() else {
        return value.clone();
    };
    let mut all = all.clone();
    all.sort_by_key(Value::to_string);
    all.into()
}

fn read_back(bytes: &[u8], ending: &str) -> Catalog {
    let file = format!("list.{ending}");
    let request = ImportRequest::new(bytes, &file, date(2026, 11, 21));
    let imported = import(&request, None).unwrap_or_else(|e| panic!("{ending}: {e}"));
    let told = "Crosscheck wrote this file; its entries and cells were read back as they were";
    assert!(
        imported.report.text().contains(told),
        "{ending}: {}",
        imported.report.text()
    );
    imported.catalog
}

/// What differs, a few lines of it; nothing when all is the same.
fn difference(before: &[String], after: &[String], what: &str) -> Vec<String> {
    let less = |some: &[String], other: &[String], sign: &str| -> Vec<String> {
        let only = some.iter().filter(|l| !other.contains(l)).take(4);
        only.map(|l| format!("{what} {sign} {l}")).collect()
    };
    [less(before, after, "lost"), less(after, before, "new")].concat()
}

#[test]
fn a_list_comes_back_from_every_format() {
    let mut differs = Vec::new();
    for seed in 0..12 {
        let catalog = catalog_of(&generate(8, seed));
        let (_, _, document) = documents(&catalog);
        let before = essence(&listed(&catalog), &["name", "role", "category"]);
        for (format, ending) in FORMATS {
            let bytes = crate::write(format, &document).expect("writes");
            let after = essence(&listed(&read_back(&bytes, ending)), &["name", "role", "category"]);
            differs.extend(difference(&before, &after, &format!("seed {seed}, {ending}")));
        }
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

#[test]
fn a_comparison_comes_back_from_every_format() {
    let mut differs = Vec::new();
    for seed in 0..12 {
        let catalog = catalog_of(&generate(4, seed));
        let (_, document, _) = documents(&catalog);
        let before = essence(&listed(&catalog), &["name"]);
        for (format, ending) in FORMATS {
            let bytes = crate::write(format, &document).expect("writes");
            let after = essence(&listed(&read_back(&bytes, ending)), &["name"]);
            // How sources disagree on what is no set is not in the JSON of a comparison.
            let told = |l: &&String| {
                ending != "json" || !(l.contains(" \"conflicting\" null") || l.contains("\"partly\" null"))
            };
            let (before, after): (Vec<String>, Vec<String>) = (
                before.iter().filter(told).cloned().collect(),
                after.iter().filter(told).cloned().collect(),
            );
            differs.extend(difference(&before, &after, &format!("seed {seed}, {ending}")));
        }
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

#[test]
fn the_built_in_list_comes_back() {
    let catalog = catalog_of(&parse_raw(BUILT_IN).expect("the built-in catalog"));
    let (_, _, document) = documents(&catalog);
    let before = essence(&listed(&catalog), &["name", "role", "category"]);
    let mut differs = Vec::new();
    for (format, ending) in FORMATS {
        let bytes = crate::write(format, &document).expect("writes");
        let after = essence(&listed(&read_back(&bytes, ending)), &["name", "role", "category"]);
        differs.extend(difference(&before, &after, ending));
    }
    assert!(differs.is_empty(), "{differs:#?}");
}
