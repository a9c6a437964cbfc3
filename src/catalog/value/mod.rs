//! Values on a scale, in types that cannot be wrong: intervals with both ends in order, dates as the days they span,
//! texts with a key to be ordered by. [`Scalar`] is any of them, so that code that filters, sorts or compares need not
//! know which.

mod arithmetic;
mod date_span;
mod interval;
mod op;
mod ordered_text;
mod scalar;

pub use date_span::{DateSpan, days_before, human_day};
pub use interval::{Digits, Interval, plain};
pub use op::Op;
pub use ordered_text::{OrderedText, TextSpan};
pub use scalar::{Scalar, SortKey};
