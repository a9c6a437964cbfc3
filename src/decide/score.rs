//! The ranking: semantics.md's scoring, in whole millionths of a point.
//!
//! To a person: each answer is a checklist over stated facts; a service gets the share it passes; a blank counts a
//! third and is shown as a range. What a document rules out is out.

use crate::catalog::{Catalog, Cells, RuleEffect, ServiceIx, Truth};

use super::{
    answers::{Answers, Topic},
    candidates::{Candidates, Score},
    explain::{Contribution, Explained, Open, explain},
    points::Points,
    table::{Exclusion, RuleTable, ruled_out},
};

/// Who comes first and why, who is out and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The services that are left, first to last.
    pub ranked: Vec<Ranked>,
    /// Those ruled out, by name.
    pub ruled_out: Vec<RuledOut>,
    /// The first, if its low is above 0. `None` with services left: the documents do not say; with none left: nothing
    /// listed fits.
    pub winner: Option<ServiceIx>,
    /// Whether the winner leads by five points or more, with nothing of it to confirm. False without a winner.
    pub clear: bool,
    /// By how much the first leads the second; negative when the second scores more but has nothing stated for it.
    /// `None` with fewer than two left.
    pub margin: Option<Points>,
    /// What was scored: factors and preferences that take part, with their importance.
    pub taking_part: Vec<(Topic, u8)>,
}

/// One service that is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// low + (high − low)/3, which orders the ranking.
    pub score: Points,
    /// When all that is not known speaks against it.
    pub low: Points,
    /// When all that is not known speaks for it.
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

/// The order alone, with nothing explained: what a long list needs after each answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Standings {
    /// The services that are left, first to last, with their scores and whether something is to confirm.
    pub ranked: Vec<(ServiceIx, Score, bool)>,
    /// How many are ruled out.
    pub ruled_out: usize,
    /// As in [`Ranking::winner`].
    pub winner: Option<ServiceIx>,
    /// As in [`Ranking::clear`].
    pub clear: bool,
    /// As in [`Ranking::margin`].
    pub margin: Option<Points>,
}

/// Ranks every alternative that is there under the view of the cells. Only the rules of the options chosen are asked.
pub fn rank(cells: &Cells, answers: &Answers) -> Ranking {
    rank_with(cells, &RuleTable::chosen(cells, answers), answers)
}

/// The same with rules asked before; the table must hold the columns of every option chosen.
pub fn rank_with(cells: &Cells, table: &RuleTable, answers: &Answers) -> Ranking {
    rank_top(cells, table, answers, usize::MAX)
}

/// The same, with reasons only for the first `shown` of those ranked and of those ruled out: for lists of which no more
/// is looked at. The rest have their scores and places, and no reasons.
pub fn rank_top(cells: &Cells, table: &RuleTable, answers: &Answers, shown: usize) -> Ranking {
    let field = Candidates::of(cells, table, answers);
    let order = order(&field);
    let Standings {
        winner, clear, margin, ..
    } = standings_of(table, &field, &order);
    let out = (0..table.candidates.len()).filter(|i| field.out[*i] == Exclusion::Yes);
    let ruled_out = |(n, i): (usize, usize)| RuledOut {
        service: table.candidates[i],
        reasons: if n < shown {
            reasons(cells, table, answers, i, Exclusion::Yes)
        } else {
            Vec::new()
        },
    };
    let ranked = |(n, (i, score)): (usize, &(usize, Score))| {
        let explained = if n < shown {
            explain(&cells.catalog, table, answers, &field, *i, *score)
        } else {
            Explained::default()
        };
        Ranked {
            service: table.candidates[*i],
            score: score.score,
            low: score.low,
            high: score.high,
            contributions: explained.contributions,
            open: explained.open,
            lost: explained.lost,
            to_confirm: match field.out[*i] {
                Exclusion::Maybe if n < shown || n == 0 => reasons(cells, table, answers, *i, Exclusion::Maybe),
                Exclusion::Maybe | Exclusion::No | Exclusion::Yes => Vec::new(),
            },
        }
    };
    Ranking {
        ranked: order.iter().enumerate().map(ranked).collect(),
        ruled_out: out.enumerate().map(ruled_out).collect(),
        winner,
        clear,
        margin,
        taking_part: field.parts.iter().map(|p| (p.topic, p.importance)).collect(),
    }
}

/// The order alone, in well under a millisecond for ten thousand services, where [`rank_with`] traces every point of each.
pub fn standings(cells: &Cells, table: &RuleTable, answers: &Answers) -> Standings {
    let field = Candidates::of(cells, table, answers);
    standings_of(table, &field, &order(&field))
}

/// The candidates that are left, first to last.
fn order(field: &Candidates) -> Vec<(usize, Score)> {
    let mut order: Vec<(usize, Score)> = field.left().map(|i| (i, field.score(i))).collect();
    // Stable: candidates come by name, so equal ones stay in that order.
    order.sort_by_key(|(_, score)| std::cmp::Reverse(score.key()));
    order
}

fn standings_of(table: &RuleTable, field: &Candidates, order: &[(usize, Score)]) -> Standings {
    let first = order.first().filter(|(_, score)| score.low > Points::ZERO);
    let margin = order
        .first()
        .zip(order.get(1))
        .map(|((_, a), (_, b))| a.score - b.score);
    let leads = margin.is_none_or(|m| m >= Points::CLEAR_MARGIN);
    Standings {
        ranked: order
            .iter()
            .map(|(i, score)| (table.candidates[*i], *score, field.out[*i] == Exclusion::Maybe))
            .collect(),
        ruled_out: field.out.len() - order.len(),
        winner: first.map(|(i, _)| table.candidates[*i]),
        clear: first.is_some_and(|(i, _)| leads && field.out[*i] == Exclusion::No),
        margin,
    }
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
    let out = if catalog.factors[factor].several == crate::catalog::Several::Any {
        outs.min()
    } else {
        outs.max()
    };
    out.unwrap_or_default()
}
