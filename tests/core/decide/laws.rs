//! The ranking equals the oracle's, and keeps the laws of semantics.md.

use crosscheck::{
    catalog::{ServiceIx, raw::RuleEffect},
    decide::{Answers, Outcome, Points, Ranking, RuleTable, Verdict, rank, rank_top},
};
use proptest::prelude::*;

use super::{
    oracle,
    spec::{ATOMS, Rule, SUPPORTS, Says, Spec, spec},
};

/// The first that holds.
fn verdict(ranked: &[oracle::Scored], outcome: &Outcome<ServiceIx>, scored: bool) -> Verdict {
    let Outcome::Elected(winner) = outcome else {
        return if matches!(outcome, Outcome::Tied(_)) {
            Verdict::Tied
        } else {
            Verdict::None
        };
    };
    let first = ranked[0];
    assert_eq!(first.service, *winner);
    let others = || ranked.iter().filter(|s| s.service != *winner);
    let near = scored && others().any(|s| first.score - s.score < Points::CLEAR_MARGIN);
    if near || !first.confirmed {
        Verdict::Close
    } else if (scored && others().all(|s| s.high <= first.low)) || others().count() == 0 {
        Verdict::Settled
    } else {
        Verdict::Leads
    }
}

fn ranked(spec: &Spec) -> Ranking {
    let (_, cells, answers) = spec.build();
    rank(&cells, &answers)
}

/// Last is worse than any place: ruled out.
fn place(ranking: &Ranking, service: usize) -> usize {
    let place = ranking.of(ServiceIx(service as u32));
    place.map_or(usize::MAX, |r| r.rank)
}

proptest! {
    #[test]
    fn ranking_is_the_oracles(spec in spec(false)) {
        let (catalog, cells, answers) = spec.build();
        let expected = oracle::rank(&cells, &answers);
        let ranking = rank(&cells, &answers);
        let got: Vec<_> = ranking.ranked.iter().map(|r| (r.service, r.low, r.high, r.score, r.to_confirm.is_empty())).collect();
        let wanted: Vec<_> = expected.iter().map(|s| (s.service, s.low, s.high, s.score, s.confirmed)).collect();
        prop_assert_eq!(&got, &wanted);
        let outcome = oracle::elected(&expected);
        prop_assert_eq!(&ranking.outcome, &outcome);
        prop_assert_eq!(ranking.ranked.len() + ranking.ruled_out.len(), catalog.services.len());
        prop_assert!(ranking.ruled_out.iter().all(|r| !r.reasons.is_empty()), "each is out for a reason");
        for (i, r) in ranking.ranked.iter().enumerate() {
            let better = expected.iter().filter(|s| s.key() > expected[i].key()).count();
            prop_assert_eq!(r.rank, better + 1);
        }
        prop_assert_eq!(ranking.verdict, verdict(&expected, &outcome, !ranking.taking_part.is_empty()));
        let bare = rank_top(&cells, &RuleTable::whole(&cells), &answers, 0);
        let order = |of: &Ranking| of.ranked.iter().map(|r| (r.service, r.rank, r.low, r.high, r.score)).collect::<Vec<_>>();
        prop_assert_eq!(order(&bare), order(&ranking));
        prop_assert_eq!((bare.outcome, bare.verdict, bare.margin), (ranking.outcome, ranking.verdict, ranking.margin));
    }

    #[test]
    fn every_point_is_accounted_for(spec in spec(false)) {
        let ranking = ranked(&spec);
        for r in &ranking.ranked {
            let earned: Points = r.contributions.iter().map(|c| c.points).sum();
            prop_assert_eq!(earned, r.low);
            if !ranking.taking_part.is_empty() {
                let open: Points = r.open.iter().map(|o| o.points).sum();
                let lost: Points = r.lost.iter().map(|c| c.points).sum();
                prop_assert_eq!(open, r.high - r.low);
                prop_assert_eq!(lost, Points::FULL - r.high);
            }
            prop_assert!(r.contributions.iter().chain(&r.lost).all(|c| c.points > Points::ZERO));
            prop_assert!(r.open.iter().all(|o| o.points > Points::ZERO && !o.rules.is_empty()));
        }
    }

    #[test]
    fn striking_out_one_that_did_not_win_changes_nothing(spec in spec(false)) {
        let (_, cells, answers) = spec.build();
        let ranking = rank(&cells, &answers);
        // Those at the first rank, whether or not something is stated for them.
        let top: Vec<ServiceIx> = ranking.ranked.iter().filter(|r| r.rank == 1).map(|r| r.service).collect();
        for i in 0..spec.services.len() {
            let service = ServiceIx(i as u32);
            let struck = Answers { struck: vec![service], ..answers.clone() };
            let left = rank(&cells, &struck).outcome;
            if !top.contains(&service) {
                prop_assert_eq!(&left, &ranking.outcome, "struck out");
                if spec.services.len() > 1 {
                    let fewer = ranked(&spec.without(i)).outcome.map(|w| ServiceIx(w.0 + u32::from(w.at() >= i)));
                    prop_assert_eq!(&fewer, &ranking.outcome, "taken out of the catalog");
                }
            } else if ranking.outcome.tied().contains(&service) {
                let others: Vec<ServiceIx> = top.iter().copied().filter(|s| *s != service).collect();
                let expected = if let [one] = others.as_slice() { Outcome::Elected(*one) } else { Outcome::Tied(others) };
                prop_assert_eq!(left, expected, "one of those tied");
            }
        }
    }

    #[test]
    fn more_support_never_lowers_a_rank(spec in spec(true), service in 0..4_usize, atom in 0..ATOMS.len()) {
        let service = service % spec.services.len();
        for middle in [Says::NotStated, Says::Partly] {
            let places = [Says::No, middle, Says::Yes].map(|s| place(&ranked(&spec.stating(service, atom, s)), service));
            prop_assert!(places[0] >= places[1] && places[1] >= places[2], "no, {middle:?}, yes: {places:?}");
        }
    }

    #[test]
    fn not_stated_scores_strictly_above_no(mut spec in spec(true), service in 0..4_usize, atom in 0..ATOMS.len()) {
        let service = service % spec.services.len();
        // Of several chosen options another may set the bound; the law is about one checklist.
        spec.chosen.iter_mut().for_each(|c| c.truncate(1));
        let (attribute, option) = ATOMS[atom];
        let asked = option.map_or(format!("{attribute}=yes"), |o| format!("{attribute}={o}"));
        // One more rule that looks at the atom, in an answer that takes part.
        spec.importance[0] = spec.importance[0].max(1);
        spec.chosen[0] = vec![0];
        let when = *SUPPORTS.iter().find(|c| **c == asked).unwrap();
        spec.factors[0].options[0].push(Rule { when, effect: RuleEffect::Favours(1) });
        let score = |says| {
            let ranking = ranked(&spec.stating(service, atom, says));
            ranking.ranked.into_iter().find(|r| r.service.at() == service).map(|r| r.score)
        };
        // Ruled out is below everything.
        prop_assert!(score(Says::No) < score(Says::NotStated) || score(Says::NotStated).is_none());
    }

    #[test]
    fn order_in_the_file_is_irrelevant(spec in spec(false)) {
        let names = |spec: &Spec, turned: bool| -> Vec<usize> {
            let n = spec.services.len();
            ranked(spec).ranked.iter().map(|r| if turned { n - 1 - r.service.at() } else { r.service.at() }).collect()
        };
        // Turning the list about also turns the names, so only orders without ties can be compared.
        let (_, cells, answers) = spec.build();
        let scored = oracle::rank(&cells, &answers);
        if scored.windows(2).any(|w| w[0].key() == w[1].key()) {
            return Ok(());
        }
        let mut turned = spec.clone();
        turned.services.reverse();
        prop_assert_eq!(names(&spec, false), names(&turned, true));
    }
}

#[test]
fn nothing_answered_is_no_winner() {
    let spec = Spec {
        services: vec![],
        factors: vec![],
        chosen: vec![],
        importance: vec![],
        must_haves: vec![],
    };
    let ranking = ranked(&spec);
    assert_eq!(
        (ranking.outcome, ranking.verdict, ranking.ranked.len()),
        (Outcome::Nobody, Verdict::None, 0)
    );
}
