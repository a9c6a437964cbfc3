//! CSV and TSV: one record a row, values clean in their own field, source numbers in the field beside them; after an
//! empty record the sources and the foot, in two fields each. All records have the same number of fields.

use super::{
    Document, WriteError,
    grid::{self, Field},
    guard::guard,
};

/// Writes the document with this delimiter, as UTF-8 without a byte-order mark, lines ending in LF.
pub fn write(document: &Document, delimiter: u8) -> Result<Vec<u8>, WriteError> {
    let head = grid::head(document);
    let width = head.len();
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    let mut put = |mut record: Vec<String>| {
        record.resize(width, String::new());
        writer.write_record(&record).map_err(|_| WriteError::Inside)
    };
    put(head.iter().map(|h| guard(h).into_owned()).collect())?;
    for row in grid::rows(document) {
        put(row.iter().map(field).collect())?;
    }
    put(Vec::new())?;
    for (label, value) in tail(document) {
        put(vec![label, guard(&value).into_owned()])?;
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
        Field::Number(n) => n.to_string(),
        Field::Date(d) => d.to_string(),
        Field::Link(link) => guard(link).into_owned(),
    }
}
