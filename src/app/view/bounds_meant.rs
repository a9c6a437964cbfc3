//! Bounds that may be meant by words in the filter panel: `price 100`, `pri under 100`, `64 GB`, `price>=1,500`, `ram 8 or 64`.

use super::facets::FacetView;
use crate::{
    catalog::{
        Catalog, Condition, Feature,
        condition::{self, Subject, quoted},
        kind::Marks,
    },
    explore::name_match::Sought,
};

/// The most that are offered.
const MOST: usize = 40;
const SIGNS: [&str; 5] = [">=", "<=", ">", "<", "="];

/// Conditions that may be meant.
#[derive(Default)]
pub(super) struct Bounds {
    /// Each with its text.
    pub offered: Vec<(Condition, String)>,
    /// Whether the marks of a number can be read in two ways; both are offered.
    pub in_two_ways: bool,
}

/// Conditions of each number and date whose name has the words before the value, or several; where there are none, of each
/// that can read the value with its unit.
pub(super) fn bounds(text: &str, facets: &[FacetView], catalog: &Catalog) -> Bounds {
    let Some((name, signs, value)) = parts(text) else {
        return Bounds::default();
    };
    let signs = match () {
        () if value.contains("..") => &["="][..],
        () if value.contains(" or ") => &[": "],
        () => &signs,
    };
    let sought = Sought::of(name);
    // A bare number fits every number there is.
    if value.is_empty() || (sought.is_empty() && !has_unit(&value)) {
        return Bounds::default();
    }
    let has_scale = |s: Subject| matches!(s, Subject::Attribute(a) if catalog[a].kind.has(Feature::Scale));
    let fits = |f: &&FacetView| has_scale(f.subject) && sought.is_in(&[&f.label, &f.id]);
    let texts = facets.iter().filter(fits).flat_map(|f| {
        let id = quoted(&f.id);
        signs.iter().map(move |sign| format!("{id}{sign}"))
    });
    let mut in_two_ways = false;
    let read = |start: String| {
        let read = |value: &str| {
            let text = format!("{start}{value}");
            Condition::parse_typed(&text, catalog).ok().map(|c| (c, text))
        };
        let all: Vec<_> = if let Some(one) = read(&value) {
            vec![one]
        } else {
            let both = [Marks::Point, Marks::Comma].into_iter();
            both.filter_map(|marks| read(&with_marks(&value, marks))).collect()
        };
        in_two_ways |= all.len() > 1;
        all
    };
    let offered = texts.flat_map(read).take(MOST).collect();
    Bounds { offered, in_two_ways }
}

/// Whether a value has more than digits in it, so that it fits a few numbers only.
fn has_unit(value: &str) -> bool {
    let is_of_unit = |word: &str| word != "or" && word.contains(|c: char| c.is_alphabetic() || !c.is_ascii());
    value.split_whitespace().any(is_of_unit)
}

/// The numbers of a text, whose decimals follow such a mark, written so that they can be read in no other way.
fn with_marks(text: &str, marks: Marks) -> String {
    let (thousands, decimal) = match marks {
        Marks::Point => (',', '.'),
        Marks::Comma => ('.', ','),
    };
    let plain = |number: &str| {
        let number = number.replace(thousands, "").replace(decimal, ".");
        match number.rsplit_once('.') {
            // Three digits may be a thousand's.
            Some((_, decimals)) if decimals.len() == 3 => format!("{number}0"),
            _ => number,
        }
    };
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let ends = text.split("..").map(|end| {
        let mut out = String::new();
        let mut rest = end;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(at);
            let (number, behind) = from.split_at(from.find(|c| !is_of_number(c)).unwrap_or(from.len()));
            out.push_str(before);
            out.push_str(&plain(number));
            rest = behind;
        }
        out + rest
    });
    ends.collect::<Vec<_>>().join("..")
}

/// The words of a name, the comparison operators that may be meant, and a value or a range of values.
fn parts(text: &str) -> Option<(&str, Vec<&'static str>, String)> {
    if let Some(at) = text.find(['<', '>', '=']) {
        let rest = text.get(at..)?;
        let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign))?;
        let name = text.get(..at).filter(|name| !name.ends_with('!'))?;
        return Some((name, vec![sign], rest.get(sign.len()..)?.trim().to_owned()));
    }
    if let Some((name, sign, value)) = condition::bound_parts(text) {
        return Some((name, vec![sign], value.into_owned()));
    }
    // A value begins with a digit at the start of a word.
    let begins_word = |at: usize| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || c == ':')
    };
    let (at, _) = text
        .char_indices()
        .find(|(at, c)| c.is_ascii_digit() && begins_word(*at))?;
    let name = text.get(..at)?.trim_end_matches([' ', ':']);
    Some((name, vec![">=", "<=", "="], text.get(at..)?.replace(" to ", "..")))
}
