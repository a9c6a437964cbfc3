//! What a formula is made of while it is read, and how its factors are multiplied.

use super::{node::FormulaStep, units::FormulaUnit};

/// What has been read, and what it is in. A mere number that was written takes the unit of what it is added to.
pub(super) struct FormulaTerm {
    pub node: FormulaStep,
    pub unit: FormulaUnit,
    pub is_literal: bool,
    /// Of a percentage: whether it was written as a share of one, `1 - discount`.
    pub is_share: bool,
}

/// A part of a product; `is_below`: the product is divided by it.
pub(super) struct FormulaFactor {
    pub term: FormulaTerm,
    pub is_below: bool,
}

/// Why the hundreds beside a percentage are open to more than one reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PercentDoubt {
    /// `discount * 100`: 20 % is no 2,000 %, and its number is 20 already.
    Twice,
    /// `price * discount * tax / 100`: which of the two is it?
    Which,
    /// `2 - discount`: only 1 and 100 are sure to be all of it.
    Beside,
}

/// The product of factors. A percentage among them is a share of one: 20 % is 0.2. Where it is written out as with a pocket
/// calculator, divided by 100 for each percentage above the line (`price * (100 - discount) / 100`) or times 100 for each below
/// it (`gross * 100 / (100 + tax)`), that says the same and is not taken twice. Where percentages are on both sides of the
/// line, and beside `1 - discount`, which is a share already, 100 is a number like any other. A percentage alone with
/// numbers stays one: twice 7 % is 14 %, and a hundred times it is refused, share or not.
pub(super) fn product(mut factors: Vec<FormulaFactor>) -> Result<FormulaTerm, PercentDoubt> {
    let is_open = |f: &FormulaFactor| f.term.unit.is_percent() && !f.term.is_share;
    let open = |below: bool| factors.iter().filter(|f| f.is_below == below && is_open(f)).count();
    let hundreds = |below: bool| -> usize {
        let there = factors.iter().filter(|f| f.is_below == below);
        there.map(|f| hundreds_in(&f.term)).sum()
    };
    let (percentages, hundreds_beside) = match (open(false), open(true)) {
        (above, 0) => (above, hundreds(true)),
        (0, below) => (below, hundreds(false)),
        _ => (0, 0),
    };
    let is_written_out = percentages > 0 && hundreds_beside > 0;
    if is_written_out && hundreds_beside != percentages {
        return Err(PercentDoubt::Which);
    }
    let mut others = factors.iter().filter(|f| !f.term.is_literal);
    let alone = others.next().filter(|f| f.term.unit.is_percent() && !f.is_below);
    let is_multiple = alone.is_some() && others.next().is_none() && !is_written_out;
    if is_multiple && hundreds(false) > 0 {
        return Err(PercentDoubt::Twice);
    }
    let is_share = is_multiple && alone.is_some_and(|f| f.term.is_share);
    let as_factor = |mut term: FormulaTerm| {
        if term.unit.is_percent() && !is_multiple {
            if !is_written_out || term.is_share {
                term.node = term.node.scaled(0.01);
            }
            term.unit = FormulaUnit::default();
        }
        term
    };
    let mut product = as_factor(factors.remove(0).term);
    for FormulaFactor { term, is_below } in factors {
        let next = as_factor(term);
        let (unit, by) = product.unit.times(next.unit, if is_below { -1 } else { 1 });
        let (a, b) = (Box::new(product.node), Box::new(next.node));
        let node = if is_below {
            FormulaStep::Quotient(a, b)
        } else {
            FormulaStep::Product(a, b)
        };
        product = FormulaTerm {
            node: node.scaled(by),
            unit,
            is_literal: product.is_literal && next.is_literal,
            is_share: false,
        };
    }
    product.is_share = is_share;
    Ok(product)
}

/// How many hundreds a number that was written is: 100 is one, 10,000 two.
fn hundreds_in(term: &FormulaTerm) -> usize {
    match term.node {
        FormulaStep::Number(n) if term.is_literal => [1e2, 1e4, 1e6]
            .iter()
            .position(|h| n.total_cmp(h).is_eq())
            .map_or(0, |at| at + 1),
        _ => 0,
    }
}

/// All of something, in percent.
const WHOLE: f64 = 100.0;

/// Has the 1 beside a percentage be the whole, on either side of the sign: 1 − 20 % is 80 %, as in `price * (1 - discount)`.
/// Returns whether it was; 100 is the whole as it stands, and no other mere number can be added to a percentage.
pub(super) fn percent_beside(a: &mut FormulaTerm, b: &mut FormulaTerm) -> Result<bool, PercentDoubt> {
    let number = match (a.unit.is_percent(), b.unit.is_percent()) {
        (true, false) => b,
        (false, true) => a,
        _ => return Ok(false),
    };
    if !number.is_literal {
        return Ok(false);
    }
    let written = match &mut number.node {
        FormulaStep::Number(n) => Some(n),
        FormulaStep::Negated(inner) => match &mut **inner {
            FormulaStep::Number(n) => Some(n),
            _ => None,
        },
        _ => None,
    };
    match written {
        Some(n) if n.total_cmp(&1.0).is_eq() => {
            *n = WHOLE;
            Ok(true)
        }
        Some(n) if n.total_cmp(&WHOLE).is_eq() => Ok(false),
        _ => Err(PercentDoubt::Beside),
    }
}
