//! The rows of a sheet as XML, each written as it is made, so that the longest sheet takes the memory of one row. Text is
//! written into its cell: a table of shared texts would be as long as the list.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use rust_xlsxwriter::column_number_to_name;

/// How a cell looks: a place among the styles of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellStyle(pub u32);

/// The height of a line of text, and of the highest row, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.5;

/// Writes rows one below the other, the first first, each as high as its wrapped text: not every reader works that out.
pub struct SheetRows<'o> {
    out: &'o mut dyn Write,
    /// The columns' widths in characters.
    widths: Vec<f64>,
    names: Vec<String>,
    /// The row at work.
    xml: String,
    row: u32,
}

impl<'o> SheetRows<'o> {
    /// None so far.
    pub fn new(out: &'o mut dyn Write, widths: impl Into<Vec<f64>>) -> Self {
        Self {
            out,
            widths: widths.into(),
            names: Vec::new(),
            xml: String::new(),
            row: 0,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.row as usize
    }

    /// Writes one more row, whose cells `put` puts in from left to right.
    pub fn add(&mut self, put: impl FnOnce(&mut SheetRow<'_>)) -> io::Result<()> {
        self.row += 1;
        self.xml.clear();
        let mut row = SheetRow {
            xml: &mut self.xml,
            names: &mut self.names,
            row: self.row,
            widths: &self.widths,
            lines: 1,
        };
        put(&mut row);
        let (row, lines) = (row.row, row.lines);
        // A height that is not marked as somebody's own follows the text where it is edited.
        let height = match lines {
            1 => String::new(),
            lines => format!(" ht=\"{}\"", (lines as f64 * LINE).min(HIGHEST)),
        };
        write!(self.out, "<row r=\"{row}\"{height}>")?;
        self.out.write_all(self.xml.as_bytes())?;
        self.out.write_all(b"</row>")
    }
}

/// The cells of one row.
pub struct SheetRow<'r> {
    xml: &'r mut String,
    names: &'r mut Vec<String>,
    row: u32,
    widths: &'r [f64],
    /// As many as the text needs that has the most.
    lines: usize,
}

impl SheetRow<'_> {
    /// A string cell whose text wraps, whatever it starts with.
    pub fn text(&mut self, column: usize, words: &str, style: CellStyle) {
        let width = self.widths.get(column).copied().unwrap_or(f64::MAX);
        self.lines = self.lines.max(lines(words, width));
        self.unwrapped(column, words, style);
    }

    /// A string cell whose text stays on one line.
    pub fn unwrapped(&mut self, column: usize, words: &str, style: CellStyle) {
        self.open(column, style);
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let space = if words.starts_with(blank) || words.ends_with(blank) {
            " xml:space=\"preserve\""
        } else {
            ""
        };
        let _ = write!(self.xml, " t=\"inlineStr\"><is><t{space}>");
        escape(&literal(words), self.xml);
        self.xml.push_str("</t></is></c>");
    }

    /// A number, or a day as Excel counts them.
    pub fn number(&mut self, column: usize, number: f64, style: CellStyle) {
        self.open(column, style);
        let _ = write!(self.xml, "><v>{number}</v></c>");
    }

    fn open(&mut self, column: usize, style: CellStyle) {
        for next in self.names.len()..=column {
            self.names.push(column_number_to_name(next as u16));
        }
        let (name, row) = (&self.names[column], self.row);
        let _ = write!(self.xml, "<c r=\"{name}{row}\" s=\"{}\"", style.0);
    }
}

/// How many lines a text takes in a column so many characters wide, which breaks between words, and within one that is wider.
fn lines(words: &str, width: f64) -> usize {
    // A letter of a script with broad letters takes two places.
    let wide = |text: &str| {
        text.chars()
            .map(|c| if c < '\u{1100}' { 1.0 } else { 2.0 })
            .sum::<f64>()
    };
    let mut lines = 0;
    for line in words.split('\n') {
        let mut at = 0.0;
        lines += 1;
        for word in line.split(' ') {
            let word = wide(word);
            if at > 0.0 && at + word > width {
                (at, lines) = (0.0, lines + 1);
            }
            let broken = ((word / width).ceil() - 1.0).max(0.0);
            lines += broken as usize;
            at += word - broken * width + 1.0;
        }
    }
    lines
}

/// Excel reads `_x0041_` as A, so the underscore of a text that says so itself is written in that way.
fn literal(words: &str) -> Cow<'_, str> {
    let is_code = |at: usize| {
        let code = words.as_bytes().get(at + 2..at + 7);
        code.is_some_and(|c| c[4] == b'_' && c[..4].iter().all(u8::is_ascii_hexdigit))
    };
    let mut escaped = String::new();
    let mut from = 0;
    for (at, _) in words.match_indices("_x").filter(|(at, _)| is_code(*at)) {
        escaped.push_str(&words[from..at]);
        escaped.push_str("_x005F");
        from = at;
    }
    if from == 0 && escaped.is_empty() {
        return Cow::Borrowed(words);
    }
    escaped.push_str(&words[from..]);
    Cow::Owned(escaped)
}

/// Writes a text as XML. Characters that XML cannot hold are written as Excel does.
fn escape(words: &str, xml: &mut String) {
    let mut from = 0;
    for (at, c) in words.char_indices() {
        let plain = match c {
            '&' | '<' | '>' | '\u{FFFE}' | '\u{FFFF}' => false,
            c => c >= ' ' || c == '\t' || c == '\n',
        };
        if plain {
            continue;
        }
        xml.push_str(&words[from..at]);
        from = at + c.len_utf8();
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            c => {
                let _ = write!(xml, "_x{:04X}_", u32::from(c));
            }
        }
    }
    xml.push_str(&words[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(words: &str) -> String {
        let mut out = Vec::new();
        let mut rows = SheetRows::new(&mut out, []);
        rows.add(|_| ()).expect("written");
        rows.add(|row| row.text(27, words, CellStyle(3))).expect("written");
        assert_eq!(rows.len(), 2);
        let xml = String::from_utf8(out).expect("text");
        let (_, inner) = xml
            .split_once("<c r=\"AB2\" s=\"3\" t=\"inlineStr\"><is>")
            .expect("a cell");
        inner.replace("</is></c></row>", "")
    }

    #[test]
    fn texts_are_written_so_that_excel_reads_the_same() {
        for (words, xml) in [
            ("", "<t></t>"),
            ("=1+1 & <b>", "<t>=1+1 &amp; &lt;b&gt;</t>"),
            ("<r>x</r>", "<t>&lt;r&gt;x&lt;/r&gt;</t>"),
            (" a\n", "<t xml:space=\"preserve\"> a\n</t>"),
            ("a\r\u{1}\u{FFFF}é", "<t>a_x000D__x0001__xFFFF_é</t>"),
            ("_x0041_", "<t>_x005F_x0041_</t>"),
            ("a_x0041_x00e9_ _x41_", "<t>a_x005F_x0041_x005F_x00e9_ _x41_</t>"),
            ("_x12é4_", "<t>_x12é4_</t>"),
        ] {
            assert_eq!(cell(words), xml, "{words:?}");
        }
    }

    #[test]
    fn a_row_is_as_high_as_its_wrapped_text() {
        for (words, height) in [
            ("", ""),
            ("ten places", ""),
            ("eleven places", " ht=\"30\""),
            ("a\nb\nc", " ht=\"45\""),
            ("abcdefghijklmnopqrstuvwxyz", " ht=\"45\""),
            ("x abcdefghijklmnopqrstuvwxyz y", " ht=\"60\""),
            ("十十十 十十", " ht=\"30\""),
            (&"\n".repeat(100), " ht=\"409.5\""),
        ] {
            let mut out = Vec::new();
            let mut rows = SheetRows::new(&mut out, [10.0, 4.0]);
            let put = |row: &mut SheetRow<'_>| {
                row.text(0, words, CellStyle(0));
                row.unwrapped(1, "what only programs read", CellStyle(0));
            };
            rows.add(put).expect("written");
            let xml = String::from_utf8(out).expect("text");
            assert!(
                xml.starts_with(&format!("<row r=\"1\"{height}><c ")),
                "{words:?}: {xml}"
            );
        }
    }

    #[test]
    fn numbers_are_written_in_full() {
        let mut out = Vec::new();
        SheetRows::new(&mut out, [])
            .add(|row| {
                row.number(0, 0.1, CellStyle(0));
                row.number(1, -45_123.0, CellStyle(2));
            })
            .expect("written");
        let xml = String::from_utf8(out).expect("text");
        assert!(
            xml.contains("<c r=\"A1\" s=\"0\"><v>0.1</v></c><c r=\"B1\" s=\"2\"><v>-45123</v></c>"),
            "{xml}"
        );
    }
}
