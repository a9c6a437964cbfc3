//! The workbook without its rows: its sheets with their names, widths, panes and links, its styles and properties.

use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{
    limits::{cut, day},
    links::SheetLink,
    survey::Survey,
};
use crate::export::{
    Document, ExportError,
    definition::{CLAIMS, DEFINITION},
    grid,
};

/// The headings of the sheet of sources, with the widths of its columns.
pub const SOURCE_COLUMNS: [(&str, f64); 3] = [("Number", 8.0), ("Source", 80.0), ("Link", 60.0)];
/// The headings of the sheet of claims, with the widths of its columns.
pub const CLAIM_COLUMNS: [(&str, f64); 11] = [
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
/// The widths of the columns of the sheet about the file.
pub const ABOUT_COLUMNS: [f64; 2] = [18.0, 80.0];
/// How the heading of a column of source numbers ends.
const SOURCES: &str = ": sources";

/// The bytes of a workbook with the sheets of the table, the sources, the claims where there are any, and about the file. The
/// first row of the first holds a cell of each style: head, text, label, date, code, link.
pub fn of(document: &Document, survey: &Survey<'_>) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(cut(&document.title));
    if let Some(day) = day(document.today) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    table(workbook.add_worksheet(), document, survey)?;
    sources(workbook.add_worksheet(), survey)?;
    if survey.claims > 0 {
        let sheet = workbook.add_worksheet();
        sheet.set_name(CLAIMS)?.set_freeze_panes(1, 0)?;
        printed(sheet).set_repeat_rows(0, 0)?;
        widths(sheet, CLAIM_COLUMNS.map(|(_, width)| width))?;
    }
    let about = workbook.add_worksheet();
    about.set_name("About")?;
    printed(about);
    widths(about, ABOUT_COLUMNS)?;
    Ok(workbook.save_to_buffer()?)
}

impl From<XlsxError> for ExportError {
    fn from(_: XlsxError) -> Self {
        Self::Inside
    }
}

fn table(sheet: &mut Worksheet, document: &Document, survey: &Survey<'_>) -> Result<(), XlsxError> {
    sheet.set_name(match (document.has_classes, document.row_label.as_str()) {
        (true, _) => "Comparison",
        (false, "Service") => "Services",
        (false, _) => "List",
    })?;
    sheet.set_freeze_panes(1, if document.has_classes { 2 } else { 1 })?;
    printed(sheet).set_repeat_rows(0, 0)?;
    let head = grid::head(document);
    widths(sheet, table_columns(document))?;
    for (column, _) in head
        .iter()
        .enumerate()
        .filter(|(_, heading)| heading.ends_with(SOURCES))
    {
        // Folded away with one click on the outline's "1", and as they are until then.
        sheet.group_columns(column as u16, column as u16)?;
    }
    let styles = styles();
    for (column, style) in styles.iter().enumerate() {
        sheet.write_blank(0, column as u16, style)?;
    }
    let [links, _] = &survey.links;
    link(sheet, links, &styles)?;
    if survey.height > 0 {
        let last = head.len().saturating_sub(1) as u16;
        sheet.autofilter(0, 0, survey.height, last)?;
    }
    Ok(())
}

/// The widths of the table's columns, in characters: room for words where words stand, little where numbers do.
pub fn table_columns(document: &Document) -> Vec<f64> {
    let lead = grid::lead_width(document);
    let head = grid::head(document);
    let widths = head.iter().enumerate().map(|(column, heading)| match heading {
        _ if column < lead => 18.0,
        heading if heading.ends_with(SOURCES) => 10.0,
        _ => 32.0,
    });
    widths.collect()
}

/// On paper no row goes on beside its page.
fn printed(sheet: &mut Worksheet) -> &mut Worksheet {
    sheet.set_landscape().set_print_fit_to_pages(1, 0)
}

fn sources(sheet: &mut Worksheet, survey: &Survey<'_>) -> Result<(), XlsxError> {
    sheet.set_name("Sources")?.set_freeze_panes(1, 0)?;
    printed(sheet).set_repeat_rows(0, 0)?;
    widths(sheet, SOURCE_COLUMNS.map(|(_, width)| width))?;
    let [_, links] = &survey.links;
    link(sheet, links, &styles())
}

fn widths(sheet: &mut Worksheet, columns: impl IntoIterator<Item = f64>) -> Result<(), XlsxError> {
    for (column, width) in columns.into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    Ok(())
}

/// One link where there are any, in whose place all of them are written.
fn link(sheet: &mut Worksheet, links: &[SheetLink], [.., style]: &[Format; 6]) -> Result<(), XlsxError> {
    if !links.is_empty() {
        sheet.write_url_with_format(1, 0, "https://x", style)?;
    }
    Ok(())
}

fn styles() -> [Format; 6] {
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = text
        .clone()
        .set_bold()
        .set_background_color(Color::RGB(0x00F3_F4F6))
        .set_border_bottom(FormatBorder::Thin);
    let label = text.clone().set_bold();
    let date = text.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    let link = text.clone().set_font_color(Color::RGB(0x000B_5CAD));
    // What only a program reads does not wrap, or its row would be as high as a page.
    let code = Format::new()
        .set_align(FormatAlign::Top)
        .set_font_color(Color::RGB(0x0056_5E69));
    [head, text, label, date, code, link]
}
