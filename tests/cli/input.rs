//! Standard input, where a command names `-`.

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};

fn run(words: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // Who refuses it does not read it.
    let _ = program.stdin.take().expect("a pipe").write_all(input);
    program.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn a_catalog_a_session_and_a_list_are_read_from_standard_input() {
    let day = ["--today", "2026-11-26"];
    let file = "tests/data/databases.ron";
    let catalog = std::fs::read(file).expect("a catalog");
    let with = |words: &[&str], input: &[u8]| run(&[words, &day[..]].concat(), input);
    for format in ["json", "csv"] {
        let piped = with(&["list", "--catalog", "-", "--format", format], &catalog);
        let read = with(&["list", "--catalog", file, "--format", format], b"");
        assert_eq!(
            (piped.status.code(), &piped.stdout),
            (Some(0), &read.stdout),
            "{}",
            text(&piped.stderr)
        );
    }
    let piped = with(&["check", "-"], &catalog);
    let read = with(&["check", file], b"");
    assert_eq!(piped.status.code(), read.status.code());
    assert_eq!(text(&piped.stdout), text(&read.stdout).replace(file, "standard input"));
    let broken = with(&["list", "--catalog", "-"], b"(title: 1)");
    assert!(
        text(&broken.stderr).starts_with("crosscheck: standard input, line 1"),
        "{broken:?}"
    );

    let own = "tests/data/own.crosscheck";
    let session = std::fs::read(own).expect("a session");
    let piped = with(
        &["list", "--catalog", file, "--session", "-", "--format", "json"],
        &session,
    );
    let read = with(&["list", "--catalog", file, "--session", own, "--format", "json"], b"");
    assert_eq!((&piped.stdout, &piped.stderr), (&read.stdout, &read.stderr));
    assert_eq!(piped.status.code(), read.status.code());

    for (list, entries) in [
        ("name,size\nOne,1\nTwo,2\n", 2),
        ("name\tsize\nOne\t1\n", 1),
        ("  [{\"name\": \"One\", \"size\": 1}]", 1),
        (
            "{\"entries\": [{\"name\": \"One\", \"size\": 1}, {\"name\": \"Two\", \"size\": 2}]}",
            2,
        ),
    ] {
        let made = with(&["import", "-"], list.as_bytes());
        assert_eq!(made.status.code(), Some(0), "{list}: {}", text(&made.stderr));
        assert!(
            text(&made.stderr).contains(" from standard-input."),
            "{}",
            text(&made.stderr)
        );
        let json = with(&["list", "--catalog", "-", "--format", "json"], &made.stdout);
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
        assert_eq!(json.as_array().map(Vec::len), Some(entries), "{list}");
        assert_eq!(json[0]["cells"]["size"]["value"], 1, "{list}");
    }
}

#[test]
fn standard_input_is_read_once_and_by_no_window() {
    for (words, said) in [
        (
            &["list", "--catalog", "-", "--session", "-"][..],
            "Standard input can be read only once, and - is given for --catalog and for --session; name a file for one",
        ),
        (&["check", "-", "--catalog", "-"], "for --catalog and for FILE"),
        (&["import", "-", "--into", "-"], "for FILE and for --into"),
        (
            &["--session", "-", "list", "--catalog=-"],
            "for --catalog and for --session",
        ),
        (&["-"], "A window opens files, not standard input"),
        (&["--catalog", "-"], "A window opens files, not standard input"),
    ] {
        let out = run(words, b"");
        assert_eq!(out.status.code(), Some(2), "{words:?}");
        let said_now = text(&out.stderr);
        assert!(
            said_now.contains(said) && said_now.lines().count() == 1,
            "{words:?}: {said_now}"
        );
    }
    // Only what is to be read counts.
    let folder = tempfile::tempdir().expect("a folder");
    let out = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["list", "--catalog", "-", "--search", "-", "-o", "-"])
        .current_dir(folder.path())
        .stdin(std::fs::File::open("tests/data/databases.ron").expect("a catalog"))
        .output()
        .expect("the program runs");
    assert!(!text(&out.stderr).contains("only once"), "{}", text(&out.stderr));
}

/// No more is read than of a file. The zeros never end, and the program does.
#[cfg(unix)]
#[test]
fn standard_input_is_read_through_the_same_bound() {
    let zero = std::fs::File::open("/dev/zero").expect("zeros");
    let out = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "-"])
        .stdin(zero)
        .output()
        .expect("the program runs");
    assert_eq!(out.status.code(), Some(2));
    let said = text(&out.stderr);
    assert!(said.contains("Standard input has more than 256 MiB"), "{said}");
}

#[test]
fn a_decision_made_with_a_session_asks_for_it_again() {
    let file = ["--catalog", "tests/data/hostile.ron", "--today", "2026-11-21"];
    let session = ["--session", "tests/data/own.crosscheck"];
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("record.json").display().to_string();
    let asked = [
        "decide",
        "--where",
        "number>=1",
        "--format",
        "adr-json",
        "-o",
        &record,
        "--force",
    ];
    let hint = "name it with --session FILE";
    for (made, again, hinted) in [
        (&session[..], &[][..], true),
        (&session, &session, false),
        (&[], &[], false),
    ] {
        let written = run(&[&asked, &file[..], made].concat(), b"");
        assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
        let verified = run(&[&["verify", record.as_str()], &file[..], again].concat(), b"");
        assert_eq!(
            text(&verified.stderr).contains(hint),
            hinted,
            "{}",
            text(&verified.stderr)
        );
    }
}

#[test]
fn a_record_knows_what_was_worked_out_for_it() {
    let file = ["--catalog", "tests/data/databases.ron", "--today", "2026-11-21"];
    let define = [
        "--define",
        "twice=\"Largest database\" * 2",
        "--define",
        "more=twice + 1",
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("record.json").display().to_string();
    let write = ["--format", "adr-json", "-o", &record, "--force"];
    for asked in [["--prefer", "more=more"], ["--where", "twice>=2"]] {
        let written = run(&[&["decide"], &asked[..], &write, &file, &define].concat(), b"");
        assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
        for again in [&[][..], &define] {
            let verified = run(&[&["verify", record.as_str()], &file[..], again].concat(), b"");
            assert_eq!(
                (verified.status.code(), text(&verified.stdout).as_str()),
                (Some(0), "The decision of 2026-11-21 still holds.\n"),
                "{asked:?} {again:?}: {}",
                text(&verified.stderr)
            );
        }
    }
    // What it was worked out from is gone.
    let other = ["--catalog", "tests/data/hostile.ron", "--today", "2026-11-21"];
    let verified = run(&[&["verify", record.as_str()], &other[..]].concat(), b"");
    let said = text(&verified.stdout);
    assert_eq!(verified.status.code(), Some(1), "{said}");
    assert!(
        said.starts_with("What was asked cannot be asked of this catalog any more: twice: "),
        "{said}"
    );
}

#[test]
fn a_record_is_asked_again_with_its_own_sources() {
    let record = [
        "verify",
        "tests/golden/decision.json",
        "--catalog",
        "tests/data/databases.ron",
    ];
    for other in [
        ["--as-of", "2020-01-01"],
        ["--since", "2020-01-01"],
        ["--reading", "documents"],
    ] {
        let refused = run(&[&record[..], &other[..]].concat(), b"");
        assert_eq!(refused.status.code(), Some(2), "{other:?}");
        let why = text(&refused.stderr);
        assert!(why.contains("leave --as-of, --since and --reading out"), "{why}");
    }
    // Nor is it held to a day before its own.
    let refused = run(&[&record[..], &["--today", "2020-01-01"]].concat(), b"");
    assert_eq!(refused.status.code(), Some(2));
    let why = text(&refused.stderr);
    assert!(why.contains("name a day from then on with --today"), "{why}");
}

/// Commands take a catalog; for a list the message says how to make one of it.
#[test]
fn a_list_in_place_of_a_catalog_is_no_broken_catalog() {
    let list = "tests/data/outlier.csv";
    let refused = run(&["list", "--catalog", list], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        text(&refused.stderr),
        format!(
            "crosscheck: {list} is a list and no catalog. Make one of it with crosscheck import {list} -o OUT.ron.\n"
        )
    );
}
