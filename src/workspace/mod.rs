//! What the user has set up, what of it is kept between runs and handed to others, and the steps that can be taken
//! back. Reading gives what can be used *and* a warning for each thing that cannot.

pub mod grid;
pub mod saved_view;
pub mod session_document;
pub mod step;
pub mod stored;
mod stored_wizard;

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    catalog::{
        Catalog, Own, Role, ServiceIx, Status,
        cond::{Cond, Subject, Test, Want},
    },
    dataset::Dataset,
    decide::{Answers, State as WizardState},
    explore::Query,
};
use grid::Grid;
use saved_view::NamedView;
pub use step::{History, Step};

/// The three places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Place {
    /// Which ones are there, and which fit.
    Explore,
    /// What differs.
    Compare,
    /// Which one to take.
    Decide,
}

/// How the grid shows services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Layout {
    /// A card each.
    Cards,
    /// A row each.
    Table,
    /// A row each, with the options of one subject as columns of shapes.
    Matrix,
    /// A lane each, from first named to retired or today.
    Timeline,
    /// The documents, and what rests on each.
    Sources,
    /// Every cell in which sources disagree.
    Disagreements,
    /// What no source states.
    Gaps,
}

impl Layout {
    /// Whether it shows services the query keeps as a grid; the rest show the evidence behind them.
    pub fn is_grid(self) -> bool {
        matches!(self, Self::Cards | Self::Table | Self::Matrix)
    }
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the user has set up; kept between runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    /// Where the user is.
    pub place: Place,
    /// Filters, search and order.
    pub query: Query,
    /// How the grid shows services.
    pub layout: Layout,
    /// Columns, headings and the matrix.
    pub grid: Grid,
    /// Services to compare, in the order they were ticked. At most [`MAX_PANES`].
    pub ticked: Vec<ServiceIx>,
    /// The pane the others are held against.
    pub baseline: Option<ServiceIx>,
    /// Leave out rows in which nothing known differs.
    pub differences_only: bool,
    /// The wizard.
    pub wizard: WizardState,
    /// A second branch of the wizard, differing in an answer or two; `None` until one asks "what if".
    pub what_if: Option<WizardState>,
    /// Rank retired services too.
    pub include_retired: bool,
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// Facets that are folded, by id.
    pub folded: Vec<String>,
    /// Views under a name, in the order they were saved.
    pub views: Vec<NamedView>,
    /// With differences only: show the rows that cannot be told too.
    pub keep_cant_tell: bool,
    /// Groups of the comparison that are folded, by id.
    pub folded_groups: Vec<String>,
    /// What is the user's own about this catalog.
    pub own: Arc<Own>,
}

/// The most panes side by side.
pub const MAX_PANES: usize = 6;

impl Workspace {
    /// A first start on a catalog: alternatives that have not retired, each said by a chip.
    pub fn first(dataset: &Dataset) -> Self {
        Self {
            place: Place::Explore,
            query: Query {
                conds: starting_conds(&dataset.catalog),
                ..Query::default()
            },
            layout: Layout::Cards,
            grid: Grid::default(),
            ticked: Vec::new(),
            baseline: None,
            differences_only: false,
            wizard: WizardState::new(&dataset.script),
            what_if: None,
            include_retired: false,
            theme: ThemeChoice::System,
            folded: Vec::new(),
            views: Vec::new(),
            keep_cant_tell: false,
            folded_groups: Vec::new(),
            own: Arc::clone(&dataset.own),
        }
    }
}

/// Whether a condition does no more than hide what has retired, as the chip at the start does. It stands apart from
/// what is chosen of the status.
pub fn hides_retired(cond: &Cond) -> bool {
    cond.subject == Subject::Status && cond.test == Test::NoneOf(vec![Want::Status(Status::Retired)])
}

/// The two chips the window starts with: *alternatives* and *not retired*.
pub fn starting_conds(catalog: &Catalog) -> Vec<Cond> {
    let mut conds = Vec::new();
    if catalog.services.iter().any(|s| s.role == Role::Supporting) {
        conds.push(Cond {
            subject: Subject::Role,
            test: Test::AnyOf(vec![Want::Role(Role::Alternative)]),
        });
    }
    conds.push(Cond {
        subject: Subject::Status,
        test: Test::NoneOf(vec![Want::Status(Status::Retired)]),
    });
    conds
}

/// What the ranking is asked with on a dataset.
pub fn answers_of(dataset: &Dataset, workspace: &Workspace) -> Answers {
    let marks = workspace.own.marks.iter();
    let struck = marks.filter_map(|(id, m)| Some((dataset.catalog.service(id)?, m.struck.clone()?)));
    let struck_because: BTreeMap<ServiceIx, String> = struck.collect();
    Answers {
        include_retired: workspace.include_retired,
        struck: struck_because.keys().copied().collect(),
        struck_because,
        ..workspace.wizard.answers()
    }
}
