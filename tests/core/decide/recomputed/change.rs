//! What would change the outcome (9, 10 and 12 of "Scoring"), by trying everything.

use std::collections::BTreeMap;

use super::{
    score::{Answered, Asked, Model, Outcome, Placed, answered, ask_all, outcome, placed, ranked, ruled_out_by},
    settle::{AtomId, questions},
    world::Effect,
};

/// The outcome of these answers as the cells stand.
pub fn elect(model: &Model<'_>, asked: &Asked, all: &[Answered]) -> Outcome {
    outcome(&ranked(model, asked, all))
}

fn with_choice(asked: &Asked, factor: usize, chosen: Vec<usize>) -> Asked {
    let mut other = asked.clone();
    other.chosen[factor] = chosen;
    other
}

/// For each factor and option not chosen, the outcome it would lead to, when it is another.
pub fn flips(model: &Model<'_>, asked: &Asked) -> Vec<(usize, usize, Outcome)> {
    let all = ask_all(model, asked);
    let now = elect(model, asked, &all);
    let mut flips = Vec::new();
    for (f, options) in model.rules.iter().enumerate() {
        for o in (0..options.len()).filter(|o| !asked.chosen[f].contains(o)) {
            let then = elect(model, &with_choice(asked, f, vec![o]), &all);
            if then != now {
                flips.push((f, o, then));
            }
        }
    }
    flips
}

/// For each factor and wish (behind the factors), the importances that lead to another outcome, and to which.
pub fn importance_flips(model: &Model<'_>, asked: &Asked) -> Vec<(usize, i128, Outcome)> {
    let all = ask_all(model, asked);
    let now = elect(model, asked, &all);
    let factors = asked.importance.len();
    let mut flips = Vec::new();
    for part in 0..factors + asked.wishes.len() {
        for importance in 0..=3 {
            let mut other = asked.clone();
            if part < factors {
                other.importance[part] = importance;
            } else {
                other.wishes[part - factors].importance = importance;
            }
            let then = elect(model, &other, &ask_all(model, &other));
            if then != now {
                flips.push((part, importance, then));
            }
        }
    }
    flips
}

/// For each unknown atom asked, settled yes and no: the outcome; `None` where yes and no mean nothing.
pub type CellFlips = Vec<(usize, AtomId, bool, Option<Outcome>)>;

pub fn settled_outcomes(model: &Model<'_>, asked: &Asked) -> CellFlips {
    let questions = questions(model, asked);
    let all = ask_all(model, asked);
    let mut found = Vec::new();
    for (i, service) in model.alternatives.iter().enumerate() {
        for atom in questions.unknown_atoms(model, *service) {
            for yes in [true, false] {
                let outcome = questions.settled(model, *service, atom, yes).map(|row| {
                    let mut all = all.clone();
                    all[i] = answered(model, asked, model.settled(*service, &row));
                    elect(model, asked, &all)
                });
                found.push((*service, atom, yes, outcome));
            }
        }
    }
    found
}

/// Every way to answer these factors with one option, or not at all.
fn combinations(model: &Model<'_>, asked: &Asked, factors: &[usize]) -> Vec<Asked> {
    let mut all = vec![asked.clone()];
    for f in factors {
        let choices: Vec<Vec<usize>> = (0..model.rules[*f].len()).map(|o| vec![o]).chain([vec![]]).collect();
        all = all
            .iter()
            .flat_map(|a| {
                choices
                    .iter()
                    .map(|c| with_choice(a, *f, c.clone()))
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    all
}

fn all_factors(model: &Model<'_>) -> Vec<usize> {
    (0..model.rules.len()).collect()
}

/// For each outcome of all answer combinations, how many lead to it.
pub fn outcomes_of_answers(model: &Model<'_>, asked: &Asked) -> BTreeMap<Outcome, usize> {
    let all = ask_all(model, asked);
    let mut counts = BTreeMap::new();
    for combination in combinations(model, asked, &all_factors(model)) {
        *counts.entry(elect(model, &combination, &all)).or_default() += 1;
    }
    counts
}

/// The share of all combinations that each service wins, ties divided; the last is "nobody".
pub fn answer_share(counts: &BTreeMap<Outcome, usize>, services: usize) -> Vec<f64> {
    let total: usize = counts.values().sum();
    let mut shares = vec![0.0; services + 1];
    for (outcome, count) in counts {
        let winners = match outcome {
            Outcome::One(service) => vec![*service],
            Outcome::Tied(some) => some.clone(),
            Outcome::Nobody => vec![services],
        };
        for winner in &winners {
            shares[*winner] += *count as f64 / winners.len() as f64 / total as f64;
        }
    }
    shares
}

fn not_given(model: &Model<'_>, asked: &Asked) -> Vec<usize> {
    (0..model.rules.len()).filter(|f| asked.chosen[*f].is_empty()).collect()
}

/// Whether every completion of the factors not given has the same outcome.
pub fn is_settled(model: &Model<'_>, asked: &Asked) -> bool {
    let all = ask_all(model, asked);
    let now = elect(model, asked, &all);
    let completions = combinations(model, asked, &not_given(model, asked));
    completions.iter().all(|c| elect(model, c, &all) == now)
}

/// For each factor not given, how different the outcomes are that its options lead to: their entropy.
pub fn entropies(model: &Model<'_>, asked: &Asked) -> Vec<(usize, f64)> {
    let all = ask_all(model, asked);
    let entropy = |f: usize| {
        let mut counts: BTreeMap<Outcome, f64> = BTreeMap::new();
        let options = model.rules[f].len();
        for o in 0..options {
            *counts
                .entry(elect(model, &with_choice(asked, f, vec![o]), &all))
                .or_default() += 1.0;
        }
        let share = |count: &f64| count / options as f64;
        counts.values().map(|c| -share(c) * share(c).ln()).sum()
    };
    not_given(model, asked).into_iter().map(|f| (f, entropy(f))).collect()
}

/// Who could stand alone at the top. A service's answers depend on its own cells only, so each is settled by itself: one
/// can when, settled some way, it comes before all others, each settled as badly as can be. `None` when the ways are too
/// many to try, or what a blank may come to is not clear.
pub fn possible_winners(model: &Model<'_>, asked: &Asked, most: usize) -> Option<Vec<usize>> {
    let questions = questions(model, asked);
    let mut ways = Vec::new();
    for service in &model.alternatives {
        let atoms = questions.unknown_atoms(model, *service);
        if !atoms.iter().all(|atom| questions.reaches_ends(model, *service, *atom)) {
            return None;
        }
        let rows = questions.all_settlements(model, *service, most)?;
        let places = rows
            .iter()
            .map(|row| placed(model, asked, &answered(model, asked, model.settled(*service, row))));
        // `None`, ruled out, is below every key.
        let places: Vec<_> = places.collect();
        ways.push((*service, places));
    }
    let can_win = |i: usize| {
        let (_, own) = &ways[i];
        own.iter().flatten().any(|place| {
            let is_alone = ways.iter().enumerate().all(|(j, (_, theirs))| {
                let worst = theirs.iter().map(|p| p.as_ref().map(Placed::key)).min();
                j == i || worst.is_some_and(|worst| worst < Some(place.key()))
            });
            is_alone && matches!(outcome(&[*place]), Outcome::One(_))
        })
    };
    Some((0..ways.len()).filter(|i| can_win(*i)).map(|i| ways[i].0).collect())
}

/// For each service that is ruled out, how many rules and must-haves it fails; retired or struck out is one more.
pub fn failures(model: &Model<'_>, asked: &Asked) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for of in &ask_all(model, asked) {
        if placed(model, asked, of).is_some() {
            continue;
        }
        let mut failed = of.must_haves.iter().filter(|m| m.is_false()).count();
        for (f, options) in model.rules.iter().enumerate() {
            if ruled_out_by(model.world, asked, of, f).is_true() {
                let rules = asked.chosen[f].iter().flat_map(|o| &options[*o]);
                let holds = |(effect, when): &&(Effect, super::condition::Expr)| {
                    *effect == Effect::RulesOut && when.worth(model.facts(of.service)).is_true()
                };
                failed += rules.filter(holds).count();
            }
        }
        failed += usize::from(model.retired[of.service] && !asked.include_retired);
        failed += usize::from(asked.struck.contains(&of.service));
        found.push((of.service, failed));
    }
    found
}
