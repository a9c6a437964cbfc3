//! Search: which services have all the words, how well, and where.
//!
//! A word counts at the start of a word, and, from three letters on (two where the script has no word breaks to go
//! by), inside one. When no service has all the words, typing mistakes are forgiven; see [`super::forgive`].

use std::ops::Range;

use super::{
    bits::Bits,
    index::Index,
    search_words,
    searchable_text::{self, SearchField},
    typo,
};
use crate::catalog::{Catalog, Cells, ServiceIx};

/// A word that is not there.
const NOWHERE: u8 = u8::MAX;
/// A service that lacks a word.
const NO_MATCH: u16 = u16::MAX;

/// How a word was matched; less is better.
mod manner {
    pub const WHOLE: u8 = 0;
    pub const START: u8 = 1;
    pub const INSIDE: u8 = 2;
    /// One mistake; a second adds two more, a mere beginning one.
    pub const FORGIVEN: u8 = 3;
}

/// What a search found.
#[derive(Debug, Clone)]
pub struct SearchHits {
    /// Where it matches.
    pub bits: Bits,
    /// Whether nothing has the words as typed, and mistakes were forgiven to find these.
    pub forgiven: bool,
    /// For each slot the class of its worst word in the two highest bits, the sum of all words' ranks below.
    scores: Vec<u16>,
    /// Slots with a name of exactly these words, and the class of that name.
    exact: Vec<(u32, u8)>,
}

/// Looks for all words of `text` in all services that are there. `None` when the text is blank: no search. A text
/// without a letter or a digit finds nothing.
pub fn search(catalog: &Catalog, index: &Index, text: &str) -> Option<SearchHits> {
    if text.trim().is_empty() {
        return None;
    }
    let typed = search_words::of_search(text);
    let mut found = scored(index, &typed, false);
    if found.bits.is_empty() && typed.iter().any(|w| typo::allowance(w) > 0) {
        found = scored(index, &typed, true);
        found.forgiven = !found.bits.is_empty();
    }
    if !typed.is_empty() {
        let whole = search_words::joined(text);
        let mut exact: Vec<(u32, u8)> = index
            .maybe_named(&whole)
            .filter_map(|slot| {
                let names = searchable_text::fixed(&catalog[index.service(slot)]);
                let class = names
                    .filter(|(f, n)| f.class() < 2 && search_words::joined(n) == whole)
                    .map(|(f, _)| f.class())
                    .min();
                Some((slot, class?))
            })
            .collect();
        exact.sort_unstable();
        exact.dedup_by_key(|(slot, _)| *slot);
        found.exact = exact;
    }
    Some(found)
}

fn scored(index: &Index, typed: &[String], forgiving: bool) -> SearchHits {
    let len = index.len();
    let mut scores = vec![if typed.is_empty() { NO_MATCH } else { 0_u16 }; len];
    let mut ranks = vec![NOWHERE; len];
    for word in typed {
        ranks.fill(NOWHERE);
        rank_word(index, word, forgiving, &mut ranks);
        for (score, rank) in scores.iter_mut().zip(&ranks) {
            *score = add_rank(*score, *rank);
        }
    }
    let mut bits = Bits::none(len);
    for (slot, score) in (0_u32..).zip(&scores) {
        if *score != NO_MATCH {
            bits.put(slot);
        }
    }
    SearchHits {
        bits,
        forgiven: false,
        scores,
        exact: Vec::new(),
    }
}

/// For each slot the best rank of one word: its field's class above, how it was matched in the three lowest bits.
fn rank_word(index: &Index, word: &str, forgiving: bool, ranks: &mut [u8]) {
    let vocabulary = index.vocabulary();
    let mut meet = |words: Range<usize>, manner: u8| {
        for o in vocabulary.occurrences(words) {
            let rank = &mut ranks[o.slot() as usize];
            *rank = (*rank).min(o.class() << 3 | manner);
        }
    };
    let starts = vocabulary.starting_with(word);
    // In order, the word itself comes before all that go on from it.
    let whole = starts.start..starts.start + usize::from(!starts.is_empty() && vocabulary.word(starts.start) == word);
    meet(whole.end..starts.end, manner::START);
    meet(whole, manner::WHOLE);
    if is_sought_inside(word) {
        vocabulary
            .containing(word)
            .filter(|i| !starts.contains(i))
            .for_each(|i| meet(i..i + 1, manner::INSIDE));
    }
    if forgiving {
        for near in typo::near(vocabulary, word) {
            let extra = 2 * (near.distance.max(1) as u8 - 1) + u8::from(!near.whole);
            meet(near.word..near.word + 1, manner::FORGIVEN + extra);
        }
    }
}

/// The worst class and the sum of ranks, at most 14 bits of it.
fn add_rank(score: u16, rank: u8) -> u16 {
    if score == NO_MATCH || rank == NOWHERE {
        return NO_MATCH;
    }
    let class = (score >> 14).max(u16::from(rank >> 3));
    let sum = (score & 0x3fff).saturating_add(u16::from(rank)).min(0x3fff);
    class << 14 | sum
}

pub(super) fn is_sought_inside(word: &str) -> bool {
    word.chars().nth(2).is_some() || (!word.is_ascii() && word.chars().nth(1).is_some())
}

impl SearchHits {
    /// The slots of `kept` that match, best first: a name of exactly these words, then another name; then all words in
    /// the name, in names, anywhere; retired ones after the others; what one chooses between before what only supports
    /// it; whole words before beginnings before parts; then by name.
    pub fn ranked(&self, index: &Index, kept: &Bits) -> Vec<u32> {
        let most = self
            .scores
            .iter()
            .filter(|s| **s != NO_MATCH)
            .map(|s| s & 0x3fff)
            .max()
            .unwrap_or(0);
        let width = usize::from(most) + 1;
        let bucket = |slot: u32| {
            if let Ok(i) = self.exact.binary_search_by_key(&slot, |(s, _)| *s) {
                return usize::from(self.exact[i].1);
            }
            let score = self.scores[slot as usize];
            let behind = usize::from(index.retired().has(slot)) * 2 + usize::from(index.supporting().has(slot));
            let group = usize::from(score >> 14) * 4 + behind;
            2 + group * width + usize::from(score & 0x3fff)
        };
        // Counting sort: there are few buckets, and within one the order by name is that of the slots.
        let mut next = vec![0_u32; 2 + 12 * width + 1];
        let slots: Vec<(u32, u32)> = kept
            .iter()
            .filter(|s| self.bits.has(*s))
            .map(|slot| (slot, bucket(slot) as u32))
            .collect();
        for (_, bucket) in &slots {
            next[*bucket as usize + 1] += 1;
        }
        for i in 1..next.len() {
            next[i] += next[i - 1];
        }
        let mut ranked = vec![0; slots.len()];
        for (slot, bucket) in slots {
            let at = &mut next[bucket as usize];
            ranked[*at as usize] = slot;
            *at += 1;
        }
        ranked
    }
}

/// Where a search matched a service, for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The field that has the most of the words; the first in the order in which they count.
    pub field: SearchField,
    /// The field's own text: for a value, one option or entry.
    pub text: String,
    /// Bytes of `text` to highlight, in order, without overlap; each starts and ends at a character.
    pub ranges: Vec<Range<usize>>,
}

/// Where the words of `text` match one service; meant for the few rows that are shown. `forgiving` as the search's
/// [`SearchHits::forgiven`]. `None` when there is no search or nothing matches.
pub fn matched(cells: &Cells, service: ServiceIx, text: &str, forgiving: bool) -> Option<Match> {
    let typed = search_words::of_search(text);
    let mut best: Option<(usize, Match)> = None;
    for (field, piece) in searchable_text::texts_of(cells, service) {
        let (count, ranges) = highlights(&typed, &piece, forgiving);
        if count > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((
                count,
                Match {
                    field,
                    text: piece.into_owned(),
                    ranges,
                },
            ));
        }
    }
    best.map(|(_, found)| found)
}

/// The bytes of a text that the words of a search match, in order, without overlap; each starts and ends at a
/// character. Meant for the few texts that are shown.
pub fn marks(search: &str, text: &str, forgiving: bool) -> Vec<Range<usize>> {
    highlights(&search_words::of_search(search), text, forgiving).1
}

/// How many of the words a text has, and where.
fn highlights(typed: &[String], text: &str, forgiving: bool) -> (usize, Vec<Range<usize>>) {
    let mut met = vec![false; typed.len()];
    let mut ranges: Vec<Range<usize>> = Vec::new();
    search_words::each_word(text, |word, at, _| {
        for (i, want) in typed.iter().enumerate() {
            let Some((from, to)) = met_in(want, word, forgiving) else {
                continue;
            };
            met[i] = true;
            let part = search_words::original_range(&text[at.clone()], from, to);
            ranges.push(at.start + part.start..at.start + part.end);
        }
    });
    ranges.sort_unstable_by_key(|r| (r.start, r.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    (met.iter().filter(|m| **m).count(), joined)
}

/// The characters of `word` that `want` matches: at its start, else inside, else, forgiving, as a whole.
fn met_in(want: &str, word: &str, forgiving: bool) -> Option<(usize, usize)> {
    let letters = want.chars().count();
    if word.starts_with(want) {
        return Some((0, letters));
    }
    if is_sought_inside(want)
        && let Some(byte) = word.find(want)
    {
        let from = word[..byte].chars().count();
        return Some((from, from + letters));
    }
    let limit = if forgiving { typo::allowance(want) } else { 0 };
    if limit == 0 {
        return None;
    }
    // The nearest beginning, and of several the longest.
    let ends = word.char_indices().map(|(i, c)| i + c.len_utf8()).enumerate();
    ends.map(|(n, end)| (strsim::osa_distance(want, &word[..end]), std::cmp::Reverse(n + 1)))
        .min()
        .filter(|(distance, _)| *distance <= limit)
        .map(|(_, letters)| (0, letters.0))
}
