//! CSV and TSV: one record a row, values clean in their own field, source numbers in the field beside them; after an
//! empty record the sources and the foot, in two fields each. All records have the same number of fields.

use super::{
    Document, ExportError, Progress,
    definition::DEFINITION,
    formula_escape::escape_formula,
    grid::{self, GridField},
};
use crate::catalog::{value::plain, web_link::address};

/// Writes the document with this delimiter, as UTF-8 without a byte-order mark, lines ending in LF.
pub fn write(document: &Document, delimiter: u8, progress: Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let empty = vec![String::new(), String::new()];
    let tail = tail(document)
        .into_iter()
        .map(|(label, value)| vec![label, escape_formula(&value).into_owned()]);
    records(document, delimiter, std::iter::once(empty).chain(tail), progress)
}

/// The table alone, for the clipboard: no sources, no foot.
pub fn table(document: &Document, delimiter: u8) -> Result<Vec<u8>, ExportError> {
    records(document, delimiter, std::iter::empty(), Progress::default())
}

fn records(
    document: &Document,
    delimiter: u8,
    tail: impl Iterator<Item = Vec<String>>,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    let head: Vec<String> = grid::head(document)
        .iter()
        .map(|h| escape_formula(h).into_owned())
        .collect();
    let width = head.len();
    let rows = grid::rows(document).map(|row| row.iter().map(field).collect());
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let all = grid::height(document);
    for (i, mut record) in std::iter::once(head).chain(rows).chain(tail).enumerate() {
        progress.count(i.min(all), all)?;
        record.resize(width, String::new());
        writer.write_record(&record).map_err(|_| ExportError::Inside)?;
    }
    writer.into_inner().map_err(|_| ExportError::Inside)
}

/// What follows the table, as labels and values: notes, the numbered sources, the foot.
fn tail(document: &Document) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = document.lines.iter().map(|l| ("Note".to_owned(), l.clone())).collect();
    for (i, source) in document.sources.iter().enumerate() {
        let text = source
            .link
            .as_ref()
            .map_or_else(|| source.words.clone(), |l| format!("{}. {}", source.words, address(l)));
        all.push((format!("Source {}", i + 1), text));
    }
    all.extend(document.foot.iter().cloned());
    let definitions = document.definitions.iter();
    all.extend(definitions.map(|d| (DEFINITION.to_owned(), d.clone())));
    all
}

/// Numbers are never guarded, or −1 would be text; dates are as a catalog writes them and start with a digit.
fn field(field: &GridField<'_>) -> String {
    match field {
        GridField::Text(text) => escape_formula(text).into_owned(),
        GridField::Number(n) => plain(*n),
        GridField::Date(d) => d.to_string(),
        GridField::Link(link) => escape_formula(link).into_owned(),
    }
}
