//! Workbooks to read: an Excel file by the library that writes ours, and the least that LibreOffice would take as its own.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Twelve laptops as a person would keep them: a title, a row of units, `N/A`, prices in €, a second sheet.
pub fn laptops() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let euros = Format::new().set_num_format("#,##0.00 [$€-407]");
    let percent = Format::new().set_num_format("0%");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Laptops").expect("a name");
    sheet.write_string(0, 0, "Laptops we looked at").expect("a cell");
    let heads = ["Model", "Price", "Memory", "Weight", "Released", "Share", "Touch"];
    for (column, head) in heads.iter().enumerate() {
        sheet.write_string(2, column as u16, *head).expect("a cell");
    }
    sheet.write_string(3, 3, "kg").expect("a cell");
    for n in 0..12_u32 {
        let row = 4 + n;
        sheet.write_string(row, 0, format!("Laptop {n}")).expect("a cell");
        sheet
            .write_number_with_format(row, 1, f64::from(900 + 50 * n), &euros)
            .expect("a cell");
        sheet.write_string(row, 2, "16 GB").expect("a cell");
        sheet.write_number(row, 3, 1.0 + f64::from(n) / 8.0).expect("a cell");
        let released = ExcelDateTime::from_ymd(2024, 1, 1 + n as u8).expect("a day");
        sheet
            .write_datetime_with_format(row, 4, &released, &day)
            .expect("a cell");
        sheet
            .write_number_with_format(row, 5, f64::from(n) / 100.0, &percent)
            .expect("a cell");
        sheet.write_boolean(row, 6, n % 2 == 0).expect("a cell");
    }
    let notes = workbook.add_worksheet();
    notes.set_name("Notes").expect("a name");
    notes.write_string(0, 0, "name").expect("a cell");
    notes.write_string(1, 0, "Only a note").expect("a cell");
    workbook.save_to_buffer().expect("a workbook")
}

/// Plans of two providers as an office keeps them: headings and providers in merged cells.
pub fn merged() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let sheet = workbook.add_worksheet();
    for (first, last, column, text) in [
        (0, 1, 0, "Provider"),
        (0, 1, 1, "Plan"),
        (2, 4, 0, "Netco"),
        (5, 6, 0, "Cloudy"),
    ] {
        sheet
            .merge_range(first, column, last, column, text, &plain)
            .expect("cells");
    }
    sheet.merge_range(0, 2, 0, 3, "Size", &plain).expect("cells");
    for (row, cells) in [
        (1, ["", "RAM", "Disk"]),
        (2, ["S", "2 GB", "40 GB"]),
        (3, ["M", "4 GB", "80 GB"]),
        (4, ["L", "8 GB", "160 GB"]),
        (5, ["Basic", "1 GB", "25 GB"]),
        (6, ["Plus", "2 GB", "50 GB"]),
    ] {
        for (column, text) in (1..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

/// A workbook of LibreOffice with these rows of XML in its one sheet.
pub fn ods(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"List\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest></manifest:manifest>";
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        zip.start_file(name, options).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a file").into_inner()
}

/// One row of texts and numbers for [`ods`].
pub fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        let kind = match text.parse::<f64>() {
            Ok(n) => format!("office:value-type=\"float\" office:value=\"{n}\""),
            Err(_) => "office:value-type=\"string\"".to_owned(),
        };
        format!("<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>")
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

/// A workbook of Excel with these rows of XML in its one sheet: the least that is read as one.
#[allow(dead_code)] // not every program of tests reads it
pub fn xlsx(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let of_office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{of_office}\"><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relation = |target: &str, kind: &str| {
        format!(
            "<Relationships xmlns=\"{relations}\"><Relationship Id=\"rId1\" Type=\"{of_office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    for (name, text) in [
        ("_rels/.rels", relation("xl/workbook.xml", "officeDocument")),
        ("xl/workbook.xml", workbook),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheets/sheet1.xml", "worksheet"),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, options).expect("a part");
        zip.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{text}").as_bytes())
            .expect("a part");
    }
    zip.finish().expect("a file").into_inner()
}
