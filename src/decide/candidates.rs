//! The candidates with the answers applied: columns to add up, and who is out before any question is asked.

use super::{
    answers::Answers,
    order::{Outcome, RankKey, elect},
    parts::{self, BestFit, ScorePart},
    points::Points,
    table::{AnswerColumn, Exclusion, Fit, RuleTable, combine},
    topic::Topic,
};
use crate::catalog::{Catalog, Cells, ServiceIx, Several, Truth};

/// The candidates with one person's answers applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates {
    /// For each candidate what no answer to a question changes.
    pub base: Vec<Admission>,
    /// For each candidate whether it is ruled out: by that, or by an answer. What a must-have leaves open is not in it.
    pub out: Vec<Exclusion>,
    /// What is scored: factors in the catalog's order, then wishes in the order given.
    pub parts: Vec<ScorePart>,
    /// How many must-haves there are.
    pub must_haves: u32,
    /// What a whole fit counts.
    pub scale: u64,
}

/// What holds for a candidate before any question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Admission {
    /// Whether it is out: retired, struck out, or known to miss a must-have.
    pub is_out: bool,
    /// Must-haves of which it is not known whether it meets them.
    pub to_confirm: u32,
}

impl Candidates {
    /// Applies the answers. The table must hold the columns of every option chosen.
    pub fn of(cells: &Cells, table: &RuleTable, answers: &Answers) -> Self {
        let wishes = parts::parts(cells, table, &answers.wishes);
        let base = table.candidates.iter().enumerate();
        let base = base.map(|(i, service)| admission(cells, table, answers, i, *service));
        let base = base.collect();
        Self::over(&cells.catalog, table, answers, base, wishes)
    }

    /// The same field with factors answered or weighed otherwise. Must-haves, retired and struck-out services and wishes
    /// stay as they are: they are not re-evaluated.
    #[must_use]
    pub fn with(&self, catalog: &Catalog, table: &RuleTable, answers: &Answers) -> Self {
        let wishes = self.wishes().cloned().collect();
        Self::over(catalog, table, answers, self.base.clone(), wishes)
    }

    fn over(
        catalog: &Catalog,
        table: &RuleTable,
        answers: &Answers,
        base: Vec<Admission>,
        wishes: Vec<ScorePart>,
    ) -> Self {
        let before = |s: &Admission| if s.is_out { Exclusion::Yes } else { Exclusion::No };
        let mut out: Vec<Exclusion> = base.iter().map(before).collect();
        let mut parts = Vec::new();
        for factor in 0..catalog.factors.len() {
            let importance = answers.importance(factor);
            if importance == 0 {
                continue;
            }
            let several = answers.several(catalog, factor);
            let Some(column) = answered(table, factor, answers.chosen(factor), several) else {
                continue;
            };
            for (o, fit) in out.iter_mut().zip(&column.fits) {
                *o = (*o).max(fit.out);
            }
            if column.weight > 0 {
                parts.push(ScorePart {
                    topic: Topic::Factor(factor),
                    importance,
                    column,
                    best: Vec::new(),
                    measure: None,
                });
            }
        }
        parts.extend(wishes);
        Self {
            base,
            out,
            parts,
            must_haves: u32::try_from(answers.must_haves.len()).unwrap_or(u32::MAX),
            scale: table.scale,
        }
    }

    /// The candidates that are not ruled out, by their places.
    pub fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.out.len()).filter(|i| self.out[*i] != Exclusion::Yes)
    }

    /// The parts that wishes make; no answer to a question changes them.
    pub fn wishes(&self) -> impl Iterator<Item = &ScorePart> {
        self.parts.iter().filter(|p| matches!(p.topic, Topic::Wish(..)))
    }

    /// Whether something of a candidate is to confirm: a must-have, or a rule that would rule it out.
    pub fn is_to_confirm(&self, candidate: usize) -> bool {
        self.base[candidate].to_confirm > 0 || self.out[candidate] == Exclusion::Maybe
    }

    /// The importances together.
    pub fn weight(&self) -> u64 {
        self.parts.iter().map(|p| u64::from(p.importance)).sum()
    }

    /// Sums of importance × fit, low and high.
    pub fn sums(&self, candidate: usize) -> (u128, u128) {
        let (mut lo, mut hi) = (0, 0);
        for part in &self.parts {
            let Fit { lo: l, hi: h, .. } = part.column.fits[candidate];
            lo += u128::from(part.importance) * u128::from(l);
            hi += u128::from(part.importance) * u128::from(h);
        }
        (lo, hi)
    }

    /// A candidate's score interval.
    pub fn score(&self, candidate: usize) -> Score {
        let (lo, hi) = self.sums(candidate);
        Score::of(lo, hi, u128::from(self.weight()) * u128::from(self.scale))
    }

    /// How high a candidate could score once what is not known is settled for it, ranges that count by their worse end too;
    /// and whether a value that a wish measures could then be better than all that are known.
    pub fn highest(&self, candidate: usize) -> (Points, bool) {
        let (mut high, mut is_beyond) = (0, false);
        for part in &self.parts {
            let fit = part.column.fits[candidate].hi;
            let best = part.best.get(candidate).copied();
            let best = best.unwrap_or(BestFit { fit, is_beyond: false });
            high += u128::from(part.importance) * u128::from(best.fit);
            is_beyond |= best.is_beyond;
        }
        let high = Score::of(0, high, u128::from(self.weight()) * u128::from(self.scale)).high;
        (high, is_beyond)
    }

    /// What the order compares.
    pub fn key(&self, candidate: usize) -> RankKey {
        let (lo, hi) = self.sums(candidate);
        RankKey::of(self.base[candidate].to_confirm, lo, hi)
    }

    /// Who is elected, by place.
    pub fn outcome(&self) -> Outcome<usize> {
        elect(self.left().map(|i| (i, self.key(i))), self.must_haves)
    }
}

/// The column of a factor's chosen options; `None` when none is chosen.
pub fn answered(table: &RuleTable, factor: usize, chosen: &[usize], several: Several) -> Option<AnswerColumn> {
    let columns: Vec<&AnswerColumn> = chosen
        .iter()
        .filter_map(|o| table.columns.get(factor)?.get(*o))
        .collect();
    (!columns.is_empty()).then(|| combine(several, &columns))
}

/// What holds for one candidate before any question is asked; `cells` may hold its cells as they would be.
pub fn admission(
    cells: &Cells,
    table: &RuleTable,
    answers: &Answers,
    candidate: usize,
    service: ServiceIx,
) -> Admission {
    let mut all = Admission {
        is_out: answers.struck.contains(&service) || (table.retired[candidate] && !answers.include_retired),
        to_confirm: 0,
    };
    for condition in &answers.must_haves {
        match condition.eval(cells, service).truth {
            Truth::True => {}
            Truth::False => all.is_out = true,
            Truth::Unknown => all.to_confirm += 1,
        }
    }
    all
}

/// A score interval and the single score it is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// When all that is not known is settled against it.
    pub low: Points,
    /// When all that is not known is settled for it.
    pub high: Points,
    /// low + (high − low)/3: a blank counts a third.
    pub score: Points,
}

impl Score {
    /// From sums of importance × fit and what they would be for a whole fit in everything. With nothing taking part
    /// there is no score: 0, and 0 to 100.
    pub fn of(low: u128, high: u128, whole: u128) -> Self {
        if whole == 0 {
            return Self {
                low: Points::ZERO,
                high: Points::FULL,
                score: Points::ZERO,
            };
        }
        let points = |sum: u128| Points::of(100 * sum as i128, 3 * whole as i128);
        Self {
            low: points(3 * low),
            high: points(3 * high),
            score: points(2 * low + high),
        }
    }
}
