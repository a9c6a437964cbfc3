//! What is set up on a catalog of which a part vanishes for a while is there again, whole and in its order.

use std::sync::Arc;

use crosscheck::{
    catalog::{View, condition::Subject, load},
    dataset::Dataset,
    decide::{Position, Response, WizardState},
    explore::{
        Sort,
        matrix::{Atomic, RowOrder},
    },
    workspace::{Stored, grid::Columns, work::Workspace},
};
use jiff::civil::date;

const WHOLE: &str = r#"(
    title: "T", sources: [(id: "s", title: "S", date: "2025")], groups: [(id: "g", label: "G")],
    attributes: [(id: "price", label: "Price", group: "g", kind: Number), (id: "size", label: "Size", group: "g", kind: Number),
        (id: "os", label: "OS", group: "g", kind: Set, options: [(id: "win", label: "Windows"), (id: "mac", label: "Mac")])],
    services: [(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C")],
    factors: [
        (id: "need", label: "Need", question: "What?", why: "W.", source: "s", several: AnyOrAll, options: [
            (id: "x", label: "X", rules: []), (id: "y", label: "Y", rules: []), (id: "z", label: "Z", rules: [])]),
        (id: "more", label: "More", question: "What?", why: "W.", source: "s", several: AnyOrAll, options: [
            (id: "x", label: "X", rules: []), (id: "y", label: "Y", rules: [])]),
    ],
)"#;

fn dataset(text: &str) -> Dataset {
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    Dataset::new(catalog, View::on(date(2026, 11, 28)), None, Vec::new(), 1)
}

fn set_up(whole: &Dataset) -> Workspace {
    let catalog = &whole.catalog;
    let subject = |id: &str| Subject::parse(id, catalog).expect("an attribute");
    let mut w = Workspace::first(whole);
    w.comparison.services = ["a", "b", "c"].map(|id| catalog.service(id).expect("a service")).into();
    w.view.query.sort = [("price", true), ("size", false), ("os", false)]
        .map(|(id, descending)| Sort {
            by: subject(id),
            descending,
        })
        .into();
    let mut columns = Columns::first(whole);
    for column in columns.shown().to_vec() {
        columns.toggle(column);
    }
    for id in ["price", "size", "os"] {
        columns.toggle(subject(id));
    }
    columns.toggle_pin(subject("price"));
    columns.toggle_pin(subject("size"));
    w.view.grid.columns = Some(columns);
    let responses = [Response::Chosen(vec![0, 1, 2]), Response::Chosen(vec![0, 1])];
    let wizard = WizardState::resume(&whole.script, Position::Result, &responses, &[2, 2], &[]);
    w.wizard = Arc::new(wizard.with_all_of(&[0, 1]));
    w
}

#[test]
fn it_comes_back_whole_and_in_its_order() {
    let whole = dataset(WHOLE);
    let before = set_up(&whole);
    let stored = Stored::of(&before, &whole.catalog);
    for (id, other) in [
        (r#"id: "b", name"#, r#"id: "q", name"#),
        (r#"id: "price""#, r#"id: "cost""#),
        (r#"id: "size""#, r#"id: "bulk""#),
        (
            r#"id: "y", label: "Y", rules: []), (id: "z""#,
            r#"id: "yy", label: "Y", rules: []), (id: "z""#,
        ),
        (r#"id: "more""#, r#"id: "less""#),
    ] {
        let text = WHOLE.replace(id, other);
        assert_ne!(text, WHOLE);
        let part = dataset(&text);
        let (meanwhile, lost) = stored.restore(&part);
        assert!(!lost.is_empty(), "{other}");
        // Kept, read and kept again while it is gone.
        let kept = Stored::of(&stored.restore(&part).0, &part.catalog);
        let kept = Stored::of(&kept.restore(&part).0, &part.catalog);
        let back = kept.restore(&whole).0;
        assert_eq!(back.comparison.services, before.comparison.services, "{other}");
        assert_eq!(back.view, before.view, "{other}");
        assert_eq!(back.wizard.responses(), before.wizard.responses(), "{other}");
        assert_eq!(back.wizard.all_of(), before.wizard.all_of(), "{other}");
        // Where the user did something else meanwhile, that holds.
        let mut changed = meanwhile;
        changed.view.query.sort.clear();
        changed.comparison.services.truncate(1);
        let none = vec![Response::NotAsked; part.catalog.factors.len()];
        let wizard = WizardState::resume(&part.script, Position::Result, &none, &[2, 2], &[]);
        changed.wizard = Arc::new(wizard);
        let back = Stored::of(&changed, &part.catalog).restore(&whole).0;
        assert_eq!(back.view.query.sort, [], "{other}");
        let gone = |f: usize| part.catalog.factor(&whole.catalog.factors[f].id).is_none();
        for (f, response) in back.wizard.responses().iter().enumerate() {
            assert_eq!(*response != Response::NotAsked, gone(f), "{other}: {response:?}");
        }
    }
}

#[test]
fn what_is_gone_is_named_by_what_is_gone() {
    let whole = dataset(&WHOLE.replace(r#"label: "Need""#, r#"label: "What do you need?""#));
    let catalog = &whole.catalog;
    let mut before = set_up(&whole);
    let os = catalog.attribute("os").expect("there");
    before.view.grid.rows = RowOrder::By {
        column: Atomic {
            attribute: os,
            option: catalog[os].option("mac"),
        },
        descending: false,
    };
    let stored = Stored::of(&before, catalog);
    for (id, other, expected) in [
        (
            r#"id: "mac", label: "Mac""#,
            r#"id: "lin", label: "Linux""#,
            "What the matrix was ordered by is not in this catalog: Mac.",
        ),
        (
            r#"id: "need""#,
            r#"id: "less""#,
            "A question answered before is not in this catalog: What do you need?",
        ),
    ] {
        let part = dataset(&WHOLE.replace(id, other));
        let (_, said) = stored.restore_from(Some(catalog), &part);
        assert!(said.iter().any(|s| s == expected), "{said:?}");
    }
}
