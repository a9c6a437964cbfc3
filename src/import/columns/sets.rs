//! Cells that are lists: what their parts are, and when a column of text is one of lists.

use std::collections::BTreeSet;

use super::options::{MAX_OPTION_CHARS, MAX_OPTIONS, fold};
use crate::import::table::ListValue;

/// What separates the parts of the lists in a column's cells: each of these.
pub type Separators = &'static [&'static str];

/// Lists of lines.
pub const LINES: Separators = &["\n"];
const COMMA: Separators = &[","];
/// What may separate the parts of a list in a cell of text, the surest first.
const SEPARATORS: [Separators; 4] = [LINES, &[";"], &["|"], COMMA];
/// A comma beside another separator, as several people write one list.
const MIXED: [Separators; 3] = [&["\n", ","], &[";", ","], &["|", ","]];
/// Words before the last part of a list with commas.
const AND: Separators = &[
    ",", " and ", " & ", " und ", " sowie ", " et ", " y ", " e ", " or ", " oder ", " ou ",
];

/// The parts of a value that is a list; a text is split at the separators, or is one part without them. Blank parts are none.
pub fn list_parts(value: &ListValue, separators: Option<Separators>) -> impl Iterator<Item = String> + use<'_> {
    let list: Vec<String> = match (value, separators) {
        (ListValue::List(list), _) => list.iter().map(|p| p.trim().to_owned()).collect(),
        (other, Some(separators)) => {
            let text = other.text();
            split(&text, separators)
                .into_iter()
                .map(|p| p.trim().to_owned())
                .collect()
        }
        (other, None) => vec![other.text().trim().to_owned()],
    };
    list.into_iter().filter(|p| !p.is_empty())
}

fn split(text: &str, separators: Separators) -> Vec<&str> {
    let mut parts = vec![text];
    for separator in separators {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts
}

/// The separator of the lists in a column's cells. The parts are short and recur: prose stays prose. A comma also occurs
/// within names (`Berlin, Germany`), so it must split cells into different numbers of parts, or into parts that recur often
/// and beside other parts or in another place.
pub fn separators_of(values: &[&ListValue]) -> Option<Separators> {
    // Cheap to reject: most columns of text have no such separator at all.
    let has = |separator: &str| values.iter().any(|v| v.text().contains(separator));
    let found = SEPARATORS
        .into_iter()
        .find(|separators| has(separators[0]) && distinct_parts(values, separators).is_some());
    if !has(",") || values.iter().any(|v| has_decimal_comma(&v.text())) {
        return found.filter(|found| *found != COMMA);
    }
    let of_both = match found {
        Some(COMMA) | None => {
            Some(AND).filter(|and| and.iter().skip(1).any(|word| has(word)) && are_parts_of_lists(values))
        }
        Some(one) => MIXED
            .into_iter()
            .find(|both| both[0] == one[0] && are_pieces_alone(values, one)),
    };
    // What is separated twice over leaves fewer different parts where those are the same words.
    let distinct = |separators| distinct_parts(values, separators);
    let before = found.and_then(distinct).unwrap_or(usize::MAX);
    let is_better = |both: &Separators| distinct(*both).is_some_and(|n| n < before);
    of_both.filter(is_better).or(found)
}

/// Whether a comma is within a number: `1,2 GHz`.
fn has_decimal_comma(text: &str) -> bool {
    let is_digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let mut commas = memchr::memchr_iter(b',', bytes);
    commas.any(|at| at > 0 && is_digit(bytes.get(at - 1)) && is_digit(bytes.get(at + 1)))
}

/// Whether each piece between commas is also a part without one: `a, b; c` beside `a; b`, and not `S, red; M, blue`.
fn are_pieces_alone(values: &[&ListValue], separators: Separators) -> bool {
    let texts: Vec<String> = values.iter().map(|v| v.text().into_owned()).collect();
    let parts = || texts.iter().flat_map(|t| split(t, separators));
    let alone: BTreeSet<String> = parts().filter(|p| !p.contains(',')).map(|p| fold(p.trim())).collect();
    let mut pieces = parts().filter(|p| p.contains(',')).flat_map(|part| part.split(','));
    pieces.all(|piece| piece.trim().is_empty() || alone.contains(&fold(piece.trim())))
}

/// Whether each part beside an "and" is also one where there is none: `Python, R and Java` beside `R, Java` and `Python`, and
/// not `Research and Development`.
fn are_parts_of_lists(values: &[&ListValue]) -> bool {
    let texts: Vec<String> = values.iter().map(|v| v.text().into_owned()).collect();
    let parts = || {
        texts
            .iter()
            .flat_map(|t| t.split(','))
            .map(str::trim)
            .filter(|p| !p.is_empty())
    };
    let is_joined = |part: &&str| AND.iter().any(|word| part.contains(word));
    let alone: BTreeSet<String> = parts().filter(|p| !is_joined(p)).map(fold).collect();
    let mut joined = parts().filter(is_joined).flat_map(|part| split(part, AND));
    joined.all(|part| alone.contains(&fold(part)))
}

/// The separators that some of a column's texts have, for a column that the user set to a set.
pub fn likely_separators(values: &[&ListValue]) -> Option<Separators> {
    let has = |separators: &Separators| values.iter().any(|v| v.text().contains(separators[0]));
    separators_of(values).or_else(|| SEPARATORS.into_iter().find(has))
}

/// How many different parts there are, where the column is one of lists.
fn distinct_parts(values: &[&ListValue], separators: Separators) -> Option<usize> {
    let has_commas = separators.contains(&",");
    let (mut mentions, mut least, mut most, mut figures) = (0, usize::MAX, 0, 0);
    let mut distinct = BTreeSet::new();
    let (mut cells, mut places) = (BTreeSet::new(), BTreeSet::new());
    for value in values {
        let text = value.text();
        let mut n = 0;
        let mut in_cell = Vec::new();
        for part in split(&text, separators)
            .into_iter()
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let words = part.split(' ').count();
            if part.chars().count() > MAX_OPTION_CHARS
                || part.contains('\n')
                || words > 6
                || distinct.len() > MAX_OPTIONS
            {
                return None;
            }
            figures += usize::from(part.bytes().all(|b| b.is_ascii_digit()));
            let part = fold(part);
            if has_commas {
                in_cell.push(part.clone());
            }
            distinct.insert(part);
            n += 1;
        }
        if has_commas {
            cells.insert(fold(&text));
            // A list names nothing twice, as a town and its state may be called the same.
            let once: BTreeSet<&String> = in_cell.iter().collect();
            if once.len() == in_cell.len() {
                places.extend(in_cell.into_iter().zip(0..));
            }
        }
        mentions += n;
        (least, most) = (least.min(n), most.max(n));
    }
    let n = distinct.len();
    // A town is in no second place, and its country in no first, but for a few that are both.
    let moved = places.len().saturating_sub(n);
    let is_moved = moved > 1 && moved * 4 >= n;
    let is_mixed = || is_moved || (n * 4 <= mentions && (places.len() > n || cells.len() > n));
    let recur = if has_commas {
        n * 3 <= mentions * 2 && (least != most || is_mixed()) && figures < mentions
    } else {
        // The others occur in lists alone, if they do not end sentences.
        n < mentions && (n * 3 <= mentions * 2 || n <= 20)
    };
    (most > 1 && n <= MAX_OPTIONS && recur).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_lists_when_their_parts_come_again() {
        for (cells, expected) in [
            (&["Python;R", "Python; Java", "SQL"][..], Some(&[";"][..])),
            (&["a|b", "b"], Some(&["|"])),
            (&["Python, R", "Python, Java, SQL", "R", "SQL, R"], Some(&[","])),
            (&["x\ny", "x", "y\nz", "z"], Some(&["\n"])),
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
                Some(&[","]),
            ),
            (&["eu, web", "web, eu", "eu, web", "web, eu"], Some(&[","])),
            (&["a;b", "c;d"], None),
            (&["DE, FI, US", "FR, DE, CA", "US, DE, SG"], Some(COMMA)),
            (&["a, b; c", "a; b", "b, c", "c", "a, c"], Some(MIXED[1])),
            (&["Smith, J.; Doe, A.", "Doe, A.", "Smith, J.; Poe, E."], Some(&[";"])),
            (
                &["Python, R und Java", "Python und R", "Java", "R, Java", "Python"],
                Some(AND),
            ),
            (
                &[
                    "Research and Development",
                    "Sales, Research and Development",
                    "Sales",
                    "Sales, HR",
                    "HR",
                ],
                Some(COMMA),
            ),
            (&["a", "b"], None),
            (
                &[
                    "S, red; M, blue",
                    "M, red; S, blue",
                    "L, red; L, blue",
                    "S, red; L, red",
                ],
                Some(&[";"]),
            ),
            (
                &["1,2 GHz; 1,5 GHz", "1,2 GHz; 2,5 GHz", "1,5 GHz; 2,5 GHz", "1,2 GHz"],
                Some(&[";"]),
            ),
            (&["1,2 GHz, 1,5 GHz", "1,2 GHz", "1,5 GHz", "1,2 GHz"], None),
            (
                &[
                    "Singapore, Singapore",
                    "Luxembourg, Luxembourg",
                    "Berlin, Germany",
                    "Munich, Germany",
                    "Berlin, Germany",
                    "Paris, France",
                    "Paris, France",
                ],
                None,
            ),
        ] {
            let values: Vec<ListValue> = cells.iter().map(|c| ListValue::Text((*c).to_owned())).collect();
            assert_eq!(separators_of(&values.iter().collect::<Vec<_>>()), expected, "{cells:?}");
        }
    }
}
