//! A page in Markdown: one of its tables is read, what stands around it is left out. Of a list that this program wrote as a page
//! the marks of sources are left out too.

use std::borrow::Cow;

use crate::{
    catalog::{State, finding::Finding},
    import::{columns::is_one_number, rows::TextRow, table::ListTable},
};

/// Whether the lines of values begin and end with what separates them, as those of a table in Markdown do: those from the first
/// that does so, and of its paragraph; below a blank line anything may stand.
pub fn is_framed(text: &str) -> bool {
    let is_one = |line: &str| line.len() > 2 && line.starts_with('|') && line.ends_with('|');
    let mut before = Vec::new();
    let mut lines = text.lines().map(str::trim);
    let first = lines.by_ref().find(|line| {
        if line.is_empty() {
            before.clear();
        } else if !is_one(line) {
            before.push(line.contains('|'));
        }
        is_one(line)
    });
    let mut below = lines
        .take_while(|line| !line.is_empty())
        .filter(|line| line.contains('|'))
        .take(20);
    first.is_some() && !before.contains(&true) && below.all(is_one)
}

/// What of a page is the table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PageTable {
    /// The first of its lines, counted from 1.
    first: usize,
    /// The last of them; `None`: what follows is judged as below any other table.
    last: Option<usize>,
    /// Whether it is Markdown, with a line under its heading.
    is_markdown: bool,
    /// Whether this program wrote it.
    is_ours: bool,
    /// Which of its columns are of numbers, where it says so.
    numeric: Vec<bool>,
}

impl PageTable {
    /// Finds the table. The error is a comparison of our own, whose entries are not its rows.
    pub fn of(text: &str) -> Result<Self, Finding> {
        let is_row = |line: &str| line.len() > 2 && line.starts_with('|') && line.ends_with('|');
        let is_rule = |line: &&str| is_row(line) && line.contains('-') && line.bytes().all(|b| b"|-: \t".contains(&b));
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let Some(at) = lines.iter().position(|line| is_row(line)) else {
            return Ok(Self::default());
        };
        let is_ours = lines.iter().any(|line| line.starts_with("- Made with: Crosscheck"));
        if is_ours && lines[at].starts_with("| Attribute |") {
            let what = "the file is a comparison as Crosscheck writes it for reading";
            return Err(Finding::error("", what).help("Import the CSV, the JSON or the Excel workbook of the same."));
        }
        let is_markdown = lines.get(at + 1).is_some_and(is_rule);
        let rest = lines.iter().enumerate().skip(at + 2);
        // A blank line between rows may stand in what people paste; another heading begins another table.
        let mut end = rest.filter(|(_, line)| !line.is_empty()).filter(|(i, line)| {
            let is_heading = || lines[i - 1].is_empty() && lines.get(i + 1).is_some_and(is_rule);
            !is_row(line) || is_heading()
        });
        Ok(Self {
            first: at + 1,
            last: is_markdown.then(|| end.next()).flatten().map(|(i, _)| i),
            is_markdown,
            is_ours,
            numeric: match lines.get(at + 1) {
                Some(rule) if is_markdown && is_ours => rule.trim_matches('|').split('|').map(is_of_numbers).collect(),
                _ => Vec::new(),
            },
        })
    }

    /// Why a line is none of the table, where it is none.
    pub fn around(&self, line: usize, is_blank: bool) -> Option<&'static str> {
        let is_below = self.last.is_some_and(|last| line > last);
        match () {
            () if (is_below || line < self.first) && is_blank => Some("blank"),
            () if is_below => Some("below the table"),
            () if line < self.first => Some("above the heading"),
            () => None,
        }
    }

    /// Joins the cells between which a bar is written as a sign of the text: `a \| b`.
    pub fn join_bars(&self, row: &mut TextRow<'_>) {
        let mut at = 0;
        while self.is_markdown && at + 1 < row.texts.len() {
            if let Some(before) = row.texts[at].strip_suffix('\\') {
                let joined = format!("{before}|{}", row.texts[at + 1]);
                row.texts[at] = joined.into();
                row.texts.remove(at + 1);
            } else {
                at += 1;
            }
        }
    }

    /// Reads signs that are written with a backslash, and breaks of a line; of our own page, leaves out the numbers of sources
    /// and the words for what is not stated, and takes a number as the list had it that it came from.
    pub fn clean(&self, row: &mut TextRow<'_>) {
        for (at, text) in row.texts.iter_mut().enumerate().filter(|_| self.is_markdown) {
            if text.contains(['\\', '<']) {
                *text = Cow::Owned(unescaped(text));
            }
            if self.is_ours {
                let bare = without_sources(text);
                let is_number = self.numeric.get(at) == Some(&true);
                let bare = if is_number { as_listed(bare) } else { bare }.to_owned();
                let is_blank = bare == State::NotStated.word();
                *text = Cow::Owned(if is_blank { String::new() } else { bare });
            }
        }
    }

    /// What is to be reported of it.
    pub fn tell(&self, table: &mut ListTable) {
        if self.is_ours {
            // The status depends on the day, and is found again.
            if let Some(at) = table.columns.iter().position(|c| c.header == "Status") {
                table.columns.remove(at);
            }
            table.note(
                "Crosscheck wrote this file for reading: kinds, sources and most notes are not in it; the CSV, the JSON and the Excel workbook of the same have them",
            );
        }
    }
}

/// A text of Markdown without the backslashes before its signs, and with its breaks as such.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match signs.peek() {
            Some(next) if sign == '\\' && next.is_ascii_punctuation() => plain.extend(signs.next()),
            _ => plain.push(sign),
        }
    }
    ["<br>", "<br/>", "<br />"]
        .iter()
        .fold(plain, |text, tag| text.replace(tag, "\n"))
}

/// Whether the line under a heading sets its column to the right, as that of a column of numbers.
fn is_of_numbers(rule: &str) -> bool {
    let rule = rule.trim();
    rule.ends_with(':') && !rule.starts_with(':')
}

/// A number with its note as it was before it was read: `~16 GB` of `16 GB (~16 GB)`; of another note, which no column of
/// numbers holds, the number alone.
fn as_listed(text: &str) -> &str {
    let noted = text.strip_suffix(')').and_then(|t| t.split_once(" ("));
    let Some((number, note)) = noted else { return text };
    if is_one_number(number, note) { note } else { number }
}

/// A cell without the numbers of its sources: `yes [1][2]`.
fn without_sources(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some((before, number)) = rest.strip_suffix(']').and_then(|t| t.rsplit_once('[')) {
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_read_over() {
        for (text, expected) in [
            (r"yes \[1\]", "yes [1]"),
            (r"a\_b", "a_b"),
            (r"C:\dir", r"C:\dir"),
            ("a<br>b", "a\nb"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(unescaped(text), expected);
        }
        for (text, expected) in [
            ("yes [1]", "yes"),
            ("16 GB [1] [12]", "16 GB"),
            ("a [x]", "a [x]"),
            ("[1]", ""),
        ] {
            assert_eq!(without_sources(text), expected);
        }
        for (text, expected) in [
            ("16 GB (~16 GB)", "~16 GB"),
            ("at most 3 GB (<3 GB)", "<3 GB"),
            ("0.5 TB (~512 GB)", "0.5 TB"),
            ("0.5 TB (~500 GB)", "~500 GB"),
            ("16 GB (2 of 3 plans)", "16 GB"),
            ("16 GB (with a contract)", "16 GB"),
            ("16 GB", "16 GB"),
        ] {
            assert_eq!(as_listed(text), expected);
        }
    }

    #[test]
    fn the_table_of_a_page_is_found() {
        for (text, first, last) in [
            ("| a | b |\n| --- | --- |\n| 1 | 2 |\n", 1, None),
            (
                "# T\n\nwords\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nwords | and\n",
                5,
                Some(8),
            ),
            (
                "| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n\n| c | d |\n|---|---|\n| 5 | 6 |\n",
                1,
                Some(6),
            ),
            ("| a | b |\n| 1 | 2 |\nwords\n", 1, None),
        ] {
            let page = PageTable::of(text).expect("a page");
            assert_eq!((page.first, page.last), (first, last), "{text}");
        }
        let ours = "| Attribute | A |\n| --- | --- |\n\n- Made with: Crosscheck 1.0\n";
        assert!(PageTable::of(ours).is_err());
    }
}
