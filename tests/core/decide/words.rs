//! What a decision says of itself: the same in text, Markdown, JSON and record, and each thing called what it is.

use crosscheck::{
    catalog::{Catalog, Cells, Condition, ServiceIx, View, load},
    cli::decide::{choose_curves, parse_answers, parse_wishes},
    compare::{Numbering, cell_words},
    decide::{Answers, RuleTable, Verdict, justification, rank, summary},
    report::{Basis, Decision, ReportFormat, verify},
};
use jiff::civil::date;
use serde_json::Value;

/// Four stores, of which nearly everything that can be the matter with a claim is.
const STORES: &str = r#"(
    title: "Stores",
    sources: [
        (id: "guide", title: "Guide", date: "2024-03-02"), (id: "list", title: "List", date: "2025"),
        (id: "ours", title: "Our inference", kind: Inference),
    ],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "speed", label: "Speed", group: "g", kind: Number, unit: "op/s", better: Higher),
        (id: "price", label: "Price", group: "g", kind: Number, unit: "€", better: Lower),
        (id: "safe", label: "Safe", group: "g", kind: Flag),
        (id: "open", label: "Open", group: "g", kind: Flag),
        (id: "runs", label: "Runs on", group: "g", kind: Set, options: [(id: "x", label: "X"), (id: "y", label: "Y")]),
    ],
    services: [
        (id: "a", name: "A", lifecycle: [(kind: PartEnds("Free tier"), date: "2026-12-31", source: "list")], claims: [
            (attribute: "speed", says: Exactly(10000.0), source: "guide"), (attribute: "price", says: Exactly(2500.0), source: "guide"),
            (attribute: "safe", says: Yes, source: "ours"), (attribute: "open", says: Yes, source: "guide"),
            (attribute: "runs", says: Has(["x"]), source: "list"),
        ]),
        (id: "b", name: "B", claims: [
            (attribute: "speed", says: Between(1500.0, 25000.0), source: "guide"), (attribute: "price", says: AtMost(9000.0), source: "list"),
            (attribute: "safe", says: Yes, source: "guide"), (attribute: "safe", says: No, source: "list"),
            (attribute: "runs", says: Has(["x"]), source: "guide"), (attribute: "runs", says: Lacks(["x"]), source: "list"),
        ]),
        (id: "c", name: "C", claims: [
            (attribute: "speed", says: Exactly(9000.0), source: "guide"), (attribute: "price", says: AtLeast(1000.0), source: "guide"),
            (attribute: "safe", says: No, source: "guide"), (attribute: "open", says: No, source: "guide"),
            (attribute: "runs", says: Only(["y"]), source: "guide"),
        ]),
    ],
    factors: [(id: "kind", label: "Kind", question: "Which?", why: "It matters.", source: "guide", options: [
        (id: "fast", label: "Fast", rules: [(when: ["speed>=5000"], effect: Favours(1), because: "It is fast.", source: "guide")]),
        (id: "either", label: "Safe or open", rules: [
            (when: ["safe=yes | open=yes"], effect: Favours(1), because: "One may look into it.", source: "guide")]),
        (id: "x", label: "On X", rules: [(when: ["runs=x"], effect: Favours(1), because: "It runs on X.", source: "guide")]),
        (id: "both", label: "On X, fast and open", rules: [
            (when: ["runs=x", "speed>=5000", "open=yes"], effect: Favours(1), because: "All of it.", source: "guide")]),
    ])],
)"#;

fn stores() -> Cells {
    let (catalog, report) = load(STORES.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    Cells::build(catalog, View::on(date(2026, 11, 26)))
}

pub(super) fn asked(cells: &Cells, given: &[&str], must: &[&str], wishes: &[&str]) -> Answers {
    let owned = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let catalog: &Catalog = &cells.catalog;
    let answers = parse_answers(catalog, &owned(given), &[], &owned(must), false).unwrap();
    let mut wishes = parse_wishes(catalog, &owned(wishes)).unwrap();
    choose_curves(cells, &RuleTable::whole(cells), &mut wishes).unwrap();
    Answers { wishes, ..answers }
}

pub(super) fn written(cells: &Cells, answers: &Answers, format: ReportFormat) -> String {
    String::from_utf8(format.write(&Decision::new(cells, answers))).unwrap()
}

fn json(cells: &Cells, answers: &Answers) -> Value {
    serde_json::from_str(&written(cells, answers, ReportFormat::Json)).unwrap()
}

/// One ranked service of the JSON.
fn of<'a>(value: &'a Value, id: &str) -> &'a Value {
    let ranking = value["ranking"].as_array().unwrap();
    ranking.iter().find(|r| r["id"] == id).unwrap()
}

#[test]
fn what_is_open_is_called_what_it_is() {
    let cells = stores();
    for (given, wishes, service, says, state, cell) in [
        (
            &["kind=x"][..],
            &[][..],
            "b",
            "Kind, On X: sources disagree on Runs on: X",
            "conflicting",
            "runs",
        ),
        (
            &["kind=fast"],
            &[],
            "b",
            "Kind, Fast: only a part is stated of Speed at least 5,000 op/s: 1,500 to 25,000 op/s",
            "partly",
            "speed",
        ),
        (
            &["kind=both"],
            &[],
            "b",
            "Kind, On X, fast and open: not known: Open; sources disagree on Runs on: X; only a part is stated of Speed at least 5,000 op/s: 1,500 to 25,000 op/s",
            "",
            "",
        ),
        (&[], &["open=yes"], "b", "Open: not known", "not-stated", "open"),
        (&[], &["safe=yes"], "b", "Safe: sources disagree", "conflicting", "safe"),
        (
            &[],
            &["runs=x"],
            "b",
            "Runs on: sources disagree",
            "conflicting",
            "runs",
        ),
        (
            &[],
            &["speed=more:linear"],
            "b",
            "Speed: only a part is stated: 1,500 to 25,000 op/s",
            "partly",
            "speed",
        ),
        (
            &[],
            &["price=less"],
            "b",
            "Price: only a part is stated: at most 9,000 €",
            "partly",
            "price",
        ),
    ] {
        let answers = asked(&cells, given, &[], wishes);
        let text = written(&cells, &answers, ReportFormat::Text);
        // What is stated of it is cited; of what is not, nothing can be.
        let is_it = |l: &str| {
            l.split(" [").next().is_some_and(|l| l.ends_with(says)) && (state == "not-stated") != l.contains(" [")
        };
        let line = text.lines().find(|l| l.trim_start().starts_with('?') && is_it(l));
        assert!(line.is_some(), "{given:?} {wishes:?}: “{says}” in\n{text}");
        let value = json(&cells, &answers);
        let open = of(&value, service)["open"][0]["cells"].as_array().unwrap();
        assert!(!open.is_empty(), "{given:?} {wishes:?}");
        if !state.is_empty() {
            assert_eq!(
                (&open[0]["state"], &open[0]["attribute"]),
                (&state.into(), &cell.into()),
                "{open:?}"
            );
        }
    }
}

#[test]
fn a_must_have_that_is_open_is_called_what_it_is() {
    let cells = stores();
    for (must, says) in [
        ("open=yes", "No source says whether it meets “Open: yes”."),
        (
            "safe=yes",
            "Sources disagree on whether it meets “Safe: yes”. [list, 2025; guide, 2 Mar 2024]",
        ),
        (
            "speed>=5000",
            "What is stated leaves open whether it meets “Speed at least 5,000 op/s”: 1,500 to 25,000 op/s. [guide, 2 Mar 2024]",
        ),
    ] {
        let text = written(&cells, &asked(&cells, &[], &[must], &[]), ReportFormat::Text);
        assert!(text.contains(&format!("! {:>5}  {says}\n", "")), "{must}: {text}");
    }
}

#[test]
fn a_must_have_that_is_met_is_told_with_what_states_it() {
    let cells = stores();
    let answers = asked(
        &cells,
        &[],
        &["speed>=5000", "safe=yes", "open!=not-stated", "runs=x"],
        &["speed=more"],
    );
    let met = [
        (
            "It meets “Speed at least 5,000 op/s”; stated: Speed: 10,000 op/s.",
            "guide, 2 Mar 2024",
        ),
        ("Our inference: It meets “Safe: yes”; inferred: Safe: yes.", ""),
        ("It meets “Runs on: X”; stated: Runs on: X.", "list, 2025"),
    ];
    let text = written(&cells, &answers, ReportFormat::Text);
    let record = written(&cells, &answers, ReportFormat::Record);
    let page = written(&cells, &answers, ReportFormat::Markdown);
    let value = json(&cells, &answers);
    let said: Vec<&str> = of(&value, "a")["met"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["because"].as_str().unwrap())
        .collect();
    for (because, source) in met {
        let source = if source.is_empty() {
            String::new()
        } else {
            format!(" [{source}]")
        };
        assert!(text.contains(&format!("{because}{source}\n")), "{because}: {text}");
        assert!(record.contains(&format!("\n- {because}")), "{because}: {record}");
        assert!(page.contains(&format!("\n- {because}")), "{because}: {page}");
        assert!(said.contains(&because), "{said:?}");
    }
    assert_eq!(said.len(), 4);
    assert_eq!(
        text.matches("     =").count(),
        4,
        "of the one recommended alone: {text}"
    );
}

#[test]
fn what_no_claim_states_is_met_without_inference() {
    let cells = stores();
    let met = |must: &str, service: u32| {
        let condition = Condition::parse(must, &cells.catalog).unwrap();
        justification::met(&cells, ServiceIx(service), &condition)
    };
    let silent = met("open=not-stated", 1).unwrap();
    assert_eq!(silent.because, "It meets “Open: not stated”.");
    assert!(!silent.inferred && silent.sources.is_empty() && silent.facts.is_empty());
    assert_eq!(met("open=yes", 1), None, "it is not known");
    assert_eq!(met("open=yes", 2), None, "it does not");
}

#[test]
fn a_wish_that_takes_no_part_says_why() {
    let only = |a: &str, c: &str| {
        let text = STORES.replace(r#"(attribute: "safe", says: Yes, source: "ours"), "#, a);
        let text = text.replace(
            r#"(attribute: "safe", says: No, source: "guide"), (attribute: "open""#,
            c,
        );
        let (catalog, report) = load(text.as_bytes());
        Cells::build(
            catalog.unwrap_or_else(|| panic!("{report:?}")),
            View::on(date(2026, 11, 26)),
        )
    };
    let disputed = only("", r#"(attribute: "open""#);
    let says = |cells: &Cells, wish: &str| written(cells, &asked(cells, &["kind=x"], &[], &[wish]), ReportFormat::Text);
    let text = says(&disputed, "safe=yes");
    assert!(
        text.contains("yes is wished for; sources disagree on it, so it takes no part"),
        "{text}"
    );
    // Where one states it, it takes part, however many disagree.
    let text = says(&stores(), "safe=yes");
    assert!(!text.contains("takes no part"), "{text}");
    let silent = STORES.replace(r#"(attribute: "safe", says"#, r#"(attribute: "open", says"#);
    let silent = load(silent.as_bytes()).0.expect("a catalog");
    let text = says(&Cells::build(silent, View::on(date(2026, 11, 26))), "safe=yes");
    assert!(
        text.contains("yes is wished for; nothing is stated of it, so it takes no part"),
        "{text}"
    );
    // The scale is that of all alternatives, whoever is left.
    let price = STORES
        .replace(r#"(attribute: "price", says: AtLeast(1000.0), source: "guide"),"#, "")
        .replace(r#"(attribute: "price", says: AtMost(9000.0), source: "list"),"#, "");
    let stated = r#"(attribute: "price", says: Exactly(2500.0), source: "guide")"#;
    assert_eq!(price.matches(stated).count(), 1);
    for (claims, why) in [
        (
            format!(r#"{stated}, (attribute: "price", says: Exactly(2600.0), source: "list")"#),
            "sources disagree on it",
        ),
        (
            r#"(attribute: "price", says: NotApplicable, source: "guide")"#.to_owned(),
            "it is stated to be not applicable and no more",
        ),
        (
            r#"(attribute: "speed", says: Exactly(10000.0), source: "list")"#.to_owned(),
            "nothing is stated of it",
        ),
    ] {
        let (catalog, report) = load(price.replace(stated, &claims).as_bytes());
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        let cells = Cells::build(catalog, View::on(date(2026, 11, 26)));
        // A is out, of which alone the price is stated.
        let answers = asked(&cells, &[], &["open=no"], &["price=less"]);
        let text = written(&cells, &answers, ReportFormat::Text);
        assert!(text.contains(&format!("; {why}, so it takes no part")), "{why}: {text}");
    }
}

#[test]
fn a_must_have_on_the_status_says_what_it_is_and_by_which_source() {
    let ends = |event: &str| changed(r#"(kind: PartEnds("Free tier"), date: "2026-12-31""#, event);
    for (event, status, says, source) in [
        (
            r#"(kind: Ends, date: "2026-01-31""#,
            "available",
            "it is retired.",
            "list",
        ),
        (
            r#"(kind: Ends, date: "2027-01-31""#,
            "available",
            "it is retiring.",
            "list",
        ),
    ] {
        let cells = ends(event);
        let answers = Answers {
            include_retired: true,
            ..asked(&cells, &[], &[&format!("status={status}")], &[])
        };
        let value = json(&cells, &answers);
        let out = value["ruled_out"].as_array().unwrap();
        let out = out.iter().find(|o| o["id"] == "a").unwrap_or_else(|| panic!("{value}"));
        let because = out["because"].as_str().unwrap();
        assert!(
            because.starts_with("It does not meet “") && because.ends_with(says),
            "{out}"
        );
        assert_eq!(out["sources"], Value::from(vec![source]), "{out}");
    }
}

#[test]
fn a_rule_that_is_met_in_part_is_told_once_in_the_record() {
    let cells = changed(
        r#"(attribute: "runs", says: Has(["x"]), source: "list")"#,
        r#"(attribute: "runs", says: PartlyHas(["x"]), source: "list", note: "in preview")"#,
    );
    let text = written(&cells, &asked(&cells, &["kind=x"], &[], &[]), ReportFormat::Record);
    let told: Vec<&str> = text
        .lines()
        .filter(|l| l.contains("It runs on X; stated: Runs on: in part X."))
        .collect();
    let pros: Vec<&&str> = told.iter().filter(|l| l.contains("because of Kind")).collect();
    assert_eq!(pros.len(), 1, "{text}");
    assert!(pros[0].contains("(50.0 of 100.0 points)"), "{pros:?}");
}

#[test]
fn a_source_whose_date_is_guessed_is_told_to_age_so() {
    let words = |dated: &str| {
        let text = STORES.replace(r#"title: "Guide", date: "2024-03-02""#, dated);
        // A part of it would end before.
        let text = text.replace(
            r#"(kind: PartEnds("Free tier"), date: "2026-12-31", source: "list")"#,
            "",
        );
        let (catalog, report) = load(text.as_bytes());
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        let cells = Cells::build(catalog, View::on(date(2026, 11, 26)));
        let answers = asked(&cells, &["kind=fast"], &[], &[]);
        let basis = Basis::of(&Decision::new(&cells, &answers));
        let then = Cells::build(cells.catalog.clone(), View::on(date(2027, 4, 1)));
        let record = written(&cells, &answers, ReportFormat::Record);
        (record, verify(&basis, &then, &answers).join(" "))
    };
    let (record, later) = words(r#"title: "Guide", date: "2024-03-02""#);
    assert!(record.contains("“Guide” is 3 years old"), "{record}");
    assert!(later.contains("“Guide” is more than 3 years old now."), "{later}");
    let (record, later) = words(r#"title: "Guide", estimate: "2024-03-02", estimated_from: "Its pictures.""#);
    assert!(record.contains("“Guide” is about 3 years old"), "{record}");
    assert!(later.contains("now, if it is as old as we estimate."), "{later}");
}

#[test]
fn what_a_rule_cost_is_a_loss_of_its_points_and_no_wish_in_vain() {
    let cells = stores();
    let answers = asked(&cells, &["kind=fast"], &[], &["price=less"]);
    // B may be slow: nothing is lost. Of C a rule is lost that nobody else loses.
    let cells_x = asked(&cells, &["kind=x"], &[], &[]);
    for format in [ReportFormat::Text, ReportFormat::Markdown] {
        let text = written(&cells, &cells_x, format);
        assert!(!text.contains("0.0 of") && !text.contains("200.0"), "{text}");
    }
    let record = written(&cells, &cells_x, ReportFormat::Record);
    let lost = record
        .lines()
        .find(|l| l.contains("Not met: It runs on X"))
        .unwrap_or_default();
    assert!(lost.contains("(−100.0 points)"), "{lost}: {record}");
    let text = written(&cells, &answers, ReportFormat::Text);
    assert!(!text.contains("Not met"), "{text}");
}

#[test]
fn a_point_for_what_nobody_states_is_no_inference() {
    let rule = r#"(when: ["runs=x"], effect: Favours(1), because: "It runs on X.", source: "guide")"#;
    let silence = |source: &str| {
        format!(r#"(when: ["open=not-stated"], effect: Favours(1), because: "Nobody opened it.", source: "{source}")"#)
    };
    for (source, inferred, says, cites) in [
        ("guide", false, "Nobody opened it; Open: not stated.", &["guide"][..]),
        ("ours", true, "Our inference: Nobody opened it; Open: not stated.", &[]),
    ] {
        let cells = changed(rule, &silence(source));
        let value = json(&cells, &asked(&cells, &["kind=x"], &[], &[]));
        let point = &of(&value, "b")["contributions"][0];
        assert_eq!(
            (&point["because"], &point["inferred"]),
            (&says.into(), &inferred.into())
        );
        assert_eq!(point["sources"], Value::from(cites), "{point}");
        assert_eq!(point["facts"][0]["inferred"], false, "{point}");
        let text = sentence_on_x(&cells);
        assert!(
            !text.contains("inference"),
            "no point would be another without our inference: {text}"
        );
        let text = written(&cells, &asked(&cells, &["kind=x"], &[], &[]), ReportFormat::Text);
        let line = text
            .lines()
            .find(|l| l.contains("Nobody opened it"))
            .unwrap_or_default();
        assert!(line.contains("Open: not stated"), "{text}");
        // What states nothing is cited for nothing: the document states the rule.
        assert_eq!(line.matches("[guide").count(), cites.len(), "{line}");
        assert_eq!(line.contains(" (rule [guide"), !cites.is_empty(), "{line}");
        assert_eq!(text.contains("nference: Nobody"), inferred, "{text}");
    }
}

#[test]
fn what_is_silent_beside_what_is_stated_is_no_inference() {
    let (catalog, report) = load(
        STORES
            .replace("(attribute: \"safe\", says: Yes, source: \"ours\"), ", "")
            .as_bytes(),
    );
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog, View::on(date(2026, 11, 26)));
    // Of two alternatives only those that hold are its facts.
    for (cells, inferred) in [(&cells, &[false][..]), (&stores(), &[true, false])] {
        let value = json(cells, &asked(cells, &["kind=either"], &[], &[]));
        let point = &of(&value, "a")["contributions"][0];
        let facts: Vec<bool> = point["facts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["inferred"].as_bool().unwrap())
            .collect();
        assert_eq!(facts, inferred, "{point}");
        assert_eq!(point["inferred"], false);
    }
}

/// The stores with one text in place of another.
fn changed(from: &str, to: &str) -> Cells {
    assert!(STORES.contains(from), "{from}");
    let (catalog, report) = load(STORES.replace(from, to).as_bytes());
    Cells::build(
        catalog.unwrap_or_else(|| panic!("{report:?}")),
        View::on(date(2026, 11, 26)),
    )
}

/// The winner's sentence when `x` is asked for.
fn sentence_on_x(cells: &Cells) -> String {
    Decision::new(cells, &asked(cells, &["kind=x"], &[], &[]))
        .sentence
        .clone()
}

#[test]
fn an_option_that_does_not_decide_is_none_of_its_facts() {
    let either = STORES.replace(r#"when: ["runs=x"]"#, r#"when: ["runs=x,y"]"#);
    let with = |claim: &str| {
        let claim = format!("(attribute: \"runs\", says: Has([\"x\"]), source: \"list\"), {claim}");
        let text = either.replacen("(attribute: \"runs\", says: Has([\"x\"]), source: \"list\")", &claim, 1);
        let (catalog, report) = load(text.replace("date: \"2025\"", "date: \"2015\"").as_bytes());
        let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
        Cells::build(catalog, View::on(date(2026, 11, 26)))
    };
    // Not on Y by our inference, or by a newer source: neither makes it run on X or Y.
    for not_y in ["ours", "guide"] {
        let cells = with(&format!(
            "(attribute: \"runs\", says: Lacks([\"y\"]), source: \"{not_y}\")"
        ));
        let value = json(&cells, &asked(&cells, &["kind=x"], &[], &[]));
        let facts = &of(&value, "a")["contributions"][0]["facts"];
        assert_eq!(facts.as_array().map(Vec::len), Some(1), "{facts}");
        let says = sentence_on_x(&cells);
        assert!(!says.contains("inference"), "{says}");
        assert!(says.contains("rest on sources from before 26 Nov 2021"), "{says}");
    }
}

#[test]
fn a_point_rests_on_our_inference_only_where_it_would_be_another_without_it() {
    // Safe by our inference, open by a document: either is enough.
    let enough = stores();
    let says = |cells: &Cells| {
        Decision::new(cells, &asked(cells, &["kind=either"], &[], &[]))
            .sentence
            .clone()
    };
    assert!(!says(&enough).contains("inference"), "{}", says(&enough));
    let alone = changed(r#"(attribute: "open", says: Yes, source: "guide"),"#, "");
    assert!(
        says(&alone).contains("points rest on our inference"),
        "{}",
        says(&alone)
    );
    // Where both are needed, one is missed.
    let both = changed(r#""safe=yes | open=yes""#, r#""safe=yes", "open=yes""#);
    assert!(says(&both).contains("points rest on our inference"), "{}", says(&both));
    let must = Decision::new(&both, &asked(&both, &[], &["safe=yes"], &[]))
        .sentence
        .clone();
    assert!(
        must.contains("That it meets “Safe: yes” rests on our inference."),
        "{must}"
    );
}

/// Where a service that no given document names is at the top, or comes first in some answers, its name has the mark.
#[test]
fn what_no_given_document_names_is_marked_where_it_leads() {
    let text = STORES.replace(r#"date: "2024-03-02")"#, r#"date: "2024-03-02", given: true)"#);
    let late = r#"        (id: "late", name: "Late", claims: [
            (attribute: "safe", says: Yes, source: "list"), (attribute: "runs", says: Has(["y"]), source: "list")]),
        (id: "b","#;
    let catalog = load(text.replace("        (id: \"b\",", late).as_bytes()).0;
    let cells = Cells::build(catalog.expect("a catalog"), View::on(date(2026, 11, 26)));
    let told = |must: &[&str], wishes: &[&str]| {
        let answers = asked(&cells, &[], must, wishes);
        let sentence = Decision::new(&cells, &answers).sentence;
        let texts = [ReportFormat::Text, ReportFormat::Markdown].map(|f| written(&cells, &answers, f));
        (sentence, texts)
    };
    let tie = "A and Late tie: each is known to meet as many must-haves; one is not in the given documents.";
    assert!(told(&["safe=yes"], &[]).0.starts_with(tie));
    let (sentence, [text, page]) = told(&["safe=yes"], &["runs=y"]);
    assert!(
        sentence.starts_with("Late (not in the given documents) leads by "),
        "{sentence}"
    );
    for row in [
        "  1. Late (not in the given documents)  ",
        "\n  Late (not in the given documents): ",
    ] {
        assert!(text.contains(row), "{text}");
    }
    for row in [
        "| 1 | Late (not in the given documents) | ",
        "\n- Late (not in the given documents): ",
    ] {
        assert!(page.contains(row), "{page}");
    }
}

#[test]
fn what_the_documents_do_not_name_is_told_when_only_they_are_read() {
    let text = STORES
        .replace(r#"date: "2024-03-02")"#, r#"date: "2024-03-02", given: true)"#)
        .replace(
            "    factors: [",
            r#"    newer: [(name: "Z", source: "list")],
    factors: ["#,
        )
        .replace("        (id: \"b\",", "        (id: \"late\", name: \"Late\", claims: [(attribute: \"safe\", says: Yes, source: \"list\")]),\n        (id: \"b\",");
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let view = View::on(date(2026, 11, 26));
    let documents = View {
        reading: crosscheck::catalog::Reading::Documents,
        ..view
    };
    for (view, expected) in [
        (
            view,
            "Only the services of this catalog are weighed; newer ones, such as Z, are not.",
        ),
        (
            documents,
            "Only the services that these documents name are weighed; newer ones, such as Late and Z, are not.",
        ),
    ] {
        let cells = Cells::build(catalog.clone(), view);
        assert_eq!(summary::not_weighed(&cells).as_deref(), Some(expected));
        // Text, JSON and record name the same, each with what names it; a record marks what is ranked and in no document.
        let decision = asked(&cells, &[], &[], &[]);
        let json = json(&cells, &decision);
        let named: Vec<&str> = json["not_weighed"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|n| n["name"].as_str())
            .collect();
        let such = expected
            .split(" such as ")
            .nth(1)
            .and_then(|rest| rest.split(", are").next());
        assert_eq!(such, Some(named.join(" and ").as_str()));
        assert!(
            json["not_weighed"]
                .as_array()
                .unwrap()
                .iter()
                .all(|n| n["source"] == "list"),
            "{json}"
        );
        let is_marked = view.reading == crosscheck::catalog::Reading::Today;
        for format in [ReportFormat::Record, ReportFormat::RecordPage, ReportFormat::RecordJson] {
            let page = written(&cells, &decision, format);
            assert_eq!(page.contains("Late (not in the given documents)"), is_marked, "{page}");
        }
    }
    // What a later page names was not known then.
    let then = |as_of| {
        let as_of = Some(as_of);
        let cells = Cells::build(catalog.clone(), View { as_of, ..view });
        let is_told = summary::not_weighed(&cells).is_some();
        let text = written(&cells, &asked(&cells, &[], &[], &[]), ReportFormat::Text);
        assert_eq!(text.contains("\nNot weighed\n"), is_told, "{text}");
        assert_eq!(text.contains("Z: named by"), is_told, "{text}");
        is_told
    };
    // Nor was what it alone names; our inference is no source of it.
    let told = |as_of, from: &str, to: &str| {
        let text = text.replace(from, to);
        let catalog = load(text.as_bytes()).0.expect("a catalog");
        let cells = Cells::build(catalog, View { as_of, ..documents });
        let late = summary::unweighed(&cells).find(|l| l.name == "Late");
        late.map(|l| l.source.map(|s| cells.catalog[s].id.clone()))
    };
    let list = Some("list".to_owned());
    assert_eq!(told(None, "", ""), Some(list.clone()));
    assert_eq!(told(Some(date(2024, 12, 31)), "", ""), None);
    assert_eq!(told(Some(date(2025, 12, 31)), "", ""), Some(list));
    let of_late = r#"(attribute: "safe", says: Yes, source: "list")]),"#;
    assert!(text.contains(of_late));
    assert_eq!(told(None, of_late, &of_late.replace("list", "ours")), Some(None));
    let list = catalog
        .sources
        .iter()
        .find(|s| s.id == "list")
        .expect("the source of Z");
    let named = list.date.span().expect("it is dated").last();
    assert!(then(named) && !then(named.yesterday().expect("a day")));
}

#[test]
fn a_point_names_what_states_its_rule_apart_from_what_states_its_facts() {
    let cells = stores();
    let answers = asked(&cells, &["kind=x"], &[], &[]);
    let text = written(&cells, &answers, ReportFormat::Text);
    assert!(text.contains("[list, 2025] (rule [guide, 2 Mar 2024])"), "{text}");
    for format in [ReportFormat::Markdown, ReportFormat::Record] {
        let text = written(&cells, &answers, format);
        assert!(text.contains("(rule \\["), "{text}");
    }
}

#[test]
fn what_is_out_by_our_inference_says_so_beside_the_document_of_the_rule() {
    let out = |cells: &Cells, answers: &Answers, id: &str| {
        let value = json(cells, answers);
        let all = value["ruled_out"].as_array().unwrap().clone();
        let one = all.iter().find(|r| r["id"] == id).unwrap_or_else(|| panic!("{value}"));
        one["because"].as_str().unwrap().to_owned()
    };
    let rule = r#"(when: ["speed>=5000"], effect: Favours(1)"#;
    let by_rule = changed(rule, r#"(when: ["safe=yes"], effect: RulesOut"#);
    let fast = asked(&by_rule, &["kind=fast"], &[], &[]);
    assert_eq!(out(&by_rule, &fast, "a"), "It is fast; our inference: Safe: yes.");
    let claim = r#"(attribute: "safe", says: Yes, source: "ours")"#;
    let both = changed(
        claim,
        &format!(r#"{claim}, (attribute: "safe", says: Yes, source: "list")"#),
    );
    let must = asked(&both, &[], &["safe=no"], &[]);
    assert_eq!(
        out(&both, &must, "a"),
        "It does not meet “Safe: no”; Safe: yes (in part our inference)."
    );
    let alone = stores();
    let must = asked(&alone, &[], &["safe=no"], &[]);
    assert_eq!(out(&alone, &must, "a"), "Our inference: It does not meet “Safe: no”.");
}

#[test]
fn those_that_tie_say_what_one_that_leads_says() {
    let cells = changed(
        r#"(id: "c", name: "C", claims"#,
        r#"(id: "c", name: "C", lifecycle: [(kind: Ends, date: "2027-09-09", source: "list")], claims"#,
    );
    let text = written(&cells, &asked(&cells, &["kind=fast"], &[], &[]), ReportFormat::Text);
    assert_eq!(
        text.lines().next().unwrap(),
        "A and C tie: they score the same. However what is not known turns out, no one could come first alone. \
         C: Its support ends on 9 September 2027."
    );
    let leads = asked(&cells, &[], &["runs=y"], &[]);
    let text = written(&cells, &leads, ReportFormat::Text);
    assert!(
        text.lines()
            .next()
            .unwrap()
            .ends_with(" Its support ends on 9 September 2027."),
        "{text}"
    );
}

#[test]
fn a_winner_that_has_ended_or_is_closed_says_so() {
    for (event, says) in [
        (
            r#"Ends, date: "2020-05-01", source: "list""#,
            Some("It retired on 1 May 2020."),
        ),
        (
            r#"Ends, date: "2020-05-01", source: "ours""#,
            Some("It retired on 1 May 2020, by our inference."),
        ),
        (
            r#"ClosedToNew, date: "2025-03", source: "list""#,
            Some("It has been closed to new users since Mar 2025."),
        ),
        (
            r#"ClosedToNew, date: "2025-03", source: "ours""#,
            Some("It has been closed to new users since Mar 2025, by our inference."),
        ),
        (r#"ClosedToNew, date: "2027-03", source: "list""#, None),
    ] {
        let service = r#"(id: "c", name: "C", "#;
        let cells = changed(
            &format!("{service}claims"),
            &format!("{service}lifecycle: [(kind: {event})], claims"),
        );
        let answers = Answers {
            include_retired: true,
            ..asked(&cells, &[], &["runs=y"], &[])
        };
        let text = written(&cells, &answers, ReportFormat::Text);
        let sentence = text.lines().next().unwrap();
        match says {
            Some(says) => assert!(sentence.ends_with(says), "{event}: {sentence}"),
            None => assert!(!sentence.contains("closed"), "{event}: {sentence}"),
        }
    }
}

#[test]
fn a_part_that_ends_is_told_with_its_service() {
    let cells = stores();
    let answers = asked(&cells, &["kind=x"], &[], &[]);
    let ends = "Free tier, a part, ends on 31 December 2026.";
    let text = written(&cells, &answers, ReportFormat::Text);
    assert!(
        !text.lines().next().unwrap().contains("Free tier"),
        "not asked for: {text}"
    );
    assert!(text.contains(&format!("     ~        {ends} [list, 2025]\n")), "{text}");
    assert!(written(&cells, &answers, ReportFormat::Markdown).contains(&format!("\n- {ends}")));
    let value = json(&cells, &answers);
    assert_eq!(of(&value, "a")["ended_parts"][0]["because"], ends);
    assert_eq!(of(&value, "b")["ended_parts"], Value::Array(Vec::new()));
}

#[test]
fn the_verdict_stands_in_a_word_and_says_who_could_pass() {
    let cells = stores();
    for (given, must, wishes, verdict, word, passes) in [
        (&[][..], &[][..], &[][..], Verdict::None, "Verdict: none.\n", None),
        (
            &[],
            &[],
            &["speed=more:2:linear", "open=yes"],
            Verdict::Leads,
            "Verdict: leads.\n",
            Some("Once what is not known is settled"),
        ),
        (
            &["kind=fast"],
            &["open!=not-stated"],
            &[],
            Verdict::Tied,
            "Verdict: tied.\n",
            None,
        ),
        (
            &[],
            &["open!=not-stated"],
            &["speed=more:2:linear"],
            Verdict::Close,
            "Verdict: close. A lead of 5.0 points or more, with nothing to confirm, would be clear.\n",
            Some("However what is not known turns out, no other could pass it."),
        ),
    ] {
        let answers = asked(&cells, given, must, wishes);
        let ranking = rank(&cells, &answers);
        let text = written(&cells, &answers, ReportFormat::Text);
        assert_eq!(ranking.verdict, verdict, "{text}");
        assert_eq!(text.split_inclusive('\n').nth(1), Some(word), "{text}");
        let page = written(&cells, &answers, ReportFormat::Markdown);
        assert_eq!(page.split_inclusive('\n').nth(4), Some(word), "{page}");
        if let Some(passes) = passes {
            assert!(text.lines().next().unwrap().contains(passes), "{text}");
        }
    }
}

#[test]
fn a_wish_is_for_it_by_how_much_it_brings() {
    let cells = stores();
    let answers = asked(&cells, &[], &[], &["speed=more", "price=less"]);
    let record = written(&cells, &answers, ReportFormat::Record);
    for line in record
        .lines()
        .filter(|l| l.contains(" points)") && l.contains(", because of "))
    {
        let (_, figures) = line.rsplit_once('(').unwrap();
        let (brings, rest) = figures.split_once(" of ").unwrap();
        let whole: f64 = rest.split(' ').next().unwrap().parse().unwrap();
        let brings: f64 = brings.parse().unwrap();
        let side = line.trim_start_matches("- ").split(',').next().unwrap();
        let expected = if brings == 0.0 {
            "Bad"
        } else if brings * 2.0 < whole {
            "Neutral"
        } else {
            "Good"
        };
        assert_eq!(side, expected, "{line}");
    }
    for side in ["- Good, because of ", "- Neutral, because of ", "- Bad, because of "] {
        assert!(record.contains(side), "{side}: {record}");
    }
}

#[test]
fn what_earns_nothing_says_so() {
    let cells = stores();
    let answers = asked(&cells, &["kind=x"], &[], &[]);
    let nothing = "Nothing stated earns it a point.";
    for (format, line) in [
        (
            ReportFormat::Text,
            format!("  3. C  0.0 [0.0 to 0.0]\n     +   0.0  {nothing}\n"),
        ),
        (ReportFormat::Markdown, format!("### C\n\n- {nothing}\n")),
    ] {
        let text = written(&cells, &answers, format);
        assert!(text.contains(&line), "{text}");
        assert_eq!(
            text.matches(nothing).count(),
            2,
            "of B, which is open, and of C: {text}"
        );
    }
}

#[test]
fn the_range_of_a_wish_is_of_ends_that_are_stated() {
    let cells = stores();
    for (wish, range) in [
        ("price=less", "; lowest 1,000 €, highest 9,000 €."),
        ("speed=more", "; lowest 1,500 op/s, highest 25,000 op/s."),
    ] {
        let text = written(&cells, &asked(&cells, &[], &[], &[wish]), ReportFormat::Text);
        assert!(text.contains(range) && !text.contains(" any"), "{text}");
    }
}

#[test]
fn a_record_counts_nobody_too() {
    let cells = stores();
    let answers = asked(&cells, &["kind=fast"], &[], &[]);
    let nobody = |format| written(&cells, &answers, format).matches("\n- Nobody: ").count();
    assert_eq!((nobody(ReportFormat::Markdown), nobody(ReportFormat::Record)), (1, 1));
}

/// B alone may meet it, and nothing is stated for B: it ranks first in every weighting and is elected by none.
#[test]
fn who_ranks_first_with_nothing_stated_does_not_come_first() {
    let cells = stores();
    let answers = asked(&cells, &["kind=either"], &["speed<9000"], &[]);
    let decision = Decision::new(&cells, &answers);
    assert_eq!(decision.ranking.verdict, Verdict::None);
    assert!(decision.robust.acceptability.nobody() > 0.99);
    let text = written(&cells, &answers, ReportFormat::Text);
    assert!(text.contains("Whatever is answered, no service does."), "{text}");
    assert!(!text.contains("of weightings (typically"), "{text}");
}

#[test]
fn a_must_have_met_by_old_sources_says_so() {
    let old = STORES.replace("2024-03-02", "2018-03-02");
    let (catalog, _) = load(old.as_bytes());
    let cells = Cells::build(catalog.unwrap(), View::on(date(2026, 11, 26)));
    let says = |cells: &Cells| written(cells, &asked(cells, &[], &["open=yes"], &[]), ReportFormat::Text);
    let told = "That it meets “Open: yes” rests on sources from before 26 Nov 2021.";
    assert!(says(&cells).contains(told), "{}", says(&cells));
    assert!(!says(&stores()).contains("from before"));
}

#[test]
fn what_must_be_stated_reads_so() {
    let cells = stores();
    let says = |typed| Condition::parse(typed, &cells.catalog).unwrap().human(&cells.catalog);
    assert_eq!(says("open!=not-stated"), "Open: stated");
    assert_eq!(says("open!=not-stated,conflicting"), "Open: stated, undisputed");
    assert_eq!(says("runs!=x,y"), "Runs on: not X, not Y");
}

#[test]
fn a_wish_names_its_curve() {
    let cells = stores();
    let text = written(&cells, &asked(&cells, &[], &[], &["price=less"]), ReportFormat::Text);
    assert!(text.contains("less is better, in proportion"), "{text}");
}

#[test]
fn a_record_names_the_parts_that_end_of_each_it_argues_for() {
    let cells = stores();
    let answers = asked(&cells, &["kind=x"], &[], &["price=less"]);
    let text = written(&cells, &answers, ReportFormat::Record);
    assert!(
        text.contains("Bad, because Free tier, a part, ends on 31 December 2026"),
        "{text}"
    );
}

#[test]
fn a_number_reads_as_its_cell_does() {
    let cells = stores();
    let speed = cells.catalog.attribute("speed").unwrap();
    let text = written(&cells, &asked(&cells, &[], &[], &["speed=more"]), ReportFormat::Text);
    let words = cell_words(&cells, ServiceIx(0), speed, &mut Numbering::default());
    assert!(text.contains(&format!("Speed: {};", words.lines[0].text)), "{text}");
}

/// Parts that end by name are matched by whole words: a part called R is not in every word that has an r.
#[test]
fn a_part_that_ends_is_told_where_it_is_asked_for_alone() {
    let parts = STORES.replace(
        r#"PartEnds("Free tier"), date: "2026-12-31""#,
        r#"PartEnds("R, Y and Q"), date: "2022""#,
    );
    let (catalog, _) = load(parts.as_bytes());
    let cells = Cells::build(catalog.unwrap(), View::on(date(2026, 11, 26)));
    let told = |option: &str| Decision::new(&cells, &asked(&cells, &[option], &[], &[])).sentence;
    assert!(!told("kind=fast").contains("a part"), "{}", told("kind=fast"));
    let y = parts.replace(r#"(id: "x", label: "X")"#, r#"(id: "x", label: "On Y, X")"#);
    let (catalog, _) = load(y.as_bytes());
    let cells = Cells::build(catalog.unwrap(), View::on(date(2026, 11, 26)));
    let told = Decision::new(&cells, &asked(&cells, &["kind=x"], &[], &[])).sentence;
    assert!(told.contains("R, Y and Q, a part, ended in 2022"), "{told}");
}

/// The catalog's words for an answer are those by which its parts are known: whoever asks for ready models hears which of
/// them end.
#[test]
fn ready_models_that_end_are_told_with_the_verdict() {
    let catalog = load(crosscheck::dataset::built_in::BUILT_IN).0.unwrap();
    let cells = Cells::build(catalog, View::on(date(2026, 11, 26)));
    let said = |option: &str| Decision::new(&cells, &asked(&cells, &[option], &[], &[])).sentence;
    let ready = said("model-type=prebuilt-ai");
    for end in [
        "Anomaly Detector, Metrics Advisor and Personalizer, parts, ended on 1 October 2026.",
        "Content Moderator, a part, ends on 15 March 2027.",
        "Image Analysis, a part, ends on 25 September 2028.",
    ] {
        assert!(ready.contains(end), "{ready}");
    }
    let classic = said("model-type=classic-ml");
    assert!(!classic.contains("Content Moderator"), "{classic}");
}

/// An end of our own making is marked, in the sentence and for the review; a blank is no inference.
#[test]
fn what_we_infer_of_ends_and_what_nobody_knows_are_called_so() {
    let ours = STORES.replace(
        r#"lifecycle: [(kind: PartEnds("Free tier"), date: "2026-12-31", source: "list")]"#,
        r#"lifecycle: [(kind: NoDevelopment, date: "2027", source: "ours"), (kind: PartEnds("Pro tier"), date: "2027", source: "ours")]"#,
    );
    assert_ne!(ours, STORES);
    let (catalog, _) = load(ours.as_bytes());
    let cells = Cells::build(catalog.unwrap(), View::on(date(2026, 11, 26)));
    let answers = asked(&cells, &["kind=either"], &["open!=no"], &[]);
    let text = written(&cells, &answers, ReportFormat::Text);
    assert!(
        text.contains("Its development ends in 2027, by our inference."),
        "{text}"
    );
    assert!(
        text.contains("Pro tier, a part, ends in 2027, by our inference."),
        "{text}"
    );
    let open = text
        .lines()
        .find(|l| l.contains("No source says"))
        .unwrap_or_else(|| panic!("{text}"));
    assert!(!open.contains("inference"), "{open}");
    let record = written(&cells, &answers, ReportFormat::Record);
    assert!(record.contains("by our inference"), "{record}");
}

/// "No other could pass" is said only where no cell, once settled, puts others at the top.
#[test]
fn whom_a_settled_cell_brings_to_the_top_is_told() {
    let catalog = load(crosscheck::dataset::built_in::BUILT_IN).0.unwrap();
    let cells = Cells::build(catalog, View::on(date(2026, 11, 26)));
    let mut beyond = 0;
    for services in ["azure-devops", "sql-server", "none"] {
        let given = [
            "model-type=spark-ml".to_owned(),
            format!("existing-services={services}"),
        ];
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let Ok(answers) = std::panic::catch_unwind(|| asked(&cells, &given, &[], &[])) else {
            continue;
        };
        let decision = Decision::new(&cells, &answers);
        let top = decision.ranking.outcome.top();
        let flips = decision
            .robust
            .cell_flips
            .iter()
            .filter(|f| f.outcome.top().iter().all(|s| !top.contains(s)));
        for service in flips.flat_map(|f| f.outcome.top()) {
            let name = &cells.catalog[*service].name;
            let sentence = &decision.sentence;
            assert!(!sentence.contains("no other could pass"), "{name}: {sentence}");
            beyond += usize::from(sentence.contains("A single cell, once it is stated, would bring"));
        }
    }
    assert!(beyond > 0, "the catalog has such a case");
}

#[test]
fn a_wish_that_brings_nothing_is_told() {
    let cells = stores();
    let answers = asked(&cells, &["kind=fast"], &[], &["open=yes"]);
    for (format, told) in [
        (ReportFormat::Text, "0.0 of 50.0  Open: no"),
        (ReportFormat::Markdown, "0.0 of 50.0 points, Open: no"),
    ] {
        let text = written(&cells, &answers, format);
        assert_eq!(text.matches(told).count(), 1, "C is stated not to be open: {text}");
    }
}

/// What is not all never shows as all, and a lead never as none.
#[test]
fn rounding_hides_nothing() {
    let shown = [1.0, 0.99996, 0.9994, 0.0004, 0.0].map(summary::percent);
    assert_eq!(shown, ["100.0%", "over 99.9%", "99.9%", "under 0.1%", "0.0%"]);
    let near = STORES
        .replace("says: Exactly(10000.0)", "says: Exactly(9000.1)")
        .replace("Between(1500.0, 25000.0)", "Exactly(0.0)");
    let (catalog, _) = load(near.as_bytes());
    let cells = Cells::build(catalog.unwrap(), View::on(date(2026, 11, 26)));
    let sentence = Decision::new(&cells, &asked(&cells, &[], &[], &["speed=more"])).sentence;
    assert!(
        sentence.starts_with("A leads by less than 0.1 points over C."),
        "{sentence}"
    );
}
