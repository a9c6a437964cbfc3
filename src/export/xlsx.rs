//! An Excel workbook: the table with real numbers, dates and links, a sheet of sources, and one about the file. Text is
//! always a string cell, never a formula; the only time in the file is the document's day.

use std::io::Write;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};

use super::{
    Document, ExportError, Paper, PaperSource, Progress,
    definition::{self, CLAIMS, DEFINITION},
    grid::{self, GridField},
    paper::Walked,
    paper_claims::{PaperClaim, PaperClaims},
    zip_host,
};
use crate::catalog::web_link;

/// The most UTF-16 units a cell of Excel holds.
const MAX_TEXT: usize = 32_767;
/// The most links a sheet of Excel holds is 65,530; the table keeps well below it.
const MAX_LINKS: usize = 60_000;
/// The longest address Excel follows, in UTF-16 units.
const MAX_LINK: usize = 2_000;
/// The most rows and columns of a sheet.
const MAX_SIZE: (usize, usize) = (1_048_576, 16_384);
/// The headings of the sheet of claims, with the widths of its columns.
const CLAIM_COLUMNS: [(&str, f64); 11] = [
    ("Name", 24.0),
    ("ID", 18.0),
    ("Attribute", 24.0),
    ("Attribute ID", 18.0),
    ("Cell", 32.0),
    ("Says", 32.0),
    ("Source", 40.0),
    ("Place", 40.0),
    ("Note", 32.0),
    ("Standing", 18.0),
    (DEFINITION, 18.0),
];
/// How the heading of a column of source numbers ends.
const SOURCES: &str = ": sources";
/// What stands where a text had to be cut.
const CUT: &str = "… [cut here: an Excel cell holds no more]";

/// Writes the workbook.
pub fn write(paper: &Paper<'_>, progress: Progress<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let document = &*paper.head;
    if paper.height() + 2 > MAX_SIZE.0 || grid::head(document).len() > MAX_SIZE.1 {
        return Err(ExportError::TooLarge(format!(
            "An Excel sheet holds {} rows and {} columns.",
            MAX_SIZE.0, MAX_SIZE.1
        )));
    }
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(cut(&document.title));
    if let Some(day) = day(document.today) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    let styles = Styles::new();
    // Putting the cells in place takes about as long as packing the file, which cannot be interrupted.
    let walked = table(workbook.add_worksheet(), paper, &styles, progress.part(0.0, 0.5))?;
    sources(workbook.add_worksheet(), &walked.sources, &styles)?;
    let left = claims(&mut workbook, paper, &walked, &styles)?;
    let mut definitions = Vec::new();
    paper.define(|json| {
        definitions.push(json.to_owned());
        Ok(())
    })?;
    definitions.extend(definition::of_numbers(&walked.sources));
    if left > 0 {
        definitions.push(definition::of_untold(left));
    }
    about(workbook.add_worksheet(), document, &definitions, &styles)?;
    progress.at(0.5)?;
    let mut bytes = workbook.save_to_buffer()?;
    zip_host::fix(&mut bytes);
    Ok(out.write_all(&bytes)?)
}

impl From<XlsxError> for ExportError {
    fn from(_: XlsxError) -> Self {
        Self::Inside
    }
}

struct Styles {
    head: Format,
    text: Format,
    label: Format,
    date: Format,
    link: Format,
}

impl Styles {
    fn new() -> Self {
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            head: text
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0x00F3_F4F6))
                .set_border_bottom(FormatBorder::Thin),
            label: text.clone().set_bold(),
            date: text.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: text.clone().set_font_color(Color::RGB(0x000B_5CAD)),
            text,
        }
    }
}

fn table<'p>(
    sheet: &mut Worksheet,
    paper: &'p Paper<'_>,
    styles: &Styles,
    progress: Progress<'_>,
) -> Result<Walked<'p>, ExportError> {
    let document = &*paper.head;
    let lead = grid::lead_width(document);
    sheet.set_name(match (document.has_classes, document.row_label.as_str()) {
        (true, _) => "Comparison",
        (false, "Service") => "Services",
        (false, _) => "List",
    })?;
    sheet.set_freeze_panes(1, if document.has_classes { 2 } else { 1 })?;
    sheet
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    for (column, heading) in grid::head(document).iter().enumerate() {
        text(sheet, 0, column, heading, &styles.head)?;
        // In characters: room for words where words stand, little where numbers do.
        let width = if column < lead {
            18.0
        } else if heading.ends_with(SOURCES) {
            10.0
        } else {
            32.0
        };
        sheet.set_column_width(column as u16, width)?;
        if heading.ends_with(SOURCES) {
            // Folded away with one click on the outline's "1", and as they are until then.
            sheet.group_columns(column as u16, column as u16)?;
        }
    }
    let last = grid::head(document).len().saturating_sub(1) as u16;
    let mut links = 0;
    let mut r = 0;
    let walked = grid::walk(paper, progress, |fields| {
        r += 1;
        for (column, field) in fields.iter().enumerate() {
            let c = column as u16;
            match field {
                GridField::Number(n) => {
                    sheet.write_number_with_format(r, c, *n, &styles.text)?;
                }
                GridField::Date(d) => match day(d.first()).filter(|_| d.first() == d.last()) {
                    Some(day) => {
                        sheet.write_datetime_with_format(r, c, &day, &styles.date)?;
                    }
                    None => text(sheet, r, column, &d.to_string(), &styles.text)?,
                },
                GridField::Link(address) if links < MAX_LINKS => {
                    links += 1;
                    link(sheet, r, column, address, styles)?;
                }
                GridField::Link(words) => text(sheet, r, column, words, &styles.text)?,
                GridField::Text(words) => {
                    let style = if column < lead { &styles.label } else { &styles.text };
                    text(sheet, r, column, words, style)?;
                }
            }
        }
        Ok(())
    })?;
    if r > 0 {
        sheet.autofilter(0, 0, r, last)?;
    }
    Ok(walked)
}

fn sources(sheet: &mut Worksheet, cited: &[PaperSource], styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Sources")?;
    sheet.set_freeze_panes(1, 0)?;
    sheet
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?;
    for (column, (heading, width)) in [("Number", 8.0), ("Source", 80.0), ("Link", 60.0)]
        .into_iter()
        .enumerate()
    {
        text(sheet, 0, column, heading, &styles.head)?;
        sheet.set_column_width(column as u16, width)?;
    }
    for (i, source) in cited.iter().enumerate() {
        let row = i as u32 + 1;
        sheet.write_number_with_format(row, 0, f64::from(row), &styles.text)?;
        text(sheet, row, 1, &source.words, &styles.text)?;
        match &source.link {
            Some(address) if i < MAX_LINKS => link(sheet, row, 2, address, styles)?,
            address => text(sheet, row, 2, address.as_deref().unwrap_or_default(), &styles.text)?,
        }
    }
    Ok(())
}

/// A sheet of every claim behind the cells whose words do not tell all of them, where there are any; gives for how many there
/// is no room.
fn claims(
    workbook: &mut Workbook,
    paper: &Paper<'_>,
    walked: &Walked<'_>,
    styles: &Styles,
) -> Result<usize, ExportError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(CLAIMS)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, (heading, width)) in CLAIM_COLUMNS.into_iter().enumerate() {
        text(&mut sheet, 0, column, heading, &styles.head)?;
        sheet.set_column_width(column as u16, width)?;
    }
    let (mut row, mut left) = (1, 0);
    paper.claims(walked, |told| {
        for claim in &told.claims {
            if row >= MAX_SIZE.0 {
                left += 1;
                continue;
            }
            claim_row(&mut sheet, row as u32, told, claim, styles)?;
            row += 1;
        }
        Ok(())
    })?;
    if row > 1 {
        workbook.push_worksheet(sheet);
    }
    Ok(left)
}

fn claim_row(
    sheet: &mut Worksheet,
    row: u32,
    told: &PaperClaims,
    claim: &PaperClaim,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let words = [
        &told.name,
        &told.service,
        &told.label,
        &told.attribute,
        &told.cell,
        &claim.says,
        &claim.source,
        &claim.place,
        &claim.note,
        &claim.standing,
    ];
    for (column, words) in words.into_iter().enumerate() {
        text(sheet, row, column, words, &styles.text)?;
    }
    long_text(sheet, row, words.len(), &claim.raw.to_string(), styles)
}

/// Writes a text into as many cells of a row as it needs.
fn long_text(sheet: &mut Worksheet, row: u32, column: usize, words: &str, styles: &Styles) -> Result<(), XlsxError> {
    let mut rest = words;
    for column in column..MAX_SIZE.1 {
        // A character has two units at most.
        let piece = rest
            .char_indices()
            .nth(MAX_TEXT / 2)
            .map_or(rest, |(at, _)| &rest[..at]);
        text(sheet, row, column, piece, &styles.text)?;
        rest = &rest[piece.len()..];
        if rest.is_empty() {
            break;
        }
    }
    Ok(())
}

fn about(sheet: &mut Worksheet, document: &Document, definitions: &[String], styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("About")?;
    sheet.set_column_width(0, 18.0)?.set_column_width(1, 80.0)?;
    let title = [("Title", document.title.as_str())];
    let notes = document.lines.iter().map(|l| ("Note", l.as_str()));
    let foot = document
        .foot
        .iter()
        .map(|(label, value)| (label.as_str(), value.as_str()));
    let words = title.into_iter().chain(notes).chain(foot).collect::<Vec<_>>();
    for (row, (label, value)) in words.iter().enumerate() {
        text(sheet, row as u32, 0, label, &styles.label)?;
        text(sheet, row as u32, 1, value, &styles.text)?;
    }
    let room = MAX_SIZE.0 - words.len();
    for (row, json) in (words.len()..).zip(definitions.iter().take(room)) {
        text(sheet, row as u32, 0, DEFINITION, &styles.label)?;
        long_text(sheet, row as u32, 1, json, styles)?;
    }
    Ok(())
}

/// Writes a string cell, whatever the text starts with.
fn text(sheet: &mut Worksheet, row: u32, column: usize, words: &str, style: &Format) -> Result<(), XlsxError> {
    let words = cut(words);
    let column = column as u16;
    if words.starts_with("<r>") && words.ends_with("</r>") {
        // The library takes such a string for rich text of its own making and would write it unescaped. Two pieces of
        // real rich text are escaped, and read back as one.
        let (first, rest) = words.split_at(1);
        let plain = Format::new();
        sheet.write_rich_string_with_format(row, column, &[(&plain, first), (&plain, rest)], style)?;
    } else {
        sheet.write_string_with_format(row, column, words, style)?;
    }
    Ok(())
}

fn link(sheet: &mut Worksheet, row: u32, column: usize, address: &str, styles: &Styles) -> Result<(), XlsxError> {
    // Only a lower-case scheme is known to the library; a scheme means the same in any case.
    let lower = address
        .split_once(':')
        .map(|(scheme, rest)| format!("{}:{rest}", scheme.to_ascii_lowercase()));
    match lower.filter(|l| l.encode_utf16().count() <= MAX_LINK) {
        Some(target) => {
            let url = Url::new(target).set_text(web_link::address(address));
            sheet.write_url_with_format(row, column as u16, url, &styles.link)?;
            Ok(())
        }
        None => text(sheet, row, column, address, &styles.text),
    }
}

/// The text, cut with a mark where Excel holds no more.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MAX_TEXT {
        return text.to_owned();
    }
    let room = MAX_TEXT - CUT.encode_utf16().count();
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= room
    });
    kept.collect::<String>() + CUT
}

/// A day as Excel counts them; `None` before 1900, which it does not know.
fn day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}
