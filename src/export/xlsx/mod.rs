//! An Excel workbook: the table with real numbers, dates and links, a sheet of sources, and one about the file. Text is
//! always a string cell, never a formula; the only time in the file is the document's day.

mod frame;
mod limits;
mod links;
mod pack;
mod rows;
mod survey;

use std::io::{self, Write};

use super::{
    ExportError, Paper, PaperSource, Progress,
    definition::{self, DEFINITION},
    grid::{self, GridField},
    paper_claims::{PaperClaim, PaperClaims},
};
use crate::catalog::web_link;
use frame::{ABOUT_COLUMNS, CLAIM_COLUMNS, SOURCE_COLUMNS};
use limits::{MAX_LINKS, MAX_SIZE, MAX_TEXT, cut, day};
use links::target;
use rows::{CellStyle, SheetRow, SheetRows};
use survey::Survey;

/// Writes the workbook: once through the table for what stands before its rows, and once more for the rows, so that none of
/// them is kept.
pub fn write(paper: &Paper<'_>, progress: Progress<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let document = &*paper.head;
    if paper.height() + 2 > MAX_SIZE.0 || grid::head(document).len() > MAX_SIZE.1 {
        return Err(ExportError::TooLarge(format!(
            "An Excel sheet holds {} rows and {} columns.",
            MAX_SIZE.0, MAX_SIZE.1
        )));
    }
    let survey = Survey::of(paper, progress.part(0.0, 0.3))?;
    let workbook = frame::of(document, &survey)?;
    let progress = progress.part(0.3, 1.0);
    pack::fill(&workbook, out, &survey.links, &mut |sheet, styles, out| {
        let [head, text, label, date, code, link] = styles.map(CellStyle);
        let styles = Styles {
            head,
            text,
            label,
            date,
            code,
            link,
        };
        match (sheet, survey.claims > 0) {
            (0, _) => {
                let mut rows = SheetRows::new(out, frame::table_columns(document));
                table(&mut rows, paper, &styles, progress)
            }
            (1, _) => {
                let mut rows = SheetRows::new(out, SOURCE_COLUMNS.map(|(_, width)| width));
                Ok(sources(&mut rows, &survey.walked.sources, &styles)?)
            }
            (2, true) => {
                let mut rows = SheetRows::new(out, CLAIM_COLUMNS.map(|(_, width)| width));
                claims(&mut rows, paper, &survey, &styles)
            }
            _ => {
                let mut rows = SheetRows::new(out, ABOUT_COLUMNS);
                about(&mut rows, paper, &survey, &styles)
            }
        }
    })
}

/// How cells look.
struct Styles {
    head: CellStyle,
    text: CellStyle,
    label: CellStyle,
    date: CellStyle,
    code: CellStyle,
    link: CellStyle,
}

/// Writes a text, cut where Excel holds no more.
fn text(row: &mut SheetRow<'_>, column: usize, words: &str, style: CellStyle) {
    row.text(column, &cut(words), style);
}

fn table(
    rows: &mut SheetRows<'_>,
    paper: &Paper<'_>,
    styles: &Styles,
    progress: Progress<'_>,
) -> Result<(), ExportError> {
    let document = &*paper.head;
    let lead = grid::lead_width(document);
    rows.add(|row| {
        for (column, heading) in grid::head(document).iter().enumerate() {
            text(row, column, heading, styles.head);
        }
    })?;
    let mut links = 0;
    grid::walk(paper, progress, |fields| {
        rows.add(|row| {
            for (column, field) in fields.iter().enumerate() {
                match field {
                    GridField::Number(n) if n.is_finite() => row.number(column, *n, styles.text),
                    GridField::Number(n) => text(row, column, &n.to_string(), styles.text),
                    GridField::Date(d) => match day(d.first()).filter(|_| d.first() == d.last()) {
                        Some(day) => row.number(column, day.to_excel(), styles.date),
                        None => text(row, column, &d.to_string(), styles.text),
                    },
                    GridField::Link(address) if links < MAX_LINKS && target(address).is_some() => {
                        links += 1;
                        text(row, column, &web_link::address(address), styles.link);
                    }
                    GridField::Link(words) => text(row, column, words, styles.text),
                    GridField::Text(words) => {
                        let style = if column < lead { styles.label } else { styles.text };
                        text(row, column, words, style);
                    }
                }
            }
        })?;
        Ok(())
    })?;
    Ok(())
}

fn sources(rows: &mut SheetRows<'_>, cited: &[PaperSource], styles: &Styles) -> io::Result<()> {
    rows.add(|row| {
        for (column, (heading, _)) in SOURCE_COLUMNS.into_iter().enumerate() {
            text(row, column, heading, styles.head);
        }
    })?;
    for (i, source) in cited.iter().enumerate() {
        rows.add(|row| {
            row.number(0, (i + 1) as f64, styles.text);
            text(row, 1, &source.words, styles.text);
            match source.link.as_deref() {
                Some(address) if i < MAX_LINKS && target(address).is_some() => {
                    text(row, 2, &web_link::address(address), styles.link);
                }
                address => text(row, 2, address.unwrap_or_default(), styles.text),
            }
        })?;
    }
    Ok(())
}

/// Every claim behind the cells whose words do not tell all of them, as far as there is room.
fn claims(
    rows: &mut SheetRows<'_>,
    paper: &Paper<'_>,
    survey: &Survey<'_>,
    styles: &Styles,
) -> Result<(), ExportError> {
    rows.add(|row| {
        for (column, (heading, _)) in CLAIM_COLUMNS.into_iter().enumerate() {
            text(row, column, heading, styles.head);
        }
    })?;
    paper.claims(&survey.walked, |of_cell| {
        for claim in &of_cell.claims {
            if rows.len() < MAX_SIZE.0 {
                rows.add(|row| claim_row(row, of_cell, claim, styles))?;
            }
        }
        Ok(())
    })
}

fn claim_row(row: &mut SheetRow<'_>, of_cell: &PaperClaims, claim: &PaperClaim, styles: &Styles) {
    let words = [
        &of_cell.name,
        &of_cell.service,
        &of_cell.label,
        &of_cell.attribute,
        &of_cell.cell,
        &claim.says,
        &claim.source,
        &claim.place,
        &claim.note,
        &claim.standing,
    ];
    for (column, words) in words.into_iter().enumerate() {
        text(row, column, words, styles.text);
    }
    code(row, words.len(), &claim.raw.to_string(), styles);
}

/// Writes what a program reads into as many cells of a row as it needs.
fn code(row: &mut SheetRow<'_>, column: usize, words: &str, styles: &Styles) {
    let mut rest = words;
    for column in column..MAX_SIZE.1 {
        // A character has two units at most.
        let piece = rest
            .char_indices()
            .nth(MAX_TEXT / 2)
            .map_or(rest, |(at, _)| &rest[..at]);
        row.unwrapped(column, piece, styles.code);
        rest = &rest[piece.len()..];
        if rest.is_empty() {
            break;
        }
    }
}

fn about(rows: &mut SheetRows<'_>, paper: &Paper<'_>, survey: &Survey<'_>, styles: &Styles) -> Result<(), ExportError> {
    let document = &*paper.head;
    let title = [("Title", document.title.as_str())];
    let notes = document.lines.iter().map(|l| ("Note", l.as_str()));
    let foot = document
        .foot
        .iter()
        .map(|(label, value)| (label.as_str(), value.as_str()));
    for (label, value) in title.into_iter().chain(notes).chain(foot) {
        rows.add(|row| {
            text(row, 0, label, styles.label);
            text(row, 1, value, styles.text);
        })?;
    }
    let mut define = |json: &str| {
        if rows.len() >= MAX_SIZE.0 {
            return Ok(());
        }
        Ok(rows.add(|row| {
            text(row, 0, DEFINITION, styles.label);
            code(row, 1, json, styles);
        })?)
    };
    paper.define(&mut define)?;
    let untold = (survey.untold() > 0).then(|| definition::of_untold(survey.untold()));
    definition::of_numbers(&survey.walked.sources)
        .into_iter()
        .chain(untold)
        .try_for_each(|json| define(&json))
}
