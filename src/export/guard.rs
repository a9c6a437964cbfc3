//! The formula guard of CSV and TSV: what a spreadsheet would run as a formula gets one leading apostrophe.

use std::borrow::Cow;

/// What a guarded text starts with. The apostrophe itself is among them, so that reading back is exact.
const GUARDED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// Puts one apostrophe before a text that starts with `=`, `+`, `-`, `@`, tab, carriage return or an apostrophe.
pub fn guard(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARDED) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Takes one leading apostrophe away: the exact reverse of [`guard`].
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_what_a_spreadsheet_would_run() {
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
            assert_eq!(guard(text), expected, "{text:?}");
            assert_eq!(unguard(&guard(text)), text, "{text:?} reads back");
        }
    }
}
