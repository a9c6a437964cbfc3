//! What a terminal receives, whatever a catalog, a session, a list, a file name or an argument holds.
#![allow(clippy::print_stderr)] // a test that is skipped says so

use std::io::Write as _;
use std::{
    path::Path,
    process::{Command, Stdio},
};

const HOSTILE: &str = r#"(
    title: "t\u{1b}]0;x\u{7}\u{202e}", about: "\u{9b}31m",
    sources: [
        (id: "s", title: "S\u{1b}]0;pwned\u{7}\u{1b}[31m\u{202e}", publisher: "P\u{85}\u{2067}", date: "2020"),
        (id: "r", title: "R\u{2028}", date: "2021"),
    ],
    groups: [(id: "g", label: "G\u{1b}[2J")],
    attributes: [
        (id: "n", label: "N\u{1b}[2J", group: "g", kind: Number, better: Higher, unit: "u\u{9b}"),
        (id: "o", label: "O\u{8}", group: "g", kind: Set, options: [(id: "p", label: "P\u{202e}"), (id: "q", label: "q")]),
        (id: "x", label: "X\rX", group: "g", kind: Text),
    ],
    services: [
        (id: "a", name: "A\u{7}", category: "C\u{1b}c", summary: "\u{1b}c", note: "\u{9b}", claims: [
            (attribute: "n", says: Exactly(1.0), source: "s", place: "\u{1b}[1m"),
            (attribute: "o", says: Has(["p"]), source: "s", note: "\u{202e}"),
            (attribute: "x", says: Text("one\u{1b}[2Jtwo\rthree\nfour\tfive\u{2066}"), source: "r"),
        ]),
        (id: "b", name: "B\u{9b}", claims: [
            (attribute: "n", says: Exactly(2.0), source: "s"),
            (attribute: "o", says: Lacks(["p"]), source: "r"),
        ]),
    ],
    factors: [(
        id: "f", label: "F\u{1b}", question: "Q\u{202e}?", why: "W\u{7}", source: "s",
        options: [
            (id: "y", label: "Y\u{9b}", rules: [
                (when: ["o=p"], effect: Favours(1), because: "B\u{1b}[1m.", source: "s"),
            ]),
            (id: "z", label: "Z", rules: [(when: ["n>=2"], effect: Favours(1), because: "B\u{85}.", source: "s")]),
        ],
    )],
)"#;

const LIST: &str = "name,\u{1b}[31mred,n\n\"A\u{202e}\",\u{9b}x,1\nB\u{7},y,2\n,z,3\n";

/// The program on a pseudo-terminal: everything that the terminal receives. `None` where there is no `script` to make one.
fn on_a_terminal(words: &[&str]) -> Option<String> {
    let quote = |word: &str| format!("'{}'", word.replace('\'', r"'\''"));
    let words = std::iter::once(env!("CARGO_BIN_EXE_crosscheck")).chain(words.iter().copied());
    let line = words.map(quote).collect::<Vec<_>>().join(" ");
    let out = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    // A pseudo-terminal puts a carriage return before every line feed.
    let text = String::from_utf8(out.stdout).unwrap_or_else(|e| panic!("{line:?}: {e}"));
    Some(text.replace("\r\n", "\n"))
}

fn is_hidden(c: char) -> bool {
    let marks = "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    (c.is_control() && c != '\n' && c != '\t') || marks.contains(c)
}

#[test]
fn a_terminal_receives_no_control_characters_from_any_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    };
    let catalog = file("h\u{1b}[31m.ron", HOSTILE);
    let broken = file("broken\u{1b}.ron", &HOSTILE.replace("Exactly(1.0)", "Is(\"\\u{1b}x\")"));
    let session = file(
        "s.crosscheck",
        r#"(version: 1, catalog: (title: "t"), view: (as_of: Some("\u{1b}]0;pwned\u{7}\u{202e}")))"#,
    );
    let unknown = file(
        "u.crosscheck",
        r#"(version: 1, catalog: (title: "t\u{1b}"), workspace: (conditions: Some(["x\u{1b}=1"])), new: {"\u{1b}": 1})"#,
    );
    let list = file("l\u{202e}.csv", LIST);
    let missing = folder.path().join("no\u{1b}[2J.ron").to_string_lossy().into_owned();
    let cases: &[&[&str]] = &[
        &["check", &catalog],
        &["check", &catalog, "--format", "json"],
        &["check", &broken],
        &["check", &broken, "--format", "json"],
        &["check", &missing],
        &["list", "--catalog", &broken],
        &["list", "--catalog", &missing],
        &["list", "--catalog", &catalog],
        &["list", "--catalog", &catalog, "--format", "json"],
        &["list", "--catalog", &catalog, "--format", "csv"],
        &["list", "--catalog", &catalog, "--format", "tsv"],
        &["list", "--catalog", &catalog, "--format", "md"],
        &["list", "--catalog", &catalog, "--format", "csv", "-o", "/dev/stdout"],
        &["list", "--catalog", &catalog, "--format", "csv", "-o", "/dev/tty"],
        &["list", "--catalog", &catalog, "--format", "html"],
        &["list", "--catalog", &catalog, "--search", "\u{1b}zz"],
        &["list", "--catalog", &catalog, "--where", "x\u{1b}=1"],
        &["list", "--catalog", &catalog, "--where", "n=\u{202e}"],
        &["list", "--catalog", &catalog, "--where", "o=\u{1b}"],
        &["list", "--catalog", &catalog, "--sort", "\u{1b}"],
        &["list", "--session", &session],
        &["list", "--session", &unknown],
        &["facets", "--catalog", &catalog],
        &["facets", "--catalog", &catalog, "--format", "json"],
        &["gaps", "--catalog", &catalog],
        &["gaps", "--catalog", &catalog, "--format", "csv"],
        &["gaps", "--catalog", &catalog, "--format", "md"],
        &["compare", "--catalog", &catalog, "a", "b", "--why"],
        &["compare", "--catalog", &catalog, "a", "b", "--format", "md"],
        &["compare", "--catalog", &catalog, "a", "b", "--format", "csv"],
        &["compare", "--catalog", &catalog, "a", "b", "--format", "tsv"],
        &["compare", "--catalog", &catalog, "a", "b", "--format", "html"],
        &["compare", "--catalog", &catalog, "a", "b", "--format", "json"],
        &["compare", "--catalog", &catalog, "a", "\u{1b}no"],
        &["decide", "--catalog", &catalog],
        &["decide", "--catalog", &catalog, "--list"],
        &["decide", "--catalog", &catalog, "--list", "--format", "json"],
        &["decide", "--catalog", &catalog, "--diagram"],
        &["decide", "--catalog", &catalog, "--answer", "f=y"],
        &["decide", "--catalog", &catalog, "--answer", "f=y", "--format", "json"],
        &["decide", "--catalog", &catalog, "--answer", "f=y", "--format", "md"],
        &["decide", "--catalog", &catalog, "--answer", "f=\u{202e}"],
        &["decide", "--catalog", &catalog, "--answer", "\u{1b}"],
        &["decide", "--catalog", &catalog, "--importance", "f=\u{9b}"],
        &["decide", "--catalog", &catalog, "--prefer", "n=\u{1b}"],
        &["decide", "--catalog", &catalog, "--prefer", "\u{1b}=more"],
        &["import", &list],
        &["import", &missing],
        &["import", &list, "--name", "\u{1b}"],
        &["\u{1b}lsit"],
        &["list", "--\u{1b}[2J"],
        &["list", "--format", "\u{1b}[2J"],
        &["list", "--today", "\u{1b}[2J"],
        &["--help"],
    ];
    let mut written_out = 0;
    for words in cases {
        let Some(text) = on_a_terminal(words) else {
            assert!(
                std::env::var_os("CI").is_none(),
                "there is no `script` to make a terminal with"
            );
            // Written directly, as what a test that passes prints is not shown.
            let _ = writeln!(
                std::io::stderr(),
                "skipped: there is no `script` to make a terminal with"
            );
            return;
        };
        assert!(!text.trim().is_empty(), "{words:?} says nothing");
        if let Some(at) = text.find(is_hidden) {
            let around: String = text[at..].chars().take(60).collect();
            panic!("{words:?}: {around:?}");
        }
        written_out += usize::from(text.contains("\\u{"));
    }
    assert!(
        written_out > cases.len() / 2,
        "{written_out} of {} write something out",
        cases.len()
    );
}

/// A file and a pipe get the same bytes, as they are.
#[test]
fn what_goes_to_a_pipe_is_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let catalog = folder.path().join("h.ron");
    std::fs::write(&catalog, HOSTILE).expect("written");
    let catalog = catalog.to_string_lossy().into_owned();
    for format in ["csv", "tsv", "md", "html", "json"] {
        let target = folder.path().join(format);
        let words = [
            "list",
            "--catalog",
            &catalog,
            "--today",
            "2026-11-26",
            "--format",
            format,
        ];
        let run = |more: &[&str]| {
            let program = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
                .args(words)
                .args(more)
                .output();
            program.expect("the program runs").stdout
        };
        let piped = run(&[]);
        run(&["-o", &target.to_string_lossy()]);
        assert_eq!(piped, read(&target), "{format}");
        if format == "csv" {
            assert!(piped.contains(&0x1b), "a table keeps its texts");
        }
    }
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("the file")
}
