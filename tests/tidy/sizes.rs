//! How long files are, and that each says what it is for.

use std::{fs, path::Path};

use crate::{
    report,
    source::{Source, rust_files},
};

/// Lines of code in the middle file, and in the longest.
const MEDIAN: usize = 150;
const LONGEST: usize = 450;

/// Flat lists of like things, which may be longer.
const FLAT: &[(&str, &str)] = &[];

#[test]
fn files_are_short() {
    let source = Source::get();
    let mut lines: Vec<usize> = source.files.iter().map(|f| f.code_lines).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    let mut broken = Vec::new();
    if median > MEDIAN {
        broken.push(format!(
            "src has a median of {median} lines of code a file; split files, {MEDIAN} is the most"
        ));
    }
    for file in source.files.iter().filter(|f| f.code_lines > LONGEST) {
        if !FLAT.iter().any(|(path, _)| *path == file.path) {
            broken.push(format!(
                "{} has {} lines of code; split it by what varies, {LONGEST} is the most",
                file.path, file.code_lines
            ));
        }
    }
    for (path, why) in FLAT {
        let needed = source.files.iter().any(|f| f.path == *path && f.code_lines > LONGEST);
        assert!(needed, "{path} ({why}) needs no exception");
    }
    report(broken);
}

#[test]
fn every_file_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        rust_files(root, folder, &mut files);
    }
    let says = |path: &String| {
        let text = fs::read_to_string(root.join(path)).expect("a source file");
        text.lines()
            .next()
            .is_some_and(|l| l.starts_with("//!") && l.len() > "//! ".len())
    };
    let silent = files.iter().filter(|path| !says(path));
    report(
        silent
            .map(|path| format!("{path} does not say what it is for; open it with a //! comment"))
            .collect(),
    );
}
