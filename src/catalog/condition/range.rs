//! Ranges in conditions, `A=4..8`: from one value to another, both included.

use std::borrow::Cow;

use super::{
    ConditionError, Subject, Want,
    lexer::{Grammar, operand, outside},
    wanted::{two_readings, want},
};
use crate::catalog::{
    ix::AttributeIx,
    kind::Feature,
    model::Catalog,
    value::{DateSpan, Scalar},
    wording::excerpt,
};

/// A range as conditions write it, its ends each written by `end`; `None` for what is no range: an exact number, a year.
pub(super) fn range_text(value: &Scalar, end: impl Fn(&str) -> String) -> Option<String> {
    let is_one = match value {
        Scalar::Number(n) => n.exact().is_some() || !(n.lo().is_finite() && n.hi().is_finite()),
        Scalar::Date(d) => DateSpan::parse(&d.to_string()) == Some(*d),
        Scalar::Ordered(text) => text.lo() == text.hi() || text.lo().is_open() || text.hi().is_open(),
    };
    let written = |upper| end(&value.end(upper).to_string());
    (!is_one).then(|| format!("{}..{}", written(false), written(true)))
}

/// What `V..V` asks for; `None` where the text is no range, or its subject has no scale.
pub(super) fn range(
    subject: Subject,
    text: &str,
    catalog: &Catalog,
    grammar: Grammar,
) -> Result<Option<Want>, ConditionError> {
    let Subject::Attribute(ix) = subject else {
        return Ok(None);
    };
    let kind = catalog[ix].kind;
    if grammar == Grammar::Unquoted || !kind.has(Feature::Scale) {
        return Ok(None);
    }
    let outside = outside(text, grammar)?;
    let is_dots = |two: &&[(usize, char)]| matches!(two, [(a, '.'), (b, '.')] if a + 1 == *b);
    let Some(at) = outside.windows(2).find(is_dots).map(|two| two[0].0) else {
        return Ok(None);
    };
    let (low, high) = (text[..at].trim(), text[at + 2..].trim());
    if low.is_empty() || high.is_empty() {
        let (sign, end) = if low.is_empty() { ("<=", high) } else { (">=", low) };
        return ConditionError::fail(
            format!("an end is missing from the range “{}”", excerpt(text.trim())),
            format!("Write both, as in 4..8, or {sign}{}.", excerpt(end)),
        );
    }
    let end = |text: &str| match want(subject, &operand(text, grammar)?, catalog, grammar)? {
        Want::Scalar(value) => Ok(value),
        _ => ConditionError::fail(
            format!("“{}” is no end of a range", excerpt(text)),
            "Write both ends, as in 4..8.",
        ),
    };
    let low = with_unit_of(high, low, subject, catalog);
    if grammar == Grammar::Typed
        && let Some(range) = typed_range(ix, &low, high, catalog)?
    {
        return Ok(Some(Want::Scalar(range)));
    }
    let high_end = end(high)?;
    match end(&low)?.to(&high_end) {
        Some(range) => Ok(Some(Want::Scalar(range))),
        None => ConditionError::fail(
            format!(
                "the ends of the range “{}” are in the wrong order",
                excerpt(text.trim())
            ),
            "Write the lower end first.",
        ),
    }
}

/// A range as a person types it, both of whose ends have the marks of one language; refused where that may be either of two.
/// `None`: its ends are to be read one by one.
fn typed_range(ix: AttributeIx, low: &str, high: &str, catalog: &Catalog) -> Result<Option<Scalar>, ConditionError> {
    let about = &catalog[ix];
    let readings = |end: &str| about.kind.readings(end, &about.unit);
    let Some((lows, highs)) = readings(low).zip(readings(high)) else {
        return Ok(None);
    };
    let both = lows.into_iter().zip(highs);
    let ranges = both.filter_map(|(low, high)| low?.to(&high?));
    match &ranges.collect::<Vec<_>>()[..] {
        [one, other] if one != other => two_readings(&format!("{low} to {high}"), [one, other]),
        [range, ..] => Ok(Some(range.clone())),
        [] => Ok(None),
    }
}

/// A number with the unit of the one after it, where it has none: `8 or 64 GB`.
pub(super) fn with_unit_of<'t>(next: &str, text: &'t str, subject: Subject, catalog: &Catalog) -> Cow<'t, str> {
    let is_number = matches!(subject, Subject::Attribute(ix) if catalog[ix].kind.has(Feature::Number));
    let unit = next
        .rfind(|c: char| c.is_ascii_digit())
        .and_then(|at| next.get(at + 1..));
    match unit {
        Some(unit) if is_number && !unit.contains('"') && text.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{text}{unit}").into()
        }
        _ => text.into(),
    }
}

/// One value of a list, or a range of values.
pub(super) fn value(subject: Subject, part: &str, catalog: &Catalog, grammar: Grammar) -> Result<Want, ConditionError> {
    match range(subject, part, catalog, grammar)? {
        Some(range) => Ok(range),
        None => want(subject, &operand(part, grammar)?, catalog, grammar),
    }
}
