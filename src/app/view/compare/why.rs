//! Why one pane over another, in sentences whose source numbers lead to the claims.

use super::source;
use crate::{
    app::view::details::SourceView,
    catalog::ServiceIx,
    compare::{Evidence, Numbering, Part, Sentence, Speaks, why::sentences},
};

/// The reasons for one service over another.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyView {
    /// The one.
    pub one: ServiceIx,
    /// The other.
    pub other: ServiceIx,
    /// `Why TinyBase over Doc Drawer`.
    pub title: String,
    /// For the one, for the other, not said, could change it: always all four.
    pub blocks: Vec<Block>,
    /// The sources cited, by their numbers in the comparison.
    pub sources: Vec<SourceView>,
    /// All of it as plain text, for the clipboard.
    pub text: String,
}

/// Sentences that do the same for the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What they do.
    pub heading: String,
    /// The sentences.
    pub sentences: Vec<Vec<Part>>,
    /// What to say when there is none.
    pub none: String,
}

pub(super) fn view(evidence: &Evidence<'_>, (one, other): (ServiceIx, ServiceIx), numbers: &mut Numbering) -> WhyView {
    let catalog = evidence.catalog;
    let (a, b) = (&catalog[one].name, &catalog[other].name);
    let all = sentences(evidence, one, other, numbers);
    let block = |speaks, heading: String, none: String| Block {
        heading,
        sentences: all
            .iter()
            .filter(|s| s.speaks == speaks)
            .map(|s| s.parts.clone())
            .collect(),
        none,
    };
    let lacking = |x: &str, y: &str| format!("No source states that {x} has something that {y} is stated not to have.");
    let blocks = vec![
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
    ];
    let mut cited: Vec<usize> = all.iter().flat_map(|s| &s.sources).copied().collect();
    cited.sort_unstable();
    cited.dedup();
    let sources: Vec<SourceView> = cited
        .into_iter()
        .filter_map(|n| Some(source(catalog, n, *numbers.cited().get(n.checked_sub(1)?)?)))
        .collect();
    let title = format!("Why {a} over {b}");
    WhyView {
        one,
        other,
        text: text(&title, &all, &blocks, &sources),
        title,
        blocks,
        sources,
    }
}

/// As plain text: each sentence with its numbers, and what they stand for below.
fn text(title: &str, all: &[Sentence], blocks: &[Block], sources: &[SourceView]) -> String {
    use std::fmt::Write as _;
    let order = [Speaks::For, Speaks::Against, Speaks::Silent, Speaks::Change];
    let mut out = format!("{title}\n");
    for (block, speaks) in blocks.iter().zip(order) {
        let _ = writeln!(out, "\n{}", block.heading);
        for sentence in all.iter().filter(|s| s.speaks == speaks) {
            let _ = write!(out, "- {} ", sentence.text);
            for n in &sentence.sources {
                let _ = write!(out, "[{n}]");
            }
            out.push('\n');
        }
        if block.sentences.is_empty() {
            let _ = writeln!(out, "- {}", block.none);
        }
    }
    let _ = writeln!(out, "\nSources");
    for source in sources {
        let link = source.link.as_ref().map_or(String::new(), |l| format!(". {l}"));
        let _ = writeln!(out, "[{}] {}{link}", source.number, source.text);
    }
    out
}
