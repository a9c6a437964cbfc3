//! What if: what differs between two sets of answers, and how services moved, against the two rankings themselves; the
//! way to every position of the machine.

use crosscheck::{
    catalog::ServiceIx,
    decide::{
        Difference, Points, Position, Response, Script, WizardEvent, WizardState,
        branch::{differences, moved},
        rank, route_to, step,
    },
};
use proptest::prelude::*;

use super::{machine::databases, spec::spec};

proptest! {
    #[test]
    fn moves_are_the_two_rankings_own(spec in spec(false), factor in 0..3_usize, option in 0..3_usize, weight in 0..4_u8) {
        let (catalog, cells, first) = spec.build();
        let factor = factor.min(catalog.factors.len().saturating_sub(1));
        prop_assume!(catalog.factors.get(factor).is_some_and(|f| option < f.options.len()));
        let second = first.with_chosen(factor, vec![option]).with_importance(factor, weight);
        let (before, after) = (rank(&cells, &first), rank(&cells, &second));
        let all = moved(&before, &after);
        let place = |r: &crosscheck::decide::Ranking, s: ServiceIx| r.ranked.iter().find(|r| r.service == s).map(|r| r.rank);
        for m in &all {
            prop_assert_eq!(m.before.map(|s| s.place), place(&before, m.service));
            prop_assert_eq!(m.after.map(|s| s.place), place(&after, m.service));
            // What the questions bring is the score.
            if let (Some(b), Some(a)) = (m.before, m.after) {
                let change: Points = m.because.iter().map(|(_, b, a)| *a - *b).sum();
                if !before.taking_part.is_empty() && !after.taking_part.is_empty() {
                    prop_assert_eq!(change, a.score - b.score);
                }
            }
        }
        let listed = before.ranked.iter().chain(&after.ranked).map(|r| r.service).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(all.len(), listed.len(), "each service of either ranking once");
        let found = differences(&first, &second);
        let answered = first.chosen(factor) != [option];
        let weighed = first.importance(factor) != weight;
        let expected = if answered { Some(Difference::Answer(factor)) } else if weighed { Some(Difference::Importance(factor)) } else { None };
        prop_assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn every_position_can_be_gone_to_and_keeps_the_answers() {
    let script = Script::of(&databases());
    for at in script.positions() {
        for given in [Response::NotAsked, Response::NotSure, Response::Chosen(vec![0])] {
            let state = WizardState::resume(&script, at, &vec![given; script.questions()], &[], &[]);
            for to in script.positions() {
                let events = route_to(&script, &state, to).expect("the machine leads everywhere");
                assert_eq!(events.is_empty(), at == to);
                assert!(events.len() <= 2, "{at:?} to {to:?}: {events:?}");
                let there = events.into_iter().fold(state.clone(), |s, e| step(&script, s, e));
                assert_eq!(there.position(), to);
                assert_eq!(there.responses(), state.responses());
            }
        }
    }
}

#[test]
fn a_branch_taken_over_is_one_step_that_back_undoes() {
    let script = Script::of(&databases());
    let mine = step(&script, WizardState::new(&script), WizardEvent::Choose(1));
    let other = [
        WizardEvent::Edit(0),
        WizardEvent::Choose(0),
        WizardEvent::SetImportance(0, 3),
    ];
    let branch = WizardState::resume(
        &script,
        Position::Result,
        mine.responses(),
        mine.importance(),
        mine.must_haves(),
    );
    let branch = other.into_iter().fold(branch, |s, e| step(&script, s, e));
    let taken = step(&script, mine.clone(), WizardEvent::Adopt(Box::new(branch.clone())));
    assert_eq!(taken.answers(), branch.answers());
    assert_eq!(taken.position(), mine.position());
    assert_eq!(step(&script, taken, WizardEvent::Back), mine);
}
