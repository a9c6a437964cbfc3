//! ODS: the cells of one sheet of a LibreOffice workbook, as rows of texts.

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Reader as _};
use memchr::memmem;

use super::xlsx::plain_text;
use crate::{
    catalog::{MAX_BYTES, finding::Finding},
    import::{
        table::{ListReader, ListTable, ReadChoices},
        workbook::{CellFormula, MAX_SPAN, Sheet, SheetMarks, check_size, choose, part, too_large, unreadable},
    },
};

/// The workbooks of LibreOffice and the like.
pub const READER: ListReader = ListReader {
    extension: "ods",
    also: &[],
    read,
};

fn read(bytes: &[u8], choices: &ReadChoices) -> Result<ListTable, Finding> {
    check_size(bytes)?;
    let content = part(bytes, "content.xml")?;
    if !is_of_a_size(&content) {
        return Err(too_large());
    }
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|e| refused(&e))?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut holds_something = |name: &str| {
        let range = workbook.worksheet_range(name);
        range.is_ok_and(|r| r.used_cells().next().is_some())
    };
    let (name, all) = choose(&sheets, choices, &mut holds_something)?;
    let range = workbook.worksheet_range(name).map_err(|e| refused(&e))?;
    let (first_row, first_column) = range.start().unwrap_or_default();
    let at = sheets.iter().position(|s| s.name == name).unwrap_or_default();
    let marks = SheetMarks::of(&content, at);
    drop(content);
    let mut sheet = Sheet::default();
    for (row, column, value) in range.used_cells() {
        let (row, column) = (first_row + row as u32, first_column + column as u32);
        let shown = || marks.shown(row, column);
        let text = match value {
            Data::Float(n) if let Some(shown) = shown() => Ok(shown.text(*n)),
            value => plain_text(value),
        };
        match text {
            Ok(text) => sheet.put(row, column, text)?,
            Err(what) => sheet.error(row, column, &what),
        }
        if let Some(decimals) = marks.decimals(row, column) {
            sheet.shown_with(row, column, decimals);
        }
    }
    for (column, first, last) in &marks.merged {
        sheet.spread(*column, *first, *last)?;
    }
    for (row, column, address) in &marks.links {
        sheet.link(*row, *column, address)?;
    }
    for (row, column, formula) in &marks.formulas {
        sheet.formula(*row, *column, CellFormula::of(formula))?;
    }
    sheet.table(name, &all, choices)
}

fn refused(error: &OdsError) -> Finding {
    unreadable(match error {
        OdsError::Password => "the workbook is locked by a password",
        _ => "the workbook is damaged, or is none that LibreOffice writes",
    })
}

/// Whether the sheets have no more cells than are read. A cell or a row may represent thousands that are the same: what is
/// written in a few bytes would be gigabytes once it is spread out.
fn is_of_a_size(content: &[u8]) -> bool {
    let (mut cells, mut texts) = (0_usize, 0_usize);
    let (mut rows, mut widest, mut width, mut blank, mut repeated) = (0_usize, 0_usize, 0_usize, 0_usize, 1_usize);
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &content[at..]) {
        let start = at + found;
        let end = memchr::memchr(b'>', &content[start..]).map_or(content.len(), |n| start + n);
        let tag = &content[start..end];
        at = end;
        let name = tag
            .split(|b| b.is_ascii_whitespace() || *b == b'/')
            .nth(usize::from(tag.starts_with(b"</")))
            .unwrap_or_default();
        let name = name.strip_prefix(b"<").unwrap_or(name);
        match name {
            b"table:table" => (rows, widest) = (0, 0),
            b"table:table-row" if tag.starts_with(b"</") => {
                rows = rows.saturating_add(repeated);
                if width > 0 {
                    widest = widest.max(width);
                    cells = cells.max(rows.saturating_mul(widest));
                }
            }
            b"table:table-row" => {
                (width, blank) = (0, 0);
                repeated = repeats(tag);
            }
            b"table:table-cell" | b"table:covered-table-cell" if !tag.starts_with(b"</") => {
                let n = repeats(tag);
                if tag.ends_with(b"/")
                    && memmem::find(tag, b"value").is_none()
                    && memmem::find(tag, b"formula").is_none()
                {
                    blank = blank.saturating_add(n);
                } else {
                    width = width.saturating_add(blank).saturating_add(n);
                    blank = 0;
                    let text = memmem::find(&content[end..], b"</table:table-cell").unwrap_or(0);
                    texts = texts.saturating_add(n.saturating_mul(repeated).saturating_mul(text));
                }
            }
            _ => {}
        }
        if cells > MAX_SPAN || texts > MAX_BYTES {
            return false;
        }
    }
    true
}

/// How many times a cell or a row is repeated; as many as can be where that cannot be read.
fn repeats(tag: &[u8]) -> usize {
    /// More than this no sheet holds.
    const MOST: usize = 1_048_576;
    let Some(at) = memmem::find(tag, b"-repeated") else {
        return 1;
    };
    let digits = tag[at + 9..]
        .strip_prefix(b"=\"")
        .or_else(|| tag[at + 9..].strip_prefix(b"='"));
    let digits = digits.and_then(|d| d.split(|b| *b == b'"' || *b == b'\'').next());
    let number = digits.and_then(|d| std::str::from_utf8(d).ok()?.parse::<usize>().ok());
    number.unwrap_or(MOST).clamp(1, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_few_bytes_would_be_spread_out_is_known_beforehand() {
        let sheet = |rows: &str| format!("<table:table table:name=\"x\">{rows}</table:table>");
        let cell = |attributes: &str| {
            format!("<table:table-cell office:value=\"1\"{attributes}><text:p>1</text:p></table:table-cell>")
        };
        let row = |attributes: &str, cells: &str| format!("<table:table-row{attributes}>{cells}</table:table-row>");
        let many = " table:number-columns-repeated=\"16000\"";
        let rows = " table:number-rows-repeated=\"1000000\"";
        for (content, expected) in [
            (sheet(&row("", &cell(""))), true),
            // What LibreOffice writes after the last cell and below the last row.
            (
                sheet(
                    &(row("", &(cell("") + &format!("<table:table-cell{many}/>")))
                        + &row(rows, &format!("<table:table-cell{many}/>"))),
                ),
                true,
            ),
            (sheet(&row("", &cell(many))), true),
            (sheet(&row(rows, &cell(many))), false),
            (sheet(&row("", &cell(many)).repeat(10_000)), false),
            (
                sheet(
                    &(row(rows, "<table:table-cell/>") + &row("", &(format!("<table:table-cell{many}/>") + &cell("")))),
                ),
                false,
            ),
        ] {
            assert_eq!(
                is_of_a_size(content.as_bytes()),
                expected,
                "{}",
                &content[..content.len().min(300)]
            );
        }
    }
}
