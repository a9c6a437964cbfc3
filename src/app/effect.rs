//! What the shell should do outside the program: data only.

use std::path::PathBuf;

use super::state::SaveJob;
use crate::{dataset::from_list::ImportJob, workspace::kept::SessionPlace};

/// What a dialog for opening asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// Anything that can be opened: a catalog, a list or a session.
    Anything,
    /// A list to import.
    List,
    /// The catalog to merge a list into.
    Into,
    /// The catalog of a session.
    ForSession,
    /// A folder for what cannot be saved where it belongs.
    Folder,
    /// An older edition of the open catalog.
    Edition,
}

/// Whether what is there may be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overwrite {
    /// It is asked about.
    Never,
    /// That has been agreed to.
    Agreed,
    /// As long as its bytes have this hash: they are what was read or written here.
    IfStill(String),
}

/// One thing to do outside the program. Each that is asked for an answer comes back as an
/// [`Action::File`](super::action::Action::File), whatever happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask for a file to open.
    OpenDialog(Choose),
    /// Read and check a catalog; `None`: the built-in one.
    Load(Option<PathBuf>),
    /// Stop reading: no answer comes any more.
    CancelReading,
    /// Read a session and compare it with its catalog.
    LoadSession {
        /// The session.
        path: PathBuf,
        /// Its catalog, where the user has chosen it; `None`: where it may be looked for without asking.
        catalog: Option<PathBuf>,
    },
    /// Look what became of the session file that was open when the catalog was.
    RecallSession(SessionPlace),
    /// Read a list and make it a catalog; answered by [`Import::Done`](super::action::Import::Done).
    Import(ImportJob),
    /// Read another edition of the open catalog and compare the two; answered by
    /// [`Editions::Compared`](super::action::Editions::Compared).
    CompareEdition(PathBuf),
    /// Ask where to save.
    SaveDialog(SaveJob),
    /// Write a file; replace what is there only when that has been agreed to.
    Write {
        /// What to write.
        job: SaveJob,
        /// The path chosen in the dialog.
        path: PathBuf,
        /// Whether what is there may be replaced.
        overwrite: Overwrite,
    },
    /// Stop making the file that is being written; answered by
    /// [`Export::Cancelled`](super::action::Export::Cancelled), unless it was done before.
    CancelWrite,
    /// Put text on the clipboard.
    Copy(String),
    /// Put a table on the clipboard, with plain text for programs that take no tables.
    CopyHtml {
        /// The table.
        html: String,
        /// The same as text.
        text: String,
    },
    /// Open a web page (http or https, checked).
    OpenLink(String),
    /// Open a file with the system's program for it.
    OpenFile(PathBuf),
    /// Show a file in its folder.
    ShowInFolder(PathBuf),
    /// Work out the dataset again under a view, with what is the user's own laid over it.
    Reread(crate::catalog::View),
    /// Work out how sure an answer is, away from the window; comes back as
    /// [`Decide::Robust`](super::action::Decide::Robust).
    Robust(Box<crate::decide::Answers>),
    /// Work out what each blank is worth, away from the window; comes back as
    /// [`Evidence::Worth`](super::action::Evidence::Worth).
    Worth(Box<crate::decide::Answers>),
    /// Works out what depends on the catalog's inferences; answered by
    /// [`Evidence::Inferred`](super::action::Evidence::Inferred).
    Inferred,
    /// Make what is known of every service ready to be compared; answered by
    /// [`Compare::Likeness`](super::action::Compare::Likeness).
    Likeness,
    /// Text size relative to the system's, in steps of a tenth; 0 resets it.
    Zoom(i32),
    /// Write what cannot be saved where it belongs into another folder; answered by
    /// [`Keep::SavedElsewhere`](super::action::Keep::SavedElsewhere).
    SaveElsewhere(PathBuf),
    /// Close the window; where something is not saved then, [`Keep::NotSaved`](super::action::Keep::NotSaved) comes
    /// instead.
    Quit,
    /// Close the window, whatever is not saved.
    QuitUnsaved,
}
