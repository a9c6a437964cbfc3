//! An endless argument to every option of every command: one short line that still says what is wrong with it.

use std::{collections::BTreeSet, process::Command};

use clap::CommandFactory as _;
use crosscheck::cli::Cli;

/// Letters, and the longest line of a message with many of them, in bytes: an argument is repeated twice at most, and a
/// sign that is written out takes six.
const LETTERS: [(&str, usize); 3] = [("x", 400), ("語", 500), ("\u{1b}", 700)];

/// Command, words before the value (an option ends in `=` when it is part of the value), and what the message says.
const CASES: &[(&str, &[&str], &str, &str)] = &[
    ("check", &[], "", "The file cannot be read"),
    ("check", &["--documents"], "", "There is no folder of documents"),
    ("check", &["--format"], "", "is not a value of --format"),
    ("list", &["--catalog"], "", "The file cannot be read"),
    ("list", &["--session"], "", "The file cannot be read"),
    ("list", &["--today"], "", "write a date as YYYY-MM-DD"),
    ("list", &["--as-of"], "", "write a date as YYYY-MM-DD"),
    ("list", &["--since"], "", "write a date as YYYY-MM-DD"),
    ("list", &["--reading"], "", "It takes today, documents"),
    ("list", &["--define"], "", "it has no =. Write NAME=EXPR"),
    ("list", &["--search"], "", "No service matches"),
    ("format", &["--output"], "", "Nothing was written: file name too long"),
    ("list", &["--where"], "", "is not a condition. Write ATTRIBUTE=VALUE"),
    ("list", &["--where"], "=x", "no attribute named"),
    ("list", &["--where"], "languages=", "has no option"),
    ("list", &["--where"], "data-limit>=", "is not a number"),
    ("list", &["--where"], "status=", "no status"),
    ("list", &["--where"], "category=", "no category"),
    ("list", &["--where"], "source=", "no source"),
    ("list", &["--where"], "role=", "no role"),
    ("list", &["--where"], "name=", "nothing here is called"),
    ("list", &["--where"], "yours=", "nothing of yours is called"),
    ("list", &["--where"], "offline=", "is yes, no or partly"),
    ("list", &["--where"], "languages=\"", "a quotation mark is not closed"),
    ("list", &["--where"], "languages!", "has no comparison that is known"),
    ("list", &["--unknown"], "", "It takes keep, drop"),
    ("list", &["--sort"], "", "no attribute named"),
    ("list", &["--sort"], "name:", "which is not known. Use :desc"),
    ("list", &["--columns"], "", "no attribute named"),
    ("list", &["--limit"], "", "is not a value of --limit"),
    ("list", &["--format"], "", "is not a value of --format"),
    ("list", &["--output"], "", "Nothing was written: file name too long"),
    ("facets", &["--search"], "", "No service matches"),
    ("facets", &["--where"], "", "is not a condition"),
    ("facets", &["--format"], "", "It takes table, json"),
    ("compare", &["azure-databricks"], "", "Nothing here has the id"),
    (
        "compare",
        &["azure-databricks", "azure-machine-learning", "--baseline"],
        "",
        "Nothing here has the id",
    ),
    ("compare", &["a", "--format"], "", "is not a value of --format"),
    (
        "compare",
        &["azure-databricks", "azure-machine-learning", "--output"],
        "",
        "Nothing was written: file name too long",
    ),
    ("decide", &["--answer"], "", "has no =. Write FACTOR=OPTION"),
    ("decide", &["--answer"], "=x", "no question is called"),
    ("decide", &["--answer"], "model-type=", "is not one of its answers"),
    ("decide", &["--importance"], "", "has no =. Write FACTOR=0..3"),
    ("decide", &["--importance"], "model-type=", "is not a whole number"),
    ("decide", &["--prefer"], "", "has no =. Write ATTRIBUTE=more"),
    ("decide", &["--prefer"], "=more", "no attribute named"),
    ("decide", &["--prefer"], "data-limit=", "is no wish. Write more"),
    ("decide", &["--where"], "", "is not a condition"),
    ("decide", &["--format"], "", "is not a value of --format"),
    ("decide", &["--output"], "", "Nothing was written: file name too long"),
    ("gaps", &["--answer"], "", "has no =. Write FACTOR=OPTION"),
    ("gaps", &["--importance"], "", "has no =. Write FACTOR=0..3"),
    ("gaps", &["--where"], "", "is not a condition"),
    ("gaps", &["--prefer"], "", "has no =. Write ATTRIBUTE=more"),
    (
        "gaps",
        &["--format"],
        "",
        "It takes table, json, csv, tsv, md, html, xlsx, png",
    ),
    ("gaps", &["--output"], "", "Nothing was written: file name too long"),
    (
        "import",
        &["tests/data/tools.csv", "--format"],
        "",
        "It takes report, json",
    ),
    ("verify", &[], "", "The file cannot be read"),
    (
        "verify",
        &[
            "tests/golden/decision.json",
            "--catalog",
            "tests/data/databases.ron",
            "--output",
        ],
        "",
        "Nothing was written: file name too long",
    ),
    ("diff", &["catalog.ron"], "", "The file cannot be read"),
    (
        "diff",
        &["catalog.ron", "catalog.ron", "--format"],
        "",
        "is not a value of --format",
    ),
    (
        "diff",
        &["catalog.ron", "tests/data/databases.ron", "--output"],
        "",
        "Nothing was written: file name too long",
    ),
    ("new", &["/no/such/folder/x.ron", "--from"], "", "Only "),
    ("import", &[], "", "Only "),
    ("import", &["tests/data/tools.csv", "--id"], "", "no column is called"),
    ("import", &["tests/data/tools.csv", "--name"], "", "no column is called"),
    (
        "import",
        &["tests/data/tools.csv", "--into"],
        "",
        "The file cannot be read",
    ),
    (
        "import",
        &["tests/data/tools.csv", "--output"],
        "",
        "Nothing was written: file name too long",
    ),
    ("import", &["tests/data/tools.csv", "--delimiter"], "", "give one sign"),
    (
        "import",
        &["tests/data/tools.csv", "--encoding"],
        "",
        "no encoding is called",
    ),
    (
        "import",
        &["tests/data/tools.csv", "--header-row"],
        "",
        "give the number of a line",
    ),
    ("import", &["tests/data/tools.csv", "--sheet"], "", "has no sheets"),
    ("import", &["tests/data/tools.csv", "--transpose"], "", "give yes or no"),
    (
        "import",
        &["tests/data/tools.csv", "--column"],
        "",
        "is not a value of --column",
    ),
    (
        "import",
        &["tests/data/tools.csv", "--complete"],
        "",
        "no column is called",
    ),
    (
        "import",
        &["tests/data/tools.csv", "-o", "/proc/x/y", "--missing"],
        "",
        "Nothing was written",
    ),
    ("import", &["tests/data/tools.csv", "--entries"], "", "Shorten it"),
    ("import", &["tests/data/tools.csv", "--decimal"], "", "give . or ,"),
    (
        "import",
        &["tests/data/tools.csv", "--dates"],
        "",
        "give dmy, mdy or ymd",
    ),
    ("", &[], "", "is neither a command nor a file"),
    (
        "",
        &["mycatalog", "second"],
        "",
        "“mycatalog” is neither a command nor a file",
    ),
    ("list", &[], "--", "is not known here"),
];

#[test]
fn an_endless_argument_is_cut_and_the_reason_is_not() {
    for (letter, longest) in LETTERS {
        let endless = letter.repeat(20_000);
        for (command, words, before, reason) in CASES {
            let value = if let Some(behind) = before.strip_prefix('=') {
                format!("{endless}={behind}")
            } else {
                format!("{before}{endless}")
            };
            let mut all: Vec<&str> = if command.is_empty() { vec![] } else { vec![command] };
            all.extend(*words);
            all.push(&value);
            let out = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
                .args(&all)
                .env_remove("DISPLAY")
                .env_remove("WAYLAND_DISPLAY")
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .output()
                .expect("the program runs");
            let said = String::from_utf8(out.stderr).expect("text");
            let asked = format!("{command} {words:?} {before}{letter}…");
            assert!(matches!(out.status.code(), Some(1 | 2)), "{asked}: {:?}", out.status);
            assert!(said.contains(reason), "{asked}: {said}");
            for line in said.lines() {
                assert!(line.len() <= longest, "{asked}: {} bytes: {line}", line.len());
            }
        }
    }
}

/// A new option is not forgotten above.
#[test]
fn every_option_with_a_value_is_tried() {
    let command = Cli::command();
    let common: Vec<_> = command.get_arguments().map(|a| ("list", a)).collect();
    let own = command
        .get_subcommands()
        .flat_map(|c| c.get_arguments().map(move |a| (c.get_name(), a)));
    let wanted: BTreeSet<(String, String)> = common
        .into_iter()
        .chain(own)
        .filter(|(_, a)| a.get_action().takes_values())
        .filter_map(|(command, a)| Some((command.to_owned(), format!("--{}", a.get_long()?))))
        .collect();
    let tried: BTreeSet<(String, String)> = CASES
        .iter()
        .filter_map(|(command, words, ..)| Some(((*command).to_owned(), (*words.last()?).to_owned())))
        .collect();
    let missing: Vec<_> = wanted.difference(&tried).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
