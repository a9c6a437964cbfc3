//! Sets of slots: [`Bits`] to compute with, [`Set`] to keep many of in little room.

/// A set of slots, one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// None of `len` slots.
    pub fn none(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// All of `len` slots.
    pub fn all(len: usize) -> Self {
        let mut bits = Self {
            words: vec![u64::MAX; len.div_ceil(64)],
            len,
        };
        bits.trim();
        bits
    }

    /// How many slots there are, in the set or not.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no slot is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|w| *w == 0)
    }

    /// How many slots are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// How many slots are in both sets.
    pub fn count_both(&self, other: &Self) -> usize {
        self.words
            .iter()
            .zip(&other.words)
            .map(|(a, b)| (a & b).count_ones() as usize)
            .sum()
    }

    /// Whether a slot is in the set.
    pub fn has(&self, slot: u32) -> bool {
        self.words[slot as usize / 64] >> (slot % 64) & 1 == 1
    }

    /// Puts a slot in.
    pub fn put(&mut self, slot: u32) {
        self.words[slot as usize / 64] |= 1 << (slot % 64);
    }

    /// Takes a slot out.
    pub fn take(&mut self, slot: u32) {
        self.words[slot as usize / 64] &= !(1 << (slot % 64));
    }

    /// Keeps what the other has too.
    pub fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Adds what the other has.
    pub fn add(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Removes what the other has.
    pub fn remove(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }

    /// What is not in the set.
    #[must_use]
    pub fn others(&self) -> Self {
        let mut bits = Self {
            words: self.words.iter().map(|w| !w).collect(),
            len: self.len,
        };
        bits.trim();
        bits
    }

    /// The slot with so many of the set before it; `None` past the last.
    pub fn nth(&self, n: usize) -> Option<u32> {
        let mut left = n;
        for (i, word) in self.words.iter().enumerate() {
            let here = word.count_ones() as usize;
            if left < here {
                let rest = (0..left).fold(*word, |rest, _| rest & (rest - 1));
                return Some(i as u32 * 64 + rest.trailing_zeros());
            }
            left -= here;
        }
        None
    }

    /// The slots in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(i, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    i as u32 * 64 + bit
                })
            })
        })
    }

    /// The bits past the end stay 0, or counts would be wrong.
    fn trim(&mut self) {
        if !self.len.is_multiple_of(64)
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }
}

/// A set of slots that does not change, kept in whichever form takes the least room, so that an attribute with
/// thousands of options takes no more than what is known of it.
#[derive(Debug, Clone)]
pub enum Set {
    /// These slots, once each.
    Few(Box<[u32]>),
    /// All slots but these, once each.
    AllBut(Box<[u32]>),
    /// One bit a slot.
    Many(Bits),
}

impl Set {
    /// No slot.
    pub fn none() -> Self {
        Self::Few(Box::default())
    }

    /// These of `len` slots.
    pub fn of(slots: Vec<u32>, len: usize) -> Self {
        // A slot listed takes 32 times the room of a bit.
        if slots.len() <= len / 32 {
            Self::Few(slots.into())
        } else {
            Self::Many(bits_of(&slots, len))
        }
    }

    /// All but these of `len` slots.
    pub fn all_but(slots: Vec<u32>, len: usize) -> Self {
        if slots.len() <= len / 32 {
            Self::AllBut(slots.into())
        } else {
            Self::Many(bits_of(&slots, len).others())
        }
    }

    /// How many of its slots are in `scope`, which has `scope_count` slots.
    pub fn count_in(&self, scope: &Bits, scope_count: usize) -> usize {
        let few = |slots: &[u32]| slots.iter().filter(|s| scope.has(**s)).count();
        match self {
            Self::Few(slots) => few(slots),
            Self::AllBut(slots) => scope_count - few(slots),
            Self::Many(bits) => bits.count_both(scope),
        }
    }

    /// Adds its slots to `bits`.
    pub fn add_to(&self, bits: &mut Bits) {
        match self {
            Self::Few(slots) => slots.iter().for_each(|s| bits.put(*s)),
            Self::AllBut(slots) => {
                let mut all = Bits::all(bits.len());
                slots.iter().for_each(|s| all.take(*s));
                bits.add(&all);
            }
            Self::Many(mine) => bits.add(mine),
        }
    }
}

fn bits_of(slots: &[u32], len: usize) -> Bits {
    let mut bits = Bits::none(len);
    for slot in slots {
        bits.put(*slot);
    }
    bits
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sets_agree_with_a_plain_set(len in 1_usize..300, seed in prop::collection::btree_set(0_u32..300, 0..300), other in prop::collection::btree_set(0_u32..300, 0..300)) {
            let cut = |s: &BTreeSet<u32>| s.iter().copied().filter(|s| (*s as usize) < len).collect::<Vec<_>>();
            let (mine, scope) = (cut(&seed), cut(&other));
            let scope_bits = bits_of(&scope, len);
            prop_assert_eq!(scope_bits.iter().collect::<Vec<_>>(), scope.clone());
            prop_assert_eq!(scope_bits.count(), scope.len());
            let one_by_one: Vec<u32> = (0..).map_while(|n| scope_bits.nth(n)).collect();
            prop_assert_eq!(one_by_one, scope.clone());
            prop_assert_eq!(scope_bits.others().count(), len - scope.len());
            let both = scope.iter().filter(|s| mine.contains(s)).count();
            for (set, expected) in [(Set::of(mine.clone(), len), both), (Set::all_but(mine.clone(), len), scope.len() - both)] {
                prop_assert_eq!(set.count_in(&scope_bits, scope.len()), expected);
                let mut bits = Bits::none(len);
                set.add_to(&mut bits);
                prop_assert_eq!(bits.count_both(&scope_bits), expected);
            }
        }
    }
}
