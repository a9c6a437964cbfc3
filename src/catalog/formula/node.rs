//! A formula as it is worked out.

use std::{borrow::Cow, ops::Range};

use super::units::FormulaUnit;
use crate::catalog::{
    cell::{Cell, CellValue, State},
    condition::ConditionError,
    ix::AttributeIx,
    value::{Interval, Scalar},
};

/// A formula that has been read for one catalog.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// As it was written.
    pub text: String,
    /// Where in it attributes are named, in order.
    pub(super) names: Vec<(Range<usize>, AttributeIx)>,
    /// The attributes it is worked out from, each once.
    pub parts: Vec<AttributeIx>,
    /// What the result is in; may be empty.
    pub unit: String,
    pub(super) root: FormulaStep,
}

impl Formula {
    /// As it was written, with an id in place of each name: an id stays where a label is changed.
    pub fn by_ids<'c>(&self, id: impl Fn(AttributeIx) -> &'c str) -> String {
        let (mut text, mut done) = (String::new(), 0);
        for (at, ix) in &self.names {
            text.push_str(self.text.get(done..at.start).unwrap_or_default());
            text.push_str(&written(id(*ix)));
            done = at.end;
        }
        text.push_str(self.text.get(done..).unwrap_or_default());
        text
    }
}

/// A name as formulas have it: in quotes, but for a plain word.
fn written(name: &str) -> Cow<'_, str> {
    let mut chars = name.chars();
    let begins = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_');
    if begins && chars.all(|c| c.is_alphanumeric() || c == '_') {
        return Cow::Borrowed(name);
    }
    Cow::Owned(format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")))
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
    /// The first of which something is stated.
    FirstStated(Vec<FormulaStep>),
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

    /// Its value; a blank in a part is one of the whole, and so is what cannot be computed.
    fn value(&self, number: &dyn Fn(AttributeIx) -> Reckoned) -> Reckoned {
        let of = |node: &Self| node.value(number);
        let fold = |all: &[Self], with: fn(Interval, Interval) -> Interval| {
            let all: Vec<Reckoned> = all.iter().map(of).collect();
            let folded = all.into_iter().reduce(|a, b| both(a, b).map(|(a, b)| with(a, b)));
            folded.unwrap_or(Err(FormulaBlank::NotStated))
        };
        let or_blank = |found: Option<Interval>| found.ok_or(FormulaBlank::NotStated);
        match self {
            Self::Number(n) => or_blank(Interval::new(*n, *n)),
            Self::Attribute(ix) => number(*ix),
            Self::Negated(a) => or_blank(of(a)?.negated()),
            Self::Sum(a, b) => both(of(a), of(b)).and_then(|(a, b)| or_blank(a.plus(b))),
            Self::Product(a, b) => both(of(a), of(b)).and_then(|(a, b)| or_blank(a.times(b))),
            Self::Quotient(a, b) => both(of(a), of(b)).and_then(|(a, b)| or_blank(a.over(b))),
            Self::Least(all) => fold(all, Interval::least),
            Self::Most(all) => fold(all, Interval::most),
            Self::FirstStated(all) => {
                let mut found = all.iter().map(of);
                let stated = found.find(|value| *value != Err(FormulaBlank::NotStated));
                stated.unwrap_or(Err(FormulaBlank::NotStated))
            }
            Self::Rounded(a, decimals) => {
                let power = 10_f64.powi(*decimals);
                or_blank(of(a)?.each(|n| {
                    let rounded = (n * power).round() / power;
                    if rounded.is_finite() { rounded } else { n }
                }))
            }
        }
    }
}

impl FormulaStep {
    /// Adds the attributes that count: of parts of which the first that is stated is taken, those of that one alone, and of all
    /// where none is.
    fn counted(&self, number: &dyn Fn(AttributeIx) -> Reckoned, all: &mut Vec<AttributeIx>) {
        let mut each = |parts: &[&Self]| parts.iter().for_each(|part| part.counted(number, all));
        match self {
            Self::Number(_) => {}
            Self::Attribute(ix) => {
                if !all.contains(ix) {
                    all.push(*ix);
                }
            }
            Self::Negated(a) | Self::Rounded(a, _) => each(&[a]),
            Self::Sum(a, b) | Self::Product(a, b) | Self::Quotient(a, b) => each(&[a, b]),
            Self::Least(parts) | Self::Most(parts) => each(&parts.iter().collect::<Vec<_>>()),
            Self::FirstStated(parts) => {
                let taken = parts.iter().find(|p| p.value(number) != Err(FormulaBlank::NotStated));
                match taken {
                    Some(taken) => each(&[taken]),
                    None => each(&parts.iter().collect::<Vec<_>>()),
                }
            }
        }
    }
}

/// The value of a step, or why it has none.
type Reckoned = Result<Interval, FormulaBlank>;

/// Why there is no number. Of two, the later in this order prevails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FormulaBlank {
    NotStated,
    NotApplicable,
    Conflicting,
}

/// Both, or the blank that prevails.
fn both(a: Reckoned, b: Reckoned) -> Result<(Interval, Interval), FormulaBlank> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(a.max(b)),
        (Err(blank), Ok(_)) | (Ok(_), Err(blank)) => Err(blank),
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

    /// The attributes that an entry's cell was worked out from, or could not be.
    pub(super) fn counted<'c>(&self, cell: impl Fn(AttributeIx) -> &'c Cell) -> Vec<AttributeIx> {
        let mut all = Vec::new();
        self.root.counted(&|ix| reckoned(cell(ix)), &mut all);
        all
    }

    /// The cell of an entry, from its other cells.
    pub fn cell<'c>(&self, cell: impl Fn(AttributeIx) -> &'c Cell) -> Cell {
        let value = self.root.value(&|ix| reckoned(cell(ix)));
        match value.and_then(|i| i.each(tidy).ok_or(FormulaBlank::NotStated)) {
            Ok(found) => Cell::of(CellValue::Scalar(found.into())),
            Err(FormulaBlank::NotStated) => Cell::NOT_STATED,
            Err(FormulaBlank::NotApplicable) => Cell::NOT_APPLICABLE,
            Err(FormulaBlank::Conflicting) => Cell::CONFLICTING,
        }
    }
}

/// The number of a cell, or why it has none.
fn reckoned(cell: &Cell) -> Reckoned {
    match cell.state {
        State::Conflicting => Err(FormulaBlank::Conflicting),
        State::NotApplicable => Err(FormulaBlank::NotApplicable),
        _ => {
            let number = cell.scalar().and_then(Scalar::number);
            number.ok_or(FormulaBlank::NotStated)
        }
    }
}

/// Rounds away what binary fractions add: 0.1 × 3 is 0.3 to a reader. Fifteen significant digits.
fn tidy(n: f64) -> f64 {
    format!("{n:.14e}").parse().unwrap_or(n) + 0.0
}
