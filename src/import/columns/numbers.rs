//! Numbers as spreadsheets show them: with a unit behind or a currency before, with thousands marks, with a decimal
//! point or a decimal comma. A column is read one way; where two ways are possible, none is taken.

use super::meaning::is_unit;
use crate::catalog::kind::{Marks, read};

/// How the numbers of one column are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFormat {
    /// The decimal sign.
    pub style: Marks,
    /// The unit in every cell; empty when the cells have none.
    pub unit: String,
}

/// Why a column that looks like numbers is not read as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Some cell is no number.
    NotNumbers,
    /// `1,234` may be a thousand or one and a bit.
    Ambiguous,
    /// The cells have different units; two of them.
    Units(String, String),
}

impl NumberFormat {
    /// Plain numbers.
    pub fn plain() -> Self {
        Self {
            style: Marks::Point,
            unit: String::new(),
        }
    }

    /// The number a text stands for; `None` when it is written otherwise.
    pub fn read(&self, text: &str) -> Option<f64> {
        let (digits, unit) = split(text)?;
        (unit == self.unit).then(|| number(digits, self.style)).flatten()
    }
}

/// How a column's numbers are written, if all cells are numbers and there is one way to read them.
pub fn infer<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Result<NumberFormat, Refusal> {
    let mut unit: Option<&str> = None;
    let (mut point, mut comma, mut has_comma) = (true, true, false);
    for text in texts {
        let Some((digits, its)) = split(text) else {
            return Err(Refusal::NotNumbers);
        };
        let first = *unit.get_or_insert(its);
        if first != its {
            return Err(Refusal::Units(first.to_owned(), its.to_owned()));
        }
        has_comma |= digits.contains(',');
        point &= number(digits, Marks::Point).is_some();
        comma &= number(digits, Marks::Comma).is_some();
    }
    // Without any comma, a point is the decimal sign, as in every programming language and most exports.
    let style = match (point, comma && has_comma) {
        (true, false) => Marks::Point,
        (false, true) => Marks::Comma,
        (true, true) => return Err(Refusal::Ambiguous),
        (false, false) => return Err(Refusal::NotNumbers),
    };
    let unit = unit.ok_or(Refusal::NotNumbers)?.to_owned();
    Ok(NumberFormat { style, unit })
}

/// The digits with their marks, and the unit before or behind them.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let currency = text.chars().next().filter(|c| "$€£¥₹".contains(*c));
    let (before, text) = match currency {
        Some(c) => (&text[..c.len_utf8()], text[c.len_utf8()..].trim_start()),
        None => ("", text),
    };
    let bytes = text.as_bytes();
    let mut end = usize::from(bytes.first() == Some(&b'-'));
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    if !digit(end) {
        return None;
    }
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        if digit(end + 1 + sign) {
            end += 1 + sign;
            while digit(end) {
                end += 1;
            }
        }
    }
    let behind = text[end..].trim();
    match (before, behind) {
        (unit, "") => Some((&text[..end], unit)),
        ("", unit) if is_unit(unit) => Some((&text[..end], unit)),
        _ => None,
    }
}

/// Reads digits with marks. What would not come back as it was (a leading zero, more than 15 digits) is no number but a
/// code.
fn number(text: &str, marks: Marks) -> Option<f64> {
    let decimal = if marks == Marks::Point { '.' } else { ',' };
    let digits = text.trim_start_matches('-');
    let mantissa = digits.split(['e', 'E']).next().unwrap_or(digits);
    let whole = mantissa.split(decimal).next().unwrap_or(mantissa);
    let significant = mantissa.bytes().filter(u8::is_ascii_digit).count();
    let is_code = significant > 15 || (whole.len() > 1 && whole.starts_with('0'));
    read(text, marks).filter(|_| !is_code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_one_way_or_not_at_all() {
        let form = |style, unit: &str| {
            Ok(NumberFormat {
                style,
                unit: unit.to_owned(),
            })
        };
        for (cells, expected) in [
            (&["1", "-2.5", "1e3", "0"][..], form(Marks::Point, "")),
            (&["10 GB", "2.5GB"], form(Marks::Point, "GB")),
            (&["$5", "$ 1,200.50"], form(Marks::Point, "$")),
            (&["5 €", "1.200,50 €"], form(Marks::Comma, "€")),
            (&["1,5", "2"], form(Marks::Comma, "")),
            (&["1,234,567", "12"], form(Marks::Point, "")),
            (&["45%"], form(Marks::Point, "%")),
            (&["1,234"], Err(Refusal::Ambiguous)),
            (&["10 GB", "500 MB"], Err(Refusal::Units("GB".into(), "MB".into()))),
            (&["1", "N/A"], Err(Refusal::NotNumbers)),
            (&["007"], Err(Refusal::NotNumbers)),
            (&["1.2.3"], Err(Refusal::NotNumbers)),
            (&["10-20"], Err(Refusal::NotNumbers)),
            (&["12345678901234567"], Err(Refusal::NotNumbers)),
            (&["1e400"], Err(Refusal::NotNumbers)),
            (&["inf"], Err(Refusal::NotNumbers)),
            (&["+49 30 123"], Err(Refusal::NotNumbers)),
            (&[], Err(Refusal::NotNumbers)),
        ] {
            assert_eq!(infer(cells.iter().copied()), expected, "{cells:?}");
        }
    }

    #[test]
    fn reads_what_is_written() {
        for (text, style, unit, expected) in [
            ("1,234.5", Marks::Point, "", Some(1234.5)),
            ("1.234,5 km", Marks::Comma, "km", Some(1234.5)),
            ("-0", Marks::Point, "", Some(0.0)),
            ("1,23", Marks::Point, "", None),
            ("1234,567", Marks::Point, "", None),
            ("5 GB", Marks::Point, "MB", None),
        ] {
            let form = NumberFormat {
                style,
                unit: unit.to_owned(),
            };
            assert_eq!(form.read(text), expected, "{text}");
        }
    }
}
