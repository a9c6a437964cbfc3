//! What is on the screen just now; nothing of it is kept between runs.

use std::{path::PathBuf, sync::Arc};

use jiff::civil::DateTime;

use super::{
    import_sheet::ImportSheet,
    modal::{Modal, Pending},
    notice::Notice,
};
use crate::{
    app::{draft::Drafts, location::CompareFocus, mode::Mode},
    catalog::{Annotations, AttributeIx, Finding, ServiceIx, SourceIx, View, condition::Subject},
    dataset::{Dataset, OpenedFrom},
    decide::{
        Answers, Position, Robustness,
        robust::{Blanks, InferenceUses},
    },
    workspace::session_document::SessionDocument,
};

/// What is on the screen just now.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// The service in the details panel.
    pub open: Option<ServiceIx>,
    /// The service the keyboard is on in the grid.
    pub cursor: Option<ServiceIx>,
    /// The cell whose claims are unfolded in the details panel.
    pub claims_of: Option<(ServiceIx, AttributeIx)>,
    /// What is over the window.
    pub modal: Option<Modal>,
    /// A form that was closed with something written in it that was not kept, and after how many steps: undo opens it again there.
    pub left_form: Option<(usize, Modal)>,
    /// The same once it was opened again, as it was then.
    pub form_again: Option<Modal>,
    /// What the program has reported, oldest first.
    pub notices: Vec<Notice>,
    /// The number of the last notice, shown still or not.
    pub notice_serial: u64,
    /// A dialog or a write that is under way; only one at a time.
    pub pending: Option<Pending>,
    /// Set for one frame: the search box should take the keyboard.
    pub focus_search: bool,
    /// Which service "why is it not here?" asks about.
    pub why: WhyAsked,
    /// How the options of a facet add up, where that was set: it holds before one is chosen too.
    pub modes: Vec<(Subject, Mode)>,
    /// Whether the filters are shown over the grid in a narrow window.
    pub filters_open: bool,
    /// What is being typed.
    pub drafts: Drafts,
    /// How evidence is shown.
    pub evidence: EvidenceChoice,
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
    /// Where in the wizard one has been since it was begun.
    pub been_at: Vec<Position>,
    /// Whose place in the ranking is explained beside it; `None`, or one that is not ranked: the first.
    pub explained: Option<ServiceIx>,
    /// How sure the present answer is, where that takes longer than a frame; `None` until it is asked for.
    pub robust: Option<RobustAsked>,
    /// What each blank is worth, since the gaps were looked at; `None` until it is asked for.
    pub worth: Option<WorthAsked>,
    /// What depends on the catalog's inferences.
    pub inferred: Option<InferredAsked>,
    /// The dataset whose services a worker makes ready to be compared, and whether it cannot.
    pub likeness: Option<(u64, bool)>,
    /// What is looked at in the comparison.
    pub compare: CompareFocus,
    /// The session file that is open, if one is.
    pub file: Option<SessionFile>,
    /// What was open before, while there is a way back to it.
    pub former: Option<Former>,
    /// The catalog is the one the program was started with: nothing was open before it.
    pub at_start: bool,
    /// What a session file that is being written will hold.
    pub saving: Option<SessionFile>,
    /// What is to be opened once that is written.
    pub open_after_saving: Option<OpenedFrom>,
    /// What the open catalog does not know of what was set up and noted on it, as it was reported.
    pub unfit_said: Vec<String>,
    /// How what is not said again begins: it was said of an earlier state of the file, or by a name in place of an id.
    pub unfit_known: Vec<String>,
    /// A column that was added, by id, until it is there.
    pub show_column: Option<String>,
    /// A service's place before evidence on it changed, until its effect on the ranking is reported.
    pub standing: Option<RankPlace>,
    /// The dataset is being worked out again; its answer will come.
    pub rebuilding: bool,
    /// What it could not be worked out with; it is not tried again before one of them changes.
    pub not_rebuilt: Option<(View, Arc<Annotations>)>,
    /// The view asked for, until a dataset has it.
    pub wanted_view: Option<View>,
    /// The sheet of the list in use.
    pub import: ImportSheet,
    /// How the file on disk relates to what is open.
    pub on_disk: OnDisk,
}

/// A service's place in the ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankPlace {
    /// By its place in the catalog.
    pub service: ServiceIx,
    /// Its place, from 1; `None`: ruled out.
    pub rank: Option<usize>,
    /// Its score.
    pub points: f64,
}

/// What was open before another catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its file; none for the catalog that ships.
    pub path: Option<PathBuf>,
    /// What the catalog calls itself, for the button that goes back to it.
    pub title: String,
}

/// How the file on disk relates to what is open.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum OnDisk {
    /// It has not changed since it was read, as far as was reported.
    #[default]
    AsRead,
    /// It has changed, and is read again once nothing prevents it.
    Changed,
    /// It is being read again.
    ReadingAgain,
    /// It cannot be opened as it is now: its errors. What is open is its last good state.
    Broken(Vec<Finding>),
    /// It is not there. What is open is what was read last, of this time by the clock on the wall.
    Gone(DateTime),
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
    /// Nothing will come back.
    pub failed: bool,
}

/// What a worker was asked to work out about the blanks.
#[derive(Debug, Clone, PartialEq)]
pub struct WorthAsked {
    /// The dataset it was asked of.
    pub revision: u64,
    /// The dataset that was made when the file was read: while it stays, places mean the same.
    pub read_as: u64,
    /// The answers it was asked for.
    pub answers: Answers,
    /// What came back; `None` while it is under way.
    pub result: Option<Arc<Blanks>>,
    /// What was known before of the same file: the list keeps its order until the result is there.
    pub before: Option<Arc<Blanks>>,
    /// Nothing will come back.
    pub failed: bool,
    /// How many have been asked for, so that drawing knows one list from the next.
    pub round: u64,
}

impl WorthAsked {
    /// Whether it was asked of this dataset and for these answers.
    pub fn is_of(&self, dataset: &Dataset, answers: &Answers) -> bool {
        self.revision == dataset.revision && self.answers == *answers
    }
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

/// A session file, and its content when it was last read or written.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its content.
    pub document: Box<SessionDocument>,
    /// Whether it holds things this version does not know, so that it is never written over without asking.
    pub newer: bool,
    /// Whether something has changed since.
    pub changed: bool,
    /// The hash of its bytes, to see whether something else has written to it.
    pub hash: String,
}

impl SessionFile {
    /// One that has just been read or written.
    pub fn new(path: PathBuf, document: SessionDocument, newer: bool, hash: String) -> Self {
        Self {
            path,
            document: Box::new(document),
            newer,
            changed: false,
            hash,
        }
    }
}

/// How evidence is shown; not kept between runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EvidenceChoice {
    /// Whether cells are tinted by the age of their newest claim.
    pub age_lens: bool,
    /// Whether documents are listed newest first instead of in the catalog's order.
    pub newest_first: bool,
    /// What the sources view lists.
    pub sources: SourcesPage,
    /// The document last jumped to, and how many jumps there were, so that drawing knows one time from the next.
    pub shown_source: Option<(SourceIx, u32)>,
}

/// What the sources view lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SourcesPage {
    /// Each with what rests on it.
    #[default]
    Documents,
    /// The cells that rest on the oldest of them.
    Stalest,
    /// What the catalog's makers concluded themselves.
    Inferred,
}

/// What a worker was asked to work out about the catalog's inferences.
#[derive(Debug, Clone, PartialEq)]
pub struct InferredAsked {
    /// The dataset it was asked of.
    pub revision: u64,
    /// What came back; `None` while it is under way.
    pub result: Option<Arc<InferenceUses>>,
    /// Nothing will come back.
    pub failed: bool,
}

/// Which service "why is it not here?" asks about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhyAsked {
    /// The name being typed.
    pub typed: String,
    /// The one chosen.
    pub service: Option<ServiceIx>,
}
