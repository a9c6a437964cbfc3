//! Characters that are not seen but change what is: they move a cursor, break a line or turn its direction round.

/// Whether a character is a control, a line or paragraph separator, or a mark of direction. Such a character is shown as
/// `\u{…}` wherever text reaches a terminal, and written so inside the quotes of a condition.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
