//! "Why A over B" as plain text, the same on the clipboard and on standard output.

use std::fmt::Write as _;

use super::{grid::numbers, source_words};
use crate::{
    catalog::{Catalog, SourceIx, web_link::address},
    compare::reasons::{ReasonBlock, cited},
};

/// Each sentence with its numbers, and below what they stand for. `sources`: number `n` at `n - 1`.
pub fn reasons_text(catalog: &Catalog, title: &str, blocks: &[ReasonBlock], sources: &[SourceIx]) -> String {
    let mut out = format!("{title}\n");
    for block in blocks {
        let _ = writeln!(out, "\n{}", block.heading);
        for sentence in &block.sentences {
            let _ = writeln!(out, "- {} {}", sentence.text, numbers(&sentence.sources));
        }
        if block.sentences.is_empty() {
            let _ = writeln!(out, "- {}", block.none);
        }
    }
    let cited = cited(blocks);
    if !cited.is_empty() {
        let _ = writeln!(out, "\nSources");
    }
    for n in cited {
        if let Some(ix) = n.checked_sub(1).and_then(|i| sources.get(i)) {
            let source = &catalog[*ix];
            let link = source
                .link
                .as_ref()
                .map_or(String::new(), |l| format!(". {}", address(l)));
            let _ = writeln!(out, "[{n}] {}{link}", source_words(source));
        }
    }
    out
}
