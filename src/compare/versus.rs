//! One pane against the baseline: better, worse, the same, or not to be compared; only along a stated direction.

use std::cmp::Ordering;

use crate::catalog::{Attribute, Better, Cell, CellValue, Interval, Scalar};

/// How a pane compares with the baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Versus {
    /// Better, and by what: `14 TB more`, `Open against Closed`.
    Better(String),
    /// The reverse: `14 TB less`.
    Worse(String),
    /// The same value.
    Same,
    /// One of the two is not stated, not applicable or in conflict, or their ranges overlap.
    CantCompare,
}

impl Versus {
    /// As commands and files write it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Better(_) => "better",
            Self::Worse(_) => "worse",
            Self::Same => "same",
            Self::CantCompare => "cant-compare",
        }
    }

    /// For a person: `better: 14 TB more`, `same`, `can't compare`.
    pub fn words(&self) -> String {
        match self {
            Self::Better(by) => format!("better: {by}"),
            Self::Worse(by) => format!("worse: {by}"),
            Self::Same => "same".to_owned(),
            Self::CantCompare => "can't compare".to_owned(),
        }
    }
}

/// Judges a cell against the baseline's; `None` for an attribute that declares no direction.
pub fn versus(attribute: &Attribute, baseline: &Cell, cell: &Cell) -> Option<Versus> {
    let better = attribute.better?;
    let judge = |order: Ordering, by: String| match (order, better) {
        (Ordering::Equal, _) => Versus::Same,
        (Ordering::Greater, Better::Higher) | (Ordering::Less, Better::Lower) => Versus::Better(by),
        _ => Versus::Worse(by),
    };
    Some(match (&baseline.value, &cell.value) {
        (CellValue::Choice(from), CellValue::Choice(to)) => {
            let label = |o: &u16| attribute.definition().option_label(*o);
            judge(to.cmp(from), format!("{} against {}", label(to), label(from)))
        }
        (CellValue::Scalar(from), CellValue::Scalar(to)) => {
            let numbers = from.number().zip(to.number());
            let judged = numbers.and_then(|(from, to)| {
                let order = order(from, to)?;
                Some(judge(order, difference(from, to, order, &attribute.unit)))
            });
            judged.unwrap_or(Versus::CantCompare)
        }
        _ => Versus::CantCompare,
    })
}

/// How `to` relates to `from`: `None` when their ranges overlap without being the same.
fn order(from: Interval, to: Interval) -> Option<Ordering> {
    if from == to {
        Some(Ordering::Equal)
    } else if to.lo() > from.hi() {
        Some(Ordering::Greater)
    } else if to.hi() < from.lo() {
        Some(Ordering::Less)
    } else {
        None
    }
}

/// `14 TB more`, `1 to 2 TB less`, `at least 3 more`; `no limit` and `a limit` where one of them has none.
fn difference(from: Interval, to: Interval, order: Ordering, unit: &str) -> String {
    let (small, large, word) = match order {
        Ordering::Less => (to, from, "less"),
        _ => (from, to, "more"),
    };
    if large == Interval::UNLIMITED {
        return if order == Ordering::Less { "a limit" } else { "no limit" }.to_owned();
    }
    let gap = Interval::new(tidy(large.lo() - small.hi()), tidy(large.hi() - small.lo()));
    gap.map_or_else(
        || word.to_owned(),
        |gap| format!("{} {word}", Scalar::from(gap).words(unit)),
    )
}

/// Rounds away what binary fractions add to a difference: 0.8 − 0.5 is 0.3 to a reader. Twelve significant digits.
fn tidy(x: f64) -> f64 {
    if !x.is_finite() || x == 0.0 {
        return x;
    }
    format!("{x:.11e}").parse().unwrap_or(x)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::catalog::{Kind, State};

    fn number(lo: f64, hi: f64) -> Cell {
        Cell {
            state: State::Value,
            value: CellValue::Scalar(Interval::new(lo, hi).unwrap().into()),
        }
    }

    #[test]
    fn numbers_are_held_against_the_baseline_by_what_is_certain() {
        let attribute = |better| Attribute {
            id: "x".into(),
            label: "X".into(),
            about: String::new(),
            group: 0,
            kind: Kind::Number,
            options: Vec::new(),
            unit: "GB".into(),
            better,
            from_parts: false,
            complete: false,
            decimals: None,
            formula: None,
        };
        let inf = f64::INFINITY;
        let better = |t: &str| Some(Versus::Better(t.to_owned()));
        let worse = |t: &str| Some(Versus::Worse(t.to_owned()));
        for (from, to, expected) in [
            ((1.0, 2.0), (16.0, 16.0), better("14 to 15 GB more")),
            ((0.5, 0.5), (0.8, 0.8), better("0.3 GB more")),
            ((16.0, 16.0), (-inf, 2.0), worse("at least 14 GB less")),
            ((3.0, 3.0), (3.0, 3.0), Some(Versus::Same)),
            ((1.0, 4.0), (3.0, 3.0), Some(Versus::CantCompare)),
            ((1.0, 4.0), (1.0, 4.0), Some(Versus::Same)),
            ((1.0, 4.0), (inf, inf), better("no limit")),
            ((inf, inf), (4.0, 4.0), worse("a limit")),
            ((inf, inf), (inf, inf), Some(Versus::Same)),
            ((4.0, inf), (inf, inf), Some(Versus::CantCompare)),
        ] {
            let (from, to) = (number(from.0, from.1), number(to.0, to.1));
            assert_eq!(
                versus(&attribute(Some(Better::Higher)), &from, &to),
                expected,
                "{from:?} {to:?}"
            );
            assert_eq!(versus(&attribute(None), &from, &to), None, "no direction, no verdict");
        }
        let (small, large) = (number(1.0, 1.0), number(2.0, 2.0));
        assert_eq!(
            versus(&attribute(Some(Better::Lower)), &small, &large),
            worse("1 GB more")
        );
        let open = versus(&attribute(Some(Better::Lower)), &small, &Cell::NOT_STATED);
        assert_eq!(open, Some(Versus::CantCompare));
    }
}
