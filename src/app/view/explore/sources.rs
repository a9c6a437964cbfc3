//! The documents with what rests on each, and the cells that rest on the oldest of them.

use std::sync::Arc;

use super::inferred::{self, InferredRow};
use crate::{
    app::{
        state::{Model, SourcesPage},
        text::{count, date_words, thousands},
        view::{
            age::{FactAge, age_words, legend},
            rows::Rows,
        },
    },
    catalog::{
        AttributeIx, Catalog, OUR_INFERENCE, Origin, ServiceIx, Source, SourceDate, SourceIx,
        condition::{Condition, Subject, Want},
    },
    compare::{Numbering, cell_words},
    dataset::Dataset,
    explore::{
        Bits,
        evidence::{Age, SourceUse, StatedCell, age, named_by, source_uses, stalest},
    },
};

/// The documents, the stalest cells, or what the catalog's makers concluded themselves.
pub struct SourcesView {
    /// `66 documents, 726 claims`.
    pub summary: String,
    /// Years in which documents are from, newest first, for "named since".
    pub years: Vec<i16>,
    /// The two ends of the age lens's legend.
    pub legend: (String, String),
    /// Whether documents are listed newest first instead of in the catalog's order.
    pub newest_first: bool,
    /// What is listed.
    pub page: SourcesPage,
    /// What the catalog's makers concluded themselves; empty while something else is listed.
    pub inferred: Vec<InferredRow>,
    /// What those are, and over what their effect is counted.
    pub inferred_caption: String,
    /// The place in the list of the document last jumped to, and which time that was.
    pub shown: Option<(usize, u32)>,
    /// Whether a filter asks for sources.
    pub by_source: bool,
    /// The documents, and the services that the filters leave.
    order: Vec<SourceIx>,
    kept: Bits,
    conditions: Vec<Condition>,
    rows: Rows<SourceRow>,
    stale: Vec<StatedCell>,
    words: Rows<StaleRow>,
    dataset: Arc<Dataset>,
}

/// One document.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// The document, by its place in the catalog.
    pub source: SourceIx,
    /// The document's title, as the catalog has it.
    pub title: String,
    /// A page to open.
    pub link: Option<String>,
    /// Publisher, date, and what kind of source it is.
    pub from: String,
    /// What an estimated date rests on; empty for any other.
    pub estimate: String,
    /// `37 claims · names 12 services`, and how many of them the filters leave where that is fewer; `2 events` of one that
    /// tells of lives alone.
    pub rests: String,
    /// Whether the filters ask for exactly this source.
    pub only: bool,
    /// What "Only this source" asks for.
    pub condition: Condition,
}

/// A cell and the age of its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct StaleRow {
    /// Whose cell.
    pub service: ServiceIx,
    /// The attribute, by its place in the catalog.
    pub attribute: AttributeIx,
    /// The service's name.
    pub name: String,
    /// The attribute's label.
    pub label: String,
    /// What the cell states, on one line.
    pub says: String,
    /// `8 years, 12 Feb 2018`, `undated`.
    pub age: String,
    /// How old that is in steps, each of which has a colour.
    pub tint: FactAge,
    /// All of it in one sentence, for a screen reader.
    pub spoken: String,
}

impl SourcesView {
    /// How many documents are listed: none while something else is.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The document at a place in the list; `None` past its end.
    pub fn row(&self, i: usize) -> Option<&SourceRow> {
        let source = *self.order.get(i)?;
        self.rows.get(i, || {
            let index = &self.dataset.index;
            let uses = source_uses(&self.dataset, index);
            let found = uses.get(source.at())?;
            let left = named_by(index, source, &self.kept);
            Some(row(&self.dataset.catalog, &self.conditions, found, left))
        })
    }

    /// How many cells have claims.
    pub fn stale_len(&self) -> usize {
        self.stale.len()
    }

    /// The cell at a place in the list, oldest evidence first; `None` past its end.
    pub fn stale(&self, i: usize) -> Option<&StaleRow> {
        let stale = self.stale.get(i)?;
        self.words.get(i, || Some(stale_row(&self.dataset, *stale)))
    }
}

pub(in crate::app::view) fn view(model: &Model, listed: &[ServiceIx], kept: Bits) -> SourcesView {
    let dataset = Arc::clone(&model.dataset);
    let (catalog, cells) = (&dataset.catalog, &dataset.cells);
    let choice = model.session.evidence;
    let conditions = &model.workspace.view.query.conditions;
    let uses = source_uses(cells, &dataset.index);
    let claims: usize = uses.iter().map(|u| u.claims).sum();
    let stale = if choice.sources == SourcesPage::Stalest {
        stalest(cells, &dataset.index, listed)
    } else {
        vec![]
    };
    let (inferred_caption, inferred) = if choice.sources == SourcesPage::Inferred {
        inferred::rows(model)
    } else {
        Default::default()
    };
    let mut order: Vec<SourceIx> = match choice.sources {
        SourcesPage::Documents => catalog.source_ixs().collect(),
        SourcesPage::Stalest | SourcesPage::Inferred => vec![],
    };
    if choice.newest_first {
        // Stable, so that what is equally old, and what is undated, keeps the catalog's order.
        order.sort_by_key(|source| {
            let date = catalog[*source].shown_date().and_then(SourceDate::span);
            std::cmp::Reverse(date.map(|d| (d.last(), d.first())))
        });
    }
    let mut years: Vec<i16> = catalog
        .sources
        .iter()
        .filter(|s| s.origin != Origin::Inference)
        .filter_map(|s| s.date.span())
        .map(|d| d.last().year())
        .collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    SourcesView {
        summary: format!(
            "{}, {}",
            count(catalog.sources.len(), "document", "documents"),
            count(claims, "claim", "claims")
        ),
        shown: choice
            .shown_source
            .and_then(|(source, round)| Some((order.iter().position(|s| *s == source)?, round))),
        rows: Rows::new(order.len()),
        order,
        kept,
        years,
        legend: legend(),
        newest_first: choice.newest_first,
        page: choice.sources,
        inferred,
        inferred_caption,
        by_source: conditions.iter().any(|c| c.subject == Subject::Source),
        conditions: conditions.clone(),
        words: Rows::new(stale.len()),
        stale,
        dataset,
    }
}

fn row(catalog: &Catalog, conditions: &[Condition], found: &SourceUse, left: usize) -> SourceRow {
    let source = &catalog[found.source];
    let condition = Condition::any_of(Subject::Source, vec![Want::of_source(found.source, catalog)]);
    SourceRow {
        source: found.source,
        title: source.title.clone(),
        link: source.link.clone(),
        from: from_words(source),
        estimate: match source.shown_date() {
            Some(SourceDate::Estimated(_, from)) => from.clone(),
            _ => String::new(),
        },
        rests: rests(catalog, found, left),
        only: conditions.contains(&condition),
        condition,
    }
}

/// What rests on a document: claims, what it tells of lives, and whom it names.
fn rests(catalog: &Catalog, found: &SourceUse, left: usize) -> String {
    let mut parts = Vec::new();
    if !found.counts {
        parts.push("not counted in this view".to_owned());
    } else if found.claims > 0 || found.events == 0 {
        parts.push(count(found.claims, "claim", "claims"));
    }
    if found.events > 0 {
        parts.push(count(found.events, "event", "events"));
    }
    if found.services > 0 || found.events == 0 {
        let shown = if left < found.services {
            format!(", {} of them shown", thousands(left))
        } else {
            String::new()
        };
        parts.push(format!("names {}{shown}", catalog.count(found.services)));
    }
    parts.join(" · ")
}

fn from_words(source: &Source) -> String {
    let date = match source.shown_date() {
        Some(SourceDate::Stated(d)) => date_words(*d),
        Some(SourceDate::Estimated(d, _)) => format!("undated, estimated {}", d.human()),
        Some(SourceDate::Unknown) => "undated".to_owned(),
        None => String::new(),
    };
    let kind = match source.origin {
        Origin::Given => "given document",
        Origin::Inference => OUR_INFERENCE,
        Origin::Own => "yours",
        Origin::Public => "",
    };
    [source.publisher.as_str(), date.as_str(), kind]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn stale_row(dataset: &Dataset, stale: StatedCell) -> StaleRow {
    let catalog: &Catalog = &dataset.catalog;
    let mut numbers = Numbering::new(catalog);
    let words = cell_words(dataset, stale.service, stale.attribute, &mut numbers);
    let says = words.short();
    let (name, label) = (&catalog[stale.service].name, &catalog[stale.attribute].label);
    let tint = FactAge::of(dataset, stale.service, stale.attribute);
    let age = match age(dataset, stale.service, stale.attribute) {
        Age::Known { days, .. } => format!("{}, {}", age_words(days), tint.year),
        Age::Undated | Age::Inferred | Age::NotStated => tint.year.clone(),
    };
    StaleRow {
        service: stale.service,
        attribute: stale.attribute,
        spoken: format!(
            "{name}, {label}: {}. Newest claim: {age}. Show the claims",
            words.spoken()
        ),
        name: name.clone(),
        label: label.clone(),
        says,
        age,
        tint,
    }
}
