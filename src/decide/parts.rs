//! What a score is added up from: the answers to factors, and the wishes, measured.

use std::sync::Arc;

use crate::catalog::{AttributeIx, Cell, Cells, Condition, Feature, ServiceIx};

use super::{
    answers::MAX_IMPORTANCE,
    curve::{Curve, MILLION, ValueCurve, default_curve},
    table::{AnswerColumn, Exclusion, Fit, RuleTable},
    topic::Topic,
    value_end::{ends, finite_ends},
    wish::{Wish, WishFor},
};

/// One answer that takes part in the score.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePart {
    /// What it answers.
    pub topic: Topic,
    /// How much it counts, 1 to 3.
    pub importance: u8,
    /// How each candidate fits; its weight is never 0.
    pub column: AnswerColumn,
    /// For a wish, the most each candidate could fit once its value is known; empty for a factor, and for a wish that asks
    /// for an option or a yes: of those the column's high is the most.
    pub best: Vec<BestFit>,
    /// How a wish is measured; `None` for a factor.
    pub measure: Option<Arc<Measure>>,
}

/// The most a candidate could fit, of the table's scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BestFit {
    /// At least the high of its fit; above it where a stated range counts by its worse end.
    pub fit: u64,
    /// Whether the value could be better than every other that is known.
    pub is_beyond: bool,
}

/// How a wish is measured: a value curve over all alternatives, or a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// By its place on a curve.
    Curve(Box<ValueCurve>),
    /// By whether it holds.
    Asked(Condition),
}

impl Measure {
    /// How well one alternative fits, as a share of `scale`.
    pub fn fit(
        &self,
        cells: &Cells,
        service: ServiceIx,
        attribute: AttributeIx,
        alternative: usize,
        scale: u64,
    ) -> Fit {
        let (lo, hi) = match self {
            Self::Curve(curve) => {
                let (lo, hi) = curve.worth(cells.get(service, attribute), alternative);
                (lo * (scale / MILLION), hi * (scale / MILLION))
            }
            Self::Asked(condition) => {
                let (lo, hi) = condition.eval(cells, service).halves;
                (u64::from(lo) * (scale / 2), u64::from(hi) * (scale / 2))
            }
        };
        Fit {
            lo,
            hi,
            out: Exclusion::No,
        }
    }
}

/// How a wish is measured; `None` where no alternative states anything of it.
pub fn measure(cells: &Cells, table: &RuleTable, wish: &Wish) -> Option<Measure> {
    let mine: Vec<&Cell> = table.candidates.iter().map(|s| cells.get(*s, wish.attribute)).collect();
    match (wish.aim(), wish.condition()) {
        (Some(aim), _) => {
            let curve = wish.curve.unwrap_or_else(|| default_curve(&mine));
            let worth = ValueCurve::over(&mine, aim.clone(), curve);
            // What a logarithm cannot measure is measured in proportion.
            let worth = worth.or_else(|| ValueCurve::over(&mine, aim, Curve::Linear));
            worth.map(|c| Measure::Curve(Box::new(c)))
        }
        (None, Some(condition)) => {
            let is_known = |s: &ServiceIx| condition.eval(cells, *s).halves != (0, 2);
            table
                .candidates
                .iter()
                .any(is_known)
                .then_some(Measure::Asked(condition))
        }
        (None, None) => None,
    }
}

/// Wishes with a curve each, where one has not been chosen: the one that fits the values that are known now. It is kept
/// with the wish and not chosen again.
pub fn with_curves(cells: &Cells, table: &RuleTable, wishes: &mut [Wish]) {
    for wish in wishes {
        if wish.curve.is_none() && matches!(wish.wants, WishFor::Better(_)) {
            let mine: Vec<&Cell> = table.candidates.iter().map(|s| cells.get(*s, wish.attribute)).collect();
            // Of an order without distances, whether or not anything is known.
            let by_rank = cells.catalog[wish.attribute].kind.has(Feature::TextOrder);
            wish.curve = Some(if by_rank { Curve::Rank } else { default_curve(&mine) });
        }
    }
}

/// The curves that can measure it: a logarithm only numbers of which every finite end that is known is above zero, and
/// what has an order and no distances by rank alone.
pub fn curves(cells: &Cells, table: &RuleTable, attribute: AttributeIx) -> Vec<Curve> {
    let kind = cells.catalog[attribute].kind;
    let has_logarithm = || {
        let known = table.candidates.iter().filter_map(|s| ends(cells.get(*s, attribute)));
        let known: Vec<_> = known.collect();
        kind.has(Feature::Number) && finite_ends(known.iter()).iter().all(|end| *end > 0.0)
    };
    let fits = |curve: &Curve| match curve {
        Curve::Linear => !kind.has(Feature::TextOrder),
        Curve::Log => has_logarithm(),
        Curve::Rank => true,
    };
    Curve::ALL.into_iter().filter(fits).collect()
}

/// The wishes that take part, as columns beside those of the factors. A wish of importance 0, one of which no alternative
/// states anything, or one made before, takes no part.
pub fn parts(cells: &Cells, table: &RuleTable, wishes: &[Wish]) -> Vec<ScorePart> {
    let part = |wish: &Wish| {
        let measure = measure(cells, table, wish)?;
        let fits = table.candidates.iter().enumerate();
        let fits = fits.map(|(i, s)| measure.fit(cells, *s, wish.attribute, i, table.scale));
        let best = match &measure {
            Measure::Asked(_) => Vec::new(),
            Measure::Curve(curve) => {
                let best = |(i, s): (usize, &ServiceIx)| {
                    let (fit, is_beyond) = curve.best(cells.get(*s, wish.attribute), i);
                    BestFit {
                        fit: fit * (table.scale / MILLION),
                        is_beyond,
                    }
                };
                table.candidates.iter().enumerate().map(best).collect()
            }
        };
        Some(ScorePart {
            topic: wish.topic(),
            importance: wish.importance.min(MAX_IMPORTANCE),
            column: AnswerColumn {
                weight: 1,
                fits: fits.collect(),
                rules: Vec::new(),
            },
            best,
            measure: Some(Arc::new(measure)),
        })
    };
    let once = |(i, wish): &(usize, &Wish)| !wishes[..*i].iter().any(|w| w.topic() == wish.topic());
    wishes
        .iter()
        .enumerate()
        .filter(once)
        .filter(|(_, w)| w.importance > 0)
        .filter_map(|(_, w)| part(w))
        .collect()
}
