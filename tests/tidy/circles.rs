//! No file imports one that imports it back, straight or through others.

use std::collections::BTreeSet;

use crate::{
    report,
    source::{File, Source},
};

/// A folder of so many files may be a circle, if one of them says why, with the words "each other".
const SMALL: usize = 3;

#[test]
fn no_file_imports_one_that_imports_it_back() {
    let source = Source::get();
    let uses: Vec<BTreeSet<usize>> = (0..source.files.len()).map(|f| uses(source, f)).collect();
    let reached: Vec<BTreeSet<usize>> = (0..uses.len()).map(|f| reached(&uses, f)).collect();
    let mut broken = Vec::new();
    for (one, file) in source.files.iter().enumerate() {
        let back = uses[one].iter().filter(|other| reached[**other].contains(&one));
        let back: Vec<&File> = back.map(|other| &source.files[*other]).collect();
        if !back.is_empty() && !says_why(source, file, &back) {
            let names: Vec<&str> = back.iter().map(|f| f.path.as_str()).collect();
            broken.push(format!(
                "{} is in a circle: it names what {} declare, and they, straight or through others, what it declares; \
                 put what both need into a file below both",
                file.path,
                names.join(", ")
            ));
        }
    }
    report(broken);
}

/// The files whose declarations a file uses. To pass a name on, or to name a module, is no use.
fn uses(source: &Source, from: usize) -> BTreeSet<usize> {
    let used = source.names[from].iter().filter(|n| n.used);
    let declared = used.filter_map(|n| n.file.filter(|f| n.name.len() > source.files[*f].module.len()));
    declared.filter(|to| *to != from).collect()
}

/// Every file one comes to from this one.
fn reached(uses: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let (mut found, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        next.extend(uses[file].iter().filter(|f| found.insert(**f)));
    }
    found
}

fn says_why(source: &Source, one: &File, others: &[&File]) -> bool {
    let folder = |f: &File| f.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let beside: Vec<&File> = source.files.iter().filter(|f| folder(f) == folder(one)).collect();
    others.iter().all(|f| folder(f) == folder(one))
        && beside.len() <= SMALL
        && beside.iter().any(|f| f.purpose.contains("each other"))
}
