//! The work to what is stored of it, and back on a catalog that may be another state.

use std::{borrow::Cow, sync::Arc};

use super::{
    Stored, conditions,
    lost::Lost,
    view::StoredView,
    wizard::{StoredBranch, StoredPosition},
};
use crate::{
    catalog::{Catalog, ServiceIx},
    compare::{CompareRequest, MAX_PANES},
    dataset::Dataset,
    decide::Position,
    workspace::work::Workspace,
};

impl Stored {
    /// The work, with what of it did not fit the catalog when it was restored.
    pub fn of(w: &Workspace, catalog: &Catalog) -> Self {
        let id = |s: &ServiceIx| catalog[*s].id.clone();
        let stored = Self {
            place: Some(w.place),
            ticked: w.comparison.services.iter().map(id).collect(),
            baseline: w.comparison.baseline.as_ref().map(id),
            differences_only: w.comparison.differences_only,
            keep_cant_tell: w.comparison.keep_cant_tell,
            position: StoredPosition::of(w.wizard.position(), catalog),
            what_if: w.what_if.as_ref().map(|b| StoredBranch::of(b, catalog)),
            include_retired: w.include_retired,
            folded: w.folded.clone(),
            folded_groups: w.folded_groups.clone(),
            ..Self::default()
        };
        let (mut view, mut branch) = (StoredView::of(&w.view, catalog), StoredBranch::of(&w.wizard, catalog));
        let unfit = &w.unfit;
        view.take_back(&unfit.view(), catalog);
        branch.take_back(&unfit.branch(), catalog);
        let mut stored = stored.with(view, branch);
        let is_known = |id: &String| catalog.service(id).is_some();
        if !conditions::is_whole_again(&mut stored.ticked, &unfit.ticked, is_known) {
            let gone: Vec<String> = unfit.ticked.iter().filter(|id| !is_known(id)).cloned().collect();
            conditions::take_back(&mut stored.ticked, &gone);
        }
        if stored.baseline.is_none() {
            stored.baseline.clone_from(&unfit.baseline);
        }
        if let (Some(what_if), Some(left)) = (&mut stored.what_if, &unfit.what_if) {
            what_if.take_back(left, catalog);
        }
        stored
    }

    /// The same as it is written today; it may have been kept by an older program.
    pub fn renewed(&self, dataset: &Dataset) -> Cow<'_, Self> {
        if self.format >= conditions::QUOTED {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self::of(&self.restore(dataset).0, &dataset.catalog))
    }

    /// The work on a catalog, and a sentence for each thing the catalog does not know. That stays in the workspace as it
    /// was stored, for when the catalog knows it.
    pub fn restore(&self, dataset: &Dataset) -> (Workspace, Vec<String>) {
        self.restore_from(None, dataset)
    }

    /// [`Stored::restore`] of what was set up on another state of the catalog, `before`, which the sentences name things as.
    pub fn restore_from(&self, before: Option<&Catalog>, dataset: &Dataset) -> (Workspace, Vec<String>) {
        let catalog = &dataset.catalog;
        let mut lost = Lost::of(before);
        let first = Workspace::first(dataset);
        let (view, unfit_view) = self.view().restore(catalog, &mut lost);
        let mut unfit = Self::default();
        let mut services = Vec::new();
        for id in &self.ticked {
            match catalog.service(id) {
                Some(s) if services.len() < MAX_PANES && !services.contains(&s) => services.push(s),
                Some(_) => {}
                None => {
                    lost.service(id, |name| format!("What was ticked is not in this catalog: {name}."));
                    unfit.ticked.clone_from(&self.ticked);
                }
            }
        }
        let baseline = self.baseline.as_ref().and_then(|id| catalog.service(id));
        unfit.baseline = self.baseline.clone().filter(|_| baseline.is_none());
        let position = self.position.place(dataset);
        let (wizard, unfit_branch) = self.branch().restore(dataset, self.format, position, &mut lost);
        let what_if = self.what_if.as_ref().map(|b| {
            // What it does not know has been reported for the first branch already.
            let (branch, left) = b.restore(dataset, self.format, Position::Result, &mut Lost::default());
            unfit.what_if = (left != StoredBranch::default()).then_some(left);
            Arc::new(branch)
        });
        let workspace = Workspace {
            place: self.place.unwrap_or(first.place),
            view,
            comparison: CompareRequest {
                baseline: baseline.filter(|s| services.contains(s)),
                services,
                differences_only: self.differences_only,
                keep_cant_tell: self.keep_cant_tell,
            },
            wizard: Arc::new(wizard),
            what_if,
            include_retired: self.include_retired,
            folded: self.folded.clone(),
            folded_groups: self.folded_groups.clone(),
            unfit: Arc::new(unfit.with(unfit_view, unfit_branch)),
            ..first
        };
        (workspace, lost.sentences())
    }
}
