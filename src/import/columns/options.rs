//! The options of one choice or set: found by what a cell states, made when they are new.

use std::collections::BTreeMap;

use crate::{
    catalog::{check::RESERVED, kind::AttributeOption, natural},
    import::ids::{Unique, option_slug},
};

/// The most different values a choice or a delimited set may have; more are text.
pub const MAX_OPTIONS: usize = 200;
/// The longest value a choice or a delimited set may have, in characters.
pub const MAX_OPTION_CHARS: usize = 60;
/// The most options the checker takes.
pub const CHECKER_OPTIONS: usize = 65_535;

/// Two spellings that differ in case alone are one option.
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Options that grow by what cells state.
#[derive(Debug, Default)]
pub struct Options {
    list: Vec<AttributeOption>,
    by_text: BTreeMap<String, usize>,
    /// Spellings that became one option, as `Kubernetes, kubernetes`.
    pub joined: Vec<String>,
}

impl Options {
    /// Those there are, found by label, id and other words, without regard to case.
    pub fn of(existing: &[AttributeOption]) -> Self {
        let mut by_text = BTreeMap::new();
        // What people see is looked at first: an id of one option may be the label of another.
        let faces: [fn(&AttributeOption) -> Vec<&String>; 3] =
            [|o| vec![&o.label], |o| vec![&o.id], |o| o.also.iter().collect()];
        for face in faces {
            for (i, option) in existing.iter().enumerate() {
                for text in face(option) {
                    by_text.entry(fold(text)).or_insert(i);
                }
            }
        }
        Self {
            list: existing.to_vec(),
            by_text,
            joined: Vec::new(),
        }
    }

    /// Adds what is new, in the natural order of labels: that of first appearance means nothing, and changes. What is beyond
    /// the checker's limit is not added.
    pub fn add(&mut self, texts: impl Iterator<Item = String>) {
        let mut new: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for text in texts {
            let key = fold(&text);
            if !key.is_empty() && !self.by_text.contains_key(&key) {
                *new.entry(key).or_default().entry(text.trim().to_owned()).or_default() += 1;
            }
        }
        let mut new: Vec<_> = new.into_iter().collect();
        // As it is written: "mib" is no unit.
        new.sort_by_cached_key(|(key, spellings)| natural::key(spellings.keys().next().unwrap_or(key)));
        let mut ids = Unique::of(self.list.iter().map(|o| o.id.as_str()));
        for (key, spellings) in new {
            if self.list.len() >= CHECKER_OPTIONS {
                break;
            }
            if spellings.len() > 1 {
                self.joined
                    .push(spellings.keys().map(String::as_str).collect::<Vec<_>>().join(", "));
            }
            // The most frequent spelling; of two the first by code point, so that the file's order does not show.
            let label = spellings
                .iter()
                .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))
                .map_or_else(String::new, |(text, _)| text.clone());
            let slug = option_slug(&label).unwrap_or_else(|| "option".to_owned());
            let slug = if RESERVED.contains(&slug.as_str()) {
                format!("is-{slug}")
            } else {
                slug
            };
            self.by_text.insert(key, self.list.len());
            self.list.push(AttributeOption {
                id: ids.give(&slug),
                label,
                also: Vec::new(),
            });
        }
    }

    /// The id of the option a cell means.
    pub fn find(&self, text: &str) -> Option<&str> {
        let at = self.by_text.get(&fold(text))?;
        self.list.get(*at).map(|o| o.id.as_str())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them.
    pub fn into_list(self) -> Vec<AttributeOption> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_found_made_and_joined() {
        let known = AttributeOption {
            id: "open".into(),
            label: "Open source".into(),
            also: vec!["free".into()],
        };
        let mut options = Options::of(&[known]);
        let texts = ["FREE", "C", "C++", "c#", "yes", "Yes", "Yes", "+/-", "!", "?"];
        options.add(texts.iter().map(|t| (*t).to_owned()));
        let found: Vec<_> = texts.iter().map(|t| options.find(t).unwrap_or("none")).collect();
        assert_eq!(
            found,
            [
                "open",
                "c",
                "cplusplus",
                "csharp",
                "is-yes",
                "is-yes",
                "is-yes",
                "plus",
                "option",
                "option-2"
            ]
        );
        assert_eq!(options.joined, ["Yes, yes"]);
        assert_eq!(options.find("nothing"), None);
        assert_eq!(options.len(), 8);
        assert!(
            options.into_list().iter().any(|o| o.label == "Yes"),
            "the usual spelling"
        );
        let mut sizes = Options::of(&[]);
        sizes.add(["4 GiB", "v10", "512 MiB", "v2"].map(str::to_owned).into_iter());
        let labels: Vec<String> = sizes.into_list().into_iter().map(|o| o.label).collect();
        assert_eq!(labels, ["512 MiB", "4 GiB", "v2", "v10"]);
    }
}
