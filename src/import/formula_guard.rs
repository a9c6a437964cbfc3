//! What a spreadsheet would run as a formula when it opens a table of texts. Our own tables put one apostrophe before such a
//! text; reading a table takes it away again.

use unicode_width::UnicodeWidthChar as _;

/// What a formula, or what hides one, starts with; some spreadsheets read the full-width characters too. The apostrophe
/// itself is among them, so that taking one away reads back exactly.
const STARTS: [char; 12] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\t', '\n', '\r', '\'',
];

/// Whether a spreadsheet might run the text: it starts with such a character, at once or after what is invisible (blanks,
/// controls, characters without a width, a byte-order mark, combining marks).
pub fn would_run(text: &str) -> bool {
    let is_invisible = |c: &char| c.is_whitespace() || c.width().unwrap_or(0) == 0;
    text.chars()
        .find(|c| STARTS.contains(c) || !is_invisible(c))
        .is_some_and(|c| STARTS.contains(&c))
}

/// Takes one apostrophe from before what it guards; returns whether it did.
pub(super) fn unguard(field: &str) -> (&str, bool) {
    match field.strip_prefix('\'') {
        Some(rest) if would_run(rest) => (rest, true),
        _ => (field, false),
    }
}
