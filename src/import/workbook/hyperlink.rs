//! The formula that makes a link of a cell: `HYPERLINK("https://…"; "Text")`, its parts texts, cells, or several of them joined.

/// Where the formula of a cell leads to, and what the cell then shows where the workbook did not store that; `None` for another
/// formula. `text`: that of a cell, by row and column. Either is `None` where it cannot be told without a spreadsheet.
pub fn hyperlink(formula: &str, text: impl Fn(u32, u32) -> Option<String>) -> Option<(Option<String>, Option<String>)> {
    let formula = formula.trim();
    let formula = formula
        .strip_prefix("of:")
        .unwrap_or(formula)
        .trim_start_matches('=')
        .trim();
    let name = formula.get(.."HYPERLINK".len())?;
    let call = formula.get("HYPERLINK".len()..)?.trim_start();
    let inner = call.strip_prefix('(').and_then(|c| c.strip_suffix(')'));
    let inner = inner.filter(|_| name.eq_ignore_ascii_case("HYPERLINK"))?;
    let mut parts = apart(inner, &[',', ';']).into_iter();
    let value = |part: &str| -> Option<String> {
        let joined = apart(part, &['&']).into_iter().map(|piece| one(piece.trim(), &text));
        joined.collect()
    };
    let address = value(parts.next()?).filter(|a| !a.trim().is_empty());
    let shown = parts.next().map_or_else(|| address.clone(), value);
    Some((address, shown))
}

/// A text in quotation marks, a number, or the text of a cell.
fn one(piece: &str, text: impl Fn(u32, u32) -> Option<String>) -> Option<String> {
    if let Some(inner) = piece.strip_prefix('"').and_then(|p| p.strip_suffix('"')) {
        return Some(inner.replace("\"\"", "\""));
    }
    if piece.parse::<f64>().is_ok() {
        return Some(piece.to_owned());
    }
    // `[.B2]` in LibreOffice, `$B$2` where it is fixed.
    let bare = piece
        .strip_prefix("[.")
        .and_then(|p| p.strip_suffix(']'))
        .unwrap_or(piece);
    let (row, column) = cell(&bare.replace('$', ""))?;
    Some(text(row, column).unwrap_or_default())
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

/// Row and column of a cell's name, from 0.
fn cell(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column - 1))
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
        let text = |row, column| (row == 1 && column == 0).then(|| "Alpha".to_owned());
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
                "HYPERLINK(\"https://a.example\",UPPER(A2))",
                Some((Some("https://a.example".to_owned()), None)),
            ),
            ("HYPERLINK(VLOOKUP(A2,B:C,2),\"A\")", Some((None, Some("A".to_owned())))),
            ("SUM(A1:A3)", None),
            ("IF(A2=\"\",\"\",HYPERLINK(A2))", None),
            ("", None),
        ] {
            assert_eq!(hyperlink(formula, text), expected, "{formula}");
        }
        for (row, column, name) in [(2, 1, "B3"), (0, 26, "AA1"), (0, 701, "ZZ1"), (9, 16_383, "XFD10")] {
            assert_eq!(cell_name(row, column), name);
            assert_eq!(cell(name), Some((row, column)));
        }
    }
}
