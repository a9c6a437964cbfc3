//! Likeness of services, on the small hand-written catalog.

use crosscheck::{
    catalog::{Cells, ServiceIx, View, load},
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
