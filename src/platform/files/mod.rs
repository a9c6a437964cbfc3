//! Reading a catalog and writing a result, with every failure as one sentence: shared by the window and the
//! commands. Nothing else in the program touches a file but the shell's own state.

mod litter;
mod pour;
mod read;
mod write;

use std::io;

use crate::catalog::wording::lower_first;
pub use crate::dataset::shown;
pub use litter::sweep;
pub use pour::{Broken, pour};
pub use read::{names, read, read_standard_input};
pub use write::{NotMade, WriteError, make, write};
pub(super) use write::{replace, why_not_written};

/// The system's words without Rust's "(os error 5)".
fn plain(e: &io::Error) -> String {
    let text = e.to_string();
    let cut = text.find(" (os error").map_or(text.as_str(), |at| &text[..at]);
    lower_first(cut)
}
