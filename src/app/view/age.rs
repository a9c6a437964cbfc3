//! The age of a cell's evidence, in words and as a share for the lens.

use crate::{
    app::text::count,
    catalog::{AttributeIx, Cells, OUR_INFERENCE, ServiceIx},
    explore::evidence::{Age, age, ages::OLDEST_DAYS},
};

/// How old a cell's newest claim is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FactAge {
    /// From 0, new, to 1, eight years or more; `None` when nothing dated states the cell.
    pub share: Option<f32>,
    /// The year of the newest document's claim, and whether our inference is among the claims: `2018`, `about 2019`,
    /// `undated`, `our inference`, `2018, our inference`; empty when nothing is stated.
    pub year: String,
}

impl FactAge {
    /// Of a cell.
    pub fn of(cells: &Cells, service: ServiceIx, attribute: AttributeIx) -> Self {
        let catalog = &cells.catalog;
        let age = age(cells, service, attribute);
        let year = match age {
            Age::NotStated => String::new(),
            Age::Undated => "undated".to_owned(),
            Age::Inferred => OUR_INFERENCE.to_owned(),
            Age::Known { source, .. } => catalog[source].when_narrow(),
        };
        let (live, _) = cells.claims(service, attribute);
        let inferred = age != Age::Inferred && live.iter().any(|c| catalog[c.source].is_inference());
        Self {
            share: age.share(),
            year: if inferred {
                format!("{year}, {OUR_INFERENCE}")
            } else {
                year
            },
        }
    }
}

/// `12 days`, `5 months`, `1 year`, `8 years`: whole ones, rounded down.
pub fn age_words(days: u32) -> String {
    let (n, one, many) = match days {
        0..=59 => (days, "day", "days"),
        60..=364 => (days * 12 / 365, "month", "months"),
        _ => (days / 365, "year", "years"),
    };
    count(n as usize, one, many)
}

/// The words at the two ends of the lens's legend.
pub fn legend() -> (String, String) {
    ("new".to_owned(), format!("{} or older", age_words(OLDEST_DAYS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_read_in_whole_units() {
        for (days, expected) in [
            (0, "0 days"),
            (1, "1 day"),
            (59, "59 days"),
            (60, "1 month"),
            (364, "11 months"),
            (365, "1 year"),
            (729, "1 year"),
            (730, "2 years"),
            (OLDEST_DAYS, "8 years"),
        ] {
            assert_eq!(age_words(days), expected);
        }
    }
}
