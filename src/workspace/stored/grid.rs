//! How the grid lays services out, by ids and words.

use serde::{Deserialize, Serialize};

use super::{conditions, lost::Lost};
use crate::{
    catalog::{Catalog, condition::Subject},
    explore::{
        group,
        matrix::{self, Atomic, MatrixTopic, RowOrder},
    },
    workspace::grid::{Columns, GridSpec},
};

/// A [`GridSpec`] by ids.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredGrid {
    columns: Option<Vec<String>>,
    pinned: usize,
    group: Option<String>,
    topic: Option<StoredTopic>,
    rows: StoredRows,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum StoredTopic {
    Attribute(String),
    Group(String),
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
enum StoredRows {
    #[default]
    Listed,
    Alike,
    By(String, Option<String>, bool),
}

impl StoredGrid {
    /// By ids.
    pub fn of(grid: &GridSpec, catalog: &Catalog) -> Self {
        let id = |s: &Subject| s.id(catalog).to_owned();
        Self {
            columns: grid.columns.as_ref().map(|c| c.shown.iter().map(id).collect()),
            pinned: grid.columns.as_ref().map_or(0, |c| c.pinned),
            group: grid.group.as_ref().map(id),
            topic: grid.topic.and_then(|t| match t {
                MatrixTopic::Attribute(a) => Some(StoredTopic::Attribute(catalog[a].id.clone())),
                MatrixTopic::Group(g) => catalog.groups.get(g).map(|g| StoredTopic::Group(g.id.clone())),
            }),
            rows: match grid.rows {
                RowOrder::Listed => StoredRows::Listed,
                RowOrder::Alike => StoredRows::Alike,
                RowOrder::By { column, descending } => {
                    let about = &catalog[column.attribute];
                    let option = column.option.and_then(|o| about.options.get(usize::from(o)));
                    StoredRows::By(about.id.clone(), option.map(|o| o.id.clone()), descending)
                }
            },
        }
    }

    /// On a catalog, and what of it the catalog does not know; adds a sentence for each such column.
    pub fn restore(&self, catalog: &Catalog, lost: &mut Lost<'_>) -> (GridSpec, Self) {
        let mut unknown = Vec::new();
        let mut find = |id: &str| {
            let found = Subject::parse(id, catalog).filter(|s| {
                matches!(
                    s,
                    Subject::Attribute(_) | Subject::Role | Subject::Category | Subject::Status
                )
            });
            if found.is_none() {
                lost.subject(id, |label| {
                    format!("A column from before is not in this catalog: {label}.")
                });
                unknown.push(id.to_owned());
            }
            found
        };
        let columns = self.columns.as_ref().map(|ids| {
            let mut columns = Columns::default();
            for (i, id) in ids.iter().enumerate() {
                if let Some(s) = find(id).filter(|s| !columns.shown.contains(s)) {
                    columns.shown.push(s);
                    columns.pinned += usize::from(i < self.pinned);
                }
            }
            columns
        });
        let topic = self.topic.as_ref().and_then(|t| match t {
            StoredTopic::Attribute(id) => catalog.attribute(id).map(MatrixTopic::Attribute),
            StoredTopic::Group(id) => catalog.groups.iter().position(|g| g.id == *id).map(MatrixTopic::Group),
        });
        let grid = GridSpec {
            columns,
            group: self.group.as_ref().and_then(|id| grouping(id, catalog)),
            topic: topic.filter(|t| matrix::topics(catalog).contains(t)),
            rows: restore_rows(&self.rows, catalog),
        };
        self.report_what_ended(&grid, lost);
        let unfit = Self {
            columns: self.columns.clone().filter(|_| !unknown.is_empty()),
            pinned: self.pinned,
            group: self.group.clone().filter(|_| grid.group.is_none()),
            topic: self.topic.clone().filter(|_| grid.topic.is_none()),
            rows: match grid.rows {
                RowOrder::Listed => self.rows.clone(),
                _ => StoredRows::Listed,
            },
        };
        (grid, unfit)
    }

    /// A sentence for each thing but a column that `grid` has not taken up.
    fn report_what_ended(&self, grid: &GridSpec, lost: &mut Lost<'_>) {
        if let Some(id) = self.group.as_ref().filter(|_| grid.group.is_none())
            && lost.is_news(|c| grouping(id, c).is_some())
        {
            lost.subject(id, |label| {
                format!("What the list was grouped by is not in this catalog: {label}.")
            });
        }
        let matrix = |label: &str| format!("What the matrix showed is not in this catalog: {label}.");
        match self.topic.as_ref().filter(|_| grid.topic.is_none()) {
            Some(StoredTopic::Attribute(id)) => lost.subject(id, matrix),
            Some(StoredTopic::Group(id)) => lost.heading(id, matrix),
            None => {}
        }
        if let StoredRows::By(id, option, _) = &self.rows
            && grid.rows == RowOrder::Listed
            && lost.is_news(|c| restore_rows(&self.rows, c) != RowOrder::Listed)
        {
            let ended = |label: &str| format!("What the matrix was ordered by is not in this catalog: {label}.");
            match option {
                Some(option) => lost.attribute_option(id, option, ended),
                None => lost.subject(id, ended),
            }
        }
    }

    /// With what did not fit before, where nothing took its place.
    pub(super) fn take_back(&mut self, unfit: &Self, catalog: &Catalog) {
        if let (Some(columns), Some(left)) = (&mut self.columns, &unfit.columns) {
            let is_known = |id: &String| Subject::parse(id, catalog).is_some();
            let known_pinned = left.iter().take(unfit.pinned).filter(|id| is_known(id)).count();
            if self.pinned == known_pinned && conditions::is_whole_again(columns, left, is_known) {
                self.pinned = unfit.pinned;
            } else {
                let gone: Vec<String> = left.iter().filter(|id| !is_known(id)).cloned().collect();
                conditions::take_back(columns, &gone);
            }
        }
        if self.group.is_none() {
            self.group.clone_from(&unfit.group);
        }
        if self.topic.is_none() {
            self.topic.clone_from(&unfit.topic);
        }
        if self.rows == StoredRows::Listed {
            self.rows.clone_from(&unfit.rows);
        }
    }
}

fn grouping(id: &str, catalog: &Catalog) -> Option<Subject> {
    Subject::parse(id, catalog).filter(|s| group::can_group(catalog, *s))
}

fn restore_rows(rows: &StoredRows, catalog: &Catalog) -> RowOrder {
    match rows {
        StoredRows::Listed => RowOrder::Listed,
        StoredRows::Alike => RowOrder::Alike,
        StoredRows::By(attribute, option, descending) => {
            let column = catalog.attribute(attribute).and_then(|attribute| {
                let option = match option {
                    Some(id) => Some(catalog[attribute].option(id)?),
                    None => None,
                };
                (option.is_some() != catalog[attribute].options.is_empty()).then_some(Atomic { attribute, option })
            });
            column.map_or(RowOrder::Listed, |column| RowOrder::By {
                column,
                descending: *descending,
            })
        }
    }
}
