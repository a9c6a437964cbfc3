//! "Did you mean …?": the nearest known word to one that is not known.

use super::{
    limits::{KNOWN_BYTES, SUGGEST_AMONG, SUGGEST_CHARS},
    wording::excerpt,
};

/// A word that is not known, and what it should be one of. What it may mean is looked up where it is shown
/// ([`Suggestions`](super::meant::Suggestions)), not where it is found: a broken file has such a word an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// As it was written.
    pub word: String,
    /// What it should be one of.
    pub among: Among,
}

impl UnknownWord {
    /// A word that is none of these.
    pub fn new(word: &str, among: Among) -> Self {
        let word = word.to_owned();
        Self { word, among }
    }
}

/// What a word should be one of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Among {
    /// The ids of sources.
    Sources,
    /// The ids of groups.
    Groups,
    /// The ids of attributes.
    Attributes,
    /// What a condition can ask about: attributes and what is built in.
    Subjects,
    /// The ids of the options of the attribute with this id.
    Options(String),
    /// What a condition can ask for by its name alone: flags, and the options of any attribute.
    Named,
    /// The words of services' categories.
    Categories,
    /// The ids of services.
    Services,
    /// What services are or were called.
    Names,
}

/// The known word closest to `word`, if one is close enough to be a typing mistake: an edit distance of at most
/// a third of its length, and at least one. `None` when nothing is near, and for what is too long to be a word.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = length(word)?;
    let lower = word.to_lowercase();
    let limit = (length / 3).clamp(1, 4);
    known
        .into_iter()
        .take(SUGGEST_AMONG)
        // Each character more or less is a mistake of its own.
        .filter(|k| self::length(k).is_some_and(|n| n.abs_diff(length) <= limit))
        .map(|k| (strsim::osa_distance(&lower, &k.to_lowercase()), k))
        .filter(|(d, _)| *d <= limit)
        .min()
        .map(|(_, k)| k)
}

/// How many characters a word has; `None` for more than any word has.
fn length(word: &str) -> Option<usize> {
    let short = word.len() <= 4 * SUGGEST_CHARS;
    short.then(|| word.chars().count()).filter(|n| *n <= SUGGEST_CHARS)
}

/// Of ids with their labels those of which a word is a part, `list-price` of `price`: where the word stands by itself, else
/// where it is in another. Each by its id, or by its label where that alone has the word.
pub fn containing<'a>(word: &str, known: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    if length(word).is_none_or(|n| n < 3) {
        return Vec::new();
    }
    let sought = word.trim().to_lowercase();
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let stands_in = |name: &str| {
        let name = name.to_lowercase();
        let mut places = name.match_indices(&sought);
        places.any(|(at, _)| {
            is_apart(name[..at].chars().next_back()) && is_apart(name[at + sought.len()..].chars().next())
        })
    };
    let known: Vec<(&str, &str)> = known.into_iter().take(SUGGEST_AMONG).collect();
    let with = |has: &dyn Fn(&str) -> bool| -> Vec<&'a str> {
        let found = known
            .iter()
            .filter_map(|(id, label)| [*id, *label].into_iter().find(|name| has(name)));
        found.collect()
    };
    let found = with(&stands_in);
    if found.is_empty() {
        with(&|name| name.to_lowercase().contains(&sought))
    } else {
        found
    }
}

/// `Did you mean “a”, “b” or “c”?`, of more the first few; empty for none.
pub fn did_you_mean_one_of(names: &[&str]) -> String {
    const MOST: usize = 4;
    let mut quoted: Vec<String> = names.iter().take(MOST).map(|n| format!("“{}”", excerpt(n))).collect();
    match (quoted.pop(), names.len() > MOST) {
        (None, _) => String::new(),
        (Some(last), false) if quoted.is_empty() => format!("Did you mean {last}?"),
        (Some(last), false) => format!("Did you mean {} or {last}?", quoted.join(", ")),
        (Some(last), true) => format!(
            "Did you mean {}, {last} or another of {}?",
            quoted.join(", "),
            names.len()
        ),
    }
}

/// `Did you mean “languages”?`, or a list of what there is when nothing is near, or nothing when there is too much to
/// list (more than twelve).
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(k) = nearest(word, known.clone()) {
        return format!("Did you mean “{}”?", excerpt(k));
    }
    let mut all: Vec<_> = known.into_iter().take(13).map(excerpt).collect();
    all.sort_unstable();
    let listed = all.join(", ");
    match all.len() {
        0 | 13 => String::new(),
        _ if listed.len() > KNOWN_BYTES => String::new(),
        _ => format!("Known here: {listed}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_near() {
        for (word, expected) in [
            ("langauges", Some("languages")),
            ("pyhton", Some("python")),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, ["languages", "python", "offline"]), expected, "{word}");
        }
    }

    #[test]
    fn what_is_no_word_is_compared_with_nothing() {
        let (long, other) = ("a".repeat(2_000_000), format!("{}b", "a".repeat(1_999_999)));
        assert_eq!(nearest(&long, [other.as_str()]), None);
        assert_eq!(nearest("languages", [long.as_str(), "langauges"]), Some("langauges"));
        let help = did_you_mean("zebra", [other.as_str()]);
        assert!(help.chars().count() < 100, "{help}");
    }
}
