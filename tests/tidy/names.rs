//! One name, one thing: a type’s name is declared once; and the signs that words are written with.

use std::collections::{BTreeMap, BTreeSet};

use crate::{report, source::Source};

#[test]
fn no_type_name_is_declared_twice() {
    let source = Source::get();
    let mut declared: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &source.files {
        for name in &file.types {
            declared.entry(name).or_default().insert(&file.path);
        }
    }
    let mut broken = Vec::new();
    for (name, files) in declared.iter().filter(|(_, files)| files.len() > 1) {
        let files: Vec<&str> = files.iter().copied().collect();
        broken.push(format!(
            "{name} is declared in {}; call each what it is there",
            files.join(", ")
        ));
    }
    report(broken);
}

/// Words that a person reads have the apostrophe of print; “can't” alone keeps its straight one, which is part of the contract.
#[test]
fn what_is_read_has_the_apostrophe_of_print() {
    let mut broken = Vec::new();
    for file in &Source::get().files {
        for text in file.texts.iter().filter(|t| !t.starts_with("b'")) {
            let signs: Vec<char> = text.chars().collect();
            let straight = |at: &usize| {
                let around = |i: Option<usize>| i.and_then(|i| signs.get(i)).is_some_and(char::is_ascii_lowercase);
                let is_cant = at.checked_sub(2).is_some_and(|from| signs[from..*at] == ['a', 'n']);
                signs[*at] == '\'' && around(at.checked_sub(1)) && around(at.checked_add(1)) && !is_cant
            };
            if (0..signs.len()).any(|at| straight(&at)) {
                broken.push(format!("{}: “{text}”; write ’", file.path));
            }
        }
    }
    report(broken);
}
