//! The laws of cells and conditions, as properties over random catalogs: order is irrelevant, silence changes nothing,
//! one more claim makes a conflict at most, and missing is never no.

use crosscheck::{
    catalog::{
        Catalog, Cells, Condition, Reading, State, Truth, View,
        check::check,
        parse_raw,
        raw::{RawCatalog, RawClaim, RawSays},
    },
    dataset::Dataset,
    workspace::{Stored, Workspace},
};
use jiff::civil::date;
use proptest::prelude::*;

fn small() -> RawCatalog {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/databases.ron");
    parse_raw(&std::fs::read(path).expect("the small catalog")).expect("it parses")
}

fn checked(raw: &RawCatalog) -> Catalog {
    let (catalog, report, _) = check(raw);
    catalog.unwrap_or_else(|| panic!("{:?}", report.errors))
}

const SOURCES: [&str; 5] = [
    "handbook-2019",
    "survey-2024",
    "old-blog",
    "vendor-page",
    "our-inference",
];

/// Any assertion that fits its attribute.
fn claim() -> impl Strategy<Value = RawClaim> {
    let options = |ids: &'static [&'static str]| {
        proptest::sample::subsequence(ids, 1..=ids.len())
            .prop_map(|v| v.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let drivers: &'static [&'static str] = &["python", "java", "rust", "go"];
    let says = prop_oneof![
        prop_oneof![
            Just(RawSays::Yes),
            Just(RawSays::No),
            Just(RawSays::Partly),
            Just(RawSays::NotApplicable)
        ]
        .prop_map(|s| ("sql", s)),
        prop_oneof![
            options(drivers).prop_map(RawSays::Has),
            options(drivers).prop_map(RawSays::Lacks),
            options(drivers).prop_map(RawSays::Only),
            options(drivers).prop_map(RawSays::PartlyHas),
            Just(RawSays::NotApplicable)
        ]
        .prop_map(|s| ("drivers", s)),
        prop_oneof![
            (0..20i32).prop_map(|n| RawSays::Exactly(f64::from(n).into())),
            (0..20i32).prop_map(|n| RawSays::AtLeast(f64::from(n).into())),
            (0..20i32).prop_map(|n| RawSays::AtMost(f64::from(n).into())),
            (0..20i32, 0..5i32).prop_map(|(a, d)| RawSays::Between(f64::from(a).into(), f64::from(a + d).into())),
            Just(RawSays::Unlimited),
        ]
        .prop_map(|s| ("max-size", s)),
        prop_oneof![Just("open"), Just("closed"), Just("source-available")]
            .prop_map(|o| ("licence", RawSays::Is(o.to_owned()))),
        prop_oneof![Just("2004"), Just("2004-08"), Just("2004-08-09"), Just("2011-01")]
            .prop_map(|d| ("first-release", RawSays::On(d.to_owned()))),
        prop_oneof![Just("fast"), Just("small")].prop_map(|t| ("known-for", RawSays::Text(t.to_owned()))),
        prop_oneof![Just("bigserver"), Just("Tape")]
            .prop_map(|t| ("replicates-to", RawSays::Services(vec![t.to_owned()]))),
    ];
    (says, 0..SOURCES.len()).prop_map(|((attribute, says), source)| RawClaim {
        attribute: attribute.to_owned(),
        says,
        source: SOURCES[source].to_owned(),
        place: "Somewhere".to_owned(),
        note: String::new(),
        supersedes: vec![],
        withdrawn: None,
    })
}

/// Conditions of every kind; states are asked for apart, since they may turn.
const CONDITIONS: [&str; 14] = [
    "sql=yes",
    "sql=no",
    "sql!=yes",
    "drivers=python",
    "drivers=python,go",
    "drivers!=java",
    "max-size>=5",
    "max-size<3",
    "max-size=16",
    "licence=open",
    "licence!=closed",
    "first-release>=2010",
    "known-for=fast",
    "replicates-to=bigserver",
];

fn verdicts(catalog: &Catalog, view: View) -> Vec<(String, String, Truth)> {
    let cells = Cells::build(catalog.clone(), view);
    let mut all = Vec::new();
    for text in CONDITIONS {
        let condition = Condition::parse(text, catalog).expect("a condition");
        for s in catalog.service_ixs() {
            all.push((catalog[s].id.clone(), text.to_owned(), condition.eval(&cells, s).truth));
        }
    }
    all.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    all
}

fn view() -> View {
    View::on(date(2026, 11, 21))
}

fn with(claims: &[(usize, RawClaim)]) -> RawCatalog {
    let mut raw = small();
    for service in &mut raw.services {
        service.claims.clear();
    }
    for (at, claim) in claims {
        let n = raw.services.len();
        raw.services[at % n].claims.push(claim.clone());
    }
    raw
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_in_the_file_is_irrelevant(claims in prop::collection::vec((0usize..5, claim()), 0..24), turn in 0usize..24) {
        let raw = with(&claims);
        let mut other = raw.clone();
        other.services.rotate_left(turn % 5);
        for service in &mut other.services {
            service.claims.reverse();
        }
        other.sources.reverse();
        prop_assert_eq!(verdicts(&checked(&raw), view()), verdicts(&checked(&other), view()));
    }

    #[test]
    fn one_more_claim_never_turns_true_and_false_round(claims in prop::collection::vec((0usize..5, claim()), 0..24), more in (0usize..5, claim())) {
        let before = verdicts(&checked(&with(&claims)), view());
        let mut longer = claims.clone();
        longer.push(more);
        let after = verdicts(&checked(&with(&longer)), view());
        for (b, a) in before.iter().zip(&after) {
            let turned = matches!((b.2, a.2), (Truth::True, Truth::False) | (Truth::False, Truth::True));
            prop_assert!(!turned, "{:?} became {:?}", b, a);
        }
    }

    #[test]
    fn a_silent_source_changes_nothing(claims in prop::collection::vec((0usize..5, claim()), 0..24)) {
        let raw = with(&claims);
        let mut louder = raw.clone();
        louder.sources.push(crosscheck::catalog::raw::RawSource { id: "silent".into(), title: "It says nothing of this".into(), date: Some("2026".into()), ..Default::default() });
        prop_assert_eq!(verdicts(&checked(&raw), view()), verdicts(&checked(&louder), view()));
    }

    #[test]
    fn what_no_source_states_is_unknown_and_never_no(claims in prop::collection::vec((0usize..5, claim()), 0..24)) {
        let catalog = checked(&with(&claims));
        let cells = Cells::build(catalog.clone(), view());
        for text in CONDITIONS {
            let condition = Condition::parse(text, &catalog).expect("a condition");
            let crosscheck::catalog::condition::Subject::Attribute(a) = condition.subject else { continue };
            for s in catalog.service_ixs() {
                if cells.get(s, a).state == State::NotStated {
                    prop_assert_eq!(condition.eval(&cells, s).truth, Truth::Unknown);
                }
            }
        }
    }

    #[test]
    fn documents_reading_and_earlier_days_only_take_claims_away(claims in prop::collection::vec((0usize..5, claim()), 0..24)) {
        let catalog = checked(&with(&claims));
        let all = Cells::build(catalog.clone(), view());
        let views = [View { reading: Reading::Documents, ..view() }, View { as_of: Some(date(2020, 1, 1)), ..view() }];
        for less in views.map(|v| Cells::build(catalog.clone(), v)) {
            for s in catalog.service_ixs() {
                for a in catalog.attribute_ixs() {
                    if all.get(s, a).state == State::NotStated {
                        prop_assert_eq!(less.get(s, a).state, State::NotStated);
                    }
                }
            }
        }
    }
}

#[test]
fn a_workspace_survives_being_saved_and_read_again() {
    let dataset = Dataset::new(checked(&small()), view(), None, vec![], 0);
    let mut w = Workspace::first(&dataset);
    for text in [
        "drivers=python+go",
        "max-size>=2",
        "licence!=closed",
        "status!=retired",
        "sql=partly",
    ] {
        w.view
            .query
            .conditions
            .push(Condition::parse(text, &dataset.catalog).expect("a condition"));
    }
    w.view.query.search = "“=odd\n".to_owned();
    w.comparison.services = dataset.catalog.service_ixs().take(3).collect();
    w.comparison.baseline = w.comparison.services.first().copied();
    w.comparison.differences_only = true;
    let wizard = crosscheck::decide::WizardState::clone(&w.wizard);
    let answered = crosscheck::decide::step(&dataset.script, wizard, crosscheck::decide::WizardEvent::Choose(1));
    w.wizard = std::sync::Arc::new(answered);
    let (stored, damaged) = Stored::read(&Stored::of(&w, &dataset.catalog).write());
    let (back, lost) = stored.restore(&dataset);
    assert!(damaged.is_empty() && lost.is_empty(), "{damaged:?} {lost:?}");
    assert_eq!((&back.view, &back.comparison), (&w.view, &w.comparison));
    assert_eq!(back.wizard.responses(), w.wizard.responses());
}
