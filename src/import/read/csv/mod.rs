//! CSV: the heading gives the columns, each filled cell a value. Other delimiters are read the same way, and so are columns
//! aligned by blanks.

mod aligned;
mod dialect;
mod markdown;
mod page;
mod records;

use crate::{
    catalog::finding::Finding,
    import::{
        formula_guard::unguard,
        own::grid,
        rows,
        table::{ListReader, ListTable, NoEntry, ReadChoices},
        text::{Decoded, decode},
    },
};
use aligned::Aligned;
use markdown::MarkdownMarks;
use page::{PageTable, is_framed};
use records::{Quoting, Records};

/// Values separated by commas, semicolons, tabs or bars, whichever the file's first lines are split by.
pub const READER: ListReader = ListReader {
    extension: "csv",
    also: &["txt"],
    read: |bytes, choices| read(bytes, choices, None),
};

/// Reads separated values; `usual`: the delimiter unless the user names another, `None`: what the file shows.
pub(super) fn read(bytes: &[u8], choices: &ReadChoices, usual: Option<u8>) -> Result<ListTable, Finding> {
    let Decoded { text, encoding, note } = decode(bytes, choices.encoding.as_deref())?;
    let mut table = grid::read_back(split(&text, choices, usual)?, Vec::new());
    table.form.encoding = Some(encoding);
    if let Some(note) = note {
        table.note(note);
    }
    Ok(table)
}

fn split<'t>(text: &'t str, choices: &ReadChoices, usual: Option<u8>) -> Result<ListTable, Finding> {
    let chosen = choices.delimiter.map(ascii).transpose()?;
    let (rest, said) = separator_line(text);
    let dialect = dialect::dialect(rest, chosen.or(usual).or(said));
    let is_open = chosen.or(usual).or(said).is_none();
    if let Some(aligned) = is_open.then(|| Aligned::of(rest, dialect.delimiter)).flatten() {
        return split_aligned(rest, &aligned, choices);
    }
    let skipped = usize::from(rest.len() < text.len());
    let is_framed = dialect.delimiter == b'|' && is_framed(rest);
    let page = is_framed.then(|| PageTable::of(rest)).transpose()?;
    let mut around = Vec::new();
    let mut records = Records::new(rest, dialect);
    let mut marks = MarkdownMarks::default();
    let mut next = |row: &mut rows::TextRow<'t>| {
        loop {
            let line = records.next(&mut row.texts)?;
            row.place = skipped + line;
            let Some(page) = &page else { break };
            if let Some(why) = page.around(line, row.is_blank()) {
                around.push(NoEntry { place: row.place, why });
                continue;
            }
            page.join_bars(row);
            row.unframe();
            marks.leave_out(row);
            page.clean(row);
            break;
        }
        Some(())
    };
    let mut table = rows::table("line", choices, unguard, &mut next)?;
    table.records += around.len();
    table.left_out.append(&mut around);
    table.left_out.sort_by_key(|l| l.place);
    if let Some(page) = page {
        page.tell(&mut table);
    }
    marks.tell(&mut table);
    rows::join_repeated(&mut table);
    table.form.delimiter = Some(char::from(dialect.delimiter));
    if skipped > 0 {
        let why = "what separates the values";
        table.left_out.insert(0, NoEntry { place: 1, why });
        table.records += 1;
    }
    let lines = |all: &[usize]| all.iter().map(|n| format!("line {}", n + skipped)).collect();
    table.remark(
        "A quotation mark is not closed; it was read as a sign of the text, so that no lines are lost",
        lines(&records.unclosed),
    );
    table.remark(
        "Text stands behind a closing quotation mark; the marks were read as signs of the text",
        lines(&records.stray),
    );
    if dialect.quoting == Quoting::Backslash {
        table.note("Quotation marks are written \\\" in it, and were read so");
    }
    if table.columns.len() == 1
        && chosen.is_none()
        && let Some(sign) = other_sign(rest)
    {
        table.note(format!(
            "Only one column was found; --delimiter \"{sign}\" reads more, if that is what stands between its values"
        ));
    }
    if chosen.is_some() || usual.is_none() && dialect.delimiter != b',' {
        table.note(format!("Values are separated by {}", word(dialect.delimiter)));
    }
    Ok(table)
}

/// Reads lines whose values stand below each other.
fn split_aligned(text: &str, aligned: &Aligned, choices: &ReadChoices) -> Result<ListTable, Finding> {
    let mut lines = text.lines().zip(1..);
    let mut amiss = Vec::new();
    let mut next = |row: &mut rows::TextRow<'_>| {
        let (line, place) = lines.next()?;
        let (values, fits) = aligned.values(line, place - 1);
        if !fits {
            amiss.push(format!("line {place}"));
        }
        row.place = place;
        row.texts = values.into_iter().map(|v| v.into_owned().into()).collect();
        Some(())
    };
    let mut table = rows::table("line", choices, unguard, &mut next)?;
    table.form.delimiter = Some(' ');
    // A title over the table, or a note below it, is told there.
    amiss.retain(|place| (0..table.places.len()).any(|at| table.place(at) == *place));
    table.note(aligned.words());
    table.remark(
        "Its values do not stand under the headings; the line was read as one value",
        amiss,
    );
    Ok(table)
}

/// A character that is none of the usual ones and occurs as often in the first line as in each of the next few.
fn other_sign(text: &str) -> Option<char> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(20);
    ['~', '^', '#', '!', ':', '*'].into_iter().find(|sign| {
        let count = |line: &str| line.matches(*sign).count();
        let first = lines().next().map_or(0, count);
        first > 0 && lines().count() > 1 && lines().all(|line| count(line) == first)
    })
}

fn word(delimiter: u8) -> String {
    match delimiter {
        b'\t' => "tabs".to_owned(),
        b';' => "semicolons".to_owned(),
        b',' => "commas".to_owned(),
        other => format!("“{}”", char::from(other)),
    }
}

/// A delimiter that the user names.
fn ascii(delimiter: char) -> Result<u8, Finding> {
    match u8::try_from(delimiter) {
        Ok(sign) if sign.is_ascii() && !b"\"\n\r".contains(&sign) => Ok(sign),
        _ => Err(Finding::error("", "values cannot be separated by this sign")
            .help("Name one such as , or ; or | or a tab.")),
    }
}

/// The first line `sep=;` that spreadsheets write and read, if it is there, removed.
fn separator_line(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii_punctuation() => (rest, Some(*delimiter)),
        Some([]) if first.contains('\t') => (rest, Some(b'\t')),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, delimiter: Option<u8>) -> String {
        let table = read(text.as_bytes(), &ReadChoices::default(), delimiter).expect("a table");
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|c| {
                let cells: Vec<String> = c.cells.iter().map(|(r, v)| format!("{r}={}", v.text())).collect();
                format!("{}[{}]", c.header, cells.join(" "))
            })
            .collect();
        let remarks: Vec<&str> = table.remarks.iter().map(|(what, _)| what.as_str()).collect();
        format!("{} {}", columns.join(" "), remarks.join("; "))
    }

    #[test]
    fn reads_tables_as_spreadsheets_write_them() {
        for (text, expected) in [
            ("a,b\n1,2\n", "a[0=1] b[0=2] "),
            ("a;b\n1,5;2", "a[0=1,5] b[0=2] Values are separated by semicolons"),
            ("a\tb\n1\t2", "a[0=1] b[0=2] Values are separated by tabs"),
            (
                "sep=;\na;b,c\n1;2",
                "a[0=1] b,c[0=2] Values are separated by semicolons",
            ),
            ("\"a,\"\"x\"\"\",b\r\n\"1\n2\",\r\n", "a,\"x\"[0=1\n2] b[] "),
            ("a,,\n1, ,3", "a[0=1] Column 2[] Column 3[0=3] "),
            (
                "a\n1,2\n,,\n3",
                "a[0=1 1=3] Column 2[0=2] More cells than headings; the extra ones have columns of their own",
            ),
            (
                "a~b\n1~2\n3~4",
                "a~b[0=1~2 1=3~4] Only one column was found; --delimiter \"~\" reads more, if that is what stands between its values",
            ),
            ("a\n1:2\n3", "a[0=1:2 1=3] "),
            ("a\n'=1\n''tis\n'tis", "a[0==1 1='tis 2='tis] "),
            (
                "a\n' =1\n'\u{200b}\u{ff0b}1\n' tis",
                "a[0= =1 1=\u{200b}\u{ff0b}1 2=' tis] ",
            ),
        ] {
            assert_eq!(shown(text, None), expected, "{text:?}");
        }
        assert_eq!(shown("a,b\tc\n1,5\t2", Some(b'\t')), "a,b[0=1,5] c[0=2] ");
    }

    #[test]
    fn says_where_a_row_stands() {
        let read = |text: &str| read(text.as_bytes(), &ReadChoices::default(), None).expect("a table");
        let table = read("a,b\n\"x\ny\",1\n2,3");
        assert_eq!((table.place(0), table.place(1)), ("line 2".into(), "line 4".into()));
        let open = read("sep=,\na,b\n1,\"x\n2,3\n");
        assert!(open.remarks[0].0.contains("not closed"));
        assert_eq!(open.remarks[0].1, ["line 3"]);
        assert_eq!(open.places, [3, 4]);
    }
}
