//! Every different word of the catalog, in order, with the services it occurs in: the inverted index that search
//! reads. A prefix is a run of neighbouring words; a part of a word is found by scanning the words, each written once,
//! which is far less text than the services' own.

use std::{collections::HashMap, ops::Range};

use memchr::memmem;
use rayon::prelude::*;

/// One occurrence: a slot and how much it counts there (its field's class), packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence(u32);

impl Occurrence {
    fn new(slot: u32, class: u8) -> Self {
        Self(slot << 2 | u32::from(class & 3))
    }

    /// Where it is.
    pub fn slot(self) -> u32 {
        self.0 >> 2
    }

    /// The best class of field the word is in there: 0 the name, 1 another name, 2 the rest.
    pub fn class(self) -> u8 {
        (self.0 & 3) as u8
    }
}

/// The words of a catalog and where they occur.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// All words in order, each followed by a line break.
    text: String,
    /// Where each word starts in `text`, and the end.
    starts: Vec<u32>,
    /// Where each word's occurrences start, and the end.
    ranges: Vec<u32>,
    /// Occurrences, word by word; a word has at most one a slot.
    occurrences: Vec<Occurrence>,
}

impl Vocabulary {
    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word at a place in the order.
    pub fn word(&self, i: usize) -> &str {
        &self.text[self.starts[i] as usize..self.starts[i + 1] as usize - 1]
    }

    /// Where the words from one place to another occur, word by word.
    pub fn occurrences(&self, words: Range<usize>) -> &[Occurrence] {
        if words.is_empty() {
            return &[];
        }
        &self.occurrences[self.ranges[words.start] as usize..self.ranges[words.end] as usize]
    }

    /// The words that start with `prefix`.
    pub fn starting_with(&self, prefix: &str) -> Range<usize> {
        let first = self.first_where(0..self.len(), |w| w >= prefix);
        first..self.past(first, prefix)
    }

    /// The first place from `from` on whose word does not start with `prefix`. The word there, if it does, is the
    /// first that does; the steps grow, because most beginnings have few words.
    pub fn past(&self, from: usize, prefix: &str) -> usize {
        let (mut low, mut step) = (from, 1);
        while low + step <= self.len() && self.word(low + step - 1).starts_with(prefix) {
            low += step;
            step *= 2;
        }
        self.first_where(low..self.len().min(low + step), |w| !w.starts_with(prefix))
    }

    /// The words that have `part` somewhere after their start, in order.
    pub fn containing<'a>(&'a self, part: &'a str) -> impl Iterator<Item = usize> + 'a {
        let mut last = None;
        memmem::find_iter(self.text.as_bytes(), part).filter_map(move |at| {
            let word = self.starts.partition_point(|s| *s as usize <= at) - 1;
            let new = last != Some(word) && self.starts[word] as usize != at;
            new.then(|| last = Some(word)).map(|()| word)
        })
    }

    /// The first place of these where `holds`, which must hold for all later words as well; else the end.
    fn first_where(&self, places: Range<usize>, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (places.start, places.end);
        while low < high {
            let middle = usize::midpoint(low, high);
            if holds(self.word(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

/// Collects words service by service.
#[derive(Default)]
pub struct VocabularyBuilder {
    ids: HashMap<Box<str>, u32>,
    /// The words of the service being read: id and class.
    current: Vec<(u32, u8)>,
    all: Vec<(u32, Occurrence)>,
}

impl VocabularyBuilder {
    /// The number of a word, for words that will be added many times.
    pub fn id(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.ids.len() as u32;
        self.ids.insert(word.into(), id);
        id
    }

    /// Adds a word of the current service, by its number.
    pub fn add(&mut self, id: u32, class: u8) {
        self.current.push((id, class));
    }

    /// Adds several words of the current service, by their numbers.
    pub fn add_all(&mut self, ids: &[u32], class: u8) {
        self.current.extend(ids.iter().map(|id| (*id, class)));
    }

    /// Ends the current service.
    pub fn end_service(&mut self, slot: u32) {
        self.current.sort_unstable();
        self.current.dedup_by_key(|(id, _)| *id);
        self.all.extend(
            self.current
                .drain(..)
                .map(|(id, class)| (id, Occurrence::new(slot, class))),
        );
    }

    /// Adds what was collected from later services.
    pub fn append(&mut self, later: Self) {
        let mut ids = vec![0; later.ids.len()];
        for (word, id) in later.ids {
            let next = self.ids.len() as u32;
            ids[id as usize] = *self.ids.entry(word).or_insert(next);
        }
        let known = later.all.into_iter().map(|(id, o)| (ids[id as usize], o));
        self.all.extend(known);
    }

    /// Puts all in order. Words that occur nowhere (of options no service has) are left out.
    pub fn finish(self) -> Vocabulary {
        let mut counts = vec![0_u32; self.ids.len()];
        for (id, _) in &self.all {
            counts[*id as usize] += 1;
        }
        let mut words: Vec<(Box<str>, u32)> = self
            .ids
            .into_iter()
            .filter(|(_, id)| counts[*id as usize] > 0)
            .collect();
        words.par_sort_unstable();
        let mut text = String::with_capacity(words.iter().map(|(w, _)| w.len() + 1).sum());
        let (mut starts, mut ranges) = (Vec::with_capacity(words.len() + 1), Vec::with_capacity(words.len() + 1));
        // Where the next occurrence of each word goes.
        let mut next = vec![0_u32; counts.len()];
        let mut total = 0;
        for (word, id) in &words {
            starts.push(text.len() as u32);
            ranges.push(total);
            next[*id as usize] = total;
            total += counts[*id as usize];
            text.push_str(word);
            text.push('\n');
        }
        starts.push(text.len() as u32);
        ranges.push(total);
        let mut occurrences = vec![Occurrence(0); self.all.len()];
        for (id, occurrence) in self.all {
            let at = &mut next[id as usize];
            occurrences[*at as usize] = occurrence;
            *at += 1;
        }
        Vocabulary {
            text,
            starts,
            ranges,
            occurrences,
        }
    }
}
