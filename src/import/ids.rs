//! Ids: letters and digits, joined by hyphens, each once. A contract: the same list gives the same ids.

use std::collections::{BTreeMap, BTreeSet};

/// Lower-cased and hyphenated: each run of anything but letters and digits is one hyphen, none at the ends. `None`
/// when there is no letter or digit.
pub fn slug(text: &str) -> Option<String> {
    hyphenated(text, |_| None)
}

/// As [`slug`], with `_` and `.` kept as they are within a word: `open_source` stays what the file calls it, and `ca.` is `ca`.
pub fn attribute_slug(text: &str) -> Option<String> {
    hyphenated(text, |c| matches!(c, '_' | '.').then(|| c.to_string()))
}

/// As [`slug`], with `+` and `#` spelt out, or C, C++ and C# would be distinguished by numbers alone.
pub fn option_slug(text: &str) -> Option<String> {
    hyphenated(text, |c| match c {
        '+' => Some("plus".to_owned()),
        '#' => Some("sharp".to_owned()),
        _ => None,
    })
}

fn hyphenated(text: &str, keep: impl Fn(char) -> Option<String>) -> Option<String> {
    let mut id = String::with_capacity(text.len());
    let mut gap = false;
    // Signs that stay where a letter or a digit follows.
    let mut signs = String::new();
    for c in text.to_lowercase().chars() {
        let kept = if c.is_alphanumeric() {
            Some(c.to_string())
        } else {
            keep(c)
        };
        match kept {
            Some(sign) if !sign.contains(char::is_alphanumeric) => {
                if !gap && !id.is_empty() {
                    signs.push_str(&sign);
                }
            }
            Some(kept) => {
                if gap && !id.is_empty() {
                    id.push('-');
                }
                gap = false;
                id.push_str(&signs);
                signs.clear();
                id.push_str(&kept);
            }
            None => {
                gap = true;
                signs.clear();
            }
        }
    }
    (!id.is_empty()).then_some(id)
}

/// The id of a row, and what the list calls it where that could not be the id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryId {
    /// Each once.
    pub id: String,
    /// As the list has it, so that it can be found by that; empty where nothing is lost.
    pub alias: String,
}

/// Gives each id once; a repeat gets -2, -3, in call order.
#[derive(Debug, Default)]
pub struct Unique {
    taken: BTreeSet<String>,
    next: BTreeMap<String, u32>,
    /// Whether `A` and `a` are two ids.
    exact: bool,
}

impl Unique {
    /// With these ids taken already; upper and lower case are equal, as for options.
    pub fn of<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            taken: taken.into_iter().map(str::to_lowercase).collect(),
            ..Self::default()
        }
    }

    /// With none taken; upper and lower case are distinct, as for services.
    pub fn exact() -> Self {
        Self {
            exact: true,
            ..Self::default()
        }
    }

    /// The id wanted, or the next that is free.
    pub fn give(&mut self, wanted: &str) -> String {
        let folded = if self.exact {
            wanted.to_owned()
        } else {
            wanted.to_lowercase()
        };
        if self.taken.insert(folded.clone()) {
            return wanted.to_owned();
        }
        // Counting on from the last repeat keeps a list of one name linear.
        let next = self.next.entry(folded.clone()).or_insert(2);
        loop {
            let n = *next;
            *next += 1;
            if self.taken.insert(format!("{folded}-{n}")) {
                return format!("{wanted}-{n}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        for (text, id, attribute, option) in [
            ("Azure Batch AI", "azure-batch-ai", "azure-batch-ai", "azure-batch-ai"),
            ("  open_source ", "open-source", "open_source", "open-source"),
            ("C++", "c", "c", "cplusplus"),
            ("Größe (cm, ca.)", "größe-cm-ca", "größe-cm-ca", "größe-cm-ca"),
            ("No. of seats", "no-of-seats", "no-of-seats", "no-of-seats"),
            ("a.b__c_", "a-b-c", "a.b__c", "a-b-c"),
            ("_id", "id", "id", "id"),
            ("C#", "c", "c", "csharp"),
            ("Ænix (member)", "ænix-member", "ænix-member", "ænix-member"),
            ("数据库", "数据库", "数据库", "数据库"),
            ("!?", "", "", ""),
        ] {
            assert_eq!(slug(text).unwrap_or_default(), id);
            assert_eq!(attribute_slug(text).unwrap_or_default(), attribute);
            assert_eq!(option_slug(text).unwrap_or_default(), option);
        }
    }

    #[test]
    fn repeats_are_numbered_in_order() {
        let mut ids = Unique::of(["taken"]);
        let given: Vec<String> = ["a", "A", "a-2", "a", "taken", "b"]
            .iter()
            .map(|w| ids.give(w))
            .collect();
        assert_eq!(given, ["a", "A-2", "a-2-2", "a-3", "taken-2", "b"]);
        let mut ids = Unique::exact();
        let given: Vec<String> = ["a", "A", "a"].iter().map(|w| ids.give(w)).collect();
        assert_eq!(given, ["a", "A", "a-2"]);
    }
}
