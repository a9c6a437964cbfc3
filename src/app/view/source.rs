//! A source in a numbered list.

use crate::{
    catalog::{Catalog, SourceIx},
    compare::Numbering,
    export::source_words,
};

/// A source in a numbered list.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceView {
    /// From 1, as marks beside cells refer to it.
    pub number: usize,
    /// Title, publisher and date in a line.
    pub text: String,
    /// A page to open.
    pub link: Option<String>,
}

impl SourceView {
    /// One, under its number.
    pub(super) fn of(catalog: &Catalog, number: usize, source: SourceIx) -> Self {
        let source = &catalog[source];
        Self {
            number,
            text: source_words(source),
            link: source.link.clone(),
        }
    }

    /// All that were cited, in the order of their numbers.
    pub(super) fn all(catalog: &Catalog, numbers: &Numbering) -> Vec<Self> {
        let cited = numbers.cited().iter().enumerate();
        cited.map(|(i, source)| Self::of(catalog, i + 1, *source)).collect()
    }
}
