//! The sentences of "why A over B" under four headings, so that an empty answer is said and not merely missing.

use super::{Sentence, Speaks};
use crate::catalog::{Catalog, ServiceIx};

/// Sentences that do the same for the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonBlock {
    /// What they do: `For TinyBase`.
    pub heading: String,
    /// Empty where `none` stands instead.
    pub sentences: Vec<Sentence>,
    /// What to say when there is none.
    pub none: String,
}

/// For the one, for the other, not stated, still open: always all four.
pub fn blocks(catalog: &Catalog, one: ServiceIx, other: ServiceIx, sentences: &[Sentence]) -> Vec<ReasonBlock> {
    let (a, b) = (&catalog[one].name, &catalog[other].name);
    let block = |speaks, heading: String, none: String| ReasonBlock {
        heading,
        sentences: sentences.iter().filter(|s| s.speaks == speaks).cloned().collect(),
        none,
    };
    let lacking = |x: &str, y: &str| format!("No source states that {x} has something that {y} is stated not to have.");
    vec![
        block(Speaks::For, format!("For {a}"), lacking(a, b)),
        block(Speaks::Against, format!("For {b}"), lacking(b, a)),
        block(
            Speaks::Silent,
            "Not stated".to_owned(),
            "Every attribute is stated for at least one of the two.".to_owned(),
        ),
        block(
            Speaks::Change,
            "Still open".to_owned(),
            "Nothing is in dispute, and nothing stated for one is open for the other.".to_owned(),
        ),
    ]
}

/// `Why TinyBase over Doc Drawer`.
pub fn title(catalog: &Catalog, one: ServiceIx, other: ServiceIx) -> String {
    format!("Why {} over {}", catalog[one].name, catalog[other].name)
}

/// The numbers the sentences cite, ascending, each once.
pub fn cited(blocks: &[ReasonBlock]) -> Vec<usize> {
    let mut all: Vec<usize> = blocks
        .iter()
        .flat_map(|b| &b.sentences)
        .flat_map(|s| s.sources.iter().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
