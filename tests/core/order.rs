//! Headings by ranges: every service once, in the order of what is under them.

use crosscheck::{
    catalog::{Cells, ServiceIx, State, View, check::check, condition::Subject, kind::Feature, load},
    explore::{
        Index, Query, Sort, explore,
        group::{can_group, grouped},
        list,
    },
};

use crate::generate::generate;

fn cells(seed: u64) -> Cells {
    let (catalog, report, _) = check(&generate(60, seed));
    let catalog = catalog.unwrap_or_else(|| panic!("{report:?}"));
    Cells::build(catalog, View::on(jiff::civil::date(2026, 5, 1)))
}

#[test]
fn headings_of_numbers_and_dates_are_ranges_in_order() {
    let mut seen = 0;
    for seed in 0..20 {
        let cells = cells(seed);
        let index = Index::build(&cells);
        let hits = list(&cells, &index, &Query::default()).hits;
        for a in cells.catalog.attribute_ixs() {
            let kind = cells.catalog[a].kind;
            if !kind.has(Feature::Scale) || !can_group(&cells.catalog, Subject::Attribute(a)) {
                continue;
            }
            let (ordered, groups) = grouped(&cells, &hits, Subject::Attribute(a)).expect("groups");
            let mut all = ordered.clone();
            all.sort_unstable();
            let mut expected = hits.clone();
            expected.sort_unstable();
            assert_eq!(all, expected, "each service once");
            let end = groups.iter().fold(0, |at, g| {
                assert_eq!(g.range.start, at, "one after the other");
                assert!(!g.range.is_empty());
                g.range.end
            });
            assert_eq!(end, hits.len());
            let values = |range: &std::ops::Range<usize>| {
                let services: &[ServiceIx] = &ordered[range.clone()];
                services.iter().map(|s| cells.get(*s, a).clone()).collect::<Vec<_>>()
            };
            let ranges: Vec<_> = groups
                .iter()
                .filter(|g| values(&g.range).iter().all(|c| c.state == State::Value) && g.id != ":across")
                .collect();
            seen += ranges.len();
            for pair in ranges.windows(2) {
                let top = values(&pair[0].range)
                    .iter()
                    .filter_map(|c| Some(c.scalar()?.end(true)))
                    .max();
                let bottom = values(&pair[1].range)
                    .iter()
                    .filter_map(|c| Some(c.scalar()?.end(false)))
                    .min();
                assert!(top < bottom, "{} before {}", pair[0].label, pair[1].label);
            }
            for group in &groups {
                for cell in values(&group.range) {
                    let state = format!(":{}", cell.state.id());
                    assert!(
                        cell.state == State::Value || group.id == state,
                        "{} under {}",
                        state,
                        group.label
                    );
                }
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn texts_stand_in_natural_order_and_a_second_key_orders_what_the_first_leaves() {
    let text = r#"(title: "t", sources: [(id: "s", title: "S")], groups: [(id: "g", label: "G")], attributes: [
        (id: "size", label: "Size", group: "g", kind: Text), (id: "n", label: "N", unit: "GB", group: "g", kind: Number),
    ], services: [
        (id: "a", name: "A", claims: [(attribute: "size", says: Text("4 GiB"), source: "s"), (attribute: "n", says: Exactly(1500), source: "s")]),
        (id: "b", name: "B", claims: [(attribute: "size", says: Text("512 MiB"), source: "s"), (attribute: "n", says: Exactly(2), source: "s")]),
        (id: "c", name: "C", claims: [(attribute: "size", says: Text("16 GiB"), source: "s")]),
        (id: "d", name: "D", claims: [(attribute: "size", says: Text("4 gob"), source: "s"), (attribute: "n", says: Exactly(1), source: "s")]),
        (id: "e", name: "E", claims: [(attribute: "size", says: Text("4 GiB"), source: "s")]),
    ])"#;
    let catalog = load(text.as_bytes()).0.expect("a catalog");
    let cells = Cells::build(catalog, View::on(jiff::civil::date(2026, 5, 1)));
    let index = Index::build(&cells);
    let sorted = |keys: &[(&str, bool)]| {
        let sort = keys.iter().map(|(id, descending)| Sort {
            by: Subject::named(id, &cells.catalog).expect("a subject"),
            descending: *descending,
        });
        let query = Query {
            sort: sort.collect(),
            ..Query::default()
        };
        let hits = list(&cells, &index, &query).hits;
        hits.iter().map(|s| cells.catalog[*s].id.as_str()).collect::<String>()
    };
    for (keys, expected) in [
        (&[("size", false)][..], "baecd"),
        (&[("size", false), ("n", false)], "baecd"),
        (&[("size", false), ("name", true)], "beacd"),
        (&[("size", true), ("n", true)], "dcaeb"),
        (&[("category", false), ("n", true), ("name", true)], "abdec"),
    ] {
        assert_eq!(sorted(keys), expected, "{keys:?}");
    }
    // A facet shows thousands marks; what a condition writes has none.
    let (_, facets) = explore(&cells, &index, &Query::default());
    let n = cells.catalog.attribute("n").map(Subject::Attribute);
    let options = facets.iter().filter(|f| Some(f.subject) == n).flat_map(|f| &f.options);
    let texts: Vec<(&str, &str)> = options.map(|o| (&*o.id, &*o.label)).collect();
    assert_eq!(texts, [("1", "1 GB"), ("2", "2 GB"), ("1500", "1.5 TB")]);
}
