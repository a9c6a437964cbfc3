//! Adding a computed attribute to a catalog, for as long as it is open.

use super::{node::Formula, read::read};
use crate::catalog::{
    condition::{ConditionError, Subject},
    ix::AttributeIx,
    kind::{Feature, Kind},
    limits::ATTRIBUTES,
    model::{Attribute, Catalog, Group},
    wording::excerpt,
};

/// The heading they are under.
const GROUP: (&str, &str) = ("computed", "Computed");

/// An attribute to be worked out from others.
pub struct ColumnDefinition {
    /// What it is asked for by.
    pub id: String,
    /// What a reader sees.
    pub name: String,
    /// As it was written.
    pub formula: String,
}

/// Adds an attribute of this name that is worked out from others. Fails where the formula cannot be read, or something is
/// called so already.
pub fn define(catalog: &mut Catalog, name: &str, formula: &str) -> Result<(), ConditionError> {
    define_as(catalog, (name, name), formula)
}

/// The same with an id that need not be its name.
pub fn define_as(catalog: &mut Catalog, (id, name): (&str, &str), formula: &str) -> Result<(), ConditionError> {
    let (id, name) = (id.trim(), name.trim());
    if id.is_empty() || name.is_empty() {
        return ConditionError::fail("the column has no name", "Write NAME=EXPR, as in cost=\"price * 12\".");
    }
    let group = catalog.groups.iter().position(|g| g.id == GROUP.0);
    let group = group.ok_or_else(|| Group {
        id: GROUP.0.to_owned(),
        label: GROUP.1.to_owned(),
    });
    add(catalog, (id, name), formula, group)
}

/// The same under an id of its own, and under a heading by its place or a new one.
pub fn add(
    catalog: &mut Catalog,
    (id, name): (&str, &str),
    formula: &str,
    group: Result<usize, Group>,
) -> Result<(), ConditionError> {
    if Subject::parse(id, catalog).is_some() || matches!(id, "id" | "several") {
        return is_there(id);
    }
    let ix = catalog.attributes.len();
    if ix >= ATTRIBUTES {
        return ConditionError::fail("the catalog has as many attributes as there can be", "Define none.");
    }
    let ix = AttributeIx(ix as u16);
    let formula: Formula = read(formula, ix, catalog)?;
    let Some(kind) = Kind::ALL.iter().copied().find(|k| k.has(Feature::Number)) else {
        return Ok(());
    };
    let group = group.unwrap_or_else(|new| {
        catalog.groups.push(new);
        catalog.groups.len() - 1
    });
    catalog.attributes.push(Attribute {
        id: id.to_owned(),
        label: name.to_owned(),
        about: format!("Worked out: {}.", excerpt(&formula.text)),
        group,
        kind,
        options: Vec::new(),
        unit: formula.unit.clone(),
        better: None,
        from_parts: false,
        complete: false,
        decimals: None,
        formula: Some(formula.into()),
    });
    catalog.attribute_ids.insert(id.to_owned(), ix);
    Ok(())
}

/// Refuses a name that something has already.
pub fn is_there<T>(name: &str) -> Result<T, ConditionError> {
    ConditionError::fail(format!("“{}” is there already", excerpt(name)), "Choose another name.")
}
