//! The texts of the documents that sources were read from, passed in by a caller that can read files.

use std::collections::BTreeMap;

use crate::catalog::model::Source;

/// Texts by the names of their files, as sources have them; `None` where there is none that can be read.
pub type DocumentTexts = BTreeMap<String, Option<String>>;

/// The text of a source's document, where it is at hand.
pub(super) fn text_of<'t>(source: &Source, texts: &'t DocumentTexts) -> Option<&'t str> {
    texts.get(source.file.as_ref()?)?.as_deref()
}
