//! What two editions of a catalog make of the same answers: the share of all combinations that end otherwise, and each
//! single answer that does when it is given alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use crate::catalog::{Cells, ServiceIx};

use super::{
    super::{answers::Answers, candidates::Candidates, score::rank_with, table::RuleTable},
    share::{AnswerAxis, Combination, Walk},
};

/// What became of the answers to the questions that both editions ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChanges {
    /// Combinations counted: every question over each single option that both have, and no answer.
    pub combinations: u64,
    /// How many of them end otherwise.
    pub differ: u64,
    /// Whether they were drawn at random, because there are more than [`EXACT_UP_TO`](super::share::EXACT_UP_TO).
    pub sampled: bool,
    /// Each answer that ends otherwise when it is the only one, in the order of the old edition.
    pub alone: Vec<AnswerChange>,
    /// Ids of questions that one of the two lacks, in order; they are left out.
    pub left_out: Vec<String>,
}

impl AnswerChanges {
    /// The share of the combinations that end otherwise, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.combinations == 0 {
            0.0
        } else {
            self.differ as f64 / self.combinations as f64
        }
    }

    /// Whether every answer ends as before.
    pub fn is_empty(&self) -> bool {
        self.differ == 0 && self.alone.is_empty()
    }
}

/// An answer that, given alone, ends otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    /// The question, by its place in the old edition and in the new one.
    pub factor: [usize; 2],
    /// The option, likewise.
    pub option: [usize; 2],
    /// Who came first in the old edition: one, several that tied, or nobody.
    pub before: Vec<ServiceIx>,
    /// Who does in the new one.
    pub after: Vec<ServiceIx>,
}

/// A question that both editions ask: its places, and those of the options both have.
struct CommonFactor {
    at: [usize; 2],
    options: Vec<[usize; 2]>,
}

/// One edition with its rules asked.
struct AskedEdition<'a> {
    cells: &'a Cells,
    table: RuleTable,
    answers: Answers,
    /// For each candidate a number that both editions have for the same service.
    numbers: Vec<u32>,
}

/// Compares what two editions make of the same answers; `None` when they have no question in common. `other_ids`:
/// services of the old edition that go by another id in the new one.
pub fn answer_changes(old: &Cells, new: &Cells, other_ids: &BTreeMap<String, String>) -> Option<AnswerChanges> {
    let (common, left_out) = common_factors(old, new);
    if common.is_empty() {
        return None;
    }
    let mut numbers = BTreeMap::new();
    let old = AskedEdition::new(old, other_ids, &mut numbers);
    let new = AskedEdition::new(new, &BTreeMap::new(), &mut numbers);
    let mut known = BTreeMap::new();
    let (before, sampled) = old.outcomes(&common, 0, &mut known);
    let (after, _) = new.outcomes(&common, 1, &mut known);
    let differ = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    let alone = common.iter().flat_map(|factor| {
        let (old, new) = (&old, &new);
        factor.options.iter().filter_map(move |option| {
            let (before, after) = (old.alone(factor.at[0], option[0]), new.alone(factor.at[1], option[1]));
            (old.named(&before) != new.named(&after)).then_some(AnswerChange {
                factor: factor.at,
                option: *option,
                before,
                after,
            })
        })
    });
    Some(AnswerChanges {
        combinations: before.len() as u64,
        differ: differ as u64,
        sampled,
        alone: alone.collect(),
        left_out,
    })
}

/// The questions of both, in the order of the old edition; and the ids of those that one of the two lacks.
fn common_factors(old: &Cells, new: &Cells) -> (Vec<CommonFactor>, Vec<String>) {
    let (old, new) = (&old.catalog, &new.catalog);
    let common = old.factors.iter().enumerate().filter_map(|(i, factor)| {
        let j = new.factor(&factor.id)?;
        let others = &new.factors.get(j)?.options;
        let options = factor.options.iter().enumerate();
        let options = options.filter_map(|(o, option)| Some([o, others.iter().position(|p| p.id == option.id)?]));
        Some(CommonFactor {
            at: [i, j],
            options: options.collect(),
        })
    });
    let lacks = |this: &crate::catalog::Catalog, other: &crate::catalog::Catalog| -> BTreeSet<String> {
        let lacking = this.factors.iter().filter(|f| other.factor(&f.id).is_none());
        lacking.map(|f| f.id.clone()).collect()
    };
    let left_out = lacks(old, new).union(&lacks(new, old)).cloned().collect();
    (common.collect(), left_out)
}

impl<'a> AskedEdition<'a> {
    /// `other_ids`: by which ids its services go in the other edition, where they differ.
    fn new(cells: &'a Cells, other_ids: &BTreeMap<String, String>, numbers: &mut BTreeMap<String, u32>) -> Self {
        let table = RuleTable::whole(cells);
        let number = |service: &ServiceIx| {
            let next = numbers.len() as u32;
            let id = &cells.catalog[*service].id;
            *numbers.entry(other_ids.get(id).unwrap_or(id).clone()).or_insert(next)
        };
        Self {
            cells,
            numbers: table.candidates.iter().map(number).collect(),
            answers: Answers::new(&cells.catalog),
            table,
        }
    }

    /// The outcome of every combination, as a number that both editions have for the same one; and whether they were
    /// drawn at random. `side`: which place of the questions is this edition's.
    fn outcomes(&self, common: &[CommonFactor], side: usize, known: &mut BTreeMap<Vec<u32>, u32>) -> (Vec<u32>, bool) {
        let field = Candidates::of(self.cells, &self.table, &self.answers);
        let axes = common.iter().map(|factor| {
            let columns = &self.table.columns[factor.at[side]];
            let columns = factor.options.iter().map(|option| Some(&columns[option[side]]));
            AnswerAxis::over(
                self.answers.importance(factor.at[side]),
                std::iter::once(None).chain(columns),
            )
        });
        let walk = Walk::new(&field, axes.collect());
        let mut outcomes = Vec::new();
        let mut note = |combination: &Combination<'_>| {
            let mut top: Vec<u32> = combination.outcome().top().iter().map(|i| self.numbers[*i]).collect();
            top.sort_unstable();
            let next = known.len() as u32;
            outcomes.push(*known.entry(top).or_insert(next));
            ControlFlow::Continue(())
        };
        let sampled = walk.visit(&mut note);
        (outcomes, sampled)
    }

    /// Who comes first when this is the only answer.
    fn alone(&self, factor: usize, option: usize) -> Vec<ServiceIx> {
        let answers = self.answers.with_chosen(factor, vec![option]);
        rank_with(self.cells, &self.table, &answers).outcome.top().to_vec()
    }

    /// The same as numbers that both editions have.
    fn named(&self, services: &[ServiceIx]) -> BTreeSet<u32> {
        let numbered = self.table.candidates.iter().zip(&self.numbers);
        numbered
            .filter(|(s, _)| services.contains(s))
            .map(|(_, n)| *n)
            .collect()
    }
}
