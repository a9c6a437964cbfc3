//! Files of others given to every command: an answer or a sentence, with nothing a terminal would obey, never a crash.

#![allow(clippy::format_collect)] // short texts make up a catalog

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crosscheck::{
    catalog::{finding::Report, limits, load, plain_text::is_command},
    workspace::session_document::SessionDocument,
};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .args(["--today", "2026-11-21"])
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program runs")
}

fn files() -> Vec<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [top.join("tests/data/hostile"), top.join("../shared/cases/hostile")];
    let found = folders.iter().filter_map(|f| std::fs::read_dir(f).ok()).flatten();
    let mut files: Vec<PathBuf> = found.filter_map(|f| Some(f.ok()?.path())).collect();
    files.sort();
    files
}

/// What is for people to read holds no command but the ends of its lines.
fn is_plain(text: &[u8]) -> bool {
    !String::from_utf8_lossy(text).contains(|c| is_command(c) && c != '\n')
}

fn ends_as_agreed(out: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(
        matches!(out.status.code(), Some(0..=2)),
        "{words:?}: {:?} {said}",
        out.status
    );
    assert!(!said.contains("panicked"), "{words:?}: {said}");
    assert!(is_plain(&out.stderr), "{words:?}: {said:?}");
}

#[test]
fn every_hostile_catalog_gets_an_answer_or_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files().iter().filter(|f| f.extension().is_some_and(|e| e == "ron")) {
        let path = file.to_string_lossy();
        for words in [
            &["check", &path][..],
            &["list", "--catalog", &path],
            &["list", "--catalog", &path, "--search", "a"],
            &["facets", "--catalog", &path],
        ] {
            let out = run(words);
            ends_as_agreed(&out, words);
            assert!(
                is_plain(&out.stdout),
                "{words:?}: {:?}",
                String::from_utf8_lossy(&out.stdout)
            );
        }
        let bytes = std::fs::read(file).expect("readable");
        let (catalog, report) = load(&bytes);
        let out = run(&["check", &path]);
        assert_eq!(out.status.code(), Some(i32::from(catalog.is_none())), "{path}");
        let Some(catalog) = catalog else {
            assert!(!report.errors.is_empty());
            continue;
        };
        let ids: Vec<&str> = catalog.services.iter().take(2).map(|s| s.id.as_str()).collect();
        for format in ["md", "csv", "html", "json", "xlsx", "png"] {
            let target = folder.path().join(format!("out.{format}"));
            let target = target.to_string_lossy();
            let mut words = vec!["compare"];
            words.extend(&ids);
            words.extend(["--catalog", &path, "--format", format, "-o", &target, "--force"]);
            let out = run(&words);
            ends_as_agreed(&out, &words);
            assert_eq!(
                out.status.code(),
                Some(0),
                "{words:?}: {}",
                String::from_utf8_lossy(&out.stderr)
            );
        }
    }
}

#[test]
fn a_session_names_no_file_to_open_unasked() {
    for file in files()
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "crosscheck"))
    {
        let path = file.to_string_lossy();
        for words in [
            &["list", "--session", &path][..],
            &["compare", "a", "b", "--session", &path],
        ] {
            let out = run(words);
            ends_as_agreed(&out, words);
            assert_eq!(out.status.code(), Some(2), "{words:?}");
            assert_eq!(String::from_utf8_lossy(&out.stderr).lines().count(), 1, "one sentence");
        }
    }
    let zero = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile/session_reads_dev_zero.crosscheck");
    let out = run(&["list", "--session", &zero.to_string_lossy()]);
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(
        said.contains("at /dev/zero, which is not opened unasked; name it with --catalog FILE"),
        "{said}"
    );
}

fn report(text: &str) -> Report {
    load(text.as_bytes()).1
}

#[test]
fn each_limit_is_refused_by_name_and_repeats_no_data() {
    let service = |i: usize| format!("(id: \"s{i}\", name: \"S{i}\"),");
    let long = "x".repeat(2_000_000);
    let claim = "(attribute: \"t\", says: Text(\"x\"), source: \"s\"),";
    let with = |attributes: &str, services: &str| {
        format!(
            "(title: \"t\", sources: [(id: \"s\", title: \"S\")], groups: [(id: \"g\", label: \"G\")], \
             attributes: [{attributes}], services: [{services}])"
        )
    };
    let text = "(id: \"t\", label: \"T\", group: \"g\", kind: Text),";
    let many_attributes: String = (0..=limits::ATTRIBUTES)
        .map(|i| format!("(id:\"a{i}\",label:\"\",group:\"g\",kind:Text),"))
        .collect();
    let wide: String = many_attributes.split_inclusive("),").take(60_000).collect();
    let answers = "(id: \"a\", label: \"A\"),".repeat(limits::ANSWERS + 1);
    let options: String = (0..=limits::OPTIONS)
        .map(|i| format!("(id:\"o{i}\",label:\"\"),"))
        .collect();
    let many_options = format!("(id: \"c\", label: \"C\", group: \"g\", kind: Choice, options: [{options}]), {text}");
    for (catalog, said) in [
        (
            format!("(title: \"{long}\", services: [{}])", service(0)),
            "the text has 2,000,000 bytes, and 10,000 is the most here",
        ),
        (
            with(text, &format!("(id: \"{long}\", name: \"S\")")),
            "the text has 2,000,000 bytes",
        ),
        (
            with(text, &format!("(id: \"a\", name: \"S\", summary: \"{long}\")")),
            "and 1,048,576 is the most here",
        ),
        (
            with(
                text,
                &format!("(id: \"a\", name: \"S\", claims: [{}])", claim.repeat(1_001)),
            ),
            "one attribute has 1,001 claims here, and 1,000 is the most",
        ),
        (
            with(&many_attributes, ""),
            "the catalog has 65,536 attributes, and 65,535 is the most",
        ),
        (
            with(&many_options, &format!("(id: \"a\", name: \"A\", claims: [{claim}])")),
            "more than 65,535 options",
        ),
        (
            with(&wide, &(0..2_000).map(service).collect::<String>()),
            "120,000,000 cells (services times attributes), and 100,000,000",
        ),
        (
            format!(
                "(title: \"t\", factors: [(id: \"f\", label: \"F\", question: \"?\", why: \"\", source: \"s\", options: [{answers}])])"
            ),
            "101 answers to one question, and 100 is the most",
        ),
        (
            with("", &format!("(id: \"a\", name: \"A\", named_in: [\"{long}\"])")),
            "no source has the id “xxx",
        ),
        (
            with(
                "",
                &format!("(id: \"{long}\", name: \"A\"), (id: \"{long}\", name: \"A\")"),
            ),
            "is used twice",
        ),
        (format!("(title: \"t\", \"{long}\": 1)"), "expected"),
    ] {
        let report = report(&catalog);
        let all: Vec<String> = report.errors.iter().map(ToString::to_string).collect();
        assert!(all.iter().any(|f| f.contains(said)), "{said}: {all:?}");
        for finding in all {
            assert!(
                finding.chars().count() < 1_000,
                "{} characters: {said}",
                finding.chars().count()
            );
        }
    }
}

#[test]
fn brackets_are_not_followed_for_ever() {
    let deep = format!("(version: 1, catalog: (title: \"t\"), x: {}", "[".repeat(100_000));
    let error = SessionDocument::read(deep.as_bytes()).expect_err("refused").to_string();
    assert!(error.contains("brackets are nested too deeply"), "{error}");
}

#[test]
fn many_findings_alike_are_folded_and_a_long_circle_is_shortened() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("many.ron");
    let services: String = (0..1_500)
        .map(|i| format!("(id: \"s{i}\", name: \"S{i}\", named_in: [\"none{i}\"]),"))
        .collect();
    std::fs::write(&file, format!("(title: \"t\", sources: [], services: [{services}])")).expect("written");
    let path = file.to_string_lossy();
    let out = String::from_utf8(run(&["check", &path]).stdout).expect("text");
    assert!(
        out.contains("… and 1,400 more like this.\n") && out.contains(": 1,500 errors"),
        "{out}"
    );
    assert_eq!(out.lines().count(), limits::ALIKE_SHOWN + 2);
    let json = run(&["check", &path, "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    let errors = json["errors"].as_array().expect("a list");
    assert_eq!((errors.len(), &errors[99]["more"]), (100, &serde_json::json!(1_400)));
    assert!(errors[0].get("more").is_none() && errors.iter().all(|e| e["line"].is_number()));

    let next = |i: usize| (i + 1) % 20_000;
    let circle: String = (0..20_000)
        .map(|i| {
            format!(
                "(id:\"s{i}\",name:\"S{i}\",successors:[(to:\"s{}\",source:\"s\")]),",
                next(i)
            )
        })
        .collect();
    let report = report(&format!(
        "(title: \"t\", sources: [(id: \"s\", title: \"S\")], services: [{circle}])"
    ));
    let messages: Vec<&str> = report.errors.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        messages,
        ["successors run in a circle: s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → 19,992 more → s0"]
    );
}

#[test]
fn texts_that_are_other_than_they_look_are_found_with_their_line() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let all = |file: &str| -> Vec<(Option<usize>, String)> {
        let bytes = std::fs::read(path.join(file)).expect("a catalog");
        let (catalog, report) = load(&bytes);
        assert!(catalog.is_some(), "{:?}", report.errors);
        report.warnings.iter().map(|f| (f.line, f.message.clone())).collect()
    };
    let has = |found: &[(Option<usize>, String)], line: usize, what: &str| {
        assert!(
            found.iter().any(|(l, m)| *l == Some(line) && m.contains(what)),
            "{line} {what}: {found:?}"
        );
    };
    let looks = all("looks.ron");
    has(&looks, 2, "U+202E");
    has(&looks, 6, "only characters that nobody sees");
    has(&looks, 6, "U+001B");
    has(&looks, 7, "“Аzure” looks like “Azure”");
    let ids = all("look_alike_ids.ron");
    has(&ids, 5, "“memory-1” looks like “memory-l”");
    has(&ids, 7, "“o0” looks like “oO”");
    has(&ids, 11, "“modem” looks like “modern”");
    has(&ids, 12, "“аzure” looks like “azure”");
    has(&ids, 13, "“Model 1” looks like “Model l”");
    let alike = ids.iter().filter(|(_, message)| message.contains("looks like"));
    assert_eq!(alike.count(), 5, "{ids:?}");
    let links = all("links.ron");
    has(&links, 4, "is no link");
    has(&links, 5, "the net spells it xn--80ak6aa92e.com");
    has(&links, 10, "is no link");
    has(&all("nul_title.ron"), 1, "U+0000");
    assert!(
        !report(include_str!("../../catalog.ron"))
            .warnings
            .iter()
            .any(|f| f.message.contains("looks like")
                || f.message.contains("the net spells it")
                || f.message.contains("nobody sees"))
    );
}

#[test]
fn a_list_of_more_cells_than_are_read_is_refused_before_it_fills_the_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = |n: usize| vec!["1"; n].join(",");
    let csv = format!("{}\n", row(16_000)).repeat(251);
    let json = format!("[{}]", vec![format!("[{}]", row(16_000)); 251].join(","));
    for (name, text) in [("wide.csv", csv), ("wide.json", json)] {
        let path = folder.path().join(name).display().to_string();
        std::fs::write(&path, text).expect("a file");
        let refused = run(&["import", &path]);
        let why = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{why}");
        assert!(
            why.contains("more than the 4,000,000 filled cells that are read"),
            "{why}"
        );
    }
}

/// A shell can limit the size of files: what is beyond is refused, and nothing half written is left.
#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_told_as_a_full_disk_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$0\" list --format html -o list.html"])
        .arg(env!("CARGO_BIN_EXE_crosscheck"))
        .current_dir(folder.path())
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(2), "{said}");
    assert!(said.contains("list.html"), "{said}");
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        0,
        "left behind"
    );
}
