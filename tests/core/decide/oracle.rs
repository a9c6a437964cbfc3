//! The scoring as semantics.md tells it, written the long way: nothing is kept, nothing is shared, every rule is asked
//! each time.

use std::cmp::Reverse;

use crosscheck::catalog::{Cells, Role, RuleEffect, ServiceIx, Several, Status, Truth};
use crosscheck::decide::{Answers, Outcome, Points};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    pub service: ServiceIx,
    pub low: Points,
    pub high: Points,
    pub score: Points,
    /// Must-haves of which it is not known whether they are met.
    pub open: usize,
    /// Whether any is met.
    pub met: bool,
    pub confirmed: bool,
}

impl Scored {
    pub fn key(&self) -> (Reverse<usize>, bool, Points, Points) {
        (Reverse(self.open), self.low > Points::ZERO, self.score, self.low)
    }
}

fn truth_or(a: Truth, b: Truth) -> Truth {
    match (a, b) {
        (Truth::True, _) | (_, Truth::True) => Truth::True,
        (Truth::False, Truth::False) => Truth::False,
        _ => Truth::Unknown,
    }
}

fn not(a: Truth) -> Truth {
    match a {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        Truth::Unknown => Truth::Unknown,
    }
}

/// Whether anything rules a service out.
fn out(cells: &Cells, answers: &Answers, service: ServiceIx) -> Truth {
    let mut out = Truth::False;
    if answers.struck.contains(&service)
        || (cells.judged(service).status == Status::Retired && !answers.include_retired)
    {
        out = Truth::True;
    }
    for condition in &answers.must_haves {
        out = truth_or(out, not(condition.eval(cells, service).truth));
    }
    for (f, factor) in cells.catalog.factors.iter().enumerate() {
        if answers.importance[f] == 0 || answers.chosen[f].is_empty() {
            continue;
        }
        let option_out = |o: &usize| {
            let rules = factor.options[*o]
                .rules
                .iter()
                .filter(|r| r.effect == RuleEffect::RulesOut);
            rules.fold(Truth::False, |t, r| truth_or(t, r.when.eval(cells, service).truth))
        };
        let outs = answers.chosen[f].iter().map(option_out);
        let factor_out = if factor.several == Several::Any {
            not(outs.map(not).fold(Truth::False, truth_or))
        } else {
            outs.fold(Truth::False, truth_or)
        };
        out = truth_or(out, factor_out);
    }
    out
}

/// The fit of one option as a fraction of a whole point; `None` when it scores nothing.
fn fit(cells: &Cells, f: usize, o: usize, service: ServiceIx) -> Option<(Points, Points)> {
    let (mut lo, mut hi, mut weights) = (0, 0, 0);
    for rule in &cells.catalog.factors[f].options[o].rules {
        let halves = rule.when.eval(cells, service).halves;
        let (least, most) = (i128::from(halves.0), i128::from(halves.1));
        let (weight, least, most) = match rule.effect {
            RuleEffect::Favours(w) => (i128::from(w), least, most),
            RuleEffect::Disfavours(w) => (i128::from(w), 2 - most, 2 - least),
            RuleEffect::RulesOut => continue,
        };
        lo += weight * least;
        hi += weight * most;
        weights += weight;
    }
    (weights > 0).then(|| (Points::of(lo, 2 * weights), Points::of(hi, 2 * weights)))
}

fn factor_fit(cells: &Cells, answers: &Answers, f: usize, service: ServiceIx) -> Option<(Points, Points)> {
    let fits: Vec<(Points, Points)> = answers.chosen[f]
        .iter()
        .filter_map(|o| fit(cells, f, *o, service))
        .collect();
    let (los, his) = (fits.iter().map(|f| f.0), fits.iter().map(|f| f.1));
    if cells.catalog.factors[f].several == Several::Any {
        los.max().zip(his.max())
    } else {
        los.min().zip(his.min())
    }
}

/// So many times as much.
fn times(points: Points, n: u32) -> Points {
    (0..n).map(|_| points).sum()
}

/// Everyone who is left, first to last; equal ones by name.
pub fn rank(cells: &Cells, answers: &Answers) -> Vec<Scored> {
    let mut all = Vec::new();
    for service in cells.catalog.service_ixs() {
        let is_out = out(cells, answers, service);
        if cells.catalog[service].role != Role::Alternative || !cells.is_present(service) || is_out == Truth::True {
            continue;
        }
        let (mut lo, mut hi, mut weight) = (Points::ZERO, Points::ZERO, 0);
        for f in 0..cells.catalog.factors.len() {
            let importance = u32::from(answers.importance[f]);
            if let Some((l, h)) = factor_fit(cells, answers, f, service).filter(|_| importance > 0) {
                lo = lo + times(l, 100 * importance);
                hi = hi + times(h, 100 * importance);
                weight += importance;
            }
        }
        let (low, high, score) = if weight == 0 {
            (Points::ZERO, Points::FULL, Points::ZERO)
        } else {
            let (low, high) = (lo.divided(weight), hi.divided(weight));
            (low, high, low + (high - low).divided(3))
        };
        let must: Vec<Truth> = answers
            .must_haves
            .iter()
            .map(|c| c.eval(cells, service).truth)
            .collect();
        all.push(Scored {
            service,
            low,
            high,
            score,
            open: must.iter().filter(|t| **t == Truth::Unknown).count(),
            met: must.contains(&Truth::True),
            confirmed: is_out == Truth::False,
        });
    }
    all.sort_by(|a, b| {
        b.key()
            .cmp(&a.key())
            .then_with(|| cells.catalog.by_name(a.service, b.service))
    });
    all
}

pub fn outcome(cells: &Cells, answers: &Answers) -> Outcome<ServiceIx> {
    elected(&rank(cells, answers))
}

/// Who is elected of these, first to last.
pub fn elected(ranked: &[Scored]) -> Outcome<ServiceIx> {
    let Some(first) = ranked.first().filter(|s| s.low > Points::ZERO || s.met) else {
        return Outcome::Nobody;
    };
    let top: Vec<ServiceIx> = ranked
        .iter()
        .filter(|s| s.key() == first.key())
        .map(|s| s.service)
        .collect();
    if top.len() == 1 {
        Outcome::Elected(top[0])
    } else {
        Outcome::Tied(top)
    }
}

/// The fits of everyone who is left in each factor that takes part, for weightings other than the importances.
pub fn fits(cells: &Cells, answers: &Answers) -> Vec<(Scored, Vec<(Points, Points)>)> {
    let taking_part = |f: &usize| answers.importance[*f] > 0;
    rank(cells, answers)
        .into_iter()
        .map(|s| {
            let fits = (0..cells.catalog.factors.len()).filter(taking_part);
            (
                s,
                fits.filter_map(|f| factor_fit(cells, answers, f, s.service)).collect(),
            )
        })
        .collect()
}
