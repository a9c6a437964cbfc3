//! How the grid lays services out: its columns, its headings and what the matrix is of. Part of the workspace, kept by
//! ids, undone like filters.

use std::cmp::Reverse;

use crate::{
    catalog::{AttributeIx, condition::Subject},
    dataset::Dataset,
    explore::{
        evidence::gap_sets,
        matrix::{self, MatrixTopic, RowOrder},
    },
};

/// How the grid lays services out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GridSpec {
    /// The columns beside the name; `None`: the catalog's own choice, see [`Columns::first`].
    pub columns: Option<Columns>,
    /// What services are grouped by.
    pub group: Option<Subject>,
    /// What the matrix is of; `None`: the one most is stated about.
    pub topic: Option<MatrixTopic>,
    /// The order of the matrix' rows.
    pub rows: RowOrder,
}

impl GridSpec {
    /// The columns beside the name, in order.
    pub fn columns(&self, dataset: &Dataset) -> Columns {
        self.columns.clone().unwrap_or_else(|| Columns::first(dataset))
    }

    /// What the matrix is of; `None` when the catalog has nothing for one.
    pub fn topic(&self, dataset: &Dataset) -> Option<MatrixTopic> {
        self.topic
            .or_else(|| matrix::default_topic(&dataset.catalog, &dataset.index))
    }
}

/// The columns of the table beside the name: those that are pinned, then the others. None twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    pub(super) shown: Vec<Subject>,
    /// How many of them, from the first on, stay beside the name.
    pub(super) pinned: usize,
}

/// How many attributes a catalog that names no headline starts with.
const FIRST_ATTRIBUTES: usize = 6;

impl Columns {
    /// The user's own columns, category, status, and the headline; where the catalog names none, the attributes that
    /// are stated most often.
    pub fn first(dataset: &Dataset) -> Self {
        let catalog = &dataset.catalog;
        let mut shown = vec![Subject::Category, Subject::Status];
        shown.retain(|s| dataset.tells(*s));
        if catalog.headline.is_empty() {
            let most = by_stated_count(dataset).into_iter();
            shown.extend(
                most.filter(|s| matches!(s, Subject::Attribute(_)))
                    .take(FIRST_ATTRIBUTES),
            );
        } else {
            shown.extend(catalog.headline.iter().copied().map(Subject::Attribute));
        }
        // The user's own columns are what the user looks at.
        let mut own: Vec<Subject> = catalog.own_columns().map(Subject::Attribute).collect();
        shown.retain(|s| !own.contains(s));
        own.append(&mut shown);
        shown = own;
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

    /// Shows a column after the others, or hides it. One pinned is pinned no more.
    pub fn toggle(&mut self, column: Subject) {
        match self.shown.iter().position(|s| *s == column) {
            Some(at) => {
                self.shown.remove(at);
                self.pinned -= usize::from(at < self.pinned);
            }
            None => self.shown.push(column),
        }
    }

    /// Pins a shown column after the others pinned, or moves it to the head of those that are not.
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

    /// Puts a shown column at a place among the shown, as near as its kind allows: pinned ones stay before the others.
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

/// Every column there can be beside the name: category, status and role where they tell something, then the attributes that
/// are stated most often first.
pub fn by_stated_count(dataset: &Dataset) -> Vec<Subject> {
    let catalog = &dataset.catalog;
    let mut attributes: Vec<_> = catalog.attribute_ixs().collect();
    attributes.sort_by_cached_key(|a| Reverse(stated_count(dataset, *a)));
    [Subject::Category, Subject::Status, Subject::Role]
        .into_iter()
        .filter(|s| dataset.tells(*s))
        .chain(attributes.into_iter().map(Subject::Attribute))
        .collect()
}

/// In how many services that are there a source states anything about this attribute.
pub fn stated_count(dataset: &Dataset, attribute: AttributeIx) -> usize {
    let index = &dataset.index;
    index.present().count() - gap_sets(dataset, index).of_attribute(attribute).count()
}
