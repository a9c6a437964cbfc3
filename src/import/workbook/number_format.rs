//! What a spreadsheet shows around a number: a currency symbol, percent, a unit in quotation marks. It is part of the
//! value: the cell holds 0.45, and people read 45%.

use super::number;
use crate::catalog::kind::is_currency_sign;

/// A number as its format shows it, with all of its digits.
pub fn as_shown(n: f64, format: &str) -> String {
    if let Some(word) = word(n, format) {
        return word;
    }
    let Some(format) = section(n, format) else {
        return number(n);
    };
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
    let (bare, quoted, money) = parts(section(n, format)?);
    let (whole, decimals) = bare.trim().split_once('.')?;
    let is_plain = quoted.is_empty() && money.is_empty() && !whole.is_empty();
    let is_fixed = whole.bytes().all(|b| b == b'0' || b == b'#') && decimals.bytes().all(|b| b == b'0');
    let shown = with_zeros_behind(n, decimals.len());
    shown.filter(|_| is_plain && is_fixed).map(|_| decimals.len())
}

/// A number with so many decimals, where it is the same and has zeros behind it: what is shown may be rounded.
pub fn with_zeros_behind(n: f64, decimals: usize) -> Option<String> {
    /// More than this no spreadsheet shows.
    const MOST: usize = 30;
    let shown = format!("{n:.*}", decimals.min(MOST));
    (decimals > 0 && shown.parse() == Ok(n) && shown.len() > number(n).len()).then_some(shown)
}

/// The section of a format that a number without a word is shown by: of sections with conditions the first that holds, else the
/// first of all, since what follows is for negative numbers, zero and text. `None`: none holds.
fn section(n: f64, format: &str) -> Option<&str> {
    let mut sections = format.split(';');
    if !has_conditions(format) {
        return sections.next();
    }
    sections.find(|section| condition(section).is_none_or(|condition| condition.holds(n)))
}

fn has_conditions(format: &str) -> bool {
    format.split(';').any(|section| condition(section).is_some())
}

/// What a number is compared with: `[>=1000]`.
struct Compared<'f> {
    sign: &'f str,
    with: f64,
}

impl Compared<'_> {
    fn holds(&self, n: f64) -> bool {
        let order = (n + 0.0).total_cmp(&(self.with + 0.0));
        match self.sign {
            "=" => order.is_eq(),
            "<>" => order.is_ne(),
            ">" => order.is_gt(),
            ">=" => order.is_ge(),
            "<" => order.is_lt(),
            _ => order.is_le(),
        }
    }
}

/// The condition of a section, in brackets before what it shows, beside a colour.
fn condition(section: &str) -> Option<Compared<'_>> {
    let mut rest = section.trim_start();
    while let Some((inside, behind)) = rest.strip_prefix('[').and_then(|r| r.split_once(']')) {
        let found = ["<>", ">=", "<=", "=", ">", "<"].into_iter().find_map(|sign| {
            let with = inside.strip_prefix(sign)?.trim().parse().ok()?;
            Some(Compared { sign, with })
        });
        if found.is_some() {
            return found;
        }
        rest = behind.trim_start();
    }
    None
}

/// The word that stands for a number where its part of the format has no digits: `"Yes";;"No"`.
fn word(n: f64, format: &str) -> Option<String> {
    let sections: Vec<&str> = format.split(';').collect();
    let section = match () {
        () if has_conditions(format) => section(n, format)?,
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
    while let Some(sign) = signs.next() {
        match sign {
            '"' => shape.extend(signs.by_ref().take_while(|c| *c != '"').map(Sign::Word)),
            '\\' => shape.extend(signs.next().map(Sign::Word)),
            '0' => shape.push(Sign::Digit),
            // One in quotation marks stands between digits as any word does.
            '.' => shape.push(Sign::Point),
            _ => return None,
        }
    }
    let digits = shape.iter().filter(|s| **s == Sign::Digit).count();
    let (first, last) = (
        shape.iter().position(|s| *s == Sign::Digit)?,
        shape.iter().rposition(|s| *s == Sign::Digit)?,
    );
    let is_word = |s: &Sign| matches!(s, Sign::Word(c) if !c.is_whitespace() && !is_currency_sign(*c));
    let is_code = shape[..first].iter().any(is_word) || shape[first..last].iter().any(is_word);
    let point = shape.iter().position(|s| *s == Sign::Point);
    let behind = point.map_or(&[][..], |at| &shape[at + 1..]);
    let decimals = behind.iter().filter(|s| **s == Sign::Digit).count();
    let text = format!("{n:.decimals$}");
    let is_whole = text.parse() == Ok(n) && (0.0..1e15).contains(&n);
    if !is_code || !is_whole || behind.contains(&Sign::Point) {
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
        shown.extend(match sign {
            Sign::Word(c) => Some(c),
            Sign::Point => Some('.'),
            Sign::Digit => rest.next(),
        });
    }
    Some(shown)
}

/// One sign of the format of a code.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Digit,
    Point,
    Word(char),
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
            // Conditions.
            (0.0, "[=1]\"Yes\";[=0]\"No\"", "No"),
            (1.0, "[=1]\"Yes\";[=0]\"No\"", "Yes"),
            (5.0, "[=1]\"Yes\";[=0]\"No\"", "5"),
            (5.0, "[=1]\"Yes\";[=0]\"No\";General", "5"),
            (-5.0, "[Red][<0]\"None\";0\" kg\"", "None"),
            (5.0, "[Red][<0]\"None\";0\" kg\"", "5 kg"),
            (5.0, "[>=1000]0,\"TB\";0\"GB\"", "5 GB"),
            // A point in quotation marks is none of decimals.
            (123.0, "\"v\"0\".\"0\".\"0", "v1.2.3"),
            (1.5, "\"v\"0\".\"0", "1.5 v."),
        ] {
            assert_eq!(as_shown(n, format), expected, "{format}");
        }
    }
}
