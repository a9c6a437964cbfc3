//! Marks of footnotes behind values, as tables of encyclopedias have them: `12.5[1]`, `Free[a]`. They are no part of a value.

use crate::{
    catalog::kind::DateFormat,
    import::{
        columns::figure::figure,
        table::{ListColumn, ListTable, ListValue},
    },
};

/// Removes the marks behind values, and reports where; one alone in a table, or one in each cell of a column of words, may be
/// part of a name.
pub fn leave_out_marks(table: &mut ListTable) {
    let all: usize = table.columns.iter().map(|c| marked(c).count()).sum();
    if all < 2 {
        return;
    }
    let mut places = Vec::new();
    for column in &mut table.columns {
        let is_value = |text: &str| figure(text).is_some() || DateFormat::Several.read(text).is_some();
        let is_part = marked(column).count() == column.cells.len() && !marked(column).all(|(_, bare)| is_value(bare));
        if is_part {
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
