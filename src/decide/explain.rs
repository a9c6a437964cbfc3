//! Where a score comes from: each point traced to the rule that earned it, left it open, or cost it.

use crate::catalog::{Catalog, Several};

use super::{
    answers::Answers,
    candidates::Candidates,
    parts::ScorePart,
    points::Points,
    table::{AnswerColumn, Fit, RuleTable},
    topic::Topic,
};

/// Points one rule earned or cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// The factor or the wish.
    pub topic: Topic,
    /// The option whose checklist counted; of several chosen, the one that set the bound. `None` for a wish.
    pub option: Option<usize>,
    /// The rule, by its place in the option. `None` for a wish.
    pub rule: Option<usize>,
    /// How many points; above zero.
    pub points: Points,
}

impl Contribution {
    /// Whether it is of the same wish, or of the same rule.
    fn is_of_the_same(&self, other: &Self) -> bool {
        let of = |c: &Self| (c.topic, c.option, c.rule);
        of(self) == of(other)
    }
}

/// What cost a candidate points, without the wishes and the rules that brought it some: each is shown once, by how much of
/// its whole it brings.
pub fn lost_apart<'a>(earned: &[Contribution], lost: &'a [Contribution]) -> Vec<&'a Contribution> {
    let brought = |c: &Contribution| earned.iter().any(|e| e.is_of_the_same(c));
    lost.iter().filter(|c| !brought(c)).collect()
}

/// The most that a rule which is met in part could have brought; `None` for one that cost nothing.
pub fn whole_of(earned: &Contribution, lost: &[Contribution]) -> Option<Points> {
    let other = lost.iter().find(|l| l.is_of_the_same(earned))?;
    Some(earned.points + other.points)
}

/// Points that depend on what is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The factor or the wish.
    pub topic: Topic,
    /// The option whose checklist is open. `None` for a wish.
    pub option: Option<usize>,
    /// The rules that are not known, by their places in the option. Empty for a wish.
    pub rules: Vec<usize>,
    /// How many points; above zero.
    pub points: Points,
}

/// A whole score taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explained {
    /// Sum to low.
    pub contributions: Vec<Contribution>,
    /// Sum to high − low.
    pub open: Vec<Open>,
    /// Sum to 100 − high.
    pub lost: Vec<Contribution>,
}

/// Takes a candidate's score apart, exactly: what a rule brings is importance × weight × halves over a common whole. With
/// nothing taking part the whole 100 are open and depend on no rule: all three lists are empty.
pub fn explain(
    catalog: &Catalog,
    table: &RuleTable,
    answers: &Answers,
    field: &Candidates,
    candidate: usize,
) -> Explained {
    let whole = u128::from(field.weight()) * u128::from(field.scale);
    let points = |share: u128| Points::of(300 * share as i128, 3 * whole as i128);
    let mut explained = Explained::default();
    for part in &field.parts {
        let Fit { lo, hi, .. } = part.column.fits[candidate];
        let chosen = Chosen::of(catalog, table, answers, part, candidate);
        chosen.share_out(lo, chosen.low, |(lo, _)| lo, &points, &mut explained.contributions);
        chosen.share_out(
            field.scale - hi,
            chosen.high,
            |(_, hi)| 2 - hi,
            &points,
            &mut explained.lost,
        );
        if hi > lo {
            let rules = chosen
                .halves(chosen.open)
                .enumerate()
                .filter(|(_, (_, (lo, hi)))| hi > lo);
            explained.open.push(Open {
                topic: part.topic,
                option: chosen.open.map(|(o, _)| o),
                rules: rules.map(|(r, _)| r).collect(),
                points: points(u128::from(part.importance) * u128::from(hi - lo)),
            });
        }
    }
    explained
}

/// Of the options chosen for one factor, those that set the bounds for one candidate: the best for *any*, the worst
/// for *all*. What is open depends on the one that would raise the factor's fit: for *any* the one with the highest
/// high, for *all* the one with the lowest low.
struct Chosen<'a> {
    topic: Topic,
    importance: u8,
    scale: u64,
    candidate: usize,
    low: Option<(usize, &'a AnswerColumn)>,
    high: Option<(usize, &'a AnswerColumn)>,
    open: Option<(usize, &'a AnswerColumn)>,
}

impl<'a> Chosen<'a> {
    fn of(catalog: &Catalog, table: &'a RuleTable, answers: &Answers, part: &ScorePart, candidate: usize) -> Self {
        let none = Self {
            topic: part.topic,
            importance: part.importance,
            scale: table.scale,
            candidate,
            low: None,
            high: None,
            open: None,
        };
        let Topic::Factor(factor) = part.topic else { return none };
        let columns = answers
            .chosen(factor)
            .iter()
            .filter_map(|o| Some((*o, table.columns[factor].get(*o)?)));
        let columns: Vec<(usize, &AnswerColumn)> = columns.filter(|(_, c)| c.weight > 0).collect();
        let fit = |c: &&(usize, &AnswerColumn)| c.1.fits[candidate];
        // `min_by_key` takes the first of equals; so must the greatest, hence the reversed keys.
        if answers.several(catalog, factor) == Several::Any {
            let low = columns.iter().min_by_key(|c| std::cmp::Reverse(fit(c).lo)).copied();
            let high = columns.iter().min_by_key(|c| std::cmp::Reverse(fit(c).hi)).copied();
            Self {
                low,
                high,
                open: high,
                ..none
            }
        } else {
            let low = columns.iter().min_by_key(|c| fit(c).lo).copied();
            let high = columns.iter().min_by_key(|c| fit(c).hi).copied();
            Self {
                low,
                high,
                open: low,
                ..none
            }
        }
    }

    /// For each rule of an option its weight and halves.
    fn halves(&self, option: Option<(usize, &'a AnswerColumn)>) -> impl Iterator<Item = (u32, (u8, u8))> + use<'a> {
        let candidate = self.candidate;
        let rules = option.map_or(&[][..], |(_, c)| &c.rules);
        // A rule that rules out has no weight, and scores nothing whatever its halves.
        rules
            .iter()
            .map(move |r| (r.weight, if r.weight > 0 { r.halves[candidate] } else { (0, 0) }))
    }

    /// Splits a part's fit among the rules of an option by weight × halves. A wish has no rules: the whole is its own.
    fn share_out(
        &self,
        fit: u64,
        option: Option<(usize, &'a AnswerColumn)>,
        count: impl Fn((u8, u8)) -> u8,
        points: &impl Fn(u128) -> Points,
        into: &mut Vec<Contribution>,
    ) {
        let importance = u128::from(self.importance);
        let mut push = |rule: Option<usize>, share: u64| {
            if share > 0 {
                into.push(Contribution {
                    topic: self.topic,
                    option: option.map(|(o, _)| o),
                    rule,
                    points: points(importance * u128::from(share)),
                });
            }
        };
        let Some((_, column)) = option else {
            push(None, fit);
            return;
        };
        let half = self.scale.checked_div(2 * u64::from(column.weight)).unwrap_or(0);
        for (rule, (weight, halves)) in self.halves(option).enumerate() {
            push(Some(rule), half * u64::from(weight) * u64::from(count(halves)));
        }
    }
}
