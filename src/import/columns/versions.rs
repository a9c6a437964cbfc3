//! Columns of versions: numbers joined by points, beside bounds, words such as `preview`, and a plain no.

use super::{
    bounds::{Bound, split},
    flags::flag,
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
        // `1.2-3` is one version; ends are whole numbers, or apart by a space.
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

fn is_no(text: &str) -> bool {
    flag(text).is_some_and(|f| f.is_sure && f.says() == RawSays::No)
}

/// Whether two ends are plain numbers joined by points, the lower first.
fn in_order(a: &str, b: &str) -> bool {
    let parts = |text: &str| -> Option<Vec<u64>> { text.split('.').map(|p| p.trim().parse().ok()).collect() };
    matches!((parts(a), parts(b)), (Some(a), Some(b)) if a <= b)
}

/// Whether a column is of versions: nine in ten of its cells are numbers joined by points, the rest bounds, words or a no,
/// and some cell has a point. `sure`: the heading says that it is of versions.
pub fn are_versions<'a>(texts: impl Iterator<Item = &'a str>, sure: bool) -> bool {
    let (mut numbers, mut bounds, mut words, mut noes, mut pointed, mut addresses) = (0_usize, 0, 0_usize, 0, 0, 0);
    for text in texts {
        let text = text.trim();
        if let Some(points) = dotted(text) {
            numbers += 1;
            pointed += usize::from(points > 0);
            addresses += usize::from(points == 3);
        } else if is_no(text) {
            noes += 1;
        } else if bound_of_dotted(text) {
            bounds += 1;
        } else if text.len() <= 20 && text.starts_with(char::is_alphabetic) && !text.contains(' ') {
            words += 1;
        } else {
            return false;
        }
        // Cheap to turn down: a column of words.
        if words > 8 && words > numbers {
            return false;
        }
    }
    let few = (numbers + bounds + words) / 10;
    numbers > 0
        && (addresses < numbers || sure)
        && (pointed > 0 || sure)
        && words <= few.max(usize::from(sure || numbers > 3))
        && numbers > bounds + noes
}

fn bound_of_dotted(text: &str) -> bool {
    match split(text) {
        Bound::AtLeast(a, _) => dotted(&a).is_some(),
        Bound::AtMost(a, _) => dotted(a).is_some(),
        Bound::Between(a, b) => dotted(a).is_some() && dotted(b).is_some() && in_order(a, b),
        Bound::One(_) | Bound::Unlimited => false,
    }
}

/// How many points a text has that is numbers joined by points, perhaps with a `v` before and a word such as `-rc1` behind;
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
        for (cells, sure, expected) in [
            (&["1.10", "1.9", "2.0"][..], false, true),
            (&["1.2.3", "1.10.0", "2.0"], false, true),
            (&["v1.2.3", "1.10-rc1", "preview", "2.0", "2.1"], false, true),
            (&["9", "10.1", "≤11", "false", "16"], false, true),
            (&["20", "22"], false, false),
            (&["20", "22"], true, true),
            (&["192.168.1.10", "10.0.0.1"], false, false),
            (&["1.9", "a long word", "2.0"], false, false),
            (&["1.9", "x", "y", "z"], false, false),
            (&["1.9 GB", "1.10 GB"], false, false),
            (&[], false, false),
        ] {
            assert_eq!(are_versions(cells.iter().copied(), sure), expected, "{cells:?}");
        }
    }
}
