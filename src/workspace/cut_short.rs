//! RON that was cut short, by a full disk or a kill: closed where its last whole part ended.

/// How many ends are tried, the last first: a few tokens have no end that can be closed.
const TRIES: usize = 64;

/// The text without what was begun last, and with closing brackets for all that is open; `None` when nothing of it can be
/// closed so that it is `good`.
pub fn closed(text: &str, good: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut ends = Vec::new();
    scan(text, |at| ends.push(at));
    ends.into_iter().rev().take(TRIES).find_map(|at| {
        let part = &text[..at];
        let open = scan(part, |_| ());
        let closed: String = part.chars().chain(open.into_iter().rev()).collect();
        Some(closed).filter(|t| good(t))
    })
}

/// Goes through a text and reports each place at which it could end: before a comma, after a bracket. Returns the brackets
/// that are missing at its end, outermost first.
fn scan(text: &str, mut end: impl FnMut(usize)) -> Vec<char> {
    let mut open = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                while let Some((_, c)) = chars.next() {
                    match c {
                        '\\' => drop(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '(' | '[' | '{' => {
                open.push(match c {
                    '(' => ')',
                    '[' => ']',
                    _ => '}',
                });
                end(at + 1);
            }
            ')' | ']' | '}' => {
                open.pop();
                end(at + 1);
            }
            ',' => end(at),
            _ => {}
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_closed_where_its_last_whole_part_ended() {
        let any = |t: &str| ron::from_str::<Box<ron::value::RawValue>>(t).is_ok();
        for (text, expected) in [
            ("(a: 1, b: [1, 2", Some("(a: 1, b: [1])")),
            (
                "(a: \"x, (y\", b: {\"k\": (c: 1), \"m",
                Some("(a: \"x, (y\", b: {\"k\": (c: 1)})"),
            ),
            ("(a: \"x\\\", b", Some("()")),
            ("(a: 1, b: Some(", Some("(a: 1)")),
            ("(a: 1)", Some("(a: 1)")),
            ("abc", None),
        ] {
            assert_eq!(closed(text, &any).as_deref(), expected, "{text}");
        }
    }
}
