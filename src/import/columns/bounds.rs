//! Bounds as people write them, in English, German, French, Spanish and Italian: `4-8`, `>=5`, `16+`, `up to 10`, `bis zu 10 h`,
//! `unlimited`. The ends are left as texts; numbers and versions parse them.

use std::borrow::Cow;

use crate::catalog::kind::is_currency_sign;

/// What a cell states about a scale, its ends as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound<'a> {
    /// One value.
    One(&'a str),
    /// A value near that one, as written: `~16 GB`.
    About(&'a str),
    /// That or more; `true`: strictly more, as written.
    AtLeast(Cow<'a, str>, bool),
    /// That or less; `true`: strictly less, as written.
    AtMost(&'a str, bool),
    /// Both ends included.
    Between(&'a str, &'a str),
    /// There is no limit.
    Unlimited,
}

const SIGNS: [(&str, bool, bool); 8] = [
    (">=", true, false),
    ("=>", true, false),
    ("<=", false, false),
    ("=<", false, false),
    ("≥", true, false),
    ("≤", false, false),
    (">", true, true),
    ("<", false, true),
];

/// Words before a lower end (`true`) or an upper one that is itself left out.
const STRICT_WORDS: [(&str, bool); 18] = [
    ("more than ", true),
    ("over ", true),
    ("above ", true),
    ("mehr als ", true),
    ("über ", true),
    ("plus de ", true),
    ("más de ", true),
    ("più di ", true),
    ("oltre ", true),
    ("less than ", false),
    ("under ", false),
    ("below ", false),
    ("weniger als ", false),
    ("unter ", false),
    ("moins de ", false),
    ("menos de ", false),
    ("meno di ", false),
    ("fewer than ", false),
];

/// Words before a lower end (`true`) or an upper one; the longer of two that start alike comes first.
const WORDS: [(&str, bool); 33] = [
    ("mind. ", true),
    ("at least ", true),
    ("min. ", true),
    ("min ", true),
    ("minimum ", true),
    ("from ", true),
    ("mindestens ", true),
    ("ab ", true),
    ("au moins ", true),
    ("à partir de ", true),
    ("dès ", true),
    ("al menos ", true),
    ("mínimo ", true),
    ("a partir de ", true),
    ("desde ", true),
    ("almeno ", true),
    ("minimo ", true),
    ("at most ", false),
    ("up to ", false),
    ("max. ", false),
    ("max ", false),
    ("maximum ", false),
    ("bis zu ", false),
    ("bis ", false),
    ("höchstens ", false),
    ("jusqu'à ", false),
    ("jusqu’à ", false),
    ("au plus ", false),
    ("hasta ", false),
    ("como máximo ", false),
    ("máximo ", false),
    ("fino a ", false),
    ("massimo ", false),
];

/// Words after a lower end (`true`) or an upper one.
const BEHIND: [(&str, bool); 12] = [
    (" or more", true),
    (" and more", true),
    (" and up", true),
    (" oder mehr", true),
    (" ou plus", true),
    (" et plus", true),
    (" o más", true),
    (" o più", true),
    (" or less", false),
    (" oder weniger", false),
    (" ou moins", false),
    (" o menos", false),
];

const UNLIMITED: [&str; 16] = [
    "unlimited",
    "no limit",
    "limitless",
    "infinite",
    "∞",
    "unbegrenzt",
    "unlimitiert",
    "ohne limit",
    "illimité",
    "illimitée",
    "illimités",
    "ilimitado",
    "ilimitada",
    "sin límite",
    "illimitato",
    "illimitata",
];

/// Words before a value that is near the one they are followed by.
const ABOUT: [&str; 20] = [
    "approximately ",
    "approx. ",
    "approx ",
    "about ",
    "around ",
    "roughly ",
    "circa ",
    "ca. ",
    "ca ",
    "c. ",
    "etwa ",
    "ungefähr ",
    "rund ",
    "environ ",
    "env. ",
    "aproximadamente ",
    "aprox. ",
    "unos ",
    "unas ",
    "est. ",
];
/// The same behind a value.
const ABOUT_BEHIND: [&str; 10] = [
    " approx.",
    " approx",
    " ca.",
    " circa",
    " est.",
    " (approx.)",
    " (approx)",
    " (ca.)",
    " (est.)",
    " (estimated)",
];

/// What is between two ends; `between` and the like before them are skipped.
const BETWEEN: [&str; 10] = [
    " to ",
    " bis ",
    " à ",
    " a ",
    " and ",
    " und ",
    " et ",
    " y ",
    " e ",
    " through ",
];
const BEFORE_BOTH: [&str; 9] = [
    "between ",
    "from ",
    "zwischen ",
    "von ",
    "entre ",
    "de ",
    "da ",
    "desde ",
    "tra ",
];

/// Reads a cell; what is no bound is one value.
pub fn split(text: &str) -> Bound<'_> {
    let text = text.trim();
    // Most cells are figures alone.
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') && !text.contains("..") {
        return Bound::One(text);
    }
    if let Some(near) = about(text) {
        return Bound::About(near);
    }
    for (sign, lower, strict) in SIGNS {
        if let Some(end) = text.strip_prefix(sign) {
            let end = end.trim_start();
            return if lower {
                Bound::AtLeast(end.into(), strict)
            } else {
                Bound::AtMost(end, strict)
            };
        }
    }
    let starts_with_word = text.starts_with(|c: char| c.is_alphabetic() || c == '∞');
    if starts_with_word && text.len() <= 40 {
        let folded = text.to_lowercase();
        // Where folding changes the length, places in it do not map to the text.
        if UNLIMITED.contains(&folded.as_str()) {
            return Bound::Unlimited;
        }
        if folded.len() == text.len() {
            if let Some(both) = BEFORE_BOTH
                .iter()
                .find(|w| folded.starts_with(**w))
                .and_then(|w| two_ends(text.get(w.len()..)?))
            {
                return Bound::Between(both.0, both.1);
            }
            let strict = STRICT_WORDS.iter().map(|(word, lower)| (word, lower, true));
            let words = WORDS.iter().map(|(word, lower)| (word, lower, false)).chain(strict);
            if let Some((word, lower, strict)) = { words }.find(|(w, ..)| folded.starts_with(**w))
                && let Some(end) = text.get(word.len()..).map(str::trim)
                && end.starts_with(|c: char| !c.is_alphabetic() || end.bytes().any(|b| b.is_ascii_digit()))
            {
                return if *lower {
                    Bound::AtLeast(end.into(), strict)
                } else {
                    Bound::AtMost(end, strict)
                };
            }
        }
    }
    if let Some(at) = text.find('+')
        && at > 0
        && text[..at].ends_with(|c: char| c.is_ascii_digit())
        && text[at + 1..].chars().all(|c| !c.is_ascii_digit() && c != '+')
    {
        let (number, unit) = (&text[..at], text[at + 1..].trim());
        return if unit.is_empty() {
            Bound::AtLeast(number.into(), false)
        } else {
            Bound::AtLeast(format!("{number} {unit}").into(), false)
        };
    }
    // `8 GB+`
    if let Some(end) = text.strip_suffix('+')
        && end.starts_with(|c: char| c.is_ascii_digit() || is_currency_sign(c))
        && end.ends_with(char::is_alphabetic)
    {
        return Bound::AtLeast(end.into(), false);
    }
    if let Some((end, lower)) = BEHIND
        .iter()
        .find_map(|(word, lower)| Some((text.strip_suffix(word)?, *lower)))
    {
        return if lower {
            Bound::AtLeast(end.into(), false)
        } else {
            Bound::AtMost(end, false)
        };
    }
    two_ends(text).map_or(Bound::One(text), |(a, b)| Bound::Between(a, b))
}

/// The value that a text is near, where it says so of one.
fn about(text: &str) -> Option<&str> {
    let signed = text.strip_prefix(['~', '≈', '≃', '∼', '～']);
    let worded = || {
        let is_word = text.starts_with(char::is_alphabetic) && text.len() <= 40;
        let folded = is_word.then(|| text.to_lowercase()).filter(|f| f.len() == text.len())?;
        let word = ABOUT.iter().find(|word| folded.starts_with(**word))?;
        text.get(word.len()..)
    };
    let behind = || {
        let is_figure = text.len() <= 40 && text.starts_with(|c: char| c.is_ascii_digit() || is_currency_sign(c));
        ABOUT_BEHIND
            .iter()
            .filter(|_| is_figure)
            .find_map(|word| text.strip_suffix(word))
    };
    let near = signed.or_else(worded).or_else(behind)?.trim_start();
    let is_figure = near.starts_with(|c: char| c.is_ascii_digit() || c == '.' || is_currency_sign(c));
    (is_figure && matches!(split(near), Bound::One(_))).then_some(near)
}

/// Both ends of a range that is joined by a dash or a word.
fn two_ends(text: &str) -> Option<(&str, &str)> {
    let apart = |at: usize, len: usize| {
        let (a, b) = (text.get(..at)?.trim_end(), text.get(at + len..)?.trim_start());
        let ends_well = a.ends_with(|c: char| c.is_alphanumeric() || "%.".contains(c) || is_currency_sign(c));
        let starts_well = b.starts_with(|c: char| c.is_ascii_digit() || ".-−+".contains(c) || is_currency_sign(c));
        let is_exponent = a.ends_with(['e', 'E']) && a.len() > 1 && a.as_bytes()[a.len() - 2].is_ascii_digit();
        let have_figures = [a, b].iter().all(|end| end.bytes().any(|b| b.is_ascii_digit()));
        (ends_well && starts_well && !is_exponent && have_figures).then_some((a, b))
    };
    for word in BETWEEN {
        if let Some(at) = text.find(word) {
            return apart(at, word.len());
        }
    }
    if let Some(at) = text.find("..") {
        let len = if text[at..].starts_with("...") { 3 } else { 2 };
        return apart(at, len);
    }
    text.char_indices()
        .skip(1)
        .filter(|(_, c)| matches!(c, '-' | '–' | '—' | '~' | '～'))
        .find_map(|(at, c)| apart(at, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_in_five_languages() {
        let least = |end: &'static str| Bound::AtLeast(end.into(), false);
        for (text, expected) in [
            ("8", Bound::One("8")),
            ("4-8", Bound::Between("4", "8")),
            ("4 – 8 GB", Bound::Between("4", "8 GB")),
            ("-10 to 60", Bound::Between("-10", "60")),
            ("10 bis 20", Bound::Between("10", "20")),
            ("entre 4 y 8", Bound::Between("4", "8")),
            ("da 4 a 8", Bound::Between("4", "8")),
            ("4..8", Bound::Between("4", "8")),
            ("2.5E-3", Bound::One("2.5E-3")),
            ("-5", Bound::One("-5")),
            (">=5", least("5")),
            ("> 100", Bound::AtLeast("100".into(), true)),
            ("<3", Bound::AtMost("3", true)),
            ("≤11", Bound::AtMost("11", false)),
            ("16+", least("16")),
            ("10+ h", least("10 h")),
            ("10 or more", least("10")),
            ("Up to 5 Gigabit", Bound::AtMost("5 Gigabit", false)),
            ("bis zu 10 h", Bound::AtMost("10 h", false)),
            ("jusqu'à 10", Bound::AtMost("10", false)),
            ("hasta 10", Bound::AtMost("10", false)),
            ("fino a 10", Bound::AtMost("10", false)),
            ("à partir de 3", least("3")),
            ("ab 3 €", least("3 €")),
            ("almeno 3", least("3")),
            ("8 GB+", least("8 GB")),
            ("$5k+", least("$5k")),
            ("C++", Bound::One("C++")),
            ("~16 GB", Bound::About("16 GB")),
            ("≈ $5", Bound::About("$5")),
            ("ca. 16 GB", Bound::About("16 GB")),
            ("Etwa 3", Bound::About("3")),
            ("16 GB (approx.)", Bound::About("16 GB")),
            ("~", Bound::One("~")),
            ("about us", Bound::One("about us")),
            ("Unlimited", Bound::Unlimited),
            ("illimité", Bound::Unlimited),
            ("A-1", Bound::One("A-1")),
            ("min size", Bound::One("min size")),
            ("1.10-rc1", Bound::One("1.10-rc1")),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
