//! What JSON has no number for, made what it can hold before it is parsed.

use std::borrow::Cow;

use crate::catalog::wording::thousands;

/// Puts numbers that a 64-bit float cannot hold (1e400, or an account number of twenty digits) in quotation marks: read as
/// numbers they would be refused or, worse, changed. `NaN` and `Infinity`, which some programs write, become null; how many of
/// each there are is reported.
pub fn quote_what_json_cannot_hold(text: &str) -> (Cow<'_, str>, Vec<String>) {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut i = 0;
    let mut counts = [0_usize; WORDS.len()];
    while i < bytes.len() {
        match bytes[i] {
            b'"' => {
                i += 1;
                while i < bytes.len() && bytes[i] != b'"' {
                    i += if bytes[i] == b'\\' { 2 } else { 1 };
                }
                i += 1;
            }
            b'N' | b'I' | b'-' if let Some(word) = word_at(&text[i..]) => {
                out.push_str(&text[copied..i]);
                out.push_str("null");
                i += WORDS[word].len();
                copied = i;
                counts[word] += 1;
            }
            b'-' | b'0'..=b'9' => {
                let start = i;
                while i < bytes.len() && matches!(bytes[i], b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') {
                    i += 1;
                }
                let number = &text[start..i];
                if !fits(number) {
                    out.push_str(&text[copied..start]);
                    out.push('"');
                    out.push_str(number);
                    out.push('"');
                    copied = i;
                }
            }
            _ => i += 1,
        }
    }
    let said = WORDS.iter().zip(counts).filter(|(_, n)| *n > 0);
    let said = said.map(|(word, n)| format!("{word}: {}", thousands(n))).collect();
    if copied == 0 {
        return (text.into(), said);
    }
    out.push_str(&text[copied..]);
    (out.into(), said)
}

/// What programs write for numbers that JSON has not; the longer first.
const WORDS: [&str; 4] = ["NaN", "-Infinity", "Infinity", "-NaN"];

fn word_at(text: &str) -> Option<usize> {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    WORDS.iter().position(|word| text.strip_prefix(word).is_some_and(ends))
}

fn fits(number: &str) -> bool {
    // What is no number at all is left for the parser to report.
    number.parse::<f64>().map_or(true, |n| {
        let whole = number.bytes().all(|b| b == b'-' || b.is_ascii_digit());
        // Compared as they are written: as floats two whole numbers above 2^53 may be one.
        n.is_finite() && (!whole || number.parse::<i64>().is_ok_and(|n| n.unsigned_abs() <= 1 << 53))
    })
}
