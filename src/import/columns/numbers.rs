//! Columns of numbers. A column is read one way; where two ways are possible, none is taken, unless the user chooses one.

mod format;
mod letters;
mod one_unit;
mod units;

pub use format::{Hints, NumberFormat, Refusal};
use format::{ends, figure_of, figures};
use letters::{has_flags, letters};
use one_unit::{best_unit, one_unit};
use units::{is_scale, sizes};

use super::{
    bounds::{Bound, split},
    compound::is_days,
    figure::{Figure, Letters, STAR, figure, is_comma_money, is_money},
    meaning::{is_flags, is_share},
};
use crate::catalog::kind::Marks;

/// The most units a column may be written in.
const UNITS: usize = 12;

/// How a column's numbers are written, if all cells are numbers and there is one way to read them.
pub fn infer<'a>(texts: impl Iterator<Item = &'a str> + Clone, hints: Hints<'_>) -> Result<NumberFormat, Refusal> {
    let letters = letters(texts.clone(), hints);
    match infer_with(texts.clone(), hints, letters) {
        // What is no unit of all may be what statistics offices put behind their figures.
        Err(Refusal::Units(..)) if has_flags(texts.clone(), hints) => infer_with(texts, hints, Letters::Flags),
        Ok(form) if hints.colons && is_flags(&form.unit) && has_flags(texts.clone(), hints) => {
            infer_with(texts, hints, Letters::Flags)
        }
        read => read,
    }
}

/// The same where it is known what letters after the figures mean.
fn infer_with<'a>(
    texts: impl Iterator<Item = &'a str> + Clone,
    hints: Hints<'_>,
    letters: Letters,
) -> Result<NumberFormat, Refusal> {
    let mut units: Vec<String> = Vec::new();
    let (mut point, mut comma, mut has_comma, mut zeros, mut some) = (true, true, false, false, false);
    let mut has_point = false;
    let mut look = |figure: &Figure<'_>| {
        // Nothing is nothing in any unit.
        if !figure.is_bare_zero() && units.iter().all(|u| *u != figure.unit) {
            if units.len() >= UNITS {
                return false;
            }
            units.push(figure.unit.to_string());
        }
        has_comma |= figure.has_comma();
        has_point |= figure.has_point();
        zeros |= figure.ends_in_zero();
        point &= figure.value(Marks::Point).is_some();
        let english = figure.has_comma() && figure.is_english_money() && hints.decimal.is_none();
        comma = comma && !english && figure.value(Marks::Comma).is_some();
        some = true;
        point || comma
    };
    for text in texts.clone() {
        let is_number = match split(text) {
            Bound::One(one) | Bound::About(one) => figure_of(one, letters).is_some_and(|f| look(&f)),
            Bound::AtLeast(end, _) => figure_of(&end, letters).is_some_and(|f| look(&f)),
            Bound::AtMost(end, _) => figure_of(end, letters).is_some_and(|f| look(&f)),
            Bound::Between(a, b) => ends(a, b, letters).is_some_and(|(a, b)| look(&a) && look(&b)),
            Bound::Unlimited => true,
        };
        if !is_number {
            return Err(Refusal::NotNumbers);
        }
    }
    // `20k` beside 1.5 under "Stars (k)" is twenty, or twenty thousand thousands.
    let mut scaled = texts
        .clone()
        .filter(|t| figures(t, letters).iter().any(Figure::is_scaled));
    if let Some(text) = is_scale(hints.unit).then(|| scaled.next()).flatten() {
        return Err(Refusal::Counted(hints.unit.to_owned(), text.trim().to_owned()));
    }
    // P85D is a model, unless its heading is of times.
    if !hints.duration && texts.clone().any(|t| is_days(t.trim())) {
        return Err(Refusal::NotNumbers);
    }
    // Without any comma, a point is the decimal separator, as in every programming language and most exports: not where
    // the list has commas for that, and for money that is written with a comma it is ambiguous.
    let thousands = comma && has_point && !has_comma;
    let all_zeros = || {
        texts
            .clone()
            .flat_map(|t| decimals_in(t, letters, Marks::Point))
            .all(|(n, zero)| n > 0 && zero)
    };
    let may_be_thousands = || hints.semicolons || all_zeros();
    let has_comma_money = || units.iter().map(String::as_str).chain([hints.unit]).any(is_comma_money);
    let style = match (hints.decimal, point, comma && (has_comma || !point)) {
        (None, true, false) if thousands && hints.shown == Some(Marks::Comma) => Marks::Comma,
        (None, true, true) if hints.shown == Some(Marks::Point) => Marks::Point,
        (None, true, false) if thousands && hints.shown == Some(Marks::Point) => Marks::Point,
        (None, true, false) if thousands && (has_comma_money() || may_be_thousands()) => {
            return Err(Refusal::Ambiguous);
        }
        _ if !some => return Err(Refusal::NotNumbers),
        (Some(Marks::Point), true, _) | (None, true, false) => Marks::Point,
        (Some(Marks::Comma), _, _) if comma => Marks::Comma,
        (None, false, true) => Marks::Comma,
        (None, true, true) => return Err(Refusal::Ambiguous),
        _ => return Err(Refusal::NotNumbers),
    };
    let mut format = NumberFormat {
        style,
        unit: one_unit(units, hints.unit)?,
        bare: String::new(),
        decimals: None,
        letters,
    };
    let all = || texts.clone().flat_map(|t| figures(t, letters));
    // 3/10 alone is a fraction, or a day of October.
    if is_share(&format.unit) && hints.unit.is_empty() && !hints.marks && all().all(|f| f.decimals(style).0 == 0) {
        return Err(Refusal::NotNumbers);
    }
    // Where each star is an outline, outlines are what is counted.
    if format.unit == STAR && all().all(|f| f.value(style) == Some(0.0)) {
        return Err(Refusal::NotNumbers);
    }
    if zeros {
        format.decimals = decimals(
            texts.clone().flat_map(|t| decimals_in(t, letters, style)),
            hints.measure || !hints.unit.is_empty() || is_money(&format.unit) || is_of_accounts(all(), style),
        )?;
    }
    // Ends in the wrong order are no range.
    if texts
        .clone()
        .any(|t| matches!(split(t), Bound::Between(..)) && format.read(t).is_none())
    {
        return Err(Refusal::NotNumbers);
    }
    if format.unit != hints.unit {
        format.unit = best_unit(&format, all());
    }
    Ok(format)
}

/// Two units of these figures that cannot be turned into each other.
pub fn unlike_units<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> Option<(String, String)> {
    let mut units = texts.filter_map(|t| unit_of(t.as_ref()));
    let first = units.next()?;
    let other = units.find(|unit| sizes(&first, unit).is_none())?;
    Some((first, other))
}

/// The unit of a figure, or of the ends of a range; `None` where it has none.
pub fn unit_of(text: &str) -> Option<String> {
    let all = figures(text, Letters::AsWritten);
    let mut units = all.into_iter().map(|f| f.unit.into_owned());
    units.find(|unit| !unit.is_empty())
}

/// Of several units the one to read a column in that is chosen to be of numbers: what most figures are in or can be turned
/// into; of as many the first.
pub fn most_common_unit<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut units: Vec<(String, usize)> = Vec::new();
    for unit in texts.filter_map(unit_of) {
        match units.iter().position(|(known, _)| sizes(known, &unit).is_some()) {
            Some(at) => units[at].1 += 1,
            None if units.len() < UNITS => units.push((unit, 1)),
            None => {}
        }
    }
    let most = units.iter().map(|(_, times)| *times).max()?;
    units
        .into_iter()
        .find(|(_, times)| *times == most)
        .map(|(unit, _)| unit)
}

/// Whether a figure is in a unit or can be turned into it; what has none can.
pub fn is_in(text: &str, unit: &str) -> bool {
    unit_of(text).is_none_or(|its| sizes(&its, unit).is_some())
}

/// Whether two texts are one number, or bounds of one, however each is written: `16 GB` and `~16 GB`.
pub fn is_one_number(a: &str, b: &str) -> bool {
    let says = |format: &NumberFormat, text: &str| format.read(text).map(|(says, _)| says);
    infer([a, b].into_iter(), Hints::default()).is_ok_and(|format| says(&format, a) == says(&format, b))
}

/// The decimal separator that a column shows: all its figures can be read so, and one only so. Points alone may be those of
/// versions, so that they count where a figure has a unit.
pub fn shows_marks<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Marks> {
    // A few hundred are enough.
    let marked = |f: &Figure<'_>| f.has_comma() || f.has_point();
    let figures: Vec<Figure<'a>> = texts.take(300).filter_map(figure).filter(marked).collect();
    let all = |marks| figures.iter().all(|f| f.value(marks).is_some());
    // Two commas, or one with other than three digits behind it, are no decimals, and no versions have any.
    let only = |marks: Marks, is_sure: bool| {
        let mut figures = figures
            .iter()
            .filter(|f| !is_sure || !f.unit.is_empty() || f.has_comma());
        figures.any(|f| f.value(marks).is_none())
    };
    match () {
        () if all(Marks::Comma) && only(Marks::Point, false) => Some(Marks::Comma),
        () if all(Marks::Point) && only(Marks::Comma, true) => Some(Marks::Point),
        () => None,
    }
}

/// The digits after the decimal separator in the figures of a cell, and whether the last is a zero.
fn decimals_in(text: &str, letters: Letters, style: Marks) -> Vec<(usize, bool)> {
    if let Bound::AtLeast(end, _) = split(text) {
        return figure_of(&end, letters).iter().map(|f| f.decimals(style)).collect();
    }
    figures(text, letters).iter().map(|f| f.decimals(style)).collect()
}

/// Whether figures are sums with cents or none, some of them with thousands marks: no versions.
fn is_of_accounts<'a>(all: impl Iterator<Item = Figure<'a>>, style: Marks) -> bool {
    let (mut marked, mut cents) = (false, true);
    for figure in all {
        marked |= figure.has_thousands(style);
        cents &= matches!(figure.decimals(style).0, 0 | 2);
    }
    marked && cents
}

/// The digits after the decimal separator that have to be kept, so that the cells come back as they were written. Of money,
/// and of what has a unit, all are shown the same way; else only what all cells share is kept.
fn decimals(all: impl Iterator<Item = (usize, bool)>, is_measure: bool) -> Result<Option<u8>, Refusal> {
    let (mut least, mut most, mut kept) = (usize::MAX, 0, false);
    for (n, zero) in all {
        (least, most) = (least.min(n), most.max(n));
        kept |= zero;
    }
    let shared = least == most && most > 0;
    match u8::try_from(most) {
        Ok(n) if n <= 15 && (shared || (kept && is_measure)) => Ok(Some(n)),
        _ if kept => Err(Refusal::Zeros),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests;
