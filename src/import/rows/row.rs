//! A row of texts, before it is known what of a table it is.

use std::borrow::Cow;

/// One row.
#[derive(Debug, Clone, Default)]
pub struct TextRow<'a> {
    /// Its place in the file, from 1.
    pub place: usize,
    /// Its cells as text; blank ones too.
    pub texts: Vec<Cow<'a, str>>,
}

impl TextRow<'_> {
    /// Whether it is empty.
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

    /// Whether every filled cell is a line of dashes, as under the heading of a table in Markdown and between the rows of one
    /// that a terminal shows (`+----+-----+`).
    pub fn is_rule(&self) -> bool {
        let is_line = |t: &str| {
            let line = t.trim_matches(':');
            line.len() >= 2 && line.bytes().all(|b| matches!(b, b'-' | b'+' | b'=')) && line.contains(['-', '='])
        };
        let mut filled = self.texts.iter().map(|t| t.trim()).filter(|t| !t.is_empty());
        self.filled() > 0 && filled.all(is_line)
    }

    /// Removes the blank cells before the first and after the last separator, and the blanks that make its columns
    /// wide.
    pub fn unframe(&mut self) {
        let is_blank = |t: Option<&Cow<'_, str>>| t.is_some_and(|t| t.trim().is_empty());
        if self.texts.len() > 2 && is_blank(self.texts.first()) && is_blank(self.texts.last()) {
            self.texts.pop();
            self.texts.remove(0);
        }
        for text in &mut self.texts {
            *text = match std::mem::take(text) {
                Cow::Borrowed(text) => text.trim().into(),
                Cow::Owned(text) => text.trim().to_owned().into(),
            };
        }
    }
}
