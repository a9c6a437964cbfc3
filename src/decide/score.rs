//! The ranking: semantics.md's scoring, in exact fractions.
//!
//! To a person: each answer is a checklist over stated facts; a service gets the share it passes; a blank counts a
//! third and is shown as a range. What a document rules out is out.

use crate::catalog::{Catalog, Cells, RuleEffect, ServiceIx, Several, Truth};

use super::{
    answers::Answers,
    candidates::Candidates,
    explain::{Contribution, Explained, Open, explain},
    order::{Outcome, RankKey, elect},
    parts::{self, Unmeasured},
    points::Points,
    table::{Exclusion, RuleTable, ruled_out},
    topic::Topic,
    verdict::Verdict,
};

/// Who comes first and why, who is out and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The services that are left, first to last; equal ones by name.
    pub ranked: Vec<Ranked>,
    /// Those ruled out, by name.
    pub ruled_out: Vec<RuledOut>,
    /// Who is elected.
    pub outcome: Outcome<ServiceIx>,
    /// How sure the answer is.
    pub verdict: Verdict,
    /// The winner's score less the highest of any other ranked, whatever that has to confirm: negative where that scores
    /// more; 100 when nobody else is left. `None` without a winner, and where nothing takes part in the score.
    pub margin: Option<Points>,
    /// Who could draw level with the winner by a value that a wish measures, that is not known, and that could be better than
    /// all that are: the curve ends at what is known, so that it could pass the winner as well. In the order of the ranking.
    pub could_be_better: Vec<ServiceIx>,
    /// What was scored: factors and wishes that take part, with their importance.
    pub taking_part: Vec<(Topic, u8)>,
    /// Wishes that have an importance and take no part, with the reason.
    pub unmeasured: Vec<(Topic, Unmeasured)>,
}

impl Ranking {
    /// The one elected, if one is.
    pub fn winner(&self) -> Option<ServiceIx> {
        self.outcome.winner()
    }

    /// Whether the winner is clearly ahead of the others.
    pub fn is_clear(&self) -> bool {
        self.verdict.is_clear()
    }

    /// The most points a part of the score can bring.
    pub fn most(&self, topic: Topic) -> Points {
        let all: u32 = self.taking_part.iter().map(|(_, n)| u32::from(*n)).sum();
        let mine = self
            .taking_part
            .iter()
            .find(|(t, _)| *t == topic)
            .map_or(0, |(_, n)| *n);
        Points::of(100 * i128::from(mine), i128::from(all))
    }

    /// A service's place among those ranked; `None` when it is not.
    pub fn of(&self, service: ServiceIx) -> Option<&Ranked> {
        self.ranked.iter().find(|r| r.service == service)
    }
}

/// One service that is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// Its rank from 1; equal ones share it, and the next one's counts them all.
    pub rank: usize,
    /// low + (high − low)/3, which orders those with equally many must-haves to confirm.
    pub score: Points,
    /// When all that is not known is settled against it.
    pub low: Points,
    /// When all that is not known is settled for it.
    pub high: Points,
    /// What earned points; they sum to `low` exactly.
    pub contributions: Vec<Contribution>,
    /// What is not known; the points sum to high − low exactly.
    pub open: Vec<Open>,
    /// What cost points; they sum to 100 − high exactly.
    pub lost: Vec<Contribution>,
    /// Rules and must-haves that would rule it out, and of which it is not known whether they do.
    pub to_confirm: Vec<Reason>,
}

/// One service that is not ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// Why; never empty. Struck out, retired, must-haves, then rules in the catalog's order.
    pub reasons: Vec<Reason>,
}

/// What rules a service out, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The user struck it out.
    Struck,
    /// It has retired by the view's day.
    Retired,
    /// A must-have, by its place in [`Answers::must_haves`].
    MustHave(usize),
    /// A rule of an option of a factor, by their places.
    Rule {
        /// The factor's place in the catalog.
        factor: usize,
        /// The option chosen.
        option: usize,
        /// The rule's place in its option's list.
        rule: usize,
    },
}

/// Ranks every alternative that is there under the view of the cells. Only the rules of the options chosen are evaluated.
pub fn rank(cells: &Cells, answers: &Answers) -> Ranking {
    rank_with(cells, &RuleTable::chosen(cells, answers), answers)
}

/// The same with rules evaluated before; the table must hold the columns of every option chosen.
pub fn rank_with(cells: &Cells, table: &RuleTable, answers: &Answers) -> Ranking {
    rank_top(cells, table, answers, usize::MAX)
}

/// The same, with reasons only for the first `shown` of those ranked and of those ruled out: for lists of which no more
/// is looked at. The rest have their scores and places, and no reasons.
pub fn rank_top(cells: &Cells, table: &RuleTable, answers: &Answers, shown: usize) -> Ranking {
    let field = Candidates::of(cells, table, answers);
    let order = order(&field);
    let outcome = elect(order.iter().copied(), field.must_haves);
    let (verdict, margin) = judge(&field, &order, &outcome);
    let others = || order.iter().filter(|(i, _)| Some(*i) != outcome.winner());
    let could_be_better: Vec<ServiceIx> = outcome.winner().map_or_else(Vec::new, |winner| {
        let low = field.score(winner).low;
        let levels = others().filter(|(i, _)| field.highest(*i) == (low, true));
        levels.map(|(i, _)| table.candidates[*i]).collect()
    });
    let mut ranks: Vec<usize> = Vec::with_capacity(order.len());
    for (n, (_, key)) in order.iter().enumerate() {
        let same = n > 0 && order[n - 1].1 == *key;
        ranks.push(if same { ranks[n - 1] } else { n + 1 });
    }
    let out = (0..table.candidates.len()).filter(|i| field.out[*i] == Exclusion::Yes);
    let ruled_out = |(n, i): (usize, usize)| RuledOut {
        service: table.candidates[i],
        reasons: if n < shown {
            reasons(cells, table, answers, i, Exclusion::Yes)
        } else {
            Vec::new()
        },
    };
    let ranked = |(n, (i, _)): (usize, &(usize, RankKey))| {
        let score = field.score(*i);
        let explained = if n < shown {
            explain(&cells.catalog, table, answers, &field, *i)
        } else {
            Explained::default()
        };
        Ranked {
            service: table.candidates[*i],
            rank: ranks[n],
            score: score.score,
            low: score.low,
            high: score.high,
            contributions: explained.contributions,
            open: explained.open,
            lost: explained.lost,
            to_confirm: if field.is_to_confirm(*i) && (n < shown || n == 0) {
                reasons(cells, table, answers, *i, Exclusion::Maybe)
            } else {
                Vec::new()
            },
        }
    };
    Ranking {
        ranked: order.iter().enumerate().map(ranked).collect(),
        ruled_out: out.enumerate().map(ruled_out).collect(),
        outcome: outcome.map(|i| table.candidates[i]),
        verdict,
        margin,
        could_be_better,
        taking_part: field.parts.iter().map(|p| (p.topic, p.importance)).collect(),
        unmeasured: parts::unmeasured(cells, table, &answers.wishes),
    }
}

/// The candidates that are left, first to last.
fn order(field: &Candidates) -> Vec<(usize, RankKey)> {
    let mut order: Vec<(usize, RankKey)> = field.left().map(|i| (i, field.key(i))).collect();
    // Stable: candidates come by name, so equal ones stay in that order.
    order.sort_by_key(|(_, key)| std::cmp::Reverse(*key));
    order
}

/// The verdict, the first that holds, and the margin.
fn judge(field: &Candidates, order: &[(usize, RankKey)], outcome: &Outcome<usize>) -> (Verdict, Option<Points>) {
    let winner = match outcome {
        Outcome::Nobody => return (Verdict::None, None),
        Outcome::Tied(_) => return (Verdict::Tied, None),
        Outcome::Elected(winner) => *winner,
    };
    let others = || order.iter().map(|(i, _)| *i).filter(|i| *i != winner);
    if field.parts.is_empty() {
        // Elected by must-haves alone: there is no score to be close in.
        let verdict = if field.is_to_confirm(winner) {
            Verdict::Close
        } else if order.len() == 1 {
            Verdict::Settled
        } else {
            Verdict::Leads
        };
        return (verdict, None);
    }
    let mine = field.score(winner);
    let best = others().map(|i| field.score(i).score).max();
    let margin = best.map_or(Points::FULL, |other| mine.score - other);
    let verdict = if margin < Points::CLEAR_MARGIN || field.is_to_confirm(winner) {
        Verdict::Close
    } else if others().all(|i| field.highest(i) < (mine.low, true)) {
        Verdict::Settled
    } else {
        Verdict::Leads
    };
    (verdict, Some(margin))
}

/// What rules a candidate out (`Exclusion::Yes`), or might (`Exclusion::Maybe`).
fn reasons(cells: &Cells, table: &RuleTable, answers: &Answers, candidate: usize, wanted: Exclusion) -> Vec<Reason> {
    let service = table.candidates[candidate];
    let mut reasons = Vec::new();
    if wanted == Exclusion::Yes {
        if answers.struck.contains(&service) {
            reasons.push(Reason::Struck);
        }
        if table.retired[candidate] && !answers.include_retired {
            reasons.push(Reason::Retired);
        }
    }
    for (m, condition) in answers.must_haves.iter().enumerate() {
        let truth = condition.eval(cells, service).truth;
        let so = if wanted == Exclusion::Yes {
            Truth::False
        } else {
            Truth::Unknown
        };
        if truth == so {
            reasons.push(Reason::MustHave(m));
        }
    }
    for (f, factor) in cells.catalog.factors.iter().enumerate() {
        if answers.importance(f) == 0 || factor_out(&cells.catalog, table, answers, f, candidate) != wanted {
            continue;
        }
        for option in answers.chosen(f) {
            let Some(chosen) = factor.options.get(*option) else {
                continue;
            };
            let asked = &table.columns[f][*option].rules;
            for (r, rule) in chosen.rules.iter().enumerate() {
                let (lo, hi) = asked[r].halves[candidate];
                if rule.effect == RuleEffect::RulesOut && ruled_out(lo, hi) == wanted {
                    reasons.push(Reason::Rule {
                        factor: f,
                        option: *option,
                        rule: r,
                    });
                }
            }
        }
    }
    reasons
}

/// Whether the answer to one factor rules a candidate out.
fn factor_out(catalog: &Catalog, table: &RuleTable, answers: &Answers, factor: usize, candidate: usize) -> Exclusion {
    let outs = answers
        .chosen(factor)
        .iter()
        .filter_map(|o| table.columns[factor].get(*o))
        .map(|c| c.fits[candidate].out);
    let out = if answers.several(catalog, factor) == Several::Any {
        outs.min()
    } else {
        outs.max()
    };
    out.unwrap_or_default()
}
