//! A row of texts, before it is known what of a table it is.

use std::borrow::Cow;

/// One row.
#[derive(Debug, Clone, Default)]
pub struct TextRow<'a> {
    /// Where it stands in the file, from 1.
    pub place: usize,
    /// Its cells as text; blank ones too.
    pub texts: Vec<Cow<'a, str>>,
}

impl TextRow<'_> {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.texts.iter().all(|t| t.trim().is_empty())
    }

    /// How many cells are filled.
    pub fn filled(&self) -> usize {
        self.texts.iter().filter(|t| !t.trim().is_empty()).count()
    }

    /// The text of a cell, without blanks around it; empty where there is none.
    pub fn text(&self, column: usize) -> &str {
        self.texts.get(column).map_or("", |t| t.trim())
    }
}
