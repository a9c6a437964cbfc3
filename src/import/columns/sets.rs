//! Cells that are lists: what their parts are, and when a column of text is one of lists.

use std::collections::BTreeSet;

use super::options::{MAX_OPTION_CHARS, MAX_OPTIONS, fold};
use crate::import::table::ListValue;

/// What may separate the parts of a list in a cell of text, the surest first.
pub const SIGNS: [char; 4] = ['\n', ';', '|', ','];

/// The parts of a value that is a list; a text is split at the separator, or is one part without it. Blank parts are none.
pub fn list_parts(value: &ListValue, sign: Option<char>) -> impl Iterator<Item = String> + use<'_> {
    let list: Vec<String> = match (value, sign) {
        (ListValue::List(list), _) => list.iter().map(|p| p.trim().to_owned()).collect(),
        (other, Some(sign)) => other.text().split(sign).map(|p| p.trim().to_owned()).collect(),
        (other, None) => vec![other.text().trim().to_owned()],
    };
    list.into_iter().filter(|p| !p.is_empty())
}

/// The separator of the lists in a column's cells. The parts are short and recur: prose stays prose. A comma also occurs
/// within names (`Berlin, Germany`), so it must split cells into different numbers of parts, or into parts that recur often
/// and beside other parts or in another place.
pub fn sign_of(values: &[&ListValue]) -> Option<char> {
    SIGNS.into_iter().find(|sign| {
        // Cheap to reject: most columns of text have no such separator at all.
        values.iter().any(|v| v.text().contains(*sign)) && is_delimited(values, *sign)
    })
}

/// The separator that most of a column's texts have, for a column that the user set to a set.
pub fn likely_sign(values: &[&ListValue]) -> Option<char> {
    let count = |sign: char| values.iter().filter(|v| v.text().contains(sign)).count();
    SIGNS.into_iter().find(|sign| count(*sign) > 0)
}

fn is_delimited(values: &[&ListValue], sign: char) -> bool {
    let (mut mentions, mut least, mut most, mut figures) = (0, usize::MAX, 0, 0);
    let mut distinct = BTreeSet::new();
    let (mut cells, mut places) = (BTreeSet::new(), BTreeSet::new());
    for value in values {
        let text = value.text();
        let mut n = 0;
        for part in text.split(sign).map(str::trim).filter(|p| !p.is_empty()) {
            let words = part.split(' ').count();
            if part.chars().count() > MAX_OPTION_CHARS
                || part.contains('\n')
                || words > 6
                || distinct.len() > MAX_OPTIONS
            {
                return false;
            }
            figures += usize::from(part.bytes().all(|b| b.is_ascii_digit()));
            let part = fold(part);
            if sign == ',' {
                places.insert((part.clone(), n));
            }
            distinct.insert(part);
            n += 1;
        }
        if sign == ',' {
            cells.insert(fold(&text));
        }
        mentions += n;
        (least, most) = (least.min(n), most.max(n));
    }
    let n = distinct.len();
    let is_mixed = || n * 4 <= mentions && (places.len() > n || cells.len() > n);
    let recur = match sign {
        ',' => n * 3 <= mentions * 2 && (least != most || is_mixed()) && figures < mentions,
        // These two occur in lists alone, if they do not end sentences.
        _ => n < mentions && (n * 3 <= mentions * 2 || n <= 20),
    };
    most > 1 && n <= MAX_OPTIONS && recur
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_lists_when_their_parts_come_again() {
        for (cells, expected) in [
            (&["Python;R", "Python; Java", "SQL"][..], Some(';')),
            (&["a|b", "b"], Some('|')),
            (&["Python, R", "Python, Java, SQL", "R", "SQL, R"], Some(',')),
            (&["x\ny", "x", "y\nz", "z"], Some('\n')),
            (
                &[
                    "Fast; but costly",
                    "Slow and cheap",
                    "Runs on premises; needs a licence",
                ],
                None,
            ),
            (&["Berlin, Germany", "Munich, Germany", "Hamburg, Germany"], None),
            (&["1,234", "1,500", "1"], None),
            (
                &[
                    "Berlin, DE",
                    "Paris, FR",
                    "Berlin, DE",
                    "Paris, FR",
                    "Berlin, DE",
                    "Bonn, DE",
                    "Bonn, DE",
                    "Bonn, DE",
                ],
                None,
            ),
            (
                &[
                    "eu, web",
                    "us, web",
                    "eu, app",
                    "us, app",
                    "asia, web",
                    "asia, app",
                    "eu, web",
                    "us, web",
                    "eu, app",
                    "us, app",
                ],
                Some(','),
            ),
            (&["eu, web", "web, eu", "eu, web", "web, eu"], Some(',')),
            (&["a;b", "c;d"], None),
            (&["a", "b"], None),
        ] {
            let values: Vec<ListValue> = cells.iter().map(|c| ListValue::Text((*c).to_owned())).collect();
            assert_eq!(sign_of(&values.iter().collect::<Vec<_>>()), expected, "{cells:?}");
        }
    }
}
