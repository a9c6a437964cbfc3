//! Two editions of a catalog: what differs is told, all of it and nothing else. What is told, applied by hand to the old
//! edition, gives the new one.

mod apply;
mod mutate;

use std::collections::BTreeMap;

use crosscheck::{
    catalog::{
        Cells, View,
        check::check,
        parse_raw,
        raw::{RawAllowed, RawCatalog},
    },
    compare::edition::{Edition, EditionChangeKind, EditionPart, SHAPES, differences},
    decide::{Answers, rank, robust::editions::answer_changes},
    report::edition::EditionReport,
};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    generate::SplitMix,
    metamorphic::{raw, shuffled},
};
use apply::{apply, in_order};
use mutate::mutate;

const DATABASES: &str = include_str!("../../data/databases.ron");
const BUILT_IN: &[u8] = include_bytes!("../../../catalog.ron");

fn config(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    ProptestConfig {
        cases: given.cases.max(cases),
        failure_persistence: None,
        ..given
    }
}

fn today() -> View {
    View::on(date(2026, 11, 21))
}

/// A generated catalog and a copy in which a few things differ.
fn both(services: usize, seed: u64) -> (RawCatalog, RawCatalog) {
    let old = raw(services, seed);
    let random = &mut SplitMix(seed ^ 7);
    let mut new = old.clone();
    for _ in 0..=random.below(6) {
        mutate(&mut new, random);
    }
    (old, shuffled(new, random))
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_is_told_applied_by_hand_gives_the_other(seed: u64, services in 2..6_usize) {
        let (old, new) = both(services, seed);
        let diff = differences(&old, &new);
        let applied = in_order(apply(&old, &diff));
        let expected = in_order(new);
        prop_assert_eq!(&applied, &expected);
        let (catalog, report, _) = check(&expected);
        prop_assert!(catalog.is_some(), "{:?}", report.errors);
        prop_assert_eq!(check(&applied).0, catalog);
        prop_assert_eq!(diff.is_empty(), in_order(old) == expected, "empty exactly when they are the same");
    }

    #[test]
    fn turned_round_what_came_has_gone(seed: u64, services in 2..6_usize) {
        let (old, new) = both(services, seed);
        let (there, back) = (differences(&old, &new), differences(&new, &old));
        // A service under another id names its former name in one of the two only.
        prop_assume!(there.other_ids().is_empty() && back.other_ids().is_empty());
        let mut turned: BTreeMap<String, i64> = BTreeMap::new();
        for c in &there.changes {
            *turned.entry(format!("{:?} {} {:?} {:?}", c.part, c.field, c.before, c.after)).or_default() += 1;
        }
        for c in &back.changes {
            *turned.entry(format!("{:?} {} {:?} {:?}", c.part, c.field, c.after, c.before)).or_default() -= 1;
        }
        prop_assert!(turned.values().all(|n| *n == 0));
    }

    #[test]
    fn answers_end_otherwise_exactly_where_the_rankings_do(seed: u64, services in 2..6_usize) {
        let (old, new) = both(services, seed);
        let cells = |raw: &RawCatalog| Cells::build(check(raw).0.expect("it checks"), today());
        let other_ids = differences(&old, &new).other_ids();
        let (old, new) = (cells(&old), cells(&new));
        let Some(found) = answer_changes(&old, &new, &other_ids) else {
            prop_assert!(old.catalog.factors.iter().all(|f| new.catalog.factor(&f.id).is_none()));
            return Ok(());
        };
        // Every combination of the questions of both, one by one.
        let common: Vec<(usize, usize)> = (0..old.catalog.factors.len())
            .filter_map(|i| Some((i, new.catalog.factor(&old.catalog.factors[i].id)?)))
            .collect();
        let mut combinations: Vec<(Answers, Answers)> = vec![(Answers::new(&old.catalog), Answers::new(&new.catalog))];
        for (i, j) in common {
            let mut more = combinations.clone();
            for (o, option) in old.catalog.factors[i].options.iter().enumerate() {
                let Some(p) = new.catalog.factors[j].options.iter().position(|p| p.id == option.id) else { continue };
                more.extend(combinations.iter().map(|(a, b)| (a.with_chosen(i, vec![o]), b.with_chosen(j, vec![p]))));
            }
            combinations = more;
        }
        let first = |cells: &Cells, answers: &Answers, other: &BTreeMap<String, String>| -> Vec<String> {
            let top = mutate::top(&rank(cells, answers));
            let ids = top.iter().map(|s| cells.catalog[*s].id.clone());
            ids.map(|id| other.get(&id).cloned().unwrap_or(id)).collect::<std::collections::BTreeSet<_>>().into_iter().collect()
        };
        let differs = |(a, b): &&(Answers, Answers)| first(&old, a, &other_ids) != first(&new, b, &BTreeMap::new());
        prop_assert_eq!(found.combinations, combinations.len() as u64);
        prop_assert_eq!(found.differ, combinations.iter().filter(differs).count() as u64);
        let alone = combinations.iter().filter(|(a, _)| a.chosen.iter().filter(|c| !c.is_empty()).count() == 1);
        prop_assert_eq!(found.alone.len(), alone.filter(differs).count());
        prop_assert!(!found.sampled);
    }
}

#[test]
fn a_file_is_the_same_as_itself() {
    for bytes in [BUILT_IN, DATABASES.as_bytes()] {
        let edition = Edition::read(bytes).expect("it reads");
        let report = EditionReport::new((&edition, "a.ron"), (&edition, "a.ron"), today());
        assert!(report.is_same() && report.sections.is_empty() && report.answers.is_none());
        assert!(report.text().ends_with("\nThe two editions say the same.\n"));
    }
}

/// Every list entry left out and every value changed, one at a time, makes a difference: nothing of the format is
/// forgotten, its future fields neither.
#[test]
fn every_word_of_a_catalog_counts() {
    let whole = parse_raw(DATABASES.as_bytes()).expect("it reads");
    let value = serde_json::to_value(&whole).expect("a value");
    let mut spots = Vec::new();
    collect(&value, &mut Vec::new(), &mut spots);
    let (mut tried, mut refused) = (0, 0);
    for path in &spots {
        let mut other = value.clone();
        change(&mut other, path);
        match serde_json::from_value::<RawCatalog>(other) {
            Ok(other) => {
                let diff = differences(&whole, &other);
                assert!(!diff.is_empty(), "{path:?}");
                assert_eq!(in_order(apply(&whole, &diff)), in_order(other), "{path:?}");
                tried += 1;
            }
            // A word of the format, such as a kind, cannot be just anything.
            Err(_) => refused += 1,
        }
    }
    assert!(tried > 450 && refused * 4 < tried, "{tried} tried, {refused} refused");
}

/// The paths of all values and of all entries of lists.
fn collect(value: &Value, path: &mut Vec<Value>, spots: &mut Vec<Vec<Value>>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                path.push(name.as_str().into());
                collect(inner, path, spots);
                path.pop();
            }
        }
        Value::Array(all) => {
            for (i, inner) in all.iter().enumerate() {
                path.push(i.into());
                collect(inner, path, spots);
                spots.push([&path[..], &[Value::Null]].concat());
                path.pop();
            }
        }
        _ => spots.push(path.clone()),
    }
}

/// Changes the value at a path; takes the entry out where the path ends in null.
fn change(value: &mut Value, path: &[Value]) {
    match path {
        [Value::Number(i), Value::Null] => {
            let at = i.as_u64().expect("a place") as usize;
            value.as_array_mut().expect("a list").remove(at);
        }
        [Value::String(name), rest @ ..] => change(&mut value[name.as_str()], rest),
        [Value::Number(i), rest @ ..] => change(&mut value[i.as_u64().expect("a place") as usize], rest),
        _ => {
            *value = match &*value {
                Value::String(text) => format!("{text}x").into(),
                Value::Number(n) => match n.as_u64() {
                    Some(n) => (n + 1).into(),
                    None => (n.as_f64().expect("a number") + 1.0).into(),
                },
                Value::Bool(b) => (!b).into(),
                other => other.clone(),
            }
        }
    }
}

/// What an entry is matched by is a field that the format has.
#[test]
fn the_table_of_lists_names_fields_of_the_format() {
    let mut raw = parse_raw(BUILT_IN).expect("it reads");
    raw.allowed = vec![RawAllowed::default()];
    let whole = serde_json::to_value(raw).expect("a value");
    for shape in SHAPES {
        for entry in whole[shape.field].as_array().expect(shape.field) {
            assert!(entry.get(shape.key).is_some(), "{} has no {}", shape.field, shape.key);
            for inner in shape.lists.into_iter().flatten() {
                for entry in entry.get(inner.field).and_then(Value::as_array).into_iter().flatten() {
                    assert!(entry.get(inner.key).is_some(), "{} has no {}", inner.field, inner.key);
                }
            }
        }
    }
}

#[test]
fn changes_are_told_under_their_headings() {
    let old = parse_raw(DATABASES.as_bytes()).expect("it reads");
    let mut new = old.clone();
    new.title.push_str(", second edition");
    let renamed = new.services[0].id.clone();
    let former = std::mem::replace(&mut new.services[0].name, "Another Name".to_owned());
    new.services[0].former_names.push(former.clone());
    let went_on = new.services[1].name.clone();
    new.services[1].id = "goes-on".to_owned();
    new.services[1].name = "Goes On".to_owned();
    new.services[1].former_names.push(went_on);
    new.services[2].claims.clear();
    let gone = new.services.pop().expect("a service");
    let diff = differences(&old, &new);
    let found = |part, kind| diff.of(part, kind).count();
    assert_eq!(
        found(EditionPart::Service, EditionChangeKind::Renamed),
        3,
        "a name, an id and a name"
    );
    assert_eq!(found(EditionPart::Service, EditionChangeKind::Removed), 1);
    assert_eq!(found(EditionPart::Service, EditionChangeKind::Added), 0);
    assert_eq!(found(EditionPart::Cell, EditionChangeKind::Added), 0);
    assert!(found(EditionPart::Cell, EditionChangeKind::Removed) > 0);
    assert_eq!(
        diff.other_ids(),
        BTreeMap::from([(old.services[1].id.clone(), "goes-on".to_owned())])
    );

    let read = |raw: &RawCatalog| Edition {
        raw: raw.clone(),
        checked: check(raw).0,
        hash: "0123456789ab".to_owned(),
    };
    let report = EditionReport::new((&read(&old), "old.ron"), (&read(&new), "new.ron"), today());
    let text = report.text();
    for expected in [
        format!("Old: {}, old.ron, 0123456789ab\n", old.title),
        "The catalog itself (1)\n  title: ".to_owned(),
        "Services removed (1)\n".to_owned(),
        format!("{} ({}): ", gone.name, gone.id),
        format!("Another Name ({renamed}): {former} → Another Name (the old name is among its former names)\n"),
        format!("Goes On (goes-on): id {} → goes-on", old.services[1].id),
    ] {
        assert!(text.contains(&expected), "no {expected:?} in\n{text}");
    }
    assert!(report.markdown().contains("\n## Services removed (1)\n\n- "));
}

/// Ids that a file with errors repeats are no reason to lose one.
#[test]
fn a_repeated_id_loses_nothing() {
    let mut old = parse_raw(DATABASES.as_bytes()).expect("it reads");
    let mut twin = old.services[0].clone();
    twin.summary = "The second of this id".to_owned();
    let mut new = old.clone();
    new.services.push(twin.clone());
    old.services.push(twin.clone());
    assert!(differences(&old, &new).is_empty());
    new.services.insert(0, twin);
    let diff = differences(&old, &new);
    assert_eq!(diff.of(EditionPart::Service, EditionChangeKind::Added).count(), 1);
    assert_eq!(diff.changes.len(), 1);
}
