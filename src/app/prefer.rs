//! What the reader prefers, whatever is open.

use crate::workspace::{ContrastChoice, MotionChoice, ThemeChoice};

/// What the reader prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// Light, dark or as the system.
    Theme(ThemeChoice),
    /// The contrast of colours.
    Contrast(ContrastChoice),
    /// Whether anything moves.
    Motion(MotionChoice),
    /// The text of the first start has been read.
    Welcomed,
    /// All of the settings as at the first start, the size of text too. Saved views and the files opened last stay.
    AsAtFirst,
}
