//! One alternative re-evaluated with some of its cells changed.

use super::super::{
    answers::Answers,
    candidates::Candidates,
    order::RankKey,
    table::{AnswerColumn, Exclusion, Fit, column, combine},
    topic::Topic,
};
use crate::catalog::{Cells, Condition, Evaluation, Expr, RuleEffect, ServiceIx, Truth, Why};

/// The result of re-evaluating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rescored {
    /// Whether a must-have is missed, or an answer rules it out.
    pub is_out: bool,
    /// Must-haves that are neither met nor missed.
    pub to_confirm: u32,
    /// How many of those could still be settled; what holds in part could not.
    pub open_must_haves: u32,
    /// Whether an answer would rule it out, and what it asks is not known.
    pub may_be_out: bool,
    /// Sums of importance × fit.
    pub low: u128,
    /// The same with all that is not known for it.
    pub high: u128,
}

impl Rescored {
    /// What the order compares; `None` when it is out.
    pub fn key(self) -> Option<RankKey> {
        (!self.is_out).then(|| RankKey::of(self.to_confirm, self.low, self.high))
    }

    /// The same with whatever is still not known settled for it.
    pub fn at_best(self) -> Option<RankKey> {
        let to_confirm = self.to_confirm - self.open_must_haves;
        (!self.is_out).then(|| RankKey::of(to_confirm, self.high, self.high))
    }

    /// The same with whatever is still not known settled against it.
    pub fn at_worst(self) -> Option<RankKey> {
        let is_out = self.is_out || self.may_be_out || self.open_must_haves > 0;
        (!is_out).then(|| RankKey::of(self.to_confirm, self.low, self.low))
    }
}

/// Evaluates all that the answers ask for one alternative that is left. `settled`: its cells as they would be; `stated`: as
/// they are, for questions about a state.
pub fn rescore(
    (settled, stated): (&Cells, &Cells),
    field: &Candidates,
    answers: &Answers,
    candidate: usize,
    service: ServiceIx,
) -> Rescored {
    let mut all = Rescored {
        is_out: false,
        to_confirm: 0,
        open_must_haves: 0,
        may_be_out: false,
        low: 0,
        high: 0,
    };
    let must = |c: &Condition| c.eval_settled(settled, stated, service);
    for evaluation in answers.must_haves.iter().map(must) {
        match evaluation.truth {
            Truth::True => {}
            Truth::False => all.is_out = true,
            Truth::Unknown => {
                all.to_confirm += 1;
                all.open_must_haves += u32::from(is_open(evaluation));
            }
        }
    }
    let eval = |when: &Expr, s: ServiceIx| when.eval_settled(settled, stated, s);
    let factors = settled.catalog.factors.iter().enumerate();
    for (f, factor) in factors.filter(|(f, _)| answers.importance(*f) > 0) {
        let chosen: Vec<_> = answers
            .chosen(f)
            .iter()
            .filter_map(|o| factor.options.get(*o))
            .collect();
        let columns: Vec<AnswerColumn> = chosen
            .iter()
            .map(|o| column(&eval, &[service], o, field.scale))
            .collect();
        let several = answers.several(&settled.catalog, f);
        let column = combine(several, &columns.iter().collect::<Vec<_>>());
        let Some(Fit { lo, hi, out }) = column.fits.first().copied() else {
            continue;
        };
        all.is_out |= out == Exclusion::Yes;
        // What would rule it out and holds in part stays as it is.
        let open = |o: &&&crate::catalog::FactorOption| {
            let rules = o.rules.iter().filter(|r| r.effect == RuleEffect::RulesOut);
            rules.map(|r| eval(&r.when, service)).any(is_open)
        };
        all.may_be_out |= out == Exclusion::Maybe && chosen.iter().any(|o| open(&o));
        if column.weight > 0 {
            all.low += u128::from(answers.importance(f)) * u128::from(lo);
            all.high += u128::from(answers.importance(f)) * u128::from(hi);
        }
    }
    for part in field.wishes() {
        if let (Some(measure), Topic::Wish(attribute, _)) = (&part.measure, part.topic) {
            let Fit { lo, hi, .. } = measure.fit(settled, service, attribute, candidate, field.scale);
            all.low += u128::from(part.importance) * u128::from(lo);
            all.high += u128::from(part.importance) * u128::from(hi);
        }
    }
    all
}

/// Not known, and not because it holds in part.
fn is_open(evaluation: Evaluation) -> bool {
    evaluation.truth == Truth::Unknown && evaluation.why != Some(Why::Partly)
}
