//! Groups, matrix and columns against slow and obvious rules, on a catalog with every kind of attribute and claim.

use std::collections::BTreeSet;

use crosscheck::{
    app::{
        Action, Command, Model,
        action::{Filter, Grid},
        update::update,
    },
    catalog::{
        Condition, Feature, Kind, State, Truth, View, check,
        condition::{Subject, Test, Want},
        load,
    },
    dataset::Dataset,
    explore::{
        Query,
        group::{can_group, can_repeat, grouped, once},
        list,
        matrix::{self, MatrixTopic, RowOrder},
    },
    workspace::{
        Layout, Stored,
        grid::Columns,
        stored::{grid::StoredGrid, lost::Lost},
    },
};
use jiff::civil::date;
use proptest::prelude::*;

use crate::generate::generate;

fn dataset(services: usize, seed: u64) -> Dataset {
    let catalog = check::check(&generate(services, seed)).0.expect("it checks");
    Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1)
}

fn databases() -> Dataset {
    let catalog = load(&std::fs::read("tests/data/databases.ron").unwrap()).0.unwrap();
    Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1)
}

#[test]
fn every_service_stands_under_one_heading_and_blanks_under_their_own() {
    let dataset = dataset(400, 3);
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let hits: Vec<_> = catalog.service_ixs().rev().collect();
    let subjects = catalog.attribute_ixs().map(Subject::Attribute).chain(Subject::BUILT_IN);
    let mut tried = 0;
    for by in subjects {
        let Some((ordered, groups)) = grouped(cells, &hits, by) else {
            assert!(!can_group(catalog, by));
            continue;
        };
        if can_repeat(catalog, by) {
            continue;
        }
        tried += 1;
        assert_eq!(ordered.iter().collect::<BTreeSet<_>>().len(), hits.len());
        assert_eq!(groups.iter().map(|g| g.range.len()).sum::<usize>(), hits.len());
        let ids: Vec<&str> = groups.iter().map(|g| g.id.as_str()).collect();
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "each heading once"
        );
        let ends = [":not-applicable", ":conflicting", ":not-stated"];
        let tail: Vec<&str> = ids.iter().copied().filter(|i| ends.contains(i)).collect();
        assert_eq!(ids[ids.len() - tail.len()..], tail, "what is not known comes last");
        if let Subject::Attribute(a) = by {
            // Ranges stand in their order: nothing under one begins before what stands under those above it.
            let in_range = groups
                .iter()
                .filter(|g| is_ranged(catalog[a].kind) && !g.id.starts_with(":n"));
            let in_range = in_range.filter(|g| g.id != ":across" && g.id != ":conflicting");
            let begins: Vec<Vec<_>> = in_range
                .map(|g| {
                    ordered[g.range.clone()]
                        .iter()
                        .filter_map(|s| Some(cells.get(*s, a).scalar()?.end(false)))
                })
                .map(Iterator::collect)
                .collect();
            assert!(
                begins.windows(2).all(|w| w[0].iter().max() <= w[1].iter().min()),
                "{}",
                catalog[a].id
            );
        }
        for group in &groups {
            assert!(!group.range.is_empty() && !group.label.is_empty());
            let members = &ordered[group.range.clone()];
            assert!(
                members.windows(2).all(|w| w[0] > w[1]),
                "under a heading the list's order stays"
            );
            if let Subject::Attribute(a) = by {
                for s in members {
                    let state = cells.get(*s, a).state;
                    match group.id.as_str() {
                        ":not-stated" => assert_eq!(state, State::NotStated),
                        ":conflicting" => assert_eq!(state, State::Conflicting),
                        ":not-applicable" => assert_eq!(state, State::NotApplicable),
                        _ if is_ranged(catalog[a].kind) => assert_eq!(state, State::Value),
                        id => {
                            let asked =
                                Condition::parse(&format!("{}={}", catalog[a].id, id.trim_start_matches(':')), catalog);
                            assert_eq!(asked.unwrap().eval(cells, *s).truth, Truth::True, "{id}");
                        }
                    }
                }
            }
        }
    }
    assert_eq!(
        tried, 10,
        "two choices, two flags, three ranges, category, status and role"
    );
}

/// Whether headings are ranges of it.
fn is_ranged(kind: Kind) -> bool {
    kind.has(Feature::Scale) && !kind.has(Feature::TextOrder)
}

#[test]
fn a_matrix_cell_shows_what_a_condition_on_its_option_answers() {
    let dataset = dataset(300, 5);
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let mut seen = BTreeSet::new();
    for group in 0..catalog.groups.len() {
        let (columns, cut) = matrix::columns(catalog, &dataset.index, MatrixTopic::Group(group), usize::MAX);
        assert_eq!(cut, 0);
        for column in columns {
            let want = column
                .option
                .map_or(Want::Flag(crosscheck::catalog::Side::Yes), Want::Option);
            let asked = Condition {
                subject: Subject::Attribute(column.attribute),
                test: Test::AnyOf(vec![want]),
            };
            for service in catalog.service_ixs() {
                let state = matrix::state(cells, service, column);
                let expected = match asked.eval(cells, service).truth {
                    Truth::True => state == State::Yes,
                    Truth::False => matches!(state, State::No | State::NotApplicable),
                    Truth::Unknown => matches!(state, State::Partly | State::NotStated | State::Conflicting),
                };
                assert!(expected, "{}: {state:?}", asked.text(catalog));
                seen.insert(state);
            }
        }
    }
    assert_eq!(seen.len(), 6, "every state but a value was met");
}

#[test]
fn rows_by_a_column_put_what_is_known_first_both_ways_and_alike_loses_none() {
    let dataset = dataset(250, 9);
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let hits: Vec<_> = catalog.service_ixs().collect();
    let (columns, _) = matrix::columns(catalog, &dataset.index, MatrixTopic::Group(0), usize::MAX);
    for column in &columns {
        for descending in [false, true] {
            let rows = RowOrder::By {
                column: *column,
                descending,
            };
            let states: Vec<State> = matrix::ordered(cells, &hits, &columns, rows)
                .into_iter()
                .map(|s| matrix::state(cells, s, *column))
                .collect();
            let known = |s: &State| !matches!(s, State::Conflicting | State::NotApplicable | State::NotStated);
            let first_blank = states.iter().position(|s| !known(s)).unwrap_or(states.len());
            assert!(states[first_blank..].iter().all(|s| !known(s)));
            let (yes, no) = (State::Yes, State::No);
            let order = |s| states[..first_blank].iter().position(|x| *x == s);
            if let (Some(y), Some(n)) = (order(yes), order(no)) {
                assert_eq!(y < n, !descending);
            }
        }
    }
    for n in [0, 1, 40, 250] {
        let alike = matrix::ordered(cells, &hits[..n], &columns, RowOrder::Alike);
        assert_eq!(alike.iter().collect::<BTreeSet<_>>().len(), n);
    }
    // Neighbours have more in common than in the list's order.
    let equal = |order: &[crosscheck::catalog::ServiceIx]| -> usize {
        let both = |w: &[crosscheck::catalog::ServiceIx], c| {
            let (a, b) = (matrix::state(cells, w[0], c), matrix::state(cells, w[1], c));
            a == b && a != State::NotStated
        };
        let pairs = order.windows(2);
        pairs.map(|w| columns.iter().filter(|c| both(w, **c)).count()).sum()
    };
    let alike = matrix::ordered(cells, &hits, &columns, RowOrder::Alike);
    assert!(
        equal(&alike) > equal(&hits) * 3 / 2,
        "{} and {}",
        equal(&alike),
        equal(&hits)
    );
}

#[test]
fn an_attribute_with_hundreds_of_options_shows_the_most_frequent() {
    let options: Vec<String> = (0..300)
        .map(|i| format!("(id: \"o{i}\", label: \"Option {i}\")"))
        .collect();
    let claims: Vec<String> = (0..60)
        .map(|i| format!("(id: \"s{i}\", name: \"S{i}\", claims: [(attribute: \"tags\", says: Has([\"o{}\", \"o299\"]), source: \"a\", place: \"p\")])", i + 100))
        .collect();
    let text = format!(
        "(title: \"t\", sources: [(id: \"a\", title: \"A\", date: \"2020\")], groups: [(id: \"g\", label: \"G\")],
          attributes: [(id: \"tags\", label: \"Tags\", group: \"g\", kind: Set, options: [{}])], services: [{}])",
        options.join(","),
        claims.join(",")
    );
    let catalog = load(text.as_bytes()).0.expect("it checks");
    let dataset = Dataset::new(catalog, View::on(date(2026, 11, 21)), None, vec![], 1);
    let tags = dataset.catalog.attribute("tags").unwrap();
    assert_eq!(
        matrix::default_topic(&dataset.catalog, &dataset.index),
        Some(MatrixTopic::Attribute(tags))
    );
    let topic = MatrixTopic::Attribute(tags);
    let (columns, cut) = matrix::columns(&dataset.catalog, &dataset.index, topic, matrix::MOST_COLUMNS);
    assert_eq!((columns.len(), cut), (40, 260));
    assert_eq!(columns[0].option, Some(299), "all have it");
    assert_eq!(columns[1].option, Some(100), "then the catalog's order among equals");
    let (all, cut) = matrix::columns(&dataset.catalog, &dataset.index, topic, usize::MAX);
    assert_eq!((all.len(), cut), (300, 0));
    assert_eq!(all[..40], columns[..], "showing all moves none of those in sight");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn columns_stay_a_list_without_repeats_with_the_pinned_first(
        steps in prop::collection::vec((0_u8..3, 0_usize..8, 0_usize..12), 0..40)
    ) {
        let subjects: Vec<Subject> = (0..8).map(|i| Subject::Attribute(crosscheck::catalog::AttributeIx(i))).collect();
        let mut columns = Columns::default();
        for (what, which, to) in steps {
            let column = subjects[which];
            let before = columns.clone();
            let was = before.shown().iter().position(|s| *s == column);
            match what {
                0 => {
                    columns.toggle(column);
                    prop_assert_eq!(columns.shown().contains(&column), was.is_none());
                }
                1 => {
                    columns.toggle_pin(column);
                    let changed = columns.pinned().contains(&column) != before.pinned().contains(&column);
                    prop_assert_eq!(changed, was.is_some());
                }
                _ => {
                    columns.place(column, to);
                    prop_assert_eq!(columns.pinned().len(), before.pinned().len());
                    let set = |c: &Columns| c.pinned().iter().map(|s| format!("{s:?}")).collect::<BTreeSet<_>>();
                    prop_assert_eq!(set(&columns), set(&before));
                }
            }
            let mut others = before.shown().to_vec();
            others.retain(|s| *s != column);
            let mut now = columns.shown().to_vec();
            now.retain(|s| *s != column);
            prop_assert_eq!(others, now, "the others keep their order");
            let repeats: BTreeSet<String> = columns.shown().iter().map(|s| format!("{s:?}")).collect();
            prop_assert_eq!(repeats.len(), columns.shown().len());
        }
    }
}

/// Option by option: under each stands what filtering by it gives; who is under none stands once, by what is said of it.
#[test]
fn under_each_option_of_a_set_stands_what_filtering_by_it_gives() {
    let (mut sets, mut several, mut without) = (0, 0, BTreeSet::new());
    for seed in [3, 4, 5] {
        let dataset = dataset(300, seed);
        let (catalog, cells) = (&dataset.catalog, &dataset.cells);
        let hits: Vec<_> = catalog.service_ixs().rev().collect();
        for a in catalog.attribute_ixs().filter(|a| catalog[*a].kind.has(Feature::Atoms)) {
            let by = Subject::Attribute(a);
            assert!(can_repeat(catalog, by));
            let (ordered, groups) = grouped(cells, &hits, by).expect("sets group");
            sets += 1;
            let under = |id: &str| {
                let group = groups.iter().find(|g| g.id == id);
                group.map_or(&[][..], |g| &ordered[g.range.clone()])
            };
            let (mut ids, mut held) = (Vec::new(), BTreeSet::new());
            for (option, about) in (0..).zip(&catalog[a].options) {
                let asked = Condition::any_of(by, vec![Want::of_option(option)]);
                let query = Query {
                    conditions: vec![asked],
                    ..Query::default()
                };
                let listed: BTreeSet<_> = list(cells, &dataset.index, &query).hits.into_iter().collect();
                let expected: Vec<_> = hits.iter().copied().filter(|s| listed.contains(s)).collect();
                assert_eq!(under(&about.id), expected, "{}", about.id);
                several += expected.iter().filter(|s| !held.insert(**s)).count();
                ids.extend((!expected.is_empty()).then_some(about.id.as_str()));
            }
            // What is left, each once, by the first of these that is said of the set.
            let said = |s, word: &str| {
                if word == "no" {
                    return cells.get(s, a).state == State::No;
                }
                let asked = Condition::parse(&format!("{}={word}", catalog[a].id), catalog).unwrap();
                asked.eval(cells, s).truth == Truth::True
            };
            let order = ["conflicting", "partly", "not-applicable", "no", "not-stated"];
            let left = |word| {
                let left = hits.iter().copied().filter(|s| !held.contains(s));
                left.filter(|s| order.into_iter().find(|w| said(*s, w)) == Some(word))
                    .collect::<Vec<_>>()
            };
            for word in ["no", "partly", "not-applicable", "conflicting", "not-stated"] {
                let expected = left(word);
                assert_eq!(under(&format!(":{word}")), expected, "{} {word}", catalog[a].id);
                if !expected.is_empty() {
                    ids.push(word);
                    without.insert(word);
                }
            }
            let shown: Vec<&str> = groups.iter().map(|g| g.id.trim_start_matches(':')).collect();
            assert_eq!(shown, ids, "options in the catalog's order, then what is not known");
            let all = once(ordered).collect::<Vec<_>>();
            assert_eq!(
                (all.len(), all.iter().collect::<BTreeSet<_>>().len()),
                (300, 300),
                "nobody is lost"
            );
        }
    }
    assert!(
        sets > 3 && several > 100 && without.len() > 3,
        "{sets} {several} {without:?}"
    );
}

#[test]
fn columns_groups_and_the_matrix_are_kept_by_ids_and_taken_back() {
    let mut model = Model::new(databases());
    let catalog = &model.dataset.catalog;
    let attribute = |id: &str| catalog.attribute(id).expect("an attribute");
    let (licence, drivers, size) = (attribute("licence"), attribute("drivers"), attribute("max-size"));
    let first = model.workspace.clone();
    let steps: Vec<Action> = vec![
        Grid::TogglePin(Subject::Status).into(),
        Grid::ToggleColumn(Subject::Category).into(),
        Grid::GroupBy(Some(Subject::Attribute(licence))).into(),
        Grid::SetTopic(MatrixTopic::Attribute(drivers)).into(),
        Grid::SetRows(RowOrder::Alike).into(),
    ];
    for step in steps {
        update(&mut model, step);
    }
    let grid = model.workspace.view.grid.clone();
    assert_eq!(grid.columns(&model.dataset).pinned(), [Subject::Status]);
    let (saved, _) = Stored::read(&Stored::of(&model.workspace, &model.dataset.catalog).write());
    let (restored, lost) = saved.restore(&model.dataset);
    assert_eq!((restored.view.grid, lost), (grid, vec![]));

    // Another catalog: what it knows stays, what it does not know is told.
    let other = dataset(20, 1);
    let (restored, lost) = saved.restore(&other);
    assert!(restored.view.grid.columns(&other).pinned() == [Subject::Status]);
    assert!(
        lost.iter()
            .any(|l| l.starts_with("A column from before is not in this catalog")),
        "{lost:?}"
    );
    assert_eq!(restored.view.grid.topic, None);

    for _ in 0..5 {
        update(&mut model, Command::Undo.into());
    }
    assert_eq!(model.workspace.view.grid, first.view.grid);
    update(&mut model, Command::Redo.into());
    assert_eq!(
        model.workspace.view.grid.columns(&model.dataset).pinned(),
        [Subject::Status]
    );
    update(&mut model, Grid::ResetColumns.into());
    assert_eq!(model.workspace.view.grid.columns, None);

    // What makes no sense changes nothing.
    update(&mut model, Grid::GroupBy(Some(Subject::Name)).into());
    assert_eq!(model.workspace.view.grid.group, None, "a name does not group");
    // A number does, by its ranges.
    update(&mut model, Grid::GroupBy(Some(Subject::Attribute(size))).into());
    assert_eq!(model.workspace.view.grid.group, Some(Subject::Attribute(size)));
    update(&mut model, Grid::GroupBy(None).into());
    // Choosing an order of the list ends an order of the matrix.
    update(&mut model, Grid::SetRows(RowOrder::Alike).into());
    update(&mut model, Filter::SetSort(None).into());
    assert_eq!(model.workspace.view.grid.rows, RowOrder::Listed);
    update(&mut model, Filter::SetLayout(Layout::Matrix).into());
    let text = ron::to_string(&StoredGrid::of(&model.workspace.view.grid, &model.dataset.catalog)).unwrap();
    assert_eq!(
        ron::from_str::<StoredGrid>(&text)
            .unwrap()
            .restore(&model.dataset.catalog, &mut Lost::default())
            .0,
        model.workspace.view.grid
    );
}
