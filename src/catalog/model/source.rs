//! Documents that claims rest on.

use crate::catalog::value::DateSpan;

/// When a source is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceDate {
    /// The document says so.
    Stated(DateSpan),
    /// The document is undated; this is the catalog's best guess and what it rests on.
    Estimated(DateSpan, String),
    /// Undated, and nobody has guessed.
    Unknown,
}

impl SourceDate {
    /// Stated or estimated.
    pub fn span(&self) -> Option<DateSpan> {
        match self {
            Self::Stated(d) | Self::Estimated(d, _) => Some(*d),
            Self::Unknown => None,
        }
    }

    /// For a person: `12 Feb 2018`, `undated, about 2019`, `undated`.
    pub fn human(&self) -> String {
        match self {
            Self::Stated(d) => d.human(),
            Self::Estimated(d, _) => format!("undated, about {}", d.human()),
            Self::Unknown => "undated".to_owned(),
        }
    }

    /// For a narrow place: `2018`, `about 2019`, `undated`.
    pub fn year(&self) -> String {
        match self {
            Self::Stated(d) => d.first().year().to_string(),
            Self::Estimated(d, _) => format!("about {}", d.first().year()),
            Self::Unknown => "undated".to_owned(),
        }
    }

    /// As a catalog writes it; `None` when undated and not guessed.
    pub fn iso(&self) -> Option<String> {
        self.span().map(|d| d.to_string())
    }
}

/// Where a source stands with the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// One of the documents the catalog was asked to be made from.
    Given,
    /// Any other document.
    Public,
    /// The catalog's own inference.
    Inference,
    /// The user's own evidence, laid over the catalog; never part of the file.
    Own,
}

impl Origin {
    /// Whether it is a document that others can read: neither the catalog's inference nor the user's own evidence.
    pub fn is_document(self) -> bool {
        matches!(self, Self::Given | Self::Public)
    }
}

/// A document a claim rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its id in the file.
    pub id: String,
    /// As citations have it.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When it is from.
    pub date: SourceDate,
    /// An http or https address.
    pub link: Option<String>,
    /// The name of the file it was read from.
    pub file: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}
