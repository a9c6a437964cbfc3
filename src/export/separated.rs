//! CSV and TSV: one record a row, values clean in their own field, source numbers in the field beside them; after an
//! empty record the sources and the foot, in two fields each. All records have the same number of fields.

use super::{
    Document, Watch, WriteError,
    grid::{self, Field},
    guard::guard,
};
use crate::catalog::value::plain;

/// Writes the document with this delimiter, as UTF-8 without a byte-order mark, lines ending in LF.
pub fn write(document: &Document, delimiter: u8, watch: Watch<'_>) -> Result<Vec<u8>, WriteError> {
    let empty = vec![String::new(), String::new()];
    let tail = tail(document)
        .into_iter()
        .map(|(label, value)| vec![label, guard(&value).into_owned()]);
    records(document, delimiter, std::iter::once(empty).chain(tail), watch)
}

/// The table alone, for the clipboard: no sources, no foot.
pub fn table(document: &Document, delimiter: u8) -> Result<Vec<u8>, WriteError> {
    records(document, delimiter, std::iter::empty(), Watch::default())
}

fn records(
    document: &Document,
    delimiter: u8,
    tail: impl Iterator<Item = Vec<String>>,
    watch: Watch<'_>,
) -> Result<Vec<u8>, WriteError> {
    let head: Vec<String> = grid::head(document).iter().map(|h| guard(h).into_owned()).collect();
    let width = head.len();
    let rows = grid::rows(document).map(|row| row.iter().map(field).collect());
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let all = grid::height(document);
    for (i, mut record) in std::iter::once(head).chain(rows).chain(tail).enumerate() {
        watch.count(i.min(all), all)?;
        record.resize(width, String::new());
        writer.write_record(&record).map_err(|_| WriteError::Inside)?;
    }
    writer.into_inner().map_err(|_| WriteError::Inside)
}

/// What follows the table, as labels and values: notes, the numbered sources, the foot.
fn tail(document: &Document) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = document.lines.iter().map(|l| ("Note".to_owned(), l.clone())).collect();
    for (i, source) in document.sources.iter().enumerate() {
        let text = source
            .link
            .as_ref()
            .map_or_else(|| source.words.clone(), |l| format!("{}. {l}", source.words));
        all.push((format!("Source {}", i + 1), text));
    }
    all.extend(document.foot.iter().cloned());
    all
}

/// Numbers are never guarded, or −1 would be text; dates are as a catalog writes them and start with a digit.
fn field(field: &Field<'_>) -> String {
    match field {
        Field::Text(text) => guard(text).into_owned(),
        Field::Number(n) => plain(*n),
        Field::Date(d) => d.to_string(),
        Field::Link(link) => guard(link).into_owned(),
    }
}
