//! What we write comes back: a list or a comparison in any format with typed cells, imported again, has the same entries and the
//! same cells, and *not stated* stays not stated.

use crosscheck::{
    catalog::{
        Catalog, Cells, EventKind, View, load, parse_raw,
        raw::{ColumnReading, ListReading, RawCatalog, RawEvent, RawSuccessor, RawSupersedes},
    },
    dataset::built_in::BUILT_IN,
    explore::{Index, Query, list},
    export::{Format, list_json},
    import::{ImportRequest, import, write},
};
use jiff::civil::date;
use serde_json::Value;

use crate::{
    generate::{SplitMix, generate},
    hostile::documents,
};

/// The formats that are read back, each with the ending of its files.
const FORMATS: [(Format, &str); 4] = [
    (Format::Json, "json"),
    (Format::Csv, "csv"),
    (Format::Tsv, "tsv"),
    (Format::Xlsx, "xlsx"),
];

fn catalog_of(raw: &RawCatalog) -> Catalog {
    let (catalog, report) = load(write(raw).as_bytes());
    catalog.unwrap_or_else(|| panic!("{:?}", report.errors))
}

/// The list as the contract's JSON has it.
fn listed(catalog: &Catalog) -> Vec<Value> {
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 21)));
    let listing = list(&cells, &Index::build(&cells), &Query::default());
    list_json(&cells, &listing).as_array().cloned().unwrap_or_default()
}

/// Entries by id, with what each says of its cells: states and values, and the states of a set's options.
fn essence(list: &[Value], fields: &[&str]) -> Vec<String> {
    let mut lines = Vec::new();
    for service in list {
        let head: Vec<String> = fields.iter().map(|f| service[f].to_string()).collect();
        lines.push(format!("{} {}", service["id"], head.join(" ")));
        for (attribute, cell) in service["cells"].as_object().into_iter().flatten() {
            let mut options: Vec<String> = cell["options"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(o, s)| format!("{o}={s}"))
                .collect();
            options.retain(|o| !o.ends_with("\"not-stated\""));
            options.sort();
            let state = &cell["state"];
            // What is not stated may be left out with its whole column.
            if state != "not-stated" {
                let value = sorted(&cell["value"]);
                let options = options.join(" ");
                lines.push(format!("{} {attribute} {state} {value} {options}", service["id"]));
            }
        }
    }
    lines.sort();
    lines
}

/// Several values stand in the order of their sources, which is not part of the cell.
fn sorted(value: &Value) -> Value {
    let Some(all) = value.as_array() else {
        return value.clone();
    };
    let mut all = all.clone();
    all.sort_by_key(Value::to_string);
    all.into()
}

fn read_back(bytes: &[u8], ending: &str) -> Catalog {
    let file = format!("list.{ending}");
    let request = ImportRequest::new(bytes, &file, date(2026, 11, 21));
    let imported = import(&request, None).unwrap_or_else(|e| panic!("{ending}: {e}"));
    let told = "Crosscheck wrote this file; its entries and cells were read back as they were";
    assert!(
        imported.report.text().contains(told),
        "{ending}: {}",
        imported.report.text()
    );
    imported.catalog
}

/// What differs, a few lines of it; nothing when all is the same.
fn difference(before: &[String], after: &[String], what: &str) -> Vec<String> {
    let less = |some: &[String], other: &[String], sign: &str| -> Vec<String> {
        let only = some.iter().filter(|l| !other.contains(l)).take(4);
        only.map(|l| format!("{what} {sign} {l}")).collect()
    };
    [less(before, after, "lost"), less(after, before, "new")].concat()
}

#[test]
fn a_list_comes_back_from_every_format() {
    let mut differs = Vec::new();
    for seed in 0..12 {
        let catalog = catalog_of(&eventful(8, seed));
        let (_, _, document) = documents(&catalog);
        let before = essence(&listed(&catalog), &["name", "role", "category", "status", "successor"]);
        for (format, ending) in FORMATS {
            let bytes = crate::write(format, &document).expect("writes");
            let after = essence(
                &listed(&read_back(&bytes, ending)),
                &["name", "role", "category", "status", "successor"],
            );
            differs.extend(difference(&before, &after, &format!("seed {seed}, {ending}")));
        }
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

/// A catalog with bounds so large that people are shown them with thousands marks, and a number worked out from others.
const LARGE: &str = r#"(
    title: "Discs",
    sources: [
        (id: "s", title: "A page", date: "2026-01-02", publisher: "We", given: true),
        (id: "t", title: "Another", date: "2026-01-03", given: true),
    ],
    groups: [(id: "g", label: "G")],
    attributes: [
        (id: "size", label: "Size", group: "g", kind: Number, unit: "MB"),
        (id: "price", label: "Price", group: "g", kind: Number, unit: "$"),
        (id: "each", label: "Price a size", group: "g", kind: Number, formula: "price / size"),
    ],
    services: [
        (id: "a", name: "A", category: "Disc", claims: [
            (attribute: "size", says: AtMost(1000000), source: "s"),
            (attribute: "price", says: Between(1000, 20000.5), source: "s"),
        ]),
        (id: "b", name: "B", category: "Disc", claims: [
            (attribute: "size", says: Exactly(2000), source: "s"),
            (attribute: "price", says: Exactly(12345), source: "s"),
        ]),
        (id: "c", name: "C", category: "Disc", claims: [(attribute: "price", says: AtLeast(4000), source: "s")]),
        (id: "d", name: "D", category: "Disc", claims: [
            (attribute: "size", says: Exactly(2000), source: "s"),
            (attribute: "price", says: Exactly(1), source: "s"),
            (attribute: "price", says: Exactly(2), source: "t"),
        ]),
    ],
)"#;

#[test]
fn large_bounds_and_what_is_worked_out_come_back() {
    let (catalog, report) = load(LARGE.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{:?}", report.errors));
    let (_, comparison, document) = documents(&catalog);
    let before = essence(&listed(&catalog), &["name"]);
    let mut differs = Vec::new();
    for (format, ending) in FORMATS {
        for (what, document) in [("list", &document), ("comparison", &comparison)] {
            let bytes = crate::write(format, document).expect("writes");
            let again = read_back(&bytes, ending);
            let each = again.attribute("each").expect("it is there");
            let formula = again[each].formula.as_ref().map(|f| f.text.as_str());
            assert_eq!(
                formula,
                Some("price / size"),
                "{what}, {ending}: it is worked out again"
            );
            let mut claims = again.services.iter().flat_map(|s| &s.claims);
            assert!(
                claims.all(|c| c.attribute != each),
                "{what}, {ending}: nobody claims it"
            );
            let after = essence(&listed(&again), &["name"]);
            differs.extend(difference(&before, &after, &format!("{what}, {ending}")));
        }
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

/// Without the columns that it was worked out from, a column is as the file shows it, and no document claims it.
#[test]
fn what_was_worked_out_from_columns_that_are_gone_is_the_file_s_own() {
    let (catalog, _) = load(LARGE.as_bytes());
    let (_, comparison, document) = documents(&catalog.expect("a catalog"));
    for (format, ending) in FORMATS.iter().filter(|(_, ending)| *ending != "xlsx") {
        for document in [&document, &comparison] {
            let text = String::from_utf8(crate::write(*format, document).expect("writes")).expect("a text");
            // As if the part were called otherwise, which no formula then finds.
            let text = text.replace("price / size", "cost / size");
            let again = read_back(text.as_bytes(), ending);
            let each = again.attribute("each").expect("it is there");
            assert!(again[each].formula.is_none());
            let claims = again.services.iter().flat_map(|s| &s.claims);
            let sources: Vec<&str> = claims
                .filter(|c| c.attribute == each)
                .map(|c| again[c.source].title.as_str())
                .collect();
            assert!(!sources.is_empty(), "{ending}");
            assert!(
                sources.iter().all(|s| *s == format!("list.{ending}")),
                "{ending}: {sources:?}"
            );
        }
    }
}

#[test]
fn whole_sets_come_back_whole() {
    let list = "name,arch,cores\na,\"x86, arm\",1\nb,\"arm, riscv\",2\nc,\"x86, riscv\",3\n";
    let mut said = ListReading::default();
    said.add(ColumnReading {
        head: "arch".to_owned(),
        complete: Some(true),
        ..ColumnReading::default()
    });
    let request = ImportRequest {
        said: Some(&said),
        ..ImportRequest::new(list.as_bytes(), "list.csv", date(2026, 11, 21))
    };
    let catalog = import(&request, None).expect("a list").catalog;
    let arch = catalog.attribute("arch").expect("a set");
    assert!(catalog[arch].complete);
    let (_, comparison, document) = documents(&catalog);
    for (format, ending) in FORMATS {
        for document in [&document, &comparison] {
            let bytes = crate::write(format, document).expect("writes");
            let again = read_back(&bytes, ending);
            let arch = again.attribute("arch").expect("a set");
            assert!(again[arch].complete, "{ending}");
        }
    }
}

/// A random catalog with what `generate` leaves out: successors, claims that are history or taken back, parts that end, what
/// entries are called.
fn eventful(services: usize, seed: u64) -> RawCatalog {
    let mut raw = generate(services, seed);
    let mut random = SplitMix(seed ^ 0x5eed);
    "machines".clone_into(&mut raw.entries);
    let ids: Vec<String> = raw.services.iter().map(|s| s.id.clone()).collect();
    for service in &mut raw.services {
        if random.chance(40) {
            let to = if random.chance(50) {
                random.pick(&ids).clone()
            } else {
                "Something newer".to_owned()
            };
            if to != service.id {
                service.successors.push(RawSuccessor {
                    to,
                    source: "recent".to_owned(),
                    place: "What comes next".to_owned(),
                    note: "It takes the same files.".to_owned(),
                });
            }
        }
        if random.chance(30) {
            service.lifecycle.push(RawEvent {
                kind: EventKind::PartEnds("the old runtime".to_owned()),
                date: Some("2031-02".to_owned()),
                source: "survey".to_owned(),
                place: "Ends".to_owned(),
                note: "Move to the new one.".to_owned(),
            });
        }
        if random.chance(20) {
            service.lifecycle.push(RawEvent {
                kind: EventKind::ClosedToNew,
                date: Some("2025-09-30".to_owned()),
                source: "recent".to_owned(),
                place: String::new(),
                note: String::new(),
            });
        }
        for i in 0..service.claims.len() {
            let older = service.claims[..i].iter();
            let older =
                older.filter(|c| c.attribute == service.claims[i].attribute && c.source != service.claims[i].source);
            if let Some(source) = older.map(|c| c.source.clone()).next() {
                let claim = &mut service.claims[i];
                match random.below(3) {
                    0 => claim.supersedes.push(RawSupersedes {
                        source,
                        because: "It was measured again.".to_owned(),
                    }),
                    1 => claim.withdrawn = Some("A slip of the pen.".to_owned()),
                    _ => {}
                }
            }
        }
    }
    raw
}

/// What else a catalog has that a person would miss: lifecycles with their sources, successors, other names, and each claim
/// with its source, its place, its note, and whether it counts.
fn whole(catalog: &Catalog) -> Vec<String> {
    let mut lines = Vec::new();
    for service in listed(catalog) {
        let id = &service["id"];
        for field in [
            "status",
            "former_names",
            "aliases",
            "summary",
            "note",
            "lifecycle",
            "successors",
            "benefits",
        ] {
            lines.push(format!("{id} {field} {}", service[field]));
        }
        for (attribute, cell) in service["cells"].as_object().into_iter().flatten() {
            let claims = cell["claims"].as_array().into_iter().flatten();
            lines.extend(claims.map(|claim| format!("{id} {attribute} {claim}")));
        }
    }
    lines.sort();
    lines
}

/// Whether a line of `whole` is one that a flat table has room for: all but the places and notes of claims that stand alone.
fn is_flat(line: &str) -> bool {
    !line.contains("\"source\":")
        || line.contains("lifecycle")
        || line.contains("successors")
        || line.contains("benefits")
}

#[test]
fn lifecycles_and_claims_that_are_history_come_back_whole() {
    let mut differs = Vec::new();
    for seed in 0..12 {
        let catalog = catalog_of(&eventful(6, seed));
        let (_, compared, listed) = documents(&catalog);
        for (document, what) in [(compared, "comparison"), (listed, "list")] {
            for (format, ending) in FORMATS {
                let after = read_back(&crate::write(format, &document).expect("writes"), ending);
                assert_eq!(after.entries, "machines", "{what}, {ending}");
                let (mut before, mut after) = (whole(&catalog), whole(&after));
                if ending == "csv" || ending == "tsv" {
                    before.retain(|l| is_flat(l));
                    after.retain(|l| is_flat(l));
                }
                differs.extend(difference(&before, &after, &format!("seed {seed}, {what}, {ending}")));
            }
        }
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

#[test]
fn a_comparison_comes_back_from_every_format() {
    let mut differs = Vec::new();
    for seed in 0..12 {
        let catalog = catalog_of(&eventful(4, seed));
        let (_, document, _) = documents(&catalog);
        let before = essence(&listed(&catalog), &["name", "status"]);
        for (format, ending) in FORMATS {
            let bytes = crate::write(format, &document).expect("writes");
            let after = essence(&listed(&read_back(&bytes, ending)), &["name", "status"]);
            differs.extend(difference(&before, &after, &format!("seed {seed}, {ending}")));
        }
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

#[test]
fn the_built_in_list_comes_back() {
    let catalog = catalog_of(&parse_raw(BUILT_IN).expect("the built-in catalog"));
    let (_, _, document) = documents(&catalog);
    let before = essence(&listed(&catalog), &["name", "role", "category", "status", "successor"]);
    let mut differs = Vec::new();
    for (format, ending) in FORMATS {
        let bytes = crate::write(format, &document).expect("writes");
        let after = essence(
            &listed(&read_back(&bytes, ending)),
            &["name", "role", "category", "status", "successor"],
        );
        differs.extend(difference(&before, &after, ending));
    }
    assert!(differs.is_empty(), "{differs:#?}");
}

#[test]
fn a_cell_changed_in_the_file_is_read_as_it_stands_now() {
    let raw = eventful(6, 3);
    let catalog = catalog_of(&raw);
    let (_, _, document) = documents(&catalog);
    let bytes = crate::write(Format::Csv, &document).expect("writes");
    let told = document.claims.iter().find(|c| c.is_more && !c.cell.contains('"'));
    let told = told.expect("a cell with several claims");
    let text = String::from_utf8(bytes).expect("text");
    let row = format!(",{},", told.service);
    let lines = text.split_inclusive('\n').map(|line| {
        if line.contains(&row) && !line.starts_with("Definition") {
            line.replacen(&told.cell, "not stated", 1)
        } else {
            line.to_owned()
        }
    });
    let changed: String = lines.collect();
    assert_ne!(changed, text, "{told:?}");
    let request = ImportRequest::new(changed.as_bytes(), "list.csv", date(2026, 11, 21));
    let imported = import(&request, None).expect("imports");
    let note = "Cells that were changed since the file was written; the claims that were behind them were left out";
    let place = format!("{}, {}", told.name, told.label);
    let text = imported.report.text();
    assert!(text.contains(note) && text.contains(&place), "{text}");
    let service = imported.catalog.service(&told.service).expect("the entry");
    let attribute = imported.catalog.attribute(&told.attribute).expect("the attribute");
    assert!(imported.catalog[service].claims_on(attribute).is_empty());
}

#[test]
fn a_computed_cell_changed_in_the_file_is_told_and_worked_out_again() {
    let text = r#"(title: "t", groups: [(id: "g", label: "G")], sources: [(id: "s", title: "S", date: "2026")], attributes: [
        (id: "price", label: "Price", unit: "$", group: "g", kind: Number), (id: "cpus", label: "CPUs", group: "g", kind: Number),
        (id: "each", label: "Each", group: "g", kind: Number, unit: "$", formula: "price / cpus")], services: [
        (id: "a", name: "A", claims: [(attribute: "price", says: Exactly(10), source: "s"), (attribute: "cpus", says: Exactly(3), source: "s")]),
        (id: "b", name: "B", claims: [(attribute: "price", says: Exactly(20), source: "s"), (attribute: "cpus", says: Exactly(4), source: "s")]),
        (id: "c", name: "C", claims: [(attribute: "price", says: Exactly(30), source: "s")])])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    let (_, _, document) = documents(&catalog);
    let written = String::from_utf8(crate::write(Format::Csv, &document).expect("writes")).expect("text");
    let told = "a cell of it or of these was changed since the file was written";
    for (from, to, places) in [
        ("B,b", "B,b", &[][..]),
        // The cell itself, what it is worked out from, and a word in its place.
        (",5,[1]", ",4,[1]", &["B, Each: 4 $; now 5 $"]),
        (",10,[1],3,", ",12,[1],3,", &["A, Each: 3.33333333333333 $; now 4 $"]),
        (",5,[1]", ",on request,[1]", &["B, Each: on request"]),
        (
            ",30,[1],not stated,,not stated",
            ",30,[1],not stated,,7",
            &["C, Each: 7 $; now not stated"],
        ),
    ] {
        let changed = written.replacen(from, to, 1);
        assert_eq!(changed != written, !places.is_empty(), "{from} in {written}");
        let request = ImportRequest::new(changed.as_bytes(), "list.csv", date(2026, 11, 21));
        let imported = import(&request, None).expect("imports");
        let report = imported.report.text();
        let is_word = to.contains("request");
        assert_eq!(report.contains(told), !places.is_empty() && !is_word, "{to}: {report}");
        for place in places {
            assert!(report.contains(place), "{place} in {report}");
        }
        let each = imported.catalog.attribute("each").expect("the attribute");
        assert!(imported.catalog[each].formula.is_some());
    }
}

#[test]
fn a_note_that_the_words_of_a_cell_leave_out_comes_back_from_every_format() {
    let text = r#"(title: "t", groups: [(id: "g", label: "G")], sources: [(id: "s", title: "S", date: "2026")], attributes: [
        (id: "sso", label: "SSO", group: "g", kind: Flag), (id: "ram", label: "RAM", unit: "GB", group: "g", kind: Number)],
        services: [(id: "a", name: "A", claims: [
            (attribute: "sso", says: No, source: "s", note: "planned for 2027"),
            (attribute: "ram", says: Exactly(16), source: "s", note: "ca. 16 GB")]),
        (id: "b", name: "B", claims: [(attribute: "sso", says: Partly, source: "s", note: "Pro alone"),
            (attribute: "ram", says: Exactly(16), source: "s", note: "16")])])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    let (_, compared, document) = documents(&catalog);
    for document in [compared, document] {
        for (format, ending) in FORMATS {
            let after = read_back(&crate::write(format, &document).expect("writes"), ending);
            let notes: Vec<&str> = { after.services.iter().flat_map(|s| &s.claims) }
                .map(crosscheck::catalog::Claim::note)
                .collect();
            assert_eq!(notes, ["planned for 2027", "ca. 16 GB", "Pro alone", "16"], "{ending}");
        }
    }
}

#[test]
fn over_another_catalog_the_past_of_a_list_is_left_out_and_said_to_be() {
    let raw = eventful(6, 3);
    let (_, _, document) = documents(&catalog_of(&raw));
    for (format, ending) in FORMATS {
        let bytes = crate::write(format, &document).expect("writes");
        let file = format!("list.{ending}");
        let request = ImportRequest::new(&bytes, &file, date(2026, 11, 21));
        let imported = import(&request, Some(&raw)).unwrap_or_else(|e| panic!("{ending}: {e}"));
        let text = imported.report.text();
        assert!(text.contains("that were taken back, were left out"), "{ending}: {text}");
        assert!(
            !text.contains(", end: "),
            "{ending}: what the catalog has already is no news: {text}"
        );
    }
}

/// A list may call its columns what this program calls its own.
#[test]
fn headings_that_are_ours_too_come_back_as_the_list_s_own() {
    let ours = [
        "Status",
        "Role",
        "Category",
        "ID",
        "Service",
        "Entry",
        "Group",
        "Attribute",
        "Unit",
        "Difference",
        "Note",
        "Status: sources",
        "Source 1",
        "Definition",
        "Order",
        "Filters",
    ];
    let mut dice = SplitMix(7);
    for round in 0..60 {
        let mut heads: Vec<&str> = ours.to_vec();
        for at in (1..heads.len()).rev() {
            heads.swap(at, dice.below(at + 1));
        }
        heads.truncate(1 + round % 6);
        // A title of a field of its own, so that the name is never in question.
        let mut csv = format!("Name,{}\n", heads.join(","));
        for row in 0..5 {
            let cells: Vec<String> = (0..heads.len()).map(|c| format!("v{}", (row + c) % 3)).collect();
            csv = [csv, format!("n{row},{}\n", cells.join(","))].concat();
        }
        let request = ImportRequest::new(csv.as_bytes(), "own.csv", date(2026, 11, 21));
        let before = import(&request, None).unwrap_or_else(|e| panic!("{csv}: {e}")).catalog;
        let (_, _, document) = documents(&before);
        let expected = essence(&listed(&before), &["name", "category"]);
        for (format, ending) in FORMATS {
            let bytes = crate::write(format, &document).expect("writes");
            let after = essence(&listed(&read_back(&bytes, ending)), &["name", "category"]);
            assert_eq!(difference(&expected, &after, ending), [""; 0], "{csv}");
        }
    }
}
