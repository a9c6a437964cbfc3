//! What a letter alone after the figures of a column means.

use super::format::{Hints, figures};
use crate::{
    catalog::kind::{Marks, measure},
    import::columns::{
        bounds::{Bound, split},
        figure::{Figure, Letters, figure},
        meaning::is_flags,
    },
};

/// What letters alone mean in a column.
pub fn letters<'a>(texts: impl Iterator<Item = &'a str> + Clone, hints: Hints<'_>) -> Letters {
    match () {
        () if has_short_bytes(texts.clone(), hints.memory) => Letters::Bytes,
        () if has_minutes(texts.clone()) => Letters::Minutes,
        () if hints.temperature || has_large_k(texts) => Letters::Kelvin,
        () => Letters::AsWritten,
    }
}

/// Whether what is behind figures are flags as statistics offices put there: all are known ones, and not all of them could
/// be units. `5 d` beside 3 may be five days.
pub fn has_flags<'a>(mut texts: impl Iterator<Item = &'a str>, hints: Hints<'_>) -> bool {
    let mut is_sure = false;
    let all = texts.all(|text| {
        let Bound::One(one) = split(text) else { return false };
        figure(one).is_some_and(|f| {
            is_sure |= !f.unit.is_empty() && measure(&f.unit).is_none();
            f.unit.is_empty() || is_flags(&f.unit)
        })
    });
    all && is_sure && hints.memory != Some(true) && !hints.duration
}

/// Whether a K stands after every figure and each is a thousand or more: hardly anybody writes 2,700,000 as `2700 K`, and
/// what stays as it is written claims nothing that is not there.
fn has_large_k<'a>(mut texts: impl Iterator<Item = &'a str> + Clone) -> bool {
    let is_large = |f: &Figure<'_>| f.value(Marks::Point).is_some_and(|n| n.abs() >= 1e6);
    let large = |text: &str| text.trim_end().ends_with('K') && figures(text, Letters::AsWritten).iter().all(is_large);
    texts.clone().next().is_some() && texts.all(large)
}

/// Whether an m is a minute: all else in the column is a time.
fn has_minutes<'a>(mut texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut some, mut others) = (false, false);
    texts.all(|text| {
        figures(text, Letters::AsWritten).iter().all(|f| {
            let is_m = f.unit == "m";
            some |= is_m;
            others |= !is_m;
            is_m || f.has_time()
        })
    }) && some
        && others
}

/// Whether letters alone mean bytes: under a heading of memory every figure has one or is in bytes, under one of sizes some
/// letter can mean nothing else.
fn has_short_bytes<'a>(mut texts: impl Iterator<Item = &'a str>, memory: Option<bool>) -> bool {
    let Some(is_sure) = memory else { return false };
    let (mut some, mut sure) = (false, is_sure);
    texts.all(|text| {
        figures(text, Letters::AsWritten).iter().all(|f| {
            let letter = f.is_of_bytes();
            some |= letter.is_some();
            sure |= letter == Some(true) || f.has_bytes();
            letter.is_some() || f.has_bytes()
        })
    }) && some
        && sure
}
