//! A workbook is a ZIP file of XML files. That of each sheet is written anew on its way out, with its rows in it, because the
//! library that makes the others would have all rows in memory several times over.

use std::io::{self, Cursor, Read as _, Write};

use zip::{CompressionMethod, System, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::links::{self, SheetLink};
use crate::export::ExportError;

/// How many styles the first cells of a workbook show.
const STYLES: usize = 6;

/// Writes the rows of a sheet.
pub type PutRows<'f> = &'f mut dyn FnMut(usize, [u32; STYLES], &mut dyn Write) -> Result<(), ExportError>;

/// Writes a workbook with the rows that `fill` writes in place of those it has. `fill` is given the number of the sheet, the first
/// being 0, and the styles that the first cells of the first sheet have. `links` are those of the first sheets, and stand in place
/// of the one that each of these has.
pub fn fill(
    workbook: &[u8],
    out: &mut dyn Write,
    links: &[Vec<SheetLink>],
    fill: PutRows<'_>,
) -> Result<(), ExportError> {
    let mut out = Receiver { out, failed: false };
    let filled = repack(workbook, &mut out, links, fill);
    match filled {
        _ if out.failed => Err(ExportError::Output),
        filled => filled,
    }
}

fn repack(
    workbook: &[u8],
    out: &mut Receiver<'_>,
    links: &[Vec<SheetLink>],
    fill: PutRows<'_>,
) -> Result<(), ExportError> {
    // The same on every system and on every day, so that the same table gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .system(System::Unix)
        .unix_permissions(0o600)
        .last_modified_time(zip::DateTime::default());
    let mut from = ZipArchive::new(Cursor::new(workbook))?;
    let mut to = ZipWriter::new_stream(out);
    let mut styles = None;
    for i in 0..from.len() {
        let mut file = from.by_index(i)?;
        let name = file.name()?.into_owned();
        to.start_file(name.as_str(), options)?;
        let (sheet, targets) = (number(&name, SHEETS, ".xml"), number(&name, TARGETS, ".xml.rels"));
        if sheet.or(targets).is_none() {
            io::copy(&mut file, &mut to)?;
            continue;
        }
        let mut xml = String::new();
        file.read_to_string(&mut xml)?;
        let of = |sheet: Option<usize>| sheet.and_then(|i| links.get(i)).map_or(&[][..], Vec::as_slice);
        if targets.is_some() {
            let (head, tail) = around(&xml, "<Relationship ", "</Relationships>").ok_or(ExportError::Inside)?;
            to.write_all(head.as_bytes())?;
            links::put_targets(of(targets), &mut to)?;
            write!(to, "</Relationships>{tail}")?;
            continue;
        }
        let styles = match styles {
            Some(styles) => styles,
            None => *styles.insert(shown(&xml).ok_or(ExportError::Inside)?),
        };
        let (head, tail) = around_rows(&xml).ok_or(ExportError::Inside)?;
        write!(to, "{head}<sheetData>")?;
        fill(sheet.unwrap_or_default(), styles, &mut to)?;
        to.write_all(b"</sheetData>")?;
        match around(tail, "<hyperlinks>", "</hyperlinks>") {
            None => to.write_all(tail.as_bytes())?,
            Some((head, tail)) => {
                write!(to, "{head}<hyperlinks>")?;
                links::put_cells(of(sheet), &mut to)?;
                write!(to, "</hyperlinks>{tail}")?;
            }
        }
    }
    to.finish()?;
    Ok(())
}

/// How the names of the files with sheets begin, and of those with where the links of each lead.
const SHEETS: &str = "xl/worksheets/sheet";
const TARGETS: &str = "xl/worksheets/_rels/sheet";

/// The number of the sheet that a file is about, from 0.
fn number(name: &str, prefix: &str, suffix: &str) -> Option<usize> {
    let number = name.strip_prefix(prefix)?.strip_suffix(suffix)?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// What stands before something, and behind its end.
fn around<'x>(xml: &'x str, from: &str, to: &str) -> Option<(&'x str, &'x str)> {
    let (head, rest) = xml.split_once(from)?;
    Some((head, rest.split_once(to)?.1))
}

/// What stands before the rows of a sheet and behind them, without its size, which a reader takes from the rows.
fn around_rows(xml: &str) -> Option<(String, &str)> {
    let (head, rest) = xml.split_once("<sheetData")?;
    let tail = rest
        .strip_prefix("/>")
        .or_else(|| Some(rest.split_once("</sheetData>")?.1))?;
    let (before, size) = head.split_once("<dimension ")?;
    let (_, after) = size.split_once("/>")?;
    Some((format!("{before}{after}"), tail))
}

/// The styles of the first cells.
fn shown(xml: &str) -> Option<[u32; STYLES]> {
    let (_, cells) = xml.split_once("<sheetData")?;
    let mut styles = cells.split(" s=\"").skip(1).map(|rest| rest.split('"').next());
    let mut shown = [0; STYLES];
    for style in &mut shown {
        *style = styles.next()??.parse().ok()?;
    }
    Some(shown)
}

impl From<ZipError> for ExportError {
    fn from(_: ZipError) -> Self {
        Self::Inside
    }
}

/// Once it takes no more it says so no second time: the ZIP file is closed when it is given up, and would complain.
struct Receiver<'o> {
    out: &'o mut dyn Write,
    failed: bool,
}

impl Write for Receiver<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes);
        let is_final = |e: &io::Error| e.kind() != io::ErrorKind::Interrupted;
        self.failed = written.as_ref().is_err_and(is_final) || (matches!(written, Ok(0)) && !bytes.is_empty());
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed { Ok(()) } else { self.out.flush() }
    }
}
