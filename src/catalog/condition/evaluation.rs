//! Three-valued truth (Kleene): what no source states is unknown, never false.

/// True, false, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// Stated to be so.
    True,
    /// Stated not to be so.
    False,
    /// Not known.
    Unknown,
}

/// Why a truth is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Sources disagree.
    Conflicting,
    /// No source states it.
    NotStated,
    /// It is so in part.
    Partly,
}

/// A truth, why it is not known where it is not, and the share of yes it counts as in a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evaluation {
    /// True, false, or not known.
    pub truth: Truth,
    /// Set when `truth` is unknown.
    pub why: Option<Why>,
    /// For scores, in halves: true is (2, 2), false (0, 0), partly (1, 1), not known (0, 2).
    pub halves: (u8, u8),
}

impl Evaluation {
    pub(super) const TRUE: Self = Self {
        truth: Truth::True,
        why: None,
        halves: (2, 2),
    };
    pub(super) const FALSE: Self = Self {
        truth: Truth::False,
        why: None,
        halves: (0, 0),
    };
    pub(super) const PARTLY: Self = Self {
        truth: Truth::Unknown,
        why: Some(Why::Partly),
        halves: (1, 1),
    };

    pub(super) fn unknown(why: Why) -> Self {
        Self {
            truth: Truth::Unknown,
            why: Some(why),
            halves: (0, 2),
        }
    }

    pub(super) fn known(so: bool) -> Self {
        if so { Self::TRUE } else { Self::FALSE }
    }

    pub(super) fn not(self) -> Self {
        Self {
            truth: match self.truth {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            },
            why: self.why,
            halves: (2 - self.halves.1, 2 - self.halves.0),
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        let truth = match (self.truth, other.truth) {
            (Truth::True, _) | (_, Truth::True) => Truth::True,
            (Truth::False, Truth::False) => Truth::False,
            _ => Truth::Unknown,
        };
        let why = if truth == Truth::Unknown {
            [self.why, other.why].into_iter().flatten().min()
        } else {
            None
        };
        Self {
            truth,
            why,
            halves: (self.halves.0.max(other.halves.0), self.halves.1.max(other.halves.1)),
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        self.not().or(other.not()).not()
    }
}
