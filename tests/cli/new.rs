//! `new`: a catalog to start from, and one made of a list whose columns are spelt out to be changed.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn run(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .output()
        .expect("the command runs")
}

fn said(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

#[test]
fn a_list_becomes_a_catalog_whose_columns_are_changed_in_it_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tools.ron");
    let path = file.to_string_lossy().into_owned();
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tools.csv");
    let new = ["new", &path, "--from", &list.to_string_lossy()];
    let forced = [&new[..], &["--force"]].concat();
    let (out, text) = (run(&new), || fs::read_to_string(&file).expect("written"));
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(said(&out).contains("Read 4 entries"), "{}", said(&out));
    let clean = run(&["check", &path]);
    assert!(String::from_utf8_lossy(&clean.stdout).contains("0 errors, 0 warnings"));
    let first = text();
    assert_eq!(run(&new).status.code(), Some(1), "it is not replaced unasked");
    assert_eq!(text(), first);

    let price = r#"kind: Number, unit: "EUR", label: "Price""#;
    assert!(first.contains(price), "{first}");
    fs::write(&file, first.replace(price, r#"kind: Text, label: "What it costs""#)).expect("edited");
    let out = run(&forced);
    assert_eq!(out.status.code(), Some(0), "{}", said(&out));
    assert!(
        text().contains(r#"label: "What it costs", group: "attributes", kind: Text"#),
        "{}",
        text()
    );

    // What was written wrong is not lost.
    let wrong = text().replace("columns: [", "columns: [[");
    fs::write(&file, &wrong).expect("edited");
    let out = run(&forced);
    assert_eq!(out.status.code(), Some(2), "{}", said(&out));
    assert!(said(&out).contains("Nothing was written"), "{}", said(&out));
    assert_eq!(text(), wrong);
    let misspelt = first.replace(r#"head: "Rating""#, r#"head: "Ratting""#);
    fs::write(&file, &misspelt).expect("edited");
    let out = run(&forced);
    assert!(
        said(&out).contains("no column is called “Ratting”. Did you mean “Rating”?"),
        "{}",
        said(&out)
    );
    assert_eq!((out.status.code(), text()), (Some(2), misspelt));
}
