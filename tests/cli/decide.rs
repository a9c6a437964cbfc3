//! `decide` on the command line: what it takes, and what it prints.

use crosscheck::{
    catalog::{Catalog, Cells, View, load},
    cli::decide::{list_json, list_text, parse_answers},
    decide::Answers,
    report::{Decision, ReportFormat},
};
use serde_json::Value;

fn databases() -> (Catalog, Cells) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    let catalog = load(&std::fs::read(path).unwrap()).0.unwrap();
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 1, 1)));
    (catalog, cells)
}

fn parse(catalog: &Catalog, answers: &[&str], importance: &[&str], conditions: &[&str]) -> Result<Answers, String> {
    let owned = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    parse_answers(catalog, &owned(answers), &owned(importance), &owned(conditions), false)
}

#[test]
fn reads_answers_or_says_what_is_wrong() {
    let (catalog, _) = databases();
    let chosen = |answers: &[&str]| parse(&catalog, answers, &[], &[]).map(|a| a.chosen);
    for (answers, expected) in [
        (&["shape=server"][..], Ok(vec![vec![1], vec![], vec![]])),
        (&["language=rust,python"], Ok(vec![vec![], vec![0, 2], vec![]])),
        (
            &["language=rust", "language=python", "language=rust"],
            Ok(vec![vec![], vec![0, 2], vec![]]),
        ),
        (&["shape=not-sure"], Ok(vec![vec![], vec![], vec![]])),
        (&["shape=server,either"], Err("takes one answer")),
        (&["shape=server", "shape=either"], Err("takes one answer")),
        (&["language=rust,not-sure"], Err("cannot stand beside")),
        (&["shpae=server"], Err("Did you mean “shape”?")),
        (&["shape=sever"], Err("Did you mean “server”?")),
        (&["shape="], Err("an answer is missing")),
        (&["shape"], Err("has no =")),
        (&["\"shape\" = \"server\""], Ok(vec![vec![1], vec![], vec![]])),
        (&["language=\"rust\", python"], Ok(vec![vec![], vec![0, 2], vec![]])),
        (&["shape=\"server"], Err("a quotation mark is not closed")),
    ] {
        match (chosen(answers), expected) {
            (got, Ok(expected)) => assert_eq!(got, Ok(expected), "{answers:?}"),
            (got, Err(part)) => assert!(got.as_ref().is_err_and(|e| e.contains(part)), "{answers:?}: {got:?}"),
        }
    }
    let importance = |args: &[&str]| parse(&catalog, &[], args, &[]).map(|a| a.importance);
    assert_eq!(importance(&["size=0", "shape=3"]), Ok(vec![3, 2, 0]));
    for wrong in [
        &["size=4"][..],
        &["size=-1"],
        &["size=much"],
        &["sizes=1"],
        &["size=1", "size=2"],
    ] {
        assert!(importance(wrong).is_err(), "{wrong:?}");
    }
    assert_eq!(
        parse(&catalog, &[], &[], &["sql=yes", "sql=yes"]).map(|a| a.must_haves.len()),
        Ok(1)
    );
    let error = parse(&catalog, &[], &[], &["slq=yes"]).unwrap_err();
    assert!(error.contains("Did you mean “sql”?"), "{error}");
}

#[test]
fn lists_the_questions() {
    let (catalog, _) = databases();
    let list = list_json(&catalog);
    assert_eq!(list.as_array().map(Vec::len), Some(3));
    let expected = serde_json::json!({
        "factor": "language", "question": "Which languages do you use?", "source": "survey-2024", "multiple": true,
        "options": [{"id": "python", "label": "Python"}, {"id": "java", "label": "Java"}, {"id": "rust", "label": "Rust"}],
    });
    assert_eq!(list[1], expected);
    assert!(list_text(&catalog).contains("in-process"));
    assert_eq!(list_json(&Catalog::default()), serde_json::json!([]));
}

fn ranking_json(cells: &Cells, answers: &Answers) -> Value {
    serde_json::from_slice(&ReportFormat::Json.write(&Decision::new(cells, answers))).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn json_has_the_contracts_shape_and_sums() {
    let (catalog, cells) = databases();
    let answers = parse(
        &catalog,
        &["shape=server", "language=python,java", "size=large"],
        &["size=1"],
        &["sql=yes"],
    )
    .unwrap();
    let value = ranking_json(&cells, &answers);
    let all = [
        "winner",
        "clear",
        "verdict",
        "sentence",
        "tied",
        "could_pass",
        "ranking",
        "ruled_out",
        "flips",
        "cell_flips",
        "importance_flips",
        "answer_share",
        "answer_share_sampled",
        "possible_winners",
        "acceptability",
        "nearest",
        "not_weighed",
        "settled",
        "next_question",
    ];
    assert_eq!(keys(&value), all);
    assert_eq!(value["winner"], "bigserver");
    for r in value["ranking"].as_array().unwrap() {
        assert_eq!(
            keys(r),
            [
                "id",
                "rank",
                "score",
                "low",
                "high",
                "contributions",
                "open",
                "to_confirm",
                "met",
                "beyond_given",
                "own_end",
                "ended_parts"
            ]
        );
        let sum = |list: &str| {
            r[list]
                .as_array()
                .unwrap()
                .iter()
                .map(|c| c["points"].as_f64().unwrap())
                .sum::<f64>()
        };
        let number = |key: &str| r[key].as_f64().unwrap();
        assert!((sum("contributions") - number("low")).abs() < 1e-9);
        assert!((sum("open") - (number("high") - number("low"))).abs() < 1e-9);
        for c in r["contributions"].as_array().unwrap() {
            assert_eq!(
                keys(c),
                [
                    "factor", "option", "points", "because", "rule", "facts", "inferred", "sources"
                ]
            );
            assert_eq!(keys(&c["rule"]), ["when", "because", "sources", "inferred"]);
            for fact in c["facts"].as_array().unwrap() {
                assert_eq!(keys(fact), ["attribute", "option", "claims", "inferred"]);
            }
            sourced(c);
        }
        for o in r["open"].as_array().unwrap() {
            assert_eq!(keys(o), ["factor", "option", "points", "cells"]);
            assert!(!o["cells"].as_array().unwrap().is_empty());
        }
    }
    let out = value["ruled_out"].as_array().unwrap();
    let ids: Vec<&str> = out.iter().map(|o| o["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["docdrawer", "oldstore", "tinybase"]);
    for o in out {
        assert_eq!(keys(o), ["id", "rule", "because", "sources"]);
        sourced(o);
    }
    assert!(
        out[1]["because"]
            .as_str()
            .unwrap()
            .contains("Retired since 30 Jun 2021; use Grand Server instead.")
    );
}

/// Every reason has a source, or says that it is our inference.
fn sourced(value: &Value) {
    let because = value["because"].as_str().unwrap();
    assert!(
        !value["sources"].as_array().unwrap().is_empty() || because.starts_with("Our inference:"),
        "{value}"
    );
    assert!(
        !value["sources"]
            .as_array()
            .unwrap()
            .iter()
            .any(|s| s == "our-inference")
    );
}

#[test]
fn our_inference_is_marked_wherever_it_earns_a_point() {
    let (catalog, cells) = databases();
    // “Disfavours, it is embedded” does not apply to a server, and earns it the rule's weight.
    let answers = parse(&catalog, &["shape=server"], &[], &[]).unwrap();
    let value = ranking_json(&cells, &answers);
    let because: Vec<&str> = value["ranking"][0]["contributions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["because"].as_str().unwrap())
        .collect();
    assert_eq!(
        because,
        [
            "It is a server; stated: Runs inside the program: no.",
            "By a rule of our own: does not apply here: it is not made for many users; stated: Runs inside the program: no."
        ]
    );
}

#[test]
fn text_and_markdown_say_the_same_first() {
    let (catalog, cells) = databases();
    for (answers, conditions, headline) in [
        (
            &["shape=in-process"][..],
            &[][..],
            "TinyBase leads by 66.7 points over Doc Drawer.",
        ),
        (
            &[],
            &[],
            "3 services are left; no answer has been given that tells them apart.",
        ),
        (
            &[],
            &["sql=yes", "embedded=yes", "max-size>=10"],
            "Nothing listed fits.",
        ),
    ] {
        let answers = parse(&catalog, answers, &[], conditions).unwrap();
        let decision = Decision::new(&cells, &answers);
        let written = |format: ReportFormat| String::from_utf8(format.write(&decision)).unwrap();
        let (text, page) = (written(ReportFormat::Text), written(ReportFormat::Markdown));
        assert!(text.starts_with(headline), "{text}");
        assert!(page.lines().nth(2).is_some_and(|l| l.starts_with(headline)), "{page}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n") && page.ends_with('\n') && !page.ends_with("\n\n"));
    }
}

#[test]
fn what_the_catalog_knows_of_and_does_not_weigh_is_told_in_every_form() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    let text = std::fs::read_to_string(path).unwrap();
    let of = |newer: &str| {
        let text = format!("{}{newer})", text.trim_end().strip_suffix(')').unwrap());
        let (catalog, found) = load(text.as_bytes());
        let catalog = catalog.unwrap_or_else(|| panic!("{:?}", found.errors));
        let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 1, 1)));
        let answers = parse(&catalog, &["shape=server"], &[], &[]).unwrap();
        let decision = Decision::new(&cells, &answers);
        ReportFormat::ALL.map(|f| (f, String::from_utf8(f.write(&decision)).unwrap()))
    };
    let newer = "newer: [(name: \"NovaBase\", source: \"vendor-page\", place: \"News\", \
                 because: (text: \"Nobody sells it now.\", source: \"leaflet\", place: \"Back\")), \
                 (name: \"Quill\", source: \"leaflet\")],";
    for (format, page) in of(newer) {
        assert!(
            page.contains("NovaBase") && page.contains("Quill"),
            "{format:?}: {page}"
        );
        // Why, where the catalog says so, with what says it.
        let why = page.split("Nobody sells it now").nth(1).expect("the reason");
        assert!(
            format!("{format:?}").starts_with("Record") || why[..40].to_lowercase().contains("leaflet"),
            "{format:?}: {page}"
        );
        assert!(
            page.contains("not weighed") || page.contains("not_weighed") || page.contains("are not."),
            "{page}"
        );
    }
    for (format, page) in of("") {
        assert!(
            !page.contains("newer ones") && !page.contains("Not Considered"),
            "{format:?}: {page}"
        );
    }
    for unknown in [
        r#"source: "nowhere""#,
        r#"source: "leaflet", because: (text: "w", source: "nowhere")"#,
    ] {
        let text = text.trim_end().strip_suffix(')').unwrap();
        let unknown = format!("{text}newer: [(name: \"NovaBase\", {unknown})])");
        assert!(load(unknown.as_bytes()).0.is_none(), "who says so has to be a source");
    }
}
