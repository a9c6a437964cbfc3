//! What is kept between runs: the workspace by ids and words, so that it survives a change of the catalog.
//!
//! Reading gives what can be used *and* what could not, never all or nothing.

use serde::{Deserialize, Serialize};

use super::grid::SavedGrid;
use crate::{
    catalog::{Catalog, Cond, cond::Subject},
    dataset::Dataset,
    explore::{Query, Sort, Unknown},
    workspace::{
        Layout, Place, ThemeChoice, Workspace,
        saved_view::NamedView,
        stored_wizard::{self, SavedAnswer, SavedBranch, SavedPosition, SavedWish},
    },
};

/// The workspace by ids and words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
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
    answers: Vec<SavedAnswer>,
    must_haves: Vec<String>,
    wishes: Vec<SavedWish>,
    position: SavedPosition,
    /// The second branch, where one was begun.
    what_if: Option<SavedBranch>,
    include_retired: bool,
    theme: Option<ThemeChoice>,
    folded: Vec<String>,
    views: Vec<NamedView>,
    grid: SavedGrid,
    keep_cant_tell: bool,
    folded_groups: Vec<String>,
}

impl Saved {
    /// The workspace by ids and words.
    pub fn of(w: &Workspace, catalog: &Catalog) -> Self {
        let id = |s: &crate::catalog::ServiceIx| catalog[*s].id.clone();
        Self {
            place: Some(w.place),
            search: w.query.search.clone(),
            conditions: Some(w.query.conds.iter().map(|c| c.text(catalog)).collect()),
            keep_unknown: w.query.unknown == Unknown::Keep,
            sort: w.query.sort.map(|s| (s.by.id(catalog).to_owned(), s.descending)),
            layout: Some(w.layout),
            ticked: w.ticked.iter().map(id).collect(),
            baseline: w.baseline.as_ref().map(id),
            differences_only: w.differences_only,
            answers: stored_wizard::answers(&w.wizard, catalog),
            wishes: stored_wizard::wishes(&w.wizard, catalog),
            what_if: w.what_if.as_ref().map(|b| SavedBranch::of(b, catalog)),
            must_haves: w.wizard.must_haves().iter().map(|c| c.text(catalog)).collect(),
            position: SavedPosition::of(w.wizard.position(), catalog),
            include_retired: w.include_retired,
            theme: Some(w.theme),
            folded: w.folded.clone(),
            views: w.views.clone(),
            grid: SavedGrid::of(&w.grid, catalog),
            keep_cant_tell: w.keep_cant_tell,
            folded_groups: w.folded_groups.clone(),
        }
    }

    /// Of all this only what a view under a name shows: not the selection, the wizard, the theme, or other views.
    #[must_use]
    pub fn only_what_is_shown(self) -> Self {
        Self {
            search: self.search,
            conditions: self.conditions,
            keep_unknown: self.keep_unknown,
            sort: self.sort,
            layout: self.layout,
            grid: self.grid,
            ..Self::default()
        }
    }

    /// The workspace on a catalog, and a sentence for each thing the catalog does not know.
    pub fn restore(self, dataset: &Dataset) -> (Workspace, Vec<String>) {
        let catalog = &dataset.catalog;
        let mut lost = Vec::new();
        let mut w = Workspace::first(dataset);
        if let Some(place) = self.place {
            w.place = place;
        }
        let mut conds = |texts: &[String], what: &str| -> Vec<Cond> {
            texts
                .iter()
                .filter_map(|t| match Cond::parse(t, catalog) {
                    Ok(c) => Some(c),
                    Err(e) => {
                        lost.push(format!("A {what} from before was left out: {e}"));
                        None
                    }
                })
                .collect()
        };
        let filters = self.conditions.as_ref().map(|texts| conds(texts, "filter"));
        let must_haves = conds(&self.must_haves, "must-have");
        w.query = Query {
            search: self.search,
            conds: filters.unwrap_or_else(|| w.query.conds.clone()),
            unknown: if self.keep_unknown {
                Unknown::Keep
            } else {
                Unknown::Drop
            },
            sort: None,
        };
        if let Some((id, descending)) = self.sort {
            match Subject::parse(&id, catalog) {
                Some(by) => w.query.sort = Some(Sort { by, descending }),
                None => lost.push(format!("The order by “{id}” was left out: there is no such attribute.")),
            }
        }
        for id in &self.ticked {
            match catalog.service(id) {
                Some(s) if w.ticked.len() < super::MAX_PANES && !w.ticked.contains(&s) => w.ticked.push(s),
                Some(_) => {}
                None => lost.push(format!("A ticked service is not in this catalog: {id}.")),
            }
        }
        w.baseline = self
            .baseline
            .and_then(|id| catalog.service(&id))
            .filter(|s| w.ticked.contains(s));
        w.differences_only = self.differences_only;
        w.include_retired = self.include_retired;
        w.layout = self.layout.unwrap_or(w.layout);
        w.theme = self.theme.unwrap_or(w.theme);
        w.folded = self.folded;
        w.views = self.views;
        w.grid = self.grid.restore(catalog, &mut lost);
        w.wizard = stored_wizard::restore(&self.answers, &must_haves, &self.wishes, dataset, &mut lost)
            .resume(&dataset.script, self.position.place(dataset));
        w.what_if = self.what_if.map(|b| b.restore(dataset));
        w.keep_cant_tell = self.keep_cant_tell;
        w.folded_groups = self.folded_groups;
        (w, lost)
    }

    /// The same without what is the reader's taste rather than the work: for a file that is handed over.
    #[must_use]
    pub fn without_theme(self) -> Self {
        Self {
            theme: None,
            views: Vec::new(),
            ..self
        }
    }

    /// From text; what cannot be read is as if nothing had been saved.
    pub fn read(text: &str) -> Self {
        ron::from_str(text).unwrap_or_default()
    }

    /// As text.
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }
}
