//! One service as cards and rows show it.

use std::ops::Range;

use super::disagreements::brief;
use crate::{
    app::view::age::FactAge,
    catalog::{AttributeIx, Feature, Mark, ServiceIx, State, Status},
    compare::{CellLine, Numbering, cell_words, status_words},
    dataset::Dataset,
    explore::{Listing, SearchField, evidence::age},
};

/// One service as cards and rows show it. Made when it first comes into sight.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceEntry {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// Where the search meets the name, in bytes.
    pub name_marks: Vec<Range<usize>>,
    /// Its category; may be empty.
    pub category: String,
    /// `alternative` or `supporting`.
    pub role: &'static str,
    /// Its status, where there is something to say.
    pub status: Option<StatusBadge>,
    /// A line or two.
    pub summary: String,
    /// Where the search matched, when it was not the name: `Former name: Batch AI Training`.
    pub matched: Option<Matched>,
    /// What the attributes in sight say: the headline on a card, the columns shown in a table.
    pub facts: Vec<Fact>,
    /// What the user thinks of it.
    pub mark: Mark,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

/// Where a search met a service, when it was not the name.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// `Former name: Batch AI Training`
    pub text: String,
    /// What of it the search meets, in bytes.
    pub marks: Vec<Range<usize>>,
}

/// A status worth a badge.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusBadge {
    /// Judged on the view's day.
    pub status: Status,
    /// `retired since 4 Mar 2019`.
    pub text: String,
}

/// One headline attribute of one service.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// The attribute's label.
    pub label: String,
    /// The state, as a shape.
    pub state: State,
    /// The state or value in words, on one line, with the sides' dates in full where sources disagree.
    pub text: String,
    /// The same for a place that cuts its end: where sources disagree it begins with both sides and their years.
    pub short: String,
    /// Where the search meets [`Self::short`], in bytes.
    pub marks: Vec<Range<usize>>,
    /// Those sides alone, for a place too narrow for the rest; empty where sources agree.
    pub disputed: String,
    /// How old the newest claim is.
    pub age: FactAge,
}

/// What cards and rows show of one service. `bare`: numbers without their unit, which stands in the column's head.
pub(super) fn entry(
    dataset: &Dataset,
    listing: &Listing,
    service: ServiceIx,
    shown: &[AttributeIx],
    bare: bool,
) -> ServiceEntry {
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let mut numbers = Numbering::new(catalog);
    let s = &catalog[service];
    let judged = cells.judged(service).status;
    let status = (judged != Status::Available).then(|| StatusBadge {
        status: judged,
        text: status_words(cells, service, &mut numbers).text,
    });
    let facts: Vec<Fact> = shown
        .iter()
        .map(|a| {
            let words = cell_words(cells, service, *a, &mut numbers);
            let disputed = brief(dataset, service, *a);
            let settled = words.lines.iter().filter(|l| l.shape != State::Conflicting);
            let short = std::iter::once(disputed.clone())
                .chain(settled.map(CellLine::uncited))
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join("; ");
            let text = words.lines.iter().map(CellLine::uncited).collect::<Vec<_>>().join("; ");
            let short = match cells.get(service, *a).scalar() {
                Some(value) if bare && catalog[*a].kind.has(Feature::Number) => value.words(""),
                _ => short,
            };
            Fact {
                attribute: *a,
                label: catalog[*a].label.clone(),
                state: words.state,
                text,
                marks: listing.marks(&short),
                short,
                disputed,
                age: FactAge::of(catalog, age(cells, service, *a)),
            }
        })
        .collect();
    let mut spoken = s.name.clone();
    let mark = catalog.marks.get(&service).cloned().unwrap_or_default();
    let struck = mark.struck.as_ref().map(|why| format!("struck out by you: {why}"));
    for part in [
        &*s.category,
        status.as_ref().map_or("", |b| b.text.as_str()),
        if mark.starred { "starred" } else { "" },
        struck.as_deref().unwrap_or_default(),
        if mark.note.is_empty() {
            ""
        } else {
            "with a note of yours"
        },
    ] {
        if !part.is_empty() {
            spoken.push_str(", ");
            spoken.push_str(part);
        }
    }
    ServiceEntry {
        service,
        name: s.name.clone(),
        name_marks: listing.marks(&s.name),
        category: s.category.to_string(),
        role: s.role.id(),
        status,
        summary: s.summary.clone(),
        matched: listing
            .matched(cells, service)
            .filter(|m| m.field != SearchField::Name)
            .map(|m| {
                let field = format!("{}: ", m.field.label(catalog));
                let behind = |r: &Range<usize>| r.start + field.len()..r.end + field.len();
                Matched {
                    marks: m.ranges.iter().map(behind).collect(),
                    text: format!("{field}{}", m.text),
                }
            }),
        facts,
        mark,
        spoken,
    }
}
