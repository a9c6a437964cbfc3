//! What a score is added up from: the answers to factors, and the wishes, measured.

use std::sync::Arc;

use crate::catalog::{AttributeIx, Cell, Cells, Condition, Feature, ServiceIx, State, Why};

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

/// Why nothing measures a wish: of no alternative a value is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmeasured {
    /// Of some, sources disagree on it.
    Disputed,
    /// It applies to none of which it is stated.
    NotApplicable,
    /// Nobody states it of any.
    NotStated,
}

impl Unmeasured {
    /// `sources disagree on it`: what precedes that it takes no part.
    pub fn words(self) -> &'static str {
        match self {
            Self::Disputed => "sources disagree on it",
            Self::NotApplicable => "it is stated to be not applicable and no more",
            Self::NotStated => "nothing is stated of it",
        }
    }

    fn of(cells: &[&Cell]) -> Self {
        let any = |state: State| cells.iter().any(|c| c.state == state);
        if any(State::Conflicting) {
            Self::Disputed
        } else if any(State::NotApplicable) {
            Self::NotApplicable
        } else {
            Self::NotStated
        }
    }
}

/// How a wish is measured, or why it takes no part.
pub fn measure(cells: &Cells, table: &RuleTable, wish: &Wish) -> Result<Measure, Unmeasured> {
    let mine: Vec<&Cell> = table.candidates.iter().map(|s| cells.get(*s, wish.attribute)).collect();
    let options = cells.catalog[wish.attribute].options.len();
    match (wish.aim(), wish.condition()) {
        (Some(aim), _) => {
            let curve = wish.curve.unwrap_or_else(|| default_curve(&mine));
            let worth = ValueCurve::over(&mine, aim.clone(), curve, options);
            // What a logarithm cannot measure is measured in proportion.
            let worth = worth.or_else(|| ValueCurve::over(&mine, aim, Curve::Linear, options));
            worth
                .map(|c| Measure::Curve(Box::new(c)))
                .ok_or_else(|| Unmeasured::of(&mine))
        }
        (None, Some(condition)) => {
            let mut found = table.candidates.iter().map(|s| condition.eval(cells, *s));
            if found.clone().any(|e| e.halves != (0, 2)) {
                return Ok(Measure::Asked(condition));
            }
            Err(if found.any(|e| e.why == Some(Why::Conflicting)) {
                Unmeasured::Disputed
            } else {
                Unmeasured::NotStated
            })
        }
        (None, None) => Err(Unmeasured::NotStated),
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
        let measure = measure(cells, table, wish).ok()?;
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
    counted(wishes).filter_map(part).collect()
}

/// The same of the wishes that count for nothing now, as they would with the least importance.
pub fn idle(cells: &Cells, table: &RuleTable, wishes: &[Wish]) -> Vec<ScorePart> {
    let idle = wishes.iter().filter(|w| w.importance == 0);
    let counted: Vec<Wish> = idle
        .map(|w| Wish {
            importance: 1,
            ..w.clone()
        })
        .collect();
    parts(cells, table, &counted)
}

/// The wishes that take no part although they have an importance, each with the reason.
pub fn unmeasured(cells: &Cells, table: &RuleTable, wishes: &[Wish]) -> Vec<(Topic, Unmeasured)> {
    let left_out = |w: &Wish| Some((w.topic(), measure(cells, table, w).err()?));
    counted(wishes).filter_map(left_out).collect()
}

/// Those with an importance, each once.
fn counted(wishes: &[Wish]) -> impl Iterator<Item = &Wish> {
    let once = |(i, wish): &(usize, &Wish)| !wishes[..*i].iter().any(|w| w.topic() == wish.topic());
    let first = wishes.iter().enumerate().filter(once).map(|(_, w)| w);
    first.filter(|w| w.importance > 0)
}
