//! The readers of foreign lists, one file a format. To add one: a file beside these, and a line in [`READERS`].

mod csv;
mod json;
mod jsonl;
mod ods;
mod tsv;
mod xlsx;

use super::{table::ListReader, unpack};

/// Every format that can be read, in the order dialogs list them.
pub const READERS: &[ListReader] = &[
    csv::READER,
    tsv::READER,
    json::READER,
    jsonl::READER,
    xlsx::READER,
    ods::READER,
];

/// The reader for a file by the ending of its name, ignoring case; `None` for what is no list.
pub fn reader_of(file: &str) -> Option<&'static ListReader> {
    let (_, ending) = packed(file).0.rsplit_once('.')?;
    let is = |known: &&str| known.eq_ignore_ascii_case(ending);
    READERS.iter().find(|r| is(&r.extension) || r.also.iter().any(is))
}

/// A file's name without its endings: `tools` of `tools.csv.gz`.
pub fn stem(file: &str) -> &str {
    let (name, _) = packed(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The name of what is in a packed file, and whether it is one.
fn packed(file: &str) -> (&str, bool) {
    match file.rsplit_once('.') {
        Some((name, ending)) if ending.eq_ignore_ascii_case("gz") => (name, true),
        _ => (file, false),
    }
}

/// The ending of the format that a list without a name is likely in, by its first bytes, packed or not: what begins with a
/// bracket is JSON, or JSON line by line where a second line begins with one too; anything else text with some separator.
pub fn likely_ending(bytes: &[u8]) -> &'static str {
    let head = unpack::head(bytes, 4_096);
    if let Some(reader) = workbook_reader(&head) {
        return reader.extension;
    }
    // Past a mark of the encoding, and the other half of each UTF-16 unit.
    let mut signs = head
        .iter()
        .filter(|b| !matches!(**b, 0 | b' ' | b'\t' | b'\r' | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .skip_while(|b| **b == b'\n');
    match signs.next() {
        Some(b'[') => json::READER.extension,
        Some(b'{') if is_line_by_line(&head) => jsonl::READER.extension,
        Some(b'{') => json::READER.extension,
        _ => csv::READER.extension,
    }
}

/// The reader of a workbook, by its first bytes: a ZIP file, that of LibreOffice with its type in front.
pub fn workbook_reader(bytes: &[u8]) -> Option<&'static ListReader> {
    let is_ods = |head: &[u8]| memchr::memmem::find(head, b"opendocument.spreadsheet").is_some();
    let head = bytes.get(..bytes.len().min(100))?;
    head.starts_with(b"PK\x03\x04")
        .then_some(if is_ods(head) { &ods::READER } else { &xlsx::READER })
}

/// The reader that a file's content asks for, whatever its name is: a workbook is one, and so is JSON where the name
/// promises rows of text. `None`: what the name implies holds.
pub fn reader_by_content(named: &ListReader, bytes: &[u8]) -> Option<&'static ListReader> {
    let is_rows = [csv::READER.extension, tsv::READER.extension].contains(&named.extension);
    let is_json = || {
        let head: Vec<u8> = bytes
            .iter()
            .copied()
            .filter(|b| !b.is_ascii_whitespace() && *b != 0)
            .take(8)
            .collect();
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
        // No row of a table begins so.
        [&b"[{"[..], b"[[", b"{\""].iter().any(|start| head.starts_with(start))
    };
    workbook_reader(bytes).or_else(|| {
        let ending = (is_rows && is_json()).then(|| likely_ending(bytes))?;
        READERS.iter().find(|r| r.extension == ending)
    })
}

/// Whether the first line is a record of its own, and another follows.
fn is_line_by_line(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let is_whole = |line: &str| serde_json::from_str::<serde_json::Value>(line.trim()).is_ok();
    lines.next().is_some_and(is_whole) && lines.next().is_some_and(|l| l.trim_start().starts_with('{'))
}

/// The endings that are read, for a sentence: `.csv, .tsv and .json`.
pub fn endings() -> String {
    let all: Vec<String> = READERS.iter().map(|r| format!(".{}", r.extension)).collect();
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => all.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_here_is_in_the_list() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import/read");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder")
            .filter_map(|f| f.ok()?.path().file_stem()?.to_str().map(str::to_owned))
            .filter(|name| name != "mod")
            .collect();
        files.sort_unstable();
        let mut listed: Vec<&str> = READERS.iter().map(|r| r.extension).collect();
        listed.sort_unstable();
        assert_eq!(files, listed, "one file and one line a format");
    }

    #[test]
    fn a_list_without_a_name_is_known_by_its_first_sign() {
        for (bytes, ending) in [
            (&b" \n[{\"name\": 1}]"[..], "json"),
            (b"{\"a\": 1}", "json"),
            (b"\xEF\xBB\xBF[1]", "json"),
            (b"{\"a\": 1}\n{\"a\": 2}\n", "jsonl"),
            (b"\xFF\xFE[\0]\0", "json"),
            (b"\xFE\xFF\0[\0]", "json"),
            (b"name,n\nA,1\n", "csv"),
            (b"\xFF\xFEn\0", "csv"),
            (b"PK\x03\x04\0\0", "xlsx"),
            (
                b"PK\x03\x04\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK",
                "ods",
            ),
            (b"", "csv"),
        ] {
            assert_eq!(likely_ending(bytes), ending, "{bytes:?}");
        }
    }

    #[test]
    fn content_that_is_no_table_of_text_is_read_as_what_it_is() {
        for (named, bytes, by_content) in [
            ("a.txt", &b"n,p\nA,1"[..], None),
            ("a.txt", b"[{\"n\": 1}]", Some("json")),
            ("a.csv", b"\xEF\xBB\xBF [ {\"n\": 1}]", Some("json")),
            ("a.csv", b"{\"n\": 1}\n{\"n\": 2}\n", Some("jsonl")),
            ("a.csv", b"[kg],2\n", None),
            ("a.tsv", b"PK\x03\x04\0\0", Some("xlsx")),
            ("a.jsonl", b"[{\"n\": 1}]", None),
        ] {
            let named = reader_of(named).expect("an ending that is known");
            let found = reader_by_content(named, bytes).map(|r| r.extension);
            assert_eq!(found, by_content, "{bytes:?}");
        }
    }

    #[test]
    fn a_file_is_a_list_by_the_ending_of_its_name() {
        for (file, expected) in [
            ("a.csv", Some("csv")),
            ("a.b.TSV", Some("tsv")),
            ("a.json", Some("json")),
            ("a.ndjson", Some("jsonl")),
            ("a.csv.gz", Some("csv")),
            ("a.gz", None),
            ("a.ron", None),
            ("csv", None),
        ] {
            assert_eq!(reader_of(file).map(|r| r.extension), expected, "{file}");
        }
        assert_eq!(endings(), ".csv, .tsv, .json, .jsonl, .xlsx and .ods");
        assert_eq!((stem("a.b.csv"), stem("a.csv.gz"), stem("a")), ("a.b", "a", "a"));
    }
}
