//! Files that are something else altogether, known by how they begin: a picture that is dropped on the window is called one.

use crate::catalog::Finding;

/// What a file begins with, what it is then, and what may be opened in its place.
const BEGINNINGS: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n", PICTURE, DATA),
    (b"\xFF\xD8\xFF", PICTURE, DATA),
    (b"GIF8", PICTURE, DATA),
    (b"II*\0", PICTURE, DATA),
    (b"MM\0*", PICTURE, DATA),
    (b"<svg", PICTURE, DATA),
    (b"%PDF", "a PDF document", DATA),
    (
        b"\xD0\xCF\x11\xE0",
        "a document of an old Office program",
        "Save it as XLSX or CSV, and open that.",
    ),
    (b"{\\rtf", "a document of a word processor", DATA),
    (
        b"SQLite format 3",
        "a database",
        "Export its table as CSV, and open that.",
    ),
    (b"\x7FELF", PROGRAM, DATA),
    (b"MZ\x90", PROGRAM, DATA),
    (b"ID3", SOUND, DATA),
    (b"OggS", SOUND, DATA),
    (b"<!doctype html", "a web page", DATA),
    (b"<html", "a web page", DATA),
];

/// The same, of files that a list can be.
const PACKED: &[(&[u8], &str, &str)] = &[
    (
        b"PK\x03\x04",
        "a workbook or a packed folder",
        "Give a workbook the ending .xlsx or .ods; unpack a folder, and open a file of it.",
    ),
    (
        b"\x1F\x8B",
        "a packed file",
        "Give a packed list its own ending before .gz, as in tools.csv.gz.",
    ),
    (
        b"{",
        "JSON",
        "Give a list in JSON the ending .json, and a session .crosscheck.",
    ),
];

const PICTURE: &str = "a picture";
const PROGRAM: &str = "a program";
const SOUND: &str = "sound or film";
const DATA: &str = "Open a catalog (.ron), a list (such as .csv, .xlsx or .json) or a session (.crosscheck).";

/// What is wrong with a file that is no catalog by how it begins.
pub(super) fn no_catalog(bytes: &[u8]) -> Option<Finding> {
    begins(bytes, BEGINNINGS, "catalog").or_else(|| begins(bytes, PACKED, "catalog"))
}

/// What is wrong with a file that is no list by how it begins.
pub(super) fn no_list(bytes: &[u8]) -> Option<Finding> {
    begins(bytes, BEGINNINGS, "list")
}

fn begins(bytes: &[u8], known: &[(&[u8], &str, &str)], wanted: &str) -> Option<Finding> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is = |mark: &[u8]| {
        bytes
            .get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark))
    };
    let (_, what, help) = known.iter().find(|(mark, ..)| is(mark))?;
    Some(Finding::error("", format!("this is {what}, no {wanted}")).help(*help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_catalog_is_called_what_it_is() {
        for (bytes, says) in [
            (
                &include_bytes!("../../assets/icon.png")[..],
                "this is a picture, no catalog. Open a catalog (.ron)",
            ),
            (b"\n<!DOCTYPE HTML><p>", "this is a web page, no catalog"),
            (
                b"PK\x03\x04 and more",
                "this is a workbook or a packed folder, no catalog. Give a workbook",
            ),
            (b"\xEF\xBB\xBF{\"a\": 1}", "this is JSON, no catalog"),
        ] {
            let finding = no_catalog(bytes).expect("known").to_string();
            assert!(finding.starts_with(says), "{finding}");
        }
        for catalog in [&b"(title: \"A\")"[..], b"Catalog(", b"// a remark", b"", b"\xFF"] {
            assert_eq!(no_catalog(catalog), None);
        }
        assert!(no_list(b"%PDF-1.7").is_some());
        assert_eq!(no_list(b"PK\x03\x04"), None, "a workbook is a list");
        assert_eq!(no_list(b"{\"a\": 1}"), None);
    }
}
