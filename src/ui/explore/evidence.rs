//! The layouts that show the evidence behind the grid: the services' lives, the documents, the disagreements and the gaps.

use egui::Ui;

use super::{blanks::BlanksState, disagreements, gaps, sources, timeline};
use crate::{
    app::{
        action::Actions,
        view::{EvidenceView, Screen, explore::snap_points::SnapPoint},
    },
    ui::widgets::GridState,
};

/// What the evidence views remember from one frame to the next.
#[derive(Default)]
pub struct EvidenceState {
    lists: [GridState; 2],
    /// The document that was last brought into sight.
    source: Option<(usize, u32)>,
    blanks: BlanksState,
    lanes: GridState,
    /// Where the as-of line is dragged.
    dragged: Option<SnapPoint>,
}

/// The evidence view that is looked at. `focus`: the search box has just passed the keyboard to it.
pub fn evidence_ui(
    ui: &mut Ui,
    view: &EvidenceView,
    screen: Screen<'_>,
    (state, focus): (&mut EvidenceState, bool),
    actions: &mut Actions,
) {
    let selection = screen.selection();
    let [list, other] = &mut state.lists;
    match view {
        EvidenceView::Timeline(view) => {
            let line = state.dragged.or_else(|| view.snap_point(screen.as_of_wanted()));
            let parts = (&mut state.lanes, &mut state.dragged, focus);
            timeline::timeline_ui(ui, view, (selection, line), parts, actions);
        }
        EvidenceView::Sources(view) => {
            sources::sources_ui(ui, view, selection, (list, other, &mut state.source), actions);
        }
        EvidenceView::Disagreements(view) => disagreements::disagreements_ui(ui, view, selection, list, actions),
        EvidenceView::Gaps(view) => {
            gaps::gaps_ui(ui, view, selection, (&mut state.blanks, list, other), actions);
        }
    }
}
