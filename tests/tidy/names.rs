//! One name, one thing: a type's name is declared once.

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
