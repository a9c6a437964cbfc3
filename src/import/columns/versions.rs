//! Columns of versions: numbers joined by points, beside bounds, words such as `preview`, and a plain no.

use std::collections::BTreeSet;

use super::{
    bounds::{Bound, split},
    flags::is_no,
};
use crate::catalog::{
    kind::{AttributeKind, RawEnd},
    raw::RawSays,
};

/// What a cell of a version claims: a no is not applicable, with the word as its note.
pub fn read(text: &str, rules: &dyn AttributeKind) -> Option<(RawSays, String)> {
    let text = text.trim();
    let is_version = |end: &str| rules.says_of(end).is_some();
    let end = |end: &str| is_version(end).then(|| RawEnd::Text(end.trim().to_owned()));
    // That an end itself is left out cannot be claimed; the note keeps it.
    let note = |strict: bool| if strict { text.to_owned() } else { String::new() };
    let says = match split(text) {
        // `1.2-3` is one version; ends are whole numbers, or separated by a space.
        Bound::Between(a, b) if !text.contains(' ') && (a.contains('.') || b.contains('.')) => None,
        Bound::Between(a, b) if in_order(a, b) => Some((RawSays::Between(end(a)?, end(b)?), String::new())),
        Bound::AtLeast(a, strict) => Some((RawSays::AtLeast(end(&a)?), note(strict))),
        Bound::AtMost(a, strict) => Some((RawSays::AtMost(end(a)?), note(strict))),
        _ => None,
    };
    match says {
        Some(says) => Some(says),
        None if is_no(text) => Some((RawSays::NotApplicable, text.to_owned())),
        None => Some((rules.says_of(text)?, String::new())),
    }
}

/// Whether two ends are plain numbers joined by points, the lower first.
fn in_order(a: &str, b: &str) -> bool {
    let parts = |text: &str| -> Option<Vec<u64>> { text.split('.').map(|p| p.trim().parse().ok()).collect() };
    matches!((parts(a), parts(b)), (Some(a), Some(b)) if a <= b)
}

/// What a heading implies about versions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Heading {
    /// It names versions: whole numbers are some as well.
    pub is_sure: bool,
    /// It names versions or releases.
    pub is_release: bool,
    /// It names money or a size, whose decimals differ without being versions.
    pub is_measure: bool,
}

/// Whether a column is of versions: nine in ten of its cells are numbers joined by points, the rest bounds, words or a no,
/// some cell has a point, and the heading or a cell proves that they are no decimals.
pub fn are_versions<'a>(texts: impl Iterator<Item = &'a str> + Clone, heading: Heading) -> bool {
    let sure = heading.is_sure;
    let (mut numbers, mut bounds, mut words, mut noes, mut pointed, mut addresses) = (0_usize, 0, 0_usize, 0, 0, 0);
    let mut is_proven = sure || heading.is_release;
    for text in texts.clone() {
        let text = text.trim();
        if let Some(points) = dotted(text) {
            numbers += 1;
            pointed += usize::from(points > 0);
            addresses += usize::from(points == 3);
            is_proven |= points > 1 || is_marked(text);
        } else if is_no(text) {
            noes += 1;
        } else if bound_of_dotted(text) {
            bounds += 1;
        } else if text.len() <= 20 && text.starts_with(char::is_alphabetic) && !text.contains(' ') {
            words += 1;
            is_proven |= STAGES.contains(&text.to_lowercase().as_str());
        } else {
            return false;
        }
        // Cheap to reject: a column of words.
        if words > 8 && words > numbers {
            return false;
        }
    }
    let few = (numbers + bounds + words) / 10;
    // "Since 11 or before" beside a no is how tables of support are written.
    is_proven |= bounds > 0 && noes > 0 && pointed < numbers;
    let zeros_count = || !heading.is_measure && zeros_count(&texts.clone().flat_map(ends).collect::<Vec<_>>());
    let many = numbers > bounds + noes || (bounds > noes && zeros_count());
    numbers + bounds > 0
        && (numbers == 0 || addresses < numbers || sure)
        && (pointed > 0 || numbers == 0 || sure)
        && words <= few.max(usize::from(sure || numbers > 3))
        && many
        && (is_proven || zeros_count())
}

/// The versions that a cell names: one, or the ends of a range.
fn ends(text: &str) -> Vec<String> {
    match split(text) {
        Bound::One(one) | Bound::About(one) => vec![one.to_owned()],
        Bound::AtLeast(end, _) => vec![end.into_owned()],
        Bound::AtMost(end, _) => vec![end.to_owned()],
        Bound::Between(a, b) => vec![a.to_owned(), b.to_owned()],
        Bound::Unlimited => Vec::new(),
    }
}

/// Words for what is not a final release, alone or after a number.
const STAGES: [&str; 13] = [
    "alpha", "beta", "canary", "dev", "latest", "lts", "next", "nightly", "post", "pre", "preview", "rc", "snapshot",
];

/// Whether a number joined by points is written as versions alone are: `v1.2`, `1.2-rc1`.
fn is_marked(text: &str) -> bool {
    let Some(bare) = text.strip_prefix(['v', 'V']) else {
        let tail = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let tail = tail.trim_start_matches(['-', '.', '+', '_', '~']).to_lowercase();
        let word = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        return STAGES.contains(&word);
    };
    !bare.is_empty()
}

/// Whether `1.10` is beside `1.9`, so that its zero counts: cells with different numbers of decimals, one of them ending in
/// a zero. Not where the same number is there without its zero (`0.50` beside `0.5`), unless a neighbour does so too: 1.10
/// follows 1.9.
fn zeros_count(texts: &[String]) -> bool {
    let pairs: BTreeSet<(&str, &str)> = texts.iter().filter_map(|t| t.trim().split_once('.')).collect();
    let differ = pairs
        .iter()
        .any(|(_, a)| pairs.first().is_some_and(|(_, b)| a.len() != b.len()));
    let mut zeros = pairs
        .iter()
        .filter(|(_, minor)| minor.len() > 1 && minor.ends_with('0'))
        .peekable();
    differ
        && zeros.peek().is_some()
        && zeros.all(|(major, minor)| {
            let beside = |n: u64| pairs.contains(&(*major, n.to_string().as_str()));
            let n: u64 = minor.parse().unwrap_or_default();
            let is_said_twice = pairs.contains(&(*major, minor.trim_end_matches('0')));
            !is_said_twice || beside(n.saturating_sub(1)) || beside(n.saturating_add(1))
        })
}

/// Whether numbers follow on each other as those of versions alone do: `1.9`, `1.10`, `1.11`.
pub fn follow_on<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> bool {
    let has_ten = |text: &str| text.trim().split_once('.').is_some_and(|(_, minor)| minor == "10");
    // Cheap to reject: most columns have none.
    texts.clone().any(has_ten) && {
        let pairs: BTreeSet<(&str, &str)> = texts.filter_map(|t| t.trim().split_once('.')).collect();
        let beside = |major: &str| ["9", "11"].iter().all(|minor| pairs.contains(&(major, *minor)));
        pairs.iter().any(|(major, minor)| *minor == "10" && beside(major))
    }
}

fn bound_of_dotted(text: &str) -> bool {
    match split(text) {
        Bound::AtLeast(a, _) => dotted(&a).is_some(),
        Bound::AtMost(a, _) => dotted(a).is_some(),
        Bound::Between(a, b) => dotted(a).is_some() && dotted(b).is_some() && in_order(a, b),
        Bound::One(_) | Bound::About(_) | Bound::Unlimited => false,
    }
}

/// How many points a text has that is numbers joined by points, perhaps with a `v` before and a word such as `-rc1` after it;
/// `None` for any other.
fn dotted(text: &str) -> Option<usize> {
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let end = bare
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(bare.len());
    let (numbers, tail) = bare.split_at(end);
    let points = numbers.matches('.').count();
    let joined = !numbers.is_empty() && numbers.len() <= 40 && numbers.split('.').all(|p| !p.is_empty());
    let tail_fits = tail.is_empty()
        || (points > 0
            && tail.len() <= 24
            && tail
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+' | '_' | '~')));
    (joined && tail_fits).then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_versions() {
        const PLAIN: Heading = Heading {
            is_sure: false,
            is_release: false,
            is_measure: false,
        };
        const SURE: Heading = Heading { is_sure: true, ..PLAIN };
        const RELEASE: Heading = Heading {
            is_release: true,
            ..PLAIN
        };
        const MEASURE: Heading = Heading {
            is_measure: true,
            ..PLAIN
        };
        for (cells, heading, expected) in [
            (&["1.10", "1.9", "2.0"][..], PLAIN, true),
            (&["1.2.3", "1.10.0", "2.0"], PLAIN, true),
            (&["v1.2.3", "1.10-rc1", "preview", "2.0", "2.1"], PLAIN, true),
            (&["9", "10.1", "≤11", "false", "16"], PLAIN, true),
            (&["20", "22"], PLAIN, false),
            (&["20", "22"], SURE, true),
            (&["192.168.1.10", "10.0.0.1"], PLAIN, false),
            (&["1.9", "a long word", "2.0"], PLAIN, false),
            (&["1.9", "x", "y", "z"], PLAIN, false),
            (&["1.9 GB", "1.10 GB"], PLAIN, false),
            (&[], PLAIN, false),
            // Decimals, with a word beside them.
            (&["1.10", "1.20", "1.50", "2.20", "free"], PLAIN, false),
            (&["1.2", "2.5", "0.8", "3.1", "approx"], PLAIN, false),
            (&["6.1", "6.7", "5.4", "no"], PLAIN, false),
            (&["0.1000000000000000055", "0.5"], PLAIN, false),
            (&["0.5", "0.50", "0.6"], PLAIN, false),
            (&["1.5GB", "2.5GB", "no"], PLAIN, false),
            (&["5.4", "5.10"], MEASURE, false),
            // What proves versions.
            (&["1.1", "1.9", "1.10"], PLAIN, true),
            (&["v1.5", "v1.6"], PLAIN, true),
            (&["1.5-rc1", "1.6"], PLAIN, true),
            (&["1.5", "1.6", "1.7", "1.8", "preview"], PLAIN, true),
            (&["1.5", "1.6", "no"], RELEASE, true),
            (&["1.2.3", "1.10"], MEASURE, true),
        ] {
            assert_eq!(are_versions(cells.iter().copied(), heading), expected, "{cells:?}");
        }
    }
}
