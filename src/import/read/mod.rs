//! The readers of foreign lists, one file a format. To add one: a file beside these, and a line in [`READERS`].

mod csv;
mod json;
mod tsv;

use super::table::ListReader;

/// Every format that can be read, in the order dialogs list them.
pub const READERS: &[ListReader] = &[csv::READER, tsv::READER, json::READER];

/// The reader for a file by the ending of its name, upper and lower case alike; `None` for what is no list.
pub fn reader_of(file: &str) -> Option<&'static ListReader> {
    let (_, ending) = file.rsplit_once('.')?;
    READERS.iter().find(|r| r.extension.eq_ignore_ascii_case(ending))
}

/// The ending of the format that a list without a name is likely in, by its first sign: what begins with a bracket is
/// JSON, anything else text with some separator.
pub fn likely_ending(bytes: &[u8]) -> &'static str {
    // Past a mark of the encoding, and the other half of each sign of UTF-16.
    let signs = |b: &&u8| !b.is_ascii_whitespace() && !matches!(**b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF);
    match bytes.iter().take(4_096).find(signs) {
        Some(b'{' | b'[') => json::READER.extension,
        _ => csv::READER.extension,
    }
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
            (b"\xFF\xFE[\0]\0", "json"),
            (b"\xFE\xFF\0[\0]", "json"),
            (b"name,n\nA,1\n", "csv"),
            (b"\xFF\xFEn\0", "csv"),
            (b"", "csv"),
        ] {
            assert_eq!(likely_ending(bytes), ending, "{bytes:?}");
        }
    }

    #[test]
    fn a_file_is_a_list_by_the_ending_of_its_name() {
        for (file, expected) in [
            ("a.csv", Some("csv")),
            ("a.b.TSV", Some("tsv")),
            ("a.json", Some("json")),
            ("a.ron", None),
            ("csv", None),
        ] {
            assert_eq!(reader_of(file).map(|r| r.extension), expected, "{file}");
        }
        assert_eq!(endings(), ".csv, .tsv and .json");
    }
}
