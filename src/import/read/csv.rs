//! CSV: the heading gives the columns, each filled cell a value. Other delimiters are read the same way.

use crate::{
    catalog::finding::Finding,
    import::formula_guard::unguard,
    import::table::{ListColumn, ListReader, ListTable, ListValue, MAX_COLUMNS, RecordPart},
};

/// Values separated by commas (or, where the heading has no comma, semicolons or tabs).
pub const READER: ListReader = ListReader {
    extension: "csv",
    read: |text| read(text, None),
};

/// Reads separated values; `None` finds the delimiter by the heading.
pub(super) fn read(text: &str, delimiter: Option<u8>) -> Result<ListTable, Finding> {
    let (text, said) = separator_line(text);
    let delimiter = delimiter.or(said).unwrap_or_else(|| delimiter_of(text));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let unreadable = |e: csv::Error| {
        let line = e.position().and_then(|p| usize::try_from(p.line()).ok());
        let mut finding = Finding::error("", "the file cannot be read as a table").help("Export the list again.");
        finding.line = line;
        finding
    };
    let mut record = csv::StringRecord::new();
    let mut table = ListTable {
        place_word: "line",
        ..ListTable::default()
    };
    if reader.read_record(&mut record).map_err(unreadable)? {
        table.columns = record
            .iter()
            .enumerate()
            .map(|(i, h)| ListColumn::new(heading(unguard(h).0, i), RecordPart::Field))
            .collect();
    }
    let heads = table.columns.len();
    let mut headers = std::collections::BTreeSet::new();
    let twice: Vec<String> = table
        .columns
        .iter()
        .filter(|c| !headers.insert(c.header.as_str()))
        .map(|c| c.header.clone())
        .collect();
    table.remark("A heading stands over more than one column; each is kept", twice);
    let (mut long, mut blank, mut cut) = (Vec::new(), Vec::new(), Vec::new());
    let mut last_is_long_text = false;
    while reader.read_record(&mut record).map_err(unreadable)? {
        let line = record.position().map_or(0, |p| p.line() as usize);
        if record.iter().all(|f| f.trim().is_empty()) {
            blank.push(format!("line {line}"));
            continue;
        }
        let row = table.places.len() as u32;
        table.places.push(line);
        if record.len() > heads && record.iter().skip(heads).any(|f| !f.trim().is_empty()) {
            long.push(format!("line {line}"));
        }
        last_is_long_text = record.iter().any(|f| f.contains('\n'));
        for (i, field) in record.iter().enumerate() {
            if field.trim().is_empty() {
                continue;
            }
            if i >= MAX_COLUMNS {
                cut.push(format!("line {line}"));
                break;
            }
            while table.columns.len() <= i {
                let n = table.columns.len();
                table.columns.push(ListColumn::new(heading("", n), RecordPart::Field));
            }
            let (field, guarded) = unguard(field);
            let value = if guarded {
                ListValue::Guarded(field.to_owned())
            } else {
                ListValue::Text(field.to_owned())
            };
            if !field.trim().is_empty() {
                table.columns[i].cells.push((row, value));
            }
        }
    }
    table.columns.truncate(MAX_COLUMNS);
    table.remark(
        "More cells than headings; the extra ones have columns of their own",
        long,
    );
    table.remark("Blank lines were skipped", blank);
    table.remark("More than 65,000 columns; the rest was left out", cut);
    if last_is_long_text && text.bytes().filter(|b| *b == b'"').count() % 2 == 1 {
        let last = table.places.len().saturating_sub(1);
        let place = vec![table.place(last)];
        table.remark(
            "A quotation mark is not closed, so the rest of the file is one cell",
            place,
        );
    }
    Ok(table)
}

fn heading(text: &str, at: usize) -> String {
    let text = text.trim();
    if text.is_empty() {
        format!("Column {}", at + 1)
    } else {
        text.to_owned()
    }
}

/// The first line `sep=;` that spreadsheets write and read, if it is there, taken away.
fn separator_line(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii_punctuation() => (rest, Some(*delimiter)),
        Some([]) if first.contains('\t') => (rest, Some(b'\t')),
        _ => (text, None),
    }
}

/// A comma, unless the heading has none and has semicolons or tabs: so do spreadsheets write where the comma is the
/// decimal mark.
fn delimiter_of(text: &str) -> u8 {
    let mut quoted = false;
    let (mut commas, mut semicolons, mut tabs) = (0_usize, 0_usize, 0_usize);
    for b in text.bytes() {
        match b {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            b',' if !quoted => commas += 1,
            b';' if !quoted => semicolons += 1,
            b'\t' if !quoted => tabs += 1,
            _ => {}
        }
    }
    match (commas, semicolons, tabs) {
        (0, s, t) if s > t => b';',
        (0, _, t) if t > 0 => b'\t',
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, delimiter: Option<u8>) -> String {
        let table = read(text, delimiter).expect("a table");
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
            ("a;b\n1,5;2", "a[0=1,5] b[0=2] "),
            ("a\tb\n1\t2", "a[0=1] b[0=2] "),
            ("sep=;\na;b,c\n1;2", "a[0=1] b,c[0=2] "),
            ("\"a,\"\"x\"\"\",b\r\n\"1\n2\",\r\n", "a,\"x\"[0=1\n2] b[] "),
            ("a,,\n1, ,3", "a[0=1] Column 2[] Column 3[0=3] "),
            (
                "a\n1,2\n,,\n3",
                "a[0=1 1=3] Column 2[0=2] More cells than headings; the extra ones have columns of their own; Blank lines were skipped",
            ),
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
        let table = read("a,b\n\"x\ny\",1\n2,3", None).expect("a table");
        assert_eq!((table.place(0), table.place(1)), ("line 2".into(), "line 4".into()));
        let open = read("a,b\n1,\"x\n2,3\n", None).expect("a table");
        assert!(open.remarks[0].0.contains("not closed"));
    }
}
