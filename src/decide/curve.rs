//! What a value is worth: point 3 of semantics.md's scoring. A value function between the least and the greatest known
//! value of all alternatives (Keeney and Raiffa, "Decisions with Multiple Objectives", 1976), ruled out or not: ruling one
//! out must not move the others.

use serde::{Deserialize, Serialize};

use super::value_end::{ValueEnd, ends, ends_of, finite_ends};
use crate::catalog::{Better, Cell, CellValue, OptionIx, Scalar, State, value::Interval};

/// Results of a value curve are rounded to this share of a whole fit; from there all is exact.
pub const MILLION: u64 = 1_000_000;

/// The shape of a value curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Curve {
    /// In proportion between the least and the greatest.
    Linear,
    /// In proportion between their logarithms; only where all finite ends are above zero.
    Log,
    /// The share of the other known values that are no better, ties counting half.
    Rank,
}

impl Curve {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Linear, Self::Log, Self::Rank];

    /// As the command line and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Log => "log",
            Self::Rank => "rank",
        }
    }

    /// `in proportion`, `by rank`: for a person.
    pub fn words(self) -> &'static str {
        match self {
            Self::Linear => "in proportion",
            Self::Log => "by orders of magnitude",
            Self::Rank => "by rank",
        }
    }
}

/// What a value is asked to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// As much, or as little, as there is.
    Better(Better),
    /// As near as can be to this value.
    Target(Scalar),
}

/// A value curve over what is known of all alternatives.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueCurve {
    aim: Aim,
    shape: Shape,
    /// The worse end of each known value, worst first.
    worse_ends: Vec<ValueEnd>,
    /// For each alternative the place of its own value among them; `None` where nothing is known of it.
    own: Vec<Option<usize>>,
    /// The least and the greatest finite end; `None` for texts, and where no end is finite.
    range: Option<(f64, f64)>,
    /// Some known value, which determines the scale; `None` for a choice.
    sample: Option<Scalar>,
    /// The last option of a choice, whether or not it is that of any alternative.
    last_option: OptionIx,
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    /// All known values are this one.
    AllEqual(ValueEnd),
    Line {
        least: f64,
        most: f64,
        log: bool,
    },
    Rank,
    /// How far the farthest known value is from the target.
    Target {
        at: (f64, f64),
        farthest: f64,
    },
}

impl ValueCurve {
    /// The curve over these cells, one an alternative; `None` where nothing is known, where texts are to be near a
    /// target, or where a logarithm is asked of what is not all above zero. `options`: how many a choice has.
    pub fn over(cells: &[&Cell], aim: Aim, curve: Curve, options: usize) -> Option<Self> {
        let known: Vec<((ValueEnd, ValueEnd), usize)> = cells
            .iter()
            .enumerate()
            .filter_map(|(i, c)| Some((ends(c)?, i)))
            .collect();
        let ((first, _), _) = known.first()?;
        let all_equal = known.iter().all(|((l, h), _)| l == first && h == first);
        let finite = finite_ends(known.iter().map(|(ends, _)| ends));
        let range = finite.first().copied().zip(finite.last().copied());
        let is_text = first.number().is_none();
        let shape = match (&aim, curve) {
            (Aim::Target(_), _) if is_text => return None,
            _ if all_equal => Shape::AllEqual(first.clone()),
            (Aim::Target(target), _) => {
                let (lo, hi) = ends_of(target);
                let at = (lo.number()?, hi.number()?);
                let farthest = finite.iter().map(|v| distance(*v, at)).fold(0.0, f64::max);
                Shape::Target { at, farthest }
            }
            (Aim::Better(_), Curve::Rank) => Shape::Rank,
            (Aim::Better(_), _) if is_text => Shape::Rank,
            (Aim::Better(_), Curve::Log) if finite.iter().any(|v| *v <= 0.0) => return None,
            (Aim::Better(_), _) => {
                let (least, most) = range.unwrap_or((0.0, 0.0));
                Shape::Line {
                    least,
                    most,
                    log: curve == Curve::Log,
                }
            }
        };
        let mut worst_first: Vec<(ValueEnd, usize)> = match &aim {
            Aim::Better(better) => known.into_iter().map(|(ends, i)| (worse(ends, *better), i)).collect(),
            Aim::Target(_) => Vec::new(),
        };
        worst_first.sort_by(|(a, _), (b, _)| {
            let order = a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal);
            if matches!(aim, Aim::Better(Better::Lower)) {
                order.reverse()
            } else {
                order
            }
        });
        let mut own = vec![None; cells.len()];
        for (at, (_, alternative)) in worst_first.iter().enumerate() {
            own[*alternative] = Some(at);
        }
        Some(Self {
            aim,
            shape,
            worse_ends: worst_first.into_iter().map(|(end, _)| end).collect(),
            own,
            range,
            sample: cells.iter().find_map(|c| c.scalar().cloned()),
            last_option: options.saturating_sub(1) as OptionIx,
        })
    }

    /// What a value is asked to be.
    pub fn aim(&self) -> &Aim {
        &self.aim
    }

    /// What a cell of the alternative at a place is worth, in millionths: at least and at most. The alternative's own
    /// value is no part of what it is compared with.
    pub fn worth(&self, cell: &Cell, alternative: usize) -> (u64, u64) {
        let Some((lo, hi)) = ends(cell) else {
            return if cell.state == State::NotApplicable {
                (0, 0)
            } else {
                (0, MILLION)
            };
        };
        match (&self.shape, &self.aim) {
            // What is settled may be worse than the one value that is known.
            (Shape::AllEqual(known), aim) => {
                let is_as_good = |end: &ValueEnd| match aim {
                    Aim::Better(Better::Higher) => end >= known,
                    Aim::Better(Better::Lower) => end <= known,
                    Aim::Target(target) => {
                        let (from, to) = ends_of(target);
                        end == known || *end >= from && *end <= to
                    }
                };
                let worth = |end: &ValueEnd| if is_as_good(end) { MILLION } else { 0 };
                let (a, b) = (worth(&lo), worth(&hi));
                (a.min(b), a.max(b))
            }
            (Shape::Rank, Aim::Better(better)) => {
                let share = self.share_no_better(&worse((lo, hi), *better), alternative);
                (share, share)
            }
            (Shape::Line { least, most, log }, Aim::Better(better)) => {
                let place = |end: &ValueEnd| place(end.number().unwrap_or(0.0), (*least, *most), *log, *better);
                let (a, b) = (place(&lo), place(&hi));
                (a.min(b), a.max(b))
            }
            (Shape::Target { at, farthest }, _) => {
                let (lo, hi) = (self.within(&lo), self.within(&hi));
                let nearest = if hi < at.0 {
                    at.0 - hi
                } else if lo > at.1 {
                    lo - at.1
                } else {
                    0.0
                };
                let far = distance(lo, *at).max(distance(hi, *at));
                (near(far, *farthest), near(nearest, *farthest))
            }
            (Shape::Rank | Shape::Line { .. }, Aim::Target(_)) => (0, MILLION),
        }
    }

    /// An end as a number: an open one is the end of the scale.
    fn within(&self, end: &ValueEnd) -> f64 {
        let (least, most) = self.range.unwrap_or((0.0, 0.0));
        let end = end.number().unwrap_or(0.0);
        if end.is_finite() { end } else { end.clamp(least, most) }
    }

    /// Whether a stated range counts by its worse end, although it could come to more.
    pub fn is_rank(&self) -> bool {
        self.shape == Shape::Rank
    }

    /// The most that a cell could be worth once its value is known, in millionths, and whether that value could be better
    /// than every other that is known: the curve ends there, so what is worth as much need not be as good.
    pub fn best(&self, cell: &Cell, alternative: usize) -> (u64, bool) {
        let (_, high) = self.worth(cell, alternative);
        let is_open = ends(cell).is_none_or(|(lo, hi)| lo != hi);
        match self.settled(cell, true).filter(|_| is_open) {
            Some(best) => (
                high.max(self.worth(&best, alternative).1),
                self.is_beyond(&best, alternative),
            ),
            None => (high, false),
        }
    }

    /// Whether a value is better than the worse end of every other that is known.
    fn is_beyond(&self, cell: &Cell, alternative: usize) -> bool {
        let (Aim::Better(better), Some(ends)) = (&self.aim, ends(cell)) else {
            return false;
        };
        let mine = self.own.get(alternative).copied().flatten();
        let mut others = self.worse_ends.iter().enumerate().rev();
        let best = others.find(|(at, _)| Some(*at) != mine);
        let (lo, hi) = ends;
        best.is_none_or(|(_, best)| match better {
            Better::Higher => hi > *best,
            Better::Lower => lo < *best,
        })
    }

    /// The share of the others' worse ends that are worse than this one, equal ones counting half, in millionths.
    fn share_no_better(&self, end: &ValueEnd, alternative: usize) -> u64 {
        let lower = matches!(self.aim, Aim::Better(Better::Lower));
        let is_worse = |other: &ValueEnd| if lower { other > end } else { other < end };
        // Worst first: those that are worse come before those that are equal.
        let worse = self.worse_ends.partition_point(is_worse);
        let equal = self.worse_ends[worse..].partition_point(|other| other == end);
        let mine = self.own.get(alternative).copied().flatten();
        let (mut worse, mut equal, mut all) = (worse as u64, equal as u64, self.worse_ends.len() as u64);
        if let Some(at) = mine {
            all -= 1;
            if (at as u64) < worse {
                worse -= 1;
            } else if (at as u64) < worse + equal {
                equal -= 1;
            }
        }
        if all == 0 {
            return MILLION;
        }
        // Rounded half up: (2·worse + equal) / (2·all) of a million.
        let (twice, of) = (u128::from(2 * worse + equal), u128::from(2 * all));
        ((twice * u128::from(MILLION) * 2 + of) / (2 * of)) as u64
    }

    /// A cell as it would be with what is not known of it settled at its best, or at its worst. `None` where nothing is
    /// open.
    pub fn settled(&self, cell: &Cell, at_best: bool) -> Option<Cell> {
        let value = match (&cell.value, &self.sample) {
            _ if cell.state == State::NotApplicable => return None,
            (CellValue::Choice(_), _) => return None,
            (CellValue::Scalar(known), _) => self.extreme(known, at_best),
            (_, Some(sample)) => self.extreme(&sample.anything(), at_best),
            (_, None) => {
                // A choice: its options are in an order, and it may be one that nothing else has.
                let upper = matches!(self.aim, Aim::Better(Better::Higher)) == at_best;
                return Some(Cell::of(CellValue::Choice(if upper { self.last_option } else { 0 })));
            }
        };
        let cell = Cell::of(CellValue::Scalar(value));
        Some(cell)
    }

    /// The value itself, or zero in place of what is below: of what no known value is below zero none can be, no price and no
    /// count.
    pub fn possible(&self, value: Scalar) -> Scalar {
        match (&value, self.range) {
            (Scalar::Number(n), Some((least, _))) if least >= 0.0 && n.lo() < 0.0 => {
                Interval::new(0.0, n.hi().max(0.0)).map_or(value, Scalar::from)
            }
            _ => value,
        }
    }

    fn extreme(&self, known: &Scalar, at_best: bool) -> Scalar {
        match &self.aim {
            Aim::Better(better) => self.possible(known.end((*better == Better::Higher) == at_best)),
            Aim::Target(target) => {
                if at_best && let Some(both) = known.meet(target) {
                    return both.end(false);
                }
                let far = |s: &Scalar| {
                    let (lo, _) = ends_of(s);
                    match &self.shape {
                        Shape::Target { at, .. } => distance(self.within(&lo), *at),
                        _ => 0.0,
                    }
                };
                let (lower, upper) = (known.end(false), known.end(true));
                if (far(&lower) < far(&upper)) == at_best {
                    lower
                } else {
                    upper
                }
            }
        }
    }

    /// The least and the greatest known finite value, as places on the scale; `None` for texts.
    pub fn range(&self) -> Option<(f64, f64)> {
        self.range
    }
}

fn worse((lo, hi): (ValueEnd, ValueEnd), better: Better) -> ValueEnd {
    if better == Better::Higher { lo } else { hi }
}

fn distance(value: f64, (from, to): (f64, f64)) -> f64 {
    if value < from {
        from - value
    } else if value > to {
        value - to
    } else {
        0.0
    }
}

/// One less the share of the greatest distance, in millionths.
fn near(distance: f64, farthest: f64) -> u64 {
    if distance == 0.0 {
        MILLION
    } else if farthest > 0.0 && distance.is_finite() {
        rounded((farthest - distance).max(0.0), farthest)
    } else {
        0
    }
}

/// Half up to a millionth. Multiplied first, so that whole numbers below 2³³ divide with one rounding.
fn rounded(part: f64, whole: f64) -> u64 {
    let share = part * (MILLION as f64) / whole;
    (share + 0.5).floor().clamp(0.0, MILLION as f64) as u64
}

/// Where a value is between the least and the greatest. Beyond the last finite value is "no limit": it is at
/// the end, and so is that value; where all finite values are equal they are all the best.
fn place(value: f64, (least, most): (f64, f64), log: bool, better: Better) -> u64 {
    let lower = better == Better::Lower;
    if value.is_infinite() {
        return if (value > 0.0) == lower { 0 } else { MILLION };
    }
    if most <= least {
        let is_worse = if lower { value > most } else { value < least };
        return if is_worse { 0 } else { MILLION };
    }
    let from_worst = if lower { most - value } else { value - least };
    if log {
        let (a, b, v) = (least.ln(), most.ln(), value.max(f64::MIN_POSITIVE).ln());
        return rounded(if lower { b - v } else { v - a }, b - a);
    }
    rounded(from_worst, most - least)
}

/// The curve a wish takes unless another is asked for, chosen by how the known values are spread: linear where the
/// middle half of their finite ends spans a tenth of the whole range or more, else by rank, so that one outlier does
/// not make all others equal. Dates are linear; versions have an order and no distances.
pub fn default_curve(cells: &[&Cell]) -> Curve {
    let known: Vec<(ValueEnd, ValueEnd)> = cells.iter().filter_map(|c| ends(c)).collect();
    if known.iter().any(|(lo, _)| lo.number().is_none()) {
        return Curve::Rank;
    }
    let finite = finite_ends(known.iter());
    let quarter = finite.len() / 4;
    let middle = &finite[quarter..finite.len() - quarter];
    let span = |ends: &[f64]| ends.last().zip(ends.first()).map_or(0.0, |(h, l)| h - l);
    let whole = span(&finite);
    let are_numbers = cells.iter().any(|c| c.scalar().is_some_and(|s| s.number().is_some()));
    if are_numbers && span(middle) * 10.0 < whole {
        Curve::Rank
    } else {
        Curve::Linear
    }
}
