//! Reading formulas: `min(price, "List price") * 12 / (vcpus + 1)`.

use std::ops::Range;

use super::{
    node::{Formula, FormulaStep},
    term::{FormulaFactor, FormulaTerm, PercentDoubt, percent_beside, product},
    units::FormulaUnit,
};
use crate::catalog::{
    condition::{ConditionError, Subject},
    ix::AttributeIx,
    kind::Feature,
    model::Catalog,
    wording::excerpt,
};

/// The most numbers, names and operators of one formula, and how deep its brackets may be nested: no one reads more.
const MOST: usize = 500;
const NESTED: usize = 32;

/// Reads a formula. `before`: only computed attributes that come before this place may be named, so that none is worked
/// out from itself.
pub fn read(text: &str, before: AttributeIx, catalog: &Catalog) -> Result<Formula, ConditionError> {
    let text = text.trim();
    let mut reader = FormulaReader {
        whole: text,
        rest: text,
        names: Vec::new(),
        catalog,
        before,
        parts: Vec::new(),
        left: MOST,
        depth: NESTED,
    };
    let found = reader.sum()?;
    if let Some(c) = reader.peek() {
        return reader.refuse(&format!("“{c}” does not belong here"));
    }
    Ok(Formula {
        text: text.to_owned(),
        names: reader.names,
        unit: found.unit.text(),
        root: found.node,
        parts: reader.parts,
    })
}

struct FormulaReader<'t> {
    whole: &'t str,
    rest: &'t str,
    /// Where attributes are named.
    names: Vec<(Range<usize>, AttributeIx)>,
    catalog: &'t Catalog,
    before: AttributeIx,
    parts: Vec<AttributeIx>,
    left: usize,
    depth: usize,
}

/// The last takes the first of its parts that is stated, and is written with a blank too: `if stated(price, offer)`.
const FUNCTIONS: [&str; 4] = ["min", "max", "round", IF_STATED];
const IF_STATED: &str = "if_stated";

/// How formulas are written.
pub const HELP: &str = "Write numbers and attributes with + - * /, min(…), max(…), round(…), if_stated(…) and brackets; a name with \
                    a blank or a sign in double quotes.";

impl FormulaReader<'_> {
    fn refuse<T>(&self, what: &str) -> Result<T, ConditionError> {
        let at = if self.rest.trim().is_empty() {
            "at the end".to_owned()
        } else {
            format!("before “{}”", excerpt(self.rest.trim()))
        };
        ConditionError::fail(format!("the formula cannot be read {at}: {what}"), HELP)
    }

    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    /// Skips the next character where it is one of these.
    fn take(&mut self, wanted: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| wanted.contains(c))?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    fn sum(&mut self) -> Result<FormulaTerm, ConditionError> {
        let from = self.rest;
        let mut sum = self.product()?;
        while let Some(sign) = self.take(&['+', '-', '−']) {
            let mut next = self.product()?;
            let is_whole = match percent_beside(&mut sum, &mut next) {
                Ok(is_whole) => is_whole,
                Err(doubt) => return self.doubted(doubt, from),
            };
            if sign != '+' {
                next.node = FormulaStep::Negated(Box::new(next.node));
            }
            let is_share = sum.is_share || next.is_share;
            let is_literal = sum.is_literal && next.is_literal;
            let [a, b] = <[FormulaTerm; 2]>::try_from(self.alike(vec![sum, next], from)?)
                .or_else(|_| self.refuse("a part is missing"))?;
            sum = FormulaTerm {
                node: FormulaStep::Sum(Box::new(a.node), Box::new(b.node)),
                unit: a.unit,
                is_literal,
                is_share: is_share || is_whole,
            };
        }
        Ok(sum)
    }

    /// All in the unit of the first that is no mere number. `from`: the formula from where they begin.
    fn alike(&self, all: Vec<FormulaTerm>, from: &str) -> Result<Vec<FormulaTerm>, ConditionError> {
        let Some(unit) = all.iter().find(|f| !f.is_literal).map(|f| f.unit.clone()) else {
            return Ok(all);
        };
        let one = |found: FormulaTerm| {
            let by = if found.is_literal {
                Some(1.0)
            } else {
                unit.from(&found.unit)
            };
            match by {
                Some(by) => Ok(FormulaTerm {
                    node: found.node.scaled(by),
                    unit: unit.clone(),
                    ..found
                }),
                None => ConditionError::fail(
                    format!(
                        "in “{}”, {} and {} cannot be added or compared",
                        excerpt(self.read_from(from)),
                        unit.words(),
                        found.unit.words()
                    ),
                    if unit.is_percent() || found.unit.is_percent() {
                        "A percentage divided by 100 is a mere number."
                    } else {
                        "Both must measure the same."
                    },
                ),
            }
        };
        all.into_iter().map(one).collect()
    }

    fn product(&mut self) -> Result<FormulaTerm, ConditionError> {
        let from = self.rest;
        let term = self.signed()?;
        let mut factors = vec![FormulaFactor { term, is_below: false }];
        while let Some(sign) = self.take(&['*', '×', '·', '/', '÷']) {
            let term = self.signed()?;
            let is_below = matches!(sign, '/' | '÷');
            factors.push(FormulaFactor { term, is_below });
        }
        if factors.len() == 1 {
            return Ok(factors.remove(0).term);
        }
        product(factors).or_else(|doubt| self.doubted(doubt, from))
    }

    /// Refuses what stands from a place.
    fn doubted<T>(&self, doubt: PercentDoubt, from: &str) -> Result<T, ConditionError> {
        let read = excerpt(self.read_from(from));
        match doubt {
            PercentDoubt::Twice => ConditionError::fail(
                format!("in “{read}”, what is in percent already would become a hundredfold"),
                "Leave the 100 out; a percentage divided by 100 is a share of one.",
            ),
            PercentDoubt::Which => ConditionError::fail(
                format!("in “{read}”, the hundreds are not one for each percentage"),
                "A percentage is a share of one: write price * (1 - discount), without any 100.",
            ),
            PercentDoubt::Beside => ConditionError::fail(
                format!("in “{read}”, a mere number is beside a percentage"),
                "The whole is 1 or 100, as in price * (1 - discount); a percentage divided by 100 is a mere number.",
            ),
        }
    }

    /// What has been read since a place.
    fn read_from<'f>(&self, from: &'f str) -> &'f str {
        from.get(..from.len() - self.rest.len()).unwrap_or(from).trim()
    }

    fn signed(&mut self) -> Result<FormulaTerm, ConditionError> {
        let mut is_negated = false;
        while let Some(sign) = self.take(&['-', '−', '+']) {
            is_negated ^= sign != '+';
        }
        let mut found = self.value()?;
        if is_negated {
            found.node = FormulaStep::Negated(Box::new(found.node));
        }
        Ok(found)
    }

    fn value(&mut self) -> Result<FormulaTerm, ConditionError> {
        self.left = match self.left.checked_sub(1) {
            Some(left) => left,
            None => return ConditionError::fail("the formula is too long", "Make several columns of it."),
        };
        match self.peek() {
            Some('(') => {
                self.take(&['(']);
                let found = self.within(Self::sum)?;
                self.close()?;
                Ok(found)
            }
            Some('"') => {
                let from = self.rest;
                let name = self.quoted()?;
                self.attribute(&name, from)
            }
            Some(c) if c.is_ascii_digit() || c == '.' => self.number(),
            Some(c) if c.is_alphabetic() || c == '_' => self.name(),
            _ => self.refuse("a number, an attribute or a bracket is missing"),
        }
    }

    /// Reads what is in brackets.
    fn within<T>(&mut self, read: fn(&mut Self) -> Result<T, ConditionError>) -> Result<T, ConditionError> {
        self.depth = match self.depth.checked_sub(1) {
            Some(depth) => depth,
            None => {
                return ConditionError::fail(
                    "the formula’s brackets are nested too deeply",
                    "Make several columns of it.",
                );
            }
        };
        let found = read(self);
        self.depth += 1;
        found
    }

    fn close(&mut self) -> Result<(), ConditionError> {
        match self.take(&[')']) {
            Some(_) => Ok(()),
            None => self.refuse("a bracket is not closed"),
        }
    }

    fn number(&mut self) -> Result<FormulaTerm, ConditionError> {
        let text = self.rest;
        let digits = |from: usize| from + text.bytes().skip(from).take_while(u8::is_ascii_digit).count();
        let mut end = digits(0);
        if text.get(end..).is_some_and(|t| t.starts_with('.')) {
            end = digits(end + 1);
        }
        // 1e3, and not the start of a name.
        if let Some(exponent) = text.get(end..).and_then(|t| t.strip_prefix(['e', 'E'])) {
            let sign = usize::from(exponent.starts_with(['-', '+']));
            let behind = digits(end + 1 + sign);
            if behind > end + 1 + sign {
                end = behind;
            }
        }
        let (number, rest) = text.split_at(end);
        let Some(n) = number.parse::<f64>().ok().filter(|n| n.is_finite()) else {
            return self.refuse("that is no number");
        };
        self.rest = rest;
        Ok(FormulaTerm {
            node: FormulaStep::Number(n),
            unit: FormulaUnit::default(),
            is_literal: true,
            is_share: false,
        })
    }

    fn quoted(&mut self) -> Result<String, ConditionError> {
        let mut name = String::new();
        let mut chars = self.rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = self.rest.get(at + 1..).unwrap_or_default();
                    return Ok(name);
                }
                '\\' => name.extend(chars.next().map(|(_, c)| c)),
                c => name.push(c),
            }
        }
        self.refuse("a quotation mark is not closed")
    }

    /// A function, or an attribute. A hyphen within a word belongs to it where an attribute is called so (`data-limit`), and
    /// is a minus where none is (`price-cost`).
    fn name(&mut self) -> Result<FormulaTerm, ConditionError> {
        let of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        let end = self.rest.find(|c| !of_name(c)).unwrap_or(self.rest.len());
        let whole = self.rest.get(..end).unwrap_or_default().trim_end_matches('-');
        let behind = self.rest.get(whole.len()..).unwrap_or_default();
        let spaced = whole.eq_ignore_ascii_case("if").then(|| behind.trim_start());
        if let Some(called) = spaced.and_then(|t| t.strip_prefix("stated"))
            && called.trim_start().starts_with('(')
        {
            self.rest = called;
            return self.function(IF_STATED);
        }
        let is_called = behind.trim_start().starts_with('(');
        if is_called && FUNCTIONS.contains(&whole.to_lowercase().as_str()) {
            self.rest = behind;
            return self.function(whole);
        }
        let mut name = whole;
        while Subject::named(name, self.catalog).is_err() {
            let Some((shorter, _)) = name.rsplit_once('-') else {
                if is_called {
                    return self.refuse(&format!("no function is called “{}”", excerpt(whole)));
                }
                return self.attribute(whole, self.rest);
            };
            name = shorter;
        }
        let from = self.rest;
        self.rest = from.get(name.len()..).unwrap_or_default();
        self.attribute(name, from)
    }

    /// An attribute that has been read. `from`: the formula from where its name begins.
    fn attribute(&mut self, name: &str, from: &str) -> Result<FormulaTerm, ConditionError> {
        let ix = match Subject::named(name, self.catalog)? {
            Subject::Attribute(ix) if self.catalog[ix].kind.has(Feature::Number) => ix,
            _ => {
                return ConditionError::fail(
                    format!("“{}” is no number, so nothing can be worked out from it", excerpt(name)),
                    "Name attributes that are numbers.",
                );
            }
        };
        if ix == self.before {
            return ConditionError::fail(
                format!("“{}” would be worked out from itself", excerpt(name)),
                "Name other attributes in its formula.",
            );
        }
        let is_later = ix > self.before && self.catalog[ix].formula.is_some();
        if is_later {
            return ConditionError::fail(
                format!("“{}” is itself worked out, and not before this one", excerpt(name)),
                "Put what a formula names before it.",
            );
        }
        let at = |rest: &str| self.whole.len() - rest.len();
        self.names.push((at(from)..at(self.rest), ix));
        if !self.parts.contains(&ix) {
            self.parts.push(ix);
        }
        Ok(FormulaTerm {
            node: FormulaStep::Attribute(ix),
            unit: FormulaUnit::of(&self.catalog[ix].unit),
            is_literal: false,
            is_share: false,
        })
    }

    fn function(&mut self, name: &str) -> Result<FormulaTerm, ConditionError> {
        let (name, from) = (name.to_lowercase(), self.rest);
        self.take(&['(']);
        let mut all = vec![self.within(Self::sum)?];
        while self.take(&[',', ';']).is_some() {
            all.push(self.within(Self::sum)?);
        }
        self.close()?;
        if name == "round" {
            return self.rounded(all);
        }
        let is_literal = all.iter().all(|f| f.is_literal);
        let is_share = all.iter().any(|f| f.is_share);
        let all = self.alike(all, from)?;
        let unit = all.first().map(|f| f.unit.clone()).unwrap_or_default();
        let nodes = all.into_iter().map(|f| f.node).collect();
        Ok(FormulaTerm {
            node: match name.as_str() {
                "min" => FormulaStep::Least(nodes),
                "max" => FormulaStep::Most(nodes),
                _ => FormulaStep::FirstStated(nodes),
            },
            unit,
            is_literal,
            is_share,
        })
    }

    /// `round(x)`, or `round(x, decimals)`.
    fn rounded(&self, all: Vec<FormulaTerm>) -> Result<FormulaTerm, ConditionError> {
        let mut all = all.into_iter();
        let decimals = |node: FormulaStep| match node {
            FormulaStep::Number(n) if n.fract() == 0.0 && (0.0..=12.0).contains(&n) => Some(n as i32),
            _ => None,
        };
        match (all.next(), all.next().map(|d| decimals(d.node)), all.next()) {
            (Some(found), None, None) => Ok(FormulaTerm {
                node: FormulaStep::Rounded(Box::new(found.node), 0),
                ..found
            }),
            (Some(found), Some(Some(decimals)), None) => Ok(FormulaTerm {
                node: FormulaStep::Rounded(Box::new(found.node), decimals),
                ..found
            }),
            _ => self.refuse("round takes what is to be rounded and how many decimals, from 0 to 12"),
        }
    }
}
