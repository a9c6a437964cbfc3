//! Importing lists: what is inferred, what is written, what merging keeps; and that nothing hostile gets through.
#![allow(clippy::print_stdout)]

use std::{collections::BTreeMap, fs, path::PathBuf};

use crosscheck::{
    catalog::{
        Attribute, Catalog, Finding, View, load, parse_raw,
        raw::{ColumnReading, Kind, ListReading, RawCatalog, RawClaim, RawSays, RawService, RawSource},
    },
    explore,
    import::{HeadingAt, ImportReport, ImportRequest, ReadChoices},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::imports::{Imported, import};

const TODAY: Date = date(2026, 11, 21);

fn try_import(file: &str, bytes: &[u8], into: Option<&RawCatalog>) -> Result<Imported, Finding> {
    let request = ImportRequest::new(bytes, file, TODAY);
    import(&request, into)
}

fn imported(file: &str, text: &str) -> Imported {
    try_import(file, text.as_bytes(), None).expect("imports")
}

/// Of each attribute: `open_source: flag`, `price: number EUR`, `tags: set 361`.
fn kinds(catalog: &Catalog) -> Vec<String> {
    let word = |about: &Attribute| match about.kind {
        Kind::Flag => "flag".to_owned(),
        Kind::Choice => format!("choice {}", about.options.len()),
        Kind::Set => format!("set {}", about.options.len()),
        Kind::Number => format!("number {}", about.unit).trim().to_owned(),
        Kind::Version => "version".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Link => "link".to_owned(),
        Kind::Services => "services".to_owned(),
    };
    catalog
        .attributes
        .iter()
        .map(|a| format!("{}: {}", a.id, word(a)))
        .collect()
}

/// One service's claims: `licence=open`.
fn claims(raw: &RawCatalog, id: &str) -> Vec<String> {
    let service = raw.services.iter().find(|s| s.id == id).expect(id);
    service
        .claims
        .iter()
        .map(|c| format!("{}={:?}", c.attribute, c.says))
        .collect()
}

#[test]
fn a_spreadsheet_becomes_what_a_person_would_make_of_it() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/tools.csv");
    let bytes = fs::read(path).expect("the list");
    let all = try_import("tools.csv", &bytes, None).expect("imports");
    assert_eq!(
        kinds(&all.catalog),
        [
            "licence: choice 2",
            "price: number EUR",
            "max-size: number GB",
            "languages: set 3",
            "released: date",
            "homepage: link",
            "offline: flag",
            "its-status: choice 2",
            "rating: number",
            "notes: text",
        ]
    );
    let names: Vec<(&str, &str)> = all
        .raw
        .services
        .iter()
        .map(|s| (s.id.as_str(), s.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("tiny-base", "Tiny Base"),
            ("grand-server", "Grand Server"),
            ("grand-server-2", "Grand Server"),
            ("straße-数据库", "Straße – 数据库"),
        ]
    );
    assert_eq!(
        claims(&all.raw, "tiny-base"),
        [
            r#"licence=Is("open")"#,
            "price=Exactly(0.0)",
            "max-size=Exactly(10.0)",
            r#"languages=Has(["python", "r"])"#,
            r#"released=On("2004-08-01")"#,
            r#"homepage=Link("https://example.org/t")"#,
            "offline=Yes",
            r#"its-status=Is("beta")"#,
            "rating=Exactly(4.5)",
            r#"notes=Text("=SUM(1)")"#,
        ]
    );
    assert_eq!(
        claims(&all.raw, "grand-server-2").len(),
        6,
        "a blank cell claims nothing"
    );
    assert!(all.warnings.is_empty(), "{:?}", all.warnings);
    assert_eq!(
        all.report.text(),
        "Read 4 entries with 10 attributes from tools.csv.\n\
         What each column became:\n  \
         Name: the name of each entry\n  \
         Category: the category, in 3 of 4\n  \
         Licence → licence: a choice of 2 options; 2 different values come again in 4 cells\n  \
         Price (EUR) → price: a number in EUR, in 3 of 4; every filled cell is a number, read in EUR\n  \
         max size GB → max-size: a number in GB, in 2 of 4; every filled cell is a number, read in GB\n  \
         Languages → languages: a set of 3 options, in 3 of 4; its cells are lists at “;” whose parts come again; \
         --complete \"Languages\" if each cell names all there is\n  \
         Released → released: a date, in 3 of 4; every filled cell is a date\n  \
         Homepage → homepage: a link, in 2 of 4; every filled cell is a web address\n  \
         Offline → offline: a flag (yes or no), in 3 of 4; every filled cell is a yes or a no\n  \
         Status → its-status: a choice of 2 options; 2 different values come again in 4 cells\n  \
         Rating → rating: a number, in 3 of 4; every filled cell is a number, but for “N/A” and the like in 1; \
         --column \"Rating=text\" keeps the words as values\n  \
         Notes → notes: text, in 3 of 4; some of its cells are longer than the 60 characters of an option\n\
         Ids that were changed or numbered, because they must be unique and without spaces:\n  \
         “Grand Server” (line 4): grand-server → grand-server-2\n\
         Taken as not stated; --missing \"\" keeps them as values:\n  \
         “N/A” in Rating: 1\n"
    );
    let claim = r#"                (attribute: "price", says: Exactly(1200.0), source: "tools"),"#;
    assert!(all.text.lines().any(|l| l == claim), "a claim a line:\n{}", all.text);
}

#[test]
fn a_foreign_list_of_thousands_has_the_types_a_person_would_choose() {
    let shared = std::env::var_os("CROSSCHECK_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let Ok(bytes) = fs::read(shared.join("catalogs/cncf_landscape.json")) else {
        println!("skipped: the list is not here; CROSSCHECK_SHARED may say where it is");
        return;
    };
    let all = try_import("cncf_landscape.json", &bytes, None).expect("imports");
    let mut found = kinds(&all.catalog);
    found.sort();
    assert_eq!(
        found,
        [
            "accepted: date",
            "additional_repos: number",
            "archived: date",
            "audits: number",
            "blog: link",
            "business_use_case: text",
            "devstats: link",
            "docs: link",
            "end_user: flag",
            "graduated: date",
            "homepage: link",
            "incubating: date",
            "integrations: set 288",
            "joined: date",
            "open_source: flag",
            "personas: set 80",
            "project_status: choice 4",
            "release_rate: text",
            "repository: link",
            "second_path: set 29",
            "slack: link",
            "subcategory: choice 74",
            "tags: set 361",
            "training_type: choice 2",
            "twitter: link",
            "use_case: text",
        ]
    );
    assert_eq!(all.catalog.services.len(), 2413);
    assert_eq!(
        all.catalog.services.iter().filter(|s| s.summary.is_empty()).count(),
        1353
    );
    assert!(all.report.renamed.is_empty(), "every id is kept");
    assert_eq!(all.warnings, []);
    let (catalog, report) = load(all.text.as_bytes());
    assert_eq!(report.errors, []);
    assert_eq!(catalog.as_ref(), Some(&all.catalog), "the file opens as what was shown");
    let cells = crosscheck::catalog::Cells::build(all.catalog.clone(), View::on(TODAY));
    let index = explore::Index::build(&cells);
    let query = explore::Query {
        conditions: vec![
            crosscheck::catalog::Condition::parse("project_status=graduated", &all.catalog).expect("a condition"),
        ],
        ..explore::Query::default()
    };
    assert_eq!(explore::list(&cells, &index, &query).hits.len(), 38);
}

#[test]
fn what_the_checker_would_refuse_stands_as_text_beside() {
    let all = imported(
        "x.json",
        r#"[{"name":"A","links":[{"label":"Home","url":"https://a.org"},{"label":"Home","url":"javascript:alert(1)"}]}]"#,
    );
    assert_eq!(
        claims(&all.raw, "a"),
        [
            r#"home=Link("https://a.org")"#,
            r#"home-text=Text("javascript:alert(1)")"#
        ]
    );
    assert_eq!(all.report.beside, ["Home, entry 1: “javascript:alert(1)” → home-text"]);
}

#[test]
fn ids_come_from_the_column_named_or_the_name() {
    let ids = |file: &str, text: &str, id: Option<&str>| {
        let request = ImportRequest {
            id,
            ..ImportRequest::new(text.as_bytes(), file, TODAY)
        };
        let all = import(&request, None).expect("imports");
        all.raw
            .services
            .iter()
            .map(|s| s.id.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (text, id, expected) in [
        ("id,name\nX1,A\nX1,B\n,C\n", None, "X1 X1-2 c"),
        ("name,code\nA,7\nB,7\n", Some("code"), "7 7-2"),
        ("id,name\na b,A\n<>,B\n", None, "a-b b"),
        ("name,x\nA,1\nA,2\nA-2,3\na,4\n", None, "a a-2 a-2-2 a-3"),
        ("name,x\n!,1\n?,2\n", None, "entry entry-2"),
    ] {
        assert_eq!(ids("x.csv", text, id), expected, "{text:?}");
    }
    assert_eq!(ids("x.json", r#"[{"id":7,"name":"A"},{"name":"A B"}]"#, None), "7 a-b");
}

#[test]
fn built_in_and_state_words_are_never_ids() {
    let all = imported(
        "x.csv",
        "name,status,role,source\nA,yes,x,not stated\nB,no,x,not stated\nC,maybe,x,web\nD,yes,x,web\n",
    );
    assert_eq!(
        kinds(&all.catalog),
        ["its-status: choice 3", "its-role: choice 1", "its-source: choice 2"]
    );
    let options = |i: usize| {
        all.raw.attributes[i]
            .options
            .iter()
            .map(|o| o.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(options(0), ["maybe", "is-no", "is-yes"]);
    assert_eq!(options(2), ["is-not-stated", "web"]);
}

/// The catalog of the first edition, edited by hand.
fn edited() -> RawCatalog {
    let first = "name,price,tags,notes\nA,1,x;y,old\nB,2,x,\nC,3,y,\nD,4,x,gone\n";
    let mut raw = imported("list-2026.csv", first).raw;
    raw.sources.push(RawSource {
        id: "page".into(),
        title: "A page".into(),
        date: Some("2026-01-01".into()),
        ..RawSource::default()
    });
    let own = |attribute: &str, says: RawSays| RawClaim {
        attribute: attribute.into(),
        says,
        source: "page".into(),
        place: "Prices".into(),
        note: "seen".into(),
        supersedes: vec![],
        withdrawn: None,
    };
    raw.attributes[0].label = "What it costs".into();
    raw.attributes[1].options[0].label = "Ex".into();
    raw.attributes[1].options[0].also = vec!["x".into()];
    let a = &mut raw.services[0];
    a.name = "A, as we call it".into();
    a.summary = "Ours.".into();
    a.note = "Mind the step.".into();
    a.claims[0].note = "per month".into();
    a.claims.push(own("price", RawSays::AtMost(5.0.into())));
    raw.services[2].claims.push(own("price", RawSays::Exactly(3.5.into())));
    raw.services.push(RawService {
        id: "ours".into(),
        name: "Ours".into(),
        claims: vec![own("price", RawSays::Exactly(9.0.into()))],
        ..RawService::default()
    });
    raw
}

#[test]
fn a_newer_edition_replaces_its_own_claims_and_nothing_else() {
    let into = edited();
    let newer = "name,price,tags,notes,new\nA,1.5,y;x,old\nB,2,x;z,now,yes\nE,n/a,x,,no\n";
    let all = try_import("list-2027.csv", newer.as_bytes(), Some(&into)).expect("imports");
    assert_eq!(load(all.text.as_bytes()).1.errors, []);
    let of = |id: &str| claims(&all.raw, id);
    assert_eq!(
        of("a"),
        [
            "price=Exactly(1.5)",
            r#"tags=Has(["x", "y"])"#,
            r#"notes=Text("old")"#,
            "price=AtMost(5.0)"
        ]
    );
    let a = &all.raw.services[0];
    assert_eq!(
        (a.name.as_str(), a.summary.as_str(), a.note.as_str()),
        ("A, as we call it", "Ours.", "Mind the step.")
    );
    assert_eq!(a.claims[0].note, "per month", "a note stays beside a changed value");
    assert_eq!(
        of("b"),
        [
            "price=Exactly(2.0)",
            r#"tags=Has(["x", "z"])"#,
            r#"notes=Text("now")"#,
            "new=Yes"
        ]
    );
    assert_eq!(
        of("c"),
        ["price=Exactly(3.5)"],
        "gone from the list, but another source speaks of it"
    );
    assert_eq!(of("e"), [r#"tags=Has(["x"])"#, "new=No"]);
    assert_eq!(of("ours"), ["price=Exactly(9.0)"]);
    assert!(
        !all.raw.services.iter().any(|s| s.id == "d"),
        "only the old edition spoke of it"
    );
    assert_eq!(all.raw.attributes[0].label, "What it costs");
    assert_eq!(
        (all.raw.attributes[0].kind, all.raw.attributes[1].options.len()),
        (Kind::Number, 3)
    );
    assert_eq!(all.raw.sources.len(), 2);
    assert_eq!(all.raw.sources[0].file.as_deref(), Some("list-2027.csv"));
    let changes = all.report.changes.expect("changes");
    assert_eq!(changes.added, ["E (e)"]);
    assert_eq!(changes.removed, ["D (d)"]);
    assert_eq!(changes.orphaned, ["C (c)"]);
    assert_eq!(
        changes.cells,
        [
            "A, as we call it, What it costs: 1 → 1.5",
            "B, Tags: x → x, z",
            "B, Notes: not stated → now",
            "B, New: not stated → yes",
        ]
    );
    assert_eq!(changes.kept, ["A, as we call it (a), name: the list says “A”"]);
}

#[test]
fn what_was_said_of_a_list_tells_its_next_edition_under_another_name() {
    let first = "# made by hand\nCode,Tool,Price\nx1,Alpha,1\nx2,Beta,2\n";
    let reading = ReadChoices {
        heading: Some(HeadingAt::Line(2)),
        ..ReadChoices::default()
    };
    let request = ImportRequest {
        name: Some("Code"),
        reading: &reading,
        ..ImportRequest::new(first.as_bytes(), "tools.csv", TODAY)
    };
    let into = crosscheck::import::shape(&request, None).expect("a list").raw;
    let newer = first.replace(",1\n", ",3\n");
    let request = ImportRequest::new(newer.as_bytes(), "lately.csv", TODAY);
    let merged = crosscheck::import::shape(&request, Some(&into)).expect("a list");
    let changes = merged.report.changes.expect("changes");
    assert!(changes.taken_for.contains("tools.csv"), "{}", changes.taken_for);
    assert_eq!(
        (changes.added, changes.cells),
        (vec![], vec!["x1, Price: 1 → 3".to_owned()])
    );
}

#[test]
fn a_set_that_was_whole_is_open_where_the_user_says_so_later() {
    let list = "name,os\nA,\"linux, mac\"\nB,\"linux, windows\"\nC,\"mac, windows\"\n";
    let said = |complete| {
        let mut said = ListReading::default();
        said.add(ColumnReading {
            head: "os".into(),
            kind: Some(Kind::Set),
            complete: Some(complete),
            ..ColumnReading::default()
        });
        said
    };
    let (whole, open) = (said(true), said(false));
    let request = |said| ImportRequest {
        said: Some(said),
        ..ImportRequest::new(list.as_bytes(), "os.csv", TODAY)
    };
    let into = crosscheck::import::shape(&request(&whole), None).expect("a list").raw;
    assert!(into.attributes[0].complete);
    let later = crosscheck::import::shape(&request(&open), Some(&into))
        .expect("a list")
        .raw;
    assert!(!later.attributes[0].complete);
}

#[test]
fn the_same_edition_again_changes_nothing() {
    let into = edited();
    let same = "name,price,tags,notes\nA,1,x;y,old\nB,2,x,\nC,3,y,\nD,4,x,gone\n";
    let all = try_import("list-2026.csv", same.as_bytes(), Some(&into)).expect("imports");
    assert_eq!(all.raw, into);
}

#[test]
fn another_list_is_a_source_of_its_own() {
    let into = edited();
    let other = "name,colour\nA,red\nZ,red\n";
    let all = try_import("paints.csv", other.as_bytes(), Some(&into)).expect("imports");
    assert_eq!(all.raw.sources.len(), 3);
    assert_eq!(all.raw.services.len(), into.services.len() + 1);
    let before: BTreeMap<&str, usize> = into.services.iter().map(|s| (s.id.as_str(), s.claims.len())).collect();
    for service in &all.raw.services {
        let more = usize::from(matches!(service.id.as_str(), "a" | "z"));
        assert_eq!(
            service.claims.len(),
            before.get(service.id.as_str()).unwrap_or(&0) + more,
            "{}",
            service.id
        );
    }
}

#[test]
fn numbers_in_another_unit_are_not_taken_for_the_catalogs() {
    let into = imported("sizes.csv", "name,size\nA,1 GB\nB,2 GB\n").raw;
    let all = try_import("sizes.csv", b"name,size\nA,1000 km\nB,2000 km\n", Some(&into)).expect("imports");
    assert_eq!(claims(&all.raw, "a"), [r#"size-text=Text("1000 km")"#]);
    let all = try_import("sizes.csv", b"name,size\nA,1500 MB\nB,2000 MB\n", Some(&into)).expect("imports");
    assert_eq!(
        claims(&all.raw, "a"),
        ["size=Exactly(1.5)"],
        "of one family they are turned into it"
    );
}

/// € and EUR are one, and a heading in another unit of the family is turned.
#[test]
fn the_unit_of_a_heading_is_turned_into_the_catalogs() {
    let into = imported("sizes.csv", "name,price (€),memory (GB)\nA,1,2\nB,2,3\n").raw;
    let newer = b"name,price (EUR),memory (MB)\nA,3,500\nB,2,3000\n";
    let all = try_import("sizes.csv", newer, Some(&into)).expect("imports");
    assert_eq!(claims(&all.raw, "a"), ["price=Exactly(3.0)", "memory=Exactly(0.5)"]);
    assert_eq!(
        all.report.changes.expect("changes").cells,
        ["A, Price: 1 → 3", "A, Memory: 2 → 0.5", "B, Memory: 3 → 3"][..2]
    );
    let other = try_import("sizes.csv", b"name,price (USD)\nA,3\nB,2\n", Some(&into)).expect("imports");
    assert_eq!(
        claims(&other.raw, "a"),
        ["price-text=Text(\"3\")"],
        "dollars are no euros"
    );
}

/// What others state of a cell is what it was before a list states something of it too.
#[test]
fn a_cell_that_others_state_is_told_as_it_was() {
    let into = imported(
        "first.csv",
        "name,maker,seats,year\nA,North,4,1\nB,North,4,2\nC,South,5,3\nD,South,5,4\n",
    )
    .raw;
    let other = b"name,maker,colour,weight\nA,Northwind,red,1\nB,North,red,2\n";
    let all = try_import("second.csv", other, Some(&into)).expect("imports");
    let cells = all.report.changes.expect("changes").cells;
    assert_eq!(
        cells,
        [
            "A, Maker: north → north, and by this list northwind",
            "A, Colour: not stated → red",
            "A, Weight: not stated → 1",
            "B, Colour: not stated → red",
            "B, Weight: not stated → 2",
        ]
    );
    let gone = try_import(
        "second.csv",
        b"name,maker,colour,weight\nA,,red,1\nB,North,red,2\n",
        Some(&all.raw),
    )
    .expect("imports");
    assert_eq!(
        gone.report.changes.expect("changes").cells,
        ["A, Maker: northwind → north, and no more by this list"]
    );
}

#[test]
fn an_end_is_told_once() {
    let mut said = ListReading::default();
    said.add(ColumnReading {
        head: "End".into(),
        role: Some(crosscheck::catalog::raw::ColumnRole::End),
        ..ColumnReading::default()
    });
    let request = |text: &'static str| ImportRequest {
        said: Some(&said),
        ..ImportRequest::new(text.as_bytes(), "list.csv", TODAY)
    };
    let into = crosscheck::import::shape(&request("name,End\nA,2027-01-01\nB,2028-01-01\n"), None)
        .expect("a list")
        .raw;
    let later = request("name,End\nA,2027-06-01\nB,\n");
    let merged = crosscheck::import::shape(&later, Some(&into)).expect("a list");
    assert_eq!(
        merged.report.changes.expect("changes").cells,
        ["A, End: 2027-01-01 → 2027-06-01", "B, End: 2028-01-01 → not stated"]
    );
    assert_eq!(merged.raw.services[0].lifecycle.len(), 1);
}

/// Entries of one name are who they were by their other cells, wherever they stand; where these do not tell, the report says so.
#[test]
fn entries_of_one_name_stay_who_they_were() {
    let old = "name,version,price\nPostgres,15,10\nPostgres,16,20\nRedis,7,5\n";
    let into = imported("list.csv", old).raw;
    let of = |text: &str| {
        let all = try_import("list.csv", text.as_bytes(), Some(&into)).expect("imports");
        let who: Vec<String> = { all.raw.services.iter() }
            .map(|s| format!("{}: {}", s.id, claims(&all.raw, &s.id).join(" ")))
            .collect();
        (who, all.report.text(), all.report.changes.expect("changes"))
    };
    let (who, told, changes) = of("name,version,price\nPostgres,14,9\nPostgres,15,10\nPostgres,16,21\nRedis,7,5\n");
    assert_eq!(
        who,
        [
            "postgres: version=Exactly(\"15\") price=Exactly(10.0)",
            "postgres-2: version=Exactly(\"16\") price=Exactly(21.0)",
            "redis: version=Exactly(\"7\") price=Exactly(5.0)",
            "postgres-3: version=Exactly(\"14\") price=Exactly(9.0)",
        ]
    );
    assert_eq!(changes.cells, ["Postgres, Price: 20 → 21"]);
    assert_eq!(changes.added, ["Postgres (postgres-3)"]);
    let by_cells = "Entries of one name; each is taken for the one with which it has most cells in common:";
    assert!(
        told.contains(by_cells) && told.contains("Postgres (line 2) is new, postgres-3"),
        "{told}"
    );
    assert!(told.contains("“Postgres” (line 2): postgres → postgres-3"), "{told}");
    // One of them is gone.
    let (who, _, changes) = of("name,version,price\nPostgres,16,20\nRedis,7,5\n");
    assert!(who[0].starts_with("postgres-2: "), "{who:?}");
    assert_eq!(changes.removed, ["Postgres (postgres)"]);
    // Nothing tells which is which.
    let (who, told, _) = of("name,version,price\nPostgres,17,30\nPostgres,18,40\nRedis,7,5\n");
    assert!(who[0].starts_with("postgres: version=Exactly(\"17\")"), "{who:?}");
    assert!(
        told.contains("that their cells do not tell apart; they are taken in their order"),
        "{told}"
    );
    // One was renamed by hand.
    let mut edited = into.clone();
    edited.services[1].name = "Postgres, the newer".into();
    let all = try_import("list.csv", old.as_bytes(), Some(&edited)).expect("imports");
    let changes = all.report.changes.expect("changes");
    assert_eq!(
        (changes.added.len(), changes.cells.len(), changes.orphaned.len()),
        (0, 0, 0)
    );
    // With ids of its own there is nothing to find out.
    let ids = imported("ids.csv", "id,name,p\nx,A,1\ny,A,2\n").raw;
    let all = try_import("ids.csv", b"id,name,p\nx,A,2\ny,A,1\n", Some(&ids)).expect("imports");
    assert_eq!(claims(&all.raw, "x"), ["p=Exactly(2.0)"]);
    assert!(!all.report.text().contains("Entries of one name"));
}

/// Cells that have broken importers before, among ordinary ones.
fn cell() -> impl Strategy<Value = String> {
    let nasty = [
        "",
        " ",
        "yes",
        "no",
        "N/A",
        "-",
        "1",
        "-0",
        "1e400",
        "1,234",
        "10 GB",
        "2024-01-31",
        "31/12/2024",
        "a;b",
        "a|b;c",
        ";",
        "=1",
        "'=1",
        "''",
        "\"",
        "\\",
        "\0",
        "\u{202e}x",
        "\u{feff}",
        "https://a.org",
        "http://a b",
        "javascript:x",
        "not-stated",
        "partly",
        "İ",
        "ß",
        "🙂",
        "a\nb",
        "a\r\nb",
        "(",
        "])",
        "<b>",
        "inf",
        "NaN",
        "0x10",
        "//",
        "/*",
        "r#\"",
    ];
    prop_oneof![
        3 => proptest::sample::select(nasty.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-c]{1,2}",
    ]
}

fn header() -> impl Strategy<Value = String> {
    let usual = [
        "id",
        "name",
        "Name",
        "category",
        "description",
        "status",
        "source",
        "Price (EUR)",
        "size GB",
        "",
        "yes",
    ];
    prop_oneof![
        proptest::sample::select(usual.to_vec()).prop_map(str::to_owned),
        any::<String>(),
        cell()
    ]
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value as Json;
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        cell().prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            proptest::collection::vec((header(), inner), 0..4).prop_map(|all| Json::Object(all.into_iter().collect())),
        ]
    })
}

fn record() -> impl Strategy<Value = serde_json::Value> {
    let link = (cell(), cell()).prop_map(|(label, url)| serde_json::json!({ "label": label, "url": url }));
    let attributes = proptest::collection::vec((header(), json()), 0..4);
    let links = proptest::collection::vec(link, 0..3);
    let fields = proptest::collection::vec((header(), json()), 0..4);
    (fields, attributes, links).prop_map(|(fields, attributes, links)| {
        let mut record: serde_json::Map<_, _> = fields.into_iter().collect();
        record.insert(
            "attributes".into(),
            serde_json::Value::Object(attributes.into_iter().collect()),
        );
        record.insert("links".into(), links.into());
        record.into()
    })
}

fn csv_text() -> impl Strategy<Value = Vec<u8>> {
    let table = (1_usize..6).prop_flat_map(|n| {
        let rows = proptest::collection::vec(proptest::collection::vec(cell(), 0..n + 2), 0..8);
        (proptest::collection::vec(header(), n), rows)
    });
    table.prop_map(|(head, rows)| {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(&head).expect("written");
        for row in rows.iter().filter(|r| !r.is_empty()) {
            writer.write_record(row).expect("written");
        }
        writer.into_inner().expect("bytes")
    })
}

/// What every import must hold: it checks, it reads back, its ids are unique, and nothing is told that is not there.
fn holds(all: &Imported, report: &ImportReport) -> Result<(), TestCaseError> {
    prop_assert_eq!(parse_raw(all.text.as_bytes()), Ok(all.raw.clone()), "{}", all.text);
    let (catalog, checked) = load(all.text.as_bytes());
    prop_assert_eq!(checked.errors, vec![]);
    prop_assert_eq!(catalog.as_ref(), Some(&all.catalog));
    prop_assert_eq!(all.raw.services.len() >= report.entries, true);
    Ok(())
}

/// A fresh import over itself changes nothing, and over what it is not, still checks.
fn merges(file: &str, bytes: &[u8], other: &[u8]) -> Result<(), TestCaseError> {
    let Ok(first) = try_import(file, bytes, None) else {
        return Ok(());
    };
    holds(&first, &first.report)?;
    let again = try_import(file, bytes, Some(&first.raw)).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(&again.raw, &first.raw);
    if let Ok(next) = try_import(file, other, Some(&first.raw)) {
        prop_assert_eq!(load(next.text.as_bytes()).1.errors, vec![]);
        prop_assert_eq!(parse_raw(next.text.as_bytes()), Ok(next.raw.clone()));
    } else {
        prop_assert!(try_import(file, other, None).is_err(), "what imports alone also merges");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_table_imports_checks_and_merges(bytes in csv_text(), other in csv_text()) {
        // Only a file without anything in it is refused.
        let text = String::from_utf8_lossy(&bytes);
        let blank = text.trim_start_matches('\u{feff}').trim().is_empty();
        prop_assert_eq!(try_import("list.csv", &bytes, None).is_err(), blank);
        merges("list.csv", &bytes, &other)?;
    }

    #[test]
    fn any_records_import_check_and_merge(
        all in proptest::collection::vec(record(), 0..6),
        other in proptest::collection::vec(record(), 0..6),
    ) {
        let text = |all| serde_json::to_vec(&serde_json::Value::Array(all)).expect("JSON");
        let (bytes, other) = (text(all), text(other));
        prop_assert!(try_import("list.json", &bytes, None).is_ok());
        merges("list.json", &bytes, &other)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), text in any::<String>()) {
        for file in ["x.csv", "x.tsv", "x.json"] {
            for bytes in [&bytes[..], text.as_bytes()] {
                if let Ok(all) = try_import(file, bytes, None) {
                    holds(&all, &all.report)?;
                }
            }
        }
    }

    #[test]
    fn filled_cells_are_claimed_and_blank_ones_are_not(
        rows in proptest::collection::vec(proptest::option::weighted(0.5, cell()), 1..12),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["name", "x"]).expect("written");
        for (i, cell) in rows.iter().enumerate() {
            writer.write_record([&format!("n{i}"), cell.as_deref().unwrap_or("")]).expect("written");
        }
        let bytes = writer.into_inner().expect("bytes");
        let all = try_import("x.csv", &bytes, None).map_err(|e| TestCaseError::fail(e.to_string()))?;
        // Words such as N/A are not stated beside flags, numbers and dates; how many is reported.
        let mut missing: usize = all.report.columns.iter().map(|c| c.missing).sum();
        for (service, cell) in all.raw.services.iter().zip(&rows) {
            let text = cell.as_deref().unwrap_or("");
            let is_set = all.catalog.attributes.first().is_some_and(|a| a.kind == Kind::Set);
            // A list of nothing but its own signs says nothing; of the other sign it is an option.
            if is_set && !text.trim().is_empty() && text.split([';', '|']).all(|p| p.trim().is_empty()) {
                continue;
            }
            if !text.trim().is_empty() && service.claims.is_empty() && missing > 0 {
                missing -= 1;
                continue;
            }
            prop_assert_eq!(service.claims.len(), usize::from(!text.trim().is_empty()), "{:?}", cell);
        }
        prop_assert_eq!(missing, 0, "no more than is so");
    }
}
