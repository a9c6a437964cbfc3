//! Walks combinations of answers, adding up one factor at a time, and counts who wins.

use std::ops::ControlFlow;

use crate::catalog::ServiceIx;

use super::{
    super::{
        answers::Answers,
        candidates::Candidates,
        order::{Outcome, RankKey, elect},
        parts::ScorePart,
        points::nearest,
        table::{AnswerColumn, Exclusion, RuleTable},
    },
    random::SplitMix64,
    units::UNITS,
};

/// Up to this many combinations every one is counted.
pub const EXACT_UP_TO: u64 = 1_000_000;

/// Above it, this many are drawn at random.
pub const DRAWS: u64 = 100_000;

const SEED: u64 = 0x5EED_0001;

/// Of all combinations of answers, how many each service wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Services that win or tie in at least one, most first, then by name: in units of which [`UNITS`] are a whole
    /// combination, since those that tie share it.
    pub wins: Vec<(ServiceIx, u64)>,
    /// Combinations that no service wins.
    pub none: u64,
    /// Combinations counted.
    pub total: u64,
    /// Whether they were drawn at random because there are more than [`EXACT_UP_TO`].
    pub sampled: bool,
}

impl Share {
    /// A number of combinations, in units, as a share of all, 0 to 1.
    pub fn of(&self, units: u64) -> f64 {
        nearest(units.into(), u128::from(self.total) * u128::from(UNITS))
    }

    /// The share of the combinations that no service wins, 0 to 1.
    pub fn nobody(&self) -> f64 {
        nearest(self.none.into(), self.total.into())
    }

    /// The share one service wins, 0 to 1.
    pub fn won_by(&self, service: ServiceIx) -> f64 {
        let mine = self.wins.iter().find(|(s, _)| *s == service);
        mine.map_or(0.0, |(_, units)| self.of(*units))
    }
}

/// Every factor over each single option and no answer, importances, must-haves and view as they are. A factor of
/// importance 0 takes no part, whatever its answer, so it does not multiply the combinations.
pub fn share(table: &RuleTable, field: &Candidates, answers: &Answers) -> Share {
    let axes: Vec<AnswerAxis<'_>> = (0..table.columns.len())
        .map(|f| AnswerAxis::free(table, answers, f))
        .collect();
    let walk = Walk::new(field, axes);
    let mut wins = vec![0_u64; table.candidates.len()];
    let (mut none, mut total) = (0, 0);
    let mut count = |combination: &Combination<'_>| {
        total += 1;
        let outcome = combination.outcome();
        let top = outcome.top();
        for i in top {
            wins[*i] += UNITS / top.len() as u64;
        }
        none += u64::from(top.is_empty());
        ControlFlow::Continue(())
    };
    let sampled = walk.visit(&mut count);
    let mut wins: Vec<_> = wins
        .into_iter()
        .enumerate()
        .filter(|(_, n)| *n > 0)
        .map(|(i, n)| (table.candidates[i], n))
        .collect();
    wins.sort_by_key(|(_, n)| std::cmp::Reverse(*n)); // stable: equal ones stay by name
    Share {
        wins,
        none,
        total,
        sampled,
    }
}

/// The answers one factor may have in a walk: columns, or `None` for no answer.
#[derive(Debug, Clone)]
pub struct AnswerAxis<'a> {
    importance: u64,
    values: Vec<Option<&'a AnswerColumn>>,
}

impl<'a> AnswerAxis<'a> {
    /// No answer, then each single option.
    pub fn free(table: &'a RuleTable, answers: &Answers, factor: usize) -> Self {
        Self::over(
            answers.importance(factor),
            [None].into_iter().chain(table.columns[factor].iter().map(Some)),
        )
    }

    /// One answer, or none, and no other.
    pub fn fixed(importance: u8, column: Option<&'a AnswerColumn>) -> Self {
        Self::over(importance, [column].into_iter())
    }

    /// These answers; a factor of importance 0 has none.
    pub fn over(importance: u8, values: impl Iterator<Item = Option<&'a AnswerColumn>>) -> Self {
        let values = if importance == 0 { vec![None] } else { values.collect() };
        Self {
            importance: u64::from(importance),
            values,
        }
    }
}

/// What has been added up for one candidate so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    /// Importance × fit, low.
    pub lo: u128,
    /// The same, high.
    pub hi: u128,
    /// How many answers rule it out; being out beforehand counts as one.
    pub outs: u32,
}

/// One combination of answers, added up.
#[derive(Debug)]
pub struct Combination<'a> {
    walk: &'a Walk<'a>,
    sums: &'a [Sum],
    /// For each axis which of its values is taken; of a free one 0 is no answer, then come the options.
    pub values: &'a [usize],
}

impl Combination<'_> {
    /// The candidates walked with, by name, with their sums.
    pub fn sums(&self) -> impl Iterator<Item = (usize, Sum)> + '_ {
        self.walk.candidates.iter().copied().zip(self.sums.iter().copied())
    }

    /// What the order compares, of each candidate walked with; `None` for one that is out.
    pub fn keys(&self) -> impl Iterator<Item = (usize, Option<RankKey>)> + '_ {
        let all = self.sums().zip(&self.walk.to_confirm);
        all.map(|((i, s), to_confirm)| (i, (s.outs == 0).then(|| RankKey::of(*to_confirm, s.lo, s.hi))))
    }

    /// Who is elected.
    pub fn outcome(&self) -> Outcome<usize> {
        let left = self.keys().filter_map(|(i, key)| Some((i, key?)));
        elect(left, self.walk.must_haves)
    }
}

/// A walk over the combinations of some axes.
#[derive(Debug)]
pub struct Walk<'a> {
    /// Those no combination rules out beforehand, by name.
    candidates: Vec<usize>,
    /// What wishes add, which no combination changes.
    start: Vec<Sum>,
    /// Their must-haves to confirm, and how many must-haves there are: no combination changes them either.
    to_confirm: Vec<u32>,
    must_haves: u32,
    axes: Vec<AnswerAxis<'a>>,
}

impl<'a> Walk<'a> {
    /// Over the candidates of a field that are not out beforehand: its must-haves and wishes hold, its answers do not.
    pub fn new(field: &Candidates, axes: Vec<AnswerAxis<'a>>) -> Self {
        let candidates = (0..field.base.len()).filter(|i| !field.base[*i].is_out);
        Self::over(field, axes, candidates.collect())
    }

    /// The same with every candidate of the field.
    pub fn with_all(field: &Candidates, axes: Vec<AnswerAxis<'a>>) -> Self {
        Self::over(field, axes, (0..field.base.len()).collect())
    }

    fn over(field: &Candidates, axes: Vec<AnswerAxis<'a>>, candidates: Vec<usize>) -> Self {
        let start = |i: &usize| {
            let before = Sum {
                outs: u32::from(field.base[*i].is_out),
                ..Sum::default()
            };
            let add = |sum, p: &ScorePart| add(sum, u64::from(p.importance), &p.column, *i);
            field.wishes().fold(before, add)
        };
        Self {
            start: candidates.iter().map(start).collect(),
            to_confirm: candidates.iter().map(|i| field.base[*i].to_confirm).collect(),
            must_haves: field.must_haves,
            candidates,
            axes,
        }
    }

    /// How many combinations there are; the greatest number there is when they are more.
    pub fn combinations(&self) -> u64 {
        self.axes
            .iter()
            .fold(1, |n: u64, a| n.saturating_mul(a.values.len() as u64))
    }

    /// Visits every combination, or those drawn when there are more than [`EXACT_UP_TO`]; returns whether they were
    /// drawn.
    pub fn visit(&self, visit: &mut impl FnMut(&Combination<'_>) -> ControlFlow<()>) -> bool {
        let sampled = self.combinations() > EXACT_UP_TO;
        if sampled {
            self.draw(visit);
        } else {
            self.every(visit);
        }
        sampled
    }

    /// Visits every combination, until the visitor breaks.
    pub fn every(&self, visit: &mut impl FnMut(&Combination<'_>) -> ControlFlow<()>) {
        let mut levels = vec![self.start.clone(); self.axes.len() + 1];
        let mut values = vec![0; self.axes.len()];
        let _ = self.descend(0, &mut levels, &mut values, visit);
    }

    /// Visits [`DRAWS`] combinations, each drawn evenly.
    pub fn draw(&self, visit: &mut impl FnMut(&Combination<'_>) -> ControlFlow<()>) {
        let mut random = SplitMix64::new(SEED);
        let mut sums = self.start.clone();
        let mut values = vec![0; self.axes.len()];
        for _ in 0..DRAWS {
            sums.clone_from(&self.start);
            for (axis, value) in self.axes.iter().zip(&mut values) {
                *value = random.below(axis.values.len());
                if let Some(column) = axis.values[*value] {
                    for (sum, i) in sums.iter_mut().zip(&self.candidates) {
                        *sum = add(*sum, axis.importance, column, *i);
                    }
                }
            }
            if visit(&self.combination(&sums, &values)).is_break() {
                return;
            }
        }
    }

    fn descend(
        &self,
        depth: usize,
        levels: &mut [Vec<Sum>],
        values: &mut [usize],
        visit: &mut impl FnMut(&Combination<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some((here, deeper)) = levels.split_first_mut() else {
            return ControlFlow::Continue(());
        };
        let Some(axis) = self.axes.get(depth) else {
            return visit(&self.combination(here, values));
        };
        for (v, value) in axis.values.iter().enumerate() {
            let Some(next) = deeper.first_mut() else { break };
            values[depth] = v;
            if let Some(column) = value {
                for ((sum, before), i) in next.iter_mut().zip(here.iter()).zip(&self.candidates) {
                    *sum = add(*before, axis.importance, column, *i);
                }
            } else {
                next.clone_from(here);
            }
            self.descend(depth + 1, deeper, values, visit)?;
        }
        ControlFlow::Continue(())
    }

    fn combination<'c>(&'c self, sums: &'c [Sum], values: &'c [usize]) -> Combination<'c> {
        Combination {
            walk: self,
            sums,
            values,
        }
    }
}

fn add(sum: Sum, importance: u64, column: &AnswerColumn, candidate: usize) -> Sum {
    let fit = column.fits[candidate];
    let outs = sum.outs + u32::from(fit.out == Exclusion::Yes);
    if column.weight == 0 {
        return Sum { outs, ..sum };
    }
    Sum {
        lo: sum.lo + u128::from(importance) * u128::from(fit.lo),
        hi: sum.hi + u128::from(importance) * u128::from(fit.hi),
        outs,
    }
}
