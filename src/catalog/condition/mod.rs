//! Conditions over cells, as filters, must-haves and rules use them: one language, one meaning.
//!
//! `A=V[,V…]` any of, `A=V+V[+V…]` all of (sets, services and sources), `A!=V[,V…]` none of, `A<V A<=V A>V A>=V` for
//! numbers and dates, and `A=V..V` for what is between, both ends included; ` or ` and ` and ` between conditions join
//! them in one. Any attribute also takes the states `not-stated`, `conflicting`, `not-applicable`, `partly`. A name
//! or value that holds a blank, a special character or a quote is quoted; all that is written is, and reads back the same.
//! What a person types may be in words too, as chips have it: `Price at least 100`, `Hosting: Cloud or On premises`; or as
//! people say it: `ram 8 or 64`, `not touch`.
//! Truth is three-valued (Kleene): what no source states is *unknown*, never false.

mod ask;
mod assignment;
mod error;
mod eval;
mod evaluation;
mod expr;
mod join;
mod lexer;
mod normal;
mod other_words;
mod parse;
mod plain_words;
mod range;
mod subject;
mod typed_words;
mod wanted;
mod write;

pub use assignment::{assignment, value_list};
pub use error::ConditionError;
pub use eval::compare;
pub use evaluation::{Evaluation, Truth, Why};
pub use expr::{Condition, Expr, Join, Subject, Test, Want};
pub use lexer::written as quoted;
pub use plain_words::{after_not, is_value_after_name};
pub use typed_words::bound_parts;
pub use write::{want_id, want_label};

pub use super::value::Op;
