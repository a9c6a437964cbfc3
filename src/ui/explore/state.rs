//! What Explore remembers from one frame to the next, and nothing but drawing needs.

use super::{columns::ColumnsPopup, evidence::EvidenceState, options::OptionsState, table::TableState};
use crate::ui::{low::ScrolledAway, widgets::GridState};

/// What Explore remembers from one frame to the next.
#[derive(Default)]
pub struct ExploreState {
    /// What is looked for in long facets, and which are shown whole.
    pub options: OptionsState,
    /// Whether the search box has passed the keyboard to the grid.
    pub focus_grid: bool,
    /// Where what leads to the grid ends.
    pub grid_top: f32,
    /// The popup in which columns are chosen.
    pub(super) columns: ColumnsPopup,
    pub(super) scrolled_away: ScrolledAway,
    pub(super) table: TableState,
    pub(super) matrix: GridState,
    pub(super) cards: GridState,
    pub(super) evidence: EvidenceState,
}
