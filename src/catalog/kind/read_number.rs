//! The one reader of numbers as people write them. The meaning of the marks in them is passed in: a command is English, a
//! list is read as its whole column is written, and what is typed into a field must not be open to two readings.

use serde::{Deserialize, Serialize};

use super::{
    currency::currency,
    unit::{in_two, measure, sizes},
};

/// The decimal separator; the other of the two may separate thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marks {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// Why what is typed is no number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unread {
    /// It is none.
    NotANumber,
    /// It may be either of two.
    Ambiguous(f64, f64),
}

/// Reads a number: a sign, digits with or without thousands marks, decimals, an exponent. Always finite; −0 is 0.
pub fn read(text: &str, marks: Marks) -> Option<f64> {
    let (thousands, decimal) = match marks {
        Marks::Point => (',', '.'),
        Marks::Comma => ('.', ','),
    };
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = digits.find(['e', 'E']).map_or((digits, ""), |at| digits.split_at(at));
    let (whole, decimals) = mantissa.split_once(decimal).unwrap_or((mantissa, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(thousands);
    let first = groups.next()?;
    let has_groups = whole.contains(thousands);
    let grouped = !has_groups || ((1..=3).contains(&first.len()) && !first.starts_with('0'));
    if !grouped
        || !all_digits(first)
        || !groups.all(|g| g.len() == 3 && all_digits(g))
        || !all_digits(decimals)
        || (first.is_empty() && decimals.is_empty())
    {
        return None;
    }
    let whole = whole.replace(thousands, "");
    let n: f64 = format!("{whole}.{decimals}0{exponent}").parse().ok()?;
    let n = if text.starts_with('-') { -n } else { n };
    n.is_finite().then_some(n + 0.0)
}

/// Reads a number with or without its unit, or another of the family, which is turned into `unit`.
pub fn read_in(text: &str, unit: &str, marks: Marks) -> Option<f64> {
    let (bare, turned) = without_unit(text.trim(), unit);
    read(bare, marks).map(turned).filter(|n| n.is_finite())
}

/// Reads what a person types into a field, with or without a unit as [`read_in`] takes it. A comma is read both ways, and
/// refused where they differ; without one a point precedes the decimals.
pub fn read_typed(text: &str, unit: &str) -> Result<f64, Unread> {
    let [point, comma] = read_both(text, unit);
    let number = without_unit(text.trim(), unit).0;
    match (point, comma.filter(|_| number.contains(','))) {
        (Some(a), Some(b)) => Err(Unread::Ambiguous(a, b)),
        (one, other) => one.or(other).ok_or(Unread::NotANumber),
    }
}

/// What a person types, with a point and then with a comma before its decimals; blanks may separate thousands.
pub fn read_both(text: &str, unit: &str) -> [Option<f64>; 2] {
    let (bare, turned) = without_unit(text.trim(), unit);
    // A comma before a blank is between two numbers.
    if bare.contains(", ") {
        return [None; 2];
    }
    let bare: String = bare.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    [Marks::Point, Marks::Comma].map(|marks| read(&bare, marks).map(&turned).filter(|n| n.is_finite()))
}

/// Thousands or millions as people shorten them, `1.5k` or `2M €`; of bytes, metres and the like a letter behind the number
/// would be a unit.
pub fn read_shortened(text: &str, unit: &str) -> Option<f64> {
    let last = text.rfind(|c: char| c.is_ascii_digit())?;
    let (number, behind) = (text.get(..=last)?, text.get(last + 1..)?);
    let times = match behind.chars().next()? {
        'k' | 'K' => 1e3,
        'M' => 1e6,
        _ => return None,
    };
    let of = in_two(unit).map_or(unit, |(of, _)| of);
    if measure(of).is_some() {
        return None;
    }
    let n = read_in(&format!("{number}{}", behind.get(1..)?), unit, Marks::Point)? * times;
    n.is_finite().then_some(n)
}

/// Whether the comma at a place of an English text separates thousands: after a digit, before exactly three.
pub fn thousands_mark_at(text: &str, at: usize) -> bool {
    let digit = |i: Option<usize>| i.and_then(|i| text.as_bytes().get(i)).is_some_and(u8::is_ascii_digit);
    digit(at.checked_sub(1)) && (1..=3).all(|n| digit(Some(at + n))) && !digit(Some(at + 4))
}

/// Whether the comma at a place precedes decimals after points that can only be thousands marks, as in `1.499,00`:
/// before it a group of three digits and a point after one to three more, after it digits alone.
pub fn decimal_comma_at(text: &str, at: usize) -> bool {
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at + 1..)) else {
        return false;
    };
    let number = before
        .rfind(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map_or(before, |i| {
            before
                .get(i..)
                .unwrap_or_default()
                .trim_start_matches(|c: char| !c.is_ascii_digit())
        });
    let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    number.contains('.')
        && digits > 0
        && !behind.get(digits..).is_some_and(|t| t.starts_with('.'))
        && read(number, Marks::Comma).is_some()
}

/// The number alone, and what turns it into `unit`: the same unit, or one of its family, follows it, or a currency
/// before it.
fn without_unit<'a>(text: &'a str, unit: &str) -> (&'a str, impl Fn(f64) -> f64 + use<>) {
    let (number, (its, of)) = apart(text, unit).unwrap_or((text, (1.0, 1.0)));
    (
        number,
        move |n: f64| if its.total_cmp(&of).is_eq() { n } else { n * its / of },
    )
}

fn apart<'a>(text: &'a str, unit: &str) -> Option<(&'a str, (f64, f64))> {
    if unit.is_empty() {
        return None;
    }
    let at = text.len().saturating_sub(unit.len());
    if let (Some(number), Some(tail)) = (text.get(..at), text.get(at..))
        && tail.eq_ignore_ascii_case(unit)
        // Seconds are no end of milliseconds.
        && number.trim_end().chars().next_back().is_none_or(is_of_number)
    {
        return Some((number.trim_end(), (1.0, 1.0)));
    }
    let (first, last) = (text.find(is_of_number)?, text.rfind(is_of_number)?);
    let (before, behind) = (text.get(..first)?.trim(), text.get(last + 1..)?.trim());
    match (before, behind) {
        (name, "") if name == unit || sizes(name, unit) == Some((1.0, 1.0)) => Some((text.get(first..)?, (1.0, 1.0))),
        ("", name) => Some((text.get(..=last)?, sizes(name, unit)?)),
        _ => None,
    }
}

/// The unit beside the number in a text, where it is a known one.
pub fn unit_beside(text: &str) -> Option<&str> {
    let (first, last) = (text.find(is_of_number)?, text.rfind(is_of_number)?);
    let ((unit, "") | ("", unit)) = (text.get(..first)?.trim(), text.get(last + 1..)?.trim()) else {
        return None;
    };
    (currency(unit).is_some() || sizes(unit, unit).is_some()).then_some(unit)
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '-' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_its_marks_are_meant() {
        for (text, point, comma) in [
            ("12", Some(12.0), Some(12.0)),
            ("-2.5", Some(-2.5), None),
            ("+3", Some(3.0), Some(3.0)),
            (".5", Some(0.5), None),
            ("1e3", Some(1000.0), Some(1000.0)),
            ("1,500", Some(1500.0), Some(1.5)),
            ("1.500", Some(1.5), Some(1500.0)),
            ("1,234.5", Some(1234.5), None),
            ("1.234,5", None, Some(1234.5)),
            ("0,125", None, Some(0.125)),
            ("1,50", None, Some(1.5)),
            ("1234,567", None, Some(1234.567)),
            ("-0", Some(0.0), Some(0.0)),
            ("", None, None),
            (".", None, None),
            ("1.2.3", None, None),
            ("1e", None, None),
            ("1e400", None, None),
            ("inf", None, None),
            ("NaN", None, None),
            ("x", None, None),
        ] {
            assert_eq!(read(text, Marks::Point), point, "{text}");
            assert_eq!(read(text, Marks::Comma), comma, "{text}");
        }
    }

    #[test]
    fn what_is_typed_must_not_be_open_to_two_readings() {
        for (text, expected) in [
            (" 40 ", Ok(40.0)),
            ("40 gb", Ok(40.0)),
            ("1,5", Ok(1.5)),
            ("1 500", Ok(1500.0)),
            ("1.500", Ok(1.5)),
            ("1,500", Err(Unread::Ambiguous(1500.0, 1.5))),
            ("1,500,000", Ok(1_500_000.0)),
            ("1.500,2", Ok(1500.2)),
            ("0,125", Ok(0.125)),
            ("40 MB", Ok(0.04)),
            ("40 GiB", Ok(42.949_672_96)),
            ("40 kg", Err(Unread::NotANumber)),
            ("GB 40", Ok(40.0)),
            ("MB 40", Err(Unread::NotANumber)),
            ("", Err(Unread::NotANumber)),
        ] {
            assert_eq!(read_typed(text, "GB"), expected, "{text}");
        }
    }

    #[test]
    fn a_unit_beside_a_number_is_told_where_it_is_known() {
        for (text, expected) in [
            ("20 $", Some("$")),
            ("€20", Some("€")),
            ("-2.5e3 GB", Some("GB")),
            ("20", None),
            ("20 apples", None),
            ("$ 20 GB", None),
            ("GB", None),
        ] {
            assert_eq!(unit_beside(text), expected, "{text}");
        }
    }

    #[test]
    fn thousands_and_millions_may_be_shortened() {
        for (text, unit, expected) in [
            ("1k", "", Some(1e3)),
            ("1.5K", "€", Some(1_500.0)),
            ("2M €", "€", Some(2e6)),
            ("$2k", "$", Some(2e3)),
            ("2k", "$/month", Some(2e3)),
            ("1k", "users", Some(1e3)),
            ("16k", "GB", None),
            ("16M", "GB", None),
            ("1kg", "", None),
            ("1k k", "", None),
            ("k", "", None),
            ("1m", "", None),
        ] {
            assert_eq!(read_shortened(text, unit), expected, "{text} in {unit}");
        }
    }

    #[test]
    fn units_of_one_family_are_turned_into_the_attributes() {
        for (text, unit, expected) in [
            ("64 GiB", "GiB", Some(64.0)),
            ("1 TB", "GB", Some(1000.0)),
            ("1,500 MB", "GB", Some(1.5)),
            ("-2.5e3 ms", "s", Some(-2.5)),
            ("90 min", "h", Some(1.5)),
            ("900 g", "kg", Some(0.9)),
            ("1.5 m", "cm", Some(150.0)),
            ("900 g", "cm", None),
            ("1 Gbit/s", "MB/s", Some(125.0)),
            ("$5", "$", Some(5.0)),
            ("5 $", "USD", Some(5.0)),
            ("€ 5", "EUR", Some(5.0)),
            ("EUR 5", "€", Some(5.0)),
            ("€5", "$", None),
            ("5 GB", "h", None),
            ("5 GB", "", None),
            ("5", "", Some(5.0)),
            ("5 ", "GB", Some(5.0)),
            ("GB", "GB", None),
            ("1e308 PB", "B", None),
        ] {
            assert_eq!(read_in(text, unit, Marks::Point), expected, "{text} in {unit}");
        }
    }
}
