//! Who is at the top, and who would be once one of them moves.

use std::cmp::Ordering;

use super::super::order::RankKey;

/// Those with the best key, and those with the next: all that can be at the top when one of them moves.
#[derive(Debug)]
pub struct Tops {
    best: Vec<(usize, RankKey)>,
    next: Vec<(usize, RankKey)>,
}

impl Tops {
    /// From the keys of all, in the order of their names; `None` for one that is out.
    pub fn of(keys: &[Option<RankKey>]) -> Self {
        let left = || keys.iter().enumerate().filter_map(|(i, k)| Some((i, (*k)?)));
        let best = left().map(|(_, k)| k).max();
        let next = left().map(|(_, k)| k).filter(|k| Some(*k) != best).max();
        let holders = |key: Option<RankKey>| left().filter(|(_, k)| Some(*k) == key).collect();
        Self {
            best: holders(best),
            next: holders(next),
        }
    }

    /// Who is at the top of all the others.
    pub fn without(&self, candidate: usize) -> impl Iterator<Item = (usize, RankKey)> + '_ {
        let alone = matches!(self.best.as_slice(), [(i, _)] if *i == candidate);
        let top = if alone { &self.next } else { &self.best };
        top.iter().copied().filter(move |(i, _)| *i != candidate)
    }

    /// Whether settling something of a candidate could change the outcome: it is at the top, or would reach it with
    /// everything settled for it.
    pub fn can_matter(&self, candidate: usize, high: u128) -> bool {
        let best = RankKey::of(0, high, high);
        self.best.iter().any(|(i, key)| *i == candidate || best >= *key)
    }

    /// Whether the outcome is another once a candidate has this key (`None`: it is out).
    pub fn moves(&self, candidate: usize, key: Option<RankKey>, must_haves: u32) -> bool {
        let is_supported = |key: RankKey| key.is_supported(must_haves);
        let rival = self.without(candidate).next().map(|(_, key)| key);
        let now = self.best.first().is_some_and(|(_, key)| is_supported(*key));
        let then = key.max(rival).is_some_and(is_supported);
        if !(now && then) {
            return now != then;
        }
        let holds = self.best.iter().any(|(i, _)| *i == candidate);
        // Those at the top are the same only where it stays alone, stays among equals, or stays below.
        let same = match (holds, self.best.len()) {
            (true, 1) => Ordering::Greater,
            (true, _) => Ordering::Equal,
            (false, _) => Ordering::Less,
        };
        key.cmp(&rival) != same
    }

    /// Who is elected once a candidate has this key; `None` for nobody, and for several that tie.
    pub fn elected(&self, candidate: usize, key: Option<RankKey>, must_haves: u32) -> Option<usize> {
        let mut rivals = self.without(candidate);
        let rival = rivals.next();
        let is_alone = rivals.next().is_none();
        match key.cmp(&rival.map(|(_, key)| key)) {
            Ordering::Greater => key.filter(|k| k.is_supported(must_haves)).map(|_| candidate),
            Ordering::Less if is_alone => rival.filter(|(_, k)| k.is_supported(must_haves)).map(|(i, _)| i),
            Ordering::Less | Ordering::Equal => None,
        }
    }
}
