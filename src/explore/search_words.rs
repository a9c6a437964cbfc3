//! What a word is, for search: a run of letters and digits (with `+` and `#`, for C++ and C#), lower-cased and without
//! accents, so that a user without a key for one finds `São Paulo` and `Łódź`.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

/// Calls `found` with every word of a text in order: lower-cased, with the bytes of the text it came from, and
/// whether it is only the tail of the word before it that starts with a capital (`ML` in `SynapseML`), which people
/// look for as if it were a word of its own.
pub fn each_word(text: &str, mut found: impl FnMut(&str, Range<usize>, bool)) {
    let mut word = String::new();
    let mut start = 0;
    // Where a tail starts, in the lower-cased word and in the text.
    let mut tails: Vec<(usize, usize)> = Vec::new();
    let mut after_small = false;
    let mut end = |word: &mut String, tails: &mut Vec<(usize, usize)>, start: usize, end: usize| {
        if !word.is_empty() {
            found(word, start..end, false);
            for (in_word, in_text) in tails.drain(..) {
                found(&word[in_word..], in_text..end, true);
            }
            word.clear();
        }
    };
    for (at, c) in text.char_indices() {
        if is_mark(c) {
            // An accent written as a character of its own belongs to the letter before it and is not looked for.
            continue;
        }
        if !is_word_char(c) {
            end(&mut word, &mut tails, start, at);
            after_small = false;
            continue;
        }
        if word.is_empty() {
            start = at;
        } else if after_small && c.is_uppercase() {
            tails.push((word.len(), at));
        }
        after_small = c.is_lowercase();
        folded(c, |c| word.push(c));
    }
    end(&mut word, &mut tails, start, text.len());
}

/// The different words of a search, in order. Empty when there is nothing to look for.
pub fn of_search(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    each_word(text, |word, _, is_tail| {
        if !is_tail && !words.iter().any(|w| w == word) {
            words.push(word.to_owned());
        }
    });
    words
}

/// The words of a text joined by single spaces: what makes two names "the same" for search.
pub fn joined(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    each_word(text, |word, _, is_tail| {
        if !is_tail {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(word);
        }
    });
    all
}

/// A text as search compares its letters, with all that is no letter unchanged.
pub fn plain(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_mark(*c)) {
        folded(c, |c| all.push(c));
    }
    all
}

/// The bytes of `original` (a word or its tail as it is in a text) that its lower-cased characters from `from`
/// to `to` come from. One capital may become several small characters, so lengths cannot simply be carried over.
pub fn original_range(original: &str, from: usize, to: usize) -> Range<usize> {
    let mut lowered = 0;
    let (mut first, mut last) = (None, original.len());
    for (at, c) in original.char_indices() {
        if is_mark(c) {
            continue;
        }
        if lowered >= to {
            last = at;
            break;
        }
        let mut len = 0;
        folded(c, |_| len += 1);
        if lowered + len > from && first.is_none() {
            first = Some(at);
        }
        lowered += len;
    }
    first.unwrap_or(last)..last
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '+' || c == '#'
}

/// Combining accents, and the dot that lower-casing İ leaves behind.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The letters that search compares a character by.
fn folded(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    for small in c.to_lowercase() {
        // Letters that are no letter with an accent, as a user without a key for them writes them.
        let written = match small {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            'ħ' => "h",
            'ı' => "i",
            'þ' => "th",
            _ => {
                decompose_canonical(small, |part| {
                    if !is_mark(part) {
                        each(part);
                    }
                });
                continue;
            }
        };
        written.chars().for_each(&mut each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let mut found = Vec::new();
        each_word(text, |word, range, _| {
            found.push((word.to_owned(), text[range].to_owned()));
        });
        let expected: Vec<_> = expected
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn splits_at_what_is_no_letter_or_digit() {
        check(
            "scikit-learn, C++ (v2)",
            &[("scikit", "scikit"), ("learn", "learn"), ("c++", "C++"), ("v2", "v2")],
        );
        check("SynapseML", &[("synapseml", "SynapseML"), ("ml", "ML")]);
        check("HDInsight", &[("hdinsight", "HDInsight")]);
        check("Cafe\u{301} İn", &[("cafe", "Cafe\u{301}"), ("in", "İn")]);
        check("São Straße", &[("sao", "São"), ("strasse", "Straße")]);
        check("Łódź Ærø", &[("lodz", "Łódź"), ("aero", "Ærø")]);
        check(
            "東京サービス ガ",
            // A letter and its mark apart, as some systems write them: both ways of writing find each other.
            &[("東京サーヒ\u{3099}ス", "東京サービス"), ("カ\u{3099}", "ガ")],
        );
        check(" - ", &[]);
        assert_eq!(joined(" Azure  ML-Studio (classic)"), "azure ml studio classic");
        assert_eq!(of_search("R r, language"), ["r", "language"]);
    }

    #[test]
    fn ranges_follow_the_original() {
        for (original, from, to, expected) in [
            ("Notebook", 0, 4, "Note"),
            ("Notebook", 4, 8, "book"),
            ("İstanbul", 0, 2, "İs"),
            ("cafe\u{301}s", 0, 4, "cafe\u{301}"),
            ("Straße", 0, 6, "Straß"),
            ("Straße", 6, 7, "e"),
        ] {
            assert_eq!(
                &original[original_range(original, from, to)],
                expected,
                "{original} {from}..{to}"
            );
        }
    }
}
