//! A decision asked again: what no longer holds of it is told once, and plainly.

use std::sync::Arc;

use crosscheck::{
    catalog::{Catalog, Cells, EventKind, Origin, View, formula, load, parts::ended_parts},
    cli::decide::{parse_answers, parse_wishes},
    dataset::built_in::BUILT_IN,
    decide::{Answers, justification, rank, review},
    report::{Basis, Decision, verify},
};
use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

pub const TODAY: Date = date(2026, 11, 20);

pub fn built_in() -> Catalog {
    load(BUILT_IN).0.expect("the built-in catalog")
}

pub fn answers(catalog: &Catalog, given: &[&str], must: &[&str]) -> Answers {
    let owned = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    parse_answers(catalog, &owned(given), &[], &owned(must), false).expect("answers of the built-in catalog")
}

pub fn basis(cells: &Cells, answers: &Answers) -> Basis {
    Basis::of(&Decision::new(cells, answers))
}

#[test]
fn a_later_day_is_told() {
    let catalog = built_in();
    let asked = answers(&catalog, &["model-type=customised-ai"], &[]);
    let cells = Cells::build(catalog.clone(), View::on(TODAY));
    let before = basis(&cells, &asked);
    let by: Date = before.review.parse().expect("a day");
    assert!(by > TODAY && by <= date(2027, 11, 20), "{by}");
    let eve = Cells::build(catalog.clone(), View::on(by.yesterday().unwrap()));
    assert_eq!(verify(&before, &eve, &asked), Vec::<String>::new(), "the day before");
    let day = Cells::build(catalog, View::on(by));
    let then = verify(&before, &day, &asked);
    assert!(
        then.iter()
            .any(|line| line.starts_with("It was to be looked at again by") && line.contains(": ")),
        "the day of review, and why: {then:?}"
    );
}

#[test]
fn the_day_of_review_is_the_first_on_which_something_cited_ends_or_ages() {
    let catalog = built_in();
    for given in [
        &["model-type=customised-ai"][..],
        &["model-type=deep-learning", "languages=python"],
    ] {
        let asked = answers(&catalog, given, &[]);
        let cells = Cells::build(catalog.clone(), View::on(TODAY));
        let ranking = rank(&cells, &asked);
        let found = review::review(&cells, &asked, &ranking);
        assert!(!found.causes.is_empty());
        // Slowly: everything that could make a day, then the first of them.
        let top = review::top(&ranking);
        let cited = review::rests_on(&cells, &asked, &ranking, &top);
        let claims = cited.iter().flat_map(|(_, f)| &f.claims);
        let points = top.iter().filter_map(|s| Some((*s, &ranking.of(*s)?.contributions)));
        let points = points.flat_map(|(s, all)| all.iter().map(move |c| (s, c)));
        let rules = points.flat_map(|(s, c)| justification::earned(&cells, &asked, s, c).rule.sources);
        let sources = claims.map(|c| c.source).chain(rules);
        let documents = sources.filter(|s| catalog[*s].origin != Origin::Inference);
        let dated = documents.filter_map(|s| Some(catalog[s].date.span()?.last()));
        let aged = dated.map(|d| d.checked_add(3.years()).unwrap());
        let ends = top.iter().flat_map(|s| &catalog[*s].lifecycle);
        let ends = ends.filter(|e| {
            matches!(
                e.kind,
                EventKind::Ends | EventKind::NoDevelopment | EventKind::PartEnds(_)
            )
        });
        let parts = top
            .iter()
            .flat_map(|s| ended_parts(&cells, *s))
            .filter_map(|p| Some(p.date?.last()));
        let days = aged.chain(ends.filter_map(|e| Some(e.date?.last()))).chain(parts);
        let year = TODAY.checked_add(1.year()).unwrap();
        let first = days.chain([year]).filter(|d| *d > TODAY).min().unwrap();
        assert_eq!(found.date, first, "{given:?}: {:?}", found.causes);
    }
}

/// A record of the test catalog asked again of it after some edits, on the same day.
fn after(edits: &[(&str, &str)]) -> Vec<String> {
    asked_after(edits, &["sql=yes", "embedded=no"], &[])
}

/// The same with these must-haves and wishes.
fn asked_after(edits: &[(&str, &str)], must: &[&str], wished: &[&str]) -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    let text = std::fs::read_to_string(path).unwrap();
    let cells = |text: &str| {
        let (catalog, report) = load(text.as_bytes());
        Cells::build(catalog.unwrap_or_else(|| panic!("{report:?}")), View::on(TODAY))
    };
    let asked = |catalog: &Catalog| {
        let wished: Vec<String> = wished.iter().map(|w| (*w).to_owned()).collect();
        Answers {
            wishes: parse_wishes(catalog, &wished).expect("wishes"),
            ..answers(catalog, &["shape=server", "size=large"], must)
        }
    };
    let old = cells(&text);
    let before = basis(&old, &asked(&old.catalog));
    assert_eq!(before.elected, ["bigserver"]);
    let edited = edits.iter().fold(text.clone(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    let new = cells(&edited);
    verify(&before, &new, &asked(&new.catalog))
}

#[test]
fn another_name_is_no_other_answer() {
    let renamed = [
        ("label: \"Speaks SQL\"", "label: \"SQL\""),
        ("label: \"Largest database\"", "label: \"Biggest database\""),
        ("label: \"Go\"", "label: \"Golang\""),
        ("label: \"Shape\"", "label: \"Form\""),
        ("label: \"On a server\"", "label: \"On a machine of its own\""),
        ("name: \"Grand Server\"", "name: \"Grander Server\""),
        ("name: \"Old Store\"", "name: \"Older Store\""),
    ];
    let must = ["sql=yes", "embedded=no", "drivers=go", "replicates-to=oldstore"];
    let none = Vec::<String>::new();
    assert_eq!(asked_after(&renamed, &must, &["max-size=more"]), none);
    let other = (
        "says: Only([\"python\", \"java\", \"go\"])",
        "says: Only([\"python\", \"java\"])",
    );
    let says = asked_after(&[renamed[2], other], &must, &[]);
    let told = "Grand Server is ruled out now.";
    assert!(says.iter().any(|l| l.starts_with(told)), "{says:#?}");
}

/// A formula names attributes as their labels are on that day; a record keeps it by ids, with the name of the column.
#[test]
fn a_formula_outlives_the_labels_in_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    let text = std::fs::read_to_string(path).unwrap();
    let catalog = |text: &str| load(text.as_bytes()).0.expect("a catalog");
    let mut before = catalog(&text);
    formula::define(&mut before, "twice", "2 * \"Largest database\" + \"max-size\"").expect("a formula");
    formula::define_as(&mut before, ("own-1", "In all"), "max(twice, \"largest DATABASE\")").expect("a formula");
    let cells = Cells::build(before, View::on(TODAY));
    let asked = Answers {
        wishes: parse_wishes(&cells.catalog, &["own-1=more:linear".to_owned()]).expect("a wish"),
        ..Answers::new(&cells.catalog)
    };
    let basis = basis(&cells, &asked);
    assert_eq!(
        basis.define,
        [
            "twice=2 * \"max-size\" + \"max-size\"",
            "own-1=max(twice, \"max-size\")"
        ]
    );
    assert_eq!(basis.define_names.get("own-1").map(String::as_str), Some("In all"));
    assert_eq!(basis.define_names.len(), 1);
    let mut renamed = catalog(&text.replace("label: \"Largest database\"", "label: \"Biggest database\""));
    for text in &basis.define {
        let (id, formula) = text.split_once('=').expect("a definition");
        formula::define(&mut renamed, id, formula).expect("it can be read still");
    }
}

/// A must-have and a wish on one attribute state it in other words each.
#[test]
fn what_is_cited_twice_is_found_again() {
    let must = ["embedded=no", "max-size>=10"];
    assert_eq!(asked_after(&[], &must, &["max-size=more"]), Vec::<String>::new());
}

#[test]
fn what_no_longer_holds_is_told_once_and_plainly() {
    let ends = "(kind: PartEnds(\"Free tier\"), date: \"2026-12-31\"";
    for (edits, told) in [
        (
            // Four facts were cited of it; that it retired is one thing.
            &[(
                ends,
                "(kind: Ends, date: \"2026-11-19\", source: \"vendor-page\"), (kind: PartEnds(\"Free tier\"), date: \"2026-12-31\"",
            )][..],
            &[
                "Who comes first has changed: it was Grand Server, and is nobody now.",
                "Grand Server retired on 19 November 2026. What was cited of it does not count any more.",
            ][..],
        ),
        (
            &[(
                ends,
                "(kind: Ends, date: \"2027-01\", source: \"vendor-page\"), (kind: PartEnds(\"Free tier\"), date: \"2026-12-31\"",
            )],
            &["Grand Server is to retire in January 2027; when this was decided no source said so."],
        ),
        (
            &[("date: \"2019-05\"", "date: \"2020-06-01\"")],
            &["“The database handbook” is dated 1 Jun 2020 now; it was dated May 2019."],
        ),
        (
            &[
                ("\"bigserver\"", "\"grand\""),
                ("aliases: [\"GS\"]", "aliases: [\"bigserver\"]"),
            ],
            &[
                "Who comes first has changed: it was “bigserver”, and is Grand Server now.",
                "“bigserver” is not in the catalog any more. It may be “grand” (Grand Server) now.",
            ],
        ),
        (
            &[("\"bigserver\"", "\"bigservers\"")],
            &[
                "Who comes first has changed: it was “bigserver”, and is Grand Server now.",
                "“bigserver” is not in the catalog any more. It may be “bigservers” (Grand Server) now.",
            ],
        ),
        (
            &[(
                "says: Unlimited, source: \"vendor-page\"",
                "says: Unlimited, source: \"survey-2024\"",
            )],
            &[
                "“Largest database: no limit” of Grand Server rests on “Survey of stores” now; it rested on “Vendor status page”.",
            ],
        ),
        (
            &[("says: Unlimited", "says: Exactly(40.0)")],
            &["Grand Server: “Largest database: no limit” was cited; now it is “Largest database: 40 TB”."],
        ),
        (
            &[(
                "says: Unlimited, source: \"vendor-page\", place: \"Limits\"",
                "says: Unlimited, source: \"vendor-page\", place: \"Limit\"",
            )],
            &[
                "“Largest database: no limit” of Grand Server stands under “Limit” in “Vendor status page” now; it stood under “Limits” in “Vendor status page”.",
            ],
        ),
        (
            &[(
                "says: Unlimited, source: \"vendor-page\", place: \"Limits\"",
                "says: Unlimited, source: \"vendor-page\", place: \"\"",
            )],
            &[
                "“Largest database: no limit” of Grand Server stands in “Vendor status page” with no heading named now; it stood under “Limits” in “Vendor status page”.",
            ],
        ),
        (
            &[(
                "(attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\"),",
                "(attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\"), \
                 (attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Prices\"),",
            )],
            &[
                "“Largest database: no limit” of Grand Server is now also stated under “Prices” in “Vendor status page”.",
            ],
        ),
        (
            &[(
                "(attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\"),",
                "(attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\"), \
                 (attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\", note: \"Of a file.\"), \
                 (attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\", note: \"Of a table.\"),",
            )],
            &[
                "“Largest database: no limit” of Grand Server is stated twice more under “Limits” in “Vendor status page”.",
            ],
        ),
        (
            &[(
                "(attribute: \"max-size\", says: Unlimited, source: \"vendor-page\", place: \"Limits\"),",
                "",
            )],
            &["Grand Server: “Largest database: no limit” was cited; no source states it any more."],
        ),
    ] {
        let says = after(edits);
        for line in told {
            assert!(says.iter().any(|l| l == line), "{edits:?}: {says:#?}");
        }
        let about = |l: &&String| l.contains("cited") || l.contains("rests on") || l.contains("under");
        let (facts, expected) = (
            says.iter().filter(about).count(),
            told.iter().filter(|l| about(&&(**l).to_owned())).count(),
        );
        assert_eq!(facts, expected, "{edits:?}: {says:#?}");
    }
}

/// A reader relies on what is said of the others too: what speaks for them, and why they are out.
#[test]
fn what_became_of_those_that_were_not_recommended_is_told() {
    for (edits, told) in [
        (
            &[(
                "(attribute: \"embedded\", says: Yes, source: \"handbook-2019\"",
                "(attribute: \"embedded\", says: Yes, source: \"survey-2024\"",
            )][..],
            "“Runs inside the program: yes” of TinyBase rests on “Survey of stores” now; it rested on “The database handbook”.",
        ),
        (
            // It was out because of what is stated; now nothing is.
            &[(
                "(attribute: \"sql\", says: No, source: \"survey-2024\", place: \"Table 1\"),",
                "",
            )],
            "Doc Drawer was ruled out and is not now.",
        ),
        (
            &[("(kind: Ends, date: \"2028-01-31\"", "(kind: Ends, date: \"2026-11-19\"")],
            "Doc Drawer retired on 19 November 2026.",
        ),
        (
            &[(
                "lifecycle: [(kind: Seen, date: \"2025-11-01\", source: \"vendor-page\", place: \"(start)\")]",
                "lifecycle: [(kind: Ends, date: \"2027-05-31\", source: \"vendor-page\")]",
            )],
            "TinyBase is to retire on 31 May 2027; when this was decided no source said so.",
        ),
        (
            &[("(kind: Ends, date: \"2028-01-31\"", "(kind: Ends, date: \"2029-03\"")],
            "Doc Drawer is to retire in March 2029; when this was decided it was to on 31 January 2028.",
        ),
        (
            &[("(kind: Ends, date: \"2021-06-30\"", "(kind: Ends, date: \"2021-07-31\"")],
            "Old Store: “Retired since 30 Jun 2021” was cited; now it is “Retired since 31 Jul 2021”.",
        ),
        (
            &[(
                "(kind: Ends, date: \"2021-06-30\", source: \"vendor-page\"",
                "(kind: Ends, date: \"2021-06-30\", source: \"survey-2024\"",
            )],
            "“Retired since 30 Jun 2021” of Old Store rests on “Survey of stores” and “Vendor status page” now; it rested on “Vendor status page”.",
        ),
    ] {
        let says = after(edits);
        assert!(says.iter().any(|l| l == told), "{edits:?}: {told}\n{says:#?}");
        // Nothing else is otherwise: the recommendation stands.
        assert!(!says.iter().any(|l| l.contains("Grand Server")), "{edits:?}: {says:#?}");
    }
}

/// What is open because sources disagree names them, and a record follows both sides.
#[test]
fn the_sides_of_a_dispute_are_cited_and_followed() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron")).unwrap();
    let cells = |text: &str| Cells::build(load(text.as_bytes()).0.expect("a catalog"), View::on(TODAY));
    let old = cells(&text);
    let asked = answers(&old.catalog, &["shape=server", "language=rust", "size=large"], &[]);
    let decision = Decision::new(&old, &asked);
    let first = decision.candidates().next().expect("one is left");
    let open = first
        .open
        .iter()
        .find(|o| o.text == "sources disagree on Drivers for: Rust");
    let ids: Vec<&str> = open
        .expect("a dispute")
        .sources
        .iter()
        .map(|s| &*old.catalog[*s].id)
        .collect();
    assert_eq!(
        (first.name, &ids[..]),
        ("Grand Server", &["vendor-page", "handbook-2019"][..])
    );
    let kept = Basis::of(&decision);
    let told = |from: &str, to: &str| verify(&kept, &cells(&text.replace(from, to)), &asked);
    let line = "(attribute: \"drivers\", says: Has([\"rust\"]), source: \"vendor-page\", place: \"Drivers\", note: \"since 2023\"),";
    assert!(text.contains(line));
    let other_side = told(line, &line.replace("vendor-page", "survey-2024"));
    assert_eq!(
        other_side,
        [
            "“Drivers for: disputed: Rust” of Grand Server rests on “The database handbook” and “Survey of stores” now; it rested on “The database handbook” and “Vendor status page”."
        ]
    );
    let settled = told(
        "Only([\"python\", \"java\", \"go\"])",
        "Has([\"python\", \"java\", \"go\"])",
    );
    let says = "Grand Server: “Drivers for: disputed: Rust” was cited; now it is “Drivers for: Rust”.";
    assert!(settled.iter().any(|l| l == says), "{settled:#?}");
}

/// A record of before they were kept is asked about its own alone.
#[test]
fn a_record_without_the_others_tells_nothing_of_them() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron")).unwrap();
    let catalog = |text: &str| load(text.as_bytes()).0.expect("a catalog");
    let old = Cells::build(catalog(&text), View::on(TODAY));
    let asked = answers(&old.catalog, &["shape=server", "size=large"], &[]);
    let kept = basis(&old, &asked);
    assert!(kept.others.iter().any(|o| !o.cited.is_empty()));
    let former = Basis {
        others: Vec::new(),
        ..kept.clone()
    };
    let new = Cells::build(
        catalog(&text.replace("says: Exactly(16.0)", "says: Exactly(12.0)")),
        View::on(TODAY),
    );
    assert_eq!(verify(&former, &new, &asked), Vec::<String>::new());
    assert_eq!(
        verify(&kept, &new, &asked),
        ["Doc Drawer: “Largest database: 16 TB” was cited; now it is “Largest database: 12 TB”."]
    );
    let json = serde_json::to_string(&kept).expect("JSON");
    assert_eq!(serde_json::from_str::<Basis>(&json).expect("a basis"), kept);
}

/// What is stated of a part speaks for the whole as long as it is one.
#[test]
fn a_part_that_speaks_for_the_whole_no_more_is_told_with_the_reason() {
    const LINK: &str = r#"(attribute: "part-of", says: Services(["whole"]), source: "page", place: "Parts"), "#;
    const SAYS: &str = r#"(attribute: "tracks", says: Yes, source: "page", place: "Runs")"#;
    const PART: &str = r#"(id: "part", name: "Part", role: Supporting, lifecycle: [(kind: Ends, date: "2030", source: "page")], claims: ["#;
    let text = format!(
        r#"(title: "T", sources: [(id: "page", title: "Page", date: "2026-01-01")], groups: [(id: "g", label: "G")],
        attributes: [
            (id: "part-of", label: "Part of", group: "g", kind: Services),
            (id: "tracks", label: "Tracks", group: "g", kind: Flag, from_parts: true),
        ],
        services: [(id: "whole", name: "Whole"), (id: "other", name: "Other"), {PART}{LINK}{SAYS}])])"#
    );
    let cells = |text: &str| {
        let (catalog, report) = load(text.as_bytes());
        Cells::build(catalog.unwrap_or_else(|| panic!("{report:?}")), View::on(TODAY))
    };
    let old = cells(&text);
    let must = ["tracks=yes"];
    let before = basis(&old, &answers(&old.catalog, &[], &must));
    assert_eq!(before.elected, ["whole"]);
    let whole_part = format!("{PART}{LINK}{SAYS}])");
    for (from, to, why) in [
        (LINK, "", "it is stated of Part, which is no part of it any more"),
        (SAYS, "", "no source states it any more"),
        (
            "says: Yes, source: \"page\", place: \"Runs\"",
            "says: Partly, source: \"page\", place: \"Runs\"",
            "of its part Part it is “in part” now",
        ),
        (
            "says: Yes, source: \"page\", place: \"Runs\"",
            "says: No, source: \"page\", place: \"Runs\"",
            "of its part Part it is “no” now",
        ),
        (
            &whole_part,
            "",
            "the part that had it, “part”, is not in the catalog any more",
        ),
    ] {
        let new = cells(&text.replace(from, to));
        let says = verify(&before, &new, &answers(&new.catalog, &[], &must));
        let told = format!("Whole: “Tracks: yes (through Part)” was cited; {why}.");
        assert!(says.contains(&told), "{from}: {says:#?}");
    }
    let new = cells(&text.replace(r#"name: "Part""#, r#"name: "Piece""#));
    let says = verify(&before, &new, &answers(&new.catalog, &[], &must));
    assert_eq!(says, Vec::<String>::new(), "another name of a part");
}

#[test]
fn the_end_of_a_part_that_is_told_no_more_is_told() {
    let catalog = built_in();
    let asked = answers(&catalog, &["model-type=spark-ml", "languages=scala"], &[]);
    let record = basis(&Cells::build(catalog.clone(), View::on(TODAY)), &asked);
    let mut other = Catalog::clone(&catalog);
    let part = other.service("hdinsight-ml-server-cluster").expect("there");
    let part_of = other.attribute("part-of").expect("there");
    other.services[part.at()].claims.retain(|c| c.attribute != part_of);
    let cells = Cells::build(Arc::new(other), View::on(TODAY));
    assert_eq!(
        verify(&record, &cells, &asked),
        [
            "Not told any more: Azure HDInsight: Machine Learning Server as HDInsight cluster type, a part, ended on 31 \
             December 2020."
        ]
    );
}
