//! The part a service plays.

use serde::{Deserialize, Serialize};

/// Something one chooses between, or something beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Role {
    /// Ranked by the wizard.
    #[default]
    Alternative,
    /// A tool, target or part: found, shown and compared, not ranked.
    Supporting,
}

impl Role {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Alternative, Self::Supporting];

    /// As commands and files write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Alternative => "alternative",
            Self::Supporting => "supporting",
        }
    }
}
