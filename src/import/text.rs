//! From a file's bytes to text: UTF-8 with or without a byte-order mark, and the UTF-16 that spreadsheets write as
//! "Unicode text". Anything else is refused: guessing an encoding would change names.

use std::borrow::Cow;

use crate::catalog::{MAX_BYTES, finding::Finding};

/// The text of a file.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Finding> {
    if bytes.len() > MAX_BYTES {
        let mb = bytes.len() / (1024 * 1024);
        return Err(Finding::error(
            "",
            format!("the file has {mb} MiB, and 256 MiB is the most that is read"),
        )
        .help("Split it."));
    }
    let text: Cow<'_, str> = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?.into(),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?.into(),
        _ => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let text = std::str::from_utf8(bytes).map_err(|e| {
                let line = memchr::memchr_iter(b'\n', &bytes[..e.valid_up_to()]).count() + 1;
                not_text(Some(line))
            })?;
            text.into()
        }
    };
    if text.trim().is_empty() {
        return Err(Finding::error("", "the file is empty").help("Export the list again, with its heading row."));
    }
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Finding> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        // Half a character at the end: not a character at all.
        _ => 0xDC00,
    });
    char::decode_utf16(units)
        .collect::<Result<_, _>>()
        .map_err(|_| not_text(None))
}

fn not_text(line: Option<usize>) -> Finding {
    let mut finding = Finding::error("", "the file is not UTF-8 text")
        .help("Save it again as “CSV UTF-8”, or as JSON in UTF-8; another encoding would change names.");
    finding.line = line;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_spreadsheets_write_and_guesses_nothing() {
        for (bytes, expected) in [
            (&b"name\n\xC3\x84"[..], Some("name\nÄ")),
            (b"\xEF\xBB\xBFname", Some("name")),
            (b"\xFF\xFEn\0\xC4\0", Some("nÄ")),
            (b"\xFE\xFF\0n\0\xC4", Some("nÄ")),
            (b"\xFF\xFEn\0\xC4", None),
            (b"name\nM\xFCller", None),
            (b" \n", None),
        ] {
            assert_eq!(decode(bytes).ok().as_deref(), expected, "{bytes:?}");
        }
        assert_eq!(decode(b"name\nM\xFCller").err().and_then(|f| f.line), Some(2));
    }
}
