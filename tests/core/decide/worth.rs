//! What a blank is worth equals brute force: the blank settled, and every combination of answers asked again.

use std::collections::BTreeMap;

use crosscheck::{
    catalog::{AttributeIx, Catalog, Cells, Condition, ServiceIx, Truth, View, load},
    dataset::built_in::BUILT_IN,
    decide::{
        Answers, Outcome, RuleTable, Wish, WishFor, rank_top,
        robust::{self, Asked, Blanks, OpenAtom},
        robustness,
    },
};
use proptest::prelude::*;

use super::{
    oracle,
    robustness::ways,
    spec::{ATOMS, Says, Size, Spec, spec},
    wishes,
};

/// Service, attribute and option; for the number, whether it is at least five, whichever way it is asked.
type Atom = (usize, String, Option<String>);

fn worth(cells: &Cells, answers: &Answers) -> Blanks {
    robust::worth(cells, &RuleTable::whole(cells), answers)
}

fn counted(catalog: &Catalog, blanks: &Blanks) -> BTreeMap<Atom, (u64, Vec<usize>)> {
    let one = |b: &robust::BlankWorth| {
        let option = b.atom.option_id(catalog).filter(|o| o != ">=5" && o != "<5");
        let atom = (b.service.at(), catalog[b.atom.attribute].id.clone(), option);
        (atom, (b.decides, b.instead.iter().map(|s| s.at()).collect()))
    };
    blanks.all.iter().map(one).collect()
}

/// Every combination of single answers and none, by the slow oracle.
fn outcomes(spec: &Spec) -> Vec<Outcome<ServiceIx>> {
    let (catalog, cells, answers) = spec.build();
    let free: Vec<usize> = (0..catalog.factors.len())
        .filter(|f| answers.importance[*f] > 0 && answers.chosen[*f].is_empty())
        .collect();
    let all = ways(&catalog, &answers, &free);
    all.iter().map(|a| oracle::outcome(&cells, a)).collect()
}

/// The settlements of what is blank and asked by any rule that could take part, or by a must-have.
fn settlements(spec: &Spec) -> Vec<(Atom, [Spec; 2])> {
    let counts =
        |f: usize, o: usize| spec.importance[f] > 0 && (spec.chosen[f].is_empty() || spec.chosen[f].contains(&o));
    let options = spec.factors.iter().enumerate().flat_map(|(f, factor)| {
        let options = factor.options.iter().enumerate();
        options.filter(move |(o, _)| counts(f, *o)).map(|(_, rules)| rules)
    });
    let rules = options.flatten();
    let whens: Vec<&str> = rules
        .flat_map(|r| r.when.split(" | "))
        .chain(spec.must_haves.iter().copied())
        .collect();
    let mut all = Vec::new();
    for (i, service) in spec.services.iter().enumerate() {
        for (atom, (attribute, option)) in ATOMS.iter().enumerate() {
            let is_asked = whens.iter().filter_map(|c| c.split_once('=')).any(|(id, values)| {
                id.trim_end_matches('!') == *attribute && option.is_none_or(|o| values.split(',').any(|v| v == o))
            });
            if is_asked && matches!(service.atoms[atom], Says::NotStated | Says::Conflicting) {
                let both = [Says::Yes, Says::No].map(|says| spec.stating(i, atom, says));
                all.push(((i, (*attribute).to_owned(), option.map(str::to_owned)), both));
            }
        }
        let (lo, hi) = service.size.ends();
        if whens.iter().any(|c| c.starts_with('n')) && lo < 5.0 && hi >= 5.0 {
            let both = [Size::Interval(5.0, hi), Size::Interval(lo, 5_f64.next_down())].map(|size| {
                let mut settled = spec.clone();
                settled.services[i].size = size;
                settled
            });
            all.push(((i, "n".to_owned(), None), both));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn what_a_blank_is_worth_equals_brute_force(mut spec in spec(false), open in prop::array::uniform3(prop::bool::weighted(0.7))) {
        for (chosen, open) in spec.chosen.iter_mut().zip(open) {
            if open {
                chosen.clear();
            }
        }
        let (catalog, cells, answers) = spec.build();
        let now = outcomes(&spec);
        let is_out = |i: usize| {
            let misses = |c: &Condition| c.eval(&cells, ServiceIx(i as u32)).truth == Truth::False;
            answers.must_haves.iter().any(misses)
        };
        let mut expected = BTreeMap::new();
        for ((service, attribute, option), both) in settlements(&spec) {
            let both = both.map(|s| outcomes(&s));
            let differs = |n: &usize| both.iter().any(|then| then[*n] != now[*n]);
            let decides = (0..now.len()).filter(differs).count() as u64;
            let mut instead: Vec<usize> = both
                .iter()
                .flat_map(|then| then.iter().zip(&now).filter(|(a, b)| a != b).filter_map(|(a, _)| a.winner()))
                .map(ServiceIx::at)
                .collect();
            instead.sort_unstable();
            instead.dedup();
            if is_out(service) {
                prop_assert_eq!(decides, 0, "who misses a must-have stays out");
            } else {
                expected.insert((service, attribute, option), (decides, instead));
            }
        }
        let blanks = worth(&cells, &answers);
        prop_assert!(!blanks.sampled);
        prop_assert_eq!(blanks.total, now.len() as u64);
        prop_assert_eq!(counted(&catalog, &blanks), expected);
        let order: Vec<_> = blanks.all.iter().map(|b| (std::cmp::Reverse(b.decides), b.service, b.atom.attribute)).collect();
        prop_assert!(order.is_sorted(), "{order:?}");
    }

    /// With no question there is one combination: what decides it is what flips the outcome.
    #[test]
    fn without_questions_a_blank_decides_where_settling_it_changes_the_outcome(
        rows in prop::collection::vec((prop::option::of(1..9_i32), prop::option::of(0..3_usize)), 1..6),
        weights in prop::array::uniform3(0..=3_u8),
    ) {
        let (catalog, cells) = wishes::list(&rows);
        let [price, grade, colour] = weights;
        let answers = wishes::wishes(&catalog, &[("price", price), ("grade", grade), ("colour", colour)]);
        let blanks = worth(&cells, &answers);
        prop_assert_eq!(blanks.total, 1);
        let flips = robustness(&cells, &answers).cell_flips;
        for blank in &blanks.all {
            let mine: Vec<_> = flips.iter().filter(|f| f.service == blank.service && f.atom == blank.atom).collect();
            prop_assert_eq!(blank.decides, u64::from(!mine.is_empty()));
            let mut elected: Vec<ServiceIx> = mine.iter().filter_map(|f| f.outcome.winner()).collect();
            elected.sort_by(|a, b| catalog.by_name(*a, *b));
            elected.dedup();
            prop_assert_eq!(&blank.instead, &elected);
        }
        for flip in &flips {
            prop_assert!(blanks.of(flip.service, &flip.atom).is_some_and(|b| b.decides == 1));
        }
    }
}

/// On the built-in catalog, over three of its questions, with a must-have, a question about a state, and a wish.
#[test]
fn blanks_of_the_built_in_catalog_equal_brute_force() {
    let catalog = load(BUILT_IN).0.expect("it checks clean");
    let cells = &Cells::build(catalog, View::on(jiff::civil::date(2026, 11, 21)));
    let catalog = &cells.catalog;
    let mut answers = Answers::new(catalog);
    for f in 3..catalog.factors.len() {
        answers = answers.with_importance(f, 0);
    }
    let free: Vec<usize> = (0..catalog.factors.len().min(3)).collect();
    let flag = |id: &str| catalog.attribute(id).unwrap();
    let wish = Wish {
        attribute: flag("batch-scoring"),
        wants: WishFor::Yes,
        curve: None,
        importance: 1,
    };
    let must = |c: &str| Condition::parse(c, catalog).unwrap();
    let cases = [
        answers.clone(),
        Answers {
            must_haves: vec![must("offline=yes")],
            wishes: vec![wish],
            ..answers.clone()
        },
        Answers {
            must_haves: vec![must("offline!=not-stated")],
            ..answers
        },
    ];
    for answers in cases {
        let table = RuleTable::whole(cells);
        let blanks = robust::worth(cells, &table, &answers);
        let all = &ways(catalog, &answers, &free)[..];
        assert_eq!(blanks.total, all.len() as u64);
        let outcomes = |cells: &Cells| {
            let table = RuleTable::whole(cells);
            let one = |a: &Answers| rank_top(cells, &table, a, 0).outcome;
            all.iter().map(one).collect::<Vec<_>>()
        };
        let now = outcomes(cells);
        assert!(blanks.all.first().is_some_and(|b| b.decides > 0), "something decides");
        let step = (blanks.all.len() / 6).max(1);
        let flags = |b: &&robust::BlankWorth| b.atom.asked == Asked::Flag;
        for blank in blanks
            .all
            .iter()
            .filter(flags)
            .step_by(step)
            .chain(blanks.all.iter().filter(flags).take(3))
        {
            let OpenAtom { attribute, .. } = blank.atom;
            let settled = [true, false].map(|yes| outcomes(&cells.with(blank.service, attribute, flag_cell(yes))));
            let differs = (0..now.len())
                .filter(|n| settled.iter().any(|then| then[*n] != now[*n]))
                .count();
            assert_eq!(
                blank.decides,
                differs as u64,
                "{}: {}",
                catalog[blank.service].name,
                label(catalog, attribute)
            );
        }
    }
}

fn flag_cell(yes: bool) -> crosscheck::catalog::Cell {
    use crosscheck::catalog::{Cell, CellValue, State};
    Cell {
        state: if yes { State::Yes } else { State::No },
        value: CellValue::None,
    }
}

fn label(catalog: &Catalog, attribute: AttributeIx) -> &str {
    &catalog[attribute].label
}
