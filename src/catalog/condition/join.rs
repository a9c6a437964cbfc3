//! `A=1 or B=2`, `A=1 and B=2`: conditions joined in one text. A word joins only where a condition is on either side of
//! it, so that a text with the word in it (`note=this or that`) is still one value. Where the text has no operator, a
//! condition is in words: `Price at most 5 or Hosting: Cloud`.

use super::{
    lexer::{Grammar, Outside, outside},
    plain_words, typed_words,
};
use crate::catalog::model::Catalog;

/// The conditions between ` or ` (or ` and `); the text alone where there is none.
pub(super) fn apart<'t>(text: &'t str, word: &str, catalog: &Catalog, grammar: Grammar) -> Vec<&'t str> {
    if grammar == Grammar::Unquoted {
        return vec![text];
    }
    let is_worded = is_worded(text, grammar);
    let is_condition = |text: &str| {
        if is_worded {
            typed_words::begins_one(text, catalog, grammar) || plain_words::begins_one(text, catalog, grammar)
        } else {
            has_sign(text, grammar)
        }
    };
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some((at, behind)) = first(rest, word, grammar, &is_condition) {
        let (left, right) = (&rest[..at], &rest[behind..]);
        if !is_condition(left) {
            break;
        }
        parts.push(left);
        rest = right;
    }
    parts.push(rest);
    parts
}

/// Where the word first occurs between blanks and outside quotes, and where what follows it begins, such that a condition
/// follows before it comes again.
fn first(text: &str, word: &str, grammar: Grammar, is_condition: &dyn Fn(&str) -> bool) -> Option<(usize, usize)> {
    // No further than needed: a text may have thousands of parts.
    let blanks = Outside::of(text, grammar).filter(|(_, c)| c.is_whitespace());
    let mut places = blanks.filter_map(|(at, c)| {
        let start = at + c.len_utf8();
        let found = text.get(start..start + word.len())?;
        let behind = text.get(start + word.len()..)?;
        let fits = found.eq_ignore_ascii_case(word) && behind.starts_with(char::is_whitespace);
        fits.then_some((at, start + word.len()))
    });
    let mut place = places.next()?;
    loop {
        let next = places.next();
        let end = next.map_or(text.len(), |(at, _)| at);
        if text.get(place.1..end).is_some_and(is_condition) {
            return Some(place);
        }
        place = next?;
    }
}

/// Whether a text has no operator of a condition outside quotes.
pub(super) fn is_worded(text: &str, grammar: Grammar) -> bool {
    let is_sign = |(_, c): &(usize, char)| matches!(c, '=' | '<' | '>' | '!');
    !grammar.is_kept() && outside(text, grammar).is_ok_and(|all| !all.iter().any(is_sign))
}

fn has_sign(text: &str, grammar: Grammar) -> bool {
    let sign = |(at, c): &(usize, char)| matches!(c, '=' | '<' | '>' | '!') && !text[..*at].trim().is_empty();
    outside(text, grammar).is_ok_and(|all| all.iter().any(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_joins_where_conditions_stand_on_both_sides() {
        for (text, expected) in [
            ("a=1", &["a=1"][..]),
            ("a=1 or b=2", &["a=1", " b=2"]),
            ("a=1 OR  b>=2 or c!=3", &["a=1", "  b>=2", " c!=3"]),
            ("a=this or that", &["a=this or that"]),
            ("a=this or that or b=2", &["a=this or that", " b=2"]),
            ("a=\"x or b=2\"", &["a=\"x or b=2\""]),
            ("a=1 or \"b c\"=2", &["a=1", " \"b c\"=2"]),
            ("a=1 or =2", &["a=1 or =2"]),
            ("a=for b=2", &["a=for b=2"]),
            ("a=1 or b=\" or \"", &["a=1", " b=\" or \""]),
            (" or a=1", &[" or a=1"]),
            ("", &[""]),
        ] {
            assert_eq!(
                apart(text, "or", &Catalog::default(), Grammar::Quoted),
                expected,
                "{text}"
            );
        }
        assert_eq!(
            apart("a=1 or b=2", "or", &Catalog::default(), Grammar::Unquoted),
            ["a=1 or b=2"]
        );
    }
}
