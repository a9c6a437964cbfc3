//! The document: a catalog's shape ([`raw`]), its checking ([`check`]), what its claims add up to ([`cells`]), its
//! lifecycles, and the conditions one can ask of it.
//!
//! Nothing here touches a file, a thread, the clock or the screen.

pub mod anchors;
pub mod annotations;
pub mod as_written;
pub mod cell;
mod cell_store;
pub mod cells;
pub mod check;
pub mod condition;
pub mod finding;
pub mod format;
pub mod formula;
mod interner;
pub mod ix;
pub mod kind;
pub mod lifecycle;
pub mod limits;
pub mod list_reading;
pub mod meant;
pub mod model;
pub mod natural;
pub mod parse;
pub mod parts;
pub mod plain_text;
pub mod raw;
pub mod status;
pub mod suggest;
pub mod value;
pub mod view;
pub mod web_link;
pub mod wording;

pub use annotations::{Annotations, Mark, MarkKind, OwnAttribute, OwnClaim, OwnColumn};
pub use cell::{Atom, Cell, CellValue, Side, State};
pub use cells::Cells;
pub use condition::{Condition, ConditionError, Evaluation, Expr, Truth, Why};
pub use finding::{Finding, Report, Severity};
pub use interner::Interned;
pub use ix::{AttributeIx, OptionIx, ServiceIx, ServiceRef, SourceIx};
pub use kind::{Assertion, AttributeOption, Feature, Kind};
pub use lifecycle::Judged;
pub use limits::MAX_BYTES;
pub use model::{
    Attribute, Better, Catalog, Claim, Event, EventKind, Factor, FactorOption, Group, NewerService, OUR_INFERENCE,
    Origin, Point, Role, Rule, RuleEffect, Service, Several, Source, SourceDate, Successor,
};
pub use parse::{load, load_watched, parse_raw};
pub use parts::{PartEnd, ended_parts};
pub use status::Status;
pub use value::{DateSpan, Interval, Op, Scalar};
pub use view::{Reading, View};
pub use web_link::is_web_link;
