//! One figure as spreadsheets show it: sign or brackets, currency before, digits with marks, k and M, unit after.

mod value;

use std::borrow::Cow;

use super::{
    compound::{compound, iso_duration},
    meaning::{is_share, is_unit},
};
use crate::catalog::kind::{currency as currency_code, currency_before, has_decimal_comma, is_currency_sign};

/// What a letter alone after a figure means in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Letters {
    /// As it is written: k is a thousand, m a metre.
    #[default]
    AsWritten,
    /// Bytes: `16G`.
    Bytes,
    /// An m is a minute, as beside `2h`.
    Minutes,
    /// A K is a kelvin.
    Kelvin,
    /// Letters are remarks on the figure, as statistics offices make them: `12.5 p` is provisional.
    Flags,
}

/// A figure taken apart; which of its marks is the decimal separator is not settled yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<'a> {
    /// Digits with points and commas, and an exponent.
    digits: Cow<'a, str>,
    negative: bool,
    /// After the digits: k is 3, M is 6.
    power: u8,
    /// The unit, with the currency before a figure as its beginning; empty when there is none.
    pub unit: Cow<'a, str>,
}

/// Marks after a figure that mean inches.
const INCHES: [&str; 4] = ["\"", "″", "”", "''"];
const POWERS: [(&str, u8); 14] = [
    ("million", 6),
    ("millions", 6),
    ("Million", 6),
    ("Millionen", 6),
    ("Mio.", 6),
    ("Mio", 6),
    ("mn", 6),
    ("billion", 9),
    ("billions", 9),
    ("Milliarden", 9),
    ("Mrd.", 9),
    ("Mrd", 9),
    ("bn", 9),
    ("thousand", 3),
];
/// Letters after a figure, and whether after any: `10 m` is a length, `$10m` is not.
const LETTERS: [(&str, u8, bool); 6] = [
    ("k", 3, true),
    ("K", 3, true),
    ("M", 6, true),
    ("m", 6, false),
    ("B", 9, false),
    ("b", 9, false),
];
/// Words for "for each" and the time they name.
const EACH: [(&str, &str); 6] = [
    ("hourly", "/h"),
    ("daily", "/day"),
    ("weekly", "/week"),
    ("monthly", "/month"),
    ("yearly", "/year"),
    ("annually", "/year"),
];

/// Whether a unit is a currency, perhaps for each of something.
pub fn is_money(unit: &str) -> bool {
    let of = unit.split('/').next().unwrap_or(unit).trim();
    currency_code(of).is_some()
}

/// Whether a unit is a currency of people who write a comma before decimals, perhaps for each of something.
pub fn is_comma_money(unit: &str) -> bool {
    let of = unit.split('/').next().unwrap_or(unit).trim();
    has_decimal_comma(of)
}

/// Takes a text apart; `None` for what is no figure.
pub fn figure(text: &str) -> Option<Figure<'_>> {
    let text = text.trim();
    // Most cells are digits alone, and most texts start with a letter.
    let first = text.bytes().next()?;
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Figure {
            digits: text.into(),
            negative: false,
            power: 0,
            unit: "".into(),
        });
    }
    if let Some((n, unit)) = stars(text).or_else(|| iso_duration(text)) {
        return Some(Figure {
            digits: n.to_string().into(),
            negative: false,
            power: 0,
            unit: unit.into(),
        });
    }
    if first.is_ascii_lowercase() || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some((inner, behind)) = text.strip_prefix('(').and_then(|t| t.split_once(')')) {
        return in_brackets(inner, "", behind.trim());
    }
    let (sign, text) = signed(text);
    let (before, text) = currency(text);
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        return in_brackets(inner, before, "").filter(|_| !sign);
    }
    let (inner, text) = if before.is_empty() { (false, text) } else { signed(text) };
    if sign && inner {
        return None;
    }
    let (digits, behind) = digits(text)?;
    let (minus, behind) = minus_behind(&digits, behind);
    if minus && (sign || inner) {
        return None;
    }
    let (digits, behind) = without_cents(digits, behind);
    let (power, behind) = power(behind, !before.is_empty());
    let Some(unit) = unit(before, behind.trim()) else {
        let (n, unit) = before.is_empty().then(|| compound(text)).flatten()?;
        return Some(Figure {
            digits: n.to_string().into(),
            negative: sign,
            power: 0,
            unit: unit.into(),
        });
    };
    Some(Figure {
        digits,
        negative: sign || inner || minus,
        power,
        unit,
    })
}

/// The minus behind a sum, as accountants write it: `350,00-`. Of figures without cents or thousands it may mean anything,
/// a grade or a range without an end.
fn minus_behind<'a>(digits: &str, behind: &'a str) -> (bool, &'a str) {
    let last = digits.rsplit([',', '.']).next().unwrap_or_default();
    let is_sum = last.len() < digits.len() && matches!(last.len(), 2 | 3);
    let rest = behind.strip_prefix(['-', '−']).filter(|_| is_sum);
    match rest.filter(|rest| rest.is_empty() || rest.starts_with(' ') || rest.starts_with(is_currency_sign)) {
        Some(rest) => (true, rest),
        None => (false, behind),
    }
}

/// The unit of stars.
pub const STAR: &str = "★";

/// How many stars a text is, of those that are filled; one alone may be a mark.
fn stars(text: &str) -> Option<(u64, &'static str)> {
    if !text.starts_with(['★', '☆', '⭐']) {
        return None;
    }
    let signs = || text.chars().filter(|c| *c != '\u{fe0f}');
    let is_star = |c: char| matches!(c, '★' | '☆' | '⭐');
    (signs().all(is_star) && (2..=10).contains(&signs().count()))
        .then(|| (signs().filter(|c| *c != '☆').count() as u64, STAR))
}

/// A figure in brackets, which mean a minus; what is before or after them is its unit, where it has none within.
fn in_brackets<'a>(inner: &'a str, before: &'a str, behind: &'a str) -> Option<Figure<'a>> {
    let inner = figure(inner)?;
    let outer = unit(before, behind)?;
    let is_one = !inner.negative && (outer.is_empty() || inner.unit.is_empty());
    is_one.then_some(Figure {
        negative: true,
        unit: if outer.is_empty() { inner.unit } else { outer },
        ..inner
    })
}

fn signed(text: &str) -> (bool, &str) {
    match text.chars().next() {
        Some(c @ ('-' | '−')) => (true, text[c.len_utf8()..].trim_start()),
        Some('+') => (false, &text[1..]),
        _ => (false, text),
    }
}

fn currency(text: &str) -> (&str, &str) {
    if text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return ("", text);
    }
    let before = currency_before(text).unwrap_or_default();
    (before, text[before.len()..].trim_start())
}

/// The run of digits with their marks, thousands separated by spaces or apostrophes joined, and what follows it.
fn digits(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut closed: Option<String> = None;
    let (mut end, mut from) = (0, 0);
    if matches!(bytes.first(), Some(b'.')) && !digit(1) || !matches!(bytes.first(), Some(b'.' | b'0'..=b'9')) {
        return None;
    }
    loop {
        while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
            end += 1;
        }
        // 1 234, with any kind of space, and 1'234: three digits exactly must follow, and no decimals precede.
        let mark = text[end..]
            .chars()
            .next()
            .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '_'));
        let Some(mark) = mark else { break };
        let next = end + mark.len_utf8();
        let three = digit(next) && digit(next + 1) && digit(next + 2) && !digit(next + 3);
        if !three || bytes[from..end].contains(&b'.') || bytes[from..end].contains(&b',') || end - from > 3 || end == 0
        {
            break;
        }
        closed.get_or_insert_default().push_str(&text[from..end]);
        (from, end) = (next, next);
    }
    // `5.` is five.
    let trailing = bytes.get(end) == Some(&b'.') && end + 1 == bytes.len();
    let mut to = end;
    if trailing {
        end += 1;
    } else if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        if digit(end + 1 + sign) {
            end += 1 + sign;
            while digit(end) {
                end += 1;
            }
            to = end;
        }
    }
    let digits = match closed {
        Some(mut closed) => {
            closed.push_str(&text[from..to]);
            closed.into()
        }
        None => text[..to].into(),
    };
    Some((digits, &text[end..]))
}

/// `799,-` and `799.–` are sums without cents.
fn without_cents<'a>(digits: Cow<'a, str>, behind: &'a str) -> (Cow<'a, str>, &'a str) {
    let mut signs = behind.chars();
    match (signs.next(), signs.next(), signs.next()) {
        (Some(mark @ (',' | '.')), Some('-' | '–' | '—'), next) if next.is_none_or(|c| !c.is_ascii_digit()) => (
            format!("{digits}{mark}00").into(),
            behind.get(1..).unwrap_or_default().trim_start_matches(['-', '–', '—']),
        ),
        _ => (digits, behind),
    }
}

fn power(behind: &str, money: bool) -> (u8, &str) {
    if behind.is_empty() {
        return (0, behind);
    }
    let apart = |rest: &str| rest.is_empty() || rest.starts_with(|c: char| c == ' ' || c == '/' || is_currency_sign(c));
    let word = behind.trim_start();
    for (sign, power, of_all) in LETTERS {
        if let Some(rest) = word.strip_prefix(sign)
            && apart(rest)
            && (of_all || money)
        {
            return (power, rest);
        }
    }
    POWERS
        .iter()
        .find_map(|(sign, power)| {
            let rest = word.strip_prefix(sign)?;
            apart(rest).then_some((*power, rest))
        })
        .unwrap_or((0, behind))
}

fn unit<'a>(before: &'a str, behind: &'a str) -> Option<Cow<'a, str>> {
    if behind.is_empty() {
        return Some(before.into());
    }
    if before.is_empty()
        && let Some(share) = share(behind)
    {
        return Some(share.into());
    }
    if before.is_empty() && INCHES.contains(&behind) {
        return Some("in".into());
    }
    if before.is_empty() && !behind.contains([' ', '/']) {
        return is_unit(behind).then_some(behind.into());
    }
    let mut behind: Cow<'a, str> = behind.into();
    for word in ["per ", "pro ", "par ", "por ", "a ", "an "] {
        // After a number alone "a" may be part of a name.
        let is_article = word.starts_with('a');
        let starts = |at: &usize| (*at == 0 && !(is_article && before.is_empty())) || behind[..*at].ends_with(' ');
        if let Some(at) = behind.find(word).filter(starts) {
            behind = format!("{}/{}", behind[..at].trim_end(), behind[at + word.len()..].trim_start()).into();
        }
    }
    for (word, each) in EACH {
        if let Some(of) = behind.strip_suffix(word) {
            behind = format!("{}{each}", of.trim_end()).into();
        }
    }
    let unit = match behind.split_once('/') {
        Some((of, each)) => {
            let of = if before.is_empty() { of.trim() } else { before };
            format!("{of}/{}", each.trim())
        }
        // $5 USD states it twice.
        None if before.is_empty() => behind.into_owned(),
        None if is_money(before) && is_money(&behind) => before.to_owned(),
        None => return None,
    };
    let head = unit.strip_prefix(is_currency_sign).unwrap_or(&unit);
    let head = head.strip_prefix('/').unwrap_or(head);
    (is_unit(&unit) || is_unit(head)).then_some(unit.into())
}

/// `/5`, `out of 5`, `von 5 Sternen`: what a mark is given out of, as a unit.
fn share(behind: &str) -> Option<String> {
    let bare = ["stars", "star", "Sternen", "Sterne", "points", "Punkten", "Punkte"]
        .iter()
        .find_map(|word| behind.strip_suffix(word))
        .unwrap_or(behind)
        .trim_end();
    let of = ["/", "out of ", "von ", "sur ", "su ", "de "]
        .iter()
        .find_map(|word| bare.strip_prefix(word))?;
    let share = format!("/{}", of.trim_start());
    is_share(&share).then_some(share)
}

#[cfg(test)]
mod tests;
