//! The evidence behind the grid, as drawing reads it: the timeline, the documents, the disagreements and the gaps.
//! Only the one that is looked at is worked out.

pub mod age;
pub mod disagreements;
pub mod gaps;
pub mod snap_points;
pub mod sources;
pub mod timeline;

use crate::{app::state::Model, workspace::Place};

pub use age::FactAge;
pub use disagreements::DisagreementsView;
pub use gaps::GapsView;
pub use sources::SourcesView;
pub use timeline::TimelineView;

/// The evidence view that is looked at.
pub enum EvidenceView {
    /// The services' lives.
    Timeline(TimelineView),
    /// The documents, or the stalest cells.
    Sources(SourcesView),
    /// Where sources disagree.
    Disagreements(DisagreementsView),
    /// What none states.
    Gaps(GapsView),
}

/// `None` while none of them is looked at.
pub(super) fn key(model: &Model) -> Option<impl PartialEq + use<>> {
    let w = &model.workspace;
    let looked_at = w.place == Place::Explore && !w.view.layout.is_grid();
    looked_at.then(|| (model.dataset.revision, w.view.clone(), model.session.evidence))
}
