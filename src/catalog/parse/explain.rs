//! The parser's errors as plain sentences, with what to do and the entry they are in.

use crate::catalog::{suggest::did_you_mean, wording::excerpt};

/// The last `id: "…"` before a place: the parser names no entry, and a line number alone does not show which it is in.
pub(super) fn enclosing(text: &str, line: usize, column: usize) -> String {
    let mut end = 0;
    for (i, l) in text.split_inclusive('\n').enumerate() {
        if i + 1 == line {
            end += l
                .char_indices()
                .nth(column.saturating_sub(1))
                .map_or(l.len(), |(b, _)| b);
            break;
        }
        end += l.len();
    }
    let before = &text[..end.min(text.len())];
    before
        .rfind("id: \"")
        .and_then(|at| before[at + 5..].split_once('"'))
        .map_or(String::new(), |(id, _)| format!("after the entry “{}”", excerpt(id)))
}

/// The parser's error as a plain sentence (without its full stop), and what to do.
pub(super) fn explain(code: &ron::Error) -> (String, String) {
    use ron::Error as E;
    let words = |list: &[&'static str], found: &str| did_you_mean(found, list.iter().copied());
    match code {
        E::NoSuchStructField { expected, found, .. } => (
            format!("no field is called “{}” here", excerpt(found)),
            words(expected, found),
        ),
        E::NoSuchEnumVariant { expected, found, .. } => (
            format!("“{}” is not one of the words expected here", excerpt(found)),
            words(expected, found),
        ),
        E::MissingStructField { field, .. } => (
            format!("the field “{field}” is missing from the entry that ends here"),
            format!("Add {field}: …"),
        ),
        E::DuplicateStructField { field, .. } => (
            format!("the field “{field}” is given twice"),
            "Keep one of them.".into(),
        ),
        E::ExpectedDifferentStructName { expected, found } => (
            format!("“{}” stands where “{expected}” is expected", excerpt(found)),
            format!("Write ( or {expected}( ."),
        ),
        E::Eof => (
            "the file ends too early".into(),
            "A bracket or a quotation mark is not closed.".into(),
        ),
        E::ExpectedString => (
            "a text in quotation marks is expected here".into(),
            "Write \"…\".".into(),
        ),
        E::ExpectedStringEnd => ("a text is not closed".into(), "Add the closing quotation mark.".into()),
        E::ExpectedArray => ("a list is expected here".into(), "Write [ … ].".into()),
        E::ExpectedArrayEnd => (
            "a list is not closed here".into(),
            "Add a comma between entries, or the closing ].".into(),
        ),
        E::ExpectedComma => (
            "a comma is missing here".into(),
            "Separate fields and entries by commas.".into(),
        ),
        E::ExpectedMapColon => (
            "a colon is missing after the field’s name".into(),
            "Write name: value.".into(),
        ),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) => {
            ("an entry in ( … ) is expected here".into(), String::new())
        }
        E::ExpectedStructLikeEnd => (
            "an entry is not closed here".into(),
            "Add a comma between fields, or the closing ).".into(),
        ),
        E::ExpectedIdentifier => ("a field’s name is expected here".into(), String::new()),
        E::ExpectedBoolean => ("true or false is expected here".into(), String::new()),
        E::ExpectedFloat | E::ExpectedInteger | E::InvalidIntegerDigit { .. } | E::IntegerOutOfBounds => {
            ("a number is expected here".into(), String::new())
        }
        E::TrailingCharacters => (
            "there is more text after the catalog’s closing bracket".into(),
            "Remove it, or check the brackets.".into(),
        ),
        E::ExceededRecursionLimit => (
            "brackets are nested too deeply to be a catalog".into(),
            "A catalog never needs more than ten levels.".into(),
        ),
        E::UnclosedBlockComment => ("a comment /* is not closed".into(), "Add */.".into()),
        E::UnexpectedChar(c) => (
            format!("the character “{}” does not belong here", c.escape_debug()),
            String::new(),
        ),
        E::InvalidValueForType { expected, found } => (
            format!("{} is expected here, not {}", excerpt(expected), excerpt(found)),
            String::new(),
        ),
        E::ExpectedDifferentLength { expected, found } => (
            format!("{expected} is expected here, but {found} are given"),
            String::new(),
        ),
        other => {
            let text = other.to_string();
            (text.trim_end_matches('.').to_owned(), String::new())
        }
    }
}
