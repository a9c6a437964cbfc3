//! What `SECURITY.md` says holds a promise is there: every test, by its name, and every file.

use std::{fs, path::Path};

use crate::{report, source::rust_files};

/// The heading of the column in which tests are named.
const HELD_BY: &str = "held by";

#[test]
fn every_test_that_security_md_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("SECURITY.md")).expect("SECURITY.md");
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        rust_files(root, folder, &mut files);
    }
    let sources: Vec<String> = files
        .iter()
        .filter_map(|f| fs::read_to_string(root.join(f)).ok())
        .collect();
    let is_test = |name: &str| sources.iter().any(|text| text.contains(&format!("fn {name}(")));
    let mut broken = Vec::new();
    let (mut column, mut named) = (None, 0);
    for line in page.lines().filter(|l| l.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if let Some(at) = cells.iter().position(|c| *c == HELD_BY) {
            column = Some(at);
            continue;
        }
        let cell = column.and_then(|at| cells.get(at)).copied().unwrap_or_default();
        if cell.starts_with("---") {
            continue;
        }
        // Between backticks: every second piece.
        let names: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        if names.is_empty() {
            broken.push(format!("nothing holds this promise: {line}"));
        }
        for name in names {
            named += 1;
            let there = if name.contains('/') {
                root.join(name).exists()
            } else {
                is_test(name)
            };
            if !there {
                broken.push(format!("SECURITY.md names {name}, which is not there"));
            }
        }
    }
    assert!(named > 20, "the tables of SECURITY.md name {named} tests");
    report(broken);
}
