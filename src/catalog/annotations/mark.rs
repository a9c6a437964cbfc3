//! Marks of the user's on services: stars, services struck out, notes.

use serde::{Deserialize, Serialize};

/// The user's marks on one service.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Whether it has a star.
    pub starred: bool,
    /// Struck out, and why; the reason is never empty.
    pub struck: Option<String>,
    /// A note; may be empty.
    pub note: String,
}

impl Mark {
    /// Whether the service has neither star, strike nor note, so that nothing need be kept.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// In words, for a tooltip and a screen reader: `starred`, `struck out by you: too dear`.
    pub fn words(&self) -> Vec<String> {
        let starred = self.starred.then(|| "starred".to_owned());
        let struck = self.struck.as_ref().map(|why| format!("struck out by you: {why}"));
        let noted = (!self.note.is_empty()).then(|| format!("your note: {}", self.note));
        [starred, struck, noted].into_iter().flatten().collect()
    }
}

/// The kinds of thing that can be the user's own, as `yours=…` asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// Has a star.
    Starred,
    /// Struck out.
    Struck,
    /// With a note.
    Noted,
    /// With a claim or a note of the user's own on a cell.
    Evidence,
}

impl MarkKind {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Starred, Self::Struck, Self::Noted, Self::Evidence];

    /// As conditions write it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Starred => "starred",
            Self::Struck => "struck-out",
            Self::Noted => "noted",
            Self::Evidence => "evidence",
        }
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Starred => "Starred",
            Self::Struck => "Struck out",
            Self::Noted => "With your note",
            Self::Evidence => "With your evidence",
        }
    }
}
