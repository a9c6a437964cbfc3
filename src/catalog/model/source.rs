//! Documents that claims rest on.

use crate::catalog::{list_reading::ListReading, value::DateSpan};

/// When a source is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceDate {
    /// The document states it.
    Stated(DateSpan),
    /// The document is undated; this is the catalog's best guess and what it rests on.
    Estimated(DateSpan, String),
    /// Undated, without a guess.
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
    fn human(&self) -> String {
        match self {
            Self::Stated(d) => d.human(),
            Self::Estimated(d, _) => format!("undated, about {}", d.human()),
            Self::Unknown => "undated".to_owned(),
        }
    }

    /// For a narrow place: `2018`, `about 2019`, `undated`.
    fn year(&self) -> String {
        match self {
            Self::Stated(d) => d.first().year().to_string(),
            Self::Estimated(d, _) => format!("about {}", d.first().year()),
            Self::Unknown => "undated".to_owned(),
        }
    }

    /// Beside a claim: `12 Feb 2018`, `about 2019`, `undated`.
    fn brief(&self) -> String {
        match self {
            Self::Stated(d) => d.human(),
            Self::Estimated(d, _) => format!("about {}", d.human()),
            Self::Unknown => "undated".to_owned(),
        }
    }
}

/// What replaces the date where the catalog's own inference is cited: it is no document, and has no year.
pub const OUR_INFERENCE: &str = "our inference";

/// Where a source comes from, as the reader sees it.
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
    /// Of an imported list: its user's settings for reading it.
    pub reading: Option<ListReading>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Source {
    /// Whether it is the catalog's own inference.
    pub fn is_inference(&self) -> bool {
        self.origin == Origin::Inference
    }

    /// When it is from, as a reader may see it: the catalog's inference has no date that is shown.
    pub fn shown_date(&self) -> Option<&SourceDate> {
        (!self.is_inference()).then_some(&self.date)
    }

    /// Its title and when it is from; a title that states that it is our inference is not followed by the same words.
    pub fn titled(&self) -> String {
        if self.is_inference() && self.title.eq_ignore_ascii_case(OUR_INFERENCE) {
            return self.title.clone();
        }
        format!("{}, {}", self.title, self.when())
    }

    /// For a person: `12 Feb 2018`, `undated, about 2019`, `undated`, `our inference`.
    pub fn when(&self) -> String {
        self.shown_date()
            .map_or_else(|| OUR_INFERENCE.to_owned(), SourceDate::human)
    }

    /// As a catalog writes it; `None` when undated and not guessed, and for our inference.
    pub fn iso(&self) -> Option<String> {
        self.shown_date()?.span().map(|d| d.to_string())
    }

    /// For a narrow place: `2018`, `about 2019`, `undated`, `our inference`.
    pub fn when_narrow(&self) -> String {
        self.shown_date()
            .map_or_else(|| OUR_INFERENCE.to_owned(), SourceDate::year)
    }

    /// Beside a claim: `12 Feb 2018`, `about 2019`, `undated`, `our inference`, `your evidence, 3 May 2026`.
    pub fn when_beside(&self) -> String {
        match self.origin {
            Origin::Inference => OUR_INFERENCE.to_owned(),
            Origin::Own => format!("your evidence, {}", self.date.brief()),
            Origin::Given | Origin::Public => self.date.brief(),
        }
    }
}
