//! "Did you mean …?": the nearest known word to one that is not known.

/// The known word closest to `word`, if one is close enough to be a slip of the fingers: an edit distance of at most
/// a third of its length, and at least one. `None` when nothing is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let limit = (lower.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|k| (strsim::osa_distance(&lower, &k.to_lowercase()), k))
        .filter(|(d, _)| *d <= limit)
        .min()
        .map(|(_, k)| k)
}

/// `Did you mean “languages”?`, or a list of what there is when nothing is near, or nothing when there is too much to
/// list (more than twelve).
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(k) = nearest(word, known.clone()) {
        return format!("Did you mean “{k}”?");
    }
    let mut all: Vec<&str> = known.into_iter().take(13).collect();
    all.sort_unstable();
    match all.len() {
        0 | 13 => String::new(),
        _ => format!("Known here: {}.", all.join(", ")),
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
}
