//! What a spreadsheet shows around a number: a currency symbol, percent, a unit in quotation marks. It is part of the
//! value: the cell holds 0.45, and people read 45%.

use super::number;
use crate::catalog::kind::is_currency_sign;

/// A number as its format shows it, with all of its digits.
pub fn as_shown(n: f64, format: &str) -> String {
    if let Some(word) = word(n, format) {
        return word;
    }
    // What follows a semicolon is for negative numbers, zero and text.
    let format = format.split(';').next().unwrap_or_default();
    if let Some(code) = code(n, format) {
        return code;
    }
    let (bare, mut quoted, money) = parts(format);
    if is_scaled(&bare) {
        // 1234567 is shown as 1.2M: the letter belongs to the digits that are shown, and not to those of the cell.
        quoted.clear();
    }
    if bare.contains('%') {
        // 0.07 × 100 is 7.000000000000001 in binary.
        let percent: f64 = format!("{:.10}", n * 100.0).parse().unwrap_or(n * 100.0);
        return number(percent) + "%";
    }
    if let Some(code) = with_zeros(n, &bare, &quoted, &money) {
        return code;
    }
    let unit = if money.is_empty() { quoted.trim() } else { money.trim() };
    let is_unit =
        unit.chars().count() <= 8 && !unit.is_empty() && !unit.chars().any(|c| c.is_numeric() || c.is_control());
    let sign_of_money = || bare.chars().find(|c| is_currency_sign(*c));
    match (is_unit, sign_of_money()) {
        (true, _) => format!("{} {unit}", number(n)),
        (false, Some(sign)) => format!("{} {sign}", number(n)),
        (false, None) => number(n),
    }
}

/// How many decimals a number is shown with, where these are more than it has: 2 of 1.1 in `0.00`.
pub fn decimals_shown(n: f64, format: &str) -> Option<usize> {
    let format = format.split(';').next().unwrap_or_default();
    let (bare, quoted, money) = parts(format);
    let (whole, decimals) = bare.trim().split_once('.')?;
    let is_plain = quoted.is_empty() && money.is_empty() && !whole.is_empty();
    let is_fixed = whole.bytes().all(|b| b == b'0' || b == b'#') && decimals.bytes().all(|b| b == b'0');
    let shown = format!("{n:.*}", decimals.len());
    let is_same = shown.parse() == Ok(n) && shown.len() > number(n).len();
    (is_plain && is_fixed && !decimals.is_empty() && is_same).then_some(decimals.len())
}

/// The word that stands for a number where its part of the format has no digits: `"Yes";;"No"`.
fn word(n: f64, format: &str) -> Option<String> {
    let sections: Vec<&str> = format.split(';').collect();
    let section = match () {
        () if sections.len() > 2 && n == 0.0 => sections[2],
        () if sections.len() > 1 && n < 0.0 => sections[1],
        () => sections[0],
    };
    let (bare, quoted, _) = parts(section);
    let has_digits = bare.contains(['0', '#', '?', '@']) || bare.chars().any(char::is_alphabetic);
    (!has_digits && !quoted.trim().is_empty()).then(|| quoted.trim().to_owned())
}

/// Whether commas behind the last digit divide what is shown by thousands.
fn is_scaled(bare: &str) -> bool {
    let last = bare.rfind(['0', '#', '?']);
    last.is_some_and(|at| bare[at + 1..].starts_with(','))
}

/// A number with words before or between its digits, as it is shown: 7 in `"P-"0000` is P-0007. Money has its sign there, and
/// is none.
fn code(n: f64, format: &str) -> Option<String> {
    let (mut shape, mut signs) = (Vec::new(), format.chars());
    // Each digit as nothing, and what stands between them.
    while let Some(sign) = signs.next() {
        match sign {
            '"' => shape.extend(signs.by_ref().take_while(|c| *c != '"').map(Some)),
            '\\' => shape.extend(signs.next().map(Some)),
            '0' => shape.push(None),
            '.' => shape.push(Some('.')),
            _ => return None,
        }
    }
    let digits = shape.iter().filter(|s| s.is_none()).count();
    let (first, last) = (
        shape.iter().position(Option::is_none)?,
        shape.iter().rposition(Option::is_none)?,
    );
    let is_word = |c: &Option<char>| c.is_some_and(|c| c != '.' && !c.is_whitespace() && !is_currency_sign(c));
    let is_code = shape[..first].iter().any(is_word) || shape[first..last].iter().any(is_word);
    let decimals = shape[first..last]
        .iter()
        .rev()
        .take_while(|c| **c != Some('.'))
        .filter(|c| c.is_none())
        .count();
    let has_point = shape[first..last].contains(&Some('.'));
    let decimals = if has_point { decimals + 1 } else { 0 };
    let text = format!("{n:.decimals$}");
    let is_whole = text.parse() == Ok(n) && (0.0..1e15).contains(&n);
    if !is_code || !is_whole {
        return None;
    }
    let mut figures: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    while figures.len() < digits {
        figures.insert(0, '0');
    }
    // What there are no places for stands before the first.
    let mut rest = figures.split_off(figures.len() - digits).into_iter();
    let mut shown: String = String::new();
    for (at, sign) in shape.into_iter().enumerate() {
        if at == first {
            shown.extend(&figures);
        }
        shown.extend(sign.or_else(|| rest.next()));
    }
    Some(shown)
}

/// A code of digits, zeros in front: 7 in `00000` is 00007. One with a separator in it (`000-000`) is none.
fn with_zeros(n: f64, bare: &str, quoted: &str, money: &str) -> Option<String> {
    let digits = bare.trim();
    let is_code = digits.len() > 1 && digits.bytes().all(|b| b == b'0') && quoted.is_empty() && money.is_empty();
    let is_whole = n.fract() == 0.0 && (0.0..1e15).contains(&n);
    (is_code && is_whole).then(|| format!("{:0width$}", n as u64, width = digits.len()))
}

/// A format without its literals, its literals, and what is in `[$…-407]`.
fn parts(format: &str) -> (String, String, String) {
    let (mut bare, mut quoted, mut money) = (String::new(), String::new(), String::new());
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => quoted.extend(signs.by_ref().take_while(|c| *c != '"')),
            '[' => {
                let inside: String = signs.by_ref().take_while(|c| *c != ']').collect();
                if let Some(words) = inside.strip_prefix('$') {
                    words.split('-').next().unwrap_or_default().clone_into(&mut money);
                }
            }
            '\\' => quoted.extend(signs.next().filter(|c| *c != ' ')),
            // A blank as wide as the next character, or the next character repeated.
            '_' | '*' => drop(signs.next()),
            other => bare.push(other),
        }
    }
    (bare, quoted, money)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_that_are_shown_alone_are_counted() {
        for (n, format, expected) in [
            (1.1, "0.00", Some(2)),
            (2.0, "0.0", Some(1)),
            (1.25, "0.00", None),
            (1.125, "0.00", None),
            (1.1, "General", None),
            (1.1, "0.00%", None),
            (1.1, "0.00 [$€-407]", None),
            (1.1, "#,##0.00", None),
            (1.1, "0", None),
        ] {
            assert_eq!(decimals_shown(n, format), expected, "{n} {format}");
        }
    }

    #[test]
    fn a_number_is_read_as_it_is_shown() {
        for (n, format, expected) in [
            (1199.0, "General", "1199"),
            (0.45, "0%", "45%"),
            (0.07, "0.00%", "7%"),
            (1199.0, "#,##0.00\\ \"€\"", "1199 €"),
            (1199.5, "#,##0.00 [$€-407];[Red]-#,##0.00 [$€-407]", "1199.5 €"),
            (-5.0, "\"$\"#,##0.00", "-5 $"),
            (5.0, "$#,##0", "5 $"),
            (10.0, "_-* #,##0.00 [$CHF-807]_-", "10 CHF"),
            (1.15, "0.00\" kg\"", "1.15 kg"),
            (3.0, "[>2]0;0", "3"),
            (2.0, "0\" of 10\"", "2"),
            (7.0, "00000", "00007"),
            (123_456.0, "00000", "123456"),
            (7.5, "000", "7.5"),
            (-7.0, "000", "-7"),
            (7.0, "0", "7"),
            (7.0, "000\" kg\"", "7 kg"),
            (7.0, "0.00", "7"),
            // Commas behind the digits scale what is shown.
            (1_234_567.0, "0.0,,\"M\"", "1234567"),
            (45_000.0, "#,##0,\"k\"", "45000"),
            (45_000.0, "$#,##0,\"k\"", "45000 $"),
            (45_000.0, "#,##0", "45000"),
            // Words before or between digits make a code.
            (7.0, "\"P-\"0000", "P-0007"),
            (12_345.0, "\"P-\"0000", "P-12345"),
            (9001.0, "\"ISO \"0", "ISO 9001"),
            (7.0, "00\"-\"000", "00-007"),
            (1.1, "\"v\"0.00", "v1.10"),
            (1.125, "\"v\"0.00", "1.125 v"),
            (5.0, "\"€ \"0", "5 €"),
            (1.0, "\"Yes\";;\"No\"", "Yes"),
            (0.0, "\"Yes\";;\"No\"", "No"),
            (0.0, "0;-0;\"-\"", "-"),
        ] {
            assert_eq!(as_shown(n, format), expected, "{format}");
        }
    }
}
