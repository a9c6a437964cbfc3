//! Words with a meaning: those for "not stated", and headings made readable.

use super::{
    flags,
    heading_words::{has_word, speaks_of_money},
};
use crate::catalog::{
    kind::{currency_in_any_case, currency_of_heading, is_currency_sign, measure},
    wording::upper_first,
};

/// Words that mean "not stated" where the rest of a column is numbers, dates, versions or flags.
const MISSING: [&str; 46] = [
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "null",
    "nan",
    "-",
    "–",
    "—",
    "--",
    "---",
    "?",
    "\\n",
    "unknown",
    "not stated",
    "undefined",
    "not known",
    "not specified",
    "not available",
    "unavailable",
    "tbd",
    "tba",
    "tbc",
    "k.a.",
    "k. a.",
    "keine angabe",
    "n.v.",
    "n. v.",
    "unbekannt",
    "inconnu",
    "non précisé",
    "desconocido",
    "n/d",
    "n.d.",
    "n.c.",
    "n. c.",
    "nat",
    ".",
    "…",
    "...",
    "(blank)",
    "<none>",
    "<unknown>",
    "<null>",
    "<unset>",
    // As Eurostat writes it.
    ":",
];
/// Days that databases write where they have none: MySQL's, alone and with a time.
const NO_DAY: [&str; 5] = ["0000-00-00", "0000/00/00", "00/00/0000", "00.00.0000", "00-00-0000"];
/// Words that may mean it too, and are values all the same.
const DOUBTFUL: [&str; 3] = ["none", "nil", "not applicable"];

/// Words in the place of a figure that is to be had elsewhere.
const ELSEWHERE: [&str; 34] = [
    "contact us",
    "contact sales",
    "contact",
    "call us",
    "call",
    "call for price",
    "call for pricing",
    "on request",
    "upon request",
    "by request",
    "price on request",
    "price upon request",
    "on application",
    "price on application",
    "poa",
    "quote",
    "request a quote",
    "custom",
    "custom pricing",
    "custom quote",
    "negotiable",
    "varies",
    "variable",
    "depends",
    "it depends",
    "auf anfrage",
    "preis auf anfrage",
    "individuell",
    "variabel",
    "sur demande",
    "sur devis",
    "a consultar",
    "bajo petición",
    "su richiesta",
];

/// Whether a cell states in place of a figure that it is to be had elsewhere. Under a heading of money any few words without
/// a figure do.
pub fn is_no_figure(text: &str, is_money: bool) -> bool {
    let text = text.trim();
    let is_short = text.chars().count() <= 40 && text.chars().any(char::is_alphabetic);
    if !is_short || text.chars().any(char::is_numeric) {
        return false;
    }
    let lower = text.to_lowercase();
    is_money || ELSEWHERE.contains(&lower.trim_end_matches(['.', '!', '…']))
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    /// None of them has more bytes, and none starts with a digit.
    const LONGEST: usize = 20;
    let text = text.trim();
    if text.len() > LONGEST || text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if text.is_ascii() {
        return words.iter().any(|w| w.eq_ignore_ascii_case(text));
    }
    words.contains(&text.to_lowercase().as_str())
}

/// Whether a cell means that nothing is stated, when the rest of its column is of a kind that has no words.
pub fn is_missing(text: &str) -> bool {
    is_one_of(text, &MISSING) || is_no_day(text) || is_flagged_blank(text)
}

/// Whether a text is a day of zeros, with or without a time of zeros.
fn is_no_day(text: &str) -> bool {
    let text = text.trim();
    if !text.starts_with('0') || !(10..=26).contains(&text.len()) {
        return false;
    }
    let clock = |rest: &str| rest.chars().all(|c| matches!(c, '0' | ':' | '.' | ' ' | 'T' | 'Z'));
    NO_DAY.iter().any(|day| text.strip_prefix(day).is_some_and(clock))
}

/// Whether a text is a colon with why there is no figure: `: c` of Eurostat is confidential.
fn is_flagged_blank(text: &str) -> bool {
    text.trim()
        .strip_prefix(':')
        .is_some_and(|flags| is_flags(flags.trim()))
}

/// Whether a text is one of the flags that statistics offices put behind figures, or two or three of them: `p` is
/// provisional, `e` estimated, `b` a break in the series.
pub fn is_flags(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b"bcdefnprsuz".contains(&b))
}

/// Words in place of the day something ends, where it has none.
const WITHOUT_END: [&str; 48] = [
    "never",
    "no",
    "none",
    "false",
    "nein",
    "non",
    "no date",
    "not planned",
    "not announced",
    "not scheduled",
    "no end",
    "no end date",
    "no expiry",
    "ongoing",
    "active",
    "current",
    "supported",
    "still supported",
    "maintained",
    "open",
    "open-ended",
    "open ended",
    "indefinite",
    "indefinitely",
    "permanent",
    "perpetual",
    "nie",
    "keine",
    "keines",
    "kein",
    "aktiv",
    "laufend",
    "offen",
    "unbefristet",
    "jamais",
    "aucun",
    "aucune",
    "actif",
    "en cours",
    "indéterminé",
    "nunca",
    "ninguno",
    "ninguna",
    "activo",
    "indefinido",
    "mai",
    "nessuno",
    "nessuna",
];

/// Words in place of that day for what is there still, and is to be used no more.
const DEPRECATED: [&str; 5] = ["deprecated", "sunset", "abgekündigt", "obsolete", "obsolète"];

/// Words in place of that day where it is over.
const ENDED: [&str; 15] = [
    "true",
    "yes",
    "ja",
    "oui",
    "sí",
    "eol",
    "ended",
    "expired",
    "discontinued",
    "retired",
    "end of life",
    "abgelaufen",
    "eingestellt",
    "ausgelaufen",
    "descontinuado",
];

/// Whether a cell of ends states that there is none, so that no day is stated.
pub fn is_without_end(text: &str) -> bool {
    is_one_of(text, &WITHOUT_END)
}

/// Whether a cell of ends states that it is over, on no day. A yes to `Deprecated` is the end of nothing.
pub fn is_ended(header: &str, text: &str) -> bool {
    let is_deprecation = || has_word(header, &["deprecated", "deprecation", "obsolete", "abkündigung"]);
    is_one_of(text, &ENDED) && !(flags::is_yes(text) && is_deprecation())
}

/// Whether a cell of ends is a word in place of a day.
pub fn is_word_of_ends(text: &str) -> bool {
    is_one_of(text, &ENDED) || is_one_of(text, &DEPRECATED)
}

/// Whether a value looks as if "not stated" was meant. Among words it stays a value all the same: only its author
/// knows.
pub fn is_placeholder(text: &str) -> bool {
    is_missing(text) || is_one_of(text, &DOUBTFUL)
}

/// Whether a cell states that the column makes no sense for its entry.
pub fn is_not_applicable(text: &str) -> bool {
    is_one_of(text, &["not applicable"])
}

/// A heading for a person: `open_source` becomes `Open source`. Capitals within are deliberate and stay.
pub fn human(header: &str) -> String {
    let spaced = if header.contains(char::is_whitespace) {
        header.to_owned()
    } else {
        header.replace('_', " ")
    };
    let spaced = spaced.trim();
    let first = spaced.split(char::is_whitespace).next().unwrap_or_default();
    if first.chars().any(char::is_uppercase) {
        return spaced.to_owned();
    }
    upper_first(spaced)
}

/// The text, or another when it is blank.
pub fn or(text: &str, otherwise: &str) -> String {
    if text.trim().is_empty() { otherwise } else { text }.to_owned()
}

/// Splits a heading such as `Price (EUR)`, `max size GB` or `Battery/Wh` into what it names and the unit; the unit is empty
/// when there is none. What follows "per" is what the price is for.
pub fn split_unit(header: &str) -> (&str, &str) {
    let header = header.trim();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((label, unit)) = header.strip_suffix(close).and_then(|h| h.rsplit_once(open)) {
            let (label, unit) = (label.trim(), unit.trim().trim_start_matches("in "));
            // Of several words the first is a unit, or they are no unit.
            let first = unit.split(' ').next().unwrap_or_default();
            let is_like = is_unit(unit) && (first == unit || PER.contains(&first) || is_known_unit(first));
            if !label.is_empty() && is_like && !is_remark(unit) {
                return (label, unit);
            }
        }
    }
    for separator in [' ', '_'] {
        if let Some((label, unit)) = header.rsplit_once(separator) {
            let label = label.trim();
            let before = label.strip_suffix(" in").or_else(|| label.strip_suffix("_in"));
            let is_said = before.is_some();
            let label = before.unwrap_or(label).trim();
            let last = label.rsplit([' ', '_']).next().unwrap_or_default().to_lowercase();
            if last == "/" || PER.contains(&last.as_str()) {
                return (header, "");
            }
            let is_letter = unit.len() == 1 && unit.starts_with(|c: char| c.is_alphabetic());
            // "Power in W", but "Option W".
            if label.is_empty() || (is_letter && !(is_said && measure(unit).is_some())) {
                continue;
            }
            if is_letter {
                return (label, unit);
            }
            if is_known_unit(unit) {
                return (label, unit);
            }
            // `ram_gb`: where words are joined so, units have no capitals either.
            if separator == '_'
                && let Some(unit) = unit_in_any_case(unit)
            {
                return (label, unit);
            }
        }
    }
    // `Battery/Wh`; but `Price/GB` is for each, and so is what precedes one second or one month.
    if let Some((label, unit)) = header.rsplit_once('/') {
        let (label, unit) = (label.trim(), unit.trim());
        let is_each = unit.len() == 1 || TIMES.contains(&unit) || label.contains('/') || speaks_of_money(label);
        if !label.is_empty() && !is_each && is_known_unit(unit) && !is_known_unit(label) {
            return (label, unit);
        }
    }
    (header, "")
}

/// Whether a unit is known by its exact spelling, alone or for each of another: `GB`, `km/h`, `$/h`.
pub fn is_known_unit(unit: &str) -> bool {
    let is_known = |unit: &str| UNITS.contains(&unit) || currency_of_heading(unit).is_some();
    is_known(unit)
        || unit.split_once('/').is_some_and(|(of, each)| {
            let is_measured = is_known(of) || measure(of).is_some();
            is_measured && (TIMES.contains(&each) || is_known(each) || measure(each).is_some())
        })
}

/// The unit that a word is in any case.
fn unit_in_any_case(word: &str) -> Option<&'static str> {
    let unit = UNITS.into_iter().find(|u| u.len() > 1 && u.eq_ignore_ascii_case(word));
    unit.or_else(|| currency_in_any_case(word))
}

/// Words before what something is for each of.
const PER: [&str; 5] = ["per", "pro", "par", "por", "je"];
/// One unit of time, after a slash.
const TIMES: [&str; 17] = [
    "s", "sec", "second", "min", "minute", "h", "hr", "hour", "d", "day", "week", "wk", "mo", "month", "yr", "year",
    "Monat",
];

/// Whether a unit is what marks are given out of.
pub fn is_share(unit: &str) -> bool {
    matches!(unit, "/5" | "/6" | "/10" | "/20" | "/100")
}

/// Whether a text can be a unit: short, without digits and list separators, and starting as units do.
pub fn is_unit(text: &str) -> bool {
    let starts = |c: char| c.is_alphabetic() || "%‰°".contains(c) || is_currency_sign(c);
    let is_power = |c: char| matches!(c, '²' | '³');
    let never = |c: char| (c.is_numeric() && !is_power(c)) || c.is_control() || ",;|()[]".contains(c);
    let is_word = text.chars().count() <= 12 && text.starts_with(starts) && !text.contains(never);
    is_word || is_share(text) || UNITS.contains(&text) || measure(text).is_some()
}

/// Whether what is in brackets at a heading is a remark on the column and no unit: `max`, `y/n`.
pub fn is_remark(text: &str) -> bool {
    NOT_UNITS.contains(&text.to_lowercase().as_str())
}

/// What is in brackets after a heading without being a unit.
const NOT_UNITS: [&str; 20] = [
    "max",
    "max.",
    "min",
    "min.",
    "avg",
    "mean",
    "total",
    "count",
    "number",
    "optional",
    "required",
    "estimated",
    "est.",
    "approx",
    "approx.",
    "net",
    "gross",
    "yes/no",
    "y/n",
    "if any",
];

/// Units known by their exact spelling, for headings without brackets.
const UNITS: [&str; 83] = [
    "B", "kB", "KB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "PiB", "bit", "bits", "bytes", "kbit/s",
    "Mbit/s", "Gbit/s", "Mbps", "Gbps", "MB/s", "GB/s", "Hz", "kHz", "MHz", "GHz", "ns", "µs", "us", "ms", "sec",
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "%", "percent", "mm", "cm", "km", "kg", "kW",
    "kWh", "W", "V", "°C", "rpm", "MP", "IOPS", "Wh", "mAh", "Ah", "mW", "MW", "MWh", "ml", "mL", "cl", "mA", "mV",
    "kV", "VA", "kVA", "mbar", "kPa", "MPa", "psi", "Nm", "kN", "lm", "dB", "dB(A)", "m²", "km²", "cm²", "m³", "kJ",
    "MJ", "GJ", "kcal",
];

#[cfg(test)]
mod tests;
