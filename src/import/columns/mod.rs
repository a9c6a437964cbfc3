//! What each column of a list is, and the user's word on it: which column holds names and ids (`roles`), and how the
//! cells of every other column are read (`infer`, by `numbers`, `dates` and the `meaning` of words), with the `options`
//! that they give a choice or a set.

mod dates;
pub(super) mod infer;
pub(super) mod meaning;
mod numbers;
mod options;
mod roles;

pub(super) use infer::{How, Inferred, infer, list_parts};
pub(super) use numbers::NumberFormat;
pub(super) use options::Options;
pub(super) use roles::{ColumnRoles, roles};
