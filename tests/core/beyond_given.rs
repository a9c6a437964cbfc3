//! What none of the given documents names is marked in JSON, and is nobody's successor in a list without it.

use crosscheck::{
    catalog::{Cells, Reading, View, load},
    compare::{CompareRequest, compare},
    explore::{Index, Query, list},
    export::{Meta, comparison_json, list_json},
};
use jiff::civil::date;
use serde_json::{Value, json};

const CATALOG: &str = r#"(
    title: "t",
    sources: [(id: "book", title: "Book", date: "2020", given: true), (id: "page", title: "Page", date: "2024")],
    groups: [(id: "g", label: "G")],
    attributes: [(id: "f", label: "F", group: "g", kind: Flag)],
    services: [
        (id: "old", name: "Old", named_in: ["book"], successors: [(to: "new", source: "page"), (to: "other", source: "page")]),
        (id: "new", name: "New", named_in: ["page"]),
        (id: "other", name: "Other", named_in: ["book", "page"]),
    ],
)"#;

fn cells(catalog: &str, reading: Reading) -> Cells {
    let catalog = load(catalog.as_bytes()).0.expect("a catalog");
    let view = View::on(date(2026, 11, 26));
    Cells::build(catalog, View { reading, ..view })
}

fn listed(cells: &Cells) -> Value {
    list_json(cells, &list(cells, &Index::build(cells), &Query::default()))
}

fn field(services: &Value, field: &str) -> Vec<(Value, Value)> {
    let all = services.as_array().expect("services").iter();
    all.map(|s| (s["id"].clone(), s[field].clone())).collect()
}

#[test]
fn what_no_given_document_names_is_marked_in_lists_and_comparisons() {
    let today = cells(CATALOG, Reading::Today);
    let request = CompareRequest {
        services: today.catalog.service_ixs().collect(),
        ..CompareRequest::default()
    };
    let compared = comparison_json(&today, &compare(&today, &request), &Meta::new(&today));
    for services in [&listed(&today), &compared["services"]] {
        let mut marked = field(services, "beyond_given");
        marked.retain(|(_, mark)| !mark.is_null());
        assert_eq!(marked, [(json!("new"), json!(true))]);
    }
    // Without given documents there is nothing to be beyond.
    let none = listed(&cells(&CATALOG.replace(", given: true", ""), Reading::Today));
    assert!(field(&none, "beyond_given").iter().all(|(_, mark)| mark.is_null()));
}

#[test]
fn a_comparison_tells_the_status_that_holds_under_its_reading() {
    let ended = CATALOG.replace(
        r#"(id: "other", name: "Other","#,
        r#"(id: "other", name: "Other", lifecycle: [(kind: Ends, date: "2025", source: "page")],"#,
    );
    let told = |reading| {
        let cells = cells(&ended, reading);
        let request = CompareRequest {
            services: cells.catalog.service_ixs().collect(),
            ..CompareRequest::default()
        };
        let json = comparison_json(&cells, &compare(&cells, &request), &Meta::new(&cells));
        let services = json["services"].as_array().expect("services").iter();
        let one = |s: &Value| (s["id"].clone(), s["status"].clone(), s["status_words"].clone());
        let mut all: Vec<_> = services.map(one).collect();
        all.sort_by_key(|(id, ..)| id.to_string());
        all
    };
    let row = |id: &str, status: Value, words: &str| (json!(id), status, json!(words));
    assert_eq!(
        told(Reading::Today),
        [
            row("new", json!("available"), "available"),
            row("old", json!("unconfirmed"), "not confirmed since 2020"),
            row("other", json!("retired"), "retired since 2025"),
        ]
    );
    assert_eq!(
        told(Reading::Documents),
        [
            row("new", Value::Null, "not named in the sources counted"),
            row("old", json!("available"), "not judged"),
            row("other", json!("available"), "not judged"),
        ]
    );
}

#[test]
fn a_successor_that_is_not_in_the_list_is_left_out() {
    let successor = |catalog: &str, reading| {
        let mut all = field(&listed(&cells(catalog, reading)), "successor");
        all.retain(|(id, _)| id == "old");
        all.remove(0).1
    };
    assert_eq!(successor(CATALOG, Reading::Today), json!("new"));
    assert_eq!(successor(CATALOG, Reading::Documents), json!("other"));
    let alone = CATALOG.replace(", (to: \"other\", source: \"page\")", "");
    assert_eq!(successor(&alone, Reading::Documents), Value::Null);
}
