//! `gaps` as the contract has it: what decides most first, and by how many lack it where nothing is asked.

use std::process::{Command, Output};

use serde_json::Value;

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs")
}

fn rows(words: &[&str]) -> Vec<Value> {
    let out = run(words);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("a list")
}

#[test]
fn what_decides_most_comes_first_with_the_question_to_ask() {
    let databases = ["gaps", "--catalog", "tests/data/databases.ron", "--format", "json"];
    let all = rows(&databases);
    for row in &all {
        for key in ["id", "attribute", "option", "decides", "question"] {
            assert!(row.get(key).is_some(), "{row} lacks {key}");
        }
        assert!(row["question"].as_str().is_some_and(|q| q.contains('?')), "{row}");
    }
    let shares: Vec<f64> = all.iter().map(|r| r["decides"].as_f64().expect("a share")).collect();
    assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    assert!(shares.first().is_some_and(|s| *s > 0.0 && *s <= 1.0), "{shares:?}");
    let table = run(&databases[..3]);
    let table = String::from_utf8_lossy(&table.stdout);
    assert!(table.contains("combinations of answers."), "{table}");
    // Into a pipe with all its words: it is to be sent on.
    let question = all[0]["question"].as_str().expect("a question");
    assert!(table.contains(question) && !table.contains('…'), "{table}");
}

#[test]
fn without_questions_what_most_lack_comes_first_and_spreadsheets_run_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("list.ron");
    let text = r#"(title: "T", sources: [(id: "s", title: "S", date: "2025", given: true)], groups: [(id: "g", label: "G")],
        attributes: [(id: "few", label: "Few", group: "g", kind: Flag), (id: "most", label: "Most", group: "g", kind: Flag)],
        services: [(id: "a", name: "=1+1", named_in: ["s"], claims: []),
            (id: "b", name: "B", named_in: ["s"], claims: [(attribute: "few", says: Yes, source: "s", place: "P")])])"#;
    std::fs::write(&file, text).expect("written");
    let file = file.to_string_lossy();
    let all = rows(&["gaps", "--catalog", &file, "--format", "json"]);
    let shown: Vec<(&str, &str, u64)> = all
        .iter()
        .map(|r| {
            assert!(r["decides"].is_null(), "{r}");
            let text = |key: &str| r[key].as_str().expect("a text");
            (text("attribute"), text("id"), r["lacking"].as_u64().expect("a count"))
        })
        .collect();
    assert_eq!(shown, [("most", "a", 2), ("most", "b", 2), ("few", "a", 1)]);
    // With a must-have something is asked, and of that alone it is told what it decides.
    let must = rows(&["gaps", "--catalog", &file, "--where", "most=yes", "--format", "json"]);
    let decided: Vec<(&str, f64)> = must
        .iter()
        .map(|r| {
            (
                r["attribute"].as_str().expect("a text"),
                r["decides"].as_f64().expect("a share"),
            )
        })
        .collect();
    assert_eq!(decided, [("most", 1.0), ("most", 1.0), ("few", 0.0)]);
    let csv = run(&["gaps", "--catalog", &file, "--format", "csv"]);
    let csv = String::from_utf8_lossy(&csv.stdout);
    assert!(
        csv.starts_with("Service,ID,Attribute,Option,Entries without it,Question\n'=1+1,a,most,"),
        "{csv}"
    );
    let md = run(&["gaps", "--catalog", &file, "--format", "md"]);
    assert!(
        String::from_utf8_lossy(&md.stdout).contains("| =1+1 |"),
        "{}",
        String::from_utf8_lossy(&md.stdout)
    );
}

/// What is asked of `decide` is asked of `gaps` in the same words, and in a session.
#[test]
fn a_session_and_importances_count_as_they_do_for_a_decision() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mine.crosscheck");
    let text = r#"(version: 1, catalog: (title: "Embedded and server databases"), workspace: (format: 2,
        answers: [(factor: "shape", given: Chosen(["server"]), importance: Some(3))], must_haves: ["sql=yes"]))"#;
    std::fs::write(&file, text).expect("written");
    let file = file.to_string_lossy();
    let of = |more: &[&str]| {
        let given = [
            "gaps",
            "--catalog",
            "tests/data/databases.ron",
            "--today",
            "2026-11-21",
            "--format",
            "json",
        ];
        rows(&[&given[..], more].concat())
    };
    let typed = [
        "--answer",
        "shape=server",
        "--where",
        "sql=yes",
        "--importance",
        "shape=3",
    ];
    let (all, mine) = (of(&[]), of(&["--session", &file]));
    assert_ne!(mine, all);
    assert_eq!(mine, of(&typed));
    // What is typed takes the place of it, as for decide.
    assert_eq!(
        of(&["--session", &file, "--answer", "shape=in-process"]),
        of(&["--answer", "shape=in-process"])
    );
    assert_ne!(of(&["--importance", "shape=0"]), all);
    // What is no answer is added to it.
    let lighter = [
        "--answer",
        "shape=server",
        "--where",
        "sql=yes",
        "--importance",
        "shape=1",
    ];
    assert_eq!(of(&["--session", &file, "--importance", "shape=1"]), of(&lighter));
    let more = [&typed[..], &["--where", "licence=open"]].concat();
    assert_eq!(of(&["--session", &file, "--where", "licence=open"]), of(&more));
}
