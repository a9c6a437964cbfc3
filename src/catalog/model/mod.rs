//! The checked catalog: every id resolved to an index, every value read, nothing left that can be wrong.

mod attribute;
mod catalog;
mod claim;
mod factor;
mod role;
mod service;
mod source;

pub use attribute::{Attribute, Better, Group, PART_OF, Problem};
pub(crate) use catalog::cmp_folded;
pub use catalog::{Catalog, NewerService};
pub use claim::{Claim, Point};
pub use factor::{Factor, FactorOption, Rule, RuleEffect, Several};
pub use role::Role;
pub use service::{Event, EventKind, Service, Successor};
pub use source::{OUR_INFERENCE, Origin, Source, SourceDate};

pub use super::{
    ix::{AttributeIx, OptionIx, ServiceIx, ServiceRef, SourceIx},
    kind::{AttributeOption, Kind},
};
