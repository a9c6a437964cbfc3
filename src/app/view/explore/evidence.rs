//! The layouts that show the evidence behind the grid: the timeline, the documents, the disagreements and the gaps.
//! Only the one that is looked at is worked out.

use super::{disagreements::DisagreementsView, gaps::GapsView, sources::SourcesView, timeline::TimelineView};
use crate::{app::state::Model, workspace::Place};

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
pub(in crate::app::view) fn key(model: &Model) -> Option<impl PartialEq + use<>> {
    let w = &model.workspace;
    let looked_at = w.place == Place::Explore && !w.view.layout.is_grid();
    looked_at.then(|| {
        let worth = model.session.worth.as_ref();
        let worth = worth.map(|a| (a.round, a.result.is_some(), a.failed));
        let answers = (w.wizard.clone(), w.include_retired, worth);
        let answers = w.view.layout.weighs_blanks().then_some(answers);
        let inferred = model.session.inferred.as_ref();
        let inferred = inferred.map(|a| (a.revision, a.result.is_some(), a.failed));
        (
            model.dataset.revision,
            w.view.clone(),
            model.session.evidence,
            answers,
            inferred,
        )
    })
}
