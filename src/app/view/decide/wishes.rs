//! Wishes: for a list that came without questions, what one would like more or less of.

use crate::{
    app::state::Model,
    catalog::{AttributeIx, Better, Catalog, CellValue, Kind},
    decide::{Preference, Table, preference},
};

/// One attribute a wish can be about.
#[derive(Debug, Clone, PartialEq)]
pub struct WishView {
    /// Which.
    pub attribute: AttributeIx,
    /// Its name, with its unit.
    pub label: String,
    /// How many state it, and between what: `Stated for 12 of 2413, from 0 to 8`.
    pub stated: String,
    /// Whether more of it means newer.
    pub is_date: bool,
    /// Which direction the catalog declares; `None`: it declares none.
    pub declared: Option<Better>,
    /// Which direction counts now; `None`: the user has not said.
    pub better: Option<Better>,
    /// How much it weighs, 0 to 3; 0: no wish.
    pub importance: u8,
}

impl WishView {
    /// The wish with another weight or direction.
    pub fn with(&self, better: Option<Better>, importance: u8) -> Preference {
        Preference {
            attribute: self.attribute,
            better,
            importance,
        }
    }
}

/// Attributes with a direction first, then numbers and dates of which only the user can say what more is worth.
pub(super) fn view(model: &Model) -> Vec<WishView> {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let wishes = model.workspace.wizard.preferences();
    let one = |attribute: AttributeIx| {
        let wish = wishes.iter().find(|p| p.attribute == attribute);
        let declared = catalog[attribute].better;
        WishView {
            attribute,
            label: label(catalog, attribute),
            is_date: catalog[attribute].kind == Kind::Date,
            stated: stated(model, dataset.table(), attribute),
            declared,
            better: declared.or(wish.and_then(|p| p.better)),
            importance: wish.map_or(0, |p| p.importance),
        }
    };
    let directed = preference::attributes(catalog);
    let undirected = preference::undirected(catalog);
    directed.into_iter().chain(undirected).map(one).collect()
}

fn label(catalog: &Catalog, attribute: AttributeIx) -> String {
    match &catalog[attribute].kind {
        Kind::Number(unit) if !unit.is_empty() => format!("{} ({unit})", catalog[attribute].label),
        _ => catalog[attribute].label.clone(),
    }
}

fn stated(model: &Model, table: &Table, attribute: AttributeIx) -> String {
    let cells = &model.dataset.cells;
    let all = table.candidates.len();
    let values = table
        .candidates
        .iter()
        .filter_map(|s| match &cells.get(*s, attribute).value {
            CellValue::Number(i) => Some(Some((i.lo(), i.hi()))),
            CellValue::Choice(_) | CellValue::Date(_) => Some(None),
            _ => None,
        });
    let dates = || {
        let dates = table
            .candidates
            .iter()
            .filter_map(|s| match cells.get(*s, attribute).value {
                CellValue::Date(d) => Some(d),
                _ => None,
            });
        let first = dates.clone().min_by_key(|d| d.first())?;
        Some((first, dates.max_by_key(|d| d.last())?))
    };
    let (mut count, mut ends) = (0, None);
    for value in values {
        count += 1;
        if let Some((lo, hi)) = value {
            let (l, h) = ends.unwrap_or((lo, hi));
            ends = Some((lo.min(l), hi.max(h)));
        }
    }
    match ends {
        Some((lo, hi)) if lo.is_finite() && hi.is_finite() => {
            format!("Stated for {count} of {all}, from {lo} to {hi}")
        }
        _ => match dates() {
            Some((first, last)) => format!(
                "Stated for {count} of {all}, from {} to {}",
                first.human(),
                last.human()
            ),
            None => format!("Stated for {count} of {all}"),
        },
    }
}
