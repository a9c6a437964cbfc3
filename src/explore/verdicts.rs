//! The verdicts of one condition on every service at once, and their three-valued logic (Kleene), as bit sets.

use super::bits::Bits;
use crate::catalog::{Evaluation, Truth, Why};

/// For every slot: yes, unknown for one of three reasons, or else no. The four sets do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// It is known to hold.
    pub yes: Bits,
    /// Not known: sources disagree.
    pub conflicting: Bits,
    /// Not known: no source states it.
    pub not_stated: Bits,
    /// Not known: it holds in part.
    pub partly: Bits,
}

impl Verdicts {
    /// No, everywhere.
    pub fn no(len: usize) -> Self {
        let none = Bits::none(len);
        Self {
            yes: none.clone(),
            conflicting: none.clone(),
            not_stated: none.clone(),
            partly: none,
        }
    }

    /// Records one verdict; each slot at most once.
    pub fn put(&mut self, slot: u32, verdict: Evaluation) {
        match (verdict.truth, verdict.why) {
            (Truth::True, _) => self.yes.put(slot),
            (Truth::False, _) => {}
            (Truth::Unknown, Some(Why::Conflicting)) => self.conflicting.put(slot),
            (Truth::Unknown, Some(Why::Partly)) => self.partly.put(slot),
            (Truth::Unknown, _) => self.not_stated.put(slot),
        }
    }

    /// Where it is not known to be false.
    pub fn possible(&self) -> Bits {
        let mut bits = self.yes.clone();
        bits.add(&self.conflicting);
        bits.add(&self.not_stated);
        bits.add(&self.partly);
        bits
    }

    /// Any of these; of none, no.
    pub fn any<'a>(all: impl IntoIterator<Item = &'a Self>, len: usize) -> Self {
        let mut sum = Self::no(len);
        for v in all {
            sum.add(v);
        }
        let yes = sum.yes.clone();
        sum.settle(|unknown| unknown.remove(&yes))
    }

    /// All of these; of none, yes.
    pub fn all<'a>(all: impl IntoIterator<Item = &'a Self>, len: usize) -> Self {
        let mut sum = Self::no(len);
        let (mut yes, mut possible) = (Bits::all(len), Bits::all(len));
        for v in all {
            yes.keep(&v.yes);
            possible.keep(&v.possible());
            sum.add(v);
        }
        possible.remove(&yes);
        sum.yes = yes;
        sum.settle(|unknown| unknown.keep(&possible))
    }

    /// Yes where it was no; what was not known stays so.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            yes: self.possible().others(),
            ..self
        }
    }

    fn add(&mut self, other: &Self) {
        self.yes.add(&other.yes);
        self.conflicting.add(&other.conflicting);
        self.not_stated.add(&other.not_stated);
        self.partly.add(&other.partly);
    }

    /// Cuts the three reasons to what is unknown; where several hold, the first of conflicting, not stated and partly
    /// stays, as in [`Evaluation`].
    fn settle(mut self, cut: impl Fn(&mut Bits)) -> Self {
        cut(&mut self.conflicting);
        cut(&mut self.not_stated);
        cut(&mut self.partly);
        self.not_stated.remove(&self.conflicting);
        self.partly.remove(&self.conflicting);
        self.partly.remove(&self.not_stated);
        self
    }
}
