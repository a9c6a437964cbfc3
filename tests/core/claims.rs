//! What a claim may be beside a document's word on the service: our inference, withdrawn, stated of a part, one of a
//! whole list; and how cells that rest on such claims, or on a dispute, are shown. Tables on a small catalog, and laws
//! over random ones against a slow and obvious reading of the claims.

use std::collections::BTreeSet;

use crosscheck::{
    app::{
        Model,
        action::Select,
        update::update,
        view::{EvidenceView, Views, age::FactAge},
    },
    catalog::{
        Atom, Catalog, Cells, Reading, ServiceIx, State, View,
        check::check,
        load, parse_raw,
        raw::{RawCatalog, RawClaim, RawSays},
    },
    compare::{CellLine, CompareRequest, DISPUTED, Numbering, cell_words, compare},
    dataset::{Dataset, built_in::BUILT_IN},
    explore::{Index, Query, list},
    export::{Document, ExportContext, Format, Meta, Progress, citation, list_json},
    workspace::Layout,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Nothing but our inference is of 2023, so that its year is found wherever it is shown.
const SMALL: &str = r#"#![enable(implicit_some)]
(
    title: "Claims",
    headline: ["languages", "managed", "size"],
    sources: [
        (id: "paper", title: "Paper", publisher: "Press", date: "2018", given: true),
        (id: "notes", title: "Notes", estimate: "2019", estimated_from: "what it names", given: true),
        (id: "page", title: "Page", date: "2025-05-05"),
        (id: "ours", title: "What we read into silence", date: "2023-07-08", kind: Inference),
        (id: "list", title: "List", date: "2024", complete: ["languages"]),
    ],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "languages", label: "Languages", group: "g", kind: Set, from_parts: true, options: [
            (id: "python", label: "Python"), (id: "r", label: "R"), (id: "sql", label: "SQL"), (id: "scala", label: "Scala"),
            (id: "java", label: "Java"),
        ]),
        (id: "managed", label: "Managed", group: "g", kind: Flag, from_parts: true),
        (id: "size", label: "Size", group: "g", kind: Number, unit: "GB", better: Higher),
        (id: "form", label: "Form", group: "g", kind: Choice, options: [(id: "a", label: "Form A"), (id: "b", label: "Form B")]),
        (id: "says", label: "Says", group: "g", kind: Text),
        (id: "works-with", label: "Works with", group: "g", kind: Services, from_parts: true),
        (id: "part-of", label: "Part of", group: "g", kind: Services),
    ],
    services: [
        (id: "lake", name: "Lake", claims: [
            (attribute: "languages", says: Has(["python", "r", "sql", "scala", "java"]), source: "notes"),
            (attribute: "languages", says: Lacks(["java"]), source: "ours", note: "It names four."),
            (attribute: "managed", says: Yes, source: "paper"),
            (attribute: "managed", says: No, source: "ours"),
            (attribute: "size", says: Exactly(8.0), source: "ours"),
            (attribute: "form", says: Is("a"), source: "paper"),
            (attribute: "form", says: Is("a"), source: "ours"),
            (attribute: "says", says: Text("Fast"), source: "ours"),
            (attribute: "works-with", says: Services(["hill"]), source: "ours"),
        ]),
        (id: "hill", name: "Hill", claims: [
            (attribute: "languages", says: Has(["python"]), source: "paper"),
            (attribute: "languages", says: Has(["r"]), source: "ours"),
            (attribute: "managed", says: Yes, source: "page", withdrawn: "It stood in a comment."),
            (attribute: "size", says: Exactly(4.0), source: "paper"),
            (attribute: "form", says: Is("b"), source: "paper"),
            (attribute: "form", says: Is("a"), source: "page", withdrawn: "Another product was meant."),
        ]),
        (id: "hut", name: "Hut", role: Supporting, claims: [
            (attribute: "part-of", says: Services(["hill"]), source: "page"),
            (attribute: "languages", says: Has(["java"]), source: "page"),
            (attribute: "languages", says: Lacks(["python"]), source: "page"),
            (attribute: "managed", says: NotApplicable, source: "page"),
            (attribute: "works-with", says: Services(["hill", "lake"]), source: "paper"),
        ]),
        (id: "bench", name: "Bench", role: Supporting, claims: [
            (attribute: "part-of", says: Services(["hut", "bench", "loop"]), source: "paper"),
            (attribute: "languages", says: Has(["scala"]), source: "paper"),
            (attribute: "managed", says: Yes, source: "paper"),
        ]),
        (id: "loop", name: "Loop", role: Supporting, claims: [
            (attribute: "part-of", says: Services(["bench"]), source: "paper"),
            (attribute: "languages", says: Has(["sql"]), source: "list"),
        ]),
    ],
)"#;

const TODAY: Date = date(2026, 11, 21);

fn now() -> View {
    View::on(TODAY)
}

fn small() -> Catalog {
    let (catalog, report) = load(SMALL.as_bytes());
    catalog.unwrap_or_else(|| panic!("{report:?}"))
}

fn cells(view: View) -> Cells {
    Cells::build(small(), view)
}

fn at(cells: &Cells, service: &str, attribute: &str) -> (ServiceIx, crosscheck::catalog::AttributeIx) {
    let catalog = &cells.catalog;
    (catalog.service(service).unwrap(), catalog.attribute(attribute).unwrap())
}

fn short(cells: &Cells, service: &str, attribute: &str) -> String {
    let (s, a) = at(cells, service, attribute);
    cell_words(cells, s, a, &mut Numbering::new(&cells.catalog)).short()
}

#[test]
fn what_sources_agree_on_stands_before_what_they_do_not() {
    let cells = cells(now());
    for (service, attribute, expected) in [
        (
            "lake",
            "languages",
            "Python, R, SQL, Scala  ≠ Java (in part our inference)",
        ),
        ("lake", "managed", "no our inference, yes 2018"),
        ("lake", "size", "our inference: 8 GB"),
        ("lake", "form", "in part our inference: Form A"),
        ("lake", "says", "our inference: Fast"),
        ("lake", "works-with", "our inference: Hill"),
        ("hill", "languages", "Python; through Hut: Java; our inference: R"),
        ("hill", "works-with", "through Hut: Lake"),
        ("hill", "form", "Form B"),
        ("hill", "managed", "not stated"),
        ("hut", "languages", "through Bench: Scala; Java; not: Python"),
    ] {
        let found = short(&cells, service, attribute);
        let sorted = |text: &str| -> Vec<String> {
            let mut parts: Vec<String> = text.split("; ").map(str::to_owned).collect();
            parts.sort();
            parts
        };
        assert_eq!(sorted(&found), sorted(expected), "{service} {attribute}: {found}");
    }
    let (s, a) = at(&cells, "lake", "languages");
    let words = cell_words(&cells, s, a, &mut Numbering::new(&cells.catalog));
    assert_eq!(
        words.spoken(),
        "Python, R, SQL, Scala; sources disagree on Java (in part our inference)"
    );
    let lines: Vec<String> = words.lines.iter().map(CellLine::spelt).collect();
    assert_eq!(
        lines,
        [
            "Python, R, SQL, Scala",
            "≠ Java: no [1] (our inference), yes [2] (about 2019)"
        ]
    );
    assert!(words.lines[1].spoken().starts_with("sources disagree on Java: no"));
    assert_eq!(
        words.listed(),
        "Python, R, SQL, Scala; ≠ Java: no (our inference), yes (about 2019)"
    );
}

/// Every place in which a cell of a service is put into words, each under its name.
fn shown(model: &mut Model, service: ServiceIx) -> Vec<(String, String)> {
    let dataset = model.dataset.clone();
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let mut all = Vec::new();
    for a in catalog.attribute_ixs() {
        let words = cell_words(cells, service, a, &mut Numbering::new(catalog));
        let id = &catalog[a].id;
        for (place, text) in [
            ("short", words.short()),
            ("spoken", words.spoken()),
            ("listed", words.listed()),
        ] {
            all.push((format!("{id}, {place}"), text));
        }
        all.push((format!("{id}, age"), FactAge::of(cells, service, a).year));
    }
    let views = &mut Views::default();
    model.workspace.view.query.conditions.clear();
    model.session.open = Some(service);
    for a in catalog.attribute_ixs() {
        update(model, Select::ToggleClaims(service, a).into());
        views.refresh(model);
        all.push((
            format!("{} in details", catalog[a].id),
            format!("{:?}", views.details()),
        ));
    }
    for layout in [
        Layout::Cards,
        Layout::Table,
        Layout::Matrix,
        Layout::Disagreements,
        Layout::Sources,
    ] {
        model.workspace.view.layout = layout;
        views.refresh(model);
        match views.evidence() {
            Some(EvidenceView::Sources(view)) => all.push((
                "sources".to_owned(),
                format!("{:?}", (0..view.len()).map(|i| view.row(i)).collect::<Vec<_>>()),
            )),
            Some(EvidenceView::Disagreements(view)) => {
                let rows: Vec<_> = (0..view.len()).map(|i| view.row(i)).collect();
                all.push(("disagreements".to_owned(), format!("{} {rows:?}", view.summary)));
            }
            _ => {
                let view = views.explore().unwrap();
                let entries: Vec<String> = (0..view.len()).map(|i| format!("{:?}", view.entry(i))).collect();
                all.push((format!("{layout:?}"), entries.join("\n")));
            }
        }
    }
    let other = catalog.service_ixs().find(|s| *s != service).unwrap();
    let request = CompareRequest {
        services: vec![service, other],
        ..CompareRequest::default()
    };
    let comparison = compare(cells, &request);
    let meta = Meta::new(cells);
    let compared = Document::of_comparison(cells, &comparison, &meta);
    let columns = Document::all_columns(catalog);
    let mut listed = Document::of_list(cells, &[service], &columns, &meta, Progress::default()).unwrap();
    let listing = list(cells, &Index::build(cells), &Query::default());
    listed.json = Some(list_json(cells, &listing));
    for (name, document) in [("comparison", &compared), ("list", &listed)] {
        for format in Format::ALL.into_iter().filter(|f| !f.is_binary()) {
            let written = format.write(document, &ExportContext::default()).unwrap();
            let text = String::from_utf8(written.bytes).unwrap();
            all.push((format!("{name} as {}", format.id()), text));
        }
    }
    for claim in &catalog[service].claims {
        all.push(("citation".to_owned(), citation(catalog, &catalog[service].name, claim)));
    }
    all
}

#[test]
fn our_inference_says_so_and_has_no_year_wherever_it_is_shown() {
    let mut model = Model::new(Dataset::new(small(), now(), None, vec![], 1));
    for service in small().service_ixs() {
        for (place, text) in shown(&mut model, service) {
            assert!(!text.contains("2023"), "{service:?}, {place}: {text}");
        }
    }
    let lake = small().service("lake").unwrap();
    let found = shown(&mut model, lake);
    for (place, text) in &found {
        let rests = !place.starts_with("part-of") && place != "citation" && place != "disagreements";
        assert!(
            !rests || place == "list as json" || text.to_lowercase().contains("our inference"),
            "{place}: {text}"
        );
    }
    let years: Vec<&str> = found
        .iter()
        .filter(|(p, _)| p.ends_with(", age"))
        .map(|(_, t)| t.as_str())
        .collect();
    assert_eq!(
        years,
        [
            "about 2019, our inference",
            "2018, our inference",
            "our inference",
            "2018, our inference",
            "our inference",
            "our inference",
            ""
        ]
    );
    let json = &found.iter().find(|(p, _)| p == "list as json").unwrap().1;
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    for row in json.as_array().unwrap() {
        for (_, cell) in row["cells"].as_object().unwrap() {
            for claim in cell["claims"].as_array().unwrap() {
                assert_eq!(claim["date"].is_null(), claim["source"] == "ours", "{claim}");
            }
        }
    }
}

#[test]
fn every_cell_of_the_catalog_that_rests_on_our_inference_says_so() {
    // No claim of the catalog rests on our inference, so one of its documents is taken for it.
    let document = "(id: \"sql-revoscalepy-2020\",";
    let text = String::from_utf8_lossy(BUILT_IN).replace(document, &format!("{document} inference: true,"));
    let catalog = load(text.as_bytes()).0.unwrap();
    for reading in [Reading::Today, Reading::Documents] {
        let cells = Cells::build(catalog.clone(), View { reading, ..now() });
        let mut inferred = 0;
        for s in catalog.service_ixs() {
            for a in catalog.attribute_ixs() {
                let (live, _) = cells.claims(s, a);
                let ours = live.iter().any(|c| catalog[c.source].is_inference());
                inferred += usize::from(ours);
                let words = cell_words(&cells, s, a, &mut Numbering::new(&catalog));
                for text in [
                    words.short(),
                    words.spoken(),
                    words.listed(),
                    FactAge::of(&cells, s, a).year,
                ] {
                    assert_eq!(
                        text.contains("our inference"),
                        ours,
                        "{}, {}: {text}",
                        catalog[s].id,
                        catalog[a].id
                    );
                }
            }
        }
        assert_eq!(inferred > 0, reading == Reading::Today);
    }
}

#[test]
fn a_source_says_once_what_it_is() {
    for (kind, error) in [
        ("inference: true", false),
        ("kind: Inference", false),
        ("kind: Inference, inference: true", false),
        ("kind: Given, given: true", false),
        ("kind: Document", false),
        ("kind: Inference, given: true", true),
        ("kind: Document, inference: true", true),
        ("given: true, inference: true", true),
    ] {
        let text = SMALL.replace("kind: Inference", kind);
        let (catalog, report) = load(text.as_bytes());
        assert_eq!(catalog.is_none(), error, "{kind}: {report:?}");
        if let Some(catalog) = catalog {
            let ours = &catalog[catalog.source("ours").unwrap()];
            assert_eq!(ours.is_inference(), kind.contains("ference"), "{kind}");
        }
    }
}

#[test]
fn what_cannot_be_is_an_error_that_says_what_to_do() {
    for (from, to, expected) in [
        (
            "\"It stood in a comment.\"",
            "\" \"",
            "a claim is withdrawn without a reason",
        ),
        (
            "complete: [\"languages\"]",
            "complete: [\"langages\"]",
            "no attribute named “langages”",
        ),
        (
            "complete: [\"languages\"]",
            "complete: [\"managed\"]",
            "“managed” is no set, so no source can name all of it",
        ),
        (
            "kind: Number, unit",
            "kind: Number, complete: true, unit",
            "only a set can be complete",
        ),
        (
            "id: \"part-of\", label: \"Part of\", group: \"g\", kind: Services",
            "id: \"part-of\", label: \"Part of\", group: \"g\", kind: Services, from_parts: true",
            "what something is part of cannot be taken from its parts",
        ),
        (
            "\"part-of\"",
            "\"belongs-to\"",
            "from_parts needs an attribute “part-of” of kind Services",
        ),
    ] {
        let text = SMALL.replace(from, to);
        assert_ne!(text, SMALL);
        let errors = load(text.as_bytes()).1.errors;
        assert!(errors.iter().any(|e| e.message == expected), "{expected}: {errors:?}");
    }
}

#[test]
fn what_is_withdrawn_is_shown_with_why_and_part_of_nothing() {
    let cells = cells(now());
    let (hill, managed) = at(&cells, "hill", "managed");
    assert_eq!(cells.get(hill, managed).state, State::NotStated);
    assert!(cells.claims(hill, managed).0.is_empty());
    assert_eq!(
        cells.withdrawn(hill, managed)[0].withdrawn(),
        Some("It stood in a comment.")
    );
    let before = View {
        as_of: Some(date(2020, 1, 1)),
        ..now()
    };
    assert!(self::cells(before).withdrawn(hill, managed).is_empty(), "not said yet");

    let mut model = Model::new(Dataset::new(small(), now(), None, vec![], 1));
    let mut views = Views::default();
    model.session.open = Some(hill);
    update(&mut model, Select::ToggleClaims(hill, managed).into());
    views.refresh(&model);
    let view = views.details().unwrap();
    let row = view
        .groups
        .iter()
        .flat_map(|g| &g.rows)
        .find(|r| r.attribute == managed)
        .unwrap();
    let claims = row.claims.as_ref().unwrap();
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].withdrawn.as_deref(), Some("It stood in a comment."));

    let listing = list(&cells, &Index::build(&cells), &Query::default());
    let json = list_json(&cells, &listing);
    let row = json.as_array().unwrap().iter().find(|r| r["id"] == "hill").unwrap();
    assert_eq!(row["cells"]["managed"]["state"], "not-stated");
    assert_eq!(
        row["cells"]["managed"]["claims"][0]["withdrawn"],
        "It stood in a comment."
    );
    assert_eq!(row["cells"]["form"]["value"], "b");
    assert!(row["cells"]["form"]["claims"][0]["withdrawn"].is_null());
    let page = cells.catalog.source("page").unwrap();
    assert!(
        cells.catalog[hill].sources().all(|s| s != page),
        "what is withdrawn names nothing"
    );
}

#[test]
fn what_is_stated_of_a_part_reaches_the_whole_by_one_step() {
    let cells = cells(now());
    let listing = list(&cells, &Index::build(&cells), &Query::default());
    let json = list_json(&cells, &listing);
    let through = |id: &str, attribute: &str| -> Vec<(String, String)> {
        let row = json.as_array().unwrap().iter().find(|r| r["id"] == id).unwrap();
        let claims = row["cells"][attribute]["claims"].as_array().unwrap().iter();
        let through = claims.filter_map(|c| Some((c["through"].as_str()?.to_owned(), c["value"].to_string())));
        through.collect()
    };
    let said = |part: &str, value: &str| (part.to_owned(), value.to_owned());
    assert_eq!(
        through("hill", "languages"),
        [said("hut", r#"{"has":["java"]}"#)],
        "no lacks, and nothing of its bench"
    );
    assert_eq!(
        through("hill", "works-with"),
        [said("hut", r#"["lake"]"#)],
        "nothing works with itself"
    );
    assert!(through("hill", "managed").is_empty(), "no not applicable");
    assert_eq!(through("hut", "managed"), [said("bench", "true")]);
    assert_eq!(
        through("bench", "languages"),
        [said("loop", r#"{"has":["sql"]}"#)],
        "of a whole list only what it has"
    );
    assert_eq!(
        through("loop", "languages"),
        [said("bench", r#"{"has":["scala"]}"#)],
        "a circle ends"
    );

    let early = View {
        as_of: Some(date(2020, 1, 1)),
        ..now()
    };
    assert_eq!(short(&self::cells(early), "hill", "languages"), "Python", "no part yet");
    let documents = View {
        reading: Reading::Documents,
        ..now()
    };
    assert_eq!(short(&self::cells(documents), "hill", "languages"), "Python");
    let late = View {
        since: Some(date(2025, 1, 1)),
        ..now()
    };
    assert_eq!(short(&self::cells(late), "hill", "languages"), "through Hut: Java");
}

/// Of a source's claims on one option, read off the file.
fn says(claim: &RawClaim, option: &str, whole: bool) -> Option<Atom> {
    let among = |ids: &[String]| ids.iter().any(|id| id == option);
    match &claim.says {
        RawSays::Has(ids) if whole => Some(if among(ids) { Atom::Yes } else { Atom::No }),
        RawSays::Has(ids) => among(ids).then_some(Atom::Yes),
        RawSays::Only(ids) => Some(if among(ids) { Atom::Yes } else { Atom::No }),
        RawSays::Lacks(ids) => among(ids).then_some(Atom::No),
        RawSays::PartlyHas(ids) => among(ids).then_some(Atom::Partly),
        RawSays::NotApplicable => Some(Atom::NotApplicable),
        _ => None,
    }
}

/// The slow way: each option by itself, from the claims of the service and of what is part of it.
fn oracle(raw: &RawCatalog, view: View, service: &str, option: &str) -> Atom {
    let day = |text: &str, last: bool| -> Date {
        let text = match (text.len(), last) {
            (4, true) => format!("{text}-12-31"),
            (4, false) => format!("{text}-01-01"),
            _ => text.to_owned(),
        };
        text.parse().unwrap()
    };
    let counts = |claim: &RawClaim| {
        let source = raw.sources.iter().find(|s| s.id == claim.source).unwrap();
        let last = source.date.as_ref().or(source.estimate.as_ref()).map(|d| day(d, true));
        claim.withdrawn.is_none()
            && (view.reading == Reading::Today || source.given)
            && view.as_of.is_none_or(|d| last.is_some_and(|last| last <= d))
            && view.since.is_none_or(|d| last.is_some_and(|last| last >= d))
    };
    let whole = |claim: &RawClaim| {
        let source = raw.sources.iter().find(|s| s.id == claim.source).unwrap();
        let about = raw.attributes.iter().find(|a| a.id == claim.attribute).unwrap();
        about.complete || source.complete.contains(&claim.attribute)
    };
    let of = |id: &str| -> Vec<RawClaim> {
        let service = raw.services.iter().find(|s| s.id == id).unwrap();
        service.claims.iter().filter(|c| counts(c)).cloned().collect()
    };
    let mut sides: Vec<Atom> = of(service)
        .iter()
        .filter(|c| c.attribute == "languages")
        .filter_map(|c| says(c, option, whole(c)))
        .collect();
    if raw.attributes.iter().any(|a| a.id == "languages" && a.from_parts) {
        for part in raw.services.iter().filter(|p| p.id != service) {
            let is_part = of(&part.id).iter().any(
                |c| matches!(&c.says, RawSays::Services(ids) if c.attribute == "part-of" && ids.iter().any(|id| id == service)),
            );
            let said = of(&part.id);
            let said = said.iter().filter(|c| is_part && c.attribute == "languages");
            sides.extend(
                said.filter_map(|c| says(c, option, whole(c)))
                    .filter(|a| *a == Atom::Yes),
            );
        }
    }
    let any = |a: Atom| sides.contains(&a);
    match (
        any(Atom::Yes),
        any(Atom::Partly),
        any(Atom::No),
        any(Atom::NotApplicable),
    ) {
        (false, false, false, false) => Atom::NotStated,
        (false, false, false, true) => Atom::NotApplicable,
        (_, _, _, true) => Atom::Conflicting,
        (true, false, false, _) => Atom::Yes,
        (_, true, false, _) => Atom::Partly,
        (false, false, true, _) => Atom::No,
        _ => Atom::Conflicting,
    }
}

const OPTIONS: [&str; 5] = ["python", "r", "sql", "scala", "java"];
const SERVICES: [&str; 5] = ["lake", "hill", "hut", "bench", "loop"];
const SOURCES: [&str; 5] = ["paper", "notes", "page", "ours", "list"];

fn claim() -> impl Strategy<Value = (usize, RawClaim)> {
    let some = |from: &'static [&'static str]| {
        proptest::sample::subsequence(from, 1..=2).prop_map(|v| v.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let says = prop_oneof![
        3 => some(&OPTIONS).prop_map(|o| ("languages", RawSays::Has(o))),
        1 => some(&OPTIONS).prop_map(|o| ("languages", RawSays::Lacks(o))),
        1 => some(&OPTIONS).prop_map(|o| ("languages", RawSays::Only(o))),
        1 => some(&OPTIONS).prop_map(|o| ("languages", RawSays::PartlyHas(o))),
        1 => Just(("languages", RawSays::NotApplicable)),
        3 => some(&SERVICES).prop_map(|s| ("part-of", RawSays::Services(s))),
    ];
    let withdrawn = prop_oneof![3 => Just(None), 1 => Just(Some("It was taken back.".to_owned()))];
    (0..SERVICES.len(), says, 0..SOURCES.len(), withdrawn).prop_map(
        |(service, (attribute, says), source, withdrawn)| {
            let claim = RawClaim {
                attribute: attribute.to_owned(),
                says,
                source: SOURCES[source].to_owned(),
                place: String::new(),
                note: String::new(),
                supersedes: vec![],
                withdrawn,
            };
            (service, claim)
        },
    )
}

fn with(claims: &[(usize, RawClaim)]) -> RawCatalog {
    let mut raw = parse_raw(SMALL.as_bytes()).unwrap();
    for service in &mut raw.services {
        service.claims.clear();
    }
    for (at, claim) in claims {
        raw.services[*at].claims.push(claim.clone());
    }
    raw
}

fn checked(raw: &RawCatalog) -> Catalog {
    let (catalog, report, _) = check(raw);
    catalog.unwrap_or_else(|| panic!("{:?}", report.errors))
}

fn views() -> impl Strategy<Value = View> {
    let day = || {
        prop_oneof![
            Just(None),
            (2017i16..2027, 1i8..13, 1i8..28).prop_map(|(y, m, d)| Some(date(y, m, d)))
        ]
    };
    let reading = prop_oneof![3 => Just(Reading::Today), 1 => Just(Reading::Documents)];
    (day(), day(), reading).prop_map(|(as_of, since, reading)| View {
        as_of,
        since,
        reading,
        ..now()
    })
}

fn atoms(catalog: &Catalog, view: View) -> Vec<Atom> {
    let cells = Cells::build(catalog.clone(), view);
    let languages = catalog.attribute("languages").unwrap();
    SERVICES
        .iter()
        .flat_map(|s| {
            (0..OPTIONS.len())
                .map(|o| cells.get(catalog.service(s).unwrap(), languages).atom(o as u16))
                .collect::<Vec<_>>()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cells_are_what_the_slow_reading_of_all_claims_gives(
        claims in prop::collection::vec(claim(), 0..24), view in views(), complete in any::<bool>()
    ) {
        let mut raw = with(&claims);
        raw.attributes[0].complete = complete;
        let found = atoms(&checked(&raw), view);
        let expected: Vec<Atom> = SERVICES
            .iter()
            .flat_map(|s| OPTIONS.iter().map(|o| oracle(&raw, view, s, o)).collect::<Vec<_>>())
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn withdrawn_claims_change_no_cell(claims in prop::collection::vec(claim(), 0..24), view in views()) {
        let without: Vec<_> = claims.iter().filter(|(_, c)| c.withdrawn.is_none()).cloned().collect();
        let (all, few) = (checked(&with(&claims)), checked(&with(&without)));
        prop_assert_eq!(atoms(&all, view), atoms(&few, view));
        let present = |c: &Catalog| Cells::build(c.clone(), view).present().collect::<Vec<_>>();
        prop_assert_eq!(present(&all), present(&few));
    }

    #[test]
    fn parts_never_add_a_no(claims in prop::collection::vec(claim(), 0..24), view in views()) {
        let raw = with(&claims);
        let mut alone = raw.clone();
        alone.attributes[0].from_parts = false;
        for (with_parts, own) in atoms(&checked(&raw), view).into_iter().zip(atoms(&checked(&alone), view)) {
            let may = match own {
                Atom::NotStated => vec![Atom::NotStated, Atom::Yes],
                Atom::No | Atom::NotApplicable => vec![own, Atom::Conflicting],
                Atom::Yes | Atom::Partly | Atom::Conflicting => vec![own],
            };
            prop_assert!(may.contains(&with_parts), "{own:?} became {with_parts:?}");
        }
    }

    #[test]
    fn a_whole_list_says_no_of_what_it_does_not_name(claims in prop::collection::vec(claim(), 0..24), view in views()) {
        let raw = with(&claims);
        let mut spelt = raw.clone();
        for claim in spelt.services.iter_mut().flat_map(|s| &mut s.claims) {
            if let RawSays::Has(ids) = &claim.says {
                claim.says = RawSays::Only(ids.clone());
            }
        }
        let mut by_attribute = raw.clone();
        by_attribute.attributes[0].complete = true;
        let mut by_source = raw;
        for source in &mut by_source.sources {
            source.complete = vec!["languages".to_owned()];
        }
        let expected = atoms(&checked(&spelt), view);
        prop_assert_eq!(&atoms(&checked(&by_attribute), view), &expected);
        prop_assert_eq!(&atoms(&checked(&by_source), view), &expected);
    }

    #[test]
    fn a_wider_view_takes_no_claim_away(claims in prop::collection::vec(claim(), 0..24), view in views(), other in views()) {
        let catalog = checked(&with(&claims));
        let wider = View {
            as_of: view.as_of.zip(other.as_of).map(|(a, b)| a.max(b)),
            since: view.since.zip(other.since).map(|(a, b)| a.min(b)),
            ..view
        };
        let counted = |view: View| -> BTreeSet<String> {
            let cells = Cells::build(catalog.clone(), view);
            let at = catalog.service_ixs().flat_map(|s| catalog.attribute_ixs().map(move |a| (s, a)));
            at.flat_map(|(s, a)| {
                let claims = cells.claims(s, a).0;
                claims.iter().map(|c| format!("{s:?} {a:?} {:?} {:?} {:?}", c.source, c.says, c.through())).collect::<Vec<_>>()
            })
            .collect()
        };
        prop_assert!(counted(view).is_subset(&counted(wider)));
    }

    #[test]
    fn order_in_the_file_is_irrelevant_to_parts(claims in prop::collection::vec(claim(), 0..24), view in views(), turn in 0usize..5) {
        let raw = with(&claims);
        let mut other = raw.clone();
        other.services.rotate_left(turn);
        other.sources.rotate_left(turn);
        other.attributes.rotate_left(turn);
        for service in &mut other.services {
            service.claims.reverse();
        }
        let words = |raw: &RawCatalog| -> Vec<String> {
            let cells = Cells::build(checked(raw), view);
            SERVICES.iter().map(|s| short(&cells, s, "languages")).collect()
        };
        prop_assert_eq!(words(&raw), words(&other));
    }
}

#[test]
fn since_is_the_bound_of_as_of_from_below() {
    let counted = |since: Option<Date>, as_of: Option<Date>| -> Vec<String> {
        let cells = cells(View { since, as_of, ..now() });
        let catalog = &cells.catalog;
        let counts = catalog.source_ixs().filter(|s| cells.counts(*s));
        counts.map(|s| catalog[s].id.clone()).collect()
    };
    assert_eq!(counted(None, None).len(), 5);
    assert_eq!(
        counted(Some(date(2018, 12, 31)), None),
        SOURCES,
        "a year counts from its last day"
    );
    assert_eq!(counted(Some(date(2019, 1, 1)), None), ["notes", "page", "ours", "list"]);
    assert_eq!(counted(Some(date(2024, 6, 1)), Some(date(2024, 12, 31))), ["list"]);
    assert!(counted(Some(date(2025, 1, 1)), Some(date(2020, 1, 1))).is_empty());
    let text = SMALL.replace(", date: \"2025-05-05\"", "");
    let catalog = load(text.as_bytes()).0.unwrap();
    let page = catalog.source("page").unwrap();
    let counts = |view: View| Cells::build(catalog.clone(), view).counts(page);
    assert!(counts(now()), "undated");
    assert!(
        !counts(View {
            since: Some(date(1990, 1, 1)),
            ..now()
        }),
        "undated beside a bound"
    );
    let later = cells(View {
        since: Some(date(2026, 1, 1)),
        ..now()
    });
    assert_eq!(
        later.present().count(),
        5,
        "a service is there however old what names it"
    );
    assert!(DISPUTED.starts_with('≠'));
}
