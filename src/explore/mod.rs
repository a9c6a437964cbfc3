//! Which ones: search, conditions, counts, order, and why a service is not there.
//!
//! Everything is a pure function of a catalog, its cells under one view, the [`Index`] made from both, and a
//! [`Query`]. The index numbers services by their place in name order (a *slot*), so that walking any bit set of
//! slots gives name order for free; see [`index`].

mod bits;
mod columns;
pub mod evidence;
pub mod facets;
pub mod group;
mod histogram;
mod index;
mod kept;
pub mod list;
pub mod matrix;
pub mod name_match;
mod name_texts;
mod query;
mod scope;
mod search;
pub mod search_words;
pub mod searchable_text;
pub mod similar;
mod sort;
mod split;
pub mod summary;
mod text_order;
pub mod typo;
mod verdicts;
mod vocabulary;
mod why;

pub use bits::Bits;
pub use facets::{Facet, FacetOption};
pub use histogram::{Bin, Span};
pub use index::Index;
pub use list::{Listing, Unknowns, explore, list};
pub use query::{Query, Sort, Unknown};
pub use search::{Match, matched};
pub use searchable_text::SearchField;
pub use similar::{Alike, most_like};
pub use split::{OPTIONS_AT_FIRST, share_left};
pub use why::{Obstacle, ObstacleKind, Relaxation, Restriction, relaxations, why_not};
