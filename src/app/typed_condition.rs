//! Reading what is typed in the box of the filter panel.

use super::state::Model;
use crate::catalog::{
    Catalog, Condition, ConditionError,
    condition::{self, Subject},
};

/// Reads a condition, or that the columns shown have no blank.
pub(in crate::app) fn read(model: &Model, text: &str) -> Result<Condition, ConditionError> {
    let complete = Condition::asks_complete(text).then(|| complete(model)).flatten();
    complete.map_or_else(|| Condition::parse_typed(text, &model.dataset.catalog), Ok)
}

/// What to suggest for a text that is no condition and in which nothing of the catalog is named.
pub(in crate::app) fn nothing_called(catalog: &Catalog) -> String {
    let example = catalog.attributes.iter().find(|a| !a.options.is_empty());
    let example = example.map_or_else(String::new, |a| {
        format!(", or a condition as in “{}: {}”", a.label, a.options[0].label)
    });
    format!("No filter has these words. Type a part of an attribute’s or an option’s name{example}.")
}

/// Whether a text is meant as a condition, right or wrong, and not as words to look for.
pub(in crate::app) fn is_condition(text: &str, catalog: &Catalog) -> bool {
    text.contains(['=', '<', '>', '!'])
        || condition::bound_parts(text).is_some()
        || condition::is_value_after_name(text, catalog)
}

/// That the columns shown have no blank; `None` where they can have none.
pub(in crate::app) fn complete(model: &Model) -> Option<Condition> {
    let columns = model.workspace.view.grid.columns(&model.dataset);
    // Where nothing has a category, nothing lacks one.
    let has_categories = !model.dataset.catalog.categories.is_empty();
    let columns = columns.shown().iter().copied();
    Condition::complete(columns.filter(|s| has_categories || *s != Subject::Category))
}
