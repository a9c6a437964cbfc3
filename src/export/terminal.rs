//! Text for a terminal: nothing in it may move the cursor or reverse the line, and columns line up.

use std::{borrow::Cow, fmt::Write as _};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::catalog::{plain_text::is_command, wording::excerpt};

/// The narrowest a column becomes before the table simply runs past the edge, in terminal cells.
const NARROWEST: usize = 8;
/// Between two columns.
const GAP: &str = "  ";

/// The text with control, line-breaking and bidirectional characters written out as `\u{…}`.
pub fn safe(text: &str) -> Cow<'_, str> {
    written_out(text, |_| false)
}

/// What a message repeats of an argument or a name: its beginning, without control characters for a terminal.
pub fn brief(text: &str) -> String {
    excerpt(&safe(text)).into_owned()
}

/// The same for a text of several lines, which keeps its line breaks and tabs.
pub fn safe_lines(text: &str) -> Cow<'_, str> {
    written_out(text, |rest| rest.starts_with(['\n', '\t']) || rest.starts_with("\r\n"))
}

/// `stays`: whether the hidden character that the rest of a text begins with is left as it is.
fn written_out(text: &str, stays: fn(&str) -> bool) -> Cow<'_, str> {
    if !text.contains(is_command) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        if is_command(c) && !stays(&text[at..]) {
            let _ = write!(shown, "{}", c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Which edge of its column a text keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows in columns, the heads first, every text made safe. When the rows are wider than `width` terminal cells, the
/// widest columns of words are cut, with "…", down to eight cells; numbers never are. Ends with a line feed.
pub fn table(heads: &[(&str, Align)], rows: &[Vec<String>], width: usize) -> String {
    let rows: Vec<Vec<Cow<'_, str>>> = rows.iter().map(|row| row.iter().map(|t| safe(t)).collect()).collect();
    let mut widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(i, (head, _))| {
            rows.iter()
                .filter_map(|r| r.get(i))
                .map(|t| t.width())
                .fold(head.width(), usize::max)
        })
        .collect();
    shrink(
        &mut widths,
        heads,
        width.saturating_sub(GAP.len() * heads.len().saturating_sub(1)),
    );
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        for ((cell, (_, align)), width) in cells.zip(heads).zip(&widths) {
            let shown = cut(cell, *width);
            let pad = width.saturating_sub(shown.width());
            let (before, after) = if *align == Align::Right { (pad, 0) } else { (0, pad) };
            let _ = write!(line, "{:before$}{shown}{:after$}{GAP}", "", "");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    };
    line(&mut heads.iter().map(|(head, _)| *head));
    for row in &rows {
        line(&mut row.iter().map(|t| &**t));
    }
    text
}

/// Takes from the widest column of words, one cell at a time, until all fit or none can shrink.
fn shrink(widths: &mut [usize], heads: &[(&str, Align)], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let widest = (0..widths.len())
            .filter(|i| heads[*i].1 == Align::Left && widths[*i] > NARROWEST)
            .max_by_key(|i| (widths[*i], *i));
        match widest {
            Some(i) => widths[i] -= 1,
            None => break,
        }
    }
}

/// The text in at most `width` terminal cells, with "…" where something is missing.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut used = 0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            used += c.width().unwrap_or(0);
            used + 1 > width
        })
        .map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_out_what_a_terminal_would_obey() {
        for (text, expected) in [
            ("plain – Straße", "plain – Straße"),
            ("a\u{1b}[31mred", "a\\u{1b}[31mred"),
            ("two\nlines", "two\\u{a}lines"),
            ("\u{202e}gnp.exe", "\\u{202e}gnp.exe"),
        ] {
            assert_eq!(safe(text), expected);
        }
    }

    #[test]
    fn columns_line_up_and_are_cut_to_the_width() {
        let heads = [("Name", Align::Left), ("n", Align::Right)];
        let rows = [
            vec!["数据库服务器".to_owned(), "7".to_owned()],
            vec!["A very long name".to_owned(), "1234".to_owned()],
        ];
        assert_eq!(
            table(&heads, &rows, 80),
            "Name                 n\n数据库服务器         7\nA very long name  1234\n"
        );
        assert_eq!(
            table(&heads, &rows, 16),
            "Name           n\n数据库服…      7\nA very lo…  1234\n"
        );
        assert_eq!(cut("abc", 0), "…");
    }
}
