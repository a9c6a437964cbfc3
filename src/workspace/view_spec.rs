//! What the list shows and how: one value that the window, undo, saved views and storage share.

use super::{choices::Layout, grid::Grid};
use crate::{
    catalog::{
        Catalog, Role, Status,
        condition::{Condition, Subject, Test, Want},
    },
    explore::Query,
};

/// What the list shows and how.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewSpec {
    /// Filters, search and order.
    pub query: Query,
    pub layout: Layout,
    /// Columns, headings and the matrix.
    pub grid: Grid,
}

impl ViewSpec {
    /// What a first start shows: cards of the alternatives that have not retired, each said by a chip.
    pub fn first(catalog: &Catalog) -> Self {
        Self {
            query: Query {
                conds: starting_conds(catalog),
                ..Query::default()
            },
            layout: Layout::default(),
            grid: Grid::default(),
        }
    }
}

/// Whether a condition does no more than hide what has retired, as the chip at the start does. It stands apart from
/// what is chosen of the status.
pub fn hides_retired(cond: &Condition) -> bool {
    cond.subject == Subject::Status && cond.test == Test::NoneOf(vec![Want::Status(Status::Retired)])
}

/// The two chips the window starts with: *alternatives* and *not retired*.
pub fn starting_conds(catalog: &Catalog) -> Vec<Condition> {
    let mut conds = Vec::new();
    if catalog.services.iter().any(|s| s.role == Role::Supporting) {
        conds.push(Condition {
            subject: Subject::Role,
            test: Test::AnyOf(vec![Want::Role(Role::Alternative)]),
        });
    }
    conds.push(Condition {
        subject: Subject::Status,
        test: Test::NoneOf(vec![Want::Status(Status::Retired)]),
    });
    conds
}
