//! The sheet of an import, as drawing reads it: what became of each column (`column`: of the one looked at), how the file was
//! read (`file`), what to look at, what a merge changed.

mod column;
mod file;

pub use crate::import::report::Section;
use crate::{
    app::{
        state::{Modal, Model},
        text::{count, sentence, thousands},
        view::form::{ColumnForm, ColumnRow, FormRow},
    },
    dataset::from_list::FromList,
};

/// The most columns that are listed; how many more there are is shown.
const LISTED: usize = 1_000;

/// The sheet of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportView {
    /// `tools.csv`
    pub title: String,
    /// `Read 3 entries with 5 attributes from tools.csv.`
    pub headline: String,
    /// The catalog it was merged into: `tools.ron`.
    pub into: Option<String>,
    /// What became of each column.
    pub columns: Vec<ColumnRow>,
    /// How many columns are not listed.
    pub more_columns: usize,
    /// Which of them is looked at, with all that can be set for it.
    pub column: Option<ColumnForm>,
    /// How the file as a whole is read.
    pub file: Vec<FormRow>,
    /// What a merge changed.
    pub merged: Vec<Section>,
    /// What a person should look at.
    pub notes: Vec<Section>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// What was taken back or done again last; may be empty.
    pub told: String,
}

/// `None` while the sheet is not looked at.
pub(super) fn key(model: &Model) -> Option<impl PartialEq + use<>> {
    let sheet = &model.session.import;
    matches!(model.session.modal, Some(Modal::Import { .. })).then(|| {
        (
            model.dataset.revision,
            sheet.column,
            sheet.undo.len(),
            sheet.redo.len(),
            sheet.told.clone(),
        )
    })
}

pub(super) fn view(model: &Model, list: &FromList) -> ImportView {
    let report = &list.report;
    let sheet = &model.session.import;
    ImportView {
        title: report.file.clone(),
        headline: report.headline(),
        into: list
            .job
            .into
            .as_ref()
            .and_then(|p| p.file_name())
            .map(|n| n.to_string_lossy().into_owned()),
        merged: report.merged(),
        columns: report
            .columns
            .iter()
            .take(LISTED)
            .map(|c| {
                let is_set = c.said.is_some();
                let by = if is_set { "; chosen by you" } else { "" };
                ColumnRow {
                    header: c.header.clone(),
                    became: sentence(&c.what),
                    filled: match c.filled.saturating_sub(c.missing) {
                        n if n == report.entries => format!("in all {}", thousands(n)),
                        n => format!("in {} of {}", thousands(n), thousands(report.entries)),
                    },
                    why: sentence(&c.why),
                    is_set,
                    spoken: format!("{}{by}", c.short_line(report.entries)),
                }
            })
            .collect(),
        more_columns: report.columns.len().saturating_sub(LISTED),
        column: column::view(&model.dataset, report, sheet.column),
        file: file::rows(report),
        notes: report.notes("the tick at “Missing” under File"),
        undo: sheet.undo.last().map(|s| s.what.clone()),
        redo: sheet.redo.last().map(|s| s.what.clone()),
        told: sheet.told.clone(),
    }
}

impl ImportView {
    /// How many things there are to look at, and where.
    pub fn to_look_at(&self) -> String {
        let things = count(self.notes.len(), "thing is", "things are");
        format!("{things} worth a look, under “To look at”.")
    }
}
