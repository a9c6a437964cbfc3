//! `check --documents`: the places a catalog cites, looked up in a folder.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn check(words: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--today", "2026-11-26", "--format", "json"])
        .args(words)
        .output()
        .expect("the program runs")
}

fn json(out: &Output) -> Value {
    serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&out.stderr)))
}

const CATALOG: &str = r#"(
    title: "t",
    sources: [(id: "s", title: "S", date: "2020", file: "s.txt", given: true)],
    groups: [(id: "g", label: "G")],
    attributes: [(id: "f", label: "F", group: "g", kind: Flag)],
    services: [
        (id: "a", name: "A", claims: [
            (attribute: "f", says: Yes, source: "s", place: "Ways › By water"),
        ]),
    ],
)"#;

#[test]
fn places_are_looked_up_in_the_folder_of_the_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let (catalog, documents) = (folder.path().join("c.ron"), folder.path().join("d"));
    fs::create_dir(&documents).expect("made");
    fs::write(&catalog, CATALOG).expect("written");
    let with = |text: &str| {
        fs::write(documents.join("s.txt"), text).expect("written");
        check(&[&catalog, Path::new("--documents"), &documents])
    };
    let right = with("# Ways\n\n## By water\n");
    assert_eq!(
        (right.status.code(), json(&right)["errors"].as_array().map(Vec::len)),
        (Some(0), Some(0))
    );
    let wrong = with("# Ways\n\n## By land\n");
    assert_eq!(wrong.status.code(), Some(1));
    let finding = &json(&wrong)["errors"][0];
    assert_eq!(finding["message"], "“s.txt” has no heading “By water”");
    assert_eq!(
        (&finding["line"], &finding["path"]),
        (&8.into(), &"services[0] \"a\" → claims → f".into())
    );
    // Without the documents nothing can be said of their headings.
    assert_eq!(check(&[&catalog]).status.code(), Some(0));
    let nowhere = check(&[&catalog, Path::new("--documents"), Path::new("/no/such")]);
    assert_eq!(nowhere.status.code(), Some(2));
    let said = String::from_utf8_lossy(&nowhere.stderr).into_owned();
    assert!(
        said.contains("There is no folder of documents there") && said.contains("/no/such"),
        "{said}"
    );
}

#[test]
fn the_built_in_catalog_cites_what_stands_in_its_documents() {
    let documents = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/sources");
    if !documents.is_dir() {
        return;
    }
    let out = check(&[Path::new("--documents"), &documents]);
    let report = json(&out);
    assert_eq!(
        (&report["errors"], &report["warnings"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
    assert_eq!(out.status.code(), Some(0));
}
