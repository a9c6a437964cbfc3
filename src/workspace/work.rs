//! The work: everything the user has set up about one catalog. Undo, session files and storage all hold this one value.

use std::{collections::BTreeMap, sync::Arc};

use super::{choices::Place, stored::Stored, view_spec::ViewSpec};
use crate::{
    catalog::{Annotations, ServiceIx},
    compare::CompareRequest,
    dataset::Dataset,
    decide::{Answers, WizardState},
};

/// Everything the user has set up about one catalog. Cheap to copy, as undo copies it before every step.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    /// Where the user is; kept, so that the next start opens there.
    pub place: Place,
    /// What Explore shows.
    pub view: ViewSpec,
    /// What Compare shows: the services ticked, in the order they were ticked, and how they are compared.
    pub comparison: CompareRequest,
    /// Answers, importances, must-haves and wishes.
    pub wizard: Arc<WizardState>,
    /// A second branch of the wizard, differing in an answer or two; `None` until the user asks "what if".
    pub what_if: Option<Arc<WizardState>>,
    /// Rank retired services too.
    pub include_retired: bool,
    /// Facets whose folding the user toggled, by id.
    pub folded: Vec<String>,
    /// Groups of the comparison that are folded, by id.
    pub folded_groups: Vec<String>,
    /// Evidence, stars, strikes and notes of the user's own.
    pub annotations: Arc<Annotations>,
    /// What of the stored work does not fit the catalog: it is stored again, for when it does.
    pub unfit: Arc<Stored>,
}

impl Workspace {
    /// A first start on a catalog.
    pub fn first(dataset: &Dataset) -> Self {
        Self {
            place: Place::Explore,
            view: ViewSpec::first(&dataset.catalog),
            comparison: CompareRequest::default(),
            wizard: Arc::new(WizardState::new(&dataset.script)),
            what_if: None,
            include_retired: false,
            folded: Vec::new(),
            folded_groups: Vec::new(),
            annotations: Arc::clone(&dataset.own),
            unfit: Arc::default(),
        }
    }

    /// The input of the ranking on a dataset.
    pub fn answers(&self, dataset: &Dataset) -> Answers {
        self.answers_of(&self.wizard, dataset)
    }

    /// The ranking input of another state of the wizard: the second branch differs in its answers alone.
    pub fn answers_of(&self, wizard: &WizardState, dataset: &Dataset) -> Answers {
        let marks = self.annotations.marks.iter();
        let struck = marks.filter_map(|(id, m)| Some((dataset.catalog.service(id)?, m.struck.clone()?)));
        let struck_because: BTreeMap<ServiceIx, String> = struck.collect();
        Answers {
            include_retired: self.include_retired,
            struck: struck_because.keys().copied().collect(),
            struck_because,
            ..wizard.answers()
        }
    }
}
