//! One heading over several columns that are filled from the left, as ticket systems write what may be several: `Labels`,
//! `Labels`, `Labels`. Their values are one list.

use std::collections::BTreeSet;

use crate::import::{
    columns::{figure::figure, flag},
    own::grid,
    table::{ListColumn, ListTable, ListValue, RecordPart},
};

/// Why a heading that recurs is reported where its columns are not joined.
pub const KEPT: &str = "A heading stands over more than one column; each is kept";

/// Joins such columns into one of lists, and reports which. All columns of one heading that stand side by side are joined, or
/// none of them is. A table of ours has no such columns.
pub fn join(table: &mut ListTable) {
    if grid::is_ours(table) {
        return;
    }
    let mut joined = BTreeSet::new();
    let mut columns = std::mem::take(&mut table.columns).into_iter().peekable();
    while let Some(first) = columns.next() {
        let mut alike = vec![first];
        while let Some(next) = columns.next_if(|next| next.header == alike[0].header) {
            alike.push(next);
        }
        if alike.len() > 1 && are_one(&alike) {
            joined.insert(alike[0].header.clone());
            table.columns.push(one_of(alike));
        } else {
            table.columns.append(&mut alike);
        }
    }
    for (what, places) in &mut table.remarks {
        if *what == KEPT {
            places.retain(|header| !joined.contains(header));
        }
    }
    table
        .remarks
        .retain(|(what, places)| what != KEPT || !places.is_empty());
    table.remark(
        "A heading stands over several columns that are filled from the left; they were read as one list",
        joined.into_iter().collect(),
    );
}

/// Columns as one of lists.
fn one_of(columns: Vec<ListColumn>) -> ListColumn {
    let mut columns = columns.into_iter();
    let mut first = columns.next().unwrap_or_else(|| ListColumn::new("", RecordPart::Field));
    for (row, value) in &mut first.cells {
        let others = columns
            .as_slice()
            .iter()
            .filter_map(|c| c.at(*row))
            .map(ListValue::text);
        let all = std::iter::once(value.text()).chain(others);
        *value = ListValue::List(all.map(|t| t.trim().to_owned()).collect());
    }
    first
}

/// Whether columns are of words that are no yes and no, each filled only where the one before it is, and not in all of these.
fn are_one(columns: &[ListColumn]) -> bool {
    let is_word = |v: &ListValue| matches!(v, ListValue::Text(t) if figure(t).is_none() && t.chars().count() <= 60);
    let cells = || columns.iter().flat_map(|c| &c.cells);
    let words = cells().all(|(_, v)| is_word(v)) && !cells().all(|(_, v)| flag(&v.text()).is_some());
    let packed = columns.windows(2).all(|pair| {
        let is_before = |row: u32| pair[0].at(row).is_some();
        pair[1].cells.iter().all(|(row, _)| is_before(*row))
    });
    let (first, last) = (&columns[0], &columns[columns.len() - 1]);
    words && packed && !last.cells.is_empty() && last.cells.len() < first.cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_one_heading_are_one_only_where_they_are_filled_from_the_left() {
        for (heads, rows, expected) in [
            ("L,L,L", "a,b,c;a,,;a,b,", "L: a+b+c, a, a+b"),
            ("K,L,L,M,M", "1,a,b,x,y;2,a,,x,", "K: 1, 2 | L: a+b, a | M: x+y, x"),
            // Nothing is skipped in between, and what is at the end is no list alone.
            ("L,L,L", "x,,;,y,z;q,w,;q,w,v", "L: x, q, q | L: y, w, w | L: z, v"),
            ("L,L,L", "x,,;q,,;,w,;q,w,v", "L: x, q, q | L: w, w | L: v"),
            // All are filled, or none of the last.
            ("L,L", "a,b;c,d", "L: a, c | L: b, d"),
            ("L,L", "a,;c,", "L: a, c | L: "),
            // Apart from each other, figures, and yes and no.
            ("L,K,L", "a,1,b;c,2,", "L: a, c | K: 1, 2 | L: b"),
            ("L,L", "1,2;3,", "L: 1, 3 | L: 2"),
            ("L,L", "Yes,No;Yes,", "L: Yes, Yes | L: No"),
        ] {
            let mut table = ListTable::default();
            for (at, head) in heads.split(',').enumerate() {
                let mut column = ListColumn::new(head, RecordPart::Field);
                let texts = rows.split(';').map(|row| row.split(',').nth(at).unwrap_or_default());
                let cells = (0..).zip(texts).filter(|(_, text)| !text.is_empty());
                column.cells = cells
                    .map(|(row, text)| (row, ListValue::Text(text.to_owned())))
                    .collect();
                table.columns.push(column);
            }
            join(&mut table);
            let cell = |(_, value): &(u32, ListValue)| value.text().replace("; ", "+");
            let column = |c: &ListColumn| {
                format!(
                    "{}: {}",
                    c.header,
                    c.cells.iter().map(cell).collect::<Vec<_>>().join(", ")
                )
            };
            let found: Vec<String> = table.columns.iter().map(column).collect();
            assert_eq!(found.join(" | "), expected, "{heads} over {rows}");
        }
    }
}
