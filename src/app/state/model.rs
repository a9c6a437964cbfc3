//! Everything the program knows at one moment.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    modal::Modal,
    notice::{Notice, NoticeScope, Tone},
    program_files::ProgramFiles,
    session::Session,
};
use crate::{
    catalog::{ServiceIx, wording::message},
    compare::MIN_PANES,
    dataset::Dataset,
    decide::Answers,
    explore::similar::knows_likeness,
    workspace::{
        History, Preferences, Workspace,
        kept::{CatalogHome, CatalogKey},
    },
};

/// Why nothing opens over a form.
pub const FORM_FIRST: &str = "Nothing was opened. Finish or close the form over the window first.";
/// The most notices that are kept, more than anybody reads: the newest ones.
const MOST_NOTICES: usize = 50;

/// Everything the program knows at one moment.
pub struct Model {
    /// The catalog in use.
    pub dataset: Arc<Dataset>,
    /// What the user has set up; kept between runs.
    pub workspace: Workspace,
    /// What stays whatever is opened; kept between runs.
    pub preferences: Preferences,
    /// What is on the screen just now; not kept.
    pub session: Session,
    /// Steps that can be taken back, oldest first, and steps taken back.
    pub history: History,
    /// Under which name the open catalog's work and annotations are kept, and as what they were found there.
    pub home: Box<CatalogHome>,
    /// Where the program's own files are.
    pub files: ProgramFiles,
}

impl Model {
    /// A first start on a dataset.
    pub fn new(dataset: Dataset) -> Self {
        let workspace = Workspace::first(&dataset);
        Self {
            dataset: Arc::new(dataset),
            workspace,
            preferences: Preferences::default(),
            session: Session::default(),
            history: History::default(),
            home: Box::new(CatalogHome::new(CatalogKey::built_in(), None)),
            files: ProgramFiles::default(),
        }
    }

    /// Whether the attributes shown are read from a list: it is in use, or the catalog was made from it.
    pub fn has_list(&self) -> bool {
        self.dataset.imported.is_some() || self.dataset.list_behind().is_some()
    }

    /// The file whose changes on disk matter: one that could not be opened while its errors are shown, else the open one.
    pub fn watched_file(&self) -> Option<&Path> {
        match &self.session.modal {
            Some(Modal::Findings { path, .. }) => Some(path),
            _ => self.dataset.origin.path(),
        }
    }

    /// The services ticked, as long as there are at least two: what Compare shows.
    pub fn panes(&self) -> Option<&[ServiceIx]> {
        let services = &self.workspace.comparison.services;
        (services.len() >= MIN_PANES).then_some(services)
    }

    /// The panes of which Compare explains why the first over the second, while both are there.
    pub fn why_pair(&self) -> Option<(ServiceIx, ServiceIx)> {
        let panes = self.panes()?;
        let shown = |s: &ServiceIx| panes.contains(s);
        self.session.compare.why.filter(|(a, b)| shown(a) && shown(b))
    }

    /// The service that the keyboard is on, or else the one in the details panel.
    pub fn in_hand(&self) -> Option<ServiceIx> {
        self.session.cursor.or(self.session.open)
    }

    /// Whether undo applies to the list's reading: its sheet is open, or nothing was done since the list was last read.
    pub fn undoes_reading(&self) -> bool {
        let is_open = matches!(self.session.modal, Some(Modal::Import { .. }));
        !self.session.import.undo.is_empty() && (is_open || self.history.undo.is_empty())
    }

    /// The same for redo.
    pub fn redoes_reading(&self) -> bool {
        let is_open = matches!(self.session.modal, Some(Modal::Import { .. }));
        !self.session.import.redo.is_empty() && (is_open || self.history.redo.is_empty())
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        if self.form_waits() {
            return false;
        }
        let is_more = self.session.former.is_some() || self.session.left_form.is_some();
        self.undoes_reading() || !self.history.undo.is_empty() || is_more
    }

    /// Whether undo would open a form again over one that is being written in: it waits until that is done.
    pub fn form_waits(&self) -> bool {
        let now = self.history.undo.len();
        let is_due = self.session.left_form.as_ref().is_some_and(|(steps, _)| *steps == now);
        is_due && self.session.modal.as_ref().is_some_and(Modal::is_writing)
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        self.redoes_reading() || !self.history.redo.is_empty()
    }

    /// The options of the ranking.
    pub fn answers(&self) -> Answers {
        self.workspace.answers(&self.dataset)
    }

    /// Whether a worker still makes ready what is known of every service.
    pub fn waits_for_likeness(&self) -> bool {
        let failed = self.session.likeness == Some((self.dataset.revision, true));
        !knows_likeness(&self.dataset.index) && !failed
    }

    /// Adds a notice about what was just done.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.add_notice(NoticeScope::Step, tone, text.into(), None);
    }

    /// Opens something over the window, unless something is being written in what is there, which would be gone without a word:
    /// what lies beneath can still be pressed by a screen reader.
    pub fn open_over(&mut self, modal: Modal) {
        match &self.session.modal {
            Some(form) if form.is_writing() => {
                self.say(Tone::Info, FORM_FIRST);
            }
            _ => self.session.modal = Some(modal),
        }
    }

    /// Adds a notice about the program or what it keeps, which stays true whatever is done next.
    pub fn report(&mut self, tone: Tone, text: impl Into<String>) {
        self.add_notice(NoticeScope::Program, tone, text.into(), None);
    }

    /// Adds a notice about a file.
    pub fn say_of_file(&mut self, tone: Tone, text: impl Into<String>, file: PathBuf) {
        self.add_notice(NoticeScope::Program, tone, text.into(), Some(file));
    }

    /// Adds a notice. One of the same tone is replaced by its successor, so that they do not pile up;
    /// bad news stays, and so does what leads back to a form.
    fn add_notice(&mut self, scope: NoticeScope, tone: Tone, text: String, file: Option<PathBuf>) {
        self.session.notice_serial += 1;
        let notice = Notice {
            serial: self.session.notice_serial,
            scope,
            tone,
            text: message(text),
            file,
            undo: None,
        };
        let notices = &mut self.session.notices;
        let repeats = |n: &Notice| n.tone == tone && n.text == notice.text && n.file == notice.file;
        let leads_back = self.session.left_form.as_ref().map(|(steps, _)| *steps);
        let stays = |n: &Notice| n.tone == Tone::Bad || n.tone != tone || n.undo.is_some() && n.undo == leads_back;
        notices.retain(|n| !repeats(n) && stays(n));
        notices.push(notice);
        let many = notices.len().saturating_sub(MOST_NOTICES);
        notices.drain(..many);
    }

    /// Whether the catalog in use has this service: an action may be about one that has since been replaced.
    pub fn knows(&self, service: ServiceIx) -> bool {
        service.at() < self.dataset.catalog.services.len()
    }
}
