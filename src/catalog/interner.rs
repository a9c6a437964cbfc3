//! Texts that many entries have in common: categories, and where in a source something stands. A list may have a
//! million claims and name the same few places in all of them, so each is written once and shared.

use std::{collections::HashSet, fmt, ops::Deref, sync::Arc};

/// A text that others may share, read like a `str`; may be empty.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shared(Option<Arc<String>>); // None when empty, and never else; a thin pointer, half of an Arc<str>

impl Deref for Shared {
    type Target = str;
    fn deref(&self) -> &str {
        self.0.as_ref().map_or("", |p| p.as_str())
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<String> for Shared {
    fn from(text: String) -> Self {
        Self((!text.is_empty()).then(|| Arc::new(text)))
    }
}

/// The texts met so far.
#[derive(Default)]
pub(super) struct SharedTexts(HashSet<Arc<String>>);

impl SharedTexts {
    /// This text: the one there is already, where there is.
    pub fn of(&mut self, mut text: String) -> Shared {
        if text.is_empty() {
            return Shared::default();
        }
        if let Some(known) = self.0.get(&text) {
            return Shared(Some(known.clone()));
        }
        text.shrink_to_fit();
        let new = Arc::new(text);
        self.0.insert(new.clone());
        Shared(Some(new))
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
        assert_eq!((&*a, &*c, c.clone()), ("Limits", "", Shared::from(String::new())));
        assert!(c < a && size_of::<Shared>() == 8);
    }
}
