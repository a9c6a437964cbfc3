//! Why one pane over another, in sentences whose source numbers lead to the claims.

use crate::{
    app::view::source::SourceView,
    catalog::{Cells, ServiceIx},
    compare::{
        Numbering,
        reasons::{self, ReasonBlock},
        why::sentences,
    },
    export::reasons_text,
};

/// The reasons for one service over another.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyView {
    /// The service that is argued for.
    pub one: ServiceIx,
    /// The service it is compared with.
    pub other: ServiceIx,
    /// For the one, for the other, not stated, still open: always all four.
    pub blocks: Vec<ReasonBlock>,
    /// The sources cited, by their numbers in the comparison.
    pub sources: Vec<SourceView>,
    /// All of it as plain text, for the clipboard.
    pub text: String,
}

pub(super) fn view(cells: &Cells, (one, other): (ServiceIx, ServiceIx), numbers: &mut Numbering) -> WhyView {
    let catalog = &cells.catalog;
    let sentences = sentences(cells, one, other, numbers);
    let blocks = reasons::blocks(catalog, one, other, &sentences);
    let sources = reasons::cited(&blocks)
        .into_iter()
        .filter_map(|n| Some(SourceView::of(catalog, n, *numbers.cited().get(n.checked_sub(1)?)?)))
        .collect();
    let title = reasons::title(catalog, one, other);
    WhyView {
        one,
        other,
        text: reasons_text(catalog, &title, &blocks, numbers.cited()),
        blocks,
        sources,
    }
}
