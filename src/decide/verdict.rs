//! How sure an answer is, in one word: point 7 of semantics.md's scoring.

/// The verdict on a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Nobody could pass the winner, however what is not known turns out: with all of it settled for them, no other's score
    /// is above the winner's with all of it settled against it; nor is it level where a value that a wish measures could be
    /// better than all that are known, which the curve does not show. What asks whether something is stated at all is judged
    /// as it stands.
    Settled,
    /// The winner leads by five points or more, and nothing of it is to confirm; another could still pass it.
    Leads,
    /// The winner leads by less than five points, or something of it is to confirm.
    Close,
    /// Two or more are equal in all.
    Tied,
    /// Nobody is elected: nothing is left, or nothing stated speaks for what comes first.
    None,
}

impl Verdict {
    /// As the command line and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::Leads => "leads",
            Self::Close => "close",
            Self::Tied => "tied",
            Self::None => "none",
        }
    }

    /// Whether the winner is clearly ahead of the others.
    pub fn is_clear(self) -> bool {
        matches!(self, Self::Settled | Self::Leads)
    }
}
