//! How the numbers of one column are written, and what its cells say by that.

use std::borrow::Cow;

use super::units::sizes;
use crate::{
    catalog::{kind::Marks, raw::RawSays},
    import::columns::{
        bounds::{Bound, split},
        figure::{Figure, Letters, figure},
    },
};

/// How the numbers of one column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFormat {
    /// The decimal separator.
    pub style: Marks,
    /// The unit they are read into; empty when the cells have none.
    pub unit: String,
    /// The unit of numbers without one of their own, where that is another; empty where they are in `unit`.
    pub bare: String,
    /// Digits behind the decimal sign that every cell has, where numbers alone would not keep them.
    pub decimals: Option<u8>,
    /// What a letter alone after a figure means.
    pub letters: Letters,
}

/// Why a column that looks like numbers is not read as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Some cell is no number.
    NotNumbers,
    /// `1,234`, or `1.234 €`, may be a thousand or one and a bit.
    Ambiguous,
    /// The cells have different units; two of them.
    Units(String, String),
    /// `1.10` beside `1.9`: as numbers they would not come back as they were written.
    Zeros,
    /// The heading counts by thousands or millions, and a cell has such a letter of its own: both.
    Counted(String, String),
}

/// What helps to read a column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The decimal separator, where the user chose one.
    pub decimal: Option<Marks>,
    /// The unit the heading gives; empty when it gives none.
    pub unit: &'a str,
    /// Whether the heading is about money or a size.
    pub measure: bool,
    /// Whether the heading is about ratings, as of five stars.
    pub marks: bool,
    /// The decimal separator that another column of the list shows.
    pub shown: Option<Marks>,
    /// Whether the heading is about memory (`true`), or about a size that may be of memory.
    pub memory: Option<bool>,
    /// Whether the heading is about temperatures.
    pub temperature: bool,
    /// Whether the heading is about lengths of time.
    pub duration: bool,
    /// Whether semicolons stand between the values of the list, as where a comma stands before decimals.
    pub semicolons: bool,
    /// Whether a colon stands where there is no figure, as statistics offices write it.
    pub colons: bool,
}

/// What a cell asserts, and whether it is written as more than the claim can express: an end that is left out (`<3`), a
/// value that is only near (`~16`), or one with a remark behind it (`12.5 p`).
pub type Read = (RawSays, bool);

impl NumberFormat {
    /// Plain numbers.
    pub fn plain() -> Self {
        Self {
            style: Marks::Point,
            unit: String::new(),
            bare: String::new(),
            decimals: None,
            letters: Letters::AsWritten,
        }
    }

    /// Numbers without a unit are in this one, and turned into another. Whether that can be.
    pub fn turn(&mut self, bare: &str, into: &str) -> bool {
        let can = sizes(bare, into).is_some();
        if can {
            (self.bare, self.unit, self.decimals) = (bare.to_owned(), into.to_owned(), None);
        }
        can
    }

    /// What a text says; `None` when it is written otherwise.
    pub fn read(&self, text: &str) -> Option<Read> {
        Some(match split(text) {
            Bound::One(one) => (RawSays::Exactly(self.end(one)?.into()), self.flag_behind(one).is_some()),
            Bound::About(one) => (RawSays::Exactly(self.end(one)?.into()), true),
            Bound::AtLeast(end, strict) => (RawSays::AtLeast(self.end(&end)?.into()), strict),
            Bound::AtMost(end, strict) => (RawSays::AtMost(self.end(end)?.into()), strict),
            Bound::Between(a, b) => {
                let (lo, hi) = ends(a, b, self.letters)?;
                let (lo, hi) = (self.value(&lo)?, self.value(&hi)?);
                (lo <= hi).then(|| (RawSays::Between(lo.into(), hi.into()), false))?
            }
            Bound::Unlimited => (RawSays::Unlimited, false),
        })
    }

    /// What a statistics office remarks on a figure, in a column where it does.
    fn flag_behind<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        let flag = (self.letters == Letters::Flags).then(|| figure(text)).flatten()?.unit;
        Some(flag).filter(|flag| !flag.is_empty())
    }

    /// The note of a cell that is written as more than its claim can express.
    pub fn note(&self, text: &str) -> String {
        let text = text.trim();
        self.flag_behind(text).unwrap_or(text.into()).into_owned()
    }

    /// Whether its numbers can be turned into another unit.
    pub fn turns_into(&self, unit: &str) -> bool {
        sizes(&self.unit, unit).is_some()
    }

    /// Whether all of these have the same number of decimals, and have some.
    pub fn decimals_shared<'a>(&self, mut texts: impl Iterator<Item = &'a str>) -> bool {
        let decimals = |text| figure(text).map_or(0, |f| f.decimals(self.style).0);
        let first = texts.next().map_or(0, decimals);
        first > 0 && texts.all(|t| decimals(t) == first)
    }

    /// A number without a unit, in that of the column.
    pub fn turned(&self, n: f64) -> Option<f64> {
        self.in_unit(n, "")
    }

    fn end(&self, text: &str) -> Option<f64> {
        self.value(&figure_of(text, self.letters)?)
    }

    pub fn value(&self, figure: &Figure<'_>) -> Option<f64> {
        self.in_unit(figure.value(self.style)?, &figure.unit)
    }

    /// A number that has this unit, or none, in that of the column.
    fn in_unit(&self, n: f64, unit: &str) -> Option<f64> {
        let unit = if unit.is_empty() { &self.bare } else { unit };
        if unit.is_empty() || *unit == *self.unit {
            // Without a unit it is in that of the others: of the heading, or of the attribute merged into.
            return Some(n);
        }
        let (its, of) = sizes(unit, &self.unit)?;
        let n = if its.total_cmp(&of).is_eq() { n } else { n * its / of };
        n.is_finite().then_some(n)
    }
}

/// A figure, with a letter alone read as its column means it.
pub fn figure_of(text: &str, letters: Letters) -> Option<Figure<'_>> {
    figure(text).map(|f| f.in_column(letters))
}

/// Both ends of a range: what follows the second alone belongs to the first as well.
pub fn ends<'a>(a: &'a str, b: &'a str, letters: Letters) -> Option<(Figure<'a>, Figure<'a>)> {
    let (mut lo, mut hi) = (figure_of(a, letters)?, figure_of(b, letters)?);
    if lo.unit.is_empty() {
        lo.unit.clone_from(&hi.unit);
    } else if hi.unit.is_empty() {
        hi.unit.clone_from(&lo.unit);
    }
    Some((lo, hi))
}

/// The figures of a cell.
pub fn figures(text: &str, letters: Letters) -> Vec<Figure<'_>> {
    match split(text) {
        Bound::One(one) | Bound::About(one) | Bound::AtMost(one, _) => figure_of(one, letters).into_iter().collect(),
        Bound::Between(a, b) => ends(a, b, letters).map(|(a, b)| vec![a, b]).unwrap_or_default(),
        Bound::AtLeast(..) | Bound::Unlimited => Vec::new(),
    }
}
