//! From a file's bytes to text: the encoding that the user names; else UTF-8 or UTF-16, with or without a byte-order mark; else
//! Windows-1252, which many spreadsheets write, where the file cannot be UTF-8. What is none of these is refused.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::catalog::{MAX_BYTES, finding::Finding, wording::excerpt};

/// The text of a file.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// Without a byte-order mark.
    pub text: Cow<'a, str>,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// How it was read, where that is not what everybody expects.
    pub note: Option<String>,
}

/// A text without what does not show at its ends: blanks of all widths, of none too.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
}

/// The text of a file; `named`: the encoding that the user chose.
pub fn decode<'a>(bytes: &'a [u8], named: Option<&str>) -> Result<Decoded<'a>, Finding> {
    if bytes.len() > MAX_BYTES {
        let mb = bytes.len() / (1024 * 1024);
        return Err(Finding::error(
            "",
            format!("the file has {mb} MiB, and 256 MiB is the most that is read"),
        )
        .help("Split it."));
    }
    let mut decoded = match named {
        Some(name) => named_text(bytes, name),
        None => own_text(bytes),
    }?;
    // DOS ends a text with it.
    if decoded.text.ends_with('\u{1a}') {
        decoded.text = match decoded.text {
            Cow::Borrowed(text) => text.trim_end_matches('\u{1a}').into(),
            Cow::Owned(text) => text.trim_end_matches('\u{1a}').to_owned().into(),
        };
    }
    if decoded.text.trim().is_empty() {
        return Err(Finding::error("", "the file is empty").help("Export the list again, with its heading row."));
    }
    Ok(decoded)
}

fn named_text<'a>(bytes: &'a [u8], name: &str) -> Result<Decoded<'a>, Finding> {
    let Some(encoding) = Encoding::for_label(name.trim().as_bytes()) else {
        let what = format!("no encoding is called “{}”", excerpt(&name.escape_debug().to_string()));
        return Err(Finding::error("", what).help("Name one such as utf-8, utf-16le, windows-1252 or shift_jis."));
    };
    // A byte-order mark takes precedence.
    let (text, encoding, faulty) = encoding.decode(bytes);
    if faulty {
        return Err(Finding::error("", format!("the file is not {} text", encoding.name()))
            .help("Name another encoding, or none to have it found out."));
    }
    let note = Some(format!("Read as {} text", encoding.name()));
    Ok(Decoded {
        text,
        encoding: encoding.name(),
        note,
    })
}

fn own_text(bytes: &[u8]) -> Result<Decoded<'_>, Finding> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, UTF_16LE).map(|t| plain(t, UTF_16LE)),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, UTF_16BE).map(|t| plain(t, UTF_16BE)),
        _ => {}
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let note = Some(format!("Read as {} text, which bears no mark", encoding.name()));
        return utf16(bytes, encoding).map(|text| Decoded {
            note,
            ..plain(text, encoding)
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let fault = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(plain(text.into(), UTF_8)),
        Err(e) => e.valid_up_to(),
    };
    let line = memchr::memchr_iter(b'\n', &bytes[..fault]).count() + 1;
    if !could_be_windows_1252(bytes) {
        return Err(not_text(Some(line)));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let note = Some(format!("Read as windows-1252 text, because line {line} is not UTF-8"));
    Ok(Decoded {
        note,
        ..plain(text, WINDOWS_1252)
    })
}

fn plain<'a>(text: Cow<'a, str>, encoding: &'static Encoding) -> Decoded<'a> {
    Decoded {
        text,
        encoding: encoding.name(),
        note: None,
    }
}

fn utf16(bytes: &[u8], encoding: &'static Encoding) -> Result<Cow<'static, str>, Finding> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|t| t.into_owned().into()).ok_or_else(|| not_text(None))
}

/// UTF-16 by the zeros beside ASCII characters: separators, digits and line ends at least.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4_096)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if head.len() < 4 => None,
        () if odd * 5 > head.len() / 2 && even == 0 => Some(UTF_16LE),
        () if even * 5 > head.len() / 2 && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Whether bytes that are not UTF-8 may be Windows-1252: without controls, and not UTF-8 for the most part, of which a byte was
/// lost.
fn could_be_windows_1252(bytes: &[u8]) -> bool {
    let control = |b: &u8| matches!(b, 0..=8 | 14..=31 | 127 | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    if bytes.iter().any(control) {
        return false;
    }
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad >= good
}

fn not_text(line: Option<usize>) -> Finding {
    let mut finding = Finding::error("", "the file is not text in an encoding that can be told")
        .help("Save it again as “CSV UTF-8”, or as JSON in UTF-8, or name its encoding.");
    finding.line = line;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_spreadsheets_write() {
        for (bytes, expected, noted) in [
            (&b"name\n\xC3\x84"[..], Some("name\nÄ"), false),
            (b"\xEF\xBB\xBFname", Some("name"), false),
            (b"\xFF\xFEn\0\xC4\0", Some("nÄ"), false),
            (b"\xFE\xFF\0n\0\xC4", Some("nÄ"), false),
            (b"n\0,\0\xC4\0\n\0", Some("n,Ä\n"), true),
            (b"\0n\0,\0\xC4\0\n", Some("n,Ä\n"), true),
            (b"\xFF\xFEn\0\xC4", None, false),
            (b"name\nM\xFCller", Some("name\nMüller"), true),
            (b"name\n\x80 5", Some("name\n€ 5"), true),
            // UTF-8 that lost a byte, and no text at all.
            (
                "Zürich, Köln, Łódź, M\u{fc}".as_bytes().split_last().expect("some").1,
                None,
                false,
            ),
            (b"PK\x03\x04\xFF", None, false),
            (b" \n", None, false),
        ] {
            let decoded = decode(bytes, None).ok();
            assert_eq!(decoded.as_ref().map(|d| d.text.as_ref()), expected, "{bytes:?}");
            assert_eq!(decoded.is_some_and(|d| d.note.is_some()), noted, "{bytes:?}");
        }
        assert_eq!(decode(b"name\nM\xFC\x81ller", None).err().and_then(|f| f.line), Some(2));
    }

    #[test]
    fn what_does_not_show_at_the_ends_is_taken_away() {
        for (text, expected) in [
            (" a b\u{a0}", "a b"),
            ("\u{200b}\u{feff}a\u{200b}b \u{200b}", "a\u{200b}b"),
            ("\u{a0}\u{200b}", ""),
        ] {
            assert_eq!(trim(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_user_names_an_encoding() {
        for (name, bytes, expected) in [
            ("iso-8859-2", &b"\xA3\xF3d\xBC"[..], Ok("Łódź")),
            ("Shift_JIS", b"\x93\xFA\x96\x7B", Ok("日本")),
            (
                "utf-8",
                b"\xFC",
                Err("the file is not UTF-8 text. Name another encoding, or none to have it found out."),
            ),
            (
                "klingon",
                b"a",
                Err("no encoding is called “klingon”. Name one such as utf-8, utf-16le, windows-1252 or shift_jis."),
            ),
        ] {
            let found = decode(bytes, Some(name))
                .map(|d| d.text.into_owned())
                .map_err(|e| e.to_string());
            assert_eq!(found.as_deref().map_err(String::as_str), expected, "{name}");
        }
    }
}
