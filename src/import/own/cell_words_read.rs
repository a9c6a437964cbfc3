//! From the words of a cell on paper (`partly: no joins`, `Python, Rust`, `1 to 2 TB`) to what it claims.

use std::collections::BTreeMap;

use super::claims::{end, range, version};
use crate::catalog::{
    State,
    kind::{DateFormat, Kind},
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
    match attribute.kind {
        Kind::Set | Kind::Link | Kind::Services => each(),
        Kind::Text if is_whole => one(attribute, &lines.join("\n"), ids),
        Kind::Text => each(),
        _ => one(attribute, lines.first()?, ids),
    }
}

fn said(says: RawSays) -> Said {
    Said {
        says,
        note: String::new(),
        source: 0,
    }
}

/// One statement in words.
fn one(attribute: &RawAttribute, words: &str, ids: &BTreeMap<String, String>) -> Option<Vec<Said>> {
    if words == State::NotApplicable.word() {
        return Some(vec![said(RawSays::NotApplicable)]);
    }
    let says = match attribute.kind {
        Kind::Flag => return flag(words).map(|s| vec![s]),
        Kind::Choice => RawSays::Is(attribute.options.iter().find(|o| o.label == words)?.id.clone()),
        Kind::Set => return set_line(attribute, words),
        Kind::Number => number(words, &attribute.unit)?,
        Kind::Version => version(words),
        Kind::Date => {
            let day = DateFormat::Iso.read(words).or_else(|| DateFormat::Named.read(words))?;
            RawSays::On(day.to_string())
        }
        Kind::Link => RawSays::Link(words.split(' ').next()?.to_owned()),
        Kind::Services => RawSays::Services(services(words, ids)),
        Kind::Text => RawSays::Text(words.to_owned()),
    };
    Some(vec![said(says)])
}

fn flag(words: &str) -> Option<Said> {
    let partly = |note: &str| Said {
        note: note.to_owned(),
        ..said(RawSays::Partly)
    };
    match words {
        "yes" => Some(said(RawSays::Yes)),
        "no" => Some(said(RawSays::No)),
        "partly" => Some(partly("")),
        other => other.strip_prefix("partly: ").map(partly),
    }
}

fn number(words: &str, unit: &str) -> Option<RawSays> {
    let bare = words.strip_suffix(unit).map_or(words, str::trim_end);
    let exact = || end(bare).map(RawSays::Exactly);
    range(bare).or_else(exact)
}

/// Names joined by commas; a name that is known may have commas of its own.
fn services(words: &str, ids: &BTreeMap<String, String>) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let ends = |name: &str| {
            rest.strip_prefix(name)
                .is_some_and(|r| r.is_empty() || r.starts_with(", "))
        };
        let known = ids.keys().filter(|name| ends(name)).max_by_key(|name| name.len());
        let name = known.map_or_else(|| rest.split(", ").next().unwrap_or(rest), String::as_str);
        all.push(known.and_then(|n| ids.get(n)).map_or(name, String::as_str).to_owned());
        rest = rest.get(name.len()..).unwrap_or_default();
        rest = rest.strip_prefix(", ").unwrap_or(rest);
    }
    all
}

/// A line of a set: `Python, Rust`, `not: Java`, `partly: Java (reading only)`, `≠ Java: yes [2] (2019), no [1] (2024)`.
fn set_line(attribute: &RawAttribute, line: &str) -> Option<Vec<Said>> {
    if let Some(rest) = line.strip_prefix("≠ ") {
        let option = attribute
            .options
            .iter()
            .filter(|o| rest.starts_with(&format!("{}: ", o.label)));
        let option = option.max_by_key(|o| o.label.len())?;
        let mut all = Vec::new();
        for (words, sources) in split_sides(&rest[option.label.len() + 2..])? {
            let ids = vec![option.id.clone()];
            let (says, note) = match flag(&words) {
                Some(Said { says: RawSays::Yes, .. }) => (RawSays::Has(ids), String::new()),
                Some(Said { says: RawSays::No, .. }) => (RawSays::Lacks(ids), String::new()),
                Some(Said { note, .. }) => (RawSays::PartlyHas(ids), note),
                None => return None,
            };
            all.extend(sources.into_iter().map(|source| Said {
                says: says.clone(),
                note: note.clone(),
                source,
            }));
        }
        return Some(all);
    }
    for (before, says) in [
        ("partly: ", RawSays::PartlyHas as fn(Vec<String>) -> RawSays),
        ("not: ", RawSays::Lacks),
        ("", RawSays::Has),
    ] {
        if let Some(options) = line.strip_prefix(before).and_then(|rest| options(attribute, rest)) {
            let plain: Vec<String> = options
                .iter()
                .filter(|(_, note)| note.is_empty())
                .map(|(id, _)| id.clone())
                .collect();
            let mut all: Vec<Said> = if plain.is_empty() {
                Vec::new()
            } else {
                vec![said(says(plain))]
            };
            for (id, note) in options.into_iter().filter(|(_, note)| !note.is_empty()) {
                all.push(Said {
                    note,
                    ..said(says(vec![id]))
                });
            }
            return Some(all);
        }
    }
    None
}

/// Labels joined by commas, each perhaps with a note in brackets; `None` where one is no option's.
fn options(attribute: &RawAttribute, words: &str) -> Option<Vec<(String, String)>> {
    let mut all = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let ends = |label: &str| {
            let after = rest.strip_prefix(label)?;
            (after.is_empty() || after.starts_with(", ") || after.starts_with(" (")).then_some(())
        };
        let option = attribute
            .options
            .iter()
            .filter(|o| ends(&o.label).is_some())
            .max_by_key(|o| o.label.len())?;
        rest = &rest[option.label.len()..];
        let mut note = String::new();
        if let Some(inside) = rest.strip_prefix(" (") {
            let end = inside.find("), ").or_else(|| inside.strip_suffix(')').map(str::len))?;
            inside[..end].clone_into(&mut note);
            rest = &inside[end + 1..];
        }
        rest = rest.strip_prefix(", ").unwrap_or(rest);
        all.push((option.id.clone(), note));
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
