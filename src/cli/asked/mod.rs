//! What a decision is asked with, read from words: `decide` takes them from the command line, `verify` from a record.

mod answers;
mod wishes;

pub use answers::parse_answers;
pub use wishes::{choose_curves, parse_wishes};
