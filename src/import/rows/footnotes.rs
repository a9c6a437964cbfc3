//! Marks of footnotes behind values, as tables of encyclopedias have them: `12.5[1]`, `Free[a]`. They are no part of a value.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    catalog::kind::DateFormat,
    import::{
        columns::figure::figure,
        table::{ListColumn, ListTable, ListValue},
    },
};

/// Removes the marks behind values, and reports where. One alone in a table may be part of what it stands behind, as may all in
/// the column of names, those in each cell of a column of words, and those that tell two such cells apart.
pub fn leave_out_marks(table: &mut ListTable) {
    let marks: usize = table.columns.iter().map(|c| marked(c).count()).sum();
    if marks < 2 {
        return;
    }
    let is_counted = are_counted(table);
    let mut places = Vec::new();
    // The first column has the names.
    for column in table.columns.iter_mut().skip(1) {
        let is_value = |text: &str| figure(text).is_some() || DateFormat::Several.read(text).is_some();
        let is_all = || marked(column).count() == column.cells.len();
        let are_words = marked(column).any(|(_, bare)| !is_value(bare));
        if are_words && (!is_counted || is_all() || tell_apart(column)) {
            continue;
        }
        for (row, value) in &mut column.cells {
            let ListValue::Text(text) = value else { continue };
            let Some(bare) = without_marks(text).map(str::to_owned) else {
                continue;
            };
            places.push((*row, format!("“{}”", text.trim())));
            *value = ListValue::Text(bare);
        }
    }
    places.sort_by_key(|(row, _)| *row);
    let places = places.into_iter();
    let places = places
        .map(|(row, text)| format!("{text} in {}", table.place(row as usize)))
        .collect();
    table.remark("Marks of footnotes behind values were left out", places);
}

/// Whether the numbers in the marks of a table count on, as those of footnotes do, with hardly a gap: `int[4]`, `char[8]` and
/// `data[0]` have sizes and places there.
fn are_counted(table: &ListTable) -> bool {
    let texts = table.columns.iter().flat_map(|c| &c.cells).map(|(_, v)| v.text());
    let mut numbers: BTreeSet<u32> = BTreeSet::new();
    for text in texts {
        let behind = without_marks(&text).and_then(|bare| text.trim().get(bare.len()..));
        let marks = behind.into_iter().flat_map(|marks| marks.split(['[', ']']));
        numbers.extend(marks.filter_map(|mark| mark.parse::<u32>().ok()));
    }
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) => *first > 0 && numbers.len() * 2 > (last - first) as usize,
        _ => true,
    }
}

/// Whether two cells of a column differ by their marks alone.
fn tell_apart(column: &ListColumn) -> bool {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    let mut texts = column.cells.iter().filter_map(|(_, value)| match value {
        ListValue::Text(text) => Some((without_marks(text)?, text.trim())),
        _ => None,
    });
    texts.any(|(bare, text)| known.insert(bare, text).is_some_and(|other| other != text))
}

/// The cells of a column that have one, without it.
fn marked(column: &ListColumn) -> impl Iterator<Item = (u32, &str)> {
    let texts = column.cells.iter().filter_map(|(row, value)| match value {
        ListValue::Text(text) => Some((*row, text.as_str())),
        _ => None,
    });
    texts.filter_map(|(row, text)| Some((row, without_marks(text)?)))
}

/// A text without the marks behind it; `None` where it has none, or nothing else.
fn without_marks(text: &str) -> Option<&str> {
    let mut bare = text.trim();
    while let Some((before, mark)) = bare.strip_suffix(']').and_then(|t| t.rsplit_once('[')) {
        let is_number = (1..=3).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit());
        let is_letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_lowercase());
        let is_word = ["note ", "nb ", "citation needed"]
            .iter()
            .any(|word| mark.starts_with(word));
        // A blank stands before a remark in brackets, and none before a mark.
        if !(is_number || is_letter || is_word) || before.trim().len() != before.len() {
            break;
        }
        bare = before;
    }
    (bare.len() < text.trim().len() && !bare.is_empty()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_footnotes_are_told_from_what_is_in_brackets() {
        for (text, expected) in [
            ("12.5[1]", Some("12.5")),
            ("Free[a][12]", Some("Free")),
            ("2004[note 2]", Some("2004")),
            ("[1]", None),
            ("x [1]", None),
            ("x[10 GB]", None),
            ("[1, 2]", None),
            ("x", None),
        ] {
            assert_eq!(without_marks(text), expected, "{text}");
        }
    }
}
