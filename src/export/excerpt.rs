//! A part of a comparison for the clipboard: a cell, a row or the whole table, as text a spreadsheet takes or as
//! Markdown. Markdown carries the sources its numbers refer to; in a spreadsheet they are beside each value.

use std::fmt::Write as _;

use super::{Document, ExportError, PaperCell, formula_escape::escape_formula, markdown, separated};

/// How much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExcerptPart {
    Cell,
    /// One row across all panes.
    Row,
    /// Every row shown.
    Table,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExcerptForm {
    /// Separated by tabs, as spreadsheets paste it.
    Text,
    /// A table of GitHub's Markdown.
    Markdown,
}

/// A cell's words in one field: several lines are joined, and a formula stays text.
pub fn cell(document: &Document, row: &str, column: &str, form: ExcerptForm) -> Option<String> {
    let at = document.columns.iter().position(|c| c.id == column)?;
    let row = document.groups.iter().flat_map(|g| &g.rows).find(|r| r.id == row)?;
    let cell = row.cells.get(at)?;
    Some(match form {
        ExcerptForm::Text => text_of(cell),
        ExcerptForm::Markdown => format!(
            "{}\n{}",
            markdown::cell_text(cell),
            sources(document, &cell_sources(cell))
        ),
    })
}

/// The table with only the row of this id, or with all rows where none is given.
pub fn rows(document: &Document, row: Option<&str>, form: ExcerptForm) -> Result<String, ExportError> {
    let one;
    let document = match row {
        None => document,
        Some(id) => {
            one = only_row(document, id);
            &one
        }
    };
    match form {
        ExcerptForm::Text => Ok(String::from_utf8_lossy(&separated::table(document, b'\t')?).into_owned()),
        ExcerptForm::Markdown => {
            let mut cited: Vec<usize> = document.columns.iter().flat_map(|c| &c.note_sources).copied().collect();
            let all = document.groups.iter().flat_map(|g| &g.rows).flat_map(|r| &r.cells);
            cited.extend(all.flat_map(cell_sources));
            Ok(format!("{}{}", markdown::tables(document), sources(document, &cited)))
        }
    }
}

/// One row does not include what became of the services; the heads keep their names alone.
fn only_row(document: &Document, id: &str) -> Document {
    let mut one = document.only(|row| row.id == id);
    for column in &mut one.columns {
        column.note.clear();
        column.note_sources.clear();
    }
    one
}

fn text_of(cell: &PaperCell) -> String {
    let lines: Vec<&str> = cell.lines.iter().map(|l| l.text.as_str()).collect();
    let mut text = lines.join("; ");
    if let Some(versus) = &cell.versus {
        let _ = write!(text, " ({versus})");
    }
    let text = escape_formula(&text).into_owned();
    // A tab or a line feed in it would otherwise become a second field.
    if text.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Every source a reader sees in a cell: those of its lines, and those its words name in brackets.
fn cell_sources(cell: &PaperCell) -> Vec<usize> {
    let mut all = cell.sources.clone();
    all.extend(cell.lines.iter().flat_map(|l| &l.sources));
    all
}

/// `1. The handbook, 2019` a line for each number, ascending; empty without any.
fn sources(document: &Document, cited: &[usize]) -> String {
    let mut cited = cited.to_vec();
    cited.sort_unstable();
    cited.dedup();
    let mut out = String::new();
    for n in cited {
        if let Some(source) = n.checked_sub(1).and_then(|i| document.sources.get(i)) {
            let before = if out.is_empty() { "\n" } else { "" };
            let _ = writeln!(out, "{before}{n}. {}", markdown::source_line(source));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::State,
        export::{PaperLine, PaperValue},
    };

    fn paper(text: &str) -> PaperCell {
        PaperCell {
            state: State::Value,
            lines: text
                .split('|')
                .map(|t| PaperLine {
                    note: String::new(),
                    shape: State::Value,
                    text: t.to_owned(),
                    bare: t.to_owned(),
                    mark: String::new(),
                    link: None,
                    sources: vec![1],
                })
                .collect(),
            value: PaperValue::Text,
            order: None,
            sources: vec![1],
            versus: None,
        }
    }

    #[test]
    fn a_cell_is_one_field() {
        for (cell, expected) in [
            ("yes", "yes"),
            ("one|two", "one; two"),
            ("=1+1", "'=1+1"),
            ("a\tb", "\"a\tb\""),
            ("say \"x\"\nso", "\"say \"\"x\"\"\nso\""),
        ] {
            assert_eq!(text_of(&paper(cell)), expected);
        }
    }
}
