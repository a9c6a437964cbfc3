//! Which way a statement about an option counts.

use serde::Serialize;

/// Which way a statement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Counts for the option.
    Good,
    /// Neither: it is not known, or brings little.
    Neutral,
    /// Against it.
    Bad,
}
