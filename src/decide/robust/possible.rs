//! Who can still win, whether anything still open matters, and what to ask next.

use std::{collections::BTreeMap, ops::ControlFlow};

use crate::catalog::{Catalog, Cells, ServiceIx};

use super::{
    super::{
        answers::Answers,
        candidates::{Candidates, answered},
        order::{Outcome, RankKey},
        table::{AnswerColumn, RuleTable},
    },
    reach::{Reach, Reaches},
    share::{AnswerAxis, EXACT_UP_TO, Walk},
};

/// The factors without an answer, by place.
pub fn not_given(catalog: &Catalog, answers: &Answers) -> Vec<usize> {
    (0..catalog.factors.len())
        .filter(|f| answers.chosen(*f).is_empty())
        .collect()
}

/// Who could come first, over all ways to settle what is not known of each.
#[derive(Debug, Default)]
pub struct Possible {
    /// Those that could stand alone at the top, by name.
    pub alone: Vec<ServiceIx>,
    /// Those that could at most draw level with who comes first then, by name.
    pub level: Vec<ServiceIx>,
}

/// Services do not depend on one another, so one could stand alone exactly if its best way beats the worst way of everyone
/// else.
pub fn possible(cells: &Cells, table: &RuleTable, field: &Candidates, answers: &Answers) -> Possible {
    let reaches: Vec<(usize, Reach)> = Reaches::new(cells, table, field, answers).all();
    let worst = |skip: Option<usize>| {
        let others = reaches.iter().filter(|(i, _)| Some(*i) != skip);
        others.filter_map(|(i, r)| Some((r.worst?, *i))).max()
    };
    // Only the two strongest can prevent it: the strongest, or the next when that is the service itself.
    let first = worst(None);
    let second = worst(first.map(|(_, i)| i));
    let mut possible = Possible::default();
    for (i, reach) in &reaches {
        let rival = if first.is_some_and(|(_, f)| f == *i) {
            second
        } else {
            first
        };
        let rival: Option<RankKey> = rival.map(|(key, _)| key);
        match reach.best.filter(|best| best.is_supported(field.must_haves)) {
            Some(best) if rival.is_none_or(|rival| best > rival) => possible.alone.push(table.candidates[*i]),
            Some(best) if Some(best) == rival => possible.level.push(table.candidates[*i]),
            _ => {}
        }
    }
    possible
}

/// Whether every way of answering the open factors (each single option, or leaving it) has the outcome there is now.
/// False when there are more than [`EXACT_UP_TO`] ways: then it is not known.
pub fn settled(catalog: &Catalog, table: &RuleTable, field: &Candidates, answers: &Answers, open: &[usize]) -> bool {
    let chosen_columns: Vec<Option<AnswerColumn>> = (0..table.columns.len())
        .map(|f| {
            if open.contains(&f) {
                None
            } else {
                answered(table, f, answers.chosen(f), answers.several(catalog, f))
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
    let now = field.outcome();
    let mut same = true;
    walk.every(&mut |combination| {
        same = combination.outcome() == now;
        if same {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    same
}

/// Of the open factors, the one whose options lead to the most different outcomes: the greatest entropy of the outcomes
/// over its options, then the catalog's order. `None` when no factor is open.
pub fn next_question(
    catalog: &Catalog,
    table: &RuleTable,
    field: &Candidates,
    answers: &Answers,
    open: &[usize],
) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for factor in open.iter().copied() {
        let outcomes = (0..table.columns.get(factor)?.len()).map(|o| {
            field
                .with(catalog, table, &answers.with_chosen(factor, vec![o]))
                .outcome()
        });
        let entropy = entropy(outcomes);
        if best.is_none_or(|(_, e)| entropy > e + 1e-9) {
            best = Some((factor, entropy));
        }
    }
    best.map(|(factor, _)| factor)
}

/// Shannon's entropy in bits; 0 when all are the same or there are none.
fn entropy(outcomes: impl Iterator<Item = Outcome<usize>>) -> f64 {
    let mut counts: BTreeMap<Outcome<usize>, u32> = BTreeMap::new();
    for w in outcomes {
        *counts.entry(w).or_default() += 1;
    }
    let total = f64::from(counts.values().sum::<u32>());
    // Summed by size, so that equal spreads over different outcomes give the same bits.
    let mut counts: Vec<u32> = counts.into_values().collect();
    counts.sort_unstable();
    counts
        .into_iter()
        .map(|n| f64::from(n) / total)
        .map(|p| -p * p.log2())
        .sum()
}
