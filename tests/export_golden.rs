//! Every format against a file that was read by a person; renew with UPDATE_SNAPSHOTS=1.

#![allow(clippy::unwrap_used, clippy::panic)] // a test may fail

use std::path::PathBuf;

use crosscheck::{
    catalog::{Catalog, Cells, View, load},
    compare::{Request, compare},
    decide::{Answers, rank, robustness},
    export::{Document, Format, Meta, Record, markdown, record, separated},
};

fn databases() -> (Catalog, Cells) {
    let bytes = std::fs::read("tests/data/databases.ron").unwrap();
    let (catalog, report) = load(&bytes);
    let mut catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    // The hash is of the file's bytes; a golden file should not change with a comment in it.
    "0123456789ab".clone_into(&mut catalog.hash);
    let cells = Cells::build(&catalog, View::on(jiff::civil::date(2026, 11, 21)));
    (catalog, cells)
}

fn golden(name: &str, bytes: &[u8]) {
    let path = PathBuf::from("tests/golden").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all("tests/golden").unwrap();
        std::fs::write(&path, bytes).unwrap();
        return;
    }
    let expected =
        std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}; run with UPDATE_SNAPSHOTS=1", path.display()));
    let (expected, found) = (String::from_utf8_lossy(&expected), String::from_utf8_lossy(bytes));
    for (i, (a, b)) in expected.lines().zip(found.lines()).enumerate() {
        assert_eq!(
            a,
            b,
            "{name}, line {}; if it is meant, run with UPDATE_SNAPSHOTS=1",
            i + 1
        );
    }
    assert_eq!(
        expected, found,
        "{name} ends differently; if it is meant, run with UPDATE_SNAPSHOTS=1"
    );
}

#[test]
fn a_comparison_reads_as_agreed_in_every_format() {
    let (catalog, cells) = databases();
    let services: Vec<_> = ["tinybase", "bigserver", "oldstore", "docdrawer"]
        .iter()
        .map(|id| catalog.service(id).unwrap())
        .collect();
    let request = Request {
        baseline: Some(services[0]),
        services,
        differences_only: false,
        keep_cant_tell: false,
    };
    let comparison = compare(&catalog, &cells, &request);
    let document = Document::of_comparison(&catalog, &cells, &comparison, &Meta::new(&catalog, &cells));
    for format in Format::ALL.into_iter().filter(|f| !f.is_binary()) {
        let bytes = format.write(&document).unwrap();
        assert_eq!(bytes, format.write(&document).unwrap(), "{format:?} twice");
        golden(&format!("comparison.{}", format.extension()), &bytes);
    }
}

#[test]
fn a_list_reads_as_agreed() {
    let (catalog, cells) = databases();
    let services: Vec<_> = catalog.service_ixs().collect();
    let document = Document::of_list(
        &catalog,
        &cells,
        &services,
        &Document::all_columns(&catalog),
        &Meta::new(&catalog, &cells),
    );
    for format in [Format::Markdown, Format::Csv, Format::Html] {
        golden(
            &format!("list.{}", format.extension()),
            &format.write(&document).unwrap(),
        );
    }
}

#[test]
fn one_row_can_be_copied_alone() {
    let (catalog, cells) = databases();
    let services: Vec<_> = ["tinybase", "docdrawer"]
        .iter()
        .map(|id| catalog.service(id).unwrap())
        .collect();
    let request = Request {
        services,
        differences_only: false,
        keep_cant_tell: false,
        baseline: None,
    };
    let comparison = compare(&catalog, &cells, &request);
    let document = Document::of_comparison(&catalog, &cells, &comparison, &Meta::new(&catalog, &cells));
    let row = document.only(|row| row.id == "sql");
    assert_eq!(
        String::from_utf8(separated::table(&row, b'\t').unwrap()).unwrap(),
        "Group\tAttribute\tID\tUnit\tDifference\tTinyBase\tTinyBase: sources\tDoc Drawer\tDoc Drawer: sources\n\
         \tStatus\t\t\t\tavailable\t\tretiring, support ends 31 Jan 2028\t[5]\n\
         What it is\tSpeaks SQL\tsql\t\tdifferent\tyes\t[1]\tno\t[2]\n"
    );
    assert_eq!(
        markdown::tables(&row),
        "| Attribute | TinyBase<br>available | Doc Drawer<br>retiring, support ends 31 Jan 2028 \\[5\\] | Difference |\n\
         | --- | --- | --- | --- |\n\
         | Speaks SQL | yes \\[1\\] | no \\[2\\] | different |\n"
    );
}

/// The record of a server for Rust and ten terabytes, or of any answers.
fn record_of(catalog: &Catalog, cells: &Cells, chosen: Vec<Vec<usize>>) -> Record {
    let answers = Answers {
        chosen,
        ..Answers::new(catalog)
    };
    let ranking = rank(catalog, cells, &answers);
    record(
        catalog,
        cells,
        &answers,
        &ranking,
        &robustness(catalog, cells, &answers),
    )
}

#[test]
fn a_decision_record_reads_as_agreed() {
    let (catalog, cells) = databases();
    let record = record_of(&catalog, &cells, vec![vec![1], vec![2], vec![1]]);
    golden("decision.md", record::markdown::write(&record).as_bytes());
}

#[test]
fn a_record_cites_only_what_it_lists_and_lists_only_what_it_cites() {
    let (catalog, cells) = databases();
    let options = |f: usize| {
        let all = (0..catalog.factors[f].options.len()).map(|o| vec![o]);
        std::iter::once(vec![]).chain(all).collect::<Vec<_>>()
    };
    for shape in options(0) {
        for language in options(1) {
            for size in options(2) {
                let chosen = vec![shape.clone(), language.clone(), size];
                let record = record_of(&catalog, &cells, chosen.clone());
                let all = [&record.drivers, &record.options, &record.why, &record.to_confirm];
                let arguments = record.argued.iter().flat_map(|a| &a.arguments);
                let arguments = arguments.chain(&record.consequences).map(|a| &a.says);
                let says = all.into_iter().flatten().chain(arguments).chain([&record.review]);
                let cited: std::collections::BTreeSet<usize> = says.flat_map(|c| c.sources.iter().copied()).collect();
                let listed = (1..=record.sources.len()).collect();
                assert_eq!(cited, listed, "{chosen:?}");
            }
        }
    }
}
