//! `check --documents`: the places a catalog cites, looked up in a folder.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crosscheck::{catalog::SourceDate, dataset::built_in::BUILT_IN};
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
    let Some(documents) = documents() else { return };
    let out = check(&[Path::new("--documents"), &documents]);
    let report = json(&out);
    assert_eq!(
        (&report["errors"], &report["warnings"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
    assert_eq!(out.status.code(), Some(0));
}

/// The folder of the five documents; `None`, and said, where it is not there.
fn documents() -> Option<PathBuf> {
    let documents = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/sources");
    if !documents.is_dir() {
        // Written directly, as what a test that passes prints is not shown.
        let _ = writeln!(io::stderr(), "Not tested: the documents are not beside the project.");
        return None;
    }
    Some(documents)
}

/// The words of a text, without marks and case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Facts carry over, sentences do not.
#[test]
fn no_eight_words_in_a_row_are_those_of_a_document() {
    const ROW: usize = 8;
    let Some(documents) = documents() else { return };
    let mut rows: BTreeSet<Vec<String>> = BTreeSet::new();
    for entry in fs::read_dir(documents).expect("the folder").flatten() {
        let text = fs::read_to_string(entry.path()).expect("a text");
        rows.extend(words(&text).windows(ROW).map(<[String]>::to_vec));
    }
    assert!(rows.len() > 5_000, "{} rows", rows.len());
    let (catalog, _) = crosscheck::catalog::load(BUILT_IN);
    let catalog = catalog.expect("it checks");
    let mut texts: Vec<String> = vec![catalog.about.clone()];
    for source in &catalog.sources {
        if let SourceDate::Estimated(_, from) = &source.date {
            texts.push(from.clone());
        }
    }
    texts.extend(catalog.attributes.iter().map(|a| a.about.clone()));
    for service in &catalog.services {
        texts.extend([service.summary.clone(), service.note.clone()]);
        texts.extend(service.successors.iter().map(|s| s.note.clone()));
        texts.extend(
            service
                .benefits
                .iter()
                .chain(&service.considerations)
                .map(|p| p.text.clone()),
        );
        texts.extend(service.lifecycle.iter().map(|e| e.note.clone()));
        for claim in &service.claims {
            texts.push(claim.note().to_owned());
            texts.extend(claim.says.text().map(ToString::to_string));
            texts.extend(claim.supersedes().iter().map(|(_, because)| because.clone()));
            texts.extend(claim.withdrawn().map(str::to_owned));
        }
    }
    for factor in &catalog.factors {
        texts.extend([factor.question.clone(), factor.why.clone()]);
        for option in &factor.options {
            texts.push(option.implies.clone());
            texts.extend(option.rules.iter().map(|r| r.because.clone()));
        }
    }
    let copied = |text: &String| words(text).windows(ROW).any(|row| rows.contains(row));
    let copied: Vec<&String> = texts.iter().filter(|t| !t.starts_with("http") && copied(t)).collect();
    assert_eq!(copied, Vec::<&String>::new());
}
