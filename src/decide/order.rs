//! The order of a ranking and who is elected by it: point 6 of semantics.md's scoring, written once. Ranking, flips,
//! shares, acceptability and possible winners all use it.

use std::cmp::Reverse;

/// What the order compares, greatest first; equal in all is *tied*. Only keys with the same weights behind them may be
/// compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RankKey {
    /// Must-haves to confirm; fewer come first.
    pub to_confirm: Reverse<u32>,
    /// Whether anything stated scores for it.
    pub stated: bool,
    /// Twice the low and once the high: three times the score.
    pub score: u128,
    /// The least it can score, in units of the run.
    pub low: u128,
}

impl RankKey {
    /// From the sums of importance × fit.
    pub fn of(to_confirm: u32, low: u128, high: u128) -> Self {
        Self {
            to_confirm: Reverse(to_confirm),
            stated: low > 0,
            score: 2 * low + high,
            low,
        }
    }

    /// Whether something is stated for it: points, or a must-have that is met. (What is ranked fails none, so one that
    /// is not to confirm is met.)
    pub fn is_supported(&self, must_haves: u32) -> bool {
        self.stated || self.to_confirm.0 < must_haves
    }
}

/// Who is elected.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome<Id> {
    /// No one: nothing is left, or nothing stated speaks for what comes first.
    Nobody,
    /// One alone at the top.
    Elected(Id),
    /// Two or more, equal in all; in the order of their names.
    Tied(Vec<Id>),
}

impl<Id: Copy> Outcome<Id> {
    /// The one elected, if one is.
    pub fn winner(&self) -> Option<Id> {
        match self {
            Self::Elected(id) => Some(*id),
            Self::Nobody | Self::Tied(_) => None,
        }
    }

    /// Those who tie; empty unless some do.
    pub fn tied(&self) -> &[Id] {
        match self {
            Self::Tied(all) => all,
            Self::Nobody | Self::Elected(_) => &[],
        }
    }

    /// Everyone at the top: the one elected, those tied, or none.
    pub fn top(&self) -> &[Id] {
        match self {
            Self::Nobody => &[],
            Self::Elected(one) => std::slice::from_ref(one),
            Self::Tied(all) => all,
        }
    }

    /// The same with each replaced.
    pub fn map<T>(&self, to: impl Fn(Id) -> T) -> Outcome<T> {
        match self {
            Self::Nobody => Outcome::Nobody,
            Self::Elected(id) => Outcome::Elected(to(*id)),
            Self::Tied(all) => Outcome::Tied(all.iter().map(|id| to(*id)).collect()),
        }
    }
}

/// Who is elected of these, given in the order of their names. `must_haves`: how many are asked.
pub fn elect<Id: Copy>(all: impl Iterator<Item = (Id, RankKey)>, must_haves: u32) -> Outcome<Id> {
    let mut best: Option<(Id, RankKey)> = None;
    let mut equals: Vec<Id> = Vec::new();
    for (id, key) in all {
        match best.map(|(_, b)| key.cmp(&b)) {
            None | Some(std::cmp::Ordering::Greater) => {
                best = Some((id, key));
                equals.clear();
            }
            Some(std::cmp::Ordering::Equal) => equals.push(id),
            Some(std::cmp::Ordering::Less) => {}
        }
    }
    match best {
        Some((first, key)) if key.is_supported(must_haves) => {
            if equals.is_empty() {
                Outcome::Elected(first)
            } else {
                equals.insert(0, first);
                Outcome::Tied(equals)
            }
        }
        _ => Outcome::Nobody,
    }
}
