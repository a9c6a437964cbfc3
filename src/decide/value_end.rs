//! The ends of a value on the scale of its kind, to be placed and compared.

use jiff::civil::Date;

use crate::catalog::{Cell, CellValue, Scalar};

/// One end of a value, on the scale of its kind.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum ValueEnd {
    /// A number, a choice's place, or a day counted from a fixed one.
    Number(f64),
    /// The bytes an ordered text is ordered by.
    Text(Box<[u8]>),
}

impl ValueEnd {
    /// The number it is; `None` for a text.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(n) => Some(*n),
            Self::Text(_) => None,
        }
    }
}

/// A day as a number: whole days, so that dates are in exact proportion.
fn day(date: Date) -> f64 {
    let days = date.since(jiff::civil::date(1, 1, 1)).map(|span| span.get_days());
    f64::from(days.unwrap_or(0))
}

/// The ends of a scalar, lower first.
pub fn ends_of(value: &Scalar) -> (ValueEnd, ValueEnd) {
    match value {
        Scalar::Number(n) => (ValueEnd::Number(n.lo() + 0.0), ValueEnd::Number(n.hi() + 0.0)),
        // The first and last days there are represent an open end.
        Scalar::Date(d) => {
            let first = if d.first() == Date::MIN {
                f64::NEG_INFINITY
            } else {
                day(d.first())
            };
            let last = if d.last() == Date::MAX {
                f64::INFINITY
            } else {
                day(d.last())
            };
            (ValueEnd::Number(first), ValueEnd::Number(last))
        }
        Scalar::Ordered(text) => (
            ValueEnd::Text(text.lo().key().into()),
            ValueEnd::Text(text.hi().key().into()),
        ),
    }
}

/// The ends of a known value; `None` where none is known.
pub fn ends(cell: &Cell) -> Option<(ValueEnd, ValueEnd)> {
    match &cell.value {
        CellValue::Scalar(value) => Some(ends_of(value)),
        CellValue::Choice(o) => Some((ValueEnd::Number(f64::from(*o)), ValueEnd::Number(f64::from(*o)))),
        _ => None,
    }
}

/// Finite ends, sorted; a value whose ends are equal gives one.
pub fn finite_ends<'a>(known: impl Iterator<Item = &'a (ValueEnd, ValueEnd)>) -> Vec<f64> {
    let mut all: Vec<f64> = Vec::new();
    for (lo, hi) in known {
        all.extend(lo.number().filter(|n| n.is_finite()));
        if lo != hi {
            all.extend(hi.number().filter(|n| n.is_finite()));
        }
    }
    all.sort_by(f64::total_cmp);
    all
}
