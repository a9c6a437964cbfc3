//! What is kept between runs: the work by ids and words, so that it survives a change of the catalog.
//!
//! Reading gives what can be used *and* what could not, never all or nothing.

mod conditions;
pub mod grid;
pub mod salvage;
mod wizard;

use std::{borrow::Cow, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    choices::{Layout, Place, ThemeChoice},
    view_spec::ViewSpec,
    work::Workspace,
};
use crate::{
    catalog::{Catalog, ServiceIx, condition::Subject},
    compare::{CompareRequest, MAX_PANES},
    dataset::Dataset,
    decide::Position,
    explore::{Query, Sort, Unknown},
};
use grid::StoredGrid;
use salvage::salvage;
use wizard::{StoredAnswer, StoredBranch, StoredPosition, StoredWish};

/// The work and the preferences by ids and words. The fields lie side by side, in this order, because that is how
/// sessions and settings have always been written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    /// How it is written: 0, before it had a number, conditions had no quotes; 2, they have.
    format: u32,
    place: Option<Place>,
    search: String,
    /// Conditions as the command line writes them; `None`: nothing was saved, so the window starts with its chips.
    conditions: Option<Vec<String>>,
    keep_unknown: bool,
    sort: Option<(String, bool)>,
    layout: Option<Layout>,
    ticked: Vec<String>,
    baseline: Option<String>,
    differences_only: bool,
    answers: Vec<StoredAnswer>,
    must_haves: Vec<String>,
    wishes: Vec<StoredWish>,
    position: StoredPosition,
    /// The second branch, where one was begun.
    what_if: Option<StoredBranch>,
    include_retired: bool,
    /// `None` in a session file, where the reader's own stays.
    pub theme: Option<ThemeChoice>,
    folded: Vec<String>,
    /// None in a session file, where the reader's own stay.
    pub views: Vec<SavedView>,
    grid: StoredGrid,
    keep_cant_tell: bool,
    folded_groups: Vec<String>,
}

/// A view under a name, by ids and words. What is ticked and what was answered are no part of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// As the user wrote it, without blanks around it.
    pub name: String,
    /// Of all that can be stored, only what is the view's.
    pub shows: Stored,
}

impl SavedView {
    /// What is shown, under a name.
    pub fn of(name: &str, view: &ViewSpec, catalog: &Catalog) -> Self {
        Self {
            name: name.trim().to_owned(),
            shows: Stored::of_view(view, catalog),
        }
    }
}

impl Stored {
    /// What the list shows, and nothing else.
    pub fn of_view(view: &ViewSpec, catalog: &Catalog) -> Self {
        let query = &view.query;
        Self {
            format: conditions::QUOTED,
            search: query.search.clone(),
            conditions: Some(query.conditions.iter().map(|c| c.text(catalog)).collect()),
            keep_unknown: query.unknown == Unknown::Keep,
            sort: query.sort.map(|s| (s.by.id(catalog).to_owned(), s.descending)),
            layout: Some(view.layout),
            grid: StoredGrid::of(&view.grid, catalog),
            ..Self::default()
        }
    }

    /// The work, without preferences.
    pub fn of(w: &Workspace, catalog: &Catalog) -> Self {
        let id = |s: &ServiceIx| catalog[*s].id.clone();
        let StoredBranch {
            answers,
            must_haves,
            wishes,
        } = StoredBranch::of(&w.wizard, catalog);
        Self {
            place: Some(w.place),
            ticked: w.comparison.services.iter().map(id).collect(),
            baseline: w.comparison.baseline.as_ref().map(id),
            differences_only: w.comparison.differences_only,
            keep_cant_tell: w.comparison.keep_cant_tell,
            answers,
            must_haves,
            wishes,
            position: StoredPosition::of(w.wizard.position(), catalog),
            what_if: w.what_if.as_ref().map(|b| StoredBranch::of(b, catalog)),
            include_retired: w.include_retired,
            folded: w.folded.clone(),
            folded_groups: w.folded_groups.clone(),
            ..Self::of_view(&w.view, catalog)
        }
    }

    /// What the list shows, on a catalog; adds a sentence for each thing the catalog does not know.
    pub fn view(&self, catalog: &Catalog, lost: &mut Vec<String>) -> ViewSpec {
        let first = ViewSpec::first(catalog);
        let filters = self.conditions.as_ref();
        ViewSpec {
            query: Query {
                search: self.search.clone(),
                conditions: filters.map_or(first.query.conditions, |texts| {
                    conditions::restore(texts, self.format, "filter", catalog, lost)
                }),
                unknown: if self.keep_unknown {
                    Unknown::Keep
                } else {
                    Unknown::Drop
                },
                sort: self.sort.as_ref().and_then(|(id, descending)| {
                    let by = Subject::parse(id, catalog);
                    if by.is_none() {
                        lost.push(format!("The order by “{id}” was left out: there is no such attribute."));
                    }
                    Some(Sort {
                        by: by?,
                        descending: *descending,
                    })
                }),
            },
            layout: self.layout.unwrap_or(first.layout),
            grid: self.grid.restore(catalog, lost),
        }
    }

    /// The work on a catalog, and a sentence for each thing the catalog does not know.
    pub fn restore(&self, dataset: &Dataset) -> (Workspace, Vec<String>) {
        let catalog = &dataset.catalog;
        let mut lost = Vec::new();
        let first = Workspace::first(dataset);
        let view = self.view(catalog, &mut lost);
        let mut services = Vec::new();
        for id in &self.ticked {
            match catalog.service(id) {
                Some(s) if services.len() < MAX_PANES && !services.contains(&s) => services.push(s),
                Some(_) => {}
                None => lost.push(format!("A ticked service is not in this catalog: {id}.")),
            }
        }
        let baseline = self.baseline.as_ref().and_then(|id| catalog.service(id));
        let branch = StoredBranch {
            answers: self.answers.clone(),
            must_haves: self.must_haves.clone(),
            wishes: self.wishes.clone(),
        };
        let workspace = Workspace {
            place: self.place.unwrap_or(first.place),
            view,
            comparison: CompareRequest {
                baseline: baseline.filter(|s| services.contains(s)),
                services,
                differences_only: self.differences_only,
                keep_cant_tell: self.keep_cant_tell,
            },
            wizard: Arc::new(branch.restore(dataset, self.format, self.position.place(dataset), &mut lost)),
            // What it does not know has been reported for the first branch already.
            what_if: self.what_if.as_ref().map(|b| {
                let result = Position::Result;
                Arc::new(b.restore(dataset, self.format, result, &mut Vec::new()))
            }),
            include_retired: self.include_retired,
            folded: self.folded.clone(),
            folded_groups: self.folded_groups.clone(),
            ..first
        };
        (workspace, lost)
    }

    /// The same as it is written today; it may have been kept by an older program.
    pub fn renewed(&self, dataset: &Dataset) -> Cow<'_, Self> {
        if self.format >= conditions::QUOTED {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self::of(&self.restore(dataset).0, &dataset.catalog))
    }

    /// The same of what only the list shows.
    pub fn renewed_view(&self, catalog: &Catalog) -> Cow<'_, Self> {
        if self.format >= conditions::QUOTED {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self::of_view(&self.view(catalog, &mut Vec::new()), catalog))
    }

    /// From text, field by field: what can be read, and a warning for each part that cannot.
    pub fn read(text: &str) -> (Self, Vec<String>) {
        salvage(text)
    }

    /// As text.
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }
}
