//! Side by side on the small catalog: rows, what is hidden, the baseline and words.

use crosscheck::{
    catalog::{Atom, Catalog, Cells, Reading, ServiceIx, State, View, load},
    compare::{Class, CompareRequest, Comparison, Numbering, Versus, cell_words, cited, compare, status_words},
    export::citation,
};

fn databases(view: impl Fn(View) -> View) -> (Catalog, Cells) {
    let bytes = std::fs::read("tests/data/databases.ron").unwrap();
    let (catalog, report) = load(&bytes);
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), view(View::on(jiff::civil::date(2026, 11, 21))));
    (catalog, cells)
}

fn services(catalog: &Catalog, ids: &[&str]) -> Vec<ServiceIx> {
    ids.iter().map(|id| catalog.service(id).unwrap()).collect()
}

fn compared(ids: &[&str], differences_only: bool, baseline: Option<&str>) -> (Catalog, Comparison) {
    let (catalog, cells) = databases(|v| v);
    let request = CompareRequest {
        services: services(&catalog, ids),
        differences_only,
        keep_cant_tell: false,
        baseline: baseline.map(|id| catalog.service(id).unwrap()),
    };
    let comparison = compare(&cells, &request);
    (catalog, comparison)
}

fn rows(catalog: &Catalog, comparison: &Comparison) -> Vec<(String, Class)> {
    let rows = comparison.groups.iter().flat_map(|g| &g.rows);
    rows.map(|r| (catalog[r.attribute].id.clone(), r.class)).collect()
}

#[test]
fn differences_only_hides_and_counts_the_rest() {
    let (catalog, all) = compared(&["tinybase", "docdrawer"], false, None);
    assert_eq!(rows(&catalog, &all).len(), catalog.attributes.len());
    assert_eq!(
        (all.hidden_same, all.hidden_cant_tell, all.hidden_words()),
        (0, 0, None)
    );
    let (catalog, some) = compared(&["tinybase", "docdrawer"], true, None);
    let kept: Vec<_> = rows(&catalog, &all)
        .into_iter()
        .filter(|(_, c)| *c == Class::Different)
        .collect();
    assert_eq!(rows(&catalog, &some), kept);
    assert_eq!((some.hidden_same, some.hidden_cant_tell), (1, 4));
    assert_eq!(
        some.hidden_words().as_deref(),
        Some("5 rows are hidden: 1 the same, 4 can't tell.")
    );
}

#[test]
fn what_cannot_be_told_can_be_kept_among_the_differences() {
    let (catalog, cells) = databases(|v| v);
    let request = |keep_cant_tell| CompareRequest {
        services: services(&catalog, &["tinybase", "docdrawer"]),
        differences_only: true,
        keep_cant_tell,
        baseline: None,
    };
    let (some, more) = (compare(&cells, &request(false)), compare(&cells, &request(true)));
    assert_eq!((more.hidden_same, more.hidden_cant_tell), (1, 0));
    assert_eq!(more.hidden_words().as_deref(), Some("1 row is hidden: 1 the same."));
    assert_eq!(rows(&catalog, &more).len(), rows(&catalog, &some).len() + 4);
    assert_eq!((some.cant_tell(), more.cant_tell()), (4, 4), "however many are shown");
    assert!(rows(&catalog, &more).iter().all(|(_, class)| *class != Class::Same));
}

#[test]
fn the_baseline_is_ignored_when_it_is_not_a_pane() {
    let (_, comparison) = compared(&["tinybase", "docdrawer"], false, Some("oldstore"));
    assert_eq!(comparison.baseline, None);
    assert!(
        comparison
            .groups
            .iter()
            .flat_map(|g| &g.rows)
            .flat_map(|r| &r.cells)
            .all(|c| c.versus.is_none())
    );
}

#[test]
fn panes_are_held_against_the_baseline_only_along_a_direction() {
    let (catalog, comparison) = compared(&["tinybase", "docdrawer"], false, Some("tinybase"));
    for row in comparison.groups.iter().flat_map(|g| &g.rows) {
        let expected = match catalog[row.attribute].id.as_str() {
            "licence" => Some(Versus::Same),
            "max-size" => Some(Versus::Better("14 to 15 TB more".to_owned())),
            _ => None,
        };
        let found: Vec<_> = row.cells.iter().map(|c| c.versus.clone()).collect();
        assert_eq!(found, [None, expected], "{}", catalog[row.attribute].id);
    }
}

#[test]
fn cells_read_in_words_with_their_sources() {
    let (catalog, cells) = databases(|v| v);
    for (service, attribute, state, expected) in [
        ("tinybase", "sql", State::Yes, &["yes [1]"][..]),
        ("docdrawer", "sql", State::No, &["no [1]"]),
        ("oldstore", "sql", State::Partly, &["partly: no joins [1]"]),
        ("backup-tool", "sql", State::NotStated, &["not stated "]),
        (
            "tinybase",
            "replicates-to",
            State::NotApplicable,
            &["not applicable [1]"],
        ),
        ("tinybase", "licence", State::Value, &["Open [1]"]),
        ("tinybase", "max-size", State::Value, &["1 to 2 TB [1, 2]"]),
        ("bigserver", "max-size", State::Value, &["no limit [1]"]),
        ("tinybase", "first-release", State::Value, &["Aug 2004 [1]"]),
        ("bigserver", "replicates-to", State::Value, &["Old Store, Tape [1]"]),
        (
            "tinybase",
            "drivers",
            State::Value,
            &["Python, Rust [2]", "not: Java [1]"],
        ),
        (
            "oldstore",
            "drivers",
            State::Value,
            &["partly: Java (reading only) [1]"],
        ),
        (
            "bigserver",
            "licence",
            State::Conflicting,
            &["Source available [1] (2 Mar 2024), Closed [2] (about 2015) [1, 2]"],
        ),
        (
            "bigserver",
            "drivers",
            State::Conflicting,
            &[
                "Python, Java, Go [2]",
                "Rust: yes [1] (1 Nov 2025), no [2] (May 2019) [1, 2]",
            ],
        ),
    ] {
        let (service, attribute) = (catalog.service(service).unwrap(), catalog.attribute(attribute).unwrap());
        let mut numbers = Numbering::new(&catalog);
        let words = cell_words(&cells, service, attribute, &mut numbers);
        let lines: Vec<String> = words
            .lines
            .iter()
            .map(|l| {
                format!(
                    "{} {}",
                    l.text,
                    if l.sources.is_empty() {
                        String::new()
                    } else {
                        format!("{:?}", l.sources)
                    }
                )
            })
            .collect();
        assert_eq!(
            (words.state, lines),
            (state, expected.iter().map(|l| (*l).to_owned()).collect())
        );
    }
}

#[test]
fn a_superseded_claim_is_shown_as_history() {
    let text = r#"(title: "t", sources: [(id: "a", title: "A", date: "2020"), (id: "b", title: "B", date: "2021")],
        groups: [(id: "g", label: "G")], attributes: [(id: "x", label: "X", group: "g", kind: Flag)],
        services: [(id: "s", name: "S", claims: [
            (attribute: "x", says: No, source: "a", place: "p"),
            (attribute: "x", says: Yes, source: "b", place: "p", supersedes: [(source: "a", because: "corrected")]),
        ])])"#;
    let (catalog, report) = load(text.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2022, 1, 1)));
    let (service, attribute) = (catalog.service("s").unwrap(), catalog.attribute("x").unwrap());
    let mut numbers = Numbering::new(&catalog);
    assert_eq!(
        cited(&cells, service, attribute, &mut numbers),
        [1],
        "history makes no cell"
    );
    let words = cell_words(&cells, service, attribute, &mut numbers);
    let lines: Vec<_> = words.lines.iter().map(|l| (l.shape, l.text.as_str())).collect();
    assert_eq!(
        lines,
        [(State::Yes, "yes"), (State::Value, "superseded: no [2] (2020)")]
    );
}

#[test]
fn what_was_not_judged_is_not_called_available() {
    let status = |view: fn(View) -> View, id: &str| {
        let (catalog, cells) = databases(view);
        let service = catalog.service(id).unwrap();
        status_words(&cells, service, &mut Numbering::new(&catalog)).text
    };
    let today: fn(View) -> View = |v| v;
    assert_eq!(status(today, "tinybase"), "available");
    assert_eq!(status(today, "bigserver"), "formerly Big Server");
    assert_eq!(
        status(today, "oldstore"),
        "retired since 30 Jun 2021, use Grand Server instead"
    );
    assert_eq!(status(today, "docdrawer"), "retiring, support ends 31 Jan 2028");
    assert_eq!(
        status(
            |v| View {
                reading: Reading::Documents,
                ..v
            },
            "oldstore"
        ),
        "not judged"
    );
    let early: fn(View) -> View = |v| View {
        as_of: Some(jiff::civil::date(2016, 1, 1)),
        ..v
    };
    assert_eq!(status(early, "docdrawer"), "not named in the sources counted");
}

#[test]
fn a_claim_can_be_cited() {
    let (catalog, _) = databases(|v| v);
    let cite = |service: &str, attribute: &str| {
        let service = &catalog[catalog.service(service).unwrap()];
        citation(
            &catalog,
            &service.name,
            &service.claims_on(catalog.attribute(attribute).unwrap())[0],
        )
    };
    assert_eq!(
        cite("tinybase", "sql"),
        "TinyBase, Speaks SQL: yes. The database handbook, Example Press, May 2019, “Query languages”. https://example.org/handbook"
    );
    assert_eq!(
        cite("bigserver", "drivers"),
        "Grand Server, Drivers for: Rust (since 2023). Vendor status page, Vendor, 1 Nov 2025, “Drivers”. https://example.org/status"
    );
    assert_eq!(
        cite("oldstore", "sql"),
        "Old Store, Speaks SQL: partly: no joins. A blog post on stores, undated, about 2015, “(start)”."
    );
}

#[test]
fn an_end_that_we_infer_says_so() {
    let ron = r#"(title: "T", sources: [
        (id: "doc", title: "Doc", date: "2020"), (id: "ours", title: "Our inference", date: "2024", kind: Inference),
    ], services: [
        (id: "a", name: "A", lifecycle: [(kind: Ends, date: "2021", source: "ours")],
            successors: [(to: "b", source: "doc"), (to: "c", source: "ours")]),
        (id: "b", name: "B", lifecycle: [(kind: Ends, date: "2021", source: "doc")]), (id: "c", name: "C"),
    ])"#;
    let (catalog, report) = load(ron.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
    let says = |id| status_words(&cells, catalog.service(id).unwrap(), &mut Numbering::default()).text;
    assert_eq!(
        says("a"),
        "retired since 2021 (our inference), use B or C (our inference) instead"
    );
    assert_eq!(says("b"), "retired since 2021");
}

#[test]
fn options_that_all_panes_have_alike_are_set_apart_from_the_others() {
    let bytes = std::fs::read("catalog.ron").unwrap();
    let catalog = load(&bytes).0.unwrap();
    let cells = Cells::build(catalog.clone(), View::on(jiff::civil::date(2026, 11, 21)));
    let cells = &cells;
    let (mut weak, mut strong) = (0, 0);
    let all: Vec<ServiceIx> = catalog.service_ixs().collect();
    for services in all.chunks(3).chain(all.chunks(2)) {
        let request = CompareRequest {
            services: services.to_vec(),
            ..CompareRequest::default()
        };
        let comparison = compare(cells, &request);
        for row in comparison.groups.iter().flat_map(|g| &g.rows) {
            // Counted the slow way: an option's label stands in a weak piece just where every pane says the same of it.
            let about = &catalog[row.attribute];
            let atoms = |o| services.iter().map(move |s| cells.get(*s, row.attribute).atom(o));
            for (cell, service) in row.cells.iter().zip(services) {
                // What is history or the user's own is nothing that all have.
                for line in cell.words.lines.iter().filter(|l| !l.history && !l.yours) {
                    let pieces = line.pieces();
                    let joined: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
                    assert_eq!(joined, line.spelt(), "nothing is lost");
                    for (text, shared) in pieces {
                        *(if shared { &mut weak } else { &mut strong }) += 1;
                        for (o, option) in (0..).zip(&about.options) {
                            // A label that is a part of another one says nothing of itself here.
                            let others = about.options.iter().filter(|x| x.label.contains(&option.label));
                            let own = cells.get(*service, row.attribute).atom(o);
                            let known = matches!(own, Atom::Yes | Atom::No | Atom::NotApplicable);
                            if others.count() == 1 && known && text.contains(&option.label) && line.shape == own.state()
                            {
                                let same = services.len() > 1 && atoms(o).all(|a| a == own);
                                assert_eq!(shared, same, "{}: {text} of {}", about.id, catalog[*service].id);
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(weak > 50 && strong > 500, "{weak} weak, {strong} strong");
}
