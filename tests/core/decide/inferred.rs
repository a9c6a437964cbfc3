//! What hangs on each inference, against taking it out of the file's text and asking every answer by the ranking itself.

use std::collections::BTreeMap;

use crosscheck::{
    catalog::{Catalog, Cells, Rule, RuleEffect, ServiceIx, Source, View, load},
    dataset::built_in::BUILT_IN,
    decide::{
        Answers, Points, RuleTable, Topic,
        facts::Stated,
        justification::{earned, rule_of},
        rank_with,
        robust::{Inference, InferredTogether, inference_uses},
        sentence::sentence,
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
    // All of a kind at once.
    let cuts = [
        r#"(attribute: "safe", says: Yes, source: "ours", note: "It locks."), (attribute: "small", says: Yes, source: "ours"),"#,
        r#"(when: ["safe=yes"], effect: Favours(1), because: "Who locks is fast.", source: "ours")"#,
    ];
    let without = |cuts: &[&str]| {
        let text = cuts.iter().fold(STORES.to_owned(), |text, cut| {
            assert!(text.contains(cut), "{cut}");
            text.replace(cut, "")
        });
        let without = outcomes(&cells(&text));
        with.iter().zip(&without).filter(|(a, b)| a != b).count() as u64
    };
    let together = InferredTogether {
        claims: without(&cuts[..1]),
        rules: without(&cuts[1..]),
        both: without(&cuts),
    };
    assert_eq!(found.together, together);
    assert!(together.claims > 0 && together.rules > 0, "{together:?}");
    let differ: Vec<u64> = found.all.iter().map(|u| u.differ).collect();
    assert!(
        differ.is_sorted_by(|a, b| a >= b) && differ[0] > 0 && differ[2] == 0,
        "{differ:?}"
    );
}

/// The built-in catalog, with one more of its documents taken for our inference, and the same without a claim of our own.
fn with_and_without(also_ours: &str) -> (Cells, Cells) {
    let text = String::from_utf8_lossy(BUILT_IN);
    let document = format!("(id: \"{also_ours}\",");
    let text = text.replace(&document, &format!("{document} inference: true,"));
    let with = load(text.as_bytes()).0.expect("the built-in catalog");
    let mut without = with.clone();
    let ours: Vec<bool> = with.sources.iter().map(Source::is_inference).collect();
    for service in &mut without.services {
        service.claims.retain(|c| !ours[c.source.at()]);
    }
    let view = View::on(date(2026, 11, 26));
    (Cells::build(with, view), Cells::build(without, view))
}

/// What a rule is worth to a service at least, in halves.
fn worth(cells: &Cells, service: ServiceIx, rule: &Rule) -> u8 {
    let (low, high) = rule.when.eval(cells, service).halves;
    match rule.effect {
        RuleEffect::Favours(_) => low,
        RuleEffect::Disfavours(_) => 2 - high,
        RuleEffect::RulesOut => 0,
    }
}

/// For every contribution of every way to answer: the words speak of our inference exactly where a claim behind it is one,
/// and a point is said to rest on it exactly where it would be another without.
#[test]
fn words_of_inference_stand_where_a_claim_is_ours_and_nowhere_else() {
    let as_it_is = told_of_all("", 1);
    assert!(as_it_is[0] > 0 && as_it_is[1] > 100, "{as_it_is:?}");
    // Little of it is ours; so that more is met, a page in turn is taken for ours too.
    for also_ours in ["arch-guide-2025", "aml-overview-2025"] {
        let told = told_of_all(also_ours, 17);
        assert!(told[0] > 10 && told[1] > 100, "{also_ours}: {told:?}");
    }
}

/// Looks at every `step`th way to answer; how many contributions rest on a claim of ours, and how many on none.
fn told_of_all(also_ours: &str, step: usize) -> [usize; 2] {
    let (cells, without) = with_and_without(also_ours);
    let catalog = &cells.catalog;
    let table = RuleTable::whole(&cells);
    let everything: Vec<usize> = (0..catalog.factors.len()).collect();
    let all = ways(catalog, &Answers::new(catalog), &everything);
    assert_eq!(all.len(), 7_776);
    let mut told: BTreeMap<(ServiceIx, Topic, Option<usize>, Option<usize>), bool> = BTreeMap::new();
    let (mut ours, mut others) = (0, 0);
    for answers in all.iter().step_by(step) {
        let ranking = rank_with(&cells, &table, answers);
        for ranked in &ranking.ranked {
            let mut resting = Points::ZERO;
            for contribution in &ranked.contributions {
                let key = (
                    ranked.service,
                    contribution.topic,
                    contribution.option,
                    contribution.rule,
                );
                let rests = *told.entry(key).or_insert_with(|| {
                    let why = earned(&cells, answers, ranked.service, contribution);
                    let rule = rule_of(catalog, contribution).expect("no wish is made");
                    let words = why.because.to_lowercase().replace(&rule.because.to_lowercase(), "");
                    let speaks = ["our inference", "inferred:"].iter().any(|w| words.contains(w));
                    let claims: Vec<&Stated> = why.facts.iter().flat_map(|f| &f.claims).collect();
                    assert!(!claims.is_empty(), "no point without a claim: {}", why.because);
                    let is_ours = claims.iter().any(|c| catalog[c.source].is_inference());
                    assert_eq!(speaks, is_ours, "{}: {}", catalog[ranked.service].id, why.because);
                    assert_eq!(why.is_inferred_in_part(), is_ours, "{}", why.because);
                    // A page that supersedes another brings that one back when it is taken out, which says the same.
                    if also_ours.is_empty() {
                        let differs = worth(&cells, ranked.service, rule) != worth(&without, ranked.service, rule);
                        assert_eq!(why.rests_on_inference, differs, "{}", why.because);
                    }
                    *if is_ours { &mut ours } else { &mut others } += 1;
                    why.rests_on_inference
                });
                if rests {
                    resting = resting + contribution.points;
                }
            }
            if ranking.outcome.top().contains(&ranked.service) {
                let said = sentence(&cells, answers, &ranking, None);
                let name = match ranking.outcome.top() {
                    [_] => String::new(),
                    _ => format!("{}: ", catalog[ranked.service].name),
                };
                let words = format!("{name}{resting} of its {} points rest on our inference.", ranked.low);
                assert_eq!(said.contains(&words), resting > Points::ZERO, "{said}");
            }
        }
    }
    [ours, others]
}
