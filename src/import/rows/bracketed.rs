//! Lists as programs write them into a cell: `["x86_64","arm64"]`, `['a', 'b']`, `{a,b}`.

use crate::import::table::{ListColumn, ListValue};

/// The most characters of one part; longer ones are prose.
const PART: usize = 60;

/// Turns the cells of a column into lists where each filled one is written so.
pub fn read_lists(column: &mut ListColumn) {
    let parts_of = |value: &ListValue| match value {
        ListValue::Text(text) => parts(text.trim()),
        _ => None,
    };
    // Cheap to reject: most columns have none.
    if !matches!(column.cells.first(), Some((_, ListValue::Text(t))) if t.trim_start().starts_with(['[', '{'])) {
        return;
    }
    let lists: Option<Vec<Vec<String>>> = column.cells.iter().map(|(_, value)| parts_of(value)).collect();
    // Of a single part each, brackets may be no more than that.
    let Some(lists) = lists.filter(|lists| lists.iter().any(|parts| parts.len() > 1)) else {
        return;
    };
    for ((_, value), parts) in column.cells.iter_mut().zip(lists) {
        *value = ListValue::List(parts);
    }
}

/// The parts of a list within brackets; `None` where it is none, or holds others.
fn parts(text: &str) -> Option<Vec<String>> {
    let square = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'));
    let curly = || text.strip_prefix('{').and_then(|t| t.strip_suffix('}'));
    let inner = square.or_else(curly)?.trim();
    let mut all = Vec::new();
    let mut rest = inner;
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (part, after) = if let Some(quote) = quote {
            rest[1..].split_once(quote)?
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let part = rest[..end].trim();
            if part.contains(['[', ']', '{', '}', ':', '"']) {
                return None;
            }
            (part, &rest[end..])
        };
        if part.chars().count() > PART {
            return None;
        }
        if !part.trim().is_empty() {
            all.push(part.trim().to_owned());
        }
        let after = after.trim_start();
        rest = match after.strip_prefix(',') {
            Some(next) => next.trim_start(),
            None if after.is_empty() => "",
            None => return None,
        };
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_brackets_are_lists() {
        for (text, expected) in [
            (r#"["x86_64","arm64"]"#, Some(&["x86_64", "arm64"][..])),
            ("['a, b', 'c']", Some(&["a, b", "c"])),
            ("{x,y}", Some(&["x", "y"])),
            ("[1, 2,3 ]", Some(&["1", "2", "3"])),
            ("[]", Some(&[])),
            ("[a]", Some(&["a"])),
            (r#"{"a":1}"#, None),
            ("[[1],[2]]", None),
            ("[a", None),
            ("a", None),
            ("['a' b]", None),
            ("['a", None),
        ] {
            let expected = expected.map(|all| all.iter().map(|p| (*p).to_owned()).collect());
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
