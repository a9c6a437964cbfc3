//! Reading what is typed in the box of the filter panel.

use super::state::Model;
use crate::catalog::{Condition, ConditionError, condition::Subject};

/// Reads a condition, or that the columns shown have no blank.
pub(in crate::app) fn read(model: &Model, text: &str) -> Result<Condition, ConditionError> {
    let complete = Condition::asks_complete(text).then(|| complete(model)).flatten();
    complete.map_or_else(|| Condition::parse_typed(text, &model.dataset.catalog), Ok)
}

/// That the columns shown have no blank; `None` where they can have none.
pub(in crate::app) fn complete(model: &Model) -> Option<Condition> {
    let columns: Vec<Subject> = model.workspace.view.grid.columns(&model.dataset).shown().to_vec();
    Condition::complete(columns)
}
