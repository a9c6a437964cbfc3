//! One name, one thing: a type's name is declared in one room only.

use std::collections::{BTreeMap, BTreeSet};

use crate::{report, source::Source};

#[test]
fn no_type_name_is_declared_in_two_rooms() {
    let source = Source::get();
    let mut declared: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &source.files {
        for name in &file.types {
            declared.entry(name).or_default().insert(&file.path);
        }
    }
    let room = |path: &str| path.split('/').nth(1).map(str::to_owned);
    let twice = |files: &BTreeSet<&str>| files.iter().map(|f| room(f)).collect::<BTreeSet<_>>().len() > 1;
    let mut broken = Vec::new();
    for (name, files) in declared.iter().filter(|(_, files)| twice(files)) {
        let files: Vec<&str> = files.iter().copied().collect();
        broken.push(format!(
            "{name} is declared in {}; call each what it is in its room",
            files.join(", ")
        ));
    }
    report(broken);
}
