//! Why one pane over another: all that sets the two apart, in lists whose words lead to the claims.

use crate::{
    app::view::source::SourceView,
    catalog::{Cells, ServiceIx},
    compare::{Apart, Numbering, apart},
    export::{PaperWhy, paper_sources, why_markdown, why_text},
};

/// What sets one service apart from another.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyView {
    /// The lists, from the core; its services are the one that is argued for and the one it is compared with.
    pub apart: Apart,
    /// The names of the two.
    pub names: [String; 2],
    /// The sources cited, by their numbers in the comparison.
    pub sources: Vec<SourceView>,
    /// All of it as plain text, for the clipboard.
    pub text: String,
    /// All of it as Markdown, for the clipboard.
    pub markdown: String,
}

pub(super) fn view(cells: &Cells, (one, other): (ServiceIx, ServiceIx), numbers: &mut Numbering) -> WhyView {
    let catalog = &cells.catalog;
    let apart = apart(cells, one, other, numbers);
    let source = |n: &usize| Some(SourceView::of(catalog, *n, *numbers.cited().get(n.checked_sub(1)?)?));
    let paper = PaperWhy::of(cells, &apart);
    let cited = paper_sources(catalog, numbers.cited());
    WhyView {
        sources: paper.cited.iter().filter_map(source).collect(),
        text: why_text(&paper, &cited),
        markdown: why_markdown(&paper, &cited),
        names: paper.names,
        apart,
    }
}
