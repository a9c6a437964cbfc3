//! What cards show of an entry: the catalog's choice, and the user's over it.

use crate::catalog::{ix::AttributeIx, model::Catalog};

/// How many facts a card has room for.
pub const ROOM: usize = 6;
/// How many below a summary.
pub const ROOM_BELOW_SUMMARY: usize = 3;

/// What cards show, the first of them where there is little room. `asked`: what one filters by, which is what one looks at;
/// then the user's own columns and what they want there, then the catalog's choice, and the rest in its order for cards that
/// have nothing else to show.
pub fn on_cards(catalog: &Catalog, asked: impl IntoIterator<Item = AttributeIx>) -> Vec<AttributeIx> {
    let is_off = |a: &AttributeIx| catalog.overlaid.as_ref().is_some_and(|o| o.off_cards.contains(a));
    let rest = catalog.headline.iter().copied().chain(catalog.attribute_ixs());
    let own = catalog.own_columns();
    first_of(asked.into_iter().chain(own).chain(rest.filter(|a| !is_off(a))), ROOM)
}

/// How many of these every card has room for.
pub fn room(catalog: &Catalog) -> usize {
    let has_summaries = catalog.services.iter().any(|s| !s.summary.is_empty());
    if has_summaries { ROOM_BELOW_SUMMARY } else { ROOM }
}

/// Whether every card shows an attribute while nothing is filtered by.
pub fn is_on_cards(catalog: &Catalog, ix: AttributeIx) -> bool {
    on_cards(catalog, []).iter().take(room(catalog)).any(|a| *a == ix)
}

/// The same of the catalog as its file states it, without what is the user's own.
pub(super) fn is_stated(catalog: &Catalog, ix: AttributeIx) -> bool {
    let headline = catalog.overlaid.as_ref().map_or(&catalog.headline, |o| &o.headline);
    let of_file = catalog.attribute_ixs().filter(|a| !catalog.is_own_column(*a));
    first_of(headline.iter().copied().chain(of_file), room(catalog)).contains(&ix)
}

/// The first so many, each once.
fn first_of(all: impl IntoIterator<Item = AttributeIx>, most: usize) -> Vec<AttributeIx> {
    let mut first: Vec<AttributeIx> = Vec::new();
    for one in all {
        if first.len() < most && !first.contains(&one) {
            first.push(one);
        }
    }
    first
}
