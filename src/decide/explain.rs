//! Where a score comes from: each point traced to the rule that earned it, left it open, or cost it.

use crate::catalog::{Catalog, Several};

use super::{
    answers::{Answers, Topic},
    candidates::{Candidates, Score},
    points::{Points, apportion},
    table::{AnswerColumn, Fit, RuleTable, ScorePart, WHOLE},
};

/// Points one rule earned or cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// The factor or the preference.
    pub topic: Topic,
    /// The option whose checklist counted; of several chosen, the one that set the bound. `None` for a preference.
    pub option: Option<usize>,
    /// The rule, by its place in the option. `None` for a preference.
    pub rule: Option<usize>,
    /// How many points; above zero.
    pub points: Points,
}

/// Points that hang on what is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The factor or the preference.
    pub topic: Topic,
    /// The option whose checklist is open. `None` for a preference.
    pub option: Option<usize>,
    /// The rules that are not known, by their places in the option. Empty for a preference.
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

/// Takes a candidate's score apart. Each of low, high − low and 100 − high is split first among the parts by
/// importance × fit, then among the rules by weight, both by largest remainder, so that every sum is exact. With
/// nothing taking part the whole 100 are open and hang on no rule: all three lists are empty.
pub fn explain(
    catalog: &Catalog,
    table: &RuleTable,
    answers: &Answers,
    field: &Candidates,
    candidate: usize,
    score: Score,
) -> Explained {
    let split = |total: Points, share: &dyn Fn(Fit) -> u32| {
        let of = |p: &ScorePart| u32::from(p.importance) * share(p.column.fits[candidate]);
        apportion(
            total.0.unsigned_abs() as u32,
            &field.parts.iter().map(of).collect::<Vec<_>>(),
        )
    };
    let earned = split(score.low, &|f| f.lo);
    let open = split(score.high - score.low, &|f| f.hi - f.lo);
    let lost = split(Points::FULL - score.high, &|f| WHOLE - f.hi);
    let mut explained = Explained::default();
    for (i, part) in field.parts.iter().enumerate() {
        let chosen = Chosen::of(catalog, table, answers, part, candidate);
        chosen.share_out(earned[i], chosen.low, |(lo, _)| lo, &mut explained.contributions);
        chosen.share_out(lost[i], chosen.high, |(_, hi)| 2 - hi, &mut explained.lost);
        if open[i] > 0 {
            let rules = chosen
                .halves(chosen.open)
                .enumerate()
                .filter(|(_, (_, (lo, hi)))| hi > lo);
            explained.open.push(Open {
                topic: part.topic,
                option: chosen.open.map(|(o, _)| o),
                rules: rules.map(|(r, _)| r).collect(),
                points: Points(open[i].into()),
            });
        }
    }
    explained
}

/// Of the options chosen for one factor, those that set the bounds for one candidate: the best for *any*, the worst
/// for *all*. What is open hangs on the one that would raise the factor's fit: for *any* the one with the highest
/// high, for *all* the one with the lowest low.
struct Chosen<'a> {
    topic: Topic,
    candidate: usize,
    low: Option<(usize, &'a AnswerColumn)>,
    high: Option<(usize, &'a AnswerColumn)>,
    open: Option<(usize, &'a AnswerColumn)>,
}

impl<'a> Chosen<'a> {
    fn of(catalog: &Catalog, table: &'a RuleTable, answers: &Answers, part: &ScorePart, candidate: usize) -> Self {
        let none = Self {
            topic: part.topic,
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
        if catalog.factors[factor].several == Several::Any {
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

    /// Splits points among the rules of an option by weight × halves.
    fn share_out(
        &self,
        points: u32,
        option: Option<(usize, &'a AnswerColumn)>,
        count: impl Fn((u8, u8)) -> u8,
        into: &mut Vec<Contribution>,
    ) {
        if points == 0 {
            return;
        }
        let Some((o, _)) = option else {
            into.push(Contribution {
                topic: self.topic,
                option: None,
                rule: None,
                points: Points(points.into()),
            });
            return;
        };
        let shares: Vec<u32> = self
            .halves(option)
            .map(|(w, halves)| w * u32::from(count(halves)))
            .collect();
        for (rule, part) in apportion(points, &shares)
            .into_iter()
            .enumerate()
            .filter(|(_, p)| *p > 0)
        {
            let points = Points(part.into());
            into.push(Contribution {
                topic: self.topic,
                option: Some(o),
                rule: Some(rule),
                points,
            });
        }
    }
}
