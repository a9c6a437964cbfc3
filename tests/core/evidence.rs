//! The evidence behind the list against slow and obvious implementations, on the catalog that ships, on a small one
//! about something else and on a generated one, each under several views.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use crate::generate::generate;
use crosscheck::{
    app::{
        Model,
        view::{EvidenceView, Views, explore::disagreements::SideView},
    },
    catalog::{
        Atom, Catalog, Cells, Condition, DateSpan, Kind, Origin, Reading, ServiceIx, ServiceRef, State, Status, Truth,
        View, cells::source_filter, check, load,
    },
    dataset::{Dataset, built_in::BUILT_IN},
    decide::robust::worth,
    explore::{
        Index, Query,
        evidence::{
            Age, Stand, age, attributes_without, disputes, gaps, lifespan, question_to, questions, source_uses,
            stalest, who_could_answer,
        },
        list,
    },
    export::{Meta, questions_markdown, questions_text},
    report::BlankList,
    workspace::Layout,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 21);

struct World {
    catalog: Catalog,
    cells: Cells,
    index: Index,
    all: Vec<ServiceIx>,
}

fn worlds() -> &'static [World] {
    static WORLDS: OnceLock<Vec<World>> = OnceLock::new();
    WORLDS.get_or_init(|| {
        let views = [
            View::on(TODAY),
            View {
                as_of: Some(date(2019, 12, 31)),
                ..View::on(date(2020, 6, 1))
            },
            View {
                reading: Reading::Documents,
                ..View::on(TODAY)
            },
        ];
        let databases = std::fs::read("tests/data/databases.ron").unwrap();
        let generated = check::check(&generate(300, 7)).0.expect("checks");
        [load(BUILT_IN).0.unwrap(), load(&databases).0.unwrap(), generated]
            .iter()
            .flat_map(|catalog| views.map(|view| (catalog.clone(), view)))
            .map(|(catalog, view)| {
                let cells = Cells::build(catalog.clone(), view);
                World {
                    index: Index::build(&cells),
                    all: cells.present().collect(),
                    catalog,
                    cells,
                }
            })
            .collect()
    })
}

#[test]
fn gaps_agree_with_the_list_of_what_is_not_stated() {
    for w in worlds() {
        let found = gaps(&w.cells, &w.index, &w.index.slots_of(&w.all));
        assert_eq!(found.services, w.all.len());
        for a in w.catalog.attribute_ixs() {
            let condition = Condition::parse(&format!("{}=not-stated", w.catalog[a].id), &w.catalog).unwrap();
            let query = Query {
                conditions: vec![condition],
                ..Query::default()
            };
            let listed = list(&w.cells, &w.index, &query).hits;
            let counted = found
                .by_attribute
                .iter()
                .find(|g| g.attribute == a)
                .map_or(0, |g| g.services);
            assert_eq!(counted, listed.len(), "{}", w.catalog[a].id);
            let mine: BTreeSet<_> = w
                .all
                .iter()
                .copied()
                .filter(|s| w.cells.get(*s, a).state == State::NotStated)
                .collect();
            assert_eq!(mine, listed.into_iter().collect());
        }
        for s in &w.all {
            let counted = found
                .by_service
                .iter()
                .find(|g| g.service == *s)
                .map_or(0, |g| g.attributes);
            assert_eq!(counted, attributes_without(&w.cells, *s).len());
        }
        assert_eq!(
            found.total(),
            found.by_service.iter().map(|g| g.attributes).sum::<usize>()
        );
        assert!(
            found
                .by_attribute
                .is_sorted_by_key(|g| (std::cmp::Reverse(g.services), g.attribute))
        );
        assert!(found.by_service.is_sorted_by_key(|g| std::cmp::Reverse(g.attributes)));
    }
}

#[test]
fn every_conflicting_cell_is_a_disagreement_with_every_claim_on_one_side() {
    for w in worlds() {
        let found = disputes(&w.cells, &w.index, w.all.iter().copied());
        let cells: BTreeSet<_> = found.iter().map(|d| (d.service, d.attribute)).collect();
        let conflicting: BTreeSet<_> = w
            .all
            .iter()
            .flat_map(|s| w.catalog.attribute_ixs().map(|a| (*s, a)))
            .filter(|(s, a)| w.cells.get(*s, *a).state == State::Conflicting)
            .collect();
        assert_eq!(cells, conflicting);
        for light in found {
            let d = light.sides(&w.cells);
            let claims: usize = d.sides.iter().map(|s| s.claims.len()).sum();
            assert_eq!(
                (d.service, d.attribute, d.option),
                (light.service, light.attribute, light.option)
            );
            assert_eq!(
                (usize::from(light.size.sides), usize::from(light.size.claims)),
                (d.sides.len(), claims)
            );
            assert_eq!(
                Some(usize::from(light.size.most)),
                d.sides.iter().map(|s| s.claims.len()).max()
            );
            assert!(d.sides.len() >= 2, "one side is no disagreement");
            let is_set = matches!(w.catalog[d.attribute].kind, Kind::Set);
            assert_eq!(d.option.is_some(), is_set);
            if let Some(o) = d.option {
                assert_eq!(w.cells.get(d.service, d.attribute).atom(o), Atom::Conflicting);
            }
            let (live, _) = w.cells.claims(d.service, d.attribute);
            let mut on_sides = 0;
            for side in &d.sides {
                on_sides += side.claims.len();
                for claim in &side.claims {
                    assert!(live.iter().any(|l| std::ptr::eq(*l, *claim)), "only claims that count");
                    if side.stand == Stand::Value {
                        assert_eq!(claim.says, side.claims[0].says);
                    }
                }
            }
            assert!(on_sides <= live.len(), "no claim takes two sides");
            if !is_set {
                assert_eq!(on_sides, live.len(), "every claim on a single value takes a side");
            }
        }
    }
}

#[test]
fn ages_are_those_of_the_newest_claim_that_counts() {
    for w in worlds() {
        let mut stated = 0;
        for s in &w.all {
            for a in w.catalog.attribute_ixs() {
                let (live, _) = w.cells.claims(*s, a);
                stated += usize::from(!live.is_empty());
                let mut newest: Option<Date> = None;
                // Our inference has no age.
                for claim in live.iter().filter(|c| !w.catalog[c.source].is_inference()) {
                    let last = w.catalog[claim.source].date.span().map(DateSpan::last);
                    newest = newest.max(last);
                }
                match age(&w.cells, *s, a) {
                    Age::NotStated => assert!(live.is_empty() && w.cells.get(*s, a).state == State::NotStated),
                    Age::Undated => assert!(newest.is_none() && !live.is_empty()),
                    Age::Inferred => {
                        assert!(!live.is_empty() && live.iter().all(|c| w.catalog[c.source].is_inference()));
                    }
                    Age::Known { days, source, .. } => {
                        let newest = newest.expect("dated");
                        // Counted day by day, the slow way.
                        let mut day = newest;
                        let mut n = 0;
                        while day < w.cells.view.today {
                            day = day.tomorrow().unwrap();
                            n += 1;
                        }
                        assert_eq!(days, n);
                        assert_eq!(w.catalog[source].date.span().map(DateSpan::last), Some(newest));
                    }
                }
            }
        }
        let order = stalest(&w.cells, &w.index, &w.all);
        assert_eq!(order.len(), stated, "every stated cell, and no other");
        let days: Vec<i64> = order
            .iter()
            .map(|s| age(&w.cells, s.service, s.attribute).days().map_or(-1, i64::from))
            .collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "oldest first, undated last");
    }
}

#[test]
fn what_a_source_carries_is_what_the_filter_keeps() {
    for w in worlds() {
        let counts = source_filter(&w.catalog, w.cells.view);
        for found in source_uses(&w.cells, &w.index).iter() {
            let id = &w.catalog[found.source].id;
            let condition = Condition::parse(&format!("source={id}"), &w.catalog).unwrap();
            let kept = w
                .all
                .iter()
                .filter(|s| condition.eval(&w.cells, **s).truth == Truth::True)
                .count();
            assert_eq!(found.services, kept, "{id}");
            let claims = w.all.iter().flat_map(|s| &w.catalog[*s].claims);
            let claims = claims
                .filter(|c| c.source == found.source && c.withdrawn().is_none())
                .count();
            assert_eq!(found.claims, if counts[found.source.at()] { claims } else { 0 }, "{id}");
        }
    }
}

#[test]
fn a_life_lies_within_the_view() {
    for w in worlds() {
        for s in &w.all {
            let lifespan = lifespan(&w.cells, *s);
            assert_eq!(lifespan.status, w.cells.judged(*s).status);
            if let (Some(first), Some(last)) = (lifespan.first, lifespan.last_seen) {
                assert!(first.first() <= last.last());
            }
            if w.cells.view.reading == Reading::Documents {
                assert!(lifespan.renamed.is_empty() && lifespan.ended.is_none() && lifespan.successors.is_empty());
                let given = |d: DateSpan| {
                    w.catalog
                        .sources
                        .iter()
                        .any(|s| s.origin == Origin::Given && s.date.span() == Some(d))
                };
                assert!(lifespan.first.is_none_or(given), "only given documents name it");
            }
            if matches!(
                lifespan.status,
                Status::Available | Status::Renamed | Status::Unconfirmed
            ) {
                assert_eq!(lifespan.ended, None);
            }
        }
    }
}

#[test]
fn every_gap_is_one_question_on_screen_on_paper_and_on_the_clipboard() {
    use pulldown_cmark::{Event, Options, Parser};
    for w in worlds() {
        let total = gaps(&w.cells, &w.index, &w.index.slots_of(&w.all)).total();
        let all = questions(&w.cells, &w.all);
        assert_eq!(all.len(), total);
        for q in &all {
            assert!(
                q.text.contains(&w.catalog[q.service].name) && q.text.contains('?'),
                "{}",
                q.text
            );
            assert_eq!(w.cells.get(q.service, q.attribute).state, State::NotStated);
        }
        let meta = Meta::new(&w.cells);
        let page = questions_markdown(&w.cells, &w.all, &meta);
        let boxes = Parser::new_ext(&page, Options::ENABLE_TASKLISTS)
            .filter(|e| matches!(e, Event::TaskListMarker(false)))
            .count();
        assert_eq!(boxes, total, "a box to tick for each");
        let text = questions_text(&w.cells, &w.all);
        assert_eq!(text.lines().filter(|l| l.starts_with("- ")).count(), total);
    }
}

/// Only whom the catalog names: whoever published what names the service, and never our own inference.
#[test]
fn a_question_goes_to_those_who_published_what_names_the_service() {
    for w in worlds() {
        for q in questions(&w.cells, &w.all) {
            let publishers = who_could_answer(&w.cells, q.service);
            let sources = w.catalog[q.service].named_in.iter().map(|s| &w.catalog[*s]);
            let documents: Vec<&str> = sources
                .filter(|s| s.origin != Origin::Inference)
                .map(|s| s.publisher.trim())
                .collect();
            assert!(publishers.iter().all(|p| !p.is_empty() && documents.contains(p)));
            assert!(documents.iter().all(|p| p.is_empty() || publishers.contains(p)));
            let text = question_to(&w.cells, q.service, q.attribute);
            assert!(text.ends_with(&q.text), "{text}");
            let nobody = text.starts_with("To ask; the catalog names no publisher: ");
            assert_eq!(nobody, publishers.is_empty(), "{text}");
            assert!(publishers.iter().all(|p| text.contains(p)), "{text}");
        }
    }
    let w = &worlds()[3];
    let text = question_to(
        &w.cells,
        w.catalog.service("tinybase").unwrap(),
        crosscheck::catalog::AttributeIx(0),
    );
    assert!(
        text.starts_with("To ask Example Press or Example Institute: "),
        "{text}"
    );
}

#[test]
fn questions_are_asked_by_the_kind_of_answer() {
    let w = &worlds()[3];
    let service = w.catalog.service("tinybase").unwrap();
    // Nothing is stated in a view before the first document, so every attribute is asked for.
    let cells = Cells::build(
        w.catalog.clone(),
        View {
            as_of: Some(date(2000, 1, 1)),
            ..View::on(TODAY)
        },
    );
    let asked: Vec<String> = questions(&cells, &[service]).into_iter().map(|q| q.text).collect();
    assert_eq!(
        asked,
        [
            "Which one of these holds for TinyBase: Closed, Source available or Open? (Licence)",
            "Does “Speaks SQL” hold for TinyBase: yes, no, or in part?",
            "Which of these apply to TinyBase: Python, Java, Rust and Go? Please say yes, no or in part for each. (Drivers for)",
            "Does TinyBase have a figure for this, and which, in TB? (Largest database)",
            "Does TinyBase have a date for this, and which? (First release)",
            "Does TinyBase have a page for this, and where? (Home page)",
            "Does TinyBase have anything to say on this, and what? (Known for)",
            "Does TinyBase have a service to name here, and which? (Replicates to)",
            "Does “Runs inside the program” hold for TinyBase: yes, no, or in part?",
        ]
    );
}

/// What the window shows of the catalog that ships, without any filter.
fn shown(layout: Layout) -> (Model, Views) {
    let dataset = Dataset::new(load(BUILT_IN).0.unwrap(), View::on(TODAY), None, vec![], 1);
    let mut model = Model::new(dataset);
    model.workspace.view.query.conditions.clear();
    model.workspace.view.layout = layout;
    let mut views = Views::default();
    views.refresh(&model);
    (model, views)
}

#[test]
fn lanes_are_told_in_words() {
    let (model, views) = shown(Layout::Timeline);
    let Some(EvidenceView::Timeline(view)) = views.evidence() else {
        panic!("the timeline is looked at");
    };
    assert_eq!(view.services().len(), 75);
    let spoken = |id: &str| {
        let service = model.dataset.catalog.service(id).unwrap();
        let i = view.services().iter().position(|s| *s == service).unwrap();
        view.lane(i).unwrap().1.spoken.clone()
    };
    for (id, expected) in [
        (
            "azure-batch-ai",
            "Azure Batch AI: named Sep 2017, closed to new users 4 Dec 2018, retired 4 Mar 2019, then Azure Machine \
             Learning",
        ),
        ("microsoft-fabric", "Microsoft Fabric: named about 2023"),
        ("mmlspark", "SynapseML: named Sep 2017, formerly MMLSpark"),
        (
            "sql-managed-instance-ml",
            "SQL Managed Instance Machine Learning Services: named Apr 2020, not in the given documents",
        ),
        ("conda", "Conda: named Sep 2017, not confirmed since Sep 2017"),
    ] {
        assert_eq!(spoken(id), expected);
    }
    let lanes: Vec<_> = (0..view.services().len()).map(|i| &view.lane(i).unwrap().0).collect();
    for (i, lane) in lanes.iter().enumerate() {
        let from = lane.from.expect("all are named by something dated");
        assert!(
            from <= lane.known_to && lane.open_to.is_none_or(|o| o >= lane.known_to),
            "lane {i}"
        );
        assert!(view.range.0 <= from && lane.open_to.unwrap_or(lane.known_to) <= view.range.1);
    }
    // Each service with a successor in sight is linked to it, and nothing to itself.
    let linked = |i: usize, s: ServiceIx| {
        view.links()
            .contains(&(i, view.services().iter().position(|x| *x == s).unwrap()))
    };
    let mut known = 0;
    for (i, service) in view.services().iter().enumerate() {
        for after in lifespan(&model.dataset, *service).successors {
            if let ServiceRef::Known(after) = after {
                known += 1;
                assert!(after != *service && linked(i, after));
            }
        }
    }
    assert_eq!(view.links().len(), known);
    assert!(
        lanes.is_sorted_by(|a, b| a.from <= b.from),
        "in the order in which they come up"
    );
    assert_eq!(
        view.marks.iter().filter(|m| m.main).count(),
        4,
        "000 and 002 are of one year"
    );
}

#[test]
fn what_is_agreed_comes_first_and_what_is_disputed_is_named() {
    let (model, views) = shown(Layout::Table);
    let explore = views.explore().unwrap();
    let databricks = model.dataset.catalog.service("azure-databricks").unwrap();
    let i = explore.services().iter().position(|s| *s == databricks).unwrap();
    let entry = explore.entry(i).unwrap();
    let languages = entry.facts.iter().find(|f| f.label == "Languages").unwrap();
    assert!(
        languages
            .short
            .starts_with("Python, R, SQL, Scala; partly: JavaScript (Through an SDK)  ≠ Java"),
        "{}",
        languages.short
    );
    assert!(
        languages.spoken.contains("sources disagree on Java"),
        "{}",
        languages.spoken
    );
    assert!(
        languages
            .text
            .contains("no (about 2023), yes (19 Jan 2021) (about 2019)"),
        "the tooltip has the sides: {}",
        languages.text
    );
    assert_eq!(languages.age.year, "about 2026");
}

#[test]
fn every_side_of_a_disagreement_has_a_shape_and_the_newest_comes_first() {
    let (model, views) = shown(Layout::Disagreements);
    let Some(EvidenceView::Disagreements(view)) = views.evidence() else {
        panic!("the disagreements are looked at")
    };
    let catalog = &model.dataset.catalog;
    let (mut choices, mut others) = (0, 0);
    for row in (0..view.len()).filter_map(|i| view.row(i)) {
        let is_value = |s: &SideView| s.shape == State::Conflicting;
        let values = row.sides.iter().filter(|s| is_value(s)).count();
        // What a flag or an option of a set is said to be has a shape of its own; a value has that of the conflict.
        if matches!(catalog[row.attribute].kind, Kind::Flag | Kind::Set) {
            assert_eq!(values, 0, "{row:?}");
            others += 1;
        } else {
            assert_eq!(values, row.sides.len(), "{row:?}");
            choices += 1;
        }
        assert!(row.sides.iter().all(|s| s.shape != State::Value && !s.by.is_empty()));
        let (claims, _) = model.dataset.cells.claims(row.service, row.attribute);
        // Of a set, other options than the one that is disputed may have newer claims.
        let by = || row.sides.iter().flat_map(|s| &s.by);
        let mut dates = claims.iter().map(|c| catalog[c.source].when());
        let newest = dates.find(|date| by().any(|by| by.starts_with(date.as_str()))).unwrap();
        assert!(row.sides[0].by[0].starts_with(&newest), "{row:?} begins with {newest}");
    }
    assert!(choices > 0 && others > 0, "{choices} choices, {others} others");
}

#[test]
fn the_list_of_disagreements_is_whole_whatever_is_filtered() {
    let (mut model, mut views) = shown(Layout::Disagreements);
    let rows = |views: &Views| match views.evidence() {
        Some(EvidenceView::Disagreements(view)) => (view.len(), view.listed, view.summary.clone()),
        _ => panic!("the disagreements are looked at"),
    };
    let all = rows(&views);
    assert_eq!(all.0, all.1);
    let condition = Condition::parse("name=Microsoft Fabric", &model.dataset.catalog).unwrap();
    model.workspace.view.query.conditions.push(condition);
    views.refresh(&model);
    let filtered = rows(&views);
    assert_eq!((filtered.0, filtered.1, filtered.2), (all.0, 0, all.2));
}

/// Of a set only the options that are not known are asked: nobody states them, or sources disagree.
#[test]
fn a_question_leaves_out_what_is_stated() {
    let ron = r#"(title: "T", sources: [(id: "d", title: "Doc", date: "2020")], groups: [(id: "g", label: "G")],
        attributes: [(id: "s", label: "Speaks", group: "g", kind: Set,
            options: [(id: "x", label: "X"), (id: "y", label: "Y"), (id: "z", label: "Z")])],
        services: [(id: "a", name: "A", claims: [(attribute: "s", says: Has(["x"]), source: "d")]),
            (id: "b", name: "B", claims: [(attribute: "s", says: Only(["x"]), source: "d")]),
            (id: "c", name: "C", claims: [(attribute: "s", says: PartlyHas(["x"]), source: "d"),
                (attribute: "s", says: Has(["y"]), source: "d"), (attribute: "s", says: Lacks(["y"]), source: "d", place: "p")]),
            (id: "e", name: "E", claims: [(attribute: "s", says: PartlyHas(["x"]), source: "d"), (attribute: "s", says: Has(["z"]), source: "d"),
                (attribute: "s", says: Has(["y"]), source: "d"), (attribute: "s", says: Lacks(["y"]), source: "d", place: "p")])])"#;
    let (catalog, report) = load(ron.as_bytes());
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    let cells = Cells::build(catalog.clone(), View::on(date(2026, 11, 21)));
    let asks = |id| question_to(&cells, catalog.service(id).unwrap(), catalog.attribute("s").unwrap());
    assert!(asks("a").contains(": Y and Z?"), "{}", asks("a"));
    assert!(asks("b").contains(": X, Y and Z?"), "{}", asks("b"));
    assert!(asks("c").contains(": Y and Z?"), "{}", asks("c"));
    assert!(asks("e").contains(": Y?"), "{}", asks("e"));
}

/// Whatever the filters leave, the list of blanks is the one that a walk over all cells gives.
#[test]
fn the_blanks_are_those_of_a_walk_over_all_cells() {
    let generated = check::check(&generate(300, 7)).0.expect("checks");
    for catalog in [load(BUILT_IN).0.unwrap(), generated] {
        let dataset = Dataset::new(catalog, View::on(TODAY), None, vec![], 1);
        let model = Model::new(dataset);
        let dataset = &model.dataset;
        let catalog = &dataset.catalog;
        let answers = model.answers();
        let worth = (!catalog.factors.is_empty()).then(|| Arc::new(worth(dataset, dataset.table(), &answers)));
        for step in [1, 2, 5] {
            let mut services: Vec<ServiceIx> = dataset.present().step_by(step).collect();
            services.sort_by(|a, b| catalog.by_name(*a, *b));
            for blanks in [None, worth.clone()] {
                let lacking = |a| {
                    services
                        .iter()
                        .filter(|s| dataset.get(**s, a).state == State::NotStated)
                        .count()
                };
                let kept = dataset.index.slots_of(&services);
                let list = BlankList::of(dataset, &kept, blanks.clone());
                let rows: Vec<_> = list.rows(dataset).collect();
                assert_eq!(rows.len(), list.len());
                assert!(list.row(dataset, list.len()).is_none());
                assert!(rows.iter().all(|r| r.lacking == lacking(r.attribute)));
                let first = rows.iter().filter(|r| r.asked.is_some()).count();
                let listed: BTreeSet<_> = rows[..first].iter().map(|r| (r.service, r.attribute)).collect();
                let mut rest: Vec<_> = services
                    .iter()
                    .flat_map(|s| attributes_without(dataset, *s).into_iter().map(|a| (*s, a)))
                    .filter(|cell| !listed.contains(cell))
                    .collect();
                if blanks.is_none() {
                    rest.sort_by_key(|(_, a)| (std::cmp::Reverse(lacking(*a)), *a));
                }
                let found: Vec<_> = rows[first..].iter().map(|r| (r.service, r.attribute)).collect();
                assert_eq!(found, rest);
                assert_eq!(first > 0, blanks.is_some(), "what is asked comes first");
            }
        }
    }
}

/// "Why is it not here?" offers what a walk over all names finds.
#[test]
fn the_names_with_some_letters_are_those_of_a_walk_over_all() {
    for w in worlds() {
        for letters in ["a", "Azure", "e d", "zz", "batch ai"] {
            let found = w.index.name_texts(&w.catalog).with(letters);
            let walked: BTreeSet<ServiceIx> = w
                .catalog
                .service_ixs()
                .filter(|s| {
                    let s = &w.catalog[*s];
                    let mut names = std::iter::once(&s.name).chain(&s.former_names).chain(&s.aliases);
                    names.any(|n| n.to_lowercase().contains(&letters.to_lowercase()))
                })
                .collect();
            assert_eq!(
                w.index.services_in(&found).collect::<BTreeSet<_>>(),
                walked,
                "{letters}"
            );
        }
    }
}

/// It knows letters as the search does: without their accents.
#[test]
fn the_names_with_some_letters_are_found_by_them_without_accents() {
    let names = ["Café Noir", "Cafe\u{301} Blanc", "Łódź", "Straße 9", "Cafeteria"];
    let mut raw = generate(names.len(), 1);
    for (service, name) in raw.services.iter_mut().zip(names) {
        name.clone_into(&mut service.name);
        service.aliases.clear();
        service.former_names.clear();
    }
    let catalog = check::check(&raw).0.expect("it checks");
    let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
    let index = Index::build(&cells);
    for (typed, expected) in [
        ("cafe", vec![0, 1, 4]),
        ("CAFÉ", vec![0, 1, 4]),
        ("cafe\u{301} n", vec![0]),
        ("lodz", vec![2]),
        ("strasse 9", vec![3]),
    ] {
        let found = index.name_texts(&cells.catalog).with(typed);
        let mut found: Vec<usize> = index.services_in(&found).map(ServiceIx::at).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn a_document_that_tells_of_lives_alone_says_so() {
    let (model, views) = shown(Layout::Sources);
    let Some(EvidenceView::Sources(view)) = views.evidence() else {
        panic!("the sources are looked at");
    };
    let rests = |id: &str| {
        let at = model.dataset.catalog.sources.iter().position(|s| s.id == id);
        view.row(at.expect("there")).expect("a row").rests.clone()
    };
    assert_eq!(rests("ansible-pr-2220"), "1 event");
    assert_eq!(rests("sql-r-quickstart-2020"), "4 claims · names 2 services");
}
