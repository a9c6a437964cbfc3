//! The side-by-side comparison as drawing reads it: the core's own result with names, and the sources in words.

pub mod add;
pub mod like;
pub mod nav;
pub mod suggest;
pub mod why;

use std::collections::BTreeMap;

pub use like::{LikeService, LikeView};
pub use nav::Move;
pub use suggest::{Suggestion, SuggestionList};
pub use why::WhyView;

use super::{age::FactAge, source::SourceView};
use crate::{
    app::{location::LineId, state::Model, text::count},
    catalog::{AttributeIx, Catalog, Mark, ServiceIx, Status, wording::heading},
    compare::{CompareRequest, Comparison, Numbering, PartWords, Row, compare},
};

/// What the comparison depends on.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct ComparisonKey {
    revision: u64,
    request: CompareRequest,
    age_lens: bool,
    folded: Vec<String>,
    why: Option<(ServiceIx, ServiceIx)>,
}

/// The side-by-side comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareView {
    /// The panes; fewer than two, and there is nothing to compare yet.
    pub panes: Vec<Pane>,
    /// Rows, classes and cells, from the core.
    pub comparison: Comparison,
    /// Labels of the rows' attributes, by attribute.
    pub labels: Vec<String>,
    /// What the rows' attributes mean; may be empty.
    pub abouts: Vec<String>,
    /// The headings, beside the comparison's groups.
    pub heads: Vec<GroupHead>,
    /// What is shown, from top to bottom: headings, and the rows of those that are not folded.
    pub lines: Vec<LineId>,
    /// Whether rows in which nothing known differs are left out.
    pub differences_only: bool,
    /// Whether rows that are not known to differ are shown too.
    pub keep_cant_tell: bool,
    /// `Also can't tell (9)`: what that choice is called.
    pub keep_label: String,
    /// `31 rows are hidden: 22 the same, 9 can't tell.`
    pub hidden: Option<String>,
    /// How they differ, in one sentence.
    pub sentence: String,
    /// Whether cells are tinted by the age of their newest claim.
    pub age_lens: bool,
    /// Distinguishes one comparison from another, for what drawing measures once.
    pub stamp: u64,
    /// Sources in words, by number minus one; those that only the lists of why cite come last.
    pub sources: Vec<SourceView>,
    /// Why one pane over another, when that is asked.
    pub why: Option<WhyView>,
    /// By attribute: its group's and its row's place in the comparison.
    places: BTreeMap<AttributeIx, (usize, usize)>,
    ages: BTreeMap<(ServiceIx, AttributeIx), FactAge>,
}

/// The heading of a group of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupHead {
    /// Its place in the catalog.
    pub group: usize,
    /// What it is called.
    pub label: String,
    /// `6 rows`.
    pub count: String,
    /// Whether its rows are folded away.
    pub folded: bool,
}

/// A service in the comparison: its column, with what stands in the head.
#[derive(Debug, Clone, PartialEq)]
pub struct Pane {
    /// The service, by its place in the catalog.
    pub service: ServiceIx,
    /// The service's name, as the catalog has it.
    pub name: String,
    /// Judged on the view's day.
    pub status: Status,
    /// What a reader must know beside its name, as [`crate::compare::StatusWords::beside_name`]; empty where that is nothing.
    pub status_text: String,
    /// Its parts that end, or ended lately.
    pub parts: Vec<PartWords>,
    /// Whether the others are compared with it.
    pub pinned: bool,
    /// What the user thinks of it.
    pub mark: Mark,
}

impl CompareView {
    /// A row's label.
    pub fn label(&self, attribute: AttributeIx) -> &str {
        self.labels.get(attribute.at()).map_or("", String::as_str)
    }

    /// A row that is compared, folded or not.
    pub fn row(&self, attribute: AttributeIx) -> Option<&Row> {
        let (group, row) = self.places.get(&attribute)?;
        self.comparison.groups.get(*group)?.rows.get(*row)
    }

    /// The heading of a group, by the group's place in the catalog.
    pub fn head(&self, group: usize) -> Option<&GroupHead> {
        self.heads.iter().find(|h| h.group == group)
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

pub(super) fn key(model: &Model) -> ComparisonKey {
    let w = &model.workspace;
    ComparisonKey {
        revision: model.dataset.revision,
        request: w.comparison.clone(),
        age_lens: model.session.evidence.age_lens,
        folded: w.folded_groups.clone(),
        why: model.why_pair(),
    }
}

pub(super) fn view(model: &Model) -> CompareView {
    let w = &model.workspace;
    let key = key(model);
    let (catalog, cells) = (&model.dataset.catalog, &model.dataset.cells);
    let comparison = compare(cells, &key.request);
    // The lists of why go on with the table's numbers, so that a source has one number in sight.
    let mut numbers = Numbering::new(catalog);
    numbers.cite_all(comparison.sources.iter().copied());
    let why = key.why.map(|pair| why::view(cells, pair, &mut numbers));
    let heads = heads(catalog, &comparison, &w.folded_groups);
    let panes = w
        .comparison
        .services
        .iter()
        .zip(comparison.statuses.iter().zip(&comparison.parts))
        .map(|(s, (status, parts))| Pane {
            service: *s,
            name: catalog[*s].name.clone(),
            status: status.status,
            status_text: status.beside_name(catalog, *s).unwrap_or_default(),
            parts: parts.clone(),
            pinned: w.comparison.baseline == Some(*s),
            mark: catalog.marks.get(s).cloned().unwrap_or_default(),
        })
        .collect();
    CompareView {
        panes,
        hidden: comparison.hidden_words(),
        sentence: comparison.sentence(),
        labels: catalog.attributes.iter().map(|a| heading(&a.label, &a.unit)).collect(),
        abouts: catalog.attributes.iter().map(|a| a.about.clone()).collect(),
        ages: ages(model, &comparison),
        age_lens: key.age_lens,
        lines: lines(&comparison, &heads),
        places: places(&comparison),
        heads,
        differences_only: w.comparison.differences_only,
        keep_cant_tell: w.comparison.keep_cant_tell,
        keep_label: format!("Also can't tell ({})", comparison.cant_tell()),
        stamp: stamp(&key),
        sources: SourceView::all(catalog, &numbers),
        why,
        comparison,
    }
}

fn stamp(key: &ComparisonKey) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

fn heads(catalog: &Catalog, comparison: &Comparison, folded: &[String]) -> Vec<GroupHead> {
    let head = |group: &crate::compare::RowGroup| GroupHead {
        group: group.group,
        label: group.label.clone(),
        count: count(group.rows.len(), "row", "rows"),
        folded: folded.contains(&catalog.groups[group.group].id),
    };
    comparison.groups.iter().map(head).collect()
}

fn lines(comparison: &Comparison, heads: &[GroupHead]) -> Vec<LineId> {
    let mut lines = Vec::new();
    for (group, head) in comparison.groups.iter().zip(heads) {
        lines.push(LineId::Group(group.group));
        if !head.folded {
            lines.extend(group.rows.iter().map(|r| LineId::Row(r.attribute)));
        }
    }
    lines
}

fn places(comparison: &Comparison) -> BTreeMap<AttributeIx, (usize, usize)> {
    let groups = comparison.groups.iter().enumerate();
    groups
        .flat_map(|(g, group)| {
            group
                .rows
                .iter()
                .enumerate()
                .map(move |(r, row)| (row.attribute, (g, r)))
        })
        .collect()
}

/// The ages of all cells in sight.
fn ages(model: &Model, comparison: &Comparison) -> BTreeMap<(ServiceIx, AttributeIx), FactAge> {
    let rows = comparison.groups.iter().flat_map(|g| &g.rows);
    rows.flat_map(|row| comparison.services.iter().map(|s| (*s, row.attribute)))
        .map(|(s, a)| ((s, a), FactAge::of(&model.dataset, s, a)))
        .collect()
}
