//! What the list shows, by ids and words: the shape of a saved view.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{conditions, grid::StoredGrid, lost::Lost};
use crate::{
    catalog::{Catalog, condition::Subject},
    explore::{Query, Sort, Unknown},
    workspace::{choices::Layout, view_spec::ViewSpec},
};

/// A [`ViewSpec`] by ids and words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredView {
    /// How it is written: 0, before it had a number, conditions had no quotes; 2, they have.
    pub(super) format: u32,
    pub(super) search: String,
    /// Conditions as the command line writes them; `None`: nothing was saved, so the window starts with its chips.
    pub(super) conditions: Option<Vec<String>>,
    pub(super) keep_unknown: bool,
    pub(super) sort: Option<(String, bool)>,
    /// The further keys of the order, after the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sort_then: Vec<(String, bool)>,
    pub(super) layout: Option<Layout>,
    pub(super) grid: StoredGrid,
}

impl StoredView {
    /// By ids and words.
    pub fn of(view: &ViewSpec, catalog: &Catalog) -> Self {
        let query = &view.query;
        let mut keys = query.sort.iter().map(|s| (s.by.id(catalog).to_owned(), s.descending));
        Self {
            format: conditions::QUOTED,
            search: query.search.clone(),
            conditions: Some(query.conditions.iter().map(|c| c.text(catalog)).collect()),
            keep_unknown: query.unknown == Unknown::Keep,
            sort: keys.next(),
            sort_then: keys.collect(),
            layout: Some(view.layout),
            grid: StoredGrid::of(&view.grid, catalog),
        }
    }

    /// On a catalog, and what of it the catalog does not know; adds a sentence for each such thing.
    pub fn restore(&self, catalog: &Catalog, lost: &mut Lost<'_>) -> (ViewSpec, Self) {
        let first = ViewSpec::first(catalog);
        let mut unfit = Self::default();
        let conditions = match &self.conditions {
            None => first.query.conditions,
            Some(texts) => {
                let (conditions, left) = conditions::restore(texts, self.format, "filter", catalog, lost);
                unfit.conditions = (!left.is_empty()).then_some(left);
                conditions
            }
        };
        let mut sort = Vec::new();
        for key in self.sort.iter().chain(&self.sort_then) {
            let (id, descending) = key;
            let Some(by) = Subject::parse(id, catalog) else {
                lost.subject(id, |label| {
                    format!("The order by “{label}” was left out: there is no such attribute.")
                });
                (unfit.sort, unfit.sort_then) = (self.sort.clone(), self.sort_then.clone());
                continue;
            };
            sort.push(Sort {
                by,
                descending: *descending,
            });
        }
        let (grid, left) = self.grid.restore(catalog, lost);
        unfit.grid = left;
        let view = ViewSpec {
            query: Query {
                search: self.search.clone(),
                conditions,
                unknown: if self.keep_unknown {
                    Unknown::Keep
                } else {
                    Unknown::Drop
                },
                sort,
            },
            layout: self.layout.unwrap_or(first.layout),
            grid,
        };
        (view, unfit)
    }

    /// The same as it is written today; it may have been kept by an older program.
    pub fn renewed(&self, catalog: &Catalog) -> Cow<'_, Self> {
        if self.format >= conditions::QUOTED {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self::of(&self.restore(catalog, &mut Lost::default()).0, catalog))
    }

    /// With what did not fit before, where nothing took its place.
    pub(super) fn take_back(&mut self, unfit: &Self, catalog: &Catalog) {
        if let Some(left) = &unfit.conditions {
            conditions::take_back(self.conditions.get_or_insert_default(), left);
        }
        if unfit.sort.is_some() {
            let keys = |view: &Self| view.sort.iter().chain(&view.sort_then).cloned().collect();
            let (mut now, kept): (Vec<_>, Vec<_>) = (keys(self), keys(unfit));
            if conditions::is_whole_again(&mut now, &kept, |(id, _)| Subject::parse(id, catalog).is_some()) {
                (self.sort, self.sort_then) = (unfit.sort.clone(), unfit.sort_then.clone());
            }
        }
        self.grid.take_back(&unfit.grid, catalog);
    }
}
