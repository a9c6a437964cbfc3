//! The reference of the catalog format: every field of every entry with what it is, what it is for and an example. A test
//! compares the table with the types that read a file, so that no field is missing and every example reads.

mod entries;
mod field;
mod reading;
mod schema;
mod text;

pub use entries::ENTRIES;
pub use field::{FormatEntry, FormatField};
pub use schema::schema;
pub use text::{ABOUT, reference};

/// A small catalog to start from: it passes the check and shows each kind once.
pub const START: &str = include_str!("start.ron");
