//! The document: a catalog's shape ([`raw`]), its checking ([`check`]), what its claims add up to ([`cells`]), its
//! lifecycles, and the conditions one can ask of it.
//!
//! Nothing here touches a file, a thread, the clock or the screen.

pub mod cells;
pub mod check;
pub mod cond;
pub mod finding;
pub mod lifecycle;
pub mod model;
pub mod own;
pub mod parse;
pub mod raw;
mod rows;
mod shared;
pub mod suggest;
pub mod value;
pub mod view;

pub use cells::{Atom, Cell, CellValue, Cells, State};
pub use cond::{Cond, CondError, Expr, Truth, Verdict, Why};
pub use finding::{Finding, Report, Severity};
pub use lifecycle::{Judged, Status};
pub use model::{
    Attribute, AttributeIx, Better, Catalog, Claim, Effect, Event, EventKind, Factor, FactorOption, Group, Kind,
    OptionIx, Origin, Point, Role, Rule, Service, ServiceIx, ServiceRef, Several, Source, SourceDate, SourceIx,
    Successor,
};
pub use own::{Mark, MarkKind, Own, OwnClaim};
pub use parse::{MAX_BYTES, load, load_watched, parse_raw};
pub use shared::Shared;
pub use value::{Assertion, DateSpan, Interval, Side};
pub use view::{Reading, View};
