//! A number's or a date's range, as drawing reads it.

use crate::{
    app::range::{self, End, RangeAxis},
    catalog::{Catalog, Scalar, condition::Subject, value::Digits, wording::thousands},
    explore::{Facet, Query},
};

/// A histogram with two handles.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeView {
    /// What places on it mean.
    pub axis: RangeAxis,
    /// The bars, in order, without gaps.
    pub bars: Vec<Bar>,
    /// The lower bound.
    pub low: Handle,
    /// The upper bound.
    pub high: Handle,
    /// The unit; empty for dates and bare numbers.
    pub unit: String,
    /// Whether it is about dates.
    pub is_date: bool,
    /// `10 GB to 40 GB`, over all services.
    pub extent: String,
    /// `3 not stated, 1 where sources disagree`; empty when all are known.
    pub unknown: String,
}

/// How many values lie between two of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its height as a share of the highest.
    pub height: f32,
    /// Where it begins and ends, as shares of the axis.
    pub span: (f32, f32),
    /// `10 to 15 GB: 4`.
    pub spoken: String,
}

/// One bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Handle {
    /// What it is; `None`: open.
    pub bound: Option<Scalar>,
    /// Where it is, as a share of the axis.
    pub share: f32,
    /// As one would type it; empty when open.
    pub text: String,
    /// What it is called.
    pub spoken: String,
}

/// `None` for a facet that has no histogram.
pub(super) fn view(facet: &Facet, catalog: &Catalog, query: &Query) -> Option<RangeView> {
    let span = facet.span.as_ref()?;
    let axis = RangeAxis::of(span)?;
    let subject = facet.subject;
    // Edges of bins have the digits they need; those of computed values would have all their digits.
    let (unit, digits) = match subject {
        Subject::Attribute(a) if catalog[a].formula.is_some() => (catalog[a].unit.as_str(), Digits::Significant),
        Subject::Attribute(a) => (catalog[a].unit.as_str(), Digits::All),
        _ => ("", Digits::All),
    };
    let words = |value: &Scalar| value.shown(unit, digits);
    let most = span.bins.iter().map(|b| b.holds).max().unwrap_or(0).max(1);
    let bars = span
        .bins
        .iter()
        .map(|b| Bar {
            height: b.holds as f32 / most as f32,
            span: (axis.share(Some(&b.from), End::Low), axis.share(Some(&b.to), End::High)),
            spoken: format!("{} to {}: {}", words(&b.from), words(&b.to), thousands(b.holds)),
        })
        .collect();
    let (low, high) = range::bounds(query, subject);
    let label = facet.label(catalog);
    let handle = |bound: Option<&Scalar>, end: End| Handle {
        bound: bound.cloned(),
        share: axis.share(bound, end),
        text: bound.map_or_else(String::new, ToString::to_string),
        spoken: match end {
            End::Low => format!("{label}, lowest"),
            End::High => format!("{label}, highest"),
        },
    };
    let unknown: Vec<String> = [
        (facet.not_stated, "not stated"),
        (facet.conflicting, "where sources disagree"),
        (facet.not_applicable, "not applicable"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{} {why}", thousands(n)))
    .collect();
    Some(RangeView {
        axis,
        bars,
        low: handle(low, End::Low),
        high: handle(high, End::High),
        unit: unit.to_owned(),
        is_date: span.min.date().is_some(),
        extent: format!("{} to {}", words(&span.min), words(&span.max)),
        unknown: unknown.join(", "),
    })
}
