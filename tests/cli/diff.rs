//! `diff` as a script would run it: exit codes, shapes, and what a terminal is spared.

use std::{path::Path, process::Command};

use serde_json::Value;

const DATABASES: &str = include_str!("../data/databases.ron");

struct Editions {
    folder: tempfile::TempDir,
}

impl Editions {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    /// Writes a file; returns its path.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    }
}

/// Exit code, standard output and standard error.
fn run(words: &[&str]) -> (i32, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .args(["--today", "2026-11-21"])
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is text");
    (
        out.status.code().expect("it ended"),
        text(&out.stdout),
        text(&out.stderr),
    )
}

#[test]
fn exit_codes_say_same_different_or_unreadable() {
    let here = Editions::new();
    let old = here.file("old.ron", DATABASES);
    let other = here.file("new.ron", &DATABASES.replace("Grand Server", "Grander Server"));
    // Only the order of entries and the layout.
    let start = "(id: \"vendor-page\"";
    let at = DATABASES.find(start).expect("a source");
    let end = at + DATABASES[at..].find('\n').expect("its line") + 1;
    let moved = format!("{}{}", &DATABASES[..at], &DATABASES[end..]);
    let moved = moved.replace(
        "    sources: [\n",
        &format!("    sources: [\n\n        {}", &DATABASES[at..end]),
    );
    let moved = here.file("moved.ron", &moved);
    let wrong = here.file("wrong.ron", &DATABASES.replace("group: \"what\"", "group: \"nowhere\""));
    let broken = here.file("broken.ron", "(title: \"T\", sources: [");
    let there = here.file("there.txt", "mine");
    let cases: &[(&[&str], i32, &str)] = &[
        (&["diff", &old, &old], 0, ""),
        (&["diff", &old, &moved], 0, ""),
        (&["diff", &old, &other], 1, ""),
        (&["diff", &old, &wrong], 1, ""),
        (&["diff", &wrong, &wrong], 0, ""),
        (&["diff", &old, &broken], 2, "broken.ron, line 1"),
        (&["diff", "/no/such.ron", &old], 2, "no such file"),
        (&["diff", &old], 2, "NEW"),
        (&["diff", &old, &other, "--format", "xml"], 2, "xml"),
        (&["diff", &old, &other, "-o", &there], 1, "there already"),
        (&["diff", &old, &other, "-o", &there, "--force"], 1, ""),
    ];
    for (words, code, said) in cases {
        let (found, _, message) = run(words);
        assert_eq!(found, *code, "{words:?}: {message}");
        assert!(message.contains(said), "{words:?}: {message}");
        assert!(said.is_empty() == message.is_empty(), "{words:?}: {message}");
    }
    let written = std::fs::read_to_string(Path::new(&there)).expect("written");
    assert!(written.contains("Services renamed (1)"), "{written}");
}

#[test]
fn json_has_every_part_with_every_kind_and_what_became_of_the_answers() {
    let here = Editions::new();
    let old = here.file("old.ron", DATABASES);
    let text = DATABASES
        .replace("says: AtMost(2.0)", "says: AtMost(4.0)")
        .replace(
            "(when: [\"embedded=yes\"], effect: Favours(3)",
            "(when: [\"embedded=no\"], effect: Favours(3)",
        )
        .replace(
            "(when: [\"embedded=no\"], effect: RulesOut",
            "(when: [\"embedded=yes\"], effect: RulesOut",
        );
    let new = here.file("new.ron", &text);
    let (code, out, _) = run(&["diff", &old, &new, "--format", "json"]);
    assert_eq!(code, 1);
    let json: Value = serde_json::from_str(&out).expect("it is JSON");
    let keys = |value: &Value| -> Vec<String> { value.as_object().expect("an object").keys().cloned().collect() };
    assert_eq!(keys(&json), ["format", "old", "new", "same", "changes", "outcomes"]);
    assert_eq!(keys(&json["old"]), ["title", "hash", "file", "errors"]);
    assert_eq!((&json["format"], &json["same"]), (&Value::from(1), &Value::from(false)));
    let changes = &json["changes"];
    assert_eq!(
        keys(changes),
        [
            "catalog",
            "services",
            "lifecycles",
            "cells",
            "successors",
            "benefits",
            "considerations",
            "attributes",
            "options",
            "sources",
            "groups",
            "factors",
            "answers",
            "rules",
            "allowed"
        ]
    );
    assert_eq!(keys(&changes["catalog"]), ["changed"]);
    assert_eq!(keys(&changes["services"]), ["added", "removed", "renamed", "changed"]);
    assert_eq!(keys(&changes["cells"]), ["added", "removed", "changed"]);
    let cell = &changes["cells"]["changed"][0];
    assert_eq!(keys(cell), ["service", "attribute", "before", "after"]);
    assert_eq!(
        (&cell["service"], &cell["attribute"]),
        (&"tinybase".into(), &"max-size".into())
    );
    let says = |side: &str| {
        cell[side]
            .as_array()
            .expect("claims")
            .iter()
            .any(|c| c["says"]["AtMost"] == 2.0)
    };
    assert!(says("before") && !says("after"), "{cell}");
    let outcomes = &json["outcomes"];
    assert_eq!(
        keys(outcomes),
        ["combinations", "differ", "share", "sampled", "left_out", "alone"]
    );
    assert!(
        outcomes["differ"].as_u64() > Some(0) && outcomes["sampled"] == false,
        "{outcomes}"
    );
    let alone = outcomes["alone"].as_array().expect("a list");
    let in_process = alone
        .iter()
        .find(|a| a["option"] == "in-process")
        .expect("it ends otherwise");
    assert_eq!(in_process["factor"], "shape");
    assert_ne!(in_process["before"], in_process["after"]);

    let (code, out, _) = run(&["diff", &old, &old, "--format", "json"]);
    let json: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(
        (code, &json["same"], &json["outcomes"]),
        (0, &Value::from(true), &Value::Null)
    );
}

/// A value is told as its cell shows it: with its unit, which may be another, and by the label of what it names.
#[test]
fn a_value_is_told_as_its_cell_shows_it() {
    let here = Editions::new();
    let old = here.file("old.ron", DATABASES);
    let text = DATABASES
        .replace("says: Exactly(16.0)", "says: Exactly(1600.0)")
        .replace("says: Between(0.5, 0.8)", "says: AtLeast(0.5)")
        .replace("says: On(\"2004-08\")", "says: On(\"2004-09-01\")")
        .replace("says: Is(\"source-available\")", "says: Is(\"open\")");
    let new = here.file("new.ron", &text);
    let (_, out, _) = run(&["diff", &old, &new]);
    for told in [
        "Doc Drawer, Largest database: 16 TB [Survey of stores, 2024-03-02; Table 3] → 1.6 PB [",
        "Old Store, Largest database: 0.5 to 0.8 TB [The database handbook, 2019-05; Limits] → at least 0.5 TB [",
        "TinyBase, First release: Aug 2004 [Survey of stores, 2024-03-02; Table 1] → 1 Sep 2004 [",
        "Source available [Survey of stores, 2024-03-02; Table 1] → ",
    ] {
        assert!(out.contains(told), "{told}\n{out}");
    }
    let other = here.file("unit.ron", &text.replace("unit: \"TB\"", "unit: \"EUR\""));
    let (_, out, _) = run(&["diff", &old, &other]);
    assert!(out.contains("16 TB [") && out.contains("→ 1,600 EUR ["), "{out}");
    // The same in another unit of one family would read the same in that of a person.
    let other = here.file(
        "gb.ron",
        &DATABASES
            .replace("unit: \"TB\"", "unit: \"GB\"")
            .replace("Exactly(16.0)", "Exactly(16000.0)"),
    );
    let (_, out, _) = run(&["diff", &old, &other]);
    assert!(out.contains("16 TB [") && out.contains("→ 16000 GB ["), "{out}");
}

/// Of a set one is told what came and what went, each with its source; JSON has that beside the whole cells.
#[test]
fn a_set_is_told_by_its_options() {
    let here = Editions::new();
    let old = here.file("old.ron", DATABASES);
    let text = DATABASES
        .replace(
            r#"Has(["python", "rust"]), source: "handbook-2019""#,
            r#"Has(["python", "go"]), source: "handbook-2019""#,
        )
        .replace(r#"Only(["python", "java", "go"])"#, r#"Has(["python", "java", "go"])"#)
        .replace(r#"note: "since 2023""#, r#"note: "since 2024""#);
    let new = here.file("new.ron", &text);
    let (code, out, _) = run(&["diff", &old, &new]);
    assert_eq!(code, 1);
    let at = "[The database handbook, 2019-05; Drivers]";
    let page = "Vendor status page, 2025-11-01; Drivers";
    for line in [
        format!("  TinyBase, Drivers for: + Go {at}, − Rust {at}\n"),
        format!("  Grand Server, Drivers for: − no others {at}, Rust (since 2023) [{page}] → (since 2024) [{page}]\n"),
    ] {
        assert!(out.contains(&line), "{line}{out}");
    }
    let (_, out, _) = run(&["diff", &old, &new, "--format", "json"]);
    let json: Value = serde_json::from_str(&out).expect("it is JSON");
    let cells = json["changes"]["cells"]["changed"].as_array().expect("a list");
    let tiny = cells.iter().find(|c| c["service"] == "tinybase").expect("it differs");
    let stated = |option: &str| serde_json::json!([{ "option": option, "says": "has", "source": "handbook-2019", "place": "Drivers" }]);
    assert_eq!((&tiny["added"], &tiny["removed"]), (&stated("go"), &stated("rust")));
    assert!(tiny["before"].is_array() && tiny["after"].is_array(), "{tiny}");
}

#[test]
fn a_line_is_one_line_and_moves_no_cursor() {
    let here = Editions::new();
    let old = here.file("old.ron", DATABASES);
    let bad = format!("Grand\\u{{1b}}[31m\\nServer{}", "x".repeat(5_000));
    let new = here.file("new.ron", &DATABASES.replace("Grand Server", &bad));
    let (code, out, _) = run(&["diff", &old, &new]);
    assert_eq!(code, 1);
    assert!(
        !out.contains('\u{1b}') && out.contains("\\u{1b}[31m\\u{a}Server"),
        "{out}"
    );
    assert!(out.lines().all(|l| l.len() < 1_000), "{out}");
    let (_, markdown, _) = run(&["diff", &old, &new, "--format", "md"]);
    assert!(markdown.starts_with("# Two editions of a catalog\n"), "{markdown}");
    assert!(markdown.contains("\n## Services renamed (1)\n"), "{markdown}");
}
