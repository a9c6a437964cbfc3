//! What a cell and a sheet of Excel hold, and what becomes of more.

use jiff::civil::Date;
use rust_xlsxwriter::ExcelDateTime;

/// The most UTF-16 units a cell of Excel holds.
pub const MAX_TEXT: usize = 32_767;
/// The most links a sheet of Excel holds is 65,530; the table keeps well below it.
pub const MAX_LINKS: usize = 60_000;
/// The most rows and columns of a sheet.
pub const MAX_SIZE: (usize, usize) = (1_048_576, 16_384);
/// What stands where a text had to be cut.
const CUT: &str = "… [cut here: an Excel cell holds no more]";

/// The text, cut with a mark where Excel holds no more.
pub fn cut(text: &str) -> String {
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
pub fn day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}
