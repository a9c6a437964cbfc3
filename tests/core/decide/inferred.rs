//! What hangs on each inference, against taking it out of the file's text and asking every answer by the ranking itself.

use crosscheck::{
    catalog::{Catalog, Cells, ServiceIx, View, load},
    decide::{
        Answers, RuleTable, rank_with,
        robust::{Inference, inference_uses},
    },
};
use jiff::civil::date;

use super::robustness::ways;

/// Two stores; `A`'s being safe, and that who is safe is fast, are ours.
const STORES: &str = r#"(
    title: "Stores", groups: [(id: "g", label: "G")],
    sources: [(id: "guide", title: "Guide", date: "2024"), (id: "ours", title: "Our inference", kind: Inference)],
    attributes: [
        (id: "safe", label: "Safe", group: "g", kind: Flag), (id: "open", label: "Open", group: "g", kind: Flag),
        (id: "small", label: "Small", group: "g", kind: Flag),
    ],
    services: [
        (id: "a", name: "A", claims: [
            (attribute: "safe", says: Yes, source: "ours", note: "It locks."), (attribute: "small", says: Yes, source: "ours"),
        ]),
        (id: "b", name: "B", claims: [(attribute: "open", says: Yes, source: "guide")]),
    ],
    factors: [
        (id: "kind", label: "Kind", question: "Which?", why: "It matters.", source: "guide", options: [
            (id: "safe", label: "Safe", rules: [(when: ["safe=yes"], effect: Favours(2), because: "Safe.", source: "guide")]),
            (id: "open", label: "Open", rules: [(when: ["open=yes"], effect: Favours(1), because: "Open.", source: "guide")]),
            (id: "none", label: "Neither")]),
        (id: "pace", label: "Pace", question: "How fast?", why: "It matters.", source: "guide", options: [
            (id: "fast", label: "Fast", rules: [(when: ["safe=yes"], effect: Favours(1), because: "Who locks is fast.", source: "ours")]),
            (id: "slow", label: "Slow"), (id: "any", label: "Any")]),
    ],
)"#;

fn cells(text: &str) -> Cells {
    let (catalog, report) = load(text.as_bytes());
    Cells::build(
        catalog.unwrap_or_else(|| panic!("{report:?}")),
        View::on(date(2026, 11, 26)),
    )
}

/// Who comes first in every way to answer.
fn outcomes(cells: &Cells) -> Vec<Vec<ServiceIx>> {
    let catalog: &Catalog = &cells.catalog;
    let table = RuleTable::whole(cells);
    let all = ways(
        catalog,
        &Answers::new(catalog),
        &(0..catalog.factors.len()).collect::<Vec<_>>(),
    );
    let mut all: Vec<_> = all
        .iter()
        .map(|a| (a.chosen.clone(), rank_with(cells, &table, a)))
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.into_iter().map(|(_, r)| r.outcome.top().to_vec()).collect()
}

#[test]
fn as_many_answers_end_otherwise_as_without_it_in_the_file() {
    let found = inference_uses(&cells(STORES));
    assert_eq!((found.total, found.sampled, found.all.len()), (16, false, 3));
    let with = outcomes(&cells(STORES));
    for (what, cut) in [
        (
            Inference::Claim {
                service: ServiceIx(0),
                claim: 0,
            },
            r#"(attribute: "safe", says: Yes, source: "ours", note: "It locks."),"#,
        ),
        (
            Inference::Claim {
                service: ServiceIx(0),
                claim: 1,
            },
            r#"(attribute: "small", says: Yes, source: "ours"),"#,
        ),
        (
            Inference::Rule {
                factor: 1,
                option: 0,
                rule: 0,
            },
            r#"(when: ["safe=yes"], effect: Favours(1), because: "Who locks is fast.", source: "ours")"#,
        ),
    ] {
        assert!(STORES.contains(cut));
        let without = outcomes(&cells(&STORES.replace(cut, "")));
        let differ = with.iter().zip(&without).filter(|(a, b)| a != b).count();
        let it = found.all.iter().find(|u| u.what == what).expect("it is ours");
        assert_eq!(it.differ, differ as u64, "{what:?}");
        let lets_a_win = with
            .iter()
            .zip(&without)
            .any(|(a, b)| a != b && a.contains(&ServiceIx(0)));
        assert_eq!(it.winners.contains(&ServiceIx(0)), lets_a_win, "{what:?}");
    }
    let differ: Vec<u64> = found.all.iter().map(|u| u.differ).collect();
    assert!(
        differ.is_sorted_by(|a, b| a >= b) && differ[0] > 0 && differ[2] == 0,
        "{differ:?}"
    );
}
