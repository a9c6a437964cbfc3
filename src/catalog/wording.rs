//! Small texts that every room writes: the first letter of a sentence, numbers of things, and data cut short for a
//! message.

use std::borrow::Cow;

use super::limits::{EXCERPT_CHARS, MESSAGE_BYTES, PATH_BYTES};

/// Beside a service that was added to what the given documents name.
pub const BEYOND_GIVEN: &str = "not in the given documents";
/// The same as a sentence.
pub const BEYOND_GIVEN_SENTENCE: &str = "Not in the given documents.";

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

/// `1 claim`, `2,413 claims`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// A label with its unit, as headings of columns have it: `Disk (GB)`, `Stars`.
pub fn heading(label: &str, unit: &str) -> String {
    if unit.is_empty() {
        label.to_owned()
    } else {
        format!("{label} ({unit})")
    }
}

/// `in GB`. Inches are written out: their unit is the word itself.
pub fn in_unit(unit: &str) -> String {
    format!("in {}", if unit == "in" { "inches" } else { unit })
}

/// `A`, `A and B`, `A, B and C`; `and`: the word before the last.
pub fn listed<T: AsRef<str>>(all: &[T], and: &str) -> String {
    let all: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    match all.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} {and} {last}", before.join(", ")),
    }
}

/// `999`, `1,392`, `1,048,576`.
pub fn thousands(n: usize) -> String {
    marked(&n.to_string())
}

/// The digits of a whole number with thousands marks.
pub fn marked(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What a message repeats of an id, a name or an argument: all of it, or its beginning and "…", in at most twice as many
/// bytes as characters.
pub fn excerpt(text: &str) -> Cow<'_, str> {
    let most = 2 * EXCERPT_CHARS;
    if text.len() <= EXCERPT_CHARS || (text.len() <= most && text.char_indices().nth(EXCERPT_CHARS).is_none()) {
        return Cow::Borrowed(text);
    }
    let end = text
        .char_indices()
        .nth(EXCERPT_CHARS - 1)
        .map_or(text.len(), |(at, _)| at);
    let end = text.floor_char_boundary(end.min(most));
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

/// A whole message, cut in its middle if it is still too long: it begins with the place and ends with what to do.
pub fn message(text: String) -> String {
    match both_ends(&text, MESSAGE_BYTES) {
        Cow::Borrowed(_) => text,
        Cow::Owned(cut) => cut,
    }
}

/// A path for a message: of a very long one its beginning and its end, where the file's name is.
pub fn short_path(path: &str) -> Cow<'_, str> {
    both_ends(path, PATH_BYTES)
}

/// The text, or its beginning and its end with "…" between, in so many bytes at most.
pub fn both_ends(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    let half = (most - "…".len()) / 2;
    let first = &text[..text.floor_char_boundary(half)];
    let last = &text[text.ceil_char_boundary(text.len() - half)..];
    Cow::Owned(format!("{}…{}", first.trim_end(), last.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_a_sentence_has_them() {
        for (names, expected) in [
            (&[][..], ""),
            (&["A"], "A"),
            (&["A", "B"], "A and B"),
            (&["A", "B", "C"], "A, B and C"),
        ] {
            assert_eq!(listed(names, "and"), expected);
        }
    }

    #[test]
    fn numbers_are_written_in_thousands() {
        for (n, expected) in [(0, "0"), (999, "999"), (1_392, "1,392"), (1_048_576, "1,048,576")] {
            assert_eq!(thousands(n), expected);
        }
    }

    #[test]
    fn data_is_cut_by_characters_and_bytes() {
        let sixty = "ä".repeat(EXCERPT_CHARS);
        assert_eq!(excerpt(&sixty), sixty, "as long as it may be");
        assert_eq!(
            excerpt(&format!("{sixty}x")),
            format!("{}…", "ä".repeat(EXCERPT_CHARS - 1))
        );
        assert!(
            excerpt(&"😀".repeat(20_000)).len() <= 2 * EXCERPT_CHARS + "…".len(),
            "by bytes too"
        );
    }

    #[test]
    fn what_is_endless_keeps_its_beginning_and_its_end() {
        for letter in ["x", "ä", "語", "😀"] {
            let cut = message(format!(
                "--where: “{}” is no condition. Write A=B.",
                letter.repeat(20_000)
            ));
            assert!(cut.len() <= MESSAGE_BYTES, "{}", cut.len());
            assert!(
                cut.starts_with("--where: “") && cut.ends_with("is no condition. Write A=B."),
                "{cut}"
            );
            let path = format!("/home/{}/list.csv", letter.repeat(2_000));
            let short = short_path(&path);
            assert!(short.len() <= PATH_BYTES && short.starts_with("/home/") && short.ends_with("/list.csv"));
        }
        assert_eq!(message("short".to_owned()), "short");
    }
}
