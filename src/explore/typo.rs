//! Typing mistakes: which words of the vocabulary someone may have meant.
//!
//! The distance is the optimal string alignment (a letter missing, extra, wrong, or two neighbours swapped), to the
//! whole word or to its beginning. The vocabulary is in order, so neighbours share their first letters, and with them
//! the first rows of the distance table; a beginning that is already too far off is skipped with all words that have it.

use super::vocabulary::Vocabulary;

/// How many mistakes are forgiven in a word: one from five letters on, two from eight. Digits are not letters: a
/// number one digit off is another number.
pub fn allowance(word: &str) -> usize {
    match word.chars().filter(|c| c.is_alphabetic()).count() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// A word that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Its place in the vocabulary.
    pub word: usize,
    /// How many mistakes away its nearest beginning, or the whole word, is.
    pub distance: usize,
    /// Whether the whole word is as near as its nearest beginning.
    pub whole: bool,
}

/// The words of the vocabulary at most [`allowance`] mistakes from `typed`, in order. Empty when none is forgiven.
pub fn near(vocabulary: &Vocabulary, typed: &str) -> Vec<Near> {
    let limit = allowance(typed);
    if limit == 0 {
        return Vec::new();
    }
    let typed: Vec<char> = typed.chars().collect();
    let mut table = Table::new(&typed);
    let mut found = Vec::new();
    let mut i = 0;
    while i < vocabulary.len() {
        match table.measure(vocabulary.word(i), limit) {
            Ok(Some((distance, whole))) => found.push(Near {
                word: i,
                distance,
                whole,
            }),
            Ok(None) => {}
            Err(shared) => {
                // Every word that goes on from these bytes is as far off.
                i = vocabulary.past(i, &vocabulary.word(i)[..shared]);
                continue;
            }
        }
        i += 1;
    }
    found
}

/// The distance table of one typed word against a growing and shrinking other word: row *j* has the distances of the
/// other word's first *j* letters to every beginning of the typed one.
struct Table<'a> {
    typed: &'a [char],
    letters: Vec<char>,
    /// All rows one after the other, each one longer than the typed word: an allocation for each row would cost
    /// more than filling it.
    cells: Vec<usize>,
    /// For each row the least distance in it, and the least that it and the rows above end with.
    least: Vec<(usize, usize)>,
}

impl<'a> Table<'a> {
    fn new(typed: &'a [char]) -> Self {
        Self {
            typed,
            letters: Vec::new(),
            cells: (0..=typed.len()).collect(),
            // The empty beginning belongs to no word.
            least: vec![(0, usize::MAX)],
        }
    }

    /// The distance to the nearest beginning of `word`, if within `limit`, and whether the whole word is as near.
    /// `Err` holds how many of its bytes already put every word that starts with them out of reach.
    fn measure(&mut self, word: &str, limit: usize) -> Result<Option<(usize, bool)>, usize> {
        let same = word.chars().zip(&self.letters).take_while(|(a, b)| a == *b).count();
        self.letters.truncate(same);
        self.least.truncate(same + 1);
        self.cells.truncate((same + 1) * self.width());
        for (at, letter) in word.char_indices().skip(same) {
            self.push(letter);
            let j = self.letters.len();
            let (least, nearest) = self.least[j];
            // Two rows, because a swap reaches back over one.
            if least.min(self.least[j - 1].0) > limit && nearest > limit {
                return Err(at + letter.len_utf8());
            }
        }
        let nearest = self.least[self.letters.len()].1;
        let whole = self.cells[self.cells.len() - 1];
        Ok((nearest <= limit).then_some((nearest, whole == nearest)))
    }

    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    fn push(&mut self, letter: char) {
        let (j, width) = (self.letters.len() + 1, self.width());
        let start = j * width;
        let (mut d, mut least) = (j, j);
        self.cells.push(d);
        for i in 1..width {
            let above = start - width + i;
            let differs = usize::from(self.typed[i - 1] != letter);
            d = (d + 1).min(self.cells[above] + 1).min(self.cells[above - 1] + differs);
            if i > 1 && j > 1 && self.typed[i - 1] == self.letters[j - 2] && self.typed[i - 2] == letter {
                d = d.min(self.cells[above - width - 2] + 1);
            }
            self.cells.push(d);
            least = least.min(d);
        }
        let nearest = self.least[j - 1].1.min(d);
        self.least.push((least, nearest));
        self.letters.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::explore::vocabulary::VocabularyBuilder;

    fn vocabulary<'a>(words: impl IntoIterator<Item = &'a str>) -> Vocabulary {
        let mut builder = VocabularyBuilder::default();
        for word in words {
            let id = builder.id(word);
            builder.add(id, 0);
        }
        builder.end_service(0);
        builder.finish()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn finds_what_a_plain_distance_finds(words in prop::collection::btree_set("[abc]{1,10}", 1..40), typed in "[abc]{5,9}") {
            let vocabulary = vocabulary(words.iter().map(String::as_str));
            let limit = allowance(&typed);
            let expected: Vec<Near> = words.iter().enumerate().filter_map(|(word, w)| {
                let whole = strsim::osa_distance(&typed, w);
                let nearest = (1..=w.len()).map(|n| strsim::osa_distance(&typed, &w[..n])).min()?;
                (nearest <= limit).then_some(Near { word, distance: nearest, whole: whole == nearest })
            }).collect();
            prop_assert_eq!(near(&vocabulary, &typed), expected);
        }
    }

    #[test]
    fn digits_and_short_words_are_not_forgiven() {
        let vocabulary = vocabulary(["12345", "spark", "tools"]);
        for (typed, expected) in [
            ("12346", 0),
            ("sprk", 0),
            ("sparc", 1),
            ("spakr", 1),
            ("tolls", 1),
            ("xxxxx", 0),
        ] {
            assert_eq!(near(&vocabulary, typed).len(), expected, "{typed}");
        }
    }
}
