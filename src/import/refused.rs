//! What a person asks of a column that cannot be done: a command refuses it, because what it would do instead is not what
//! was asked.

use super::columns::{About, infer};
use super::table::ListColumn;
use crate::catalog::{
    Feature,
    kind::unit_sizes,
    raw::{ColumnReading, RawAttribute},
};

/// That a column with a part of its own is to be whole.
pub fn of_role(column: &ListColumn, part: &str, said: Option<&ColumnReading>) -> String {
    match said.and_then(|s| s.complete) {
        Some(true) => format!("“{}” is {part}, which cannot be a whole list", column.header),
        _ => String::new(),
    }
}

/// That a column is to be whole which is no list by itself, and of which nobody says that it is one; or that it is to be in
/// a unit that its cells do not have and cannot be turned into. `why`: what is reported of its unit.
pub fn of_attribute(
    column: &ListColumn,
    attribute: &RawAttribute,
    said: Option<&ColumnReading>,
    about: About<'_>,
    why: &str,
) -> String {
    let Some(said) = said else { return String::new() };
    let header = &column.header;
    if said.complete == Some(true) && said.kind.is_none() {
        let alone = About {
            said: None,
            fixed: None,
            ..about
        };
        let kind = infer(column, alone).how.kind();
        if kind.has(Feature::Scale) || kind.has(Feature::Flag) {
            let noun = kind.words().noun;
            return format!(
                "“{header}” is {noun}, which cannot be a whole list; --column \"{header}=set:complete\" makes options of its cells"
            );
        }
    }
    match said.unit.as_deref() {
        Some(asked)
            if attribute.kind.has(Feature::Number)
                && !asked.is_empty()
                && asked != attribute.unit
                && unit_sizes(asked, &attribute.unit).is_none() =>
        {
            format!("“{header}”: {why}")
        }
        _ => String::new(),
    }
}
