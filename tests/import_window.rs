//! Importing lists that nobody here wrote: the types a person would choose, results that check, the window that opens
//! them.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr)] // a test says what it expects by panicking

mod support;

use std::path::Path;

use crosscheck::catalog::{
    Kind,
    import::{Format, Request, import},
    load,
};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use support::app::{FakeWorld, Window, open};

fn request<'a>(bytes: &'a [u8], file: &'a str, format: Format) -> Request<'a> {
    Request {
        bytes,
        file,
        format,
        id: None,
        name: None,
        today: date(2026, 11, 21),
    }
}

fn kind_word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Flag => "flag",
        Kind::Choice(_) => "choice",
        Kind::Set(_) => "set",
        Kind::Number(_) => "number",
        Kind::Date => "date",
        Kind::Text => "text",
        Kind::Link => "link",
        Kind::Services => "services",
    }
}

#[test]
fn a_real_foreign_list_gets_the_types_a_person_would_choose() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/catalogs/cncf_landscape.json");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: the foreign list is not beside the project");
        return;
    };
    let imported = import(&request(&bytes, "cncf_landscape.json", Format::Json), None).expect("it imports");
    assert_eq!(imported.catalog.services.len(), 2413);
    for (id, expected) in [
        ("open_source", "flag"),
        ("project_status", "choice"),
        ("accepted", "date"),
        ("graduated", "date"),
        ("joined", "date"),
        ("tags", "set"),
        ("integrations", "set"),
        ("audits", "number"),
        ("homepage", "link"),
    ] {
        let ix = imported
            .catalog
            .attribute(id)
            .unwrap_or_else(|| panic!("no attribute {id}"));
        assert_eq!(kind_word(&imported.catalog[ix].kind), expected, "{id}");
    }
    let (again, report) = load(imported.text.as_bytes());
    assert!(report.errors.is_empty(), "{:?}", report.errors);
    assert_eq!(
        again.expect("it checks").services,
        imported.catalog.services,
        "the text reads back equal"
    );
}

const CSV: &str = "Product,Open source,Price (EUR),Released,Languages,Remark\n\
    Alpha,yes,10,2020-01-05,Rust;Go,N/A\n\
    Beta,no,12.5,2021-03-01,Go,\n\
    Beta,yes,,2022-07-30,Rust,\"=1+1\"\n";

#[test]
fn a_spreadsheet_keeps_blanks_blank_and_names_to_the_byte() {
    let imported = import(&request(CSV.as_bytes(), "tools.csv", Format::Csv), None).expect("it imports");
    let catalog = &imported.catalog;
    let ids: Vec<&str> = catalog.services.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["alpha", "beta", "beta-2"], "repeats get a number in file order");
    let cells = crosscheck::catalog::Cells::build(catalog, support::app::today());
    let third = catalog.service("beta-2").expect("there");
    let price = catalog
        .attribute_ixs()
        .find(|a| catalog[*a].label.contains("Price"))
        .expect("a price");
    assert_eq!(
        cells.get(third, price).state.id(),
        "not-stated",
        "a blank is not 0 and not no"
    );
    let report = imported.report.text();
    assert!(report.contains("N/A") && report.contains("beta-2"), "{report}");
    assert!(load(imported.text.as_bytes()).1.errors.is_empty());
}

#[test]
fn the_window_opens_a_spreadsheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("tools.csv");
    std::fs::write(&path, CSV).expect("written");
    let mut app = open(
        Window {
            file: Some(path),
            ..Window::default()
        },
        FakeWorld::default(),
    );
    app.run();
    assert_eq!(app.state().model().library.catalog.services.len(), 3);
    app.get_by_label_contains("Read 3 entries");
}
