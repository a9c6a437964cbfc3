//! How well words fit a name, for callers that look for an attribute or an option: as the search matches words, and
//! where that finds nothing with typing mistakes forgiven.

use super::{search::is_sought_inside, search_words, typo};

/// The words looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    words: Vec<String>,
}

/// How each word was matched so far; less is better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met(Vec<u8>);

const NOT_MET: u8 = u8::MAX;
/// How a part of a word counts, and a word that several of a name make when they are run together.
const INSIDE: u8 = 2;
/// From so many letters on a word may be several of a name run together: `onprem` for `On premises`.
const RUN_TOGETHER: usize = 4;
/// One mistake; each further one adds one.
const FORGIVEN: u8 = 4;

impl Sought {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Self {
            words: search_words::of_search(text),
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// None is matched yet.
    pub fn unmet(&self) -> Met {
        Met(vec![NOT_MET; self.words.len()])
    }

    /// Whether each word is matched in one of these names.
    pub fn is_in(&self, names: &[&str]) -> bool {
        let mut met = self.unmet();
        for name in names {
            self.meet(name, false, 0, &mut met);
        }
        met.rank().is_some()
    }

    /// Matches the words in a name, each at `further` more than its own rank. Returns whether any was.
    pub fn meet(&self, name: &str, forgiving: bool, further: u8, met: &mut Met) -> bool {
        let mut any = false;
        let mut missed: Vec<bool> = self.words.iter().map(|w| w.chars().count() >= RUN_TOGETHER).collect();
        search_words::each_word(name, |word, _, _| {
            for ((want, best), missed) in self.words.iter().zip(&mut met.0).zip(&mut missed) {
                if let Some(manner) = manner(want, word, forgiving) {
                    any = true;
                    *missed = false;
                    *best = (*best).min(manner + further);
                }
            }
        });
        if missed.contains(&true) {
            let words = search_words::of_search(name);
            for ((want, best), _) in self
                .words
                .iter()
                .zip(&mut met.0)
                .zip(&missed)
                .filter(|(_, missed)| **missed)
            {
                if (0..words.len()).any(|at| is_run_together(want, &words[at..])) {
                    any = true;
                    *best = (*best).min(INSIDE + further);
                }
            }
        }
        any
    }
}

impl Met {
    /// How well all words were matched, less is better; `None` while one is not.
    pub fn rank(&self) -> Option<u16> {
        let all = self.0.iter().all(|m| *m != NOT_MET);
        all.then(|| self.0.iter().map(|m| u16::from(*m)).sum())
    }
}

/// Whether a word is the first of these and at least the beginning of the next, written as one.
fn is_run_together(want: &str, words: &[String]) -> bool {
    let mut left = want;
    for (at, word) in words.iter().enumerate() {
        match left.strip_prefix(word.as_str()) {
            Some(rest) if !rest.is_empty() => left = rest,
            Some(_) => return at > 0,
            None => return at > 0 && word.starts_with(left),
        }
    }
    false
}

/// Whole, at the start, inside, or with mistakes forgiven.
fn manner(want: &str, word: &str, forgiving: bool) -> Option<u8> {
    if word == want {
        return Some(0);
    }
    if word.starts_with(want) {
        return Some(1);
    }
    if is_sought_inside(want) && word.contains(want) {
        return Some(INSIDE);
    }
    let limit = if forgiving { typo::allowance(want) } else { 0 };
    if limit == 0 {
        return None;
    }
    let ends = word.char_indices().map(|(i, c)| i + c.len_utf8());
    let nearest = ends.map(|end| strsim::osa_distance(want, &word[..end])).min()?;
    (nearest <= limit).then(|| FORGIVEN + nearest.saturating_sub(1) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_come_before_beginnings_parts_and_mistakes() {
        for (typed, name, forgiving, expected) in [
            ("python", "Python", false, Some(0)),
            ("py", "Python", false, Some(1)),
            ("tho", "Python", false, Some(2)),
            ("th", "Python", false, None),
            ("pyhton", "Python", false, None),
            ("pyhton", "Python", true, Some(4)),
            ("premises on", "On premises", false, Some(0)),
            ("prem cloud", "On premises", false, None),
            ("", "On premises", false, Some(0)),
            ("onprem", "On premises", false, Some(2)),
            ("onpremises", "On-premises", false, Some(2)),
            ("onpremises", "Runs on premises", false, Some(2)),
            ("onsite", "On premises", false, None),
            ("onpremisesonly", "On premises", false, None),
        ] {
            let sought = Sought::of(typed);
            let mut met = sought.unmet();
            sought.meet(name, forgiving, 0, &mut met);
            assert_eq!(met.rank(), expected, "{typed} in {name}");
        }
        // A word may match one name and the next another.
        let sought = Sought::of("hosting prem");
        let mut met = sought.unmet();
        assert!(sought.meet("Hosting", false, 3, &mut met) && met.rank().is_none());
        assert!(sought.meet("On premises", false, 0, &mut met));
        assert_eq!(met.rank(), Some(4));
    }
}
