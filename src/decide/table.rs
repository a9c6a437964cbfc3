//! Every rule evaluated for every alternative once: the scoring then only adds up whole numbers.
//!
//! The table is laid out by column (one option of one factor), because everything after it, the ranking as much as the
//! thousands of rankings behind "what would change it", adds whole columns.

use crate::catalog::{
    Catalog, Cells, Evaluation, Expr, FactorOption, Role, RuleEffect, ServiceIx, Several, Status, Truth,
};

use super::{answers::Answers, curve::MILLION};

/// What a whole fit counts: the least number that every checklist of the catalog and every value curve divides, so that
/// fits are whole numbers. At most ten rules weigh 3, so it stays below 2⁵³.
pub fn scale(catalog: &Catalog) -> u64 {
    let options = catalog.factors.iter().flat_map(|f| &f.options);
    let weights = options.map(|o| o.rules.iter().map(|r| u64::from(weight(r.effect))).sum());
    weights.filter(|w: &u64| *w > 0).fold(MILLION, |scale, w| {
        let (mut a, mut b) = (scale, 2 * w);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        scale.checked_mul(2 * w / a).unwrap_or(scale)
    })
}

/// Whether something rules a service out. The order is that of Kleene's logic: *or* is the maximum, *and* the minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Exclusion {
    /// It does not.
    #[default]
    No,
    /// Not known; to confirm.
    Maybe,
    /// It does.
    Yes,
}

impl Exclusion {
    /// Ruled out where this is false, as a must-have does.
    pub fn unless(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::No,
            Truth::False => Self::Yes,
            Truth::Unknown => Self::Maybe,
        }
    }
}

/// How well one service fits one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fit {
    /// Of the table's scale, when all that is not known is settled against it.
    pub lo: u64,
    /// Of the table's scale, when all that is not known is settled for it.
    pub hi: u64,
    /// Whether the answer rules it out.
    pub out: Exclusion,
}

/// One rule evaluated for every candidate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RuleColumn {
    /// How much it counts, 1 to 3; 0 for one that rules out.
    pub weight: u32,
    /// For each candidate what it adds to the fit in halves, low and high; for a rule that rules out: (2, 2) it does,
    /// (0, 0) it does not, else not known.
    pub halves: Vec<(u8, u8)>,
}

/// One answer evaluated for every candidate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AnswerColumn {
    /// The weights of its rules together; 0: nothing is scored by it, it takes no part (but may rule out).
    pub weight: u32,
    /// For each candidate.
    pub fits: Vec<Fit>,
    /// For each rule of the option, in the catalog's order.
    pub rules: Vec<RuleColumn>,
}

/// Whether it is one of those that are ranked: an alternative, named by documents that count.
pub fn is_alternative(cells: &Cells, service: ServiceIx) -> bool {
    cells.catalog[service].role == Role::Alternative && cells.is_present(service)
}

/// Every option of every factor evaluated for every alternative that is there under the view.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleTable {
    /// What a whole fit counts.
    pub scale: u64,
    /// The alternatives, in the order every list ends in: name, then id.
    pub candidates: Vec<ServiceIx>,
    /// For each candidate whether it has retired by the view's day.
    pub retired: Vec<bool>,
    /// For each factor, for each option. An option that was not evaluated has no fits.
    pub columns: Vec<Vec<AnswerColumn>>,
}

impl RuleTable {
    /// Evaluates everything: for what looks beyond the answers given.
    pub fn whole(cells: &Cells) -> Self {
        Self::of(cells, |_, _| true)
    }

    /// Evaluates only what the answers choose: enough to rank.
    pub fn chosen(cells: &Cells, answers: &Answers) -> Self {
        Self::of(cells, |factor, option| {
            answers.importance(factor) > 0 && answers.chosen(factor).contains(&option)
        })
    }

    fn of(cells: &Cells, wanted: impl Fn(usize, usize) -> bool) -> Self {
        let services = cells.catalog.service_ixs();
        let mut candidates: Vec<ServiceIx> = services.filter(|s| is_alternative(cells, *s)).collect();
        candidates.sort_by(|a, b| cells.catalog.by_name(*a, *b));
        let retired = candidates
            .iter()
            .map(|s| cells.judged(*s).status == Status::Retired)
            .collect();
        let scale = scale(&cells.catalog);
        let columns = cells.catalog.factors.iter().enumerate().map(|(f, factor)| {
            let column = |(o, option): (usize, &FactorOption)| {
                if wanted(f, o) {
                    column(&|when, s| when.eval(cells, s), &candidates, option, scale)
                } else {
                    AnswerColumn::default()
                }
            };
            factor.options.iter().enumerate().map(column).collect()
        });
        let columns = columns.collect();
        Self {
            scale,
            candidates,
            retired,
            columns,
        }
    }
}

/// Evaluates one option for these services; fits are shares of `scale`. `eval` evaluates a rule's condition.
pub fn column(
    eval: &dyn Fn(&Expr, ServiceIx) -> Evaluation,
    services: &[ServiceIx],
    option: &FactorOption,
    scale: u64,
) -> AnswerColumn {
    let ask = |rule: &crate::catalog::Rule| RuleColumn {
        weight: weight(rule.effect),
        halves: services
            .iter()
            .map(|s| halves(rule.effect, eval(&rule.when, *s)))
            .collect(),
    };
    let rules: Vec<RuleColumn> = option.rules.iter().map(ask).collect();
    let weight = rules.iter().map(|r| r.weight).sum();
    let fits = (0..services.len()).map(|i| fit(&rules, weight, i, scale)).collect();
    AnswerColumn { weight, fits, rules }
}

fn weight(effect: RuleEffect) -> u32 {
    match effect {
        RuleEffect::Favours(w) | RuleEffect::Disfavours(w) => u32::from(w),
        RuleEffect::RulesOut => 0,
    }
}

fn halves(effect: RuleEffect, verdict: Evaluation) -> (u8, u8) {
    let (lo, hi) = verdict.halves;
    match effect {
        RuleEffect::Favours(_) | RuleEffect::RulesOut => (lo, hi),
        RuleEffect::Disfavours(_) => (2 - hi, 2 - lo),
    }
}

/// The share of the checklist that is passed.
fn fit(rules: &[RuleColumn], weight: u32, candidate: usize, scale: u64) -> Fit {
    let (mut lo, mut hi, mut out) = (0, 0, Exclusion::No);
    for rule in rules {
        let (l, h) = rule.halves[candidate];
        if rule.weight == 0 {
            out = out.max(ruled_out(l, h));
        }
        lo += u64::from(rule.weight) * u64::from(l);
        hi += u64::from(rule.weight) * u64::from(h);
    }
    // Whole, since the scale is a multiple of twice the weights.
    let half = scale.checked_div(2 * u64::from(weight)).unwrap_or(0);
    Fit {
        lo: lo * half,
        hi: hi * half,
        out,
    }
}

/// What a rule-out's halves mean: a predicate is true exactly when it is (2, 2), and false exactly when it
/// is (0, 0); everything else is not known, partly included.
pub fn ruled_out(lo: u8, hi: u8) -> Exclusion {
    match (lo, hi) {
        (2, _) => Exclusion::Yes,
        (_, 0) => Exclusion::No,
        _ => Exclusion::Maybe,
    }
}

/// Several chosen options as one column: the best of them for *any*, the worst for *all*; ruled out by *any* only
/// where every one rules out. Options that score nothing take no part in the score. Rules are left out.
pub fn combine(several: Several, chosen: &[&AnswerColumn]) -> AnswerColumn {
    if let [one] = chosen {
        return AnswerColumn {
            weight: one.weight,
            fits: one.fits.clone(),
            rules: Vec::new(),
        };
    }
    let scored: Vec<&&AnswerColumn> = chosen.iter().filter(|c| c.weight > 0).collect();
    let candidates = chosen.first().map_or(0, |c| c.fits.len());
    let fits = (0..candidates).map(|i| {
        let outs = chosen.iter().map(|c| c.fits[i].out);
        let los = scored.iter().map(|c| c.fits[i].lo);
        let his = scored.iter().map(|c| c.fits[i].hi);
        let (lo, hi, out) = match several {
            Several::Any | Several::AnyOrAll => (los.max(), his.max(), outs.min()),
            Several::All | Several::One => (los.min(), his.min(), outs.max()),
        };
        Fit {
            lo: lo.unwrap_or(0),
            hi: hi.unwrap_or(0),
            out: out.unwrap_or_default(),
        }
    });
    AnswerColumn {
        weight: scored.iter().map(|c| c.weight).sum(),
        fits: fits.collect(),
        rules: Vec::new(),
    }
}
