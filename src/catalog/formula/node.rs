//! A formula as it is worked out.

use super::units::FormulaUnit;
use crate::catalog::{
    cell::{Cell, CellValue, State},
    condition::ConditionError,
    ix::AttributeIx,
    value::Interval,
};

/// A formula that has been read for one catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// As it was written.
    pub text: String,
    /// The attributes it is worked out from, each once.
    pub parts: Vec<AttributeIx>,
    /// What the result is in; may be empty.
    pub unit: String,
    pub(super) root: FormulaStep,
}

/// One step. Units have been turned into factors.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormulaStep {
    Number(f64),
    Attribute(AttributeIx),
    Negated(Box<FormulaStep>),
    Sum(Box<FormulaStep>, Box<FormulaStep>),
    Product(Box<FormulaStep>, Box<FormulaStep>),
    Quotient(Box<FormulaStep>, Box<FormulaStep>),
    Least(Vec<FormulaStep>),
    Most(Vec<FormulaStep>),
    /// To so many decimals.
    Rounded(Box<FormulaStep>, i32),
}

impl FormulaStep {
    /// The same in another unit.
    pub(super) fn scaled(self, factor: f64) -> Self {
        if factor.to_bits() == 1.0_f64.to_bits() {
            return self;
        }
        Self::Product(Box::new(self), Box::new(Self::Number(factor)))
    }

    fn value(&self, number: &dyn Fn(AttributeIx) -> Option<Interval>) -> Option<Interval> {
        let of = |node: &Self| node.value(number);
        let fold = |all: &[Self], with: fn(Interval, Interval) -> Interval| {
            let mut all = all.iter().map(of);
            let first = all.next()??;
            all.try_fold(first, |a, b| Some(with(a, b?)))
        };
        match self {
            Self::Number(n) => Interval::new(*n, *n),
            Self::Attribute(ix) => number(*ix),
            Self::Negated(a) => of(a)?.negated(),
            Self::Sum(a, b) => of(a)?.plus(of(b)?),
            Self::Product(a, b) => of(a)?.times(of(b)?),
            Self::Quotient(a, b) => of(a)?.over(of(b)?),
            Self::Least(all) => fold(all, Interval::least),
            Self::Most(all) => fold(all, Interval::most),
            Self::Rounded(a, decimals) => {
                let power = 10_f64.powi(*decimals);
                of(a)?.each(|n| {
                    let rounded = (n * power).round() / power;
                    if rounded.is_finite() { rounded } else { n }
                })
            }
        }
    }
}

impl Formula {
    /// The same in another unit, where one is asked for; what it is in then must measure the same.
    pub fn in_unit(mut self, unit: &str) -> Result<Self, ConditionError> {
        if unit.trim().is_empty() {
            return Ok(self);
        }
        let (asked, found) = (FormulaUnit::of(unit), FormulaUnit::of(&self.unit));
        let Some(by) = asked.from(&found) else {
            return ConditionError::fail(
                format!("the formula gives {}, not {}", found.words(), asked.words()),
                "Change the unit, or leave it out.",
            );
        };
        self.root = self.root.scaled(by);
        unit.clone_into(&mut self.unit);
        Ok(self)
    }

    /// The cell of an entry, from its other cells.
    pub fn cell<'c>(&self, cell: impl Fn(AttributeIx) -> &'c Cell) -> Cell {
        let any = |state| self.parts.iter().any(|a| cell(*a).state == state);
        if any(State::Conflicting) {
            return Cell::CONFLICTING;
        }
        if any(State::NotApplicable) {
            return Cell::NOT_APPLICABLE;
        }
        let number = |ix| cell(ix).scalar()?.number();
        if self.parts.iter().any(|a| number(*a).is_none()) {
            return Cell::NOT_STATED;
        }
        let value = self.root.value(&number).and_then(|i| i.each(tidy));
        value.map_or(Cell::NOT_STATED, |i| Cell::of(CellValue::Scalar(i.into())))
    }
}

/// Rounds away what binary fractions add: 0.1 × 3 is 0.3 to a reader. Fifteen significant digits.
fn tidy(n: f64) -> f64 {
    format!("{n:.14e}").parse().unwrap_or(n) + 0.0
}
