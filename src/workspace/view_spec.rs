//! What the list shows and how: one value that the window, undo, saved views and storage share.

use super::{choices::Layout, grid::GridSpec};
use crate::{
    catalog::{
        Catalog, Role, Status,
        condition::{Condition, Subject, Want},
    },
    explore::Query,
};

/// What the list shows and how.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewSpec {
    /// Filters, search and order.
    pub query: Query,
    /// How services are shown.
    pub layout: Layout,
    /// Columns, headings and the matrix.
    pub grid: GridSpec,
}

impl ViewSpec {
    /// What a first start shows: cards of the alternatives that have not retired, each shown by a chip.
    pub fn first(catalog: &Catalog) -> Self {
        Self {
            query: Query {
                conditions: starting_conditions(catalog),
                ..Query::default()
            },
            layout: Layout::default(),
            grid: GridSpec::default(),
        }
    }
}

/// The condition that hides what has retired, as the chip at the start does.
fn not_retired() -> Condition {
    Condition::none_of(Subject::Status, vec![Want::Status(Status::Retired)])
}

/// Whether a condition does no more than hide what has retired. It is separate from what is chosen of the status.
pub fn hides_retired(condition: &Condition) -> bool {
    *condition == not_retired()
}

/// The two chips the window starts with: *alternatives* and *not retired*.
pub fn starting_conditions(catalog: &Catalog) -> Vec<Condition> {
    let alternatives = || Condition::any_of(Subject::Role, vec![Want::Role(Role::Alternative)]);
    let alternatives = catalog.has_supporting().then(alternatives);
    alternatives.into_iter().chain([not_retired()]).collect()
}
