//! Rows that claim to be sums.

use super::*;
use crate::import::table::RecordPart;

/// The first cells of the rows that remain, and the remarks.
fn left(rows: &[&str]) -> String {
    let width = rows.iter().map(|row| row.split(',').count()).max().unwrap_or(0);
    let mut table = ListTable {
        place_word: "line",
        places: (1..=rows.len()).collect(),
        ..ListTable::default()
    };
    for at in 0..width {
        let mut column = ListColumn::new(format!("c{at}"), RecordPart::Field);
        let texts = (0..).zip(rows.iter().map(|row| row.split(',').nth(at).unwrap_or_default()));
        let filled = texts.filter(|(_, text)| !text.is_empty());
        column.cells = filled
            .map(|(row, text)| (row, ListValue::Text(text.to_owned())))
            .collect();
        table.columns.push(column);
    }
    leave_out_sums(&mut table);
    assert_eq!(table.places.len() + table.left_out.len(), rows.len(), "{rows:?}");
    let kept = |(row, _): (usize, &usize)| first_text(&table, row as u32);
    let kept: Vec<String> = table.places.iter().enumerate().map(kept).collect();
    kept.join(" ")
}

#[test]
fn rows_are_sums_only_where_a_column_bears_them_out() {
    for (rows, expected) in [
        (&["A,1", "B,2", "Total,3"][..], "A B"),
        (&["A,1", "B,2", "Total,4"], "A B Total"),
        (&["A,x", "B,y", "Total,z"], "A B Total"),
        (&["A,1", "B,2", "Average,1.5"], "A B"),
        (&["A,1", "B,2", "C,4", "Average,2.3"], "A B C"),
        (&["A,1", "B,2", "C,4", "Average,2.4"], "A B C Average"),
        (&["A,1", "B,5", "C,2", "Median,2", "Total,8"], "A B C"),
        (&["A,1", "B,5", "C,2", "Count,3"], "A B C"),
        (&["A,1", "B,5", "C,2", "Min,1", "Max,5"], "A B C"),
        // Plans that are called so, and what stands below a total.
        (&["Free,0", "Pro,10", "Team,20", "Max,20"], "Free Pro Team Max"),
        (&["Free,0", "Pro,10", "Total,10", "Max,99"], "Free Pro Max"),
        (&["A,1", "B,2", "Total,3", "Tax Helper,9"], "A B Tax Helper"),
        (&["A,1", "B,2", "Total,3", "VAT 10 %,0.3", "Total gross,3.3"], "A B"),
        (
            &["A,1", "B,2", "Total,3", "Discount,-1", "Total due,2", "Tax Helper,7"],
            "A B Tax Helper",
        ),
        (&["Total,1", "Total,2", "A,3"], "Total Total A"),
        // Subtotals: two of them, or one that is named so.
        (&["A,1", "B,2", "Subtotal,3", "C,4"], "A B C"),
        (&["A,1", "B,2", "Subtotal,4", "C,4"], "A B Subtotal C"),
        (
            &["A,1", "B,2", "Total EU,3", "C,4", "D,1", "Total US,5", "E,1"],
            "A B C D E",
        ),
        (&["A,1", "B,2", "Total EU,3", "C,4"], "A B Total EU C"),
        (&["A,1", "B,2", "Total EU,3", "C,4", "D,1", "Total US,5"], "A B C D"),
        (&["Food,1", "Food Total,1", "Home,2"], "Food Home"),
        // One alone in the middle, called a total and no more, with figures that are not 0 above it, or in two columns.
        (&["A,1", "B,2", "Total,3", "C,4", "D,5"], "A B C D"),
        (&["A,1", "B,2", "Total,4", "C,4", "D,5"], "A B Total C D"),
        (&["Free,0", "Pro,10", "Total,10", "Team,20"], "Free Pro Total Team"),
        (&["A,1,5", "B,2,6", "Total EU,3,11", "C,4,1"], "A B C"),
        (&["A,1,5", "B,2,6", "Total EU,3,12", "C,4,1"], "A B Total EU C"),
        (&["A,1", "B,2", "Total,3", "C,4", "D,5", "Total,9", "E,6"], "A B C D E"),
        // The name of the group stands before the word.
        (&["A,x,1", "A,y,2", "A,Total,3", "B,z,4", "B,Total,4"], "A A B"),
        (&["A,x,1", "A,y,2", "A,Total,4", "B,z,4"], "A A A B"),
        // What was summed before is no part of the next: 1e15 would leave no digits of 1 + 2.
        (
            &["A,1e15", "B,1e15", "Subtotal,2e15", "C,1", "D,2", "Subtotal,3"],
            "A B C D",
        ),
    ] {
        assert_eq!(left(rows), expected, "{rows:?}");
    }
}
