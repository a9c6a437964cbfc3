//! CSV and TSV: one record a row, values alone in their own field, source numbers in the field beside them; after an
//! empty record the sources and the foot, in two fields each. All records have the same number of fields.

use std::io::Write;

use super::{
    Document, ExportError, Paper, PaperSource, Progress,
    definition::{self, DEFINITION},
    formula_escape::escape_formula,
    grid::{self, GridField},
    paper::Walked,
};
use crate::catalog::{value::plain, web_link::address};

/// Writes the document with this delimiter, as UTF-8 without a byte-order mark, lines ending in LF.
pub fn write(paper: &Paper<'_>, delimiter: u8, progress: Progress<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut records = SeparatedRecords::new(&paper.head, delimiter, out);
    let walked = records.table(paper, progress)?;
    records.put([])?;
    for (label, value) in tail(&paper.head, &walked.sources) {
        records.put([label, escape_formula(&value).into_owned()])?;
    }
    let mut define = |json: &str| records.put([DEFINITION.to_owned(), json.to_owned()]);
    paper.define(&mut define)?;
    definition::of_numbers(&walked.sources)
        .iter()
        .try_for_each(|json| define(json))?;
    let mut untold = 0;
    paper.claims(&walked, |of_cell| {
        if of_cell.is_more {
            return define(&of_cell.definition());
        }
        untold += of_cell.claims.len();
        Ok(())
    })?;
    if untold > 0 {
        define(&definition::of_untold(untold))?;
    }
    records.end()
}

/// The table alone, for the clipboard: no sources, no foot.
pub fn table(document: &Document, delimiter: u8) -> Result<Vec<u8>, ExportError> {
    let mut out = Vec::new();
    let mut records = SeparatedRecords::new(document, delimiter, &mut out);
    records.table(&document.into(), Progress::default())?;
    records.end()?;
    Ok(out)
}

/// Records that are all as wide as the first.
struct SeparatedRecords<'w> {
    writer: csv::Writer<&'w mut dyn Write>,
    width: usize,
}

impl<'w> SeparatedRecords<'w> {
    fn new(document: &Document, delimiter: u8, out: &'w mut dyn Write) -> Self {
        Self {
            writer: csv::WriterBuilder::new().delimiter(delimiter).from_writer(out),
            width: grid::head(document).len(),
        }
    }

    fn table<'p>(&mut self, paper: &'p Paper<'_>, progress: Progress<'_>) -> Result<Walked<'p>, ExportError> {
        self.put(grid::head(&paper.head).iter().map(|h| escape_formula(h).into_owned()))?;
        grid::walk(paper, progress, |row| self.put(row.iter().map(field)))
    }

    fn put(&mut self, fields: impl IntoIterator<Item = String>) -> Result<(), ExportError> {
        let mut written = 0;
        for field in fields {
            self.writer.write_field(field)?;
            written += 1;
        }
        for _ in written..self.width {
            self.writer.write_field("")?;
        }
        self.writer.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn end(mut self) -> Result<(), ExportError> {
        Ok(self.writer.flush()?)
    }
}

impl From<csv::Error> for ExportError {
    fn from(e: csv::Error) -> Self {
        if e.is_io_error() { Self::Output } else { Self::Inside }
    }
}

/// What follows the table, as labels and values: notes, the numbered sources, the foot.
fn tail(document: &Document, sources: &[PaperSource]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = document.lines.iter().map(|l| ("Note".to_owned(), l.clone())).collect();
    for (i, source) in sources.iter().enumerate() {
        let text = source
            .link
            .as_ref()
            .map_or_else(|| source.words.clone(), |l| format!("{}. {}", source.words, address(l)));
        all.push((format!("Source {}", i + 1), text));
    }
    all.extend(document.foot.iter().cloned());
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
