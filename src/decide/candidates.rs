//! The candidates with the answers applied: columns to add up, and who is out before any question is asked.

use super::{
    answers::{Answers, Topic},
    points::Points,
    preference,
    table::{AnswerColumn, Exclusion, Fit, RuleTable, ScorePart, combine},
};
use crate::catalog::{Catalog, Cells};

/// The candidates with one person's answers applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates {
    /// For each candidate whether something other than an answer rules it out: retired, a must-have, struck out.
    pub base: Vec<Exclusion>,
    /// For each candidate the same with the answers' rule-outs added.
    pub out: Vec<Exclusion>,
    /// What is scored: factors in the catalog's order, then preferences in the order given.
    pub parts: Vec<ScorePart>,
}

impl Candidates {
    /// Applies the answers. The table must hold the columns of every option chosen.
    pub fn of(cells: &Cells, table: &RuleTable, answers: &Answers) -> Self {
        let preferences = preference::parts(cells, table, &answers.preferences);
        Self::over(&cells.catalog, table, answers, base(cells, table, answers), preferences)
    }

    /// The same field with factors answered or weighed otherwise. Must-haves, retired and struck-out services and
    /// preferences stay as they are: they are not asked again.
    #[must_use]
    pub fn with(&self, catalog: &Catalog, table: &RuleTable, answers: &Answers) -> Self {
        let preferences = self.preferences().cloned().collect();
        Self::over(catalog, table, answers, self.base.clone(), preferences)
    }

    fn over(
        catalog: &Catalog,
        table: &RuleTable,
        answers: &Answers,
        base: Vec<Exclusion>,
        preferences: Vec<ScorePart>,
    ) -> Self {
        let mut out = base.clone();
        let mut parts = Vec::new();
        for factor in 0..catalog.factors.len() {
            let importance = answers.importance(factor);
            if importance == 0 {
                continue;
            }
            let Some(column) = answered(catalog, table, factor, answers.chosen(factor)) else {
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
                });
            }
        }
        parts.extend(preferences);
        Self { base, out, parts }
    }

    /// The candidates that are not ruled out, by their places.
    pub fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.out.len()).filter(|i| self.out[*i] != Exclusion::Yes)
    }

    /// The parts that wishes make; no answer to a question changes them.
    pub fn preferences(&self) -> impl Iterator<Item = &ScorePart> {
        self.parts.iter().filter(|p| matches!(p.topic, Topic::Preference(_)))
    }

    /// The importances together.
    pub fn weight(&self) -> u64 {
        self.parts.iter().map(|p| u64::from(p.importance)).sum()
    }

    /// A candidate's score interval.
    pub fn score(&self, candidate: usize) -> Score {
        let (mut lo, mut hi) = (0, 0);
        for part in &self.parts {
            let Fit { lo: l, hi: h, .. } = part.column.fits[candidate];
            lo += u64::from(part.importance) * u64::from(l);
            hi += u64::from(part.importance) * u64::from(h);
        }
        Score::of(lo, hi, self.weight())
    }

    /// The candidate that comes first, if its low is above 0. `None`: the documents do not say, or nothing is left.
    pub fn winner(&self) -> Option<usize> {
        winner(self.left().map(|i| (i, self.score(i))))
    }
}

/// The column of a factor's chosen options; `None` when none is chosen.
pub fn answered(catalog: &Catalog, table: &RuleTable, factor: usize, chosen: &[usize]) -> Option<AnswerColumn> {
    let columns: Vec<&AnswerColumn> = chosen
        .iter()
        .filter_map(|o| table.columns.get(factor)?.get(*o))
        .collect();
    (!columns.is_empty()).then(|| combine(catalog.factors[factor].several, &columns))
}

/// For each candidate whether something other than an answer rules it out.
fn base(cells: &Cells, table: &RuleTable, answers: &Answers) -> Vec<Exclusion> {
    let one = |(i, service): (usize, &crate::catalog::ServiceIx)| {
        if answers.struck.contains(service) || (table.retired[i] && !answers.include_retired) {
            return Exclusion::Yes;
        }
        let must = answers
            .must_haves
            .iter()
            .map(|c| Exclusion::unless(c.eval(cells, *service).truth));
        must.max().unwrap_or_default()
    };
    table.candidates.iter().enumerate().map(one).collect()
}

/// A score interval and the number that stands for it in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// When all that is not known speaks against it.
    pub low: Points,
    /// When all that is not known speaks for it.
    pub high: Points,
    /// low + (high − low)/3: a blank counts a third.
    pub score: Points,
}

impl Score {
    /// From sums of importance × fit in millionths and the importances together. With nothing taking part: 0 to 100.
    pub fn of(lo: u64, hi: u64, weight: u64) -> Self {
        let points = |sum: u64| (100 * sum).checked_div(weight).map(|p| Points(p as i64));
        let low = points(lo).unwrap_or(Points::ZERO);
        let high = points(hi).unwrap_or(Points::FULL);
        Self {
            low,
            high,
            score: Points(low.0 + (high.0 - low.0) / 3),
        }
    }

    /// A score that nothing leaves open.
    pub fn certain(points: Points) -> Self {
        Self {
            low: points,
            high: points,
            score: points,
        }
    }

    /// What the order of a ranking compares, greatest first; equal ones go by name, then id.
    pub fn key(self) -> (bool, Points, Points) {
        (self.low > Points::ZERO, self.score, self.low)
    }
}

/// The first of some candidates (given by name, then id), if its low is above 0.
pub fn winner(candidates: impl Iterator<Item = (usize, Score)>) -> Option<usize> {
    let mut best: Option<(usize, Score)> = None;
    for (i, score) in candidates {
        // Only a strictly greater key takes the lead, so that equal ones stay in the order of their names.
        if score.low > Points::ZERO && best.is_none_or(|(_, b)| score.key() > b.key()) {
            best = Some((i, score));
        }
    }
    best.map(|(i, _)| i)
}
