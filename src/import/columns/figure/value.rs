//! What a figure is worth: its number by the marks of its column, its decimals, and what a letter after it means.

use std::borrow::Cow;

use super::{Figure, Letters};
use crate::{
    catalog::kind::{Marks, read, unit_sizes},
    import::columns::meaning::is_flags,
};

impl Figure<'_> {
    /// Whether it has a comma, a character that can be meant in two ways.
    pub fn has_comma(&self) -> bool {
        self.digits.contains(',')
    }

    /// The letter for bytes alone after it, as in `16G`, where a list of memory leaves out the rest.
    fn bytes_letter(&self) -> Option<(&'static str, u8)> {
        match (self.power, self.unit.as_ref()) {
            (3, "") => Some(("KB", 3)),
            (6, "") => Some(("MB", 6)),
            (0, "G") => Some(("GB", 0)),
            (0, "T") => Some(("TB", 0)),
            _ => None,
        }
    }

    /// Whether a letter alone follows it for bytes; `true`: it can mean nothing else.
    pub fn is_of_bytes(&self) -> Option<bool> {
        self.bytes_letter().map(|(_, power)| power == 0)
    }

    /// With the letter alone after it read as its column means it.
    pub fn in_column(mut self, letters: Letters) -> Self {
        let unit = match letters {
            Letters::AsWritten => None,
            Letters::Flags => is_flags(&self.unit).then_some(""),
            Letters::Bytes => self.bytes_letter().map(|(unit, _)| unit),
            Letters::Minutes => (self.unit == "m").then_some("min"),
            Letters::Kelvin => (self.power == 3 && self.unit.is_empty()).then_some("K"),
        };
        if let Some(unit) = unit {
            self.power = 0;
            self.unit = unit.into();
        }
        self
    }

    /// Whether it is a 0 without a unit.
    pub fn is_bare_zero(&self) -> bool {
        self.unit.is_empty() && self.digits.bytes().all(|b| matches!(b, b'0' | b'.' | b','))
    }

    /// Whether a letter or a word after it makes it so many times larger: `10 k`.
    pub fn is_scaled(&self) -> bool {
        self.power > 0
    }

    /// Whether its unit is one of bytes.
    pub fn has_bytes(&self) -> bool {
        unit_sizes(&self.unit, "B").is_some()
    }

    /// Whether its unit is one of time that has a fixed length.
    pub fn has_time(&self) -> bool {
        unit_sizes(&self.unit, "min").is_some()
    }

    /// Whether it has a mark between thousands, as no version has.
    pub fn has_thousands(&self, marks: Marks) -> bool {
        let thousands = if marks == Marks::Point { ',' } else { '.' };
        self.digits.contains(thousands) || matches!(self.digits, Cow::Owned(_))
    }

    /// Whether it has a point.
    pub fn has_point(&self) -> bool {
        self.digits.contains('.')
    }

    /// Whether its currency is written by people who write a comma between thousands.
    pub fn is_english_money(&self) -> bool {
        self.unit.starts_with(['$', '£', '¥', '円'])
    }

    /// Digits after the decimal separator, and whether the last of them is a zero that a number does not keep: not of `2.0`,
    /// which is how programs write 2.
    pub fn decimals(&self, marks: Marks) -> (usize, bool) {
        let decimal = if marks == Marks::Point { '.' } else { ',' };
        let mantissa = self.digits.split(['e', 'E']).next().unwrap_or_default();
        match mantissa.split_once(decimal) {
            Some((_, decimals)) => (decimals.len(), decimals.ends_with('0') && decimals != "0"),
            None => (0, false),
        }
    }

    /// Whether a zero at its end may have to be kept.
    pub fn ends_in_zero(&self) -> bool {
        self.digits.ends_with('0') && self.digits.contains(['.', ','])
    }

    /// The number, its marks read this way. What would not come back as it was (a leading zero, `12E34`, more digits than
    /// a number holds) is none but a code.
    pub fn value(&self, marks: Marks) -> Option<f64> {
        let (decimal, thousands) = if marks == Marks::Point { ('.', ',') } else { (',', '.') };
        let digits = self.digits.as_ref();
        let (mantissa, exponent) = digits.find(['e', 'E']).map_or((digits, ""), |at| digits.split_at(at));
        let is_code = exponent.starts_with('E') && !mantissa.contains(['.', ',']) && !exponent.contains(['+', '-']);
        let whole = mantissa.split(decimal).next().unwrap_or(mantissa);
        if is_code || (whole.len() > 1 && whole.starts_with('0')) {
            return None;
        }
        let bare;
        let plain = if whole.contains(thousands) || marks == Marks::Comma {
            bare = if marks == Marks::Point && is_indian(whole) {
                digits.replace(',', "")
            } else {
                // Checks that the marks are between thousands.
                read(digits, marks)?;
                digits.replace(thousands, "").replace(decimal, ".")
            };
            bare.as_str()
        } else {
            digits
        };
        if plain.contains(',') {
            return None;
        }
        let n: f64 = if self.power == 0 {
            plain.parse().ok()?
        } else if exponent.is_empty() {
            format!("{plain}e{}", self.power).parse().ok()?
        } else {
            return None;
        };
        let n = if self.negative { -n } else { n };
        (n.is_finite() && (plain.len() <= 15 || comes_back(n, mantissa, decimal))).then_some(n + 0.0)
    }
}

/// 12,34,567: two digits a group, and three at the end.
fn is_indian(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split(',').collect();
    match groups.as_slice() {
        [first, middle @ .., last] if !middle.is_empty() => {
            (1..=2).contains(&first.len()) && middle.iter().all(|g| g.len() == 2) && last.len() == 3
        }
        _ => false,
    }
}

/// Whether a number is read back from what is written of it: 17 digits of a fraction are what programs write to give every
/// number back; whole numbers have to be written with the digits they were read from.
fn comes_back(n: f64, mantissa: &str, decimal: char) -> bool {
    let bare = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.trim_matches('0').to_owned()
    };
    let read = bare(mantissa);
    if read.len() <= 17 && mantissa.contains(decimal) {
        return true;
    }
    let written = format!("{n:e}");
    bare(written.split('e').next().unwrap_or_default()) == read
}
