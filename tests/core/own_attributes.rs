//! What the user says of a catalog's attributes: laid over it and taken off again, claims read as another kind or refused with
//! the claim that cannot be, and no yes made of a no.

use std::collections::BTreeMap;

use crosscheck::{
    catalog::{
        Annotations, Catalog, Cells, Condition, Kind, OwnAttribute, OwnClaim, OwnColumn, ServiceIx, State, Truth, View,
        annotations::{self, OwnDirection, attributes::check},
        format,
        kind::RawSays,
        load,
        model::Better,
    },
    workspace::kept::annotations::merged,
};
use jiff::civil::date;

const TEXT: &str = r#"#![enable(implicit_some)]
(
    title: "T",
    headline: ["price"],
    sources: [(id: "book", title: "Book", date: "2019-05")],
    groups: [(id: "g", label: "General")],
    attributes: [
        (id: "price", label: "Price", group: "g", kind: Number, unit: "€", better: Lower),
        (id: "users", label: "Users", group: "g", kind: Number),
        (id: "each", label: "Each", group: "g", kind: Number, formula: "price / users"),
        (id: "size", label: "Size", group: "g", kind: Text),
        (id: "since", label: "Since", group: "g", kind: Text),
        (id: "tags", label: "Tags", group: "g", kind: Text),
        (id: "licence", label: "Licence", group: "g", kind: Choice, options: [(id: "open", label: "Open"), (id: "closed", label: "Closed")]),
        (id: "runs", label: "Runs on", group: "g", kind: Set, options: [(id: "x86", label: "x86"), (id: "arm", label: "ARM")]),
        (id: "asked", label: "Asked", group: "g", kind: Flag),
        (id: "part-of", label: "Part of", group: "g", kind: Services),
    ],
    services: [
        (id: "a", name: "A", named_in: ["book"], claims: [
            (attribute: "price", says: Exactly(10), source: "book"),
            (attribute: "users", says: Exactly(2), source: "book"),
            (attribute: "size", says: Text("16 GB"), source: "book"),
            (attribute: "since", says: Text("2019-05"), source: "book"),
            (attribute: "tags", says: Text("fast, small"), source: "book"),
            (attribute: "licence", says: Is("open"), source: "book"),
            (attribute: "runs", says: Has(["x86"]), source: "book"),
            (attribute: "asked", says: Yes, source: "book"),
        ]),
        (id: "b", name: "B", named_in: ["book"], claims: [
            (attribute: "size", says: Text("1 TB"), source: "book"),
            (attribute: "since", says: Text("last spring"), source: "book"),
            (attribute: "tags", says: Text("small"), source: "book"),
            (attribute: "licence", says: NotApplicable, source: "book"),
            (attribute: "runs", says: Has(["x86", "arm"]), source: "book"),
        ]),
    ],
    factors: [(id: "f", label: "How", question: "How?", why: "Because.", source: "book", place: "p", options: [
        (id: "so", label: "Yes", implies: "i", rules: [(when: ["asked=yes"], effect: Favours(1), because: "b", source: "book", place: "p")]),
        (id: "not", label: "No", implies: "i", rules: [(when: ["asked=yes"], effect: Disfavours(1), because: "b", source: "book", place: "p")]),
    ])],
)"#;

fn catalog() -> Catalog {
    let (catalog, report) = load(TEXT.as_bytes());
    catalog.unwrap_or_else(|| panic!("{:?}", report.errors))
}

fn saying(all: &[(&str, OwnAttribute)]) -> Annotations {
    Annotations {
        attributes: all.iter().map(|(id, said)| ((*id).to_owned(), said.clone())).collect(),
        ..Annotations::default()
    }
}

fn of_kind(kind: Kind) -> OwnAttribute {
    OwnAttribute {
        kind: Some(kind),
        ..OwnAttribute::default()
    }
}

fn holds(text: &str, catalog: &Catalog) -> [Truth; 2] {
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 21)));
    let condition = Condition::parse(text, catalog).unwrap_or_else(|e| panic!("{text}: {e}"));
    [ServiceIx(0), ServiceIx(1)].map(|s| condition.eval(&cells, s).truth)
}

use Truth::{False, True, Unknown};

#[test]
fn what_is_said_is_laid_over_and_leaves_nothing_behind() {
    let bare = catalog();
    let mut own = saying(&[
        (
            "price",
            OwnAttribute {
                label: Some("Price a month".into()),
                better: Some(OwnDirection::Neither),
                group: Some("Costs".into()),
                headline: Some(false),
                ..OwnAttribute::default()
            },
        ),
        ("size", of_kind(Kind::Number)),
        ("tags", of_kind(Kind::Set)),
        (
            "runs",
            OwnAttribute {
                complete: Some(true),
                headline: Some(true),
                ..OwnAttribute::default()
            },
        ),
    ]);
    // Beside a column and evidence of the user's own, of which the places move.
    own.columns.push(OwnColumn {
        id: "Twice".into(),
        name: "Twice".into(),
        formula: "size * 2".into(),
    });
    own.claims.push(OwnClaim {
        service: "a".into(),
        attribute: "runs".into(),
        says: Some(RawSays::Has(vec!["arm".into()])),
        note: String::new(),
        date: "2026-05".into(),
    });
    let mut c = catalog();
    assert_eq!(annotations::apply(&mut c, &own), Vec::<String>::new());
    let price = &c[c.attribute("price").expect("there")];
    assert_eq!(
        (price.label.as_str(), price.better, c.groups[price.group].label.as_str()),
        ("Price a month", None, "Costs")
    );
    let shown: Vec<&str> = c.headline.iter().map(|a| c[*a].id.as_str()).collect();
    assert_eq!(shown, ["runs"]);
    assert_eq!(holds("size>=1000", &c), [False, True], "in the unit of the first");
    assert_eq!(c[c.attribute("size").expect("there")].unit, "GB");
    assert_eq!(holds("tags=fast", &c), [True, Unknown]);
    assert_eq!(holds("Twice=32 GB", &c), [True, False]);
    // Again is the same, also over what lies there; and then nothing is left.
    let once = c.clone();
    assert_eq!(annotations::apply(&mut c, &own), Vec::<String>::new());
    assert_eq!(c, once);
    annotations::apply(&mut c, &Annotations::default());
    assert_eq!(c, bare);
}

#[test]
fn a_whole_list_says_no_and_an_open_one_says_nothing() {
    let with = |whole| {
        let mut c = catalog();
        let said = OwnAttribute {
            complete: Some(whole),
            ..OwnAttribute::default()
        };
        annotations::apply(&mut c, &saying(&[("runs", said)]));
        c
    };
    assert_eq!(holds("runs=arm", &catalog()), [Unknown, True]);
    assert_eq!(holds("runs=arm", &with(true)), [False, True]);
    assert_eq!(holds("runs=arm", &with(false)), [Unknown, True]);
}

#[test]
fn claims_are_read_as_another_kind_or_the_first_that_cannot_is_named() {
    let c = catalog();
    let ix = |id: &str| c.attribute(id).expect("there");
    let refused = |id: &str, said: &OwnAttribute| check(&c, ix(id), said).err().unwrap_or_default();
    for (id, kind, expected) in [
        ("size", Kind::Number, ""),
        ("size", Kind::Choice, ""),
        ("since", Kind::Date, "“last spring” of B cannot be read as a date"),
        (
            "size",
            Kind::Flag,
            "“16 GB” of A cannot be read as a flag (yes or no), and so cannot 1 more",
        ),
        ("licence", Kind::Set, ""),
        ("licence", Kind::Text, ""),
        ("runs", Kind::Choice, "of B cannot be read as a choice"),
        (
            "users",
            Kind::Text,
            "“Each” is worked out from it. Its kind stays as it is.",
        ),
        ("each", Kind::Text, "It is worked out from others."),
        ("asked", Kind::Text, "The catalog’s question “How” rests on it."),
        ("part-of", Kind::Text, "It says what is part of what."),
    ] {
        let said = refused(id, &of_kind(kind));
        assert!(
            said.contains(expected) && said.is_empty() == expected.is_empty(),
            "{id} as {kind:?}: {said}"
        );
    }
    let unit = OwnAttribute {
        unit: Some("k".into()),
        ..OwnAttribute::default()
    };
    assert!(refused("users", &unit).contains("Its unit stays as it is."));

    // What has become impossible in a newer edition is kept and said; the rest of it holds.
    let mut other = catalog();
    let said = OwnAttribute {
        label: Some("From".into()),
        ..of_kind(Kind::Date)
    };
    let own = saying(&[("since", said), ("gone", of_kind(Kind::Text))]);
    let told = annotations::apply(&mut other, &own);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("“gone”") && told[1].contains("“last spring” of B"),
        "{told:?}"
    );
    let since = &other[ix("since")];
    assert_eq!((since.label.as_str(), since.kind), ("From", Kind::Text));
}

#[test]
fn every_kind_can_be_tried_on_every_attribute_and_comes_off_again() {
    let bare = catalog();
    let states = |c: &Catalog, id: &str| {
        let cells = Cells::build(c.clone(), View::on(date(2026, 11, 21)));
        let ix = c.attribute(id).expect("there");
        [ServiceIx(0), ServiceIx(1)].map(|s| cells.get(s, ix).state)
    };
    for attribute in &bare.attributes {
        for kind in Kind::ALL {
            let mut c = catalog();
            let told = annotations::apply(&mut c, &saying(&[(&attribute.id, of_kind(*kind))]));
            let blank = |s: [State; 2]| s.map(|s| s == State::NotStated);
            assert_eq!(
                blank(states(&c, &attribute.id)),
                blank(states(&bare, &attribute.id)),
                "{} as {kind:?}: {told:?}",
                attribute.id
            );
            annotations::apply(&mut c, &Annotations::default());
            assert_eq!(c, bare);
        }
    }
}

#[test]
fn what_the_catalog_says_already_is_not_kept_and_two_windows_are_put_together() {
    let c = catalog();
    let price = c.attribute("price").expect("there");
    let same = OwnAttribute {
        label: Some("Price".into()),
        kind: Some(Kind::Number),
        unit: Some("€".into()),
        better: Some(OwnDirection::of(Some(Better::Lower))),
        complete: Some(true),
        group: Some("General".into()),
        headline: Some(true),
    };
    assert!(same.beside(&c, price).is_empty());
    let [label, unit] = [
        OwnAttribute {
            label: Some("Cost".into()),
            ..OwnAttribute::default()
        },
        OwnAttribute {
            unit: Some("USD".into()),
            ..OwnAttribute::default()
        },
    ];
    let both = merged(
        &Annotations::default(),
        &saying(&[("price", label.clone())]),
        &saying(&[("price", unit.clone())]),
    );
    let expected = OwnAttribute {
        unit: unit.unit,
        ..label
    };
    assert_eq!(both.attributes, BTreeMap::from([("price".to_owned(), expected)]));
}

#[test]
fn more_evidence_on_a_cell_than_anybody_reads_is_kept_and_told() {
    let (catalog, _) = load(format::START.as_bytes());
    let mut catalog = catalog.expect("it checks");
    let claim = |n: usize| OwnClaim {
        service: "first".to_owned(),
        attribute: "support".to_owned(),
        says: Some(RawSays::Text(format!("by {n}"))),
        note: String::new(),
        date: "2026-05".to_owned(),
    };
    let own = Annotations {
        claims: (0..1_500).map(claim).collect(),
        ..Annotations::default()
    };
    let told = annotations::apply(&mut catalog, &own);
    let [told] = &told[..] else { panic!("{told:?}") };
    let there = catalog.services[0]
        .claims_on(catalog.attribute("support").expect("there"))
        .len();
    assert_eq!(there, 1_000);
    assert!(
        told.ends_with("on “Support”, since 1,000 claims of one cell are the most."),
        "{told}"
    );
}
