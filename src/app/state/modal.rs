//! What is over the window, and what is under way.

use std::{path::PathBuf, sync::Arc};

use crate::{
    app::{
        annotation_draft::{EvidenceEntry, Remark},
        column_draft::ColumnEntry,
        draft::Draft,
        export_request::Content,
    },
    catalog::Finding,
    dataset::OpenedFrom,
    report::edition::EditionReport,
    workspace::session_document::{self, SessionOffer},
};

/// What is over the window; one thing at most.
#[derive(Debug, Clone, PartialEq)]
pub enum Modal {
    /// What the program is.
    About,
    /// What the program is made of; which part is looked at, by its place.
    Licences(usize),
    /// What can be set for the window.
    Settings,
    /// All keyboard shortcuts.
    Shortcuts,
    /// How it works, on one page.
    HowItWorks,
    /// The reference of the catalog format; the words looked for in it, as typed.
    Format(String),
    /// No file dialog is available: a path to open.
    OpenPath,
    /// No file dialog is available: the path of a list to import.
    ListPath,
    /// No file dialog is available: a path to save to.
    SavePath(SaveJob),
    /// No file dialog is available: the path of a catalog to merge a list into.
    IntoPath,
    /// No file dialog is available: the path of a folder to put what cannot be saved into; with the question that asked
    /// for it, to which Cancel goes back.
    FolderPath(Option<Unsaved>),
    /// The window is to close, and something of the user's is not on the disk.
    NotSaved(Unsaved),
    /// No file dialog is available: the path of another edition of the catalog.
    EditionPath,
    /// What the open catalog changes of another edition.
    Edition(Arc<EditionReport>),
    /// What was understood of a list.
    Import {
        /// What went wrong when it was last read another way, merged or saved.
        problem: Option<String>,
    },
    /// What the user states about the catalog's attributes.
    Attributes {
        /// Which of them is looked at, by its place.
        at: usize,
        /// Why what was stated last is not possible.
        problem: Option<String>,
    },
    /// The open catalog was made from a list: how to set something else for its columns.
    ListBehind {
        /// The catalog's name.
        catalog: String,
        /// The list's name.
        list: String,
    },
    /// The file is there already.
    Replace(SaveJob, String),
    /// Every command, by a few letters of its name.
    Palette(OpenPalette),
    /// What has changed since a session file was saved, before it is opened.
    SessionChanges(Box<SessionOffer>),
    /// A session's catalog is at a place that is not looked at without asking.
    SessionCatalog {
        /// The file that was asked to be opened.
        session: PathBuf,
        /// What its catalog is called.
        title: String,
        /// Where the session records it to be.
        named: PathBuf,
        /// Whether the path is typed, because the system has no dialog to choose it in.
        typed: bool,
    },
    /// The session's file holds something else than when it was opened or saved here, and is about to be written.
    ChangedOnDisk(SaveJob, PathBuf),
    /// The open session has changes that are not in its file, and something else is about to be opened.
    Unsaved {
        /// The session's file, for a person.
        file: String,
        /// What is to be opened.
        next: OpenedFrom,
    },
    /// The last window ended without being closed, and had this file open.
    EndedUnclosed(PathBuf),
    /// There are notes on another catalog of the same title.
    NotesByTitle {
        /// What both catalogs are called.
        title: String,
        /// Where that catalog was.
        from: String,
        /// What there is: `2 claims, 1 star`.
        what: String,
    },
    /// The user's own claim about one cell.
    Evidence(Box<Draft<EvidenceEntry>>),
    /// A column of the user's own.
    Column(Draft<ColumnEntry>),
    /// Why the user strikes a service out, or a note on it.
    Remark(Draft<Remark>),
    /// What the checker found in a file that could not be opened.
    Findings {
        /// The file.
        path: PathBuf,
        /// Its name, as it was opened.
        file: String,
        /// Its errors.
        findings: Vec<Finding>,
    },
}

impl Modal {
    /// Whether it is the form of a note, a claim or a column.
    pub fn is_writing(&self) -> bool {
        matches!(self, Self::Remark(_) | Self::Evidence(_) | Self::Column(_))
    }

    /// Whether it waits for an answer, or something is being typed in it: another file that is dropped on it would take that
    /// away.
    pub fn is_underway(&self) -> bool {
        match self {
            Self::SavePath(_)
            | Self::FolderPath(_)
            | Self::NotSaved(_)
            | Self::Attributes { .. }
            | Self::Replace(..)
            | Self::SessionChanges(_)
            | Self::SessionCatalog { .. }
            | Self::ChangedOnDisk(..)
            | Self::Unsaved { .. }
            | Self::NotesByTitle { .. }
            | Self::Evidence(_)
            | Self::Column(_)
            | Self::Remark(_) => true,
            Self::About
            | Self::Licences(_)
            | Self::Settings
            | Self::Shortcuts
            | Self::HowItWorks
            | Self::Format(_)
            | Self::OpenPath
            | Self::ListPath
            | Self::IntoPath
            | Self::EditionPath
            | Self::Edition(_)
            | Self::Import { .. }
            | Self::ListBehind { .. }
            | Self::Palette(_)
            | Self::EndedUnclosed(_)
            | Self::Findings { .. } => false,
        }
    }
}

/// What of the user's data is not on the disk, although it was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Each document, for a person.
    pub what: Vec<String>,
    /// One sentence: why, and in which folder.
    pub why: String,
    /// Whether it was tried again since it was asked.
    pub again: bool,
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

impl SaveJob {
    /// What the format of a new catalog is called.
    pub const NEW: &str = "Crosscheck catalog to start from";

    /// The title of the dialog that asks where to save it.
    pub fn title(&self) -> String {
        match self.kind.as_str() {
            session_document::KIND => "Save session".to_owned(),
            Self::NEW => "New catalog".to_owned(),
            kind => format!("Export as {kind}"),
        }
    }
}

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// The system's dialog, in which a file to read is chosen.
    OpenDialog,
    /// Reading a file: how many hundredths are done. `None`: it cannot be stopped, or that is not known yet.
    Reading(Option<u8>),
    /// The dialog for saving.
    SaveDialog,
    /// Making and writing a file: how many hundredths are done. `None`: not worth showing.
    Writing(Option<u8>),
}

/// The command palette while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenPalette {
    /// The words looked for, as typed.
    pub typed: String,
    /// Which of the commands found is marked; past their end means the last.
    pub marked: usize,
}
