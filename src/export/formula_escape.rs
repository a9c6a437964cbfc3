//! What a spreadsheet would run as a formula gets one leading apostrophe in CSV and TSV.

use std::borrow::Cow;

/// What an escaped text starts with. The apostrophe itself is among them, so that taking one away reads back exactly.
const FORMULA_STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Puts one apostrophe before a text that starts with `=`, `+`, `-`, `@`, tab, carriage return or an apostrophe.
pub fn escape_formula(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA_STARTS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_a_spreadsheet_would_run() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'tis", "''tis"),
            ("plain = text", "plain = text"),
            ("\n=1", "\n=1"),
            ("", ""),
        ] {
            let escaped = escape_formula(text);
            assert_eq!(escaped, expected, "{text:?}");
            assert_eq!(
                escaped.strip_prefix('\'').unwrap_or(&escaped),
                text,
                "{text:?} reads back"
            );
        }
    }
}
