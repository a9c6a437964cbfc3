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

/// Writes rows one below the other, the first first.
pub struct SheetRows<'o> {
    out: &'o mut dyn Write,
    names: Vec<String>,
    /// The row at work.
    xml: String,
    row: u32,
}

impl<'o> SheetRows<'o> {
    /// None so far.
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self {
            out,
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
        let (xml, row) = (&mut self.xml, self.row);
        let _ = write!(xml, "<row r=\"{row}\">"); // a String takes everything
        put(&mut SheetRow {
            xml,
            names: &mut self.names,
            row,
        });
        self.xml.push_str("</row>");
        self.out.write_all(self.xml.as_bytes())
    }
}

/// The cells of one row.
pub struct SheetRow<'r> {
    xml: &'r mut String,
    names: &'r mut Vec<String>,
    row: u32,
}

impl SheetRow<'_> {
    /// A string cell, whatever the text starts with.
    pub fn text(&mut self, column: usize, words: &str, style: CellStyle) {
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

/// Excel reads `_x0041_` as A, so the underscore of a text that says so itself is written in that way.
fn literal(words: &str) -> Cow<'_, str> {
    let is_code = |at: usize| {
        let code = words.as_bytes().get(at + 2..at + 7);
        code.is_some_and(|c| c[4] == b'_' && c[..4].iter().all(u8::is_ascii_hexdigit))
    };
    let mut told = String::new();
    let mut from = 0;
    for (at, _) in words.match_indices("_x").filter(|(at, _)| is_code(*at)) {
        told.push_str(&words[from..at]);
        told.push_str("_x005F");
        from = at;
    }
    if from == 0 && told.is_empty() {
        return Cow::Borrowed(words);
    }
    told.push_str(&words[from..]);
    Cow::Owned(told)
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
        let mut rows = SheetRows::new(&mut out);
        rows.add(|_| ()).expect("written");
        rows.add(|row| row.text(27, words, CellStyle(3))).expect("written");
        assert_eq!(rows.len(), 2);
        let xml = String::from_utf8(out).expect("text");
        let (_, inner) = xml
            .split_once("<row r=\"2\"><c r=\"AB2\" s=\"3\" t=\"inlineStr\"><is>")
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
    fn numbers_are_written_in_full() {
        let mut out = Vec::new();
        SheetRows::new(&mut out)
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
