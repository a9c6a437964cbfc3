//! How the grid lays services out: its columns, its headings and what the matrix is of. Part of the workspace, kept by
//! ids, undone like filters.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::{
    catalog::{Catalog, cond::Subject},
    dataset::Dataset,
    explore::{
        group,
        matrix::{self, Atomic, Rows, Topic},
    },
};

/// How the grid lays services out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// The columns beside the name; `None`: the catalog's own choice, see [`Columns::first`].
    pub columns: Option<Columns>,
    /// What services stand under headings by.
    pub group: Option<Subject>,
    /// What the matrix is of; `None`: what most is said of.
    pub topic: Option<Topic>,
    /// The order of the matrix' rows.
    pub rows: Rows,
}

impl Grid {
    /// The columns beside the name, in order.
    pub fn columns(&self, dataset: &Dataset) -> Columns {
        self.columns.clone().unwrap_or_else(|| Columns::first(dataset))
    }

    /// What the matrix is of; `None` when the catalog has nothing for one.
    pub fn topic(&self, dataset: &Dataset) -> Option<Topic> {
        self.topic
            .or_else(|| matrix::default_topic(&dataset.catalog, &dataset.index))
    }
}

/// The columns of the table beside the name: those that are pinned, then the others. None twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    shown: Vec<Subject>,
    /// How many of them, from the first on, stay beside the name.
    pinned: usize,
}

/// How many attributes a catalog that names no headline starts with.
const FIRST_ATTRIBUTES: usize = 6;

impl Columns {
    /// Category, status, and the headline; where the catalog names none, the attributes of which most is said.
    pub fn first(dataset: &Dataset) -> Self {
        let catalog = &dataset.catalog;
        let mut shown = vec![Subject::Category, Subject::Status];
        if catalog.headline.is_empty() {
            let most = by_said(dataset).into_iter();
            shown.extend(
                most.filter(|s| matches!(s, Subject::Attribute(_)))
                    .take(FIRST_ATTRIBUTES),
            );
        } else {
            shown.extend(catalog.headline.iter().copied().map(Subject::Attribute));
        }
        Self { shown, pinned: 0 }
    }

    /// In order, the pinned ones first.
    pub fn shown(&self) -> &[Subject] {
        &self.shown
    }

    /// Those that stay beside the name.
    pub fn pinned(&self) -> &[Subject] {
        &self.shown[..self.pinned]
    }

    /// Shows a column behind the others, or hides it. One pinned is pinned no more.
    pub fn toggle(&mut self, column: Subject) {
        match self.shown.iter().position(|s| *s == column) {
            Some(at) => {
                self.shown.remove(at);
                self.pinned -= usize::from(at < self.pinned);
            }
            None => self.shown.push(column),
        }
    }

    /// Pins a shown column behind the others pinned, or lets it go to the head of those that are not.
    pub fn toggle_pin(&mut self, column: Subject) {
        let Some(at) = self.shown.iter().position(|s| *s == column) else {
            return;
        };
        self.shown.remove(at);
        if at < self.pinned {
            self.pinned -= 1;
            self.shown.insert(self.pinned, column);
        } else {
            self.shown.insert(self.pinned, column);
            self.pinned += 1;
        }
    }

    /// Puts a shown column at a place among the shown, as near as its kind lies: pinned ones stay before the others.
    pub fn place(&mut self, column: Subject, to: usize) {
        let Some(at) = self.shown.iter().position(|s| *s == column) else {
            return;
        };
        let last = self.shown.len() - 1;
        let to = if at < self.pinned {
            to.min(self.pinned - 1)
        } else {
            to.clamp(self.pinned, last)
        };
        self.shown.remove(at);
        self.shown.insert(to, column);
    }
}

/// Every column there can be beside the name: category, status and role, then the attributes of which most is said
/// first.
pub fn by_said(dataset: &Dataset) -> Vec<Subject> {
    let catalog = &dataset.catalog;
    let mut attributes: Vec<_> = catalog.attribute_ixs().collect();
    attributes.sort_by_cached_key(|a| Reverse(said(dataset, *a)));
    [Subject::Category, Subject::Status, Subject::Role]
        .into_iter()
        .chain(attributes.into_iter().map(Subject::Attribute))
        .collect()
}

/// In how many services that are there a source says anything of this attribute.
pub fn said(dataset: &Dataset, attribute: crate::catalog::AttributeIx) -> usize {
    if dataset.catalog[attribute].is_facet() {
        return matrix::said(&dataset.index, attribute);
    }
    let there = dataset.index.present().iter().map(|slot| dataset.index.service(slot));
    there
        .filter(|s| dataset.get(*s, attribute).state != crate::catalog::State::NotStated)
        .count()
}

/// The same by ids, to be kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedGrid {
    columns: Option<Vec<String>>,
    pinned: usize,
    group: Option<String>,
    topic: Option<SavedTopic>,
    rows: SavedRows,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum SavedTopic {
    Attribute(String),
    Group(String),
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
enum SavedRows {
    #[default]
    Listed,
    Alike,
    By(String, Option<String>, bool),
}

impl SavedGrid {
    /// By ids.
    pub fn of(grid: &Grid, catalog: &Catalog) -> Self {
        let id = |s: &Subject| s.id(catalog).to_owned();
        Self {
            columns: grid.columns.as_ref().map(|c| c.shown.iter().map(id).collect()),
            pinned: grid.columns.as_ref().map_or(0, |c| c.pinned),
            group: grid.group.as_ref().map(id),
            topic: grid.topic.and_then(|t| match t {
                Topic::Attribute(a) => Some(SavedTopic::Attribute(catalog[a].id.clone())),
                Topic::Group(g) => catalog.groups.get(g).map(|g| SavedTopic::Group(g.id.clone())),
            }),
            rows: match grid.rows {
                Rows::Listed => SavedRows::Listed,
                Rows::Alike => SavedRows::Alike,
                Rows::By { column, descending } => {
                    let about = &catalog[column.attribute];
                    let option = column.option.and_then(|o| about.options().get(usize::from(o)));
                    SavedRows::By(about.id.clone(), option.map(|o| o.id.clone()), descending)
                }
            },
        }
    }

    /// On a catalog; adds a sentence for each thing it does not know.
    pub fn restore(self, catalog: &Catalog, lost: &mut Vec<String>) -> Grid {
        let mut find = |id: &str| {
            let found = Subject::parse(id, catalog).filter(|s| {
                matches!(
                    s,
                    Subject::Attribute(_) | Subject::Role | Subject::Category | Subject::Status
                )
            });
            if found.is_none() {
                lost.push(format!("A column from before is not in this catalog: {id}."));
            }
            found
        };
        let columns = self.columns.map(|ids| {
            let mut columns = Columns::default();
            for (i, id) in ids.iter().enumerate() {
                if let Some(s) = find(id).filter(|s| !columns.shown.contains(s)) {
                    columns.shown.push(s);
                    columns.pinned += usize::from(i < self.pinned);
                }
            }
            columns
        });
        let topic = self.topic.and_then(|t| match t {
            SavedTopic::Attribute(id) => catalog.attribute(&id).map(Topic::Attribute),
            SavedTopic::Group(id) => catalog.groups.iter().position(|g| g.id == id).map(Topic::Group),
        });
        Grid {
            columns,
            group: self
                .group
                .and_then(|id| Subject::parse(&id, catalog))
                .filter(|s| group::can_group(catalog, *s)),
            topic: topic.filter(|t| matrix::topics(catalog).contains(t)),
            rows: restore_rows(&self.rows, catalog),
        }
    }
}

fn restore_rows(rows: &SavedRows, catalog: &Catalog) -> Rows {
    match rows {
        SavedRows::Listed => Rows::Listed,
        SavedRows::Alike => Rows::Alike,
        SavedRows::By(attribute, option, descending) => {
            let column = catalog.attribute(attribute).and_then(|attribute| {
                let option = match option {
                    Some(id) => Some(catalog[attribute].option(id)?),
                    None => None,
                };
                (option.is_some() != catalog[attribute].options().is_empty()).then_some(Atomic { attribute, option })
            });
            column.map_or(Rows::Listed, |column| Rows::By {
                column,
                descending: *descending,
            })
        }
    }
}
