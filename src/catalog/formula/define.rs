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

/// The heading under which they stand.
const GROUP: (&str, &str) = ("computed", "Computed");

/// Adds an attribute of this name that is worked out from others. Fails where the formula cannot be read, or something is
/// called so already.
pub fn define(catalog: &mut Catalog, name: &str, formula: &str) -> Result<(), ConditionError> {
    let name = name.trim();
    if name.is_empty() {
        return ConditionError::fail("the column has no name", "Write NAME=EXPR, as in cost=\"price * 12\".");
    }
    if Subject::parse(name, catalog).is_some() || matches!(name, "id" | "several") {
        return ConditionError::fail(format!("“{}” is there already", excerpt(name)), "Choose another name.");
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
    let group = catalog.groups.iter().position(|g| g.id == GROUP.0).unwrap_or_else(|| {
        let (id, label) = (GROUP.0.to_owned(), GROUP.1.to_owned());
        catalog.groups.push(Group { id, label });
        catalog.groups.len() - 1
    });
    catalog.attributes.push(Attribute {
        id: name.to_owned(),
        label: name.to_owned(),
        about: format!("Worked out: {}.", excerpt(&formula.text)),
        group,
        kind,
        options: Vec::new(),
        unit: formula.unit.clone(),
        better: None,
        from_parts: false,
        decimals: None,
        formula: Some(formula.into()),
    });
    catalog.attribute_ids.insert(name.to_owned(), ix);
    Ok(())
}
