//! A decision asked again: it no longer holds exactly when who is elected, the verdict, something cited or the day of
//! review is another. And what each point says of our inference.

use std::sync::Arc;

use crosscheck::{
    catalog::{
        Assertion, Catalog, Cells, Claim, DateSpan, EventKind, Op, OptionIx, Origin, ServiceIx, ServiceRef, Side,
        SourceDate, SourceIx, View, formula, load, parts::ended_parts,
    },
    cli::decide::{parse_answers, parse_wishes},
    dataset::built_in::BUILT_IN,
    decide::{Answers, justification, rank, review},
    report::{Basis, Decision, verify},
};
use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

const TODAY: Date = date(2026, 11, 20);

fn built_in() -> Catalog {
    load(BUILT_IN).0.expect("the built-in catalog")
}

fn answers(catalog: &Catalog, given: &[&str], must: &[&str]) -> Answers {
    let owned = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    parse_answers(catalog, &owned(given), &[], &owned(must), false).expect("answers of the built-in catalog")
}

fn basis(cells: &Cells, answers: &Answers) -> Basis {
    Basis::of(&Decision::new(cells, answers))
}

/// What must make `verify` speak: who is elected, the verdict, what is cited with its dates, and the day of review; found
/// without a record.
fn rests(cells: &Cells, asked: &Answers) -> impl PartialEq + std::fmt::Debug + use<> {
    let ranking = rank(cells, asked);
    let ids = |all: &[ServiceIx]| all.iter().map(|s| cells.catalog[*s].id.clone()).collect::<Vec<_>>();
    let top = review::top(&ranking);
    let cited = review::cited_facts(cells, asked, &ranking, &top).into_iter();
    let cited = cited.map(|(service, fact)| {
        let mut claims: Vec<_> = fact.claims.iter().collect();
        claims.sort_by_key(|c| (c.source, c.place.clone(), c.note.clone(), c.through));
        let claims = claims
            .into_iter()
            .map(|c| (format!("{c:?}"), cells.catalog[c.source].iso()));
        (service, fact.words.clone(), claims.collect::<Vec<_>>())
    });
    let ends: Vec<String> = top
        .iter()
        .flat_map(|s| ended_parts(cells, *s))
        .map(|e| e.words())
        .collect();
    let statuses: Vec<_> = top.iter().map(|s| cells.judged(*s).status).collect();
    (
        ids(ranking.outcome.top()),
        ranking.verdict,
        cited.collect::<Vec<_>>(),
        review::review(cells, asked, &ranking).date,
        ends,
        statuses,
    )
}

/// One thing of the catalog that is otherwise, with words for it.
type Change = (String, Box<dyn Fn(&mut Catalog)>);

/// What a claim could state instead: the opposite, another option, a value beyond its own on either side.
fn instead(catalog: &Catalog, claim: &Claim) -> Vec<Assertion> {
    let options = catalog[claim.attribute].options.len() as OptionIx;
    let next = |o: OptionIx| (o + 1) % options.max(1);
    match &claim.says {
        Assertion::Flag(Side::Yes) => vec![Assertion::Flag(Side::No), Assertion::Flag(Side::Partly)],
        Assertion::Flag(_) => vec![Assertion::Flag(Side::Yes)],
        Assertion::Choice(o) => vec![Assertion::Choice(next(*o))],
        Assertion::Set(Side::Yes, named) => vec![
            Assertion::Set(Side::No, named.clone()),
            Assertion::Set(Side::Yes, named.iter().map(|o| next(*o)).collect()),
        ],
        Assertion::Set(_, named) => vec![Assertion::Set(Side::Yes, named.clone())],
        Assertion::Only(named) => vec![Assertion::Only(named.iter().skip(1).copied().collect())],
        Assertion::Scalar(value) => {
            let sides = [Op::More, Op::Less].into_iter().filter_map(|op| value.side(op));
            sides.map(Assertion::Scalar).collect()
        }
        Assertion::Text(text) => vec![Assertion::Text(format!("not {text}").into())],
        Assertion::Services(named) => {
            let other = catalog
                .service_ixs()
                .map(ServiceRef::Known)
                .find(|s| !named.contains(s));
            other.into_iter().map(|s| Assertion::Services([s].into())).collect()
        }
        Assertion::NotApplicable | Assertion::Remark => Vec::new(),
    }
}

/// Every change of one thing behind a recommendation: of those at the top and of their parts each claim taken out, stating
/// another thing, and from another source, and each event a year later; each cited source a year newer; and of everyone
/// else every 29th claim.
fn changes(cells: &Cells, asked: &Answers) -> Vec<Change> {
    let catalog = &cells.catalog;
    let ranking = rank(cells, asked);
    let top = review::top(&ranking);
    let rests = review::cited_facts(cells, asked, &ranking, &top);
    let parts = rests.iter().flat_map(|(_, f)| &f.claims).filter_map(|c| c.through);
    let parts: Vec<ServiceIx> = parts.collect();
    let mut all: Vec<Change> = Vec::new();
    for service in catalog.service_ixs() {
        let is_behind = top.contains(&service) || parts.contains(&service);
        let id = &catalog[service].id;
        for (at, claim) in catalog[service].claims.iter().enumerate() {
            let name = format!(
                "{} of {id} by {}",
                catalog[claim.attribute].id, catalog[claim.source].id
            );
            if !is_behind && !(service.at() * 31 + at).is_multiple_of(29) {
                continue;
            }
            all.push((
                format!("{name} taken out"),
                Box::new(move |c| _ = c.services[service.at()].claims.remove(at)),
            ));
            for says in instead(catalog, claim) {
                let words = format!("{name} is {says:?}");
                all.push((
                    words,
                    Box::new(move |c| c.services[service.at()].claims[at].says = says.clone()),
                ));
            }
            if is_behind {
                let other = SourceIx((claim.source.0 + 7) % catalog.sources.len() as u32);
                let words = format!("{name} by {}", catalog[other].id);
                all.push((
                    words,
                    Box::new(move |c| c.services[service.at()].claims[at].source = other),
                ));
            }
        }
        for (at, event) in catalog[service].lifecycle.iter().enumerate().filter(|_| is_behind) {
            let later = event.date.and_then(|d| d.last().checked_add(1.year()).ok());
            if let Some(later) = later {
                let change = move |c: &mut Catalog| {
                    c.services[service.at()].lifecycle[at].date = Some(DateSpan::day(later));
                };
                all.push((format!("{:?} of {id} on {later}", event.kind), Box::new(change)));
            }
        }
    }
    let mut sources: Vec<SourceIx> = rests.iter().flat_map(|(_, f)| &f.claims).map(|c| c.source).collect();
    sources.sort();
    sources.dedup();
    for source in sources {
        if let SourceDate::Stated(day) = &catalog[source].date {
            let later = day.last().checked_add(1.year()).expect("a day").min(TODAY);
            let change = move |c: &mut Catalog| c.sources[source.at()].date = SourceDate::Stated(DateSpan::day(later));
            all.push((format!("{} of {later}", catalog[source].id), Box::new(change)));
        }
    }
    all
}

#[test]
fn a_decision_no_longer_holds_exactly_when_what_it_rests_on_changes() {
    let catalog = built_in();
    for (given, must) in [
        (&["model-type=customised-ai"][..], &[][..]),
        (
            &["model-type=classic-ml", "existing-services=sql-server"],
            &["offline=yes"],
        ),
        (&["model-type=spark-ml", "languages=scala"], &[]),
    ] {
        let asked = answers(&catalog, given, must);
        let cells = Cells::build(catalog.clone(), View::on(TODAY));
        let (record, before) = (basis(&cells, &asked), rests(&cells, &asked));
        assert_eq!(
            verify(&record, &cells, &asked),
            Vec::<String>::new(),
            "{given:?}: unchanged"
        );
        let (mut spoke, mut silent) = (0, 0);
        for (words, change) in changes(&cells, &asked) {
            let mut other = Catalog::clone(&catalog);
            change(&mut other);
            let cells = Cells::build(Arc::new(other), View::on(TODAY));
            let after = rests(&cells, &asked);
            let says = verify(&record, &cells, &asked);
            assert_eq!(
                !says.is_empty(),
                before != after,
                "{given:?}, {words}: {says:?}\n{before:#?}\n{after:#?}"
            );
            *if says.is_empty() { &mut silent } else { &mut spoke } += 1;
        }
        assert!(
            spoke > 10 && silent > 20,
            "{given:?}: {spoke} changes told, {silent} not"
        );
    }
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

/// Every point that any answers can bring is brought by one option alone, so each is looked at once.
#[test]
fn whatever_rests_on_our_inference_says_so() {
    // No claim of the catalog rests on our inference, so one of its documents is taken for it.
    let document = "(id: \"sql-revoscalepy-2020\",";
    let text = String::from_utf8_lossy(BUILT_IN).replace(document, &format!("{document} inference: true,"));
    let catalog = load(text.as_bytes()).0.unwrap();
    let cells = Cells::build(catalog.clone(), View::on(TODAY));
    let (mut inferred, mut stated) = (0, 0);
    for (f, factor) in catalog.factors.iter().enumerate() {
        for o in 0..factor.options.len() {
            let asked = Answers::new(&catalog).with_chosen(f, vec![o]);
            for ranked in &rank(&cells, &asked).ranked {
                for point in &ranked.contributions {
                    let why = justification::earned(&cells, &asked, ranked.service, point);
                    let ours = |s: SourceIx| catalog[s].origin == Origin::Inference;
                    let any = why.facts.iter().flat_map(|f| &f.claims).any(|c| ours(c.source));
                    let all = why.facts.iter().all(|f| f.claims.iter().all(|c| ours(c.source)));
                    let says = why.because.to_lowercase();
                    if all {
                        assert!(why.because.starts_with("Our inference:"), "{}", why.because);
                        assert!(why.sources.is_empty() && why.inferred);
                        inferred += 1;
                    } else {
                        assert!(!why.because.starts_with("Our inference:"), "{}", why.because);
                        assert!(!why.sources.is_empty() && !why.inferred);
                        stated += 1;
                    }
                    if any {
                        assert!(says.contains("our inference"), "{}", why.because);
                    }
                    assert!(!why.sources.iter().any(|s| ours(*s)));
                }
            }
        }
    }
    assert!(
        inferred > 0 && stated > inferred,
        "{inferred} inferred, {stated} stated"
    );
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
