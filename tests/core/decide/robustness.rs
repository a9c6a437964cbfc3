//! Flips, shares, possible winners and the rest equal brute force.

use std::collections::BTreeMap;

use crosscheck::{
    catalog::{Catalog, Cells, ServiceIx, raw::Several},
    decide::{
        Answers, Outcome, Points, Topic,
        robust::{self, UNITS},
        robustness,
    },
};
use proptest::prelude::*;

use super::{
    oracle,
    spec::{ATOMS, Says, Size, Spec, spec},
};

type Elected = Outcome<ServiceIx>;

/// Every way to answer these factors by a single option or not at all, the others as they are.
pub fn ways(catalog: &Catalog, answers: &Answers, free: &[usize]) -> Vec<Answers> {
    let mut all = vec![answers.clone()];
    for f in free {
        let options = catalog.factors[*f].options.len();
        let each = |a: &Answers| {
            let given = (0..options).map(|o| a.with_chosen(*f, vec![o]));
            given.chain([a.with_chosen(*f, vec![])]).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(each).collect();
    }
    all
}

fn outcomes_of(cells: &Cells, all: &[Answers]) -> BTreeMap<Elected, u64> {
    let mut counts = BTreeMap::new();
    for answers in all {
        *counts.entry(oracle::outcome(cells, answers)).or_default() += 1;
    }
    counts
}

/// The conditions that rules of chosen options and must-haves ask, as texts.
fn asked(spec: &Spec) -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    for (f, chosen) in spec.chosen.iter().enumerate().filter(|(f, _)| spec.importance[*f] > 0) {
        all.extend(
            chosen
                .iter()
                .flat_map(|o| &spec.factors[f].options[*o])
                .flat_map(|r| r.when.split(" | ")),
        );
    }
    all.extend(&spec.must_haves);
    all
}

fn asks_of(spec: &Spec, atom: usize) -> bool {
    let (attribute, option) = ATOMS[atom];
    asked(spec).iter().any(|c| {
        let Some((id, values)) = c.split_once('=') else {
            return false;
        };
        id.trim_end_matches('!') == attribute && option.is_none_or(|o| values.split(',').any(|v| v == o))
    })
}

proptest! {
    #[test]
    fn answer_flips_equal_brute_force(spec in spec(false)) {
        let (catalog, cells, answers) = spec.build();
        let now = oracle::outcome(&cells, &answers);
        let mut expected = Vec::new();
        for (f, factor) in catalog.factors.iter().enumerate() {
            for o in (0..factor.options.len()).filter(|o| !answers.chosen[f].contains(o)) {
                let then = oracle::outcome(&cells, &answers.with_chosen(f, vec![o]));
                if then != now {
                    expected.push((f, answers.chosen[f].clone(), o, then));
                }
            }
        }
        let flips = robustness(&cells, &answers).flips;
        let got: Vec<_> = flips.into_iter().map(|f| (f.factor, f.from, f.to, f.outcome)).collect();
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn importance_flips_equal_brute_force(spec in spec(false)) {
        let (catalog, cells, answers) = spec.build();
        let now = oracle::outcome(&cells, &answers);
        let mut expected = Vec::new();
        for f in (0..catalog.factors.len()).filter(|f| !answers.chosen[*f].is_empty()) {
            let from = answers.importance[f];
            let changes: Vec<(u8, Elected)> = (0..=3)
                .filter(|to| *to != from)
                .map(|to| (to, oracle::outcome(&cells, &answers.with_importance(f, to))))
                .filter(|(_, then)| *then != now)
                .collect();
            let smallest = changes.iter().map(|(to, _)| to.abs_diff(from)).min();
            expected.extend(changes.into_iter().filter(|(to, _)| Some(to.abs_diff(from)) == smallest).map(|(to, w)| (Topic::Factor(f), from, to, w)));
        }
        let flips = robustness(&cells, &answers).importance_flips;
        let got: Vec<_> = flips.into_iter().map(|f| (f.topic, f.from, f.to, f.outcome)).collect();
        prop_assert_eq!(got, expected);
    }

    /// Settling is done here by stating it in the catalog and building everything anew.
    #[test]
    fn cell_flips_equal_brute_force(spec in spec(false)) {
        let (catalog, cells, answers) = spec.build();
        let now = oracle::outcome(&cells, &answers);
        let winner = |spec: &Spec| {
            let (_, cells, answers) = spec.build();
            oracle::outcome(&cells, &answers)
        };
        let mut expected = Vec::new();
        for scored in oracle::rank(&cells, &answers) {
            let i = scored.service.at();
            for (atom, (attribute, option)) in ATOMS.iter().enumerate().filter(|(atom, _)| asks_of(&spec, *atom)) {
                if !matches!(spec.services[i].atoms[atom], Says::NotStated | Says::Conflicting) {
                    continue;
                }
                for (yes, says) in [(true, Says::Yes), (false, Says::No)] {
                    let then = winner(&spec.stating(i, atom, says));
                    if then != now {
                        expected.push((i, (*attribute).to_owned(), option.map(str::to_owned), yes, then));
                    }
                }
            }
            // At least five, or less: whichever way it is asked.
            let (lo, hi) = spec.services[i].size.ends();
            let open = asked(&spec).iter().any(|c| c.starts_with('n')) && lo < 5.0 && hi >= 5.0;
            for (big, size) in [(true, Size::Interval(5.0, hi)), (false, Size::Interval(lo, 5_f64.next_down()))] {
                let mut settled = spec.clone();
                settled.services[i].size = size;
                if open && winner(&settled) != now {
                    expected.push((i, "n".to_owned(), None, big, winner(&settled)));
                }
            }
        }
        let flips = robustness(&cells, &answers).cell_flips;
        let mut got: Vec<_> = flips
            .iter()
            .map(|f| {
                let attribute = catalog[f.atom.attribute].id.clone();
                let option = f.atom.option_id(&catalog);
                match option.as_deref() {
                    Some(">=5") => (f.service.at(), attribute, None, f.yes, f.outcome.clone()),
                    Some("<5") => (f.service.at(), attribute, None, !f.yes, f.outcome.clone()),
                    _ => (f.service.at(), attribute, option, f.yes, f.outcome.clone()),
                }
            })
            .collect();
        got.sort();
        expected.sort();
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn answer_shares_equal_brute_force(spec in spec(false)) {
        let (catalog, cells, answers) = spec.build();
        let free: Vec<usize> = (0..catalog.factors.len()).collect();
        let all = ways(&catalog, &answers, &free);
        let expected = outcomes_of(&cells, &all);
        let share = robustness(&cells, &answers).share;
        prop_assert!(!share.sampled);
        prop_assert_eq!(share.wins.iter().map(|(_, n)| n).sum::<u64>() + share.none * UNITS, share.total * UNITS);
        // Factors of importance 0 do not multiply the combinations, so the counts are compared as shares. Those that tie
        // share a combination evenly.
        let scale = all.len() as u64 / share.total;
        let mut wins: BTreeMap<ServiceIx, u64> = BTreeMap::new();
        for (outcome, n) in &expected {
            for s in outcome.top() {
                *wins.entry(*s).or_default() += n * UNITS / outcome.top().len() as u64;
            }
        }
        let got: BTreeMap<ServiceIx, u64> = share.wins.iter().map(|(s, n)| (*s, n * scale)).collect();
        prop_assert_eq!(got, wins);
        prop_assert_eq!(share.none * scale, expected.get(&Outcome::Nobody).copied().unwrap_or(0));
    }

    #[test]
    fn settled_and_next_question_equal_brute_force(spec in spec(false)) {
        let (catalog, cells, answers) = spec.build();
        let robust = robustness(&cells, &answers);
        let open: Vec<usize> = (0..catalog.factors.len()).filter(|f| answers.chosen[*f].is_empty()).collect();
        let all = outcomes_of(&cells, &ways(&catalog, &answers, &open));
        prop_assert_eq!(robust.settled, all.len() == 1);
        let entropy = |f: &usize| {
            let options = catalog.factors[*f].options.len();
            let each: Vec<Answers> = (0..options).map(|o| answers.with_chosen(*f, vec![o])).collect();
            let counts = outcomes_of(&cells, &each);
            counts.values().map(|n| *n as f64 / options as f64).map(|p| -p * p.log2()).sum::<f64>()
        };
        let best = open.iter().map(entropy).fold(f64::NEG_INFINITY, f64::max);
        let expected = open.iter().copied().find(|f| entropy(f) > best - 1e-9);
        prop_assert_eq!(robust.next_question, expected.filter(|_| !robust.settled));
    }

    /// However unknown cells turn out, who wins was listed as possible.
    #[test]
    fn who_wins_in_the_end_was_possible(spec in spec(false), sides in prop::collection::vec(any::<bool>(), 20)) {
        let (_, cells, answers) = spec.build();
        let possible = robustness(&cells, &answers).possible_winners;
        let mut settled = spec.clone();
        for (i, service) in settled.services.iter_mut().enumerate() {
            for (a, atom) in service.atoms.iter_mut().enumerate() {
                if matches!(atom, Says::NotStated | Says::Conflicting) {
                    *atom = if sides[(5 * i + a) % sides.len()] { Says::Yes } else { Says::No };
                }
            }
        }
        for (i, service) in settled.services.iter_mut().enumerate() {
            let (lo, hi) = service.size.ends();
            if lo < 5.0 && hi >= 5.0 {
                let big = sides[(3 * i + 1) % sides.len()];
                service.size = if big { Size::Interval(5.0, hi) } else { Size::Interval(lo, 5_f64.next_down()) };
            }
        }
        let (_, cells, answers) = settled.build();
        if let Outcome::Elected(winner) = oracle::outcome(&cells, &answers) {
            prop_assert!(possible.contains(&winner), "{winner:?} not in {possible:?}");
        }
    }

    #[test]
    fn the_nearest_lack_least(spec in spec(false)) {
        let (_, cells, answers) = spec.build();
        let ranking = crosscheck::decide::rank(&cells, &answers);
        let nearest = robustness(&cells, &answers).nearest;
        prop_assert_eq!(nearest.len(), ranking.ruled_out.len().min(3));
        let worst = nearest.iter().map(|n| n.reasons.len()).max().unwrap_or(0);
        for out in &ranking.ruled_out {
            let listed = nearest.iter().any(|n| n.service == out.service);
            prop_assert!(listed || out.reasons.len() >= worst);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))] // each draws 10,000 weightings

    /// For two and three factors the exact shares are found on a fine grid over the simplex.
    #[test]
    fn acceptability_is_the_exact_one(mut spec in spec(false)) {
        spec.importance.iter_mut().for_each(|i| *i = (*i).max(1));
        for (f, chosen) in spec.chosen.iter_mut().enumerate() {
            if spec.factors[f].several == Several::One || chosen.is_empty() {
                *chosen = vec![0];
            }
        }
        let (catalog, cells, answers) = spec.build();
        let got = robustness(&cells, &answers).acceptability;
        let fits = oracle::fits(&cells, &answers);
        let parts = fits.first().map_or(0, |(_, f)| f.len());
        prop_assert_eq!(got.draws > 0, parts > 0);
        prop_assume!(parts > 0);
        let exact = grid(&fits, parts);
        for (accepted, expected) in got.services.iter().zip(by_name(&catalog, exact)) {
            prop_assert_eq!(accepted.service, expected.0);
            prop_assert_eq!(accepted.ranks.len(), fits.len());
            for (rank, share) in expected.1.iter().enumerate() {
                let drawn = got.share(accepted.ranks[rank]);
                prop_assert!((drawn - share).abs() < 0.03, "{:?} rank {rank}: drawn {drawn}, exact {share}", accepted.service);
            }
            prop_assert_eq!(accepted.central.is_some(), accepted.ranks[0] > 0);
            if let Some(central) = &accepted.central {
                let sum: u32 = central.iter().sum();
                prop_assert!((999_990..=1_000_000).contains(&sum), "weights sum to {sum}");
            }
        }
    }
}

fn by_name(catalog: &Catalog, mut all: Vec<(ServiceIx, Vec<f64>)>) -> Vec<(ServiceIx, Vec<f64>)> {
    all.sort_by(|a, b| catalog.by_name(a.0, b.0));
    all
}

/// Shares of ranks over the middles of a grid of weightings of one, two or three factors.
fn grid(fits: &[(oracle::Scored, Vec<(Points, Points)>)], parts: usize) -> Vec<(ServiceIx, Vec<f64>)> {
    const STEPS: u64 = 150;
    let mut weightings = Vec::new();
    match parts {
        1 => weightings.push(vec![1]),
        2 => weightings.extend((0..10 * STEPS).map(|i| vec![2 * i + 1, 20 * STEPS - 2 * i - 1])),
        _ => {
            // Triangles of the simplex by their middles, upright and turned, in thirds of a step.
            for i in 0..STEPS {
                for j in 0..STEPS - i {
                    weightings.push(vec![3 * i + 1, 3 * j + 1, 3 * (STEPS - i - j) - 2]);
                    if i + j + 1 < STEPS {
                        weightings.push(vec![3 * i + 2, 3 * j + 2, 3 * (STEPS - i - j) - 4]);
                    }
                }
            }
        }
    }
    // Fits in whole numbers: every weight of a checklist divides this.
    let whole = |p: Points| (p.as_f64() * 840_840.0).round() as u64;
    let fits: Vec<(oracle::Scored, Vec<(u64, u64)>)> = fits
        .iter()
        .map(|(s, all)| (*s, all.iter().map(|(l, h)| (whole(*l), whole(*h))).collect()))
        .collect();
    let mut counts = vec![vec![0.0; fits.len()]; fits.len()];
    for weights in &weightings {
        let key = |(s, fits): &(oracle::Scored, Vec<(u64, u64)>)| {
            let (lo, hi) = fits
                .iter()
                .zip(weights)
                .fold((0, 0), |(l, h), ((lo, hi), w)| (l + lo * w, h + hi * w));
            (std::cmp::Reverse(s.open), lo > 0, 2 * lo + hi, lo)
        };
        for i in 0..fits.len() {
            let better = fits.iter().filter(|f| key(f) > key(&fits[i])).count();
            let equal = fits.iter().filter(|f| key(f) == key(&fits[i])).count();
            for count in &mut counts[i][better..better + equal] {
                *count += 1.0 / equal as f64;
            }
        }
    }
    fits.iter()
        .zip(counts)
        .map(|((s, _), c)| (s.service, c.iter().map(|n| n / weightings.len() as f64).collect()))
        .collect()
}

#[test]
fn two_factors_have_the_share_worked_out_by_hand() {
    use super::spec::{Factor, Rule, Service};
    use crosscheck::catalog::raw::RuleEffect::Favours;
    // S0 passes the first checklist whole and nothing of the second; S1 passes half of the first and all of the second.
    // With weight w on the first, S0 has w and S1 has w/2 + (1 − w): S0 leads for w > 2/3.
    let rules = |whens: &[&'static str]| {
        whens
            .iter()
            .map(|when| Rule {
                when,
                effect: Favours(1),
            })
            .collect::<Vec<_>>()
    };
    let service = |yes: &[usize]| {
        let mut atoms = [Says::No; 5];
        for atom in yes {
            atoms[*atom] = Says::Yes;
        }
        Service {
            atoms,
            size: Size::NotStated,
        }
    };
    let factor = |whens: &[&'static str]| Factor {
        several: Several::One,
        options: vec![rules(whens), vec![]],
    };
    let spec = Spec {
        services: vec![service(&[0, 1]), service(&[0, 2])],
        factors: vec![factor(&["a0=yes", "a1=yes"]), factor(&["s=x"])],
        chosen: vec![vec![0], vec![0]],
        importance: vec![2, 2],
        must_haves: vec![],
    };
    let (_, cells, answers) = spec.build();
    let got = robustness(&cells, &answers).acceptability;
    let first = |i: usize| got.share(got.services[i].ranks[0]);
    assert!((first(0) - 1.0 / 3.0).abs() < 0.015, "{}", first(0));
    assert!((first(1) - 2.0 / 3.0).abs() < 0.015, "{}", first(1));
    // The mean of w over (2/3, 1] is 5/6, over [0, 2/3) it is 1/3.
    let central = |i: usize| f64::from(got.services[i].central.as_ref().unwrap()[0]) / 1e6;
    assert!((central(0) - 5.0 / 6.0).abs() < 0.01, "{}", central(0));
    assert!((central(1) - 1.0 / 3.0).abs() < 0.01, "{}", central(1));
}

#[test]
fn too_many_combinations_are_drawn_and_said_to_be() {
    use super::spec::{Factor, Rule, Service};
    use crosscheck::catalog::raw::RuleEffect::Favours;
    let whens = ["a0=yes", "a1=yes", "s=x", "s=y", "s=z"];
    let option = |when: &&'static str| {
        vec![Rule {
            when,
            effect: Favours(1),
        }]
    };
    let factor = Factor {
        several: Several::One,
        options: whens.iter().map(option).collect(),
    };
    let atoms = |yes: usize| {
        let mut atoms = [Says::No; 5];
        atoms[yes] = Says::Yes;
        Service {
            atoms,
            size: Size::NotStated,
        }
    };
    let spec = Spec {
        services: vec![atoms(0), atoms(1)],
        factors: vec![factor; 8], // 6⁸ = 1,679,616
        chosen: vec![vec![]; 8],
        importance: vec![2; 8],
        must_haves: vec![],
    };
    let (_, cells, answers) = spec.build();
    let robust = robustness(&cells, &answers);
    assert!(robust.share.sampled);
    assert_eq!(robust.share.total, robust::share::DRAWS);
    assert!(!robust.settled, "what cannot be gone through is not said to be settled");
    // Each of the two is asked for alike, and those that tie share alike.
    let share = |i: usize| {
        robust
            .share
            .of(robust.share.wins.iter().find(|(s, _)| s.at() == i).unwrap().1)
    };
    assert!((share(0) - share(1)).abs() < 0.01, "{} {}", share(0), share(1));
    assert_eq!(robust, robustness(&cells, &answers), "the lot is always the same");
}
