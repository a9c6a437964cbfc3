//! Wishes: for a list that came without questions, what one would like more or less of.

use crate::{
    app::state::Model,
    catalog::{Attribute, AttributeIx, Better, Catalog, Cell, CellValue, Scalar, kind::Directions},
    decide::{Preference, RuleTable, preference},
};

/// One attribute a wish can be about.
#[derive(Debug, Clone, PartialEq)]
pub struct WishView {
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// Its name, with its unit.
    pub label: String,
    /// How many state it, and between what: `Stated for 12 of 2413, from 0 to 8`.
    pub stated: String,
    /// What more and less of it are called.
    pub directions: Directions,
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
            directions: preference::directions(catalog, attribute),
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
    let Attribute { label, unit, .. } = &catalog[attribute];
    if unit.is_empty() {
        label.clone()
    } else {
        format!("{label} ({unit})")
    }
}

fn stated(model: &Model, table: &RuleTable, attribute: AttributeIx) -> String {
    let cells = table.candidates.iter().map(|s| model.dataset.cells.get(*s, attribute));
    let counts = |cell: &&Cell| matches!(cell.value, CellValue::Choice(_) | CellValue::Scalar(_));
    let stated = format!(
        "Stated for {} of {}",
        cells.clone().filter(counts).count(),
        table.candidates.len()
    );
    let values = cells.filter_map(Cell::scalar);
    let numbers = values.clone().filter_map(Scalar::number);
    let (lo, hi) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), n| {
        (lo.min(n.lo()), hi.max(n.hi()))
    });
    let dates = values.filter_map(Scalar::date);
    let first = dates.clone().min_by_key(|d| d.first());
    match first.zip(dates.max_by_key(|d| d.last())) {
        Some((first, last)) => format!("{stated}, from {} to {}", first.human(), last.human()),
        None if lo.is_finite() && hi.is_finite() => format!("{stated}, from {lo} to {hi}"),
        None => stated,
    }
}
