//! Wishes: for a list that came without questions, what one would like more or less of.

use crate::{
    app::state::Model,
    catalog::{Attribute, AttributeIx, Better, Catalog, Cell, CellValue, Scalar, kind::Directions},
    decide::{RuleTable, Wish, WishFor, wish},
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
    pub fn with(&self, better: Option<Better>, importance: u8) -> Wish {
        Wish {
            attribute: self.attribute,
            wants: WishFor::Better(better.or(self.better).unwrap_or(Better::Higher)),
            curve: None,
            importance,
        }
    }
}

/// Attributes with a direction first, then numbers and dates of which only the user can say what more is worth.
pub(super) fn view(model: &Model) -> Vec<WishView> {
    let dataset = &model.dataset;
    let catalog = &dataset.catalog;
    let wishes = model.workspace.wizard.wishes();
    let one = |attribute: AttributeIx| {
        let mine = wishes.iter().find(|w| w.attribute == attribute);
        let direction = mine.and_then(|w| match w.wants {
            WishFor::Better(better) => Some(better),
            _ => None,
        });
        let declared = catalog[attribute].better;
        WishView {
            attribute,
            label: label(catalog, attribute),
            directions: wish::directions(catalog, attribute),
            stated: stated(model, dataset.table(), attribute),
            declared,
            better: declared.or(direction),
            importance: mine.map_or(0, |w| w.importance),
        }
    };
    let measured: Vec<AttributeIx> = catalog
        .attribute_ixs()
        .filter(|a| wish::is_measured(catalog, *a))
        .collect();
    let (directed, undirected): (Vec<_>, Vec<_>) = measured.into_iter().partition(|a| catalog[*a].better.is_some());
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
