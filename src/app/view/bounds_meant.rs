//! Bounds that may be meant by words in the filter panel: `price 100`, `pri under 100`, `64 GB`, `price>=1,500`.

use super::facets::FacetView;
use crate::{
    catalog::{
        Catalog, Condition, Feature,
        condition::{self, Subject, quoted},
    },
    explore::name_match::Sought,
};

/// The most that are offered.
const MOST: usize = 40;
const SIGNS: [&str; 5] = [">=", "<=", ">", "<", "="];

/// Conditions of each number and date whose name has the words before the value; where there are none, of each that can read
/// the value with its unit. A comma that can be read in two ways is offered in both. Each with its text.
pub(super) fn bounds(text: &str, facets: &[FacetView], catalog: &Catalog) -> Vec<(Condition, String)> {
    let Some((name, signs, value)) = parts(text) else {
        return Vec::new();
    };
    let signs = if value.contains("..") { &["="][..] } else { &signs };
    let sought = Sought::of(name);
    // A bare number fits every number there is.
    if value.is_empty() || (sought.is_empty() && !value.contains(|c: char| c.is_alphabetic() || !c.is_ascii())) {
        return Vec::new();
    }
    let has_scale = |s: Subject| matches!(s, Subject::Attribute(a) if catalog[a].kind.has(Feature::Scale));
    let fits = |f: &&FacetView| has_scale(f.subject) && sought.is_in(&[&f.label, &f.id]);
    let texts = facets.iter().filter(fits).flat_map(|f| {
        let id = quoted(&f.id);
        signs.iter().map(move |sign| format!("{id}{sign}"))
    });
    let read = |start: String| {
        let read = |value: &str| {
            let text = format!("{start}{value}");
            Condition::parse_typed(&text, catalog).ok().map(|c| (c, text))
        };
        match read(&value) {
            Some(one) => vec![one],
            None => ["", "."]
                .iter()
                .filter(|_| value.contains(','))
                .filter_map(|by| read(&value.replace(',', by)))
                .collect(),
        }
    };
    texts.flat_map(read).take(MOST).collect()
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
