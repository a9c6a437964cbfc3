//! One service as cards and rows show it.

use std::ops::Range;

use crate::{
    app::view::age::FactAge,
    catalog::{AttributeIx, Feature, Mark, ServiceIx, State, Status},
    compare::{Numbering, PartWords, cell_words, part_news, status_words},
    dataset::Dataset,
    decide::summary,
    explore::{Listing, SearchField},
};

/// One service as cards and rows show it. Made when it first comes into sight.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceEntry {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// How often it occurs in the grid before this place.
    pub nth: u32,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// Where the search matches the name, in bytes.
    pub name_marks: Vec<Range<usize>>,
    /// Its category; may be empty.
    pub category: String,
    /// `alternative` or `supporting`.
    pub role: &'static str,
    /// Its status, where there is something to show.
    pub status: Option<StatusBadge>,
    /// Its parts that end, or ended lately.
    pub parts: Vec<PartWords>,
    /// A line or two.
    pub summary: String,
    /// Where the search matched, when it was not the name: `Former name: Batch AI Training`.
    pub matched: Option<Matched>,
    /// What the attributes in sight state: the headline on a card, the columns shown in a table.
    pub facts: Vec<Fact>,
    /// The user's marks on it.
    pub mark: Mark,
    /// What to know at its name where a row has no room for the words: that the given documents do not speak of it.
    pub aside: Option<&'static str>,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

impl ServiceEntry {
    /// What identifies its place in the grid, also when the list is ordered again.
    pub fn key(&self) -> (u32, u32) {
        (self.service.0, self.nth)
    }
}

/// Where a search matched a service, when it was not the name.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// `Former name: Batch AI Training`
    pub text: String,
    /// What of it the search matches, in bytes.
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
    /// The same for a narrow place, what sources agree on first: `Python, R, SQL, Scala  ≠ Java`.
    pub short: String,
    /// The same as it is read aloud: `Python, R, SQL, Scala; sources disagree on Java`.
    pub spoken: String,
    /// Where the search matches [`Self::short`], in bytes.
    pub marks: Vec<Range<usize>>,
    /// How old the newest claim is.
    pub age: FactAge,
}

/// What cards and rows show of one service. `bare`: numbers without their unit, which is in the column's head.
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
    let words = status_words(cells, service, &mut numbers);
    let badge = |text| StatusBadge {
        status: words.status,
        text,
    };
    let status = words.beside_name(catalog, service).map(badge);
    let facts: Vec<Fact> = shown
        .iter()
        .map(|a| {
            let words = cell_words(cells, service, *a, &mut numbers);
            let short = match (cells.get(service, *a).scalar(), words.lines.first()) {
                (Some(value), Some(line)) if bare && catalog[*a].kind.has(Feature::Number) => {
                    line.marking(&value.shown_bare(&catalog[*a].unit, catalog[*a].digits()))
                }
                _ => words.short(),
            };
            Fact {
                attribute: *a,
                label: catalog[*a].label.clone(),
                state: words.state,
                text: words.listed(),
                spoken: words.spoken(),
                marks: listing.marks(&short),
                short,
                age: FactAge::of(cells, service, *a),
            }
        })
        .collect();
    let parts = part_news(cells, service, &mut numbers);
    let ends: Vec<&str> = parts.iter().map(|p| p.text.as_str()).collect();
    let ends = ends.join("; ");
    let mut spoken = s.name.clone();
    let mark = catalog.marks.get(&service).cloned().unwrap_or_default();
    let struck = mark.struck.as_ref().map(|why| format!("struck out by you: {why}"));
    for part in [
        &*s.category,
        status.as_ref().map_or("", |b| b.text.as_str()),
        &ends,
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
        nth: 0,
        name: s.name.clone(),
        name_marks: listing.marks(&s.name),
        category: s.category.to_string(),
        role: s.role.id(),
        status,
        parts,
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
        aside: catalog
            .is_beyond_given(service)
            .then_some(summary::BEYOND_GIVEN_SENTENCE),
        spoken,
    }
}
