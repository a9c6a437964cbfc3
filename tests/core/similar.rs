//! Likeness of services, on the small hand-written catalog.

use crate::generate::generate;
use crosscheck::{
    catalog::{Cells, Feature, ServiceIx, State, View, check, load},
    explore::{Index, matrix, most_like, similar::same},
};
use jiff::civil::date;

fn with_databases(check: impl FnOnce(&Cells, &Index)) {
    let catalog = load(&std::fs::read("tests/data/databases.ron").unwrap()).0.unwrap();
    let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
    check(&cells, &Index::build(&cells));
}

#[test]
fn likeness_is_what_both_are_known_to_share() {
    with_databases(|cells, index| {
        let service = |id: &str| cells.catalog.service(id).unwrap();
        let like = most_like(cells, index, service("tinybase"), 9);
        let found: Vec<_> = like
            .iter()
            .map(|a| (cells.catalog[a.service].id.as_str(), a.equal, a.shared))
            .collect();
        // Equal with Doc Drawer: the licence and the driver for Python; with Grand Server: SQL and Python; with the
        // tool: the licence, of two things known. Nothing known is the same in Old Store. Ties go by name.
        assert_eq!(found, [("docdrawer", 2, 6), ("bigserver", 2, 6), ("backup-tool", 1, 2)]);
    });
}

#[test]
fn the_order_has_every_service_once_and_is_the_same_each_time() {
    with_databases(|cells, index| {
        let all: Vec<ServiceIx> = cells.catalog.service_ixs().collect();
        let topic = matrix::default_topic(&cells.catalog, index).unwrap();
        let (columns, _) = matrix::columns(&cells.catalog, index, topic, usize::MAX);
        let by_similarity = |all: &[ServiceIx]| matrix::ordered(cells, all, &columns, matrix::RowOrder::Alike);
        let ordered = by_similarity(&all);
        let mut sorted = ordered.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, all);
        assert_eq!(ordered.first(), all.first());
        assert_eq!(by_similarity(&all), ordered);
        assert_eq!(by_similarity(&[]), []);
    });
}

#[test]
fn what_two_share_is_named_and_few_facts_weigh_little() {
    with_databases(|cells, index| {
        let service = |id: &str| cells.catalog.service(id).unwrap();
        let labels = |a: &str, b: &str| -> Vec<String> {
            let all = same(cells, service(a), service(b));
            all.iter().map(|a| cells.catalog[*a].id.clone()).collect()
        };
        assert_eq!(labels("tinybase", "docdrawer"), ["licence", "drivers"]);
        assert_eq!(labels("tinybase", "docdrawer"), labels("docdrawer", "tinybase"));
        for one in most_like(cells, index, service("tinybase"), 9) {
            assert!(one.equal <= one.shared && one.shared <= one.either);
            assert!(one.overlap() <= one.share(), "an overlap never lifts a likeness");
        }
    });
}

/// Counted over the cells themselves, atom by atom.
#[test]
fn likeness_is_what_counting_cell_by_cell_finds() {
    let catalog = check::check(&generate(300, 7)).0.unwrap();
    let cells = Cells::build(catalog, View::on(date(2026, 11, 21)));
    let index = Index::build(&cells);
    let known = |state: State| !matches!(state, State::NotStated | State::Conflicting);
    let counted = |one: ServiceIx, other: ServiceIx| {
        let (mut shared, mut equal, mut either) = (0, 0, 0);
        let mut count = |a: Option<String>, b: Option<String>| {
            either += usize::from(a.is_some() || b.is_some());
            shared += usize::from(a.is_some() && b.is_some());
            equal += usize::from(a.is_some() && a == b);
        };
        for a in cells.catalog.attribute_ixs() {
            let about = &cells.catalog[a];
            let (mine, theirs) = (cells.get(one, a), cells.get(other, a));
            if about.kind.has(Feature::Atoms) {
                for o in 0..about.options.len() as u16 {
                    let atom = |c: &crosscheck::catalog::Cell| {
                        let state = c.atom(o).state();
                        known(state).then(|| format!("{state:?}"))
                    };
                    count(atom(mine), atom(theirs));
                }
            } else {
                let whole = |c: &crosscheck::catalog::Cell| {
                    let mut value = format!("{:?}", c.value).to_lowercase();
                    if let crosscheck::catalog::CellValue::Texts(texts) = &c.value {
                        let mut texts: Vec<String> = texts.iter().map(|t| t.to_lowercase()).collect();
                        texts.sort_unstable();
                        value = format!("{texts:?}");
                    }
                    known(c.state).then(|| format!("{:?} {value}", c.state))
                };
                count(whole(mine), whole(theirs));
            }
        }
        (shared, equal, either)
    };
    for one in cells.present().take(20) {
        let found = most_like(&cells, &index, one, usize::MAX);
        for alike in &found {
            let expected = counted(one, alike.service);
            assert_eq!((alike.shared, alike.equal, alike.either), expected);
        }
        let left = cells
            .present()
            .filter(|s| *s != one && found.iter().all(|a| a.service != *s));
        assert!(
            left.into_iter().all(|s| counted(one, s).1 == 0),
            "what shares nothing is left out"
        );
        assert!(found.is_sorted_by(|a, b| (a.share(), a.shared) >= (b.share(), b.shared)));
        assert_eq!(
            most_like(&cells, &index, one, 7),
            found[..found.len().min(7)],
            "the best of them are the first"
        );
    }
}
