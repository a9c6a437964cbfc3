//! Every kind of attribute by the same laws, and one kind, *version*, through every place that asks a kind something.

use std::{cmp::Ordering, fmt::Write as _};

use crosscheck::{
    catalog::{
        AttributeIx, Catalog, Cell, Cells, Condition, Kind, ServiceIx, State, View,
        condition::{Subject, Want},
        kind::{ClaimForm, Feature, Input, RawEnd, RawSays},
        load,
        raw::RawCatalog,
    },
    compare::{Class, classify},
    decide::{Answers, rank},
    explore::{Index, Listing, Query, Sort, Unknown, explore, list},
    export::list_json,
    import::write,
};
use jiff::civil::date;
use proptest::prelude::*;

/// A catalog of one attribute, and a service for each list of claims on it.
fn catalog(kind: Kind, services: &[Vec<String>]) -> Catalog {
    let options = if kind.has(Feature::Options) {
        "options: [(id: \"a\", label: \"A\"), (id: \"b\", label: \"B\"), (id: \"c\", label: \"C\")],"
    } else {
        ""
    };
    let mut text = format!(
        "(title: \"T\", sources: [(id: \"s\", title: \"S\", date: \"2020\")], groups: [(id: \"g\", label: \"G\")], \
         attributes: [(id: \"x\", label: \"X\", group: \"g\", kind: {kind:?}, {options})], services: ["
    );
    for (i, claims) in services.iter().enumerate() {
        let _ = write!(text, "(id: \"s{i}\", name: \"S{i}\", named_in: [\"s\"], claims: [");
        for says in claims {
            let _ = write!(text, "(attribute: \"x\", says: {says}, source: \"s\", place: \"p\"),");
        }
        text += "]),";
    }
    text += "])";
    let (catalog, report) = load(text.as_bytes());
    catalog.unwrap_or_else(|| panic!("{report:?} in {text}"))
}

fn cells(catalog: &Catalog) -> Cells {
    Cells::build(catalog.clone(), View::on(date(2026, 11, 26)))
}

/// Anything that may be claimed of a kind, in one of the forms the kind itself offers.
fn says(kind: Kind) -> impl Strategy<Value = String> {
    let end = move || {
        (0..6_u8, 0..3_u8).prop_map(move |(a, b)| match kind {
            Kind::Version => {
                RawEnd::Text(["1", "1.0", "1.9", "v1.10", "1.10-rc1", "preview"][usize::from(a)].to_owned())
            }
            _ => RawEnd::Number(f64::from(a) - f64::from(b) / 2.0),
        })
    };
    let form = prop::sample::select(kind.words().forms);
    let options = prop::sample::subsequence(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()], 1..3);
    let texts = prop::sample::select(vec!["2019", "2019-05", "2019-05-03", "2020-01"]);
    (form, end(), end(), options, texts).prop_filter_map("in order", move |(form, a, b, options, text)| {
        written(kind, &form, &a, &b, &options, text)
    })
}

fn written(kind: Kind, form: &ClaimForm, a: &RawEnd, b: &RawEnd, options: &[String], text: &str) -> Option<String> {
    let word = form.word;
    let says = match form.input {
        Input::Nothing => word.to_owned(),
        Input::OneOption => format!("{word}({:?})", options[0]),
        Input::Options | Input::Names => format!("{word}({options:?})"),
        Input::End => format!("{word}({a:?})"),
        Input::Ends => format!("{word}({a:?}, {b:?})"),
        Input::Text(..) if word == "Link" => format!("Link(\"https://example.org/{text}\")"),
        Input::Text(..) => format!("{word}({text:?})"),
    };
    // Two ends in the wrong order are no claim.
    let raw: RawSays = ron::from_str(&says).ok()?;
    let about = &catalog(kind, &[]).attributes[0];
    about.assertion(raw, &|id| about.option(id)).ok().map(|_| says)
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL)
}

fn claims() -> impl Strategy<Value = (Kind, Vec<Vec<String>>)> {
    any_kind().prop_flat_map(|kind| {
        (
            Just(kind),
            prop::collection::vec(prop::collection::vec(says(kind), 1..4), 3),
        )
    })
}

const X: AttributeIx = AttributeIx(0);

/// The value a condition could ask for to find a cell, if it holds one.
fn wants(catalog: &Catalog, cell: &Cell) -> Vec<Want> {
    use crosscheck::catalog::{CellValue, Side};
    let options = (0..catalog[X].options.len() as u16).map(Want::Option);
    match (&cell.value, cell.state) {
        (_, State::Yes) => vec![Want::Flag(Side::Yes)],
        (_, State::No) if catalog[X].kind.has(Feature::Flag) => vec![Want::Flag(Side::No)],
        (CellValue::Choice(_) | CellValue::Atoms(_), _) => options.collect(),
        (CellValue::Scalar(value), _) => value.asked().map(Want::Scalar).into_iter().collect(),
        (CellValue::Texts(all), _) => all.iter().map(|t| Want::Text(t.to_string())).collect(),
        (CellValue::Services(all), _) => all.iter().cloned().map(Want::Service).collect(),
        _ => vec![],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// What is written reads back: claims in a file, and conditions.
    #[test]
    fn what_is_written_reads_back((kind, services) in claims()) {
        let all = catalog(kind, &services);
        for claim in services.iter().flatten() {
            let raw: RawSays = ron::from_str(claim).unwrap();
            let file = write(&RawCatalog { title: "T".to_owned(), ..with_claim(kind, raw.clone()) });
            let (back, report) = load(file.as_bytes());
            prop_assert!(back.is_some(), "{report:?}: {file}");
            prop_assert!(file.contains("says: "), "{file}");
            let (word, given) = raw.parts();
            prop_assert_eq!(RawSays::of(word, given), Some(raw));
        }
        let under = cells(&all);
        for (i, _) in services.iter().enumerate() {
            for want in wants(&all, under.get(ServiceIx(i as u32), X)) {
                let condition = Condition {
                    subject: Subject::Attribute(X),
                    test: crosscheck::catalog::condition::Test::AnyOf(vec![want]),
                };
                let text = condition.text(&all);
                prop_assert_eq!(Condition::parse(&text, &all), Ok(condition), "{}", text);
            }
        }
    }

    /// The order of claims does not show; two values on a scale meet in what both allow, or contradict each other; what
    /// one claim says is never lost to another that says the same.
    #[test]
    fn claims_add_up_to_what_all_allow((kind, services) in claims()) {
        let turned: Vec<Vec<String>> = services.iter().map(|s| s.iter().rev().cloned().collect()).collect();
        let twice: Vec<Vec<String>> = services.iter().map(|s| [s.clone(), s.clone()].concat()).collect();
        let single: Vec<Vec<String>> = services.iter().flatten().map(|s| vec![s.clone()]).collect();
        let (a, b, c) = (cells(&catalog(kind, &services)), cells(&catalog(kind, &turned)), cells(&catalog(kind, &twice)));
        let alone = cells(&catalog(kind, &single));
        let mut next = 0;
        for (i, claims) in services.iter().enumerate() {
            let service = ServiceIx(i as u32);
            let cell = a.get(service, X);
            prop_assert_eq!(cell, b.get(service, X));
            prop_assert_eq!(cell, c.get(service, X));
            let each: Vec<&Cell> = (next..next + claims.len()).map(|n| alone.get(ServiceIx(n as u32), X)).collect();
            next += claims.len();
            if kind.has(Feature::Scale) {
                let mut met = each[0].scalar().cloned();
                for one in &each[1..] {
                    met = met.and_then(|m| m.meet(one.scalar()?));
                }
                prop_assert_eq!(cell.scalar(), met.as_ref());
                prop_assert_eq!(cell.state == State::Conflicting, met.is_none());
            }
        }
    }

    /// Values are in one order, and "at least" and "at most" agree with it.
    #[test]
    fn the_order_is_total((kind, services) in claims()) {
        let under = cells(&catalog(kind, &services));
        let values: Vec<_> = (0..3).filter_map(|i| under.get(ServiceIx(i), X).scalar()).collect();
        for a in &values {
            prop_assert_eq!(a.cmp(a), Ordering::Equal);
            for b in &values {
                prop_assert_eq!(a.cmp(b), b.cmp(a).reverse());
                for c in &values {
                    if a.cmp(b) != Ordering::Greater && b.cmp(c) != Ordering::Greater {
                        prop_assert_ne!(a.cmp(c), Ordering::Greater);
                    }
                }
                let ops = [">=", "<", "<=", ">"].map(|sign| {
                    use crosscheck::catalog::Op::{AtLeast, AtMost, Less, More};
                    [AtLeast, Less, AtMost, More].into_iter().find(|op| op.sign() == sign).unwrap()
                });
                for op in ops {
                    let opposite = a.compare(op.opposite(), b);
                    prop_assert_eq!(a.compare(op, b).map(|so| !so), opposite);
                }
                prop_assert_eq!(a.is(a), Some(true));
            }
        }
    }
}

fn with_claim(kind: Kind, says: RawSays) -> RawCatalog {
    use crosscheck::catalog::raw::{AttributeOption, Group, RawAttribute, RawClaim, RawService, RawSource};
    let option = |id: &str| AttributeOption {
        id: id.to_owned(),
        label: id.to_owned(),
        also: vec![],
    };
    RawCatalog {
        sources: vec![RawSource {
            id: "s".to_owned(),
            title: "S".to_owned(),
            ..RawSource::default()
        }],
        groups: vec![Group {
            id: "g".to_owned(),
            label: "G".to_owned(),
        }],
        attributes: vec![RawAttribute {
            id: "x".to_owned(),
            label: "X".to_owned(),
            group: "g".to_owned(),
            kind,
            about: String::new(),
            options: if kind.has(Feature::Options) {
                ["a", "b", "c"].map(option).into()
            } else {
                vec![]
            },
            unit: String::new(),
            better: None,
            from_parts: false,
            complete: false,
            decimals: None,
            formula: String::new(),
        }],
        services: vec![RawService {
            id: "one".to_owned(),
            name: "One".to_owned(),
            claims: vec![RawClaim {
                attribute: "x".to_owned(),
                says,
                source: "s".to_owned(),
                place: String::new(),
                note: String::new(),
                supersedes: vec![],
                withdrawn: None,
            }],
            ..RawService::default()
        }],
        ..RawCatalog::default()
    }
}

/// Versions as a list has them, lowest first, those that are equal side by side.
const VERSIONS: [&[&str]; 9] = [
    &["0.9"],
    &["1.0-rc1", "v1.0-RC.1"],
    &["1.0-rc2"],
    &["1", "1.0", "1.0.0", "v1.0"],
    &["1.0.5"],
    &["1.9"],
    &["1.10", "1.10+build7"],
    &["2024.1"],
    &["preview"],
];

fn versions() -> (Catalog, Vec<(usize, &'static str)>) {
    let flat: Vec<(usize, &str)> = VERSIONS
        .iter()
        .enumerate()
        .flat_map(|(rank, same)| same.iter().map(move |v| (rank, *v)))
        .collect();
    let services: Vec<Vec<String>> = flat.iter().map(|(_, v)| vec![format!("Exactly({v:?})")]).collect();
    (catalog(Kind::Version, &services), flat)
}

#[test]
fn versions_are_asked_for_part_by_part() {
    let (catalog, all) = versions();
    let cells = cells(&catalog);
    for (asked, text) in &all {
        for (sign, holds) in [
            ("=", [false, true, false]),
            (">=", [false, true, true]),
            ("<=", [true, true, false]),
            (">", [false, false, true]),
            ("<", [true, false, false]),
        ] {
            let condition = Condition::parse(&format!("x{sign}{text}"), &catalog).unwrap();
            for (i, (rank, version)) in all.iter().enumerate() {
                let so = condition.eval(&cells, ServiceIx(i as u32)).truth == crosscheck::catalog::Truth::True;
                let at = match rank.cmp(asked) {
                    Ordering::Less => 0,
                    Ordering::Equal => 1,
                    Ordering::Greater => 2,
                };
                assert_eq!(so, holds[at], "{version} {sign} {text}");
            }
        }
    }
    for wrong in ["x>=", "x>=-", "x=,"] {
        assert!(Condition::parse(wrong, &catalog).is_err(), "{wrong}");
    }
}

const LIST: &str = r#"(
    title: "Runtimes",
    sources: [(id: "s", title: "S", date: "2024"), (id: "old", title: "Old", date: "2020")],
    groups: [(id: "g", label: "G")],
    attributes: [(id: "v", label: "Newest version", group: "g", kind: Version)],
    services: [
        (id: "a", name: "A", claims: [(attribute: "v", says: Exactly("1.9"), source: "s")]),
        (id: "b", name: "B", claims: [(attribute: "v", says: Exactly("v1.10"), source: "s")]),
        (id: "c", name: "C", claims: [(attribute: "v", says: AtLeast("1.2"), source: "s")]),
        (id: "d", name: "D", claims: [
            (attribute: "v", says: Between("1.0", "2.0"), source: "s"),
            (attribute: "v", says: Exactly("2.1"), source: "old"),
        ]),
        (id: "e", name: "E", named_in: ["s"]),
    ],
    factors: [(
        id: "age", label: "Age", question: "New?", why: "W", source: "s",
        options: [
            (id: "new", label: "New", rules: [
                (when: ["v>=1.10"], effect: Favours(1), because: "It is new.", source: "s"),
            ]),
            (id: "old", label: "Old", rules: [
                (when: ["v<1.10"], effect: Favours(1), because: "It is old.", source: "s"),
            ]),
        ],
    )],
)"#;

#[test]
fn a_version_goes_wherever_a_kind_goes() {
    let (catalog, report) = load(LIST.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = cells(&catalog);
    let index = Index::build(&cells);
    let ids = |listing: &Listing| -> String { listing.hits.iter().map(|s| catalog[*s].id.as_str()).collect() };
    let asked = |conditions: &[&str], unknown, sort| {
        let conditions = conditions
            .iter()
            .map(|c| Condition::parse(c, &catalog).unwrap())
            .collect();
        let query = Query {
            conditions,
            unknown,
            sort,
            ..Query::default()
        };
        list(&cells, &index, &query)
    };
    // Filters: by a bound, with and without what is not known; by a value.
    assert_eq!(ids(&asked(&["v>=1.10"], Unknown::Drop, Vec::new())), "b");
    assert_eq!(ids(&asked(&["v>=1.10"], Unknown::Keep, Vec::new())), "bcde");
    assert_eq!(ids(&asked(&["v=1.10"], Unknown::Drop, Vec::new())), "b");
    assert_eq!(ids(&asked(&["v=conflicting"], Unknown::Drop, Vec::new())), "d");
    // Sorting, by the lower end, with what is not known last either way.
    let by = |descending| {
        vec![Sort {
            by: Subject::Attribute(X),
            descending,
        }]
    };
    assert_eq!(ids(&asked(&[], Unknown::Drop, by(false))), "cabde");
    assert_eq!(ids(&asked(&[], Unknown::Drop, by(true))), "bacde");
    // A facet lists the values there are, in order; it has no range, for between versions there are no distances.
    let (_, all) = explore(&cells, &index, &Query::default());
    let facet = &all[0];
    let options: Vec<_> = facet
        .options
        .iter()
        .map(|o| (&*o.label, o.count, o.not_stated))
        .collect();
    assert_eq!(options, [("1.9", 1, 2), ("v1.10", 1, 2)]);
    assert!(facet.span.is_none() && facet.conflicting == 1);
    // Side by side.
    let class = |a: u32, b: u32| classify(&catalog[X], &[cells.get(ServiceIx(a), X), cells.get(ServiceIx(b), X)]);
    assert_eq!(
        [class(0, 1), class(0, 0), class(0, 4)],
        [Class::Different, Class::Same, Class::CantTell]
    );
    // A rule of the wizard.
    let answers = Answers {
        chosen: vec![vec![0]],
        ..Answers::new(&catalog)
    };
    assert_eq!(rank(&cells, &answers).winner(), Some(ServiceIx(1)));
    // The contract's JSON, and a table on paper.
    let listing = asked(&[], Unknown::Drop, Vec::new());
    let json = list_json(&cells, &listing);
    let cell = |i: usize| json[i]["cells"]["v"]["value"].clone();
    assert_eq!(
        [cell(1), cell(2), cell(4)],
        ["v1.10".into(), "at least 1.2".into(), serde_json::Value::Null]
    );
    assert_eq!(json[3]["cells"]["v"]["state"], "conflicting");
    assert_eq!(json[0]["cells"]["v"]["claims"][0]["value"], "1.9");
}

#[test]
fn what_is_no_version_is_told() {
    for (says, expected) in [
        ("Exactly(1.5)", "cannot be claimed as Exactly(…)"),
        ("Exactly(\"-\")", "“-” is not a version"),
        ("Between(\"1.10\", \"1.9\")", "the two ends are in the wrong order"),
        ("Yes", "It takes Exactly(\"…\"), AtLeast(\"…\")"),
    ] {
        let (catalog, report) = load(LIST.replace("Exactly(\"1.9\")", says).as_bytes());
        let error = report.errors.first().map(ToString::to_string).unwrap_or_default();
        assert!(catalog.is_none() && error.contains(expected), "{says}: {error}");
    }
}

#[test]
fn numbers_in_conditions_are_english() {
    let services = ["Exactly(1500)", "Exactly(1)", "Exactly(500)", "Exactly(1.5)"].map(|s| vec![s.to_owned()]);
    let catalog = catalog(Kind::Number, &services);
    for (text, expected) in [
        ("x=1,500", "x=1500"),
        ("x>=1,500.5", "x>=1500.5"),
        ("x=1, 500", "x=1, 500"),
        ("x=1,50", "x=1,50"),
        ("x=1,500,1.5", "x=1500,1.5"),
        ("x!=1500,1", "x!=1500,1"),
        ("x=1e3", "x=1000"),
    ] {
        let condition = Condition::parse(text, &catalog).unwrap();
        assert_eq!(condition.text(&catalog), expected, "{text}");
        assert_eq!(Condition::parse(expected, &catalog), Ok(condition));
    }
    for wrong in ["x=1,5x", "x>=1.500,2", "x>=inf", "x>="] {
        assert!(Condition::parse(wrong, &catalog).is_err(), "{wrong}");
    }
}
