//! From the words of a cell on paper (`partly: no joins`, `Python, Rust`, `1 to 2 TB`) to what it claims.

use std::collections::BTreeMap;

use crate::catalog::{
    State,
    kind::{Feature, WrittenFor},
    raw::{RawAttribute, RawSays},
};

/// Something stated: what, how far, and by which numbered source; 0: by none that the words name.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// What is claimed.
    pub says: RawSays,
    /// How far it holds.
    pub note: String,
    /// The number of the source, where the words hold it.
    pub source: usize,
}

/// What the words of a cell claim; nothing where it is not stated. `None`: they are not as this program writes them.
/// `ids`: the ids of services by their names; `is_whole`: texts of this attribute have lines; else each line is a text.
pub fn read(attribute: &RawAttribute, cell: &str, ids: &BTreeMap<String, String>, is_whole: bool) -> Option<Vec<Said>> {
    // What was stated once, and what is the user's own, is no part of what the cell adds up to.
    let lines: Vec<&str> = cell.lines().filter(|l| !l.starts_with("superseded: ")).collect();
    let sides = lines
        .first()
        .and_then(|l| l.strip_prefix(State::Conflicting.word())?.strip_prefix(": "));
    if lines.as_slice() == [State::NotStated.word()] {
        return Some(Vec::new());
    }
    if lines.as_slice() == [State::NotApplicable.word()] {
        return Some(vec![said(RawSays::NotApplicable)]);
    }
    if let Some(sides) = sides {
        let mut all = Vec::new();
        for (words, sources) in split_sides(sides)? {
            for source in sources {
                let claimed = one(attribute, &words, ids)?;
                all.extend(claimed.into_iter().map(|s| Said { source, ..s }));
            }
        }
        return Some(all);
    }
    let each = || -> Option<Vec<Said>> {
        let all: Option<Vec<Vec<Said>>> = lines.iter().map(|line| one(attribute, line, ids)).collect();
        all.map(|all| all.concat())
    };
    let kind = attribute.kind;
    if kind.has(Feature::Prose) && is_whole {
        one(attribute, &lines.join("\n"), ids)
    } else if kind.has(Feature::Several) || kind.has(Feature::Prose) {
        each()
    } else {
        one(attribute, lines.first()?, ids)
    }
}

/// One statement in words.
fn one(attribute: &RawAttribute, words: &str, ids: &BTreeMap<String, String>) -> Option<Vec<Said>> {
    if words == State::NotApplicable.word() {
        return Some(vec![said(RawSays::NotApplicable)]);
    }
    if let Some(rest) = words.strip_prefix("≠ ") {
        return disputed_option(attribute, rest, ids);
    }
    let of = WrittenFor {
        options: &attribute.options,
        unit: &attribute.unit,
        service_ids: ids,
    };
    let read = attribute.kind.read_words(words, of)?;
    let all = read.into_iter().map(|(says, note)| Said { note, ..said(says) });
    Some(all.collect())
}

fn said(says: RawSays) -> Said {
    Said {
        says,
        note: String::new(),
        source: 0,
    }
}

/// An option on which sources disagree: `Java: yes [2] (2019), no [1] (2024)`, each side as if it stood in its own line.
fn disputed_option(attribute: &RawAttribute, words: &str, ids: &BTreeMap<String, String>) -> Option<Vec<Said>> {
    let named = attribute
        .options
        .iter()
        .filter(|o| words.starts_with(&format!("{}: ", o.label)));
    let label = &named.max_by_key(|o| o.label.len())?.label;
    let mut all = Vec::new();
    for (side, sources) in split_sides(&words[label.len() + 2..])? {
        let line = match side.as_str() {
            "yes" => label.clone(),
            "no" => format!("not: {label}"),
            "partly" => format!("partly: {label}"),
            partly => format!("partly: {label} ({})", partly.strip_prefix("partly: ")?),
        };
        let claimed = one(attribute, &line, ids)?;
        for source in sources {
            all.extend(claimed.iter().map(|s| Said { source, ..s.clone() }));
        }
    }
    Some(all)
}

/// The sides of a conflict with the numbers of their sources: `yes [2] (about 2019), no [9] (our inference) [4] (2020)`.
fn split_sides(words: &str) -> Option<Vec<(String, Vec<usize>)>> {
    let mut sides = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (says, mut after) = rest.split_once(" [")?;
        let mut sources = Vec::new();
        loop {
            let (number, dated) = after.split_once("] (")?;
            sources.push(number.parse().ok()?);
            let end = closing(dated)?;
            after = &dated[end + 1..];
            match after.strip_prefix(" [") {
                Some(more) => after = more,
                None => break,
            }
        }
        sides.push((says.to_owned(), sources));
        rest = after.strip_prefix(", ").unwrap_or(after);
        if !after.is_empty() && rest.len() == after.len() {
            return None;
        }
    }
    Some(sides)
}

/// Where the bracket that is open closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(at, c)| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        (depth == 0).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(json: &str) -> RawAttribute {
        serde_json::from_str(json).expect("an attribute")
    }

    #[test]
    fn the_words_of_a_cell_say_what_was_claimed() {
        let flag = attribute(r#"{"id":"f","label":"F","group":"g","kind":"Flag"}"#);
        let number = attribute(r#"{"id":"n","label":"N","group":"g","kind":"Number","unit":"TB"}"#);
        let set = attribute(
            r#"{"id":"s","label":"S","group":"g","kind":"Set","options":[{"id":"py","label":"Python"},{"id":"c","label":"C, or C++"},{"id":"j","label":"Java"}]}"#,
        );
        for (attribute, words, expected) in [
            (&flag, "yes", "Yes"),
            (&flag, "partly: no joins", "Partly no joins"),
            (&flag, "not stated", ""),
            (&flag, "not applicable", "NotApplicable"),
            (
                &flag,
                "sources disagree: yes [2] (about 2019), no [9] (our inference) [4] (2020)",
                "Yes [2]; No [9]; No [4]",
            ),
            (&number, "16", "Exactly(16.0)"),
            (&number, "1 to 2 TB", "Between(1.0, 2.0)"),
            (&number, "at least 0.5 TB", "AtLeast(0.5)"),
            (&number, "at most 1,000,000 TB", "AtMost(1000000.0)"),
            (&number, "1,000.5 to 20,000 TB", "Between(1000.5, 20000.0)"),
            (&number, "512 GB to 2 TB", "Between(0.512, 2.0)"),
            (&number, "500 GB", "Exactly(0.5)"),
            (&number, "no limit", "Unlimited"),
            (
                &set,
                "Python, C, or C++\nnot: Java",
                r#"Has(["py", "c"]); Lacks(["j"])"#,
            ),
            (&set, "partly: Java (reading only)", r#"PartlyHas(["j"]) reading only"#),
            (
                &set,
                "Python\n≠ Java: yes [4] (1 Nov 2025), no [1] (May 2019)",
                r#"Has(["py"]); Has(["j"]) [4]; Lacks(["j"]) [1]"#,
            ),
        ] {
            let found = read(attribute, words, &BTreeMap::new(), false).expect(words);
            let shown: Vec<String> = found
                .iter()
                .map(|s| {
                    let source = if s.source > 0 {
                        format!(" [{}]", s.source)
                    } else {
                        String::new()
                    };
                    let note = if s.note.is_empty() {
                        String::new()
                    } else {
                        format!(" {}", s.note)
                    };
                    format!("{:?}{note}{source}", s.says)
                })
                .collect();
            assert_eq!(shown.join("; "), expected, "{words}");
        }
        assert_eq!(read(&flag, "maybe", &BTreeMap::new(), false), None);
        assert_eq!(read(&set, "Rust", &BTreeMap::new(), false), None);
    }
}
