//! The side-by-side comparison as drawing reads it: the core's own result with names, and the sources in words.

use std::collections::BTreeMap;

use super::evidence::FactAge;
use crate::{
    app::state::Model,
    catalog::{AttributeIx, ServiceIx, Status},
    compare::{Comparison, Request, compare},
    explore::evidence::Ages,
    explore::most_like,
};

/// What the comparison depends on.
pub type Key = (u64, Vec<ServiceIx>, Option<ServiceIx>, bool, bool);

/// The side-by-side comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareView {
    /// The panes; fewer than two, and there is nothing to compare yet.
    pub panes: Vec<Pane>,
    /// The rows.
    pub comparison: Comparison,
    /// Labels of the rows' attributes, by attribute.
    pub labels: Vec<String>,
    /// What the rows' attributes mean; may be empty.
    pub abouts: Vec<String>,
    /// Whether rows in which nothing known differs are left out.
    pub differences_only: bool,
    /// `31 rows are hidden: 22 the same, 9 can't tell.`
    pub hidden: Option<String>,
    /// Whether cells are tinted by the age of their newest claim.
    pub age_lens: bool,
    /// Tells one comparison from another, for what drawing measures once.
    pub stamp: u64,
    /// Sources in words, by number minus one.
    pub sources: Vec<super::details::SourceView>,
    ages: BTreeMap<(ServiceIx, AttributeIx), FactAge>,
}

/// One pane.
#[derive(Debug, Clone, PartialEq)]
pub struct Pane {
    /// Which service.
    pub service: ServiceIx,
    /// Its name.
    pub name: String,
    /// Its status.
    pub status: Status,
    /// Its status in words.
    pub status_text: String,
    /// Whether the others are held against it.
    pub pinned: bool,
    /// The services most like it that are not among the panes, most alike first.
    pub similar: Vec<(ServiceIx, String)>,
}

impl CompareView {
    /// A row's label.
    pub fn label(&self, attribute: AttributeIx) -> &str {
        self.labels.get(attribute.at()).map_or("", String::as_str)
    }

    /// How old a cell's newest claim is; `None` for a cell that is not in sight.
    pub fn age(&self, service: ServiceIx, attribute: AttributeIx) -> Option<&FactAge> {
        self.ages.get(&(service, attribute))
    }

    /// What a row means; may be empty.
    pub fn about(&self, attribute: AttributeIx) -> &str {
        self.abouts.get(attribute.at()).map_or("", String::as_str)
    }
}

pub(super) fn key(model: &Model) -> Key {
    let w = &model.workspace;
    (
        model.library.revision,
        w.ticked.clone(),
        w.baseline,
        w.differences_only,
        model.session.evidence.age_lens,
    )
}

pub(super) fn view(model: &Model) -> CompareView {
    let w = &model.workspace;
    let (catalog, cells) = (&model.library.catalog, &model.library.cells);
    let request = Request {
        services: w.ticked.clone(),
        differences_only: w.differences_only,
        baseline: w.baseline,
    };
    let comparison = compare(catalog, cells, &request);
    let stamp = {
        use std::hash::{DefaultHasher, Hash as _, Hasher as _};
        let mut hasher = DefaultHasher::new();
        key(model).hash(&mut hasher);
        hasher.finish()
    };
    let panes = w
        .ticked
        .iter()
        .zip(&comparison.statuses)
        .map(|(s, status)| Pane {
            service: *s,
            name: catalog[*s].name.clone(),
            status: status.status,
            status_text: status.text.clone(),
            pinned: w.baseline == Some(*s),
            similar: similar(model, *s),
        })
        .collect();
    let sources = comparison
        .sources
        .iter()
        .enumerate()
        .map(|(i, ix)| {
            let s = &catalog[*ix];
            let publisher = if s.publisher.is_empty() {
                String::new()
            } else {
                format!(", {}", s.publisher)
            };
            super::details::SourceView {
                number: i + 1,
                text: format!("{}{publisher}, {}", s.title, s.date.human()),
                link: s.link.clone(),
            }
        })
        .collect();
    CompareView {
        panes,
        hidden: comparison.hidden_words(),
        labels: catalog
            .attributes
            .iter()
            .map(|a| {
                if a.unit().is_empty() {
                    a.label.clone()
                } else {
                    format!("{} ({})", a.label, a.unit())
                }
            })
            .collect(),
        abouts: catalog.attributes.iter().map(|a| a.about.clone()).collect(),
        ages: ages(model, &comparison),
        age_lens: model.session.evidence.age_lens,
        comparison,
        differences_only: w.differences_only,
        stamp,
        sources,
    }
}

/// The ages of all cells in sight.
fn ages(model: &Model, comparison: &Comparison) -> BTreeMap<(ServiceIx, AttributeIx), FactAge> {
    let catalog = &model.library.catalog;
    let ages = Ages::new(catalog, &model.library.cells);
    let rows = comparison.groups.iter().flat_map(|g| &g.rows);
    rows.flat_map(|row| comparison.services.iter().map(|s| (*s, row.attribute)))
        .map(|(s, a)| ((s, a), FactAge::of(catalog, ages.of(s, a))))
        .collect()
}

/// How many services a pane offers to be swapped for.
const OFFERED: usize = 6;

fn similar(model: &Model, service: ServiceIx) -> Vec<(ServiceIx, String)> {
    let library = &model.library;
    let panes = &model.workspace.ticked;
    most_like(
        &library.catalog,
        &library.cells,
        &library.index,
        service,
        OFFERED + panes.len(),
    )
    .into_iter()
    .map(|a| a.service)
    .filter(|s| !panes.contains(s))
    .take(OFFERED)
    .map(|s| (s, library.catalog[s].name.clone()))
    .collect()
}
