//! What two editions of a catalog differ in, on paper: worked out and worded once ([`EditionReport`]), written as text,
//! Markdown and JSON.

mod changes;
mod json;
mod outline;
mod text;
mod value_words;

pub use changes::{EditionHead, EditionReport, SAME};
pub use outline::ChangeSection;
