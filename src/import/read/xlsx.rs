//! XLSX: the cells of one sheet as its formats show them, as rows of texts.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

use crate::{
    catalog::finding::Finding,
    import::{
        own::grid,
        table::{ListReader, ListTable, ReadChoices},
        workbook::{Sheet, as_shown, check_size, choose, moment, number, unreadable},
    },
};

/// Excel's workbooks.
pub const READER: ListReader = ListReader {
    extension: "xlsx",
    also: &["xlsm"],
    read,
};

fn read(bytes: &[u8], choices: &ReadChoices) -> Result<ListTable, Finding> {
    check_size(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| refused(&e))?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut holds_something = |name: &str| {
        let Ok(mut cells) = workbook.worksheet_cells_reader(name) else {
            return false;
        };
        // What cannot be read is told when the sheet is.
        let mut readable = std::iter::from_fn(|| cells.next_cell().ok().flatten());
        readable.any(|cell| *cell.get_value() != DataRef::Empty)
    };
    let (name, all) = choose(&sheets, choices, &mut holds_something)?;
    let mut sheet = Sheet::default();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|e| refused(&e))?;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|e| refused(&e))? {
        let (row, column) = cell.get_position();
        let format = || cells.styles().get(style).and_then(|s| s.number_format.as_ref());
        let text = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(n) => n.to_string(),
            DataRef::Float(n) => format().map_or_else(|| number(*n), |f| as_shown(*n, &f.format_code)),
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Bool(b) => b.to_string(),
            DataRef::DateTime(at) => date_time(*at),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(e) => {
                sheet.error(row, &e.to_string());
                continue;
            }
        };
        sheet.put(row, column, text)?;
    }
    drop(cells);
    let table = sheet.table(name, &all, choices)?;
    let foot = if grid::is_ours(&table) && sheets.iter().any(|s| s.name == ABOUT) {
        about(&mut workbook)
    } else {
        Vec::new()
    };
    Ok(grid::read_back(table, foot))
}

/// The sheet of our own workbooks that says what they are.
const ABOUT: &str = "About";

/// Its labels and values.
fn about(workbook: &mut Xlsx<Cursor<&[u8]>>) -> grid::Foot {
    let mut foot = grid::Foot::new();
    let Ok(mut cells) = workbook.worksheet_cells_reader(ABOUT) else {
        return foot;
    };
    while let Ok(Some(cell)) = cells.next_cell() {
        let text = match cell.get_value() {
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            _ => continue,
        };
        match cell.get_position() {
            (_, 0) => foot.push((text, String::new())),
            (_, 1) => {
                if let Some((_, value)) = foot.last_mut() {
                    *value = text;
                }
            }
            _ => {}
        }
    }
    foot
}

fn refused(error: &XlsxError) -> Finding {
    unreadable(match error {
        XlsxError::Password => "the workbook is locked by a password",
        _ => "the workbook is damaged, or is none that Excel writes",
    })
}

/// A date, a time, or a length of time.
fn date_time(at: ExcelDateTime) -> String {
    let n = at.as_f64();
    if !(0.0..2_958_466.0).contains(&n) {
        return number(n);
    }
    if at.is_duration() {
        let seconds = (n * 86_400.0).round() as u64;
        return format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    moment((n >= 1.0).then_some((year, month, day)), (hour, minute, second))
}

/// A value of a workbook that keeps no formats.
pub(super) fn plain_text(value: &Data) -> Result<String, String> {
    Ok(match value {
        Data::Empty => String::new(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(at) => date_time(*at),
        Data::Error(e) => return Err(e.to_string()),
    })
}
