//! Every format against a file that was read by a person; renew with UPDATE_SNAPSHOTS=1.

use std::{collections::BTreeMap, path::PathBuf};

use crosscheck::{
    catalog::{Annotations, Catalog, Cells, Kind, Mark, OwnClaim, View, annotations, load, raw::RawSays},
    compare::{CompareRequest, compare},
    decide::Answers,
    explore::{Index, Listing, Query, list},
    export::{Document, ExportContext, Format, Meta, Paper, Progress, list_json, markdown, separated},
    report::{Decision, Record, ReportFormat, record},
};

fn databases() -> (Catalog, Cells) {
    let bytes = std::fs::read("tests/data/databases.ron").unwrap();
    let (catalog, report) = load(&bytes);
    let mut catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    // The hash is of the file's bytes; a golden file should not change with a comment in it.
    "0123456789ab".clone_into(&mut catalog.hash);
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
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
    let request = CompareRequest {
        baseline: Some(services[0]),
        services,
        differences_only: false,
        keep_cant_tell: false,
    };
    let comparison = compare(&cells, &request);
    let document = Document::of_comparison(&cells, &comparison, &Meta::new(&cells));
    for format in Format::ALL.into_iter().filter(|f| !f.is_binary()) {
        let bytes = crate::write(format, &document).unwrap();
        assert_eq!(bytes, crate::write(format, &document).unwrap(), "{format:?} twice");
        golden(&format!("comparison.{}", format.id()), &bytes);
    }
}

#[test]
fn a_list_reads_as_agreed() {
    let (catalog, cells) = databases();
    let services: Vec<_> = catalog.service_ixs().collect();
    let (columns, meta) = (Document::all_columns(&catalog), Meta::new(&cells));
    let paper = Paper::of_list(&cells, &services, &columns, &meta);
    let put = |format: Format, paper: &Paper<'_>| {
        let mut bytes = Vec::new();
        format.put(paper, &ExportContext::default(), &mut bytes).unwrap();
        bytes
    };
    for format in [Format::Markdown, Format::Csv, Format::Html] {
        golden(&format!("list.{}", format.id()), &put(format, &paper));
    }
    // Rows made one by one are those of the document that is whole in memory.
    let document = paper.whole(Progress::default()).unwrap();
    for format in Format::ALL.into_iter().filter(|f| *f != Format::Json) {
        assert_eq!(
            put(format, &paper),
            crate::write(format, &document).unwrap(),
            "{format:?}"
        );
    }
    let listing = list(&cells, &Index::build(&cells), &Query::default());
    let json = put(Format::Json, &paper.with_listing(&cells, &listing));
    let whole = serde_json::to_string_pretty(&list_json(&cells, &listing)).unwrap() + "\n";
    assert_eq!(String::from_utf8(json).unwrap(), whole);
    let none = Listing {
        hits: Vec::new(),
        ..listing
    };
    let paper = Paper::of_list(&cells, &[], &columns, &meta);
    assert_eq!(put(Format::Json, &paper.with_listing(&cells, &none)), b"[]\n");
}

#[test]
fn one_row_can_be_copied_alone() {
    let (catalog, cells) = databases();
    let services: Vec<_> = ["tinybase", "docdrawer"]
        .iter()
        .map(|id| catalog.service(id).unwrap())
        .collect();
    let request = CompareRequest {
        services,
        differences_only: false,
        keep_cant_tell: false,
        baseline: None,
    };
    let comparison = compare(&cells, &request);
    let document = Document::of_comparison(&cells, &comparison, &Meta::new(&cells));
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

/// A server for Rust and ten terabytes, or any answers.
fn answers(cells: &Cells, chosen: Vec<Vec<usize>>) -> Answers {
    Answers {
        chosen,
        ..Answers::new(&cells.catalog)
    }
}

#[test]
fn a_decision_record_reads_as_agreed() {
    let (_, cells) = databases();
    let answers = answers(&cells, vec![vec![1], vec![2], vec![1]]);
    let decision = Decision::new(&cells, &answers);
    for (format, _, extension) in ReportFormat::records() {
        golden(&format!("decision.{extension}"), &format.write(&decision));
    }
}

#[test]
fn a_ranking_reads_as_agreed() {
    let (_, cells) = databases();
    let answers = answers(&cells, vec![vec![1], vec![2], vec![1]]);
    golden(
        "ranking.md",
        &ReportFormat::Markdown.write(&Decision::new(&cells, &answers)),
    );
}

/// A catalog with what is the user's own laid over it: a claim, a note, a star, a service struck out.
fn with_own() -> (Catalog, Cells) {
    let (mut catalog, cells) = databases();
    let claim = |service: &str, attribute: &str, says, note: &str| OwnClaim {
        service: service.into(),
        attribute: attribute.into(),
        says,
        note: note.into(),
        date: "2026-05-03".into(),
    };
    let number = catalog
        .attributes
        .iter()
        .find(|a| matches!(a.kind, Kind::Number))
        .map(|a| a.id.clone())
        .unwrap();
    let own = Annotations {
        claims: vec![
            claim(
                "docdrawer",
                &number,
                Some(RawSays::AtLeast(12.0.into())),
                "we measured <12> | `it`",
            ),
            claim("bigserver", &number, None, "ask the vendor"),
        ],
        marks: BTreeMap::from([
            (
                "bigserver".to_owned(),
                Mark {
                    starred: true,
                    note: "our team knows it".into(),
                    ..Mark::default()
                },
            ),
            (
                "tinybase".to_owned(),
                Mark {
                    struck: Some("not allowed here".into()),
                    ..Mark::default()
                },
            ),
        ]),
        ..Annotations::default()
    };
    assert_eq!(annotations::apply(&mut catalog, &own), Vec::<String>::new());
    let cells = Cells::build(catalog.clone(), cells.view);
    (catalog, cells)
}

/// Every sentence of a record, as its fields hold them.
fn facts(record: &Record) -> Vec<String> {
    let cited = [
        &record.drivers,
        &record.options,
        &record.why,
        &record.to_confirm,
        &record.nearest,
        &record.own,
    ];
    let arguments = record.argued.iter().flat_map(|a| &a.arguments);
    let arguments = arguments.chain(&record.consequences).map(|a| &a.says);
    let said = cited.into_iter().flatten().chain(arguments).chain(&record.review);
    said.map(|c| c.text.clone())
        .chain([record.title.clone(), record.context.clone(), record.headline.clone()])
        .chain(record.confidence.iter().chain(&record.changes).cloned())
        .chain(record.argued.iter().flat_map(|a| [a.name.clone(), a.summary.clone()]))
        .chain(record.sources.iter().map(|s| s.words.clone()))
        .chain(record.foot.iter().map(|(_, value)| value.clone()))
        .collect()
}

#[test]
fn a_record_says_the_same_in_every_format() {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    for (_, cells) in [databases(), with_own()] {
        for chosen in [
            vec![vec![1], vec![2], vec![1]],
            vec![vec![], vec![], vec![]],
            vec![vec![0], vec![0], vec![]],
        ] {
            let answers = answers(&cells, chosen);
            let decision = Decision::new(&cells, &answers);
            let record = record(&decision);
            let text = |format: ReportFormat| String::from_utf8(format.write(&decision)).unwrap();
            let markdown = text(ReportFormat::Record).replace('\\', "");
            let page = entities
                .iter()
                .fold(text(ReportFormat::RecordPage), |t, (from, to)| t.replace(from, to));
            let json: serde_json::Value = serde_json::from_str(&text(ReportFormat::RecordJson)).unwrap();
            let mut strings = Vec::new();
            strings_of(&json, &mut strings);
            for fact in facts(&record) {
                assert!(strings.contains(&fact), "JSON lacks: {fact}");
                assert!(page.contains(&fact), "the page lacks: {fact}");
                assert!(
                    markdown.contains(&fact) || markdown.contains(&fact.replace('<', "&lt;")),
                    "Markdown lacks: {fact}"
                );
            }
        }
    }
}

fn strings_of(value: &serde_json::Value, all: &mut Vec<String>) {
    match value {
        serde_json::Value::String(s) => all.push(s.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|v| strings_of(v, all)),
        serde_json::Value::Object(map) => map.values().for_each(|v| strings_of(v, all)),
        _ => {}
    }
}

#[test]
fn what_is_the_authors_own_stands_in_the_record_as_theirs() {
    let (catalog, cells) = with_own();
    let tinybase = catalog.service("tinybase").unwrap();
    let answers = Answers {
        struck: vec![tinybase],
        struck_because: BTreeMap::from([(tinybase, "not allowed here".to_owned())]),
        ..Answers::new(&catalog)
    };
    let text = String::from_utf8(ReportFormat::Record.write(&Decision::new(&cells, &answers))).unwrap();
    for expected in [
        "TinyBase: ruled out. The author struck it out: not allowed here.",
        "### The author’s own",
        "Grand Server is starred.",
        "Note on Grand Server: our team knows it",
        "ask the vendor",
        "The author’s own evidence, 3 May 2026",
        "Own evidence: 2 own claims and notes, 1 strike",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(
        !text.contains("You") && !text.contains("Your evidence"),
        "a reader is not its author\n{text}"
    );
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
                let answers = answers(&cells, chosen.clone());
                let record = record(&Decision::new(&cells, &answers));
                let all = [
                    &record.drivers,
                    &record.options,
                    &record.why,
                    &record.to_confirm,
                    &record.nearest,
                    &record.own,
                ];
                let arguments = record.argued.iter().flat_map(|a| &a.arguments);
                let arguments = arguments.chain(&record.consequences).map(|a| &a.says);
                let says = all.into_iter().flatten().chain(arguments).chain(&record.review);
                let cited: std::collections::BTreeSet<usize> = says.flat_map(|c| c.sources.iter().copied()).collect();
                let listed = (1..=record.sources.len()).collect();
                assert_eq!(cited, listed, "{chosen:?}");
            }
        }
    }
}

#[test]
fn a_page_of_what_differs_does_not_say_so_in_every_row() {
    let (catalog, cells) = databases();
    let page = |differences_only| {
        let request = CompareRequest {
            services: catalog.service_ixs().take(3).collect(),
            differences_only,
            keep_cant_tell: false,
            baseline: None,
        };
        let comparison = compare(&cells, &request);
        let document = Document::of_comparison(&cells, &comparison, &Meta::new(&cells));
        String::from_utf8(crate::write(Format::Html, &document).unwrap()).unwrap()
    };
    let (all, different) = (page(false), page(true));
    assert!(all.contains(">Difference<") && all.contains("data-label=\"Difference\""));
    assert!(different.contains("data-class=\"different\""), "there are rows");
    assert!(!different.contains(">Difference<") && !different.contains("data-label=\"Difference\""));
}

/// The sources listed at the end of a page of Markdown, by their numbers.
fn listed(page: &str) -> BTreeMap<String, usize> {
    let (_, list) = page.split_once("# Sources\n").unwrap_or_default();
    let numbered = list.lines().filter_map(|line| line.split_once(". "));
    numbered
        .filter_map(|(number, words)| Some((words.to_owned(), number.parse().ok()?)))
        .collect()
}

#[test]
fn a_source_has_one_number_in_the_ranking_and_in_the_record() {
    let (catalog, _) = load(include_bytes!("../../catalog.ron"));
    let catalog = catalog.expect("the built-in catalog");
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
    let mut both = 0;
    for (turn, n) in [(0, 5), (1, 3), (2, 1)] {
        let chosen = catalog.factors.iter().take(n).map(|f| vec![turn % f.options.len()]);
        let mut chosen: Vec<Vec<usize>> = chosen.collect();
        chosen.resize(catalog.factors.len(), vec![]);
        let answers = answers(&cells, chosen);
        let decision = Decision::new(&cells, &answers);
        let text = |format: ReportFormat| String::from_utf8(format.write(&decision)).unwrap();
        let (ranking, record) = (text(ReportFormat::Markdown), text(ReportFormat::Record));
        let in_record = listed(&record);
        for (words, number) in listed(&ranking) {
            let Some(there) = in_record.get(&words) else { continue };
            both += 1;
            assert_eq!(number, *there, "{words}\n{ranking}\n{record}");
            let cited = format!("\\[{number}\\]");
            assert!(
                ranking.contains(&cited) && record.contains(&cited),
                "{cited}\n{ranking}\n{record}"
            );
        }
    }
    assert!(both > 10, "{both} compared");
}

/// The text of a file of a workbook.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn a_workbook_fits_the_width_of_its_pages_and_its_rows_fit_their_text() {
    let (catalog, cells) = databases();
    let request = CompareRequest {
        services: catalog.service_ixs().collect(),
        differences_only: false,
        keep_cant_tell: false,
        baseline: None,
    };
    let comparison = compare(&cells, &request);
    let document = Document::of_comparison(&cells, &comparison, &Meta::new(&cells));
    let workbook = crate::write(Format::Xlsx, &document).unwrap();
    for sheet in 1..=4 {
        let xml = part(&workbook, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(
            xml.contains("fitToPage=\"1\"") && xml.contains("fitToHeight=\"0\""),
            "sheet {sheet}: {xml}"
        );
    }
    let table = part(&workbook, "xl/worksheets/sheet1.xml");
    assert!(table.contains("\" ht=\"30\""), "a row of two lines: {table}");
}
