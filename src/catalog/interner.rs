//! Texts that many entries have in common: categories, and where in a source something is. A list may have a
//! million claims and name the same few places in all of them, so each is written once and shared.

use std::{collections::HashSet, fmt, ops::Deref, sync::Arc};

/// A text that others may share, read like a `str`; may be empty.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interned(Option<Arc<String>>); // None when empty, and never else; a thin pointer, half of an Arc<str>

impl Deref for Interned {
    type Target = str;
    fn deref(&self) -> &str {
        self.0.as_ref().map_or("", |p| p.as_str())
    }
}

impl fmt::Debug for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<String> for Interned {
    fn from(text: String) -> Self {
        Self((!text.is_empty()).then(|| Arc::new(text)))
    }
}

/// The texts seen so far.
#[derive(Default)]
pub(super) struct SharedTexts(HashSet<Arc<String>>);

impl SharedTexts {
    /// This text: the one there is already, where there is.
    pub fn of(&mut self, mut text: String) -> Interned {
        if text.is_empty() {
            return Interned::default();
        }
        if let Some(known) = self.0.get(&text) {
            return Interned(Some(known.clone()));
        }
        text.shrink_to_fit();
        let new = Arc::new(text);
        self.0.insert(new.clone());
        Interned(Some(new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_is_written_once() {
        let mut places = SharedTexts::default();
        let [a, b, c] = ["Limits", "Limits", ""].map(|t| places.of(t.to_owned()));
        assert!(a == b && a.as_ptr() == b.as_ptr(), "shared");
        assert_eq!((&*a, &*c, c.clone()), ("Limits", "", Interned::from(String::new())));
        assert!(c < a && size_of::<Interned>() == 8);
    }
}
