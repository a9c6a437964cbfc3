//! The report of an import, as drawing reads it: what was understood, how it could be read otherwise, what changed.

pub use crate::import::report::Section;
use crate::{
    app::{
        state::{Modal, Model},
        text::{count, sentence},
    },
    dataset::from_list::FromList,
};

/// The most columns that are listed; how many more there are is said.
const LISTED: usize = 200;

/// The report of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportView {
    /// `tools.csv`
    pub title: String,
    /// `Read 3 entries with 5 attributes from tools.csv. 2 things to look at, below the columns.`
    pub headline: String,
    /// The catalog it was merged into: `tools.ron`.
    pub into: Option<String>,
    /// Headings of the columns that may hold names and ids, once each, in the file's order.
    pub headings: Vec<String>,
    /// Which of them holds names.
    pub name: Option<usize>,
    /// Which of them holds ids; `None`: ids are made from names.
    pub id: Option<usize>,
    /// What a merge changed.
    pub merged: Vec<Section>,
    /// What became of each column.
    pub columns: Vec<ColumnRow>,
    /// How many columns are not listed.
    pub more_columns: usize,
    /// What a person should look at.
    pub notes: Vec<Section>,
}

/// What became of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnRow {
    /// The column's heading in the file.
    pub header: String,
    /// `a choice of 4 options`.
    pub became: String,
    /// `in 2 of 3`; empty where every entry has a value.
    pub filled: String,
    /// Why it is not what it looks like; may be empty.
    pub why: String,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// `None` while the report is not looked at.
pub(super) fn key(model: &Model) -> Option<impl PartialEq + use<>> {
    matches!(model.session.modal, Some(Modal::Import { .. })).then_some(model.dataset.revision)
}

pub(super) fn view(list: &FromList) -> ImportView {
    let report = &list.report;
    let mut headings: Vec<String> = Vec::new();
    for column in report.columns.iter().take(LISTED) {
        if !headings.contains(&column.header) {
            headings.push(column.header.clone());
        }
    }
    let notes = report.notes();
    let to_look_at = match notes.len() {
        0 => String::new(),
        n => format!(" {} to look at, below the columns.", count(n, "thing", "things")),
    };
    let place = |header: &Option<String>| {
        let header = header.as_ref()?;
        headings.iter().position(|h| h == header)
    };
    ImportView {
        title: report.file.clone(),
        headline: format!("{}{to_look_at}", report.headline()),
        into: list
            .job
            .into
            .as_ref()
            .and_then(|p| p.file_name())
            .map(|n| n.to_string_lossy().into_owned()),
        name: place(&report.name_column),
        id: place(&report.id_column),
        headings,
        merged: report.merged(),
        columns: report
            .columns
            .iter()
            .take(LISTED)
            .map(|c| ColumnRow {
                header: c.header.clone(),
                became: sentence(&c.what),
                filled: if c.filled == report.entries {
                    String::new()
                } else {
                    format!("in {} of {}", c.filled, report.entries)
                },
                why: sentence(&c.why),
                spoken: c.line(report.entries),
            })
            .collect(),
        more_columns: report.columns.len().saturating_sub(LISTED),
        notes,
    }
}
