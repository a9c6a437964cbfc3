//! Columns of the user's own: numbers worked out from what the catalog states, laid behind its attributes.
//!
//! A column keeps its id when it is renamed, so that filters, orders and wishes about it stay. The order in which they
//! were added is no matter: one may be worked out from another wherever that is in the list.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalog::{
    condition::{ConditionError, Subject},
    formula::{self, Formula},
    ix::AttributeIx,
    meant::looked_up,
    model::{Catalog, Group, cmp_folded},
    wording::{excerpt, upper_first},
};

/// The heading they are under.
const HEADING: (&str, &str) = ("your-columns", "Your columns");

/// The most of them: no one reads more, and a file that was made by hand may hold any number.
pub const MOST: usize = 100;

/// A column of the user's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct OwnColumn {
    /// What filters and orders call it: the name it had at first.
    pub id: String,
    /// The label a reader sees.
    pub name: String,
    /// As it was typed.
    pub formula: String,
}

/// Lays columns behind a catalog's attributes, where there are none of the user's yet. Returns each that cannot be, by its
/// place, and why, in one sentence.
pub fn lay(catalog: &mut Catalog, columns: &[OwnColumn]) -> Vec<(usize, String)> {
    let mut left: Vec<usize> = (0..columns.len().min(MOST)).collect();
    let too_many = (MOST..columns.len()).map(|at| (at, format!("There are {MOST} already. Remove one first.")));
    loop {
        // One that names another waits for it.
        let mut failed = Vec::new();
        for at in &left {
            let Some(column) = columns.get(*at) else { continue };
            if let Err(e) = add(catalog, column) {
                failed.push((*at, e));
            }
        }
        if failed.len() == left.len() {
            let why = |(at, e)| (at, sentence(e, catalog));
            return failed.into_iter().map(why).chain(too_many).collect();
        }
        left = failed.into_iter().map(|(at, _)| at).collect();
    }
}

fn add(catalog: &mut Catalog, column: &OwnColumn) -> Result<(), ConditionError> {
    let (id, name) = (column.id.trim(), column.name.trim());
    let name = if name.is_empty() { id } else { name };
    if id.is_empty() {
        return ConditionError::fail("a column has no name", "");
    }
    let group = match catalog.own_columns {
        0 => Err(Group {
            id: free_group(catalog),
            label: HEADING.1.to_owned(),
        }),
        _ => Ok(catalog.groups.len().saturating_sub(1)),
    };
    formula::add(catalog, (id, name), &column.formula, group)?;
    catalog.own_columns += 1;
    Ok(())
}

fn free_group(catalog: &Catalog) -> String {
    let mut id = HEADING.0.to_owned();
    while catalog.groups.iter().any(|g| g.id == id) {
        id.push('-');
    }
    id
}

/// Takes them off again.
pub fn take_off(catalog: &mut Catalog) {
    if catalog.own_columns == 0 {
        return;
    }
    let first = catalog.attributes.len().saturating_sub(catalog.own_columns);
    catalog.attributes.truncate(first);
    catalog.attribute_ids.retain(|_, ix| ix.at() < first);
    catalog.groups.pop();
    catalog.own_columns = 0;
}

/// Which of these columns a catalog could not have, each by its place with one sentence why.
pub fn refused(catalog: &Catalog, columns: &[OwnColumn]) -> Vec<(usize, String)> {
    // Formulas look at attributes alone, and entries are many.
    let mut bare = Catalog {
        attributes: catalog.attributes.clone(),
        groups: catalog.groups.clone(),
        attribute_ids: catalog.attribute_ids.clone(),
        own_columns: catalog.own_columns,
        ..Catalog::default()
    };
    take_off(&mut bare);
    lay(&mut bare, columns)
}

/// Reads the formula of a column that is new, or that is changed; the error is one sentence, with its place in the
/// formula.
pub fn read_formula(text: &str, changed: Option<AttributeIx>, catalog: &Catalog) -> Result<Formula, String> {
    let anywhere = AttributeIx(u16::MAX);
    let found = formula::read(text, anywhere, catalog).map_err(|mut e| {
        // The help on how to write it is beside the field.
        if e.help == formula::HELP {
            e.help.clear();
        }
        sentence(e, catalog)
    })?;
    let Some(itself) = changed else { return Ok(found) };
    let mut seen = BTreeSet::new();
    let through = found
        .parts
        .iter()
        .find(|part| rests_on(**part, itself, catalog, &mut seen));
    match through {
        Some(part) if *part == itself => Err(format!(
            "“{}” cannot be worked out from itself. Name other numbers.",
            excerpt(&catalog[itself].label)
        )),
        Some(part) => Err(format!(
            "“{}” is itself worked out from “{}”. Name other numbers.",
            excerpt(&catalog[*part].label),
            excerpt(&catalog[itself].label)
        )),
        None => Ok(found),
    }
}

/// Whether an attribute is another, or worked out from it; none of those `seen` is.
fn rests_on(attribute: AttributeIx, on: AttributeIx, catalog: &Catalog, seen: &mut BTreeSet<AttributeIx>) -> bool {
    if attribute == on || !seen.insert(attribute) {
        return attribute == on;
    }
    let mut parts = catalog[attribute].formula.iter().flat_map(|f| &f.parts);
    parts.any(|part| rests_on(*part, on, catalog, seen))
}

/// Checks the name of a column that is new, or that is changed; the error is one sentence.
pub fn check_name(name: &str, changed: Option<AttributeIx>, catalog: &Catalog) -> Result<(), String> {
    let name = name.trim();
    if name.is_empty() {
        return Err("The column has no name yet. Type one.".to_owned());
    }
    let same = |other: &str| cmp_folded(other, name).is_eq();
    let mut attributes = catalog.attribute_ixs().filter(|a| Some(*a) != changed);
    let is_attribute = attributes.any(|a| same(&catalog[a].id) || same(&catalog[a].label));
    let is_built_in = Subject::BUILT_IN.iter().any(|s| same(s.id(catalog)));
    if is_attribute || is_built_in || ["id", "several", "yours"].iter().any(|word| same(word)) {
        return formula::is_there(name).map_err(|e| sentence(e, catalog));
    }
    Ok(())
}

fn sentence(error: ConditionError, catalog: &Catalog) -> String {
    let helped = looked_up::<()>(Err(error), catalog);
    helped.err().map_or_else(String::new, |e| upper_first(&e.to_string()))
}
