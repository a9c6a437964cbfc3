//! A version in a cell that holds a number: 1.1 is shown as 1.10 where its format has two decimals, and that is what it is.

use crate::import::{
    columns::shows_versions,
    own::grid,
    table::{ListTable, ListValue},
};

/// Writes the figures of columns of versions and codes as they are shown. `decimals`: row, column and how many, of those that
/// are shown with more than they have.
pub fn restore(table: &mut ListTable, decimals: &[(u32, u32, usize)]) {
    if decimals.is_empty() || table.form.is_transposed || grid::is_ours(table) {
        return;
    }
    let mut by_column = decimals.to_vec();
    by_column.sort_unstable_by_key(|(row, column, _)| (*column, *row));
    let mut restored = Vec::new();
    for of_one in by_column.chunk_by(|a, b| a.1 == b.1) {
        let Some(column) = of_one
            .first()
            .and_then(|(_, at, _)| table.columns.get_mut(*at as usize))
        else {
            continue;
        };
        let shown = |entry: u32, value: &ListValue| -> Option<String> {
            let row = u32::try_from(table.places.get(entry as usize)?.checked_sub(1)?).ok()?;
            let at = of_one.binary_search_by_key(&row, |(row, ..)| *row).ok()?;
            let n: f64 = value.text().parse().ok()?;
            Some(format!("{n:.*}", of_one[at].2))
        };
        let texts: Vec<String> = column
            .cells
            .iter()
            .map(|(entry, v)| shown(*entry, v).unwrap_or_else(|| v.text().into_owned()))
            .collect();
        if !shows_versions(&column.header, texts.iter().map(String::as_str)) {
            continue;
        }
        for ((_, value), text) in column.cells.iter_mut().zip(texts) {
            if matches!(value, ListValue::Text(_)) {
                *value = ListValue::Text(text);
            }
        }
        restored.push(column.header.clone());
    }
    table.remark(
        "Versions and codes were read with the zeros that their cells show",
        restored,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::{ListColumn, RecordPart};

    #[test]
    fn zeros_are_restored_in_columns_of_versions_and_codes_alone() {
        for (head, cells, shown, expected) in [
            ("Version", "1.1 1.9 2", &[(1, 2), (3, 2)][..], "1.10 1.9 2.00"),
            ("Runtime", "1.1 1.2.3 2", &[(1, 2), (3, 2)], "1.10 1.2.3 2.00"),
            ("Serial", "1.5 2.25", &[(1, 2)], "1.50 2.25"),
            // Figures.
            ("Price", "1.1 1.9 2", &[(1, 2), (2, 2), (3, 2)], "1.1 1.9 2"),
            ("Score", "1.1 1.9 2", &[(1, 2), (3, 2)], "1.1 1.9 2"),
            ("Weight", "1.5 2", &[(1, 3), (2, 3)], "1.5 2"),
            // The heading is in the first row, and what is no number stays.
            ("Version", "1.1 beta 2", &[(0, 2), (2, 2), (3, 1)], "1.1 beta 2.0"),
            ("Version", "1.1 1.9", &[], "1.1 1.9"),
        ] {
            let mut column = ListColumn::new(head, RecordPart::Field);
            let texts = cells.split(' ').map(|text| ListValue::Text(text.to_owned()));
            column.cells = (0..).zip(texts).collect();
            let mut table = ListTable {
                places: (2..2 + column.cells.len()).collect(),
                columns: vec![column],
                ..ListTable::default()
            };
            let decimals: Vec<(u32, u32, usize)> = shown.iter().map(|(row, n)| (*row, 0, *n)).collect();
            restore(&mut table, &decimals);
            let found: Vec<String> = table.columns[0]
                .cells
                .iter()
                .map(|(_, v)| v.text().into_owned())
                .collect();
            assert_eq!(found.join(" "), expected, "{head}: {cells}");
            assert_eq!(table.remarks.is_empty(), expected == cells, "{head}: {cells}");
        }
    }
}
