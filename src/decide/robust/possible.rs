//! Who can still win, whether anything still open matters, and what to ask next.

use std::{collections::BTreeMap, ops::ControlFlow};

use crate::catalog::{Catalog, ServiceIx};

use super::{
    super::{
        answers::Answers,
        candidates::{Candidates, Score, answered, winner},
        table::{AnswerColumn, Exclusion, RuleTable},
    },
    share::{AnswerAxis, EXACT_UP_TO, Walk},
};

/// The factors without an answer, by place.
pub fn not_given(catalog: &Catalog, answers: &Answers) -> Vec<usize> {
    (0..catalog.factors.len())
        .filter(|f| answers.chosen(*f).is_empty())
        .collect()
}

/// The services that win when their own unknowns are settled for them and everyone else's against, by name. For a
/// rule-out or a must-have that is not known, settled for means it stays, settled against that it goes.
pub fn possible_winners(table: &RuleTable, field: &Candidates) -> Vec<ServiceIx> {
    let left: Vec<usize> = field.left().collect();
    let scores: Vec<Score> = left.iter().map(|i| field.score(*i)).collect();
    let worst = |(i, s): (&usize, &Score)| (field.out[*i] == Exclusion::No).then_some((*i, Score::certain(s.low)));
    let rivals: Vec<(usize, Score)> = left.iter().zip(&scores).filter_map(worst).collect();
    // Only the two strongest rivals can stand in the way: the best, or the next best when the best is oneself.
    let first = winner(rivals.iter().copied());
    let second = winner(rivals.iter().copied().filter(|(i, _)| Some(*i) != first));
    let strongest: Vec<(usize, Score)> = rivals
        .into_iter()
        .filter(|(i, _)| Some(*i) == first || Some(*i) == second)
        .collect();
    let wins = |(i, s): &(&usize, &Score)| {
        let best = (**i, Score::certain(s.high));
        let mut all: Vec<_> = strongest
            .iter()
            .copied()
            .filter(|(j, _)| j != *i)
            .chain([best])
            .collect();
        all.sort_by_key(|(j, _)| *j); // by name, as `winner` takes them
        winner(all.into_iter()) == Some(**i)
    };
    left.iter()
        .zip(&scores)
        .filter(wins)
        .map(|(i, _)| table.candidates[*i])
        .collect()
}

/// Whether every way of answering the open factors (each single option, or leaving it) has the winner there is now.
/// False when there are more than [`EXACT_UP_TO`] ways: then it cannot be said.
pub fn settled(catalog: &Catalog, table: &RuleTable, field: &Candidates, answers: &Answers, open: &[usize]) -> bool {
    let chosen_columns: Vec<Option<AnswerColumn>> = (0..table.columns.len())
        .map(|f| {
            if open.contains(&f) {
                None
            } else {
                answered(catalog, table, f, answers.chosen(f))
            }
        })
        .collect();
    let axis = |f: usize| {
        if open.contains(&f) {
            AnswerAxis::free(table, answers, f)
        } else {
            AnswerAxis::fixed(answers.importance(f), chosen_columns[f].as_ref())
        }
    };
    let walk = Walk::new(field, (0..table.columns.len()).map(axis).collect());
    if walk.combinations() > EXACT_UP_TO {
        return false;
    }
    let now = field.winner();
    let mut same = true;
    walk.every(&mut |winner| {
        same = winner == now;
        if same {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    same
}

/// Of the open factors, the one whose options lead to the most different winners: the greatest entropy of the winners
/// over its options ("nobody" being one), then the catalog's order. `None` when no factor is open.
pub fn next_question(
    catalog: &Catalog,
    table: &RuleTable,
    field: &Candidates,
    answers: &Answers,
    open: &[usize],
) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for factor in open.iter().copied() {
        let winners = (0..table.columns.get(factor)?.len()).map(|o| {
            field
                .with(catalog, table, &answers.with_chosen(factor, vec![o]))
                .winner()
        });
        let entropy = entropy(winners);
        if best.is_none_or(|(_, e)| entropy > e + 1e-9) {
            best = Some((factor, entropy));
        }
    }
    best.map(|(factor, _)| factor)
}

/// Shannon's entropy in bits; 0 when all are the same or there are none.
fn entropy(winners: impl Iterator<Item = Option<usize>>) -> f64 {
    let mut counts: BTreeMap<Option<usize>, u32> = BTreeMap::new();
    for w in winners {
        *counts.entry(w).or_default() += 1;
    }
    let total = f64::from(counts.values().sum::<u32>());
    // Summed by size, so that equal spreads over different winners give the same bits.
    let mut counts: Vec<u32> = counts.into_values().collect();
    counts.sort_unstable();
    counts
        .into_iter()
        .map(|n| f64::from(n) / total)
        .map(|p| -p * p.log2())
        .sum()
}
