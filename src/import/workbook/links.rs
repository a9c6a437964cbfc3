//! The addresses behind the texts of a workbook: they get columns of their own, so that none vanishes.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::{
    own::grid,
    table::{ListColumn, ListTable, ListValue, RecordPart},
};

/// Addresses by column and row of the sheet.
pub type Links = BTreeMap<usize, BTreeMap<u32, String>>;

/// Adds a column of addresses behind each column whose entries have some that they do not show, and reports it.
pub fn add(table: &mut ListTable, links: &Links) {
    if links.is_empty() || grid::is_ours(table) {
        return;
    }
    if table.form.is_transposed {
        let rows = links.values().map(BTreeMap::len).sum::<usize>();
        table.note(format!(
            "The addresses of {rows} links behind texts were left out; --transpose no reads the sheet by rows, and takes them"
        ));
        return;
    }
    let mut named = Vec::new();
    let mut headers: BTreeSet<String> = table.columns.iter().map(|c| c.header.clone()).collect();
    let mut columns = Vec::with_capacity(table.columns.len());
    for (at, column) in std::mem::take(&mut table.columns).into_iter().enumerate() {
        let beside = links
            .get(&at)
            .map(|of| beside(&column, of, &table.places, &mut headers));
        columns.push(column);
        if let Some(beside) = beside.filter(|c| !c.cells.is_empty()) {
            named.push(beside.header.clone());
            columns.push(beside);
        }
    }
    table.columns = columns;
    table.remark(
        "Texts have links behind them; the addresses are in columns of their own",
        named,
    );
}

fn beside(
    column: &ListColumn,
    links: &BTreeMap<u32, String>,
    places: &[usize],
    headers: &mut BTreeSet<String>,
) -> ListColumn {
    let is_shown = |row: u32, address: &str| {
        let text = column
            .at(row)
            .map(|v| v.text().trim().to_lowercase())
            .unwrap_or_default();
        let plain = |address: &str| {
            let address = address.trim().to_lowercase();
            let bare = ["mailto:", "https://", "http://"]
                .iter()
                .find_map(|p| address.strip_prefix(p));
            bare.unwrap_or(&address).trim_end_matches('/').to_owned()
        };
        plain(&text) == plain(address)
    };
    let one = |(row, address): (&u32, &String)| {
        let entry = places.binary_search(&(*row as usize + 1)).ok()? as u32;
        (!is_shown(entry, address)).then(|| (entry, ListValue::List(vec![address.clone()])))
    };
    let cells: Vec<(u32, ListValue)> = links.iter().filter_map(one).collect();
    let is_web = |v: &ListValue| crate::catalog::is_web_link(&v.text());
    let part = if cells.iter().all(|(_, v)| is_web(v)) {
        RecordPart::Link
    } else {
        RecordPart::Field
    };
    let mut header = format!("{} link", column.header);
    while !cells.is_empty() && !headers.insert(header.clone()) {
        header.push_str(" link");
    }
    ListColumn {
        cells: match part {
            RecordPart::Link => cells,
            _ => cells
                .into_iter()
                .map(|(row, v)| (row, ListValue::Text(v.text().into_owned())))
                .collect(),
        },
        ..ListColumn::new(header, part)
    }
}
