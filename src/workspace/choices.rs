//! What a person chooses by name: the place, the layout of the list, the theme.

use serde::{Deserialize, Serialize};

/// The three places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// Which ones are there, and which fit.
    Explore,
    /// What differs.
    Compare,
    /// Which one to take.
    Decide,
}

/// How the list shows services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Layout {
    /// A card each.
    #[default]
    Cards,
    /// A row each.
    Table,
    /// A row each, with the options of one subject as columns of shapes.
    Matrix,
    /// A lane each, from first named to retired or today.
    Timeline,
    /// The documents, and what rests on each.
    Sources,
    /// Every cell in which sources disagree.
    Disagreements,
    /// What no source states.
    Gaps,
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// What the operating system is set to.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

/// The contrast of colours, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ContrastChoice {
    /// What the operating system is set to.
    #[default]
    System,
    /// The quiet colours.
    Normal,
    /// Black and white, with plain lines.
    High,
}

/// Whether anything moves, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum MotionChoice {
    /// What the operating system is set to.
    #[default]
    System,
    /// Briefly, to show where something went.
    Brief,
    /// Nothing moves.
    Still,
}
