//! `compare --why`: all that sets one service apart from another, as text and beside the table in the formats that have room
//! for it.

use std::process::{Command, Output};

use crosscheck::{
    catalog::{Cells, Role, Status, View},
    dataset::built_in::BUILT_IN,
};
use serde_json::Value;

const DATABASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
const KEYS: [&str; 6] = ["only_a", "only_b", "better", "different", "disagree", "nobody"];

fn run(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["compare", "--today", "2026-11-21", "--why"]).args(words);
    command.output().expect("the program runs")
}

fn text(words: &[&str]) -> String {
    let out = run(words);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("text")
}

/// Headings and how many lines each has.
fn counts(text: &str) -> Vec<(String, usize)> {
    let (lists, _) = text.split_once("\n\nSources\n").expect("sources");
    let mut counts: Vec<(String, usize)> = Vec::new();
    for line in lists.lines().skip(2).filter(|l| !l.is_empty()) {
        match counts.last_mut() {
            Some((_, n)) if line.starts_with("- ") => *n += 1,
            _ => counts.push((line.to_owned(), 0)),
        }
    }
    counts
}

#[test]
fn it_says_something_for_every_pair_of_todays_services() {
    let catalog = crosscheck::catalog::load(BUILT_IN).0.expect("a catalog");
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
    let todays = catalog.service_ixs().filter(|s| {
        catalog[*s].role == Role::Alternative && cells.judged(*s).status != Status::Retired && cells.is_present(*s)
    });
    let ids: Vec<&str> = todays.map(|s| catalog[s].id.as_str()).collect();
    assert!(ids.len() >= 8, "{ids:?}");
    for (i, one) in ids.iter().enumerate() {
        for other in &ids[i + 1..] {
            let text = text(&[one, other]);
            let counts = counts(&text);
            for (heading, n) in &counts {
                assert!(heading.ends_with(&format!(" ({n})")), "{heading} has {n} lines: {text}");
            }
            let says: usize = counts
                .iter()
                .filter(|(h, _)| !h.starts_with("Nobody says"))
                .map(|(_, n)| n)
                .sum();
            assert!(says >= 5, "{one} over {other} says next to nothing: {text}");
            assert!(
                !text.contains(" more.") && !text.contains("more\n"),
                "something is left out: {text}"
            );
        }
    }
}

#[test]
fn json_has_the_same_lines_as_the_text() {
    for (one, other) in [
        ("tinybase", "docdrawer"),
        ("bigserver", "oldstore"),
        ("backup-tool", "tinybase"),
    ] {
        let text = text(&["--catalog", DATABASES, one, other]);
        let json = run(&["--catalog", DATABASES, one, other, "--format", "json"]).stdout;
        let json: Value = serde_json::from_slice(&json).expect("json");
        let why = &json["why"];
        assert_eq!((&why["one"], &why["other"]), (&one.into(), &other.into()));
        let lines: Vec<&Value> = KEYS.iter().flat_map(|k| why[*k].as_array().expect("a list")).collect();
        assert_eq!(
            lines.len(),
            counts(&text).iter().map(|(_, n)| n).sum::<usize>(),
            "{text}"
        );
        let sources = json["sources"].as_array().expect("sources").len();
        for line in &lines {
            assert!(
                text.contains(&format!("\n- {}", line["label"].as_str().expect("a label"))),
                "{line}"
            );
            for side in ["a", "b"] {
                let claims = line[side]["claims"].as_array().expect("claims");
                assert!(
                    claims
                        .iter()
                        .all(|n| (1..=sources as u64).contains(&n.as_u64().expect("a number")))
                );
                let blank = line[side]["state"] == "not-stated";
                assert!(!blank || claims.is_empty(), "{line}");
            }
        }
        for line in why["better"].as_array().expect("a list") {
            assert!([one, other].contains(&line["ahead"].as_str().expect("an id")), "{line}");
            assert!(
                ["better", "yes-against-no"].contains(&line["how"].as_str().expect("how")),
                "{line}"
            );
        }
    }
}

#[test]
fn markdown_and_a_page_carry_the_lists_below_the_table() {
    let headings = counts(&text(&["--catalog", DATABASES, "tinybase", "docdrawer"]));
    for (format, before) in [("md", "### "), ("html", "<h3 dir=\"auto\">")] {
        let words = [
            "--catalog",
            DATABASES,
            "tinybase",
            "docdrawer",
            "--differences-only",
            "--format",
            format,
        ];
        let page = text(&words);
        for (heading, _) in &headings {
            assert!(page.contains(&format!("{before}{heading}")), "{heading}: {page}");
        }
        assert!(
            page.contains("Why TinyBase over Doc Drawer") && page.contains("14 to 15 TB more"),
            "{page}"
        );
    }
}

#[test]
fn what_it_cannot_do_it_says() {
    for (words, expected) in [
        (
            &["tinybase", "docdrawer", "oldstore"][..],
            "--why takes two ids, and 3 are named",
        ),
        (
            &["tinybase", "docdrawer", "--format", "csv"],
            "--why has no place in CSV",
        ),
        (
            &["tinybase", "docdrawer", "--format", "png"],
            "--why has no place in Picture",
        ),
        (
            &["tinybase", "docdrawer", "--differences-only"],
            "leave them out, or add --format md, html or json",
        ),
        (
            &["tinybase", "docdrawer", "--baseline", "tinybase"],
            "leave them out, or add --format md, html or json",
        ),
    ] {
        let out = run(&[&["--catalog", DATABASES], words].concat());
        let message = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(2), "{words:?}");
        assert!(
            message.contains(expected) && message.lines().count() == 1,
            "{words:?}: {message}"
        );
    }
}
