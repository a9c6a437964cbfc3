//! What only drawing needs to remember from one frame to the next. egui's own memory holds no more than egui's own:
//! how far a scroll area is scrolled, and what has the keyboard.

use super::{compare::CompareState, explore::ExploreState, menu_bar::MenuBarState, notices::NoticeClock};
use crate::catalog::{AttributeIx, ServiceIx};

/// What only drawing needs to remember.
#[derive(Default)]
pub struct UiState {
    /// What Explore does.
    pub explore: ExploreState,
    /// What the comparison does.
    pub compare: CompareState,
    /// The claims that were last brought into sight in the details panel.
    pub unfolded_claims: Option<(ServiceIx, AttributeIx)>,
    /// What the menu bar does.
    pub menus: MenuBarState,
    /// Since when notices have been in sight.
    pub notices: NoticeClock,
    /// The line of the palette that was last brought into sight.
    pub palette_in_sight: Option<usize>,
}
