//! What was measured, as the tables of the README: printed at the end of a run of everything, from the files that
//! `criterion` leaves, so that all figures of a table are from one run on one machine.

use std::{collections::BTreeMap, fs, path::PathBuf, time::SystemTime};

/// One row: what it says, and the measurement it takes, where `{}` stands for the number of services.
const BY_SIZE: [(&str, &str); 20] = [
    ("`ron`'s own parse of the file, for scale", "load/ron alone/{}"),
    ("a file's bytes to usable: parse, check, cells, index", "load/usable/{}"),
    (
        "scanning the text for “data” (`memmem`), for scale",
        "search/“data” memmem alone/{}",
    ),
    (
        "a search keystroke with ranking and all counts: “data”",
        "search/“data” with all counts/{}",
    ),
    ("the first keystroke, “d”", "search/“d” with all counts/{}"),
    ("a typing mistake, “databse”", "search/“databse” with all counts/{}"),
    (
        "scanning for “zenith warehouse 77”, for scale",
        "search/“zenith warehouse 77” memmem alone/{}",
    ),
    (
        "three words that nothing has: mistakes looked for in each",
        "search/“zenith warehouse 77” with all counts/{}",
    ),
    (
        "a plain counting pass over all facets, for scale",
        "facets/plain counting pass/{}",
    ),
    ("a facet toggled, with all counts", "facets/1 toggled, all counts/{}"),
    (
        "three facets toggled, `limit>=5` among them",
        "facets/3 toggled, all counts/{}",
    ),
    (
        "sorting the bare keys of a number, for scale",
        "sort/bare keys of stars/{}",
    ),
    ("sorting by that number", "sort/by stars/{}"),
    (
        "sorting the bare texts of an attribute, for scale",
        "sort/bare texts of known-for/{}",
    ),
    ("sorting by that text", "sort/by known-for/{}"),
    (
        "the first click on that heading",
        "sort/by known-for for the first time/{}",
    ),
    ("a frame while scrolling cards", "frame/scrolling cards/{}"),
    ("a frame while scrolling the table", "frame/scrolling table/{}"),
    ("a list of 30 attributes to CSV", "export/30 attributes to CSV/{}"),
    ("a list of 30 attributes to XLSX", "export/30 attributes to XLSX/{}"),
];

/// Rows that have one figure.
const SINGLE: [(&str, &str); 5] = [
    (
        "`crosscheck check` on the built-in catalog, lints included (`cargo bench -- check/`)",
        "check/built-in catalog, all lints",
    ),
    (
        "a frame of 6 services side by side in 200 attributes",
        "frame/comparing 6 services × 200 attributes",
    ),
    (
        "an answer in Decide on the built-in catalog: ranking, flips, shares, 10,000 weightings",
        "decide/built-in catalog, all answered: ranking, flips, shares, 10,000 weightings",
    ),
    (
        "asking every rule of 10,000 services, once",
        "decide/asking every rule/10000",
    ),
    (
        "the order after an answer with 10,000 services",
        "decide/the order after an answer/10000",
    ),
];

/// What stands where nothing was measured.
const NONE: &str = "not measured";

const COLUMNS: [usize; 3] = [1_000, 10_000, 100_000];

/// Prints both tables: `memory` holds the bytes a service beyond its text, by size. What was measured before `since`
/// is from another run and left out.
pub fn print(since: SystemTime, memory: &BTreeMap<usize, usize>) {
    let all = measured(since);
    println!("\n| what | 1,000 services | 10,000 | 100,000 |\n|---|---|---|---|");
    for (label, id) in BY_SIZE {
        let figure = |size: usize| {
            all.get(&id.replace("{}", &size.to_string()))
                .map_or(NONE, String::as_str)
        };
        println!("| {label} | {} |", COLUMNS.map(figure).join(" | "));
    }
    let bytes = |size: usize| {
        memory
            .get(&size)
            .map_or_else(|| NONE.to_owned(), |n| format!("{n} bytes"))
    };
    println!(
        "| memory a service beyond its text in the file, freed memory handed back | {} |",
        COLUMNS.map(bytes).join(" | ")
    );
    println!("\n| what | time |\n|---|---|");
    for (label, id) in SINGLE {
        println!("| {label} | {} |", all.get(id).map_or(NONE, String::as_str));
    }
}

/// Every median of this run by the name of its measurement, in words.
fn measured(since: SystemTime) -> BTreeMap<String, String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let home = std::env::var_os("CRITERION_HOME").map_or_else(|| target.join("criterion"), PathBuf::from);
    let mut all = BTreeMap::new();
    let mut open = vec![home];
    while let Some(folder) = open.pop() {
        let inside = fs::read_dir(&folder).into_iter().flatten().flatten();
        open.extend(inside.map(|e| e.path()).filter(|p| p.is_dir()));
        let is_new = folder.ends_with("new")
            && fs::metadata(folder.join("estimates.json"))
                .and_then(|m| m.modified())
                .is_ok_and(|t| t >= since);
        let json = |file: &str| -> Option<serde_json::Value> {
            serde_json::from_slice(&fs::read(folder.join(file)).ok()?).ok()
        };
        if is_new
            && let (Some(name), Some(figures)) = (json("benchmark.json"), json("estimates.json"))
            && let (Some(id), Some(ns)) = (name["full_id"].as_str(), figures["median"]["point_estimate"].as_f64())
        {
            all.insert(id.to_owned(), in_words(ns));
        }
    }
    all
}

/// Nanoseconds as milliseconds, or seconds, to two figures.
fn in_words(ns: f64) -> String {
    let (value, unit) = if ns < 1e9 { (ns / 1e6, "ms") } else { (ns / 1e9, "s") };
    let places = (1 - value.log10().floor() as i32).clamp(0, 4) as usize;
    format!("{value:.places$} {unit}")
}
