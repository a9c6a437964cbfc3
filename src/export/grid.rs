//! The document as one rectangle of typed fields, for formats whose cells cannot hold several lines with their sources:
//! each column of cells is followed by one of source numbers, and by one for the baseline where there is one.

use std::borrow::Cow;

use super::{Document, ExportError, Paper, PaperRow, PaperStep, PaperValue, Progress, paper::Walked};
use crate::catalog::DateSpan;

/// What stands between two separators, or in a cell of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub enum GridField<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// A number in the unit of its row or column.
    Number(f64),
    /// A day, a month or a year.
    Date(DateSpan),
    /// An http or https address.
    Link(&'a str),
}

impl<'a> GridField<'a> {
    fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }
}

/// The headings.
pub fn head(document: &Document) -> Vec<String> {
    let mut head = Vec::new();
    if document.has_classes {
        head.push("Group".to_owned());
    }
    head.extend([document.row_label.clone(), "ID".to_owned()]);
    if document.has_classes {
        head.extend(["Unit".to_owned(), "Difference".to_owned()]);
    }
    for column in &document.columns {
        head.push(column.heading());
        if column.cited {
            head.push(format!("{}: sources", column.label));
        }
        if let Some(baseline) = &column.versus {
            head.push(format!("{} against {baseline}", column.label));
        }
    }
    head
}

/// How many fields lead a row before the first cell.
pub fn lead_width(document: &Document) -> usize {
    if document.has_classes { 5 } else { 2 }
}

/// All rows, each as wide as the head. The first has the status of each column, where any has one.
pub fn walk<'p>(
    paper: &'p Paper<'_>,
    progress: Progress<'_>,
    mut put: impl FnMut(&[GridField<'_>]) -> Result<(), ExportError>,
) -> Result<Walked<'p>, ExportError> {
    if let Some(notes) = notes(&paper.head) {
        put(&notes)?;
    }
    paper.walk(progress, |step| match step {
        PaperStep::Row(group, row) => put(&record(&paper.head, group, row)),
        PaperStep::Group(_) | PaperStep::GroupEnd => Ok(()),
    })
}

fn record<'a>(document: &'a Document, group: &'a str, row: &'a PaperRow) -> Vec<GridField<'a>> {
    let class = row.class.map_or("", |c| c.word());
    let mut fields = lead(document, [group, &row.label, &row.id, &row.unit, class]);
    for (column, cell) in document.columns.iter().zip(&row.cells) {
        fields.push(match &cell.value {
            PaperValue::Number(n) => GridField::Number(*n),
            PaperValue::Date(d) => GridField::Date(*d),
            PaperValue::Link(link) => GridField::Link(link),
            PaperValue::Text => GridField::text(cell.text()),
        });
        if column.cited {
            let mut beside = vec![numbers(&cell.sources)];
            beside.extend(cell.marks());
            beside.retain(|b| !b.is_empty());
            fields.push(GridField::text(beside.join("; ")));
        }
        if column.versus.is_some() {
            fields.push(GridField::text(cell.versus.as_deref().unwrap_or_default()));
        }
    }
    fields
}

fn notes(document: &Document) -> Option<Vec<GridField<'_>>> {
    if document.columns.iter().all(|c| c.note.is_empty()) {
        return None;
    }
    let mut fields = lead(document, ["", "Status", "", "", ""]);
    for column in &document.columns {
        fields.push(GridField::text(column.note.as_str()));
        if column.cited {
            fields.push(GridField::text(numbers(&column.note_sources)));
        }
        if column.versus.is_some() {
            fields.push(GridField::text(""));
        }
    }
    Some(fields)
}

fn lead<'a>(document: &Document, [group, label, id, unit, class]: [&'a str; 5]) -> Vec<GridField<'a>> {
    if document.has_classes {
        [group, label, id, unit, class].map(GridField::text).into()
    } else {
        [label, id].map(GridField::text).into()
    }
}

/// `[1][2]`: never a bare number, which a spreadsheet would count.
pub fn numbers(sources: &[usize]) -> String {
    sources
        .iter()
        .fold(String::new(), |text, n| text + "[" + &n.to_string() + "]")
}
