//! XLSX: the cells of one sheet as its formats show them, as rows of texts.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError, XlsxFormulaMetadata};
use jiff::{SignedDuration, Unit};
use serde_json::{Value as Json, json};

use crate::{
    catalog::finding::Finding,
    import::{
        own::{
            defined::{CLAIMS, DEFINITION, Foot},
            grid,
        },
        table::{ListReader, ListTable, ReadChoices},
        workbook::{
            CellFormula, Sheet, as_shown, check_size, choose, decimals_shown, has_part, moment, number, parts_have,
            unreadable,
        },
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
        // What cannot be read is reported when the sheet is.
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
                sheet.error(row, column, &e.to_string());
                continue;
            }
        };
        if let DataRef::Float(n) = cell.get_value()
            && let Some(decimals) = format().and_then(|f| decimals_shown(*n, &f.format_code))
        {
            sheet.shown_with(row, column, decimals);
        }
        sheet.put(row, column, text)?;
    }
    drop(cells);
    // To read the sheet again costs as much as before: only where it has some.
    if parts_have(bytes, SHEETS, &["<f>", "<f "]) {
        formulas(&mut workbook, name, &mut sheet)?;
    }
    // Damaged ones are no reason to read nothing.
    for region in workbook.merge_cells_by_sheet_name(name).unwrap_or_default() {
        if region.start.1 == region.end.1 {
            sheet.spread(region.start.1, region.start.0, region.end.0)?;
        }
    }
    // A sheet without relations to other parts has no addresses.
    if has_part(bytes, RELATIONS) {
        for link in workbook.hyperlinks_by_sheet_name(name).unwrap_or_default() {
            let Some(target) = link.target else { continue };
            let address = link
                .location
                .map_or_else(|| target.clone(), |place| format!("{target}#{place}"));
            let ((row, column), (last_row, last_column)) = (link.range.start, link.range.end);
            sheet.links_of((row, last_row), (column, last_column), &address)?;
        }
    }
    let table = sheet.table(name, &all, choices)?;
    let mut foot = Foot::new();
    if grid::is_ours(&table) {
        let is_there = |name: &str| sheets.iter().any(|s| s.name == name);
        if is_there(ABOUT) {
            foot = about(&mut workbook);
        }
        if is_there(CLAIMS) {
            foot.extend(claims(&mut workbook));
        }
    }
    Ok(grid::read_back(table, foot))
}

/// Gives a sheet its formulas. Cells that share one are worked out here: calamine would make a table as long as the number
/// that the file gives a shared formula, whatever that is.
fn formulas(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, sheet: &mut Sheet) -> Result<(), Finding> {
    let mut shared: BTreeMap<usize, ((u32, u32), CellFormula)> = BTreeMap::new();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|e| refused(&e))?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|e| refused(&e))? {
        let (row, column) = cell.pos;
        let formula = match cell.formula {
            Some(XlsxFormulaMetadata::Normal { formula }) if !formula.is_empty() => CellFormula::of(&formula),
            Some(XlsxFormulaMetadata::Shared {
                shared_index, formula, ..
            }) => {
                let formula = CellFormula::of(&formula);
                shared.insert(shared_index, ((row, column), formula.clone()));
                formula
            }
            Some(XlsxFormulaMetadata::SharedDerived { shared_index }) => shared.get(&shared_index).map_or_else(
                || CellFormula::of(""),
                |((first_row, first_column), formula)| {
                    let by = |to: u32, from: u32| i64::from(to) - i64::from(from);
                    formula.moved(by(row, *first_row), by(column, *first_column))
                },
            ),
            _ => continue,
        };
        sheet.formula(row, column, formula)?;
    }
    Ok(())
}

/// Where a workbook has its sheets.
const SHEETS: &str = "xl/worksheets/";

/// Where a workbook has what its sheets refer to.
const RELATIONS: &str = "xl/worksheets/_rels/";

/// The sheet of our own workbooks that describes them.
const ABOUT: &str = "About";

/// The texts of a sheet, row by row and by their columns.
fn texts(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let Ok(mut cells) = workbook.worksheet_cells_reader(sheet) else {
        return rows;
    };
    let mut last = None;
    while let Ok(Some(cell)) = cells.next_cell() {
        let text = match cell.get_value() {
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            _ => continue,
        };
        let (row, column) = cell.get_position();
        if last != Some(row) {
            last = Some(row);
            rows.push(Vec::new());
        }
        if let Some(texts) = rows.last_mut() {
            texts.resize(texts.len().max(column as usize), String::new());
            texts.push(text);
        }
    }
    rows
}

/// Its labels and values; a value too long for a cell continues in the next.
fn about(workbook: &mut Xlsx<Cursor<&[u8]>>) -> Foot {
    let rows = texts(workbook, ABOUT).into_iter();
    let one = |row: Vec<String>| {
        let mut texts = row.into_iter();
        Some((texts.next()?, texts.collect()))
    };
    rows.filter_map(one).collect()
}

/// The claims behind cells, as a foot defines them.
fn claims(workbook: &mut Xlsx<Cursor<&[u8]>>) -> Foot {
    /// The column in which a claim starts; as JSON it may take several.
    const CLAIM: usize = 10;
    let mut cells: Vec<([String; 3], Vec<Json>)> = Vec::new();
    for row in texts(workbook, CLAIMS) {
        let (Some(words), Some(json)) = (row.get(..CLAIM), row.get(CLAIM..)) else {
            continue;
        };
        let Ok(claim) = serde_json::from_str(&json.concat()) else {
            continue;
        };
        let of = [&words[1], &words[3], &words[4]].map(Clone::clone);
        match cells.last_mut() {
            Some((known, claims)) if *known == of => claims.push(claim),
            _ => cells.push((of, vec![claim])),
        }
    }
    let one = |([of, attribute, cell], claims): ([String; 3], Vec<Json>)| {
        let told = json!({ "of": of, "attribute": attribute, "cell": cell, "claims": claims });
        (DEFINITION.to_owned(), told.to_string())
    };
    cells.into_iter().map(one).collect()
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

/// A length of time as ISO 8601 has it, `PT08H30M00S`, as a sheet shows it.
fn time_of(text: &str) -> Option<String> {
    let length: SignedDuration = text.starts_with("PT").then(|| text.parse().ok()).flatten()?;
    let seconds = u64::try_from(length.round(Unit::Second).ok()?.as_secs()).ok()?;
    Some(format!(
        "{:02}:{:02}:{:02}",
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    ))
}

/// A value of a workbook that keeps no formats.
pub(super) fn plain_text(value: &Data) -> Result<String, String> {
    Ok(match value {
        Data::Empty => String::new(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => number(*n),
        Data::String(text) | Data::DateTimeIso(text) => text.clone(),
        Data::DurationIso(text) => time_of(text).unwrap_or_else(|| text.clone()),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(at) => date_time(*at),
        Data::Error(e) => return Err(e.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::time_of;

    #[test]
    fn times_are_read_as_they_are_shown() {
        for (text, expected) in [
            ("PT08H30M00S", Some("08:30:00")),
            ("PT26H05M", Some("26:05:00")),
            ("PT45M30.6S", Some("00:45:31")),
            ("P1D", None),
            ("PT-1H", None),
            ("-PT1H", None),
            ("PT1H30", None),
            ("PT", None),
        ] {
            assert_eq!(time_of(text).as_deref(), expected, "{text}");
        }
    }
}
