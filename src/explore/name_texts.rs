//! The names of all services as one text, their letters as search compares them: which of them have some letters in a
//! name is then one scan.

use memchr::memmem;

use super::{bits::Bits, search_words::plain};
use crate::catalog::{Catalog, ServiceIx};

/// Names, former names and aliases, slot by slot.
#[derive(Debug, Clone)]
pub struct NameTexts {
    /// A line break precedes each name, which is never typed.
    text: String,
    /// Where the names of each slot end.
    ends: Box<[usize]>,
}

impl NameTexts {
    /// The names of the services at these slots.
    pub(super) fn of(catalog: &Catalog, order: &[ServiceIx]) -> Self {
        let mut text = String::new();
        let ends = order.iter().map(|s| {
            let s = &catalog[*s];
            for name in std::iter::once(&s.name).chain(&s.former_names).chain(&s.aliases) {
                text.push('\n');
                text.push_str(&plain(name));
            }
            text.len()
        });
        let ends = ends.collect();
        Self { text, ends }
    }

    /// The slots with these letters in a name, whatever their case and their accents.
    pub fn with(&self, letters: &str) -> Bits {
        let letters = plain(letters);
        let mut found = Bits::none(self.ends.len());
        let (text, mut from) = (self.text.as_bytes(), 0);
        let finder = memmem::Finder::new(&letters);
        while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) {
            let slot = self.ends.partition_point(|end| *end <= from + at);
            let Some(end) = self.ends.get(slot) else { break };
            found.put(slot as u32);
            from = *end;
        }
        found
    }
}
