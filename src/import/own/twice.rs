//! Headings of ours that a list has as well, in files from before they defined their columns.

use crate::{
    catalog::{Role, Status},
    import::table::ListTable,
};

/// The text of a cell; empty where it is blank.
pub fn text(table: &ListTable, column: usize, row: usize) -> String {
    let cell = table.columns.get(column).and_then(|c| c.at(row as u32));
    cell.map(|v| v.text().into_owned()).unwrap_or_default()
}

/// A heading of ours that stands over a column of the list as well.
pub struct Twice {
    heading: String,
    /// Our column, counted from 0.
    pub ours: usize,
    /// The list's.
    pub theirs: usize,
}

impl Twice {
    /// What is reported of it.
    pub fn told(&self) -> (String, Vec<String>) {
        let Self { heading, ours, theirs } = self;
        let what = format!("“{heading}” stands over two columns; which is which was told by what they say");
        let place = |what: &str, at: usize| format!("{what}: column {}", at + 1);
        (
            what,
            vec![
                place("what Crosscheck tells of each entry", *ours),
                place("what the list says", *theirs),
            ],
        )
    }
}

/// The headings of ours that stand twice, where the file does not define its columns. Ours is the one with our words alone;
/// where both or none have them, the first.
pub fn twice(table: &ListTable) -> Vec<Twice> {
    let is_ours = |heading: &str, column: usize| {
        (0..table.places.len()).all(|row| {
            let cell = text(table, column, row);
            let word = cell.split([' ', ',', ';']).next().unwrap_or_default();
            match heading {
                "Role" => [Role::Alternative, Role::Supporting].iter().any(|r| r.id() == word),
                "Status" => Status::ALL.iter().any(|s| s.id() == word),
                _ => true,
            }
        })
    };
    let found = BUILT_IN.iter().filter_map(|heading| {
        let columns = table.columns.iter().enumerate();
        let mut same = columns.filter(|(_, c)| c.header == *heading).map(|(at, _)| at);
        let (first, second) = (same.next()?, same.next()?);
        let is_swapped = !is_ours(heading, first) && is_ours(heading, second);
        let (ours, theirs) = if is_swapped { (second, first) } else { (first, second) };
        Some(Twice {
            heading: (*heading).to_owned(),
            ours,
            theirs,
        })
    });
    found.collect()
}

/// What a list of ours tells of each entry beside its attributes.
pub const BUILT_IN: [&str; 3] = ["Role", "Category", "Status"];
