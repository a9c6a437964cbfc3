//! A list whose entries are no services: what is printed and written of it calls them by its own word.

use std::process::Command;

use serde_json::Value;

fn printed(words: &[&str]) -> String {
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/laptops.ron");
    let out = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .args(["--catalog", catalog, "--today", "2026-11-21"])
        .output()
        .expect("the program runs");
    assert_eq!(
        out.status.code(),
        Some(0),
        "{words:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    let said = [out.stdout, b"\n".to_vec(), out.stderr].concat();
    String::from_utf8(said).expect("text")
}

/// The texts of JSON, without the names of its fields, which are the contract's.
fn prose(json: &Value, into: &mut String) {
    match json {
        Value::String(text) => {
            into.push_str(text);
            into.push('\n');
        }
        Value::Array(all) => all.iter().for_each(|v| prose(v, into)),
        Value::Object(all) => all.values().for_each(|v| prose(v, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn nothing_printed_of_a_list_of_laptops_says_service() {
    let decide = [
        "decide",
        "--answer",
        "size=road,work",
        "--include-retired",
        "--where",
        "touch=yes,no",
    ];
    let commands: [&[&str]; 7] = [
        &["list"],
        &["list", "--search", "slate", "--where", "ram>=10", "--sort", "ram"],
        &["facets"],
        &["compare", "slate", "brick", "relic", "--baseline", "slate"],
        &decide,
        &["decide", "--list"],
        &["gaps"],
    ];
    let formats = [
        "table", "text", "json", "csv", "tsv", "md", "html", "adr", "adr-html", "adr-json",
    ];
    for command in commands {
        let mut shown = 0;
        for format in formats {
            let words = [command, &["--format", format]].concat();
            let help = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
                .args([command[0], "--help"])
                .output();
            let help = String::from_utf8(help.expect("it runs").stdout).expect("text");
            let takes = help.contains(&format!("- {format}:")) && (command != ["decide", "--list"] || format == "json");
            if !takes {
                continue;
            }
            shown += 1;
            let mut text = printed(&words);
            if format.ends_with("json") {
                let json = text
                    .trim_end()
                    .rsplit_once("\n\n")
                    .map_or(text.as_str(), |(json, _)| json)
                    .to_owned();
                let json: Value = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{words:?}: {e}: {json}"));
                text.clear();
                prose(&json, &mut text);
            }
            // What a page does is a program, and a foot's definitions are for programs.
            let text = text
                .lines()
                .filter(|l| !l.starts_with("Definition,") && !l.starts_with("Definition\t"));
            for line in text {
                let line = line.replace("\"Services\"", "");
                assert!(!line.to_lowercase().contains("service"), "{words:?}: {line}");
            }
        }
        assert!(shown > 0, "{command:?}");
    }
}
