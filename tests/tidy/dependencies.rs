//! What this program is made of: licences, sources, versions and bans as `deny.toml` has them (`cargo deny check` reads the
//! same file, but is a tool that a test cannot count on), and no crate that nothing names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use crosscheck::app::view::licences::licences;
use serde_json::Value;

use crate::{report, source::rust_files};

/// Dependencies that no source names, and why they are there.
const UNNAMED: &[(&str, &str)] = &[("winit", "turns on a feature of the one that eframe brings")];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A file at the top of the package.
fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a file of the package")
}

/// What cargo knows of the crates of the lock file; `None` where some of them were never fetched.
fn metadata(more: &[&str]) -> Option<Value> {
    let base = [
        "metadata",
        "--format-version=1",
        "--offline",
        "--locked",
        "--all-features",
    ];
    let run = Command::new(env!("CARGO"))
        .args(base)
        .args(more)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    serde_json::from_slice(&run.expect("cargo runs").stdout).ok()
}

/// The same of all systems.
fn whole_metadata() -> Option<Value> {
    metadata(&[])
}

/// Every crate of the lock file, of all systems; where those of others were never fetched, of this one.
fn crates() -> Vec<Value> {
    let all = whole_metadata().or_else(|| metadata(&[&format!("--filter-platform={}", host())]));
    let packages = all.and_then(|mut j| j["packages"].as_array_mut().map(std::mem::take));
    packages.expect("the crates have been fetched: cargo is building with them")
}

fn host() -> String {
    let told = Command::new("rustc").arg("-vV").output().expect("rustc runs").stdout;
    let told = String::from_utf8_lossy(&told).into_owned();
    let host = told.lines().find_map(|l| l.strip_prefix("host: "));
    host.expect("rustc says for which system it is").to_owned()
}

/// The texts of a list in `deny.toml`: each line's first.
fn listed(list: &str) -> Vec<String> {
    let text = file("deny.toml");
    let start = format!("\n{list} = [\n");
    let (_, rest) = text
        .split_once(&start)
        .unwrap_or_else(|| panic!("deny.toml has no list {list}"));
    let (inside, _) = rest.split_once("\n]").expect("the list ends");
    let first = |line: &str| line.split('"').nth(1).map(str::to_owned);
    inside
        .lines()
        .filter(|l| !l.trim_start().starts_with('#'))
        .filter_map(first)
        .collect()
}

/// Whether an expression of licences (`A OR B`, `A/B`, `(A OR B) AND C`) can be met by these.
fn met(expression: &str, allowed: &[String]) -> bool {
    // No expression nests deeper than one pair of parentheses.
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in expression.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && expression[at..].starts_with(" AND ") => {
                parts.push(&expression[from..at]);
                from = at + " AND ".len();
            }
            _ => {}
        }
    }
    parts.push(&expression[from.min(expression.len())..]);
    let either = |part: &str| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')');
        part.split(" OR ")
            .flat_map(|p| p.split('/'))
            .any(|one| allowed.iter().any(|a| a == one.trim()))
    };
    parts.into_iter().all(either)
}

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap_or_default()
}

#[test]
fn licences_can_be_met_one_by_one_and_together() {
    let allowed = ["MIT", "Apache-2.0", "OFL-1.1"].map(str::to_owned);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND OFL-1.1", true),
        ("(MIT OR Apache-2.0) AND Ubuntu-font-1.0", false),
        ("", false),
    ] {
        assert_eq!(met(expression, &allowed), expected, "{expression}");
    }
}

#[test]
fn every_crate_may_be_part_of_this() {
    let (allowed, banned, skipped) = (listed("allow"), listed("deny"), listed("skip"));
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut broken, mut used) = (Vec::new(), BTreeSet::new());
    for of in crates() {
        let (name, version) = (text(&of, "name"), text(&of, "version"));
        let licence = text(&of, "license");
        if !met(licence, &allowed) {
            broken.push(format!(
                "{name} {version} is under “{licence}”, which deny.toml does not allow"
            ));
        }
        if banned.iter().any(|b| b == name) {
            broken.push(format!("{name} is banned by deny.toml"));
        }
        if name != env!("CARGO_PKG_NAME") && text(&of, "source") != REGISTRY {
            broken.push(format!("{name} {version} does not come from crates.io"));
        }
        let key = format!("{name}@{version}");
        if skipped.contains(&key) {
            used.insert(key);
        } else {
            versions.entry(name.to_owned()).or_default().push(version.to_owned());
        }
    }
    for (name, versions) in versions.into_iter().filter(|(_, v)| v.len() > 1) {
        let versions = versions.join(" and ");
        broken.push(format!(
            "{name} is there as {versions}: agree on one, or list the older in deny.toml"
        ));
    }
    // Of crates of other systems it cannot be known here whether they are still there; the lock file knows.
    let lock = file("Cargo.lock");
    for skip in skipped.iter().filter(|s| !used.contains(*s)) {
        let there = skip
            .split_once('@')
            .is_some_and(|(n, v)| lock.contains(&format!("name = \"{n}\"\nversion = \"{v}\"")));
        if !there {
            broken.push(format!("deny.toml lists {skip}, which is not there any more"));
        }
    }
    report(broken);
}

/// The crates that Cargo.toml asks for: their names there, without the features' `dep:`.
fn asked_for() -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in file("Cargo.toml").lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if inside
            && !line.starts_with('#')
            && let Some((name, _)) = line.split_once(" = ")
        {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn every_dependency_is_named_by_a_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        rust_files(root, folder, &mut files);
    }
    let sources: Vec<String> = files.iter().map(|f| file(f)).collect();
    let asked = asked_for();
    assert!(asked.len() > 30, "the dependencies of Cargo.toml: {asked:?}");
    // As a path begins, or in a `use` of the whole; not in this file's own words.
    let names = |name: &str| {
        let name = name.replace('-', "_");
        let path = format!("{name}::");
        let begins = |text: &String| {
            text.match_indices(&path).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
            })
        };
        let whole = [format!("use {name};"), format!("use {name} as ")];
        sources
            .iter()
            .any(|text| begins(text) || whole.iter().any(|w| text.contains(w)))
    };
    let mut broken = Vec::new();
    for name in &asked {
        let excused = UNNAMED.iter().any(|(n, _)| n == name);
        match (names(name), excused) {
            (false, false) => broken.push(format!("no source names {name}; take it out of Cargo.toml")),
            (true, true) => broken.push(format!("{name} is named and needs no exception")),
            _ => {}
        }
    }
    report(broken);
}

/// The crates that normal dependencies of any system lead to from this one: `name version: licence`.
fn compiled_in(metadata: &Value) -> BTreeSet<String> {
    let nodes = metadata["resolve"]["nodes"].as_array().expect("what depends on what");
    let (mut found, mut todo) = (BTreeSet::new(), vec![metadata["resolve"]["root"].clone()]);
    while let Some(id) = todo.pop() {
        let node = nodes.iter().find(|n| n["id"] == id).expect("a crate");
        for dep in node["deps"].as_array().expect("dependencies") {
            let mut kinds = dep["dep_kinds"].as_array().expect("kinds").iter();
            if kinds.any(|k| k["kind"].is_null()) && found.insert(dep["pkg"].to_string()) {
                todo.push(dep["pkg"].clone());
            }
        }
    }
    let packages = metadata["packages"].as_array().expect("packages").iter();
    packages
        .filter(|p| found.contains(&p["id"].to_string()))
        .map(|p| {
            let licence = p["license"].as_str().unwrap_or("see its text");
            format!(
                "{} {}: {licence}",
                p["name"].as_str().unwrap_or_default(),
                p["version"].as_str().unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn the_licences_that_the_program_shows_are_those_of_what_is_in_it() {
    let all = licences();
    let shown: BTreeSet<String> = all
        .parts
        .iter()
        .filter(|p| !p.version.is_empty())
        .map(|p| format!("{} {}: {}", p.name, p.version, p.expression))
        .collect();
    let Some(metadata) = whole_metadata() else {
        // The crates of other systems were never fetched here.
        assert!(shown.len() > 300, "{}", shown.len());
        return;
    };
    let now = compiled_in(&metadata);
    let differ: Vec<&String> = now.symmetric_difference(&shown).collect();
    assert!(differ.is_empty(), "run python3 tests/scripts/licences.py: {differ:?}");
    let texts = all.parts.iter().filter(|p| all.texts(p).next().is_some()).count();
    assert!(all.parts.len() - texts < 10, "{texts} come with a text");
}
