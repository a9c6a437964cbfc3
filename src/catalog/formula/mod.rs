//! Computed attributes: a number worked out from others of the same entry, `price / vcpus`. Units are carried and checked,
//! ranges and blanks carried through: what is not stated of a part is not stated of the whole, what sources disagree on or
//! what does not apply stays so, and so is a quotient not stated whose divisor may be 0.

mod define;
mod node;
mod read;
mod term;
mod units;
mod why;

pub use define::{ColumnDefinition, add, define, define_as, is_there};
pub use node::Formula;
pub use read::{HELP, read};
pub use why::why_blank;
