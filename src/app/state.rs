//! The state of the program: the catalog in use, the workspace (what is saved) and the session (what is not).

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use super::{
    filter_drafts::{BoundDraft, CondDraft, NamedDraft},
    grid::Grid,
    import::FromList,
    named::NamedView,
    own_draft::{EvidenceDraft, RemarkDraft},
    palette::Palette,
    session_file::{Held, Offer},
    sheet::Content,
    spot::CompareFocus,
};
use crate::{
    catalog::{
        AttributeIx, Catalog, Cells, Finding, Own, Role, ServiceIx, Status, View,
        cond::{Cond, Subject, Test, Want},
        own,
    },
    decide::{Answers, Robustness, Script, State as WizardState, Table},
    explore::{Index, Query},
};

/// Everything the program knows at one moment.
pub struct Model {
    /// The catalog in use.
    pub library: Arc<Library>,
    /// What the user has set up; kept between runs.
    pub workspace: Workspace,
    /// What is on the screen just now; not kept.
    pub session: Session,
    /// Steps that can be taken back, oldest first, and steps taken back.
    pub history: History,
    /// What is the user's own about catalogs that are not open, by their titles; kept between runs.
    pub shelf: BTreeMap<String, Arc<Own>>,
}

/// A catalog with all that is worked out from it under one view.
pub struct Library {
    /// The catalog.
    pub catalog: Catalog,
    /// Its cells under the view.
    pub cells: Cells,
    /// What search and facets read.
    pub index: Index,
    /// The wizard's states.
    pub script: Script,
    /// The file's name for the title bar; `None` for the built-in catalog.
    pub name: Option<String>,
    /// What the checker warned of.
    pub warnings: Vec<Finding>,
    /// How a list became this catalog; `None` for a catalog.
    pub imported: Option<Arc<FromList>>,
    /// Moves with every new library, so that views know.
    pub revision: u64,
    /// Every rule asked of every alternative, once the wizard has been looked at; read it by [`Library::table`].
    pub asked: OnceLock<Table>,
    /// The revision of the library that was made when the file was read; those worked out from it again keep it.
    pub read_as: u64,
    /// What of the user's own is laid over the catalog.
    pub own: Arc<Own>,
}

impl Library {
    /// Works out everything from a checked catalog.
    pub fn new(catalog: Catalog, view: View, name: Option<String>, warnings: Vec<Finding>, revision: u64) -> Self {
        let cells = Cells::build(&catalog, view);
        let index = Index::build(&catalog, &cells);
        let script = Script::of(&catalog);
        Self {
            catalog,
            cells,
            index,
            script,
            name,
            warnings,
            imported: None,
            revision,
            asked: OnceLock::new(),
            read_as: revision,
            own: Arc::default(),
        }
    }

    /// The same catalog worked out again, under a view and with what is the user's own laid over it. Returns a
    /// sentence for each thing of the user's that the catalog does not know.
    #[must_use]
    pub fn again(&self, view: View, own: Arc<Own>, revision: u64) -> (Self, Vec<String>) {
        let mut catalog = self.catalog.clone();
        let told = own::apply(&mut catalog, &own);
        let next = Self::new(catalog, view, self.name.clone(), self.warnings.clone(), revision);
        let next = Self {
            imported: self.imported.clone(),
            read_as: self.read_as,
            own,
            ..next
        };
        (next, told)
    }
}

impl Library {
    /// Every rule asked of every alternative: worked out at the first call. Workers that read a file call it there, so
    /// that no frame has to; of the small built-in catalog it is the wizard's first look that does.
    pub fn table(&self) -> &Table {
        self.asked.get_or_init(|| Table::whole(&self.catalog, &self.cells))
    }
}

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
    pub fn first(library: &Library) -> Self {
        Self {
            place: Place::Explore,
            query: Query {
                conds: starting_conds(&library.catalog),
                ..Query::default()
            },
            layout: Layout::Cards,
            grid: Grid::default(),
            ticked: Vec::new(),
            baseline: None,
            differences_only: false,
            wizard: WizardState::new(&library.script),
            what_if: None,
            include_retired: false,
            theme: ThemeChoice::System,
            folded: Vec::new(),
            views: Vec::new(),
            keep_cant_tell: false,
            folded_groups: Vec::new(),
            own: Arc::clone(&library.own),
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

/// What is on the screen just now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// The service in the details panel.
    pub open: Option<ServiceIx>,
    /// The service the keyboard is on in the grid.
    pub cursor: Option<ServiceIx>,
    /// The cell whose claims are unfolded in the details panel.
    pub claims_of: Option<(ServiceIx, AttributeIx)>,
    /// What lies over the window.
    pub modal: Option<Modal>,
    /// What the program has said, oldest first; each stays until it is dismissed or replaced by its successor.
    pub notices: Vec<Notice>,
    /// A dialog or a write that is under way; only one at a time.
    pub pending: Option<Pending>,
    /// Of a file being read, how many hundredths are done; `None` before that is known.
    pub reading_percent: Option<u8>,
    /// How many hundredths of a file being made are done; `None` while it is not worth telling.
    pub progress: Option<u8>,
    /// Set for one frame: the search box should take the keyboard.
    pub focus_search: bool,
    /// Which service "why is it not here?" asks about.
    pub why: WhyAsked,
    /// Whether the filters are shown over the grid in a narrow window.
    pub filters_open: bool,
    /// Text of the path field, where the system has no file dialog.
    pub path_draft: String,
    /// Must-have being written in the wizard, and what is wrong with it.
    pub must_have_draft: String,
    /// What is wrong with the must-have being written.
    pub must_have_error: Option<String>,
    /// How evidence is shown.
    pub evidence: EvidenceChoice,
    /// The condition being typed in the filter panel.
    pub cond: CondDraft,
    /// Ends of ranges being typed, or that cannot be read.
    pub bounds: Vec<BoundDraft>,
    /// The view being named, renamed or deleted.
    pub named: NamedDraft,
    /// The range that is being moved: all of the movement is one step to undo.
    pub moving: Option<Subject>,
    /// Headings of the grid whose services are folded away, by id.
    pub folded_headings: Vec<String>,
    /// Whether the matrix shows every column, however many.
    pub all_columns: bool,
    /// Which page of Decide is shown.
    pub decide_page: DecidePage,
    /// How many more of a long ranking are shown than at first.
    pub decide_more: usize,
    /// How sure the present answer is, where that takes longer than a frame; `None` until it is asked for.
    pub robust: Option<RobustAsked>,
    /// What is looked at in the comparison.
    pub compare: CompareFocus,
    /// The session file that is open, if one is.
    pub file: Option<SessionFile>,
    /// What a session file that is being written will hold.
    pub saving: Option<SessionFile>,
    /// The library is being worked out again; its answer will come.
    pub rebuilding: bool,
    /// The view asked for, until a library has it.
    pub wanted_view: Option<View>,
    /// The day being typed for the view.
    pub as_of: AsOfTyped,
}

/// A day being typed for the view, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AsOfTyped {
    /// What was typed.
    pub text: String,
    /// What is wrong with it, once it was to be taken.
    pub problem: Option<String>,
}

/// What a worker was asked to work out about an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct RobustAsked {
    /// The library it was asked of.
    pub revision: u64,
    /// The answers it was asked for.
    pub answers: Answers,
    /// What came back; `None` while it is under way.
    pub result: Option<Arc<Robustness>>,
}

/// The pages of Decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DecidePage {
    /// The question, review or result the wizard is at.
    #[default]
    Wizard,
    /// The wizard's machine as a picture.
    Machine,
    /// The second branch beside the first.
    WhatIf,
}

/// A session file, and what it held when it was last read or written.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it held.
    pub held: Box<Held>,
    /// Whether it holds things this version does not know, so that it is never written over without asking.
    pub newer: bool,
    /// Whether something has changed since.
    pub changed: bool,
}

/// How evidence is shown; not kept between runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EvidenceChoice {
    /// Whether cells are tinted by the age of their newest claim.
    pub age_lens: bool,
    /// Whether documents are listed newest first instead of in the catalog's order.
    pub newest_first: bool,
    /// Whether the sources view shows the stalest cells instead of the documents.
    pub stalest: bool,
}

/// Which service "why is it not here?" asks about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhyAsked {
    /// The name being typed.
    pub typed: String,
    /// The one chosen.
    pub service: Option<ServiceIx>,
}

/// What lies over the window; one thing at most.
#[derive(Debug, Clone, PartialEq)]
pub enum Modal {
    /// What the program is.
    About,
    /// All keyboard shortcuts.
    Shortcuts,
    /// No file dialog is available: a path to open.
    OpenPath,
    /// No file dialog is available: a path to save to.
    SavePath(SaveJob),
    /// No file dialog is available: the path of a catalog to merge a list into.
    IntoPath,
    /// What was understood of a list.
    Import {
        /// What went wrong when it was last read another way, merged or saved.
        problem: Option<String>,
    },
    /// The file is there already.
    Replace(SaveJob, String),
    /// Every command, by a few letters of its name.
    Palette(Palette),
    /// What has changed since a session file was saved, before it is opened.
    SessionChanges(Box<Offer>),
    /// What the user says of one cell.
    Evidence(Box<EvidenceDraft>),
    /// Why the user strikes a service out, or a note on it.
    Remark(RemarkDraft),
    /// What the checker found in a file that could not be opened.
    Findings {
        /// The file.
        file: String,
        /// Its errors.
        findings: Vec<Finding>,
    },
}

/// A file ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveJob {
    /// The name to suggest.
    pub file_name: String,
    /// What the format is called in a dialog.
    pub kind: String,
    /// The extension without its dot.
    pub extension: String,
    /// What it will hold.
    pub content: Content,
}

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// The dialog for opening.
    OpenDialog,
    /// Reading a file.
    Reading,
    /// The dialog for saving.
    SaveDialog,
    /// Writing a file.
    Writing,
}

/// How a notice should read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Good,
    /// Something to know.
    Info,
    /// It did not work.
    Bad,
}

/// Something the program says.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How it should read.
    pub tone: Tone,
    /// One sentence.
    pub text: String,
    /// A file it is about, to open or to show.
    pub file: Option<PathBuf>,
}

/// Steps that can be taken back, and steps taken back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// What was before each step, oldest first.
    pub undo: Vec<Step>,
    /// What was before each step back, oldest first.
    pub redo: Vec<Step>,
}

/// What one step can change: filters, order, layout and the selection. Never the wizard's answers, which have their
/// own way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Filters, search and order.
    pub query: Query,
    /// How the grid shows services.
    pub layout: Layout,
    /// Columns, headings and the matrix.
    pub grid: Grid,
    /// Services to compare.
    pub ticked: Vec<ServiceIx>,
    /// The pinned pane.
    pub baseline: Option<ServiceIx>,
    /// Differences only.
    pub differences_only: bool,
    /// And the rows that cannot be told.
    pub keep_cant_tell: bool,
    /// What is the user's own.
    pub own: Arc<Own>,
    /// The whole workspace, before a session file took its place.
    pub whole: Option<Box<Workspace>>,
}

impl Step {
    /// What the workspace has now.
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            query: workspace.query.clone(),
            layout: workspace.layout,
            grid: workspace.grid.clone(),
            ticked: workspace.ticked.clone(),
            baseline: workspace.baseline,
            differences_only: workspace.differences_only,
            keep_cant_tell: workspace.keep_cant_tell,
            own: Arc::clone(&workspace.own),
            whole: None,
        }
    }

    /// As much of the workspace as this step holds, to take it back again.
    #[must_use]
    pub fn like(&self, workspace: &Workspace) -> Self {
        if self.whole.is_some() {
            Self::whole(workspace)
        } else {
            Self::of(workspace)
        }
    }

    /// All of it, the wizard's answers too: before a session file takes its place.
    pub fn whole(workspace: &Workspace) -> Self {
        Self {
            whole: Some(Box::new(workspace.clone())),
            ..Self::of(workspace)
        }
    }

    /// Puts it back.
    pub fn restore(self, workspace: &mut Workspace) {
        let Self {
            query,
            layout,
            grid,
            ticked,
            baseline,
            differences_only,
            keep_cant_tell,
            own,
            whole,
        } = self;
        if let Some(whole) = whole {
            *workspace = *whole;
            return;
        }
        workspace.own = own;
        workspace.query = query;
        workspace.layout = layout;
        workspace.grid = grid;
        workspace.ticked = ticked;
        workspace.baseline = baseline;
        workspace.differences_only = differences_only;
        workspace.keep_cant_tell = keep_cant_tell;
    }
}

impl Model {
    /// A first start on a library.
    pub fn new(library: Library) -> Self {
        let workspace = Workspace::first(&library);
        Self {
            library: Arc::new(library),
            workspace,
            session: Session::default(),
            history: History::default(),
            shelf: BTreeMap::new(),
        }
    }

    /// The services ticked, as long as there are at least two: what Compare shows.
    pub fn panes(&self) -> Option<&[ServiceIx]> {
        (self.workspace.ticked.len() >= 2).then_some(&self.workspace.ticked)
    }

    /// The service that the keyboard is on, or else the one in the details panel.
    pub fn in_hand(&self) -> Option<ServiceIx> {
        self.session.cursor.or(self.session.open)
    }

    /// What the ranking is asked with.
    pub fn answers(&self) -> Answers {
        answers_of(&self.library, &self.workspace)
    }

    /// What a ranking of another state of the wizard is asked with: the second branch differs in its answers alone.
    pub fn answers_of(&self, wizard: &WizardState) -> Answers {
        let mine = self.answers();
        Answers {
            include_retired: mine.include_retired,
            struck: mine.struck,
            struck_because: mine.struck_because,
            ..wizard.answers()
        }
    }
}

/// What the ranking is asked with on a library.
pub fn answers_of(library: &Library, workspace: &Workspace) -> Answers {
    let marks = workspace.own.marks.iter();
    let struck = marks.filter_map(|(id, m)| Some((library.catalog.service(id)?, m.struck.clone()?)));
    let struck_because: BTreeMap<ServiceIx, String> = struck.collect();
    Answers {
        include_retired: workspace.include_retired,
        struck: struck_because.keys().copied().collect(),
        struck_because,
        ..workspace.wizard.answers()
    }
}
