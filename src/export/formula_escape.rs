//! What a spreadsheet would run as a formula gets one leading apostrophe in CSV and TSV.

use std::borrow::Cow;

use crate::import::formula_guard::would_run;

/// Puts one apostrophe before a text that a spreadsheet might run.
pub fn escape_formula(text: &str) -> Cow<'_, str> {
    if would_run(text) {
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
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}x",
            "\tx",
            "\rx",
            "\n=1",
            "\nx",
            "'tis",
            " =1",
            "\u{a0}=1",
            "\u{3000}-1",
            "\u{200b}\u{200d}+1",
            "\u{2060}@x",
            "\u{feff}=1",
            "\u{301}=1",
            "\u{1}=1",
            " \tx",
            " '",
        ] {
            assert_eq!(escape_formula(text), format!("'{text}"), "{text:?}");
        }
        for text in [
            "plain = text",
            "",
            " ",
            "\u{feff}",
            "a=1",
            "é=1",
            "e\u{301}=1",
            "(=1)",
            "1-2",
            "\u{200b}a",
        ] {
            assert_eq!(escape_formula(text), text, "{text:?}");
        }
    }
}
