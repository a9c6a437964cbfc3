//! Which ones: search, conditions, counts, order, and why a service is not there.
//!
//! Everything is a pure function of a catalog, its cells under one view, the [`Index`] made from both, and a
//! [`Query`]. The index numbers services by their place in name order (a *slot*), so that walking any bit set of
//! slots gives name order for nothing; see [`index`].

pub mod bits;
pub mod columns;
pub mod evidence;
pub mod facets;
pub mod forgive;
pub mod group;
pub mod histogram;
pub mod index;
pub mod list;
pub mod matrix;
pub mod pieces;
pub mod query;
pub mod scope;
pub mod search;
pub mod similar;
pub mod sort;
pub mod text_order;
pub mod verdicts;
pub mod vocabulary;
pub mod why;
pub mod words;

pub use facets::{Facet, FacetOption, facets};
pub use histogram::{Bin, Span};
pub use index::Index;
pub use list::{Listing, Unknowns, explore, list};
pub use pieces::Field;
pub use query::{Query, Sort, Unknown};
pub use search::{Match, matched};
pub use similar::{Alike, by_similarity, most_like};
pub use why::{Obstacle, ObstacleKind, Relax, Relaxation, relaxations, why_not};
