//! The grid: which services, in which order, with what a card and a row show of each.

pub(in crate::app) mod among;
pub mod blanks;
mod chips;
mod columns;
pub mod disagreements;
mod entry;
pub mod evidence;
pub mod gaps;
mod groups;
pub mod hidden;
pub mod inferred;
pub mod layouts;
mod leading;
pub mod matrix;
mod relax;
pub mod snap_points;
pub mod sources;
mod summary;
pub mod timeline;

use std::{cell::OnceCell, sync::Arc};

use super::facets::{self, FacetView};
use crate::{
    app::{state::Model, text::thousands},
    catalog::{AttributeIx, ServiceIx, condition::Subject},
    dataset::Dataset,
    explore::{self, Listing, Sort, group, matrix::RowOrder},
    workspace::{Layout, starting_conditions},
};
pub use chips::{Chip, UnknownChip, chip_words};
pub use columns::{Choosable, SortChoice, TableColumn};
pub use disagreements::DisagreementsView;
pub use entry::{Fact, Matched, ServiceEntry, StatusBadge};
pub use evidence::EvidenceView;
pub use gaps::GapsView;
pub use groups::{GridLine, GroupView, Groups};
pub use hidden::HiddenView;
pub use leading::Welcome;
pub use matrix::MatrixView;
pub use relax::RelaxOffer;
pub use sources::SourcesView;
pub use summary::GroupSummary;
pub use timeline::TimelineView;

/// The grid and its filters.
pub struct ExploreView {
    /// `14 of 72 services`.
    pub count: String,
    /// What shows all there is, where filters leave something out: `Show all 74`.
    pub show_all: String,
    /// Whether there is something to clear: more, less or other filters than at the start.
    pub can_clear: bool,
    /// What is shown at the first start, until it is dismissed.
    pub welcome: Option<Welcome>,
    /// A service whose exact name is searched for, and which is hidden.
    pub hidden: Option<HiddenView>,
    /// Which catalog it is of, so that drawing knows one from the next.
    pub catalog: String,
    /// What is active, as chips.
    pub chips: Vec<Chip>,
    /// `Decide among these 7`, where filters leave two or more that can be ranked; may be empty.
    pub among: String,
    /// The filters.
    pub facets: Vec<FacetView>,
    /// Set when nothing matched exactly and near matches are shown.
    pub forgiven: bool,
    /// How many are kept, or dropped, although or because something is not known; `None` when nothing depends on it.
    pub unknown: Option<UnknownChip>,
    /// Shown instead of the grid when nothing is left.
    pub empty: Vec<RelaxOffer>,
    /// The text above these.
    pub nothing: String,
    /// How services are laid out.
    pub layout: Layout,
    /// What orders the grid, where it is not as found.
    pub sort: Option<Sort>,
    /// The order in words: `Sort: name`.
    pub sort_label: String,
    /// Every order there can be.
    pub sorts: Vec<SortChoice>,
    /// Columns of the table, the name first.
    pub columns: Vec<TableColumn>,
    /// Whether the columns are other than the catalog's own.
    pub columns_chosen: bool,
    /// Every column there can be, for choosing: those shown in their order, then the others.
    pub choosable: Vec<Choosable>,
    /// What services can be grouped by, and what it is called.
    pub groupings: Vec<(Subject, String)>,
    /// What they are grouped by now.
    pub grouped: Option<Subject>,
    /// The headings, with the place of each service.
    pub groups: Groups,
    /// The matrix, while it is looked at.
    pub matrix: Option<MatrixView>,
    dataset: Arc<Dataset>,
    listing: Listing,
    /// Attributes in sight, and whether as columns.
    attributes: (Vec<AttributeIx>, bool),
    /// Boxed, because most are never looked at.
    entries: Vec<OnceCell<Box<ServiceEntry>>>,
    summaries: Vec<OnceCell<Vec<GroupSummary>>>,
}

impl ExploreView {
    /// What is left, in order; a service under several headings, as often.
    pub fn services(&self) -> &[ServiceIx] {
        &self.listing.hits
    }

    /// The one service that is left, where it is one.
    pub fn only(&self) -> Option<ServiceIx> {
        match self.services() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// How many places of the grid have a service.
    pub fn len(&self) -> usize {
        self.listing.hits.len()
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.listing.hits.is_empty()
    }

    /// The service at a place in the grid; `None` past its end.
    pub fn entry(&self, i: usize) -> Option<&ServiceEntry> {
        let service = *self.listing.hits.get(i)?;
        let (attributes, bare) = &self.attributes;
        let nth = self.groups.nth(i);
        let make = || {
            let entry = entry::entry(&self.dataset, &self.listing, service, attributes, *bare);
            Box::new(ServiceEntry { nth, ..entry })
        };
        Some(self.entries.get(i)?.get_or_init(make))
    }

    /// The summary of each number in sight under a heading.
    pub fn summaries(&self, heading: usize) -> &[GroupSummary] {
        let (Some(kept), Some(group)) = (self.summaries.get(heading), self.groups.all.get(heading)) else {
            return &[];
        };
        let services = self.listing.hits.get(group.group.range.clone()).unwrap_or_default();
        kept.get_or_init(|| summary::of(&self.dataset, (&group.group.label, services), &self.attributes.0))
    }
}

pub(super) fn key(model: &Model) -> impl PartialEq + use<> {
    let w = &model.workspace;
    (
        model.dataset.revision,
        w.view.clone(),
        // How many Decide would rank is on the button there.
        w.include_retired,
        w.folded.clone(),
        model.session.folded_headings.clone(),
        model.session.modes.clone(),
        model.session.all_columns,
        leading::invites(model),
    )
}

pub(super) fn view(model: &Model) -> ExploreView {
    let dataset = Arc::clone(&model.dataset);
    let (catalog, cells, query) = (&dataset.catalog, &dataset.cells, &model.workspace.view.query);
    let (mut listing, facets) = explore::explore(cells, &dataset.index, query);
    let total = listing.total;
    let layout = model.workspace.view.layout;
    let matrix = (layout == Layout::Matrix)
        .then(|| matrix::view(model, &mut listing.hits))
        .flatten();
    // Of all that are left, each once; under headings some may occur more than once.
    let (left, among) = (listing.hits.len(), among::words(model, &listing));
    let groups = if layout.is_grid() {
        Groups::arrange(model, &mut listing.hits)
    } else {
        Groups::none(left)
    };
    let columns = columns::columns(model);
    let choosable = columns::choosable(model);
    let attributes = if layout.has_columns() {
        columns.iter().filter_map(TableColumn::attribute).collect()
    } else {
        leading::card_attributes(catalog, query)
    };
    ExploreView {
        count: leading::count_words(model, left, total),
        show_all: if left == total {
            String::new()
        } else {
            format!("Show all {}", thousands(total))
        },
        can_clear: !query.search.trim().is_empty() || query.conditions != starting_conditions(catalog),
        welcome: leading::welcome(model),
        hidden: hidden::view(model, &listing.hits),
        catalog: catalog.hash.clone(),
        chips: chips::chips(model, &facets),
        among,
        // What is one's own comes last, so that the first one added moves nothing.
        facets: facets::view(&facets, &model.workspace.folded, &model.session.modes, &dataset, query)
            .into_iter()
            .chain(facets::yours(&dataset, &model.workspace.folded, query))
            .collect(),
        forgiven: listing.forgiven,
        unknown: chips::unknown(query.unknown, &listing),
        nothing: format!("No {} matches", dataset.catalog.things(1)),
        empty: if listing.hits.is_empty() && total > 0 {
            relax::relax(model)
        } else {
            vec![]
        },
        layout,
        sort: query.sort.first().copied(),
        sort_label: sort_label(model, &columns, matrix.as_ref()),
        sorts: columns::sorts(model, natural_order(model), &choosable),
        choosable,
        columns,
        columns_chosen: model.workspace.view.grid.columns.is_some(),
        groupings: groupings(&dataset, model.workspace.view.grid.group),
        grouped: model.workspace.view.grid.group,
        summaries: groups.all.iter().map(|_| OnceCell::new()).collect(),
        groups,
        matrix,
        attributes: (attributes, layout.has_columns()),
        entries: listing.hits.iter().map(|_| OnceCell::new()).collect(),
        listing,
        dataset: Arc::clone(&dataset),
    }
}

/// What the rows are ordered by, in words.
fn sort_label(model: &Model, columns: &[TableColumn], matrix: Option<&MatrixView>) -> String {
    let query = &model.workspace.view.query;
    // The matrix' own order, where one is set, comes before the query's.
    let by_column = matrix.and_then(|m| m.columns.iter().find(|c| c.sorted.is_some()));
    match (query.sort.first().copied(), by_column) {
        _ if matrix.is_some() && model.workspace.view.grid.rows == RowOrder::Alike => {
            "Sort: like beside like".to_owned()
        }
        (_, Some(column)) => format!("Sort: {}", column.label),
        (None, None) => format!("Sort: {}", natural_order(model).unwrap_or("Name").to_lowercase()),
        (Some(sort), None) => {
            let column = columns.iter().find(|c| c.subject == sort.by);
            let name = match column {
                Some(column) if column.subject != Subject::Name => column.label.as_str(),
                None if sort.by != Subject::Name => sort.by.label(&model.dataset.catalog),
                _ => "name",
            };
            let more = match query.sort.len() {
                0 | 1 => String::new(),
                n => format!(" +{}", n - 1),
            };
            format!("Sort: {name}{}{more}", if sort.descending { ", down" } else { "" })
        }
    }
}

/// What the list is ordered by when no order is asked for; `None`: by the names.
fn natural_order(model: &Model) -> Option<&'static str> {
    let view = &model.workspace.view;
    if !view.query.search.trim().is_empty() {
        return Some("Relevance");
    }
    (view.layout == Layout::Timeline).then_some("First named")
}

/// What services can be grouped by; what they are now is among it.
fn groupings(dataset: &Dataset, now: Option<Subject>) -> Vec<(Subject, String)> {
    let catalog = &dataset.catalog;
    [Subject::Category, Subject::Status, Subject::Role]
        .into_iter()
        .filter(|s| dataset.tells(*s) || now == Some(*s))
        .chain(catalog.attribute_ixs().map(Subject::Attribute))
        .filter(|s| group::can_group(catalog, *s))
        .map(|s| (s, s.label(catalog).to_owned()))
        .collect()
}
