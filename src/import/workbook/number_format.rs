//! What a spreadsheet shows around a number: a currency symbol, percent, a unit in quotation marks. It is part of the
//! value: the cell holds 0.45, and people read 45%.

use super::number;
use crate::catalog::kind::is_currency_sign;

/// A number as its format shows it, with all of its digits.
pub fn as_shown(n: f64, format: &str) -> String {
    // What follows a semicolon is for negative numbers, zero and text.
    let format = format.split(';').next().unwrap_or_default();
    let (bare, quoted, money) = parts(format);
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
        ] {
            assert_eq!(as_shown(n, format), expected, "{format}");
        }
    }
}
