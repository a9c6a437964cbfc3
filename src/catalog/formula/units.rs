//! Units as formulas carry them: `$/h` by `GiB` is `$/h/GiB`, and a sum asks that both sides measure the same.

use crate::catalog::kind::{currency, measure};

/// What a number is in; nothing for a mere number.
#[derive(Debug, Clone, Default)]
pub(super) struct FormulaUnit(Vec<UnitFactor>);

#[derive(Debug, Clone)]
struct UnitFactor {
    /// As it is written.
    text: String,
    base: Base,
    /// In the smallest of its family.
    size: f64,
    power: i32,
}

#[derive(Debug, Clone, PartialEq)]
enum Base {
    Family(u8),
    Word(String),
}

/// How a percent sign is written; multiplied it is a hundredth.
const PERCENT: &str = "%";

impl UnitFactor {
    fn of(text: &str, power: i32) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text == "1" {
            return None;
        }
        let (base, size) = match (currency(text), measure(text)) {
            (Some(code), _) => (Base::Word(code.to_owned()), 1.0),
            (_, Some((family, size))) => (Base::Family(family), size),
            _ => (Base::Word(text.to_owned()), 1.0),
        };
        Some(Self {
            text: text.to_owned(),
            base,
            size,
            power,
        })
    }
}

impl FormulaUnit {
    /// From a unit as attributes have it.
    pub fn of(text: &str) -> Self {
        if measure(text.trim()).is_some() {
            return Self(UnitFactor::of(text, 1).into_iter().collect());
        }
        let text = text.replace(" per ", "/");
        let mut found = Self::default();
        for (i, part) in text.split('/').enumerate() {
            let power = if i == 0 { 1 } else { -1 };
            for factor in part.split(['·', '*']).filter_map(|t| UnitFactor::of(t, power)) {
                found.take(factor);
            }
        }
        found
    }

    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    pub fn is_percent(&self) -> bool {
        matches!(&self.0[..], [one] if one.text == PERCENT && one.power == 1)
    }

    /// The unit of a product (`sign` 1) or a quotient (−1), and what numbers are to be multiplied by to be in it.
    pub fn times(mut self, other: Self, sign: i32) -> (Self, f64) {
        let mut by = 1.0;
        for factor in other.0 {
            let power = factor.power * sign;
            by *= self.take(UnitFactor { power, ..factor });
        }
        (self, by)
    }

    /// Multiplies a factor in; returns what numbers are to be multiplied by.
    fn take(&mut self, factor: UnitFactor) -> f64 {
        let Some(at) = self.0.iter().position(|f| f.base == factor.base) else {
            self.0.push(factor);
            return 1.0;
        };
        let mine = &mut self.0[at];
        let by = (factor.size / mine.size).powi(factor.power);
        mine.power += factor.power;
        if mine.power == 0 {
            self.0.remove(at);
        }
        by
    }

    /// What numbers in `other` are to be multiplied by to be in this unit; `None` where they measure something else.
    pub fn from(&self, other: &Self) -> Option<f64> {
        let mut by = 1.0;
        for mine in &self.0 {
            let its = other.0.iter().find(|f| f.base == mine.base && f.power == mine.power)?;
            by *= (its.size / mine.size).powi(mine.power);
        }
        (self.0.len() == other.0.len()).then_some(by)
    }

    /// As it is written: `$/h/GiB`.
    pub fn text(&self) -> String {
        let write = |f: &UnitFactor| match f.power.abs() {
            1 => f.text.clone(),
            n => format!("{}^{n}", f.text),
        };
        let above: Vec<String> = self.0.iter().filter(|f| f.power > 0).map(write).collect();
        let below: Vec<String> = self.0.iter().filter(|f| f.power < 0).map(write).collect();
        let above = if above.is_empty() && !below.is_empty() {
            "1".to_owned()
        } else {
            above.join("·")
        };
        below.into_iter().fold(above, |text, f| text + "/" + &f)
    }

    /// For a sentence: `$/h`, `a mere number`.
    pub fn words(&self) -> String {
        if self.is_none() {
            "a mere number".to_owned()
        } else {
            self.text()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply_and_cancel() {
        for (a, b, sign, unit, by) in [
            ("$/h", "GiB", -1, "$/h/GiB", 1.0),
            ("$/h", "", -1, "$/h", 1.0),
            ("$/h", "d", 1, "$", 24.0),
            ("GB", "MB", -1, "", 1000.0),
            ("GB", "GB/s", -1, "GB/GB/s", 1.0),
            ("€ per month", "EUR", -1, "1/month", 1.0),
            ("$", "€", -1, "$/€", 1.0),
            ("m", "m", 1, "m^2", 1.0),
            ("", "h", -1, "1/h", 1.0),
        ] {
            let (found, factor) = FormulaUnit::of(a).times(FormulaUnit::of(b), sign);
            assert_eq!((found.text().as_str(), factor), (unit, by), "{a} {sign} {b}");
        }
    }

    #[test]
    fn like_units_are_turned_into_each_other() {
        for (to, from, by) in [
            ("GB", "MB", Some(0.001)),
            ("$/h", "$/min", Some(60.0)),
            ("$/h", "USD/h", Some(1.0)),
            ("$", "€", None),
            ("$", "", None),
            ("$/h", "$", None),
            ("", "", Some(1.0)),
        ] {
            let found = FormulaUnit::of(to).from(&FormulaUnit::of(from));
            assert_eq!(
                found.map(|f| format!("{f:.9}")),
                by.map(|f: f64| format!("{f:.9}")),
                "{to} {from}"
            );
        }
    }
}
