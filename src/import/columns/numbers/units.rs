//! The sizes of units of one family, and units that are how many a heading counts by.

use crate::catalog::kind::{canonical_unit, unit_sizes};

/// The sizes of two units of one family; one that is not known is its own.
pub fn sizes(one: &str, other: &str) -> Option<(f64, f64)> {
    unit_sizes(one, other).or_else(|| {
        let (a, b) = (canonical_unit(one), canonical_unit(other));
        // Of those that are known upper and lower case differ.
        let is_known = |unit: &str| unit_sizes(unit, unit).is_some();
        let plain = |unit: &str| {
            let unit = unit.to_lowercase();
            // 1 user, 10 users
            let word = unit.strip_suffix('s').filter(|word| word.chars().count() > 2);
            word.map(ToOwned::to_owned).unwrap_or(unit)
        };
        let is_one = a == b || (plain(&a) == plain(&b) && !is_known(one) && !is_known(other));
        is_one.then_some((1.0, 1.0))
    })
}

/// Whether what a heading has as its unit is how many its figures count by.
pub fn is_scale(unit: &str) -> bool {
    let words = unit.trim().trim_start_matches("in ");
    let scales = [
        "k",
        "K",
        "M",
        "thousand",
        "thousands",
        "million",
        "millions",
        "mio",
        "Mio",
        "Mio.",
        "Tsd",
        "Tsd.",
        "bn",
        "billions",
    ];
    scales.contains(&words)
}
