//! Quotes in conditions: what they contain is one name or value, whatever it holds. A quote opens where a name or a
//! value begins; anywhere else it is a mere character. Inside, `\"` and `\\` are a quote and a backslash, and `\u{…}` is
//! a character by its number.

use std::{borrow::Cow, fmt::Write as _, ops::Range, str::CharIndices};

use super::ConditionError;
use crate::catalog::plain_text::is_command;

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// As commands take it, and as it is written everywhere.
    Quoted,
    /// As a person types it into a box of the window: the same, but a number must not be open to two readings.
    Typed,
    /// As settings and sessions have it: as it is written everywhere, and what is the user's own may be gone meanwhile.
    Kept,
    /// As they had it before there were quotes.
    Unquoted,
}

impl Grammar {
    /// Whether it is of settings and sessions.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Kept | Self::Unquoted)
    }
}

/// What separates values, and a name from its values.
const MARKS: [char; 10] = [',', '+', '=', '<', '>', '!', '|', '≤', '≥', '≠'];

/// A name or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operand<'t> {
    pub text: Cow<'t, str>,
    /// It was in quotes, so it is never a word of the language.
    pub quoted: bool,
}

/// The characters outside quotes, one after the other; a quote that is not closed goes to the end.
pub(super) struct Outside<'t> {
    characters: CharIndices<'t>,
    grammar: Grammar,
    begins: bool,
    quoted: bool,
    escaped: bool,
    last: char,
}

impl<'t> Outside<'t> {
    pub fn of(text: &'t str, grammar: Grammar) -> Self {
        Self {
            characters: text.char_indices(),
            grammar,
            begins: true,
            quoted: false,
            escaped: false,
            last: ' ',
        }
    }
}

impl Iterator for Outside<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        for (at, c) in self.characters.by_ref() {
            let last = std::mem::replace(&mut self.last, c);
            if self.quoted {
                (self.quoted, self.escaped) = (c != '"' || self.escaped, c == '\\' && !self.escaped);
            } else if c == '"' && self.begins && self.grammar != Grammar::Unquoted {
                (self.quoted, self.begins) = (true, false);
            } else {
                self.begins = MARKS.contains(&c) || (last, c) == ('.', '.') || self.begins && c.is_whitespace();
                return Some((at, c));
            }
        }
        None
    }
}

/// The characters outside quotes, with their places.
pub(super) fn outside(text: &str, grammar: Grammar) -> Result<Vec<(usize, char)>, ConditionError> {
    let mut all = Outside::of(text, grammar);
    let found = all.by_ref().collect();
    if all.quoted {
        return ConditionError::fail(
            "a quotation mark is not closed",
            "Close it with \"; inside quotes write \\\" for a quotation mark and \\\\ for a backslash.",
        );
    }
    Ok(found)
}

/// The parts between the separators outside quotes.
pub(super) fn split(text: &str, mark: char, grammar: Grammar) -> Result<Vec<Range<usize>>, ConditionError> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in outside(text, grammar)? {
        if c == mark {
            parts.push(start..at);
            start = at + c.len_utf8();
        }
    }
    parts.push(start..text.len());
    Ok(parts)
}

/// Whether a part is, or begins with, a quoted value.
pub(super) fn is_quoted(part: &str, grammar: Grammar) -> bool {
    grammar != Grammar::Unquoted && part.trim_start().starts_with('"')
}

/// One name or value, without its quotes and the blanks around it.
pub(super) fn operand(part: &str, grammar: Grammar) -> Result<Operand<'_>, ConditionError> {
    let part = part.trim();
    if !is_quoted(part, grammar) {
        let (text, quoted) = (Cow::Borrowed(part), false);
        return Ok(Operand { text, quoted });
    }
    let mut text = String::with_capacity(part.len());
    let mut rest = part.get(1..).unwrap_or_default();
    loop {
        let Some(c) = rest.chars().next() else {
            return ConditionError::fail("a quotation mark is not closed", "Close it with \".");
        };
        if c == '"' {
            break;
        }
        let (c, length) = if c == '\\' { escape(rest) } else { (c, c.len_utf8()) };
        text.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    if rest.len() > 1 {
        return ConditionError::fail(
            "something stands behind a closing quotation mark",
            "Put a comma or + between values, and all of a value inside its quotes.",
        );
    }
    let (text, quoted) = (Cow::Owned(text), true);
    Ok(Operand { text, quoted })
}

/// What a backslash and what follows it mean, and how many bytes they take. A backslash before anything else is literal.
fn escape(text: &str) -> (char, usize) {
    match text.get(1..2) {
        Some("\"") => return ('"', 2),
        Some("\\") => return ('\\', 2),
        _ => {}
    }
    let number = text.strip_prefix("\\u{").and_then(|t| t.split_once('}'));
    let character = number.and_then(|(hex, _)| {
        let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
        Some((c, hex.len() + 4))
    });
    character.unwrap_or(('\\', 1))
}

/// Words of the language, or that may become ones; as values they are quoted.
const WORDS: [&str; 6] = ["not-stated", "conflicting", "not-applicable", "partly", "or", "and"];

/// A name or value, in quotes where it would be read as something else without them.
pub fn written(text: &str) -> String {
    let is_plain = |c: char| !(c.is_whitespace() || is_command(c) || MARKS.contains(&c) || matches!(c, '"' | '\\'));
    let stands_for_itself = !text.is_empty()
        && text.chars().all(is_plain)
        && !text.starts_with(':')
        && !text.contains("..")
        && !WORDS.contains(&text.to_lowercase().as_str());
    if stands_for_itself {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

/// A name or value in quotes.
pub(super) fn in_quotes(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_command(c) => {
                let _ = write!(quoted, "{}", c.escape_unicode());
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
