//! Source numbers: every source gets the next number when it is first cited, as in the notes of a paper.

use crate::catalog::{Catalog, SourceIx};

/// Sources numbered from 1 in the order of their first citation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbering {
    cited: Vec<SourceIx>,
    /// For each source of the catalog its number, 0 while it is not cited: finding one must not search the list.
    numbers: Vec<usize>,
}

impl Numbering {
    /// Nothing is cited yet.
    pub fn new(catalog: &Catalog) -> Self {
        Self {
            cited: Vec::new(),
            numbers: vec![0; catalog.sources.len()],
        }
    }

    /// The number of a source: the one it has, else the next.
    pub fn cite(&mut self, source: SourceIx) -> usize {
        if let Some(n) = self.numbers.get(source.at()).filter(|n| **n > 0) {
            return *n;
        }
        self.cited.push(source);
        let n = self.cited.len();
        if let Some(slot) = self.numbers.get_mut(source.at()) {
            *slot = n;
        }
        n
    }

    /// The numbers of several sources, ascending, each once.
    pub fn cite_all(&mut self, sources: impl IntoIterator<Item = SourceIx>) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        for source in sources {
            let n = self.cite(source);
            if !all.contains(&n) {
                all.push(n);
            }
        }
        all.sort_unstable();
        all
    }

    /// The cited sources; number `n` is at `n - 1`.
    pub fn cited(&self) -> &[SourceIx] {
        &self.cited
    }

    /// The cited sources; number `n` is at `n - 1`.
    pub fn into_cited(self) -> Vec<SourceIx> {
        self.cited
    }
}
