//! Markdown with GitHub's tables. Whatever is in a cell is text again when it is read: nothing in it becomes
//! markup, ends the cell or turns the direction of what follows.

use std::{fmt::Write as _, io};

use super::{
    Document, ExportError, Paper, PaperCell, PaperLine, PaperRow, PaperSource, PaperStep, PaperWhy, PaperWhyLine,
    Progress,
};
use crate::{
    catalog::web_link::{address, path_at},
    compare::Apart,
};

/// Opens an isolate that takes its direction from its first strong character.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Closes an isolate.
const POP_ISOLATE: char = '\u{2069}';

/// Writes the document.
pub fn write(paper: &Paper<'_>, progress: Progress<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
    let document = &paper.head;
    write!(out, "# {}\n\n", escape(&document.title))?;
    for line in &document.lines {
        write!(out, "{}\n\n", escape_block(line))?;
    }
    let walked = paper.walk(progress, |step| {
        match step {
            PaperStep::Group(label) => {
                if !label.is_empty() {
                    write!(out, "## {}\n\n", escape(label))?;
                }
                out.write_all(table_head(document).as_bytes())?;
            }
            PaperStep::Row(_, row) => out.write_all(table_row(row).as_bytes())?,
            PaperStep::GroupEnd => out.write_all(b"\n")?,
        }
        Ok(())
    })?;
    if paper.height() == 0 {
        out.write_all(b"There is no row to show.\n\n")?;
    }
    let mut end = String::new();
    if let Some(why) = &document.why {
        let _ = writeln!(end, "## {}\n", escape(&why.title));
        why_lists(&mut end, why, "###");
    }
    sources(&mut end, "## Sources", &walked.sources);
    foot(&mut end, &document.foot);
    Ok(out.write_all(end.as_bytes())?)
}

/// [`write`] into memory, for the clipboard.
pub fn text(document: &Document) -> String {
    let mut out = Vec::new();
    // Memory takes all, and there is no one to cancel.
    let _ = write(&document.into(), Progress::default(), &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The sources as an ordered list under a heading; nothing without any.
pub fn sources(out: &mut String, heading: &str, sources: &[PaperSource]) {
    if sources.is_empty() {
        return;
    }
    let _ = writeln!(out, "{heading}\n");
    for (n, source) in (1..).zip(sources) {
        let _ = writeln!(out, "{n}. {}", source_line(source));
    }
    out.push('\n');
}

/// The labels and values at the end.
pub fn foot(out: &mut String, foot: &[(String, String)]) {
    let _ = writeln!(out, "---\n");
    for (label, value) in foot {
        let _ = writeln!(out, "- {}: {}", escape_block(label), escape(value));
    }
}

/// The tables alone, for the clipboard: no headings, sources or foot.
pub fn tables(document: &Document) -> String {
    let rows = document.groups.iter().flat_map(|g| &g.rows);
    std::iter::once(table_head(document))
        .chain(rows.map(table_row))
        .collect()
}

fn table_head(document: &Document) -> String {
    let mut head = vec![escape(&document.row_label)];
    let mut rule = vec!["---"];
    for column in &document.columns {
        let mut cell = escape(&column.heading());
        if !column.note.is_empty() {
            let _ = write!(cell, "<br>{}{}", escape(&column.note), marks(&column.note_sources));
        }
        head.push(cell);
        rule.push(if column.numeric { "---:" } else { "---" });
    }
    if document.has_classes {
        head.push("Difference".to_owned());
        rule.push("---");
    }
    format!("| {} |\n| {} |\n", head.join(" | "), rule.join(" | "))
}

fn table_row(row: &PaperRow) -> String {
    let mut cells = vec![escape(&row.heading())];
    cells.extend(row.cells.iter().map(cell_text));
    cells.extend(row.class.map(|c| c.word().to_owned()));
    format!("| {} |\n", cells.join(" | "))
}

/// The lists as Markdown, each under a heading of this level.
pub(super) fn why_lists(out: &mut String, why: &PaperWhy, level: &str) {
    if why.lists.is_empty() {
        let _ = writeln!(out, "{}\n", Apart::NOTHING);
    }
    let names = why.names.each_ref().map(|n| escape(n));
    for list in &why.lists {
        let _ = writeln!(out, "{level} {}\n", escape(&list.heading));
        let has_sides = list.lines.iter().any(|l| !l.sides.is_empty());
        if has_sides {
            let _ = writeln!(out, "| Attribute | {} |\n| --- | --- | --- |", names.join(" | "));
        }
        for line in &list.lines {
            let _ = if has_sides {
                writeln!(out, "| {} |", why_row(line).join(" | "))
            } else {
                writeln!(out, "- {}", escape_block(&line.label))
            };
        }
        out.push('\n');
    }
}

fn why_row(line: &PaperWhyLine) -> Vec<String> {
    let mut label = escape(&line.label);
    if !line.by.is_empty() {
        let _ = write!(label, "<br>{}", escape(&line.by));
    }
    let side = |side: &Vec<PaperLine>| side.iter().map(line_text).collect::<Vec<_>>().join("<br>");
    std::iter::once(label).chain(line.sides.iter().map(side)).collect()
}

pub(crate) fn cell_text(cell: &PaperCell) -> String {
    let mut lines: Vec<String> = cell.lines.iter().map(line_text).collect();
    lines.extend(cell.versus.as_ref().map(|v| escape(v)));
    lines.join("<br>")
}

/// A line's words with its note and its marks.
pub(crate) fn line_text(line: &PaperLine) -> String {
    let link = line.link.as_ref();
    let mut words = link.map_or_else(|| escape(&line.text), |link| anchor(&line.text, link));
    if !line.note.is_empty() {
        let _ = write!(words, " ({})", escape(&line.note));
    }
    format!("{words}{}", marks(&line.sources))
}

pub(crate) fn source_line(source: &PaperSource) -> String {
    let words = escape(&source.words);
    source.link.as_ref().map_or_else(
        || words.clone(),
        |link| format!("{words}. {}", anchor(&address(link), link)),
    )
}

/// ` \[1\]\[2\]`.
pub fn marks(sources: &[usize]) -> String {
    let mut text = String::new();
    for (i, n) in sources.iter().enumerate() {
        let _ = write!(text, "{}\\[{n}\\]", if i == 0 { " " } else { "" });
    }
    text
}

/// A link whose text is the address; what would end the address is percent-encoded.
fn anchor(text: &str, link: &str) -> String {
    let mut address = String::new();
    let path = path_at(link);
    for (at, c) in link.char_indices() {
        match c {
            '[' | ']' if at < path => address.push(c),
            '<' | '>' | '|' | '\\' | '`' | '(' | ')' | '"' | '\'' | '*' | '_' | '[' | ']' | '{' | '}' | '^' | '!' => {
                let _ = write!(address, "%{:02X}", c as u32);
            }
            c => address.push(c),
        }
    }
    // An address inside the text of a link must not become a second link in it.
    format!("[{}](<{address}>)", escape(text))
}

/// Text that reads back as itself inside a table cell, a heading or a line.
///
/// Punctuation is escaped; a backslash is an entity, so that no run of backslashes can join the one that escapes a
/// pipe; line feeds are `<br>`; blanks at either end are entities, since a cell is trimmed; control characters, which
/// Markdown cannot hold, become their visible pictures. Text that holds right-to-left characters is isolated.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    let isolate = text.chars().any(turns_direction);
    if isolate {
        out.push(FIRST_STRONG_ISOLATE);
    }
    for (i, c) in text.char_indices() {
        match c {
            '\n' => out.push_str("<br>"),
            c if c.is_whitespace() && c != '\u{B}' && c != '\u{C}' && (c != ' ' || i < start || i >= end) => {
                let _ = write!(out, "&#{};", c as u32);
            }
            '\\' => out.push_str("&#92;"),
            // Only before a name or a number can it start an entity.
            '&' if text[i + 1..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') => out.push_str("&#38;"),
            // GitHub links mail addresses and ftp on its own; a comment between keeps them text.
            '@' => out.push_str("@<!-- -->"),
            ':' if text[..i].to_ascii_lowercase().ends_with("ftp") => out.push_str(":<!-- -->"),
            c if c.is_ascii_control() => out.push(picture(c)),
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    if isolate {
        out.push(POP_ISOLATE);
    }
    out
}

/// [`escape`] for text that opens a paragraph or an item of a list, where a character or a number could start a list.
pub fn escape_block(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.len() - escaped.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let opens = if digits == 0 {
        &['-', '+', '='][..]
    } else {
        &['.', ')'][..]
    };
    if escaped[digits..].starts_with(opens) {
        let (number, rest) = escaped.split_at(digits);
        return format!("{number}\\{rest}");
    }
    escaped
}

/// The text as a reader sees it once the Markdown is shown: control characters as pictures, right-to-left text isolated.
pub fn as_shown(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| if matches!(c, '\n' | '\r' | '\t') { c } else { picture(c) })
        .collect();
    if text.chars().any(turns_direction) {
        format!("{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}")
    } else {
        shown
    }
}

/// The visible picture of a control character; any other character as it is.
pub fn picture(c: char) -> char {
    match c {
        '\u{7F}' => '\u{2421}',
        c if c.is_ascii_control() => char::from_u32(0x2400 + c as u32).unwrap_or(c),
        c => c,
    }
}

/// Whether a character is, or commands, right to left: the blocks of right-to-left scripts and the bidi controls.
fn turns_direction(c: char) -> bool {
    matches!(c as u32,
        0x0590..=0x08FF | 0x200E..=0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF
        | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}
