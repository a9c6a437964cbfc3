//! What a cell looks like before it is known what its column holds.

use crate::{catalog::kind::is_currency_sign, import::columns::flag};

/// What a cell looks like that no heading looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    Number,
    Date,
    Flag,
}

/// What a cell looks like; `None`: it could be a heading.
pub fn looks(text: &str) -> Option<Looks> {
    let text = text.trim();
    let is_date = || text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
    match () {
        () if number(text).is_some() => Some(Looks::Number),
        () if is_date() => Some(Looks::Date),
        // Longer words for a yes, such as "available", are headings as well.
        () if text.len() <= 5 && flag(text).is_some_and(|f| f.is_sure) => Some(Looks::Flag),
        () => None,
    }
}

/// The number a cell holds, with a currency or percent sign and thousands marks removed.
pub fn number(text: &str) -> Option<f64> {
    let text = text
        .trim()
        .trim_matches(|c| c == '%' || c == ' ' || is_currency_sign(c));
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        return None;
    }
    text.replace([',', '\u{a0}', '\u{202f}'], "")
        .parse()
        .ok()
        .filter(|n: &f64| n.is_finite())
}

/// Whether a text is a year of our time, as headings are.
pub fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1900..=2100).contains(&y))
}

/// Whether a cell starts as a figure does, with or without a sign or a currency: `16 GB`, `≤ 5`, `€ 20`.
pub fn is_figure(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| c.is_ascii_digit())
}
