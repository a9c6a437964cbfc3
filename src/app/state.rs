//! The state of the program: the catalog in use, the workspace (what is saved) and the session (what is not).

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use super::{
    filter_drafts::{BoundDraft, CondDraft, NamedDraft},
    own_draft::{EvidenceDraft, RemarkDraft},
    palette::Palette,
    sheet::Content,
    spot::CompareFocus,
};
use crate::{
    catalog::{AttributeIx, Finding, Own, ServiceIx, View, cond::Subject},
    dataset::Dataset,
    decide::{Answers, Robustness, State as WizardState},
    workspace::{
        History, Workspace, answers_of,
        session_document::{Held, Offer},
    },
};

/// Everything the program knows at one moment.
pub struct Model {
    /// The catalog in use.
    pub dataset: Arc<Dataset>,
    /// What the user has set up; kept between runs.
    pub workspace: Workspace,
    /// What is on the screen just now; not kept.
    pub session: Session,
    /// Steps that can be taken back, oldest first, and steps taken back.
    pub history: History,
    /// What is the user's own about catalogs that are not open, by their titles; kept between runs.
    pub shelf: BTreeMap<String, Arc<Own>>,
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
    /// The dataset is being worked out again; its answer will come.
    pub rebuilding: bool,
    /// The view asked for, until a dataset has it.
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
    /// The dataset it was asked of.
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

impl Model {
    /// A first start on a dataset.
    pub fn new(dataset: Dataset) -> Self {
        let workspace = Workspace::first(&dataset);
        Self {
            dataset: Arc::new(dataset),
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
        answers_of(&self.dataset, &self.workspace)
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
