//! `decide`: the questions, the answers given on the command line, and the ranking as text, JSON or Markdown.

mod json;
mod markdown;
mod parse;
mod text;
mod wishes;

pub use json::{list_json, ranking_json};
pub use markdown::ranking_markdown;
pub use parse::parse_answers;
pub use text::{list_text, ranking_text};
pub use wishes::parse_wishes;
