//! What each column of a list is, and the user's settings for it: which column holds names and ids (`roles`), what each
//! is called by (`heads`), and how the cells of every other column are read (`infer`, one of the ways in `how`; words
//! in `of_words`): flags, numbers (`figure`, `numbers`) and their `bounds`, dates, versions, sets, with the `options`
//! that they give a choice or a set; and why (`explain`). What a command sets for a column is read by `asked`.

pub mod asked;
pub(super) mod bounds;
mod compound;
mod dates;
mod explain;
pub(super) mod figure;
mod flags;
mod heading_words;
pub(super) mod heads;
mod how;
pub(super) mod infer;
pub(super) mod meaning;
mod numbers;
mod of_words;
mod options;
mod reasons;
pub mod roles;
mod sets;
mod versions;

pub(super) use explain::{because, instead};
pub(super) use flags::{Signs, circle, flag, is_no, mark, not_yet};
pub(super) use how::{How, kind_of_role};
pub(super) use infer::{About, Inferred, infer, shows_marks, shows_versions, unit_above};
pub(super) use numbers::{NumberFormat, is_one_number};
pub(super) use options::Options;
pub(super) use roles::{ColumnRoles, roles};
pub(super) use sets::{Separators, list_parts};
pub(super) use versions::read as read_version;
