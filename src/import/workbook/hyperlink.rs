//! The formula that makes a link of a cell: `HYPERLINK("https://…"; "Text")`, its parts texts, cells, or several of them joined.

use std::rc::Rc;

/// The longest address that Excel opens; what is joined beyond it makes no link.
const MAX_ADDRESS: usize = 2_083;
/// The longest text of a cell, and the longest formula, both in bytes of plain letters.
const MAX_TEXT: usize = 32_767;
const MAX_FORMULA: usize = 8_192;

/// The formula of a cell, which other cells share where it was filled down or to the right.
#[derive(Debug, Clone)]
pub struct CellFormula {
    text: Rc<str>,
    /// How many rows and columns its cell is from the one it was written for.
    moved: (i64, i64),
}

impl CellFormula {
    /// The formula that a cell has alone.
    pub fn of(text: &str) -> Self {
        Self {
            text: text.into(),
            moved: (0, 0),
        }
    }

    /// The same in a cell so many rows and columns away, where its references move along unless they are fixed.
    pub fn moved(&self, rows: i64, columns: i64) -> Self {
        Self {
            text: Rc::clone(&self.text),
            moved: (rows, columns),
        }
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The parts of the link that it makes; `None` for any other formula.
    fn parts(&self) -> Option<Vec<&str>> {
        let formula = self.text.trim();
        let formula = formula
            .strip_prefix("of:")
            .unwrap_or(formula)
            .trim_start_matches('=')
            .trim();
        let name = formula.get(.."HYPERLINK".len())?;
        let call = formula.get("HYPERLINK".len()..)?.trim_start();
        let inner = call.strip_prefix('(').and_then(|c| c.strip_suffix(')'));
        let inner = inner.filter(|_| name.eq_ignore_ascii_case("HYPERLINK") && self.len() <= MAX_FORMULA)?;
        Some(apart(inner, &[',', ';']))
    }

    /// Whether it makes a link.
    pub fn is_link(&self) -> bool {
        self.parts().is_some()
    }

    /// Where it leads to, and what the cell then shows where the workbook did not store that; `None` for a formula that makes
    /// no link. `text`: that of a cell, by row and column. Either is `None` where it cannot be told without a spreadsheet.
    pub fn link(&self, text: impl Fn(u32, u32) -> Option<String>) -> Option<(Option<String>, Option<String>)> {
        let mut parts = self.parts()?.into_iter();
        let value = |part: &str, most: usize| -> Option<String> {
            let mut joined = String::new();
            for piece in apart(part, &['&']) {
                joined.push_str(&self.piece(piece.trim(), &text)?);
                if joined.len() > most {
                    return None;
                }
            }
            Some(joined)
        };
        let address = value(parts.next()?, MAX_ADDRESS).filter(|a| !a.trim().is_empty());
        let shown = parts
            .next()
            .map_or_else(|| address.clone(), |part| value(part, MAX_TEXT));
        Some((address, shown))
    }

    /// A text in quotation marks, a number, or the text of a cell.
    fn piece(&self, piece: &str, text: impl Fn(u32, u32) -> Option<String>) -> Option<String> {
        if let Some(inner) = piece.strip_prefix('"').and_then(|p| p.strip_suffix('"')) {
            return Some(inner.replace("\"\"", "\""));
        }
        if piece.parse::<f64>().is_ok() {
            return Some(piece.to_owned());
        }
        // `[.B2]` in LibreOffice.
        let bare = piece
            .strip_prefix("[.")
            .and_then(|p| p.strip_suffix(']'))
            .unwrap_or(piece);
        let (row, column) = self.cell(bare)?;
        text(row, column)
    }

    /// Row and column of a cell's name, from 0: `B2`, `$B$2` where it is fixed.
    fn cell(&self, name: &str) -> Option<(u32, u32)> {
        let (is_fixed_column, rest) = name.strip_prefix('$').map_or((false, name), |rest| (true, rest));
        let (letters, row) = rest.split_at(rest.find(|c: char| !c.is_ascii_alphabetic())?);
        let (is_fixed_row, row) = row.strip_prefix('$').map_or((false, row), |row| (true, row));
        if letters.is_empty() || letters.len() > 3 || !row.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let column = letters
            .bytes()
            .fold(0, |n, b| n * 26 + i64::from(b.to_ascii_uppercase() - b'A') + 1);
        let row = row.parse::<u32>().ok().map(i64::from)? - 1;
        let at = |n: i64, by: i64, is_fixed: bool| u32::try_from(if is_fixed { n } else { n.checked_add(by)? }).ok();
        Some((
            at(row, self.moved.0, is_fixed_row)?,
            at(column - 1, self.moved.1, is_fixed_column)?,
        ))
    }
}

/// The parts of a text at these characters, outside quotation marks and brackets.
fn apart<'t>(text: &'t str, at: &[char]) -> Vec<&'t str> {
    let (mut parts, mut from, mut is_quoted, mut depth) = (Vec::new(), 0, false, 0_usize);
    for (i, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted => depth = depth.saturating_sub(1),
            c if !is_quoted && depth == 0 && at.contains(&c) => {
                parts.push(&text[from..i]);
                from = i + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The name of a cell: `B3`.
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push((b'A' + ((rest - 1) % 26) as u8) as char);
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_made_by_a_formula_is_read_as_one() {
        // One cell is filled, one is not known, all others are blank.
        let text = |row, column| match (row, column) {
            (1, 0) => Some("Alpha".to_owned()),
            (7, 1) => None,
            _ => Some(String::new()),
        };
        let long = format!("HYPERLINK(\"https://a.example/\"&{}A2)", "A2&".repeat(500));
        let found = |address: &str, shown: &str| Some((Some(address.to_owned()), Some(shown.to_owned())));
        for (formula, expected) in [
            (
                "HYPERLINK(\"https://a.example\",\"A, or B\")",
                found("https://a.example", "A, or B"),
            ),
            (
                "=hyperlink(\"https://a.example\")",
                found("https://a.example", "https://a.example"),
            ),
            (
                "HYPERLINK(\"https://a.example/\"&A2,$A$2)",
                found("https://a.example/Alpha", "Alpha"),
            ),
            (
                "of:=HYPERLINK(\"https://a.example\";[.A2])",
                found("https://a.example", "Alpha"),
            ),
            (
                "HYPERLINK(\"https://a.example\",\"say \"\"hi\"\"\")",
                found("https://a.example", "say \"hi\""),
            ),
            (
                "HYPERLINK(\"https://a.example/\"&12,B9)",
                found("https://a.example/12", ""),
            ),
            (
                "HYPERLINK(\"https://a.example/\"&B8,A2)",
                Some((None, Some("Alpha".to_owned()))),
            ),
            (&long, Some((None, None))),
            (
                "HYPERLINK(\"https://a.example\",UPPER(A2))",
                Some((Some("https://a.example".to_owned()), None)),
            ),
            ("HYPERLINK(VLOOKUP(A2,B:C,2),\"A\")", Some((None, Some("A".to_owned())))),
            ("SUM(A1:A3)", None),
            ("IF(A2=\"\",\"\",HYPERLINK(A2))", None),
            ("", None),
        ] {
            assert_eq!(CellFormula::of(formula).link(text), expected, "{formula}");
        }
        let moved = CellFormula::of("").moved(2, -1);
        for (name, expected) in [
            ("B3", Some((4, 0))),
            ("$B3", Some((4, 1))),
            ("B$3", Some((2, 0))),
            ("A1", None),
        ] {
            assert_eq!(moved.cell(name), expected, "{name}");
        }
        for (row, column, name) in [(2, 1, "B3"), (0, 26, "AA1"), (0, 701, "ZZ1"), (9, 16_383, "XFD10")] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(CellFormula::of("").cell(name), Some((row, column)));
        }
    }
}
