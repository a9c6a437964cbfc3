//! A list or a comparison that this program wrote, read back: the same entries with the same cells, whatever a foreign list of
//! the same shape would become. *Not stated* stays not stated.

mod cell_words_read;
mod claims;
pub(super) mod defined;
mod formulas;
pub(super) mod grid;
pub(super) mod json;
pub(super) mod list;
mod made;
mod twice;
