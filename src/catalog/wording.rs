//! Small words that every room writes: the first letter of a sentence, numbers of things, and data cut short for a
//! message.

use std::borrow::Cow;

use super::limits::{EXCERPT_CHARS, MESSAGE_CHARS};

/// The same with its first letter upper case.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// The same with its first letter lower case.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// `1 claim`, `2 claims`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `999`, `1,392`, `1,048,576`.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What a message repeats of an id, a name or a path: all of it, or its beginning and "…".
pub fn excerpt(text: &str) -> Cow<'_, str> {
    first_chars(text, EXCERPT_CHARS)
}

/// A whole message, cut should it still be endless: whatever it repeats, it can be read.
pub fn message(text: String) -> String {
    match first_chars(&text, MESSAGE_CHARS) {
        Cow::Borrowed(_) => text,
        Cow::Owned(cut) => cut,
    }
}

fn first_chars(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most || text.char_indices().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let end = text.char_indices().nth(most - 1).map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_thousands() {
        for (n, expected) in [(0, "0"), (999, "999"), (1_392, "1,392"), (1_048_576, "1,048,576")] {
            assert_eq!(thousands(n), expected);
        }
    }

    #[test]
    fn data_is_cut_by_characters() {
        let sixty = "ä".repeat(EXCERPT_CHARS);
        assert_eq!(excerpt(&sixty), sixty, "as long as it may be");
        assert_eq!(
            excerpt(&format!("{sixty}x")),
            format!("{}…", "ä".repeat(EXCERPT_CHARS - 1))
        );
        assert_eq!(message("x".repeat(2_000_000)).chars().count(), MESSAGE_CHARS);
    }
}
