//! What the user meant, with its payload. Drawing code only ever pushes these; it changes nothing itself.

pub mod command;
mod list_settings;

use std::{path::PathBuf, sync::Arc};

use jiff::civil::DateTime;

use super::{
    annotation_draft::{EvidenceEntry, Remark},
    column_draft::ColumnEntry,
    draft::ViewChange,
    location::Location,
    range::End,
    state::{DecidePage, ImportPage, Modal, SaveJob, SourcesPage, TypedSetting},
};
pub use super::{mode::Mode, prefer::Prefer};
use crate::{
    catalog::{
        Annotations, AttributeIx, Finding, OwnAttribute, Reading, Scalar, ServiceIx, SourceIx,
        condition::{Condition, Subject, Want},
    },
    dataset::Loaded,
    decide::{Answers, Position, Robustness, WizardEvent, robust},
    explore::{
        Query, Sort, Unknown,
        matrix::{MatrixTopic, RowOrder},
    },
    export::{
        Format,
        excerpt::{ExcerptForm, ExcerptPart},
    },
    report::{ReportFormat, edition::EditionReport},
    workspace::{
        Layout, Place,
        kept::{CatalogKey, Opened, Settings},
        session_document::{SessionDocument, SessionOffer},
    },
};
pub use command::Command;
pub use list_settings::{ColumnSetting, ColumnUse, ListSetting};

/// Everything that can happen to the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A menu entry, a shortcut or a button that is one.
    Command(Command),
    /// The words looked for in the reference of the catalog format.
    FindInFormat(String),
    /// Undo a step.
    Undo,
    /// Do again the step that was last undone.
    Redo,
    /// Close the window.
    Quit,
    /// Text size relative to the system's, in steps of a tenth; 0 resets it.
    Zoom(i32),
    /// Show something over the window.
    Show(Modal),
    /// Go to a place.
    Go(Place),
    /// Filters, search, order and layout.
    Filter(Filter),
    /// Columns, headings and the matrix.
    Grid(Grid),
    /// Which services are open, under the cursor or ticked.
    Select(Select),
    /// The comparison.
    Compare(Compare),
    /// The wizard.
    Decide(Decide),
    /// How evidence is shown, and the questions it leaves open.
    Evidence(Evidence),
    /// Files, and the shell's answers about them.
    File(File),
    /// Saving and copying what is shown.
    Export(Export),
    /// Bringing one's own list.
    Import(Import),
    /// Comparing the open catalog with another edition of it.
    Editions(Editions),
    /// Views under a name.
    SavedViews(SavedViews),
    /// "Why is it not here?"
    WhyNot(WhyNot),
    /// Evidence, stars, strikes and notes of the user's own.
    Annotate(Annotate),
    /// Columns of the user's own.
    OwnColumns(OwnColumns),
    /// What the user states about attributes.
    OwnAttributes(OwnAttributes),
    /// What is kept between runs, and the shell's answers about it.
    Keep(Keep),
    /// The command palette.
    Palette(Palette),
    /// What the reader prefers, whatever is open.
    Prefer(Prefer),
    /// As of when, and which sources count.
    AsOf(AsOf),
    /// Close what is over the window.
    CloseModal,
    /// Dismiss a notice, by its serial number.
    Dismiss(u64),
}

/// Filters, search, order and layout.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// The text of the search box.
    SetSearch(String),
    /// Ask for one more option, or stop asking for it.
    ToggleOption(Subject, Want),
    /// Ask for each of these options as well.
    AskFor(Vec<(Subject, Want)>),
    /// Ask for any, all or none of the options chosen.
    SetMode(Subject, Mode),
    /// Ask none of this subject any more.
    ClearSubject(Subject),
    /// Take one condition away, by its place.
    Remove(usize),
    /// Put a range in place of all conditions on its subject; an end that is open is `None`. What follows on the same
    /// subject is one step to undo with it, until [`Filter::EndRange`].
    SetRange(Subject, Option<Scalar>, Option<Scalar>),
    /// The text of one end of a range; `done` when the field is left.
    TypeBound {
        /// What the range is about.
        subject: Subject,
        /// The lower or the upper bound.
        end: End,
        /// The field's text, as typed.
        text: String,
        /// Whether the field was left or Enter pressed, so that the text is taken.
        done: bool,
    },
    /// The handle was let go, or the field left.
    EndRange,
    /// The text of a condition being typed.
    DraftCondition(String),
    /// Take it.
    AddCondition,
    /// Mark one of the things its words may mean, by its place.
    MarkFound(usize),
    /// Put a condition in place of all others on its subject.
    SetCondition(Condition),
    /// Put a whole query in place.
    SetQuery(Box<Query>),
    /// Take every filter and the search away; what is ticked stays.
    ClearAll,
    /// Back to what a first start shows: what is current of what one chooses among.
    ToStart,
    /// Keep or drop what is not known.
    SetUnknown(Unknown),
    /// Order the grid.
    SetSort(Option<Sort>),
    /// Order by this as well, where the keys before it are equal; one that is a key already is turned round.
    ThenSort(Sort),
    /// Cards or table.
    SetLayout(Layout),
    /// Fold a facet, or unfold it.
    ToggleFold(String),
    /// Show the filters in a narrow window, or hide them.
    ToggleFilters,
    /// Put the keyboard in the search box.
    FocusSearch,
    /// Put it in the box that finds a filter.
    FocusFind,
}

/// The command palette.
#[derive(Debug, Clone, PartialEq)]
pub enum Palette {
    /// The field's text, as typed.
    Type(String),
    /// Move the mark by so many places.
    Move(isize),
    /// Do what something found leads to, by its place, and close the palette.
    Take(usize),
    /// The same for what the arrows have marked; nothing when none fits.
    TakeMarked,
}

/// Columns, headings and the matrix.
#[derive(Debug, Clone, PartialEq)]
pub enum Grid {
    /// Show a column of the table, or hide it.
    ToggleColumn(Subject),
    /// Keep a column beside the name, or let it go.
    TogglePin(Subject),
    /// Put a column at a place among the shown.
    PlaceColumn(Subject, usize),
    /// Back to the catalog's own choice of columns.
    ResetColumns,
    /// Put services under headings by this, or under none.
    GroupBy(Option<Subject>),
    /// Fold a heading's services away, or show them.
    ToggleGroup(String),
    /// Fold every heading, or none.
    FoldGroups(Vec<String>),
    /// What the matrix is of.
    SetTopic(MatrixTopic),
    /// The order of the matrix' rows.
    SetRows(RowOrder),
    /// Show every column of the matrix, or only the most frequent.
    SetAllColumns(bool),
}

/// Which services are open, under the cursor or ticked.
#[derive(Debug, Clone, PartialEq)]
pub enum Select {
    /// Show a service in the details panel.
    Open(ServiceIx),
    /// Close the details panel.
    CloseDetails,
    /// Unfold the claims of a cell, opening its service; or fold them again.
    ToggleClaims(ServiceIx, AttributeIx),
    /// Tick or untick a service for comparison.
    ToggleTick(ServiceIx),
    /// Tick these, and untick those: a run of lines that grows or shrinks.
    TickRun {
        /// What is in the run now.
        ticks: Vec<ServiceIx>,
        /// What was in it and is not any more.
        unticks: Vec<ServiceIx>,
    },
    /// Untick all.
    ClearTicked,
    /// Tick exactly these and go to Compare.
    CompareThese(Vec<ServiceIx>),
    /// Put the keyboard on a service of the grid.
    Cursor(Option<ServiceIx>),
}

/// "Why is it not here?"
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNot {
    /// The name being typed.
    Type(String),
    /// Ask about this service.
    Pick(ServiceIx),
}

/// The comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum Compare {
    /// Leave out rows in which nothing known differs, or show them.
    SetDifferencesOnly(bool),
    /// Compare the others with this pane, or stop doing so.
    TogglePin(ServiceIx),
    /// Show the rows that are not known to differ, or leave them out.
    SetKeepCantTell(bool),
    /// Move a pane by one to the left (-1) or the right (1).
    Move(ServiceIx, isize),
    /// Move a pane to this place.
    MoveTo(ServiceIx, usize),
    /// Put another service in a pane.
    Swap {
        /// The pane's service.
        from: ServiceIx,
        /// What takes its place.
        to: ServiceIx,
    },
    /// Fold a group of rows, or unfold it, by its place in the catalog.
    ToggleGroup(usize),
    /// Fold every group, or unfold them all.
    FoldAll(bool),
    /// Put the keyboard somewhere.
    Cursor(Location),
    /// Show the claims behind a source number: of a cell, or of the service as a whole.
    ShowClaims(ServiceIx, Option<AttributeIx>),
    /// Say why the first over the second, or go back to the table.
    Why(Option<(ServiceIx, ServiceIx)>),
    /// The same for the pair in sight.
    ToggleWhy,
    /// The name of a service to be added, being typed.
    TypeToAdd(String),
    /// A pane's menu is open: look for the services most like its.
    LookLike(ServiceIx),
    /// A worker: what is known of every service of the dataset of this revision can be compared.
    Likeness(u64),
    /// A worker: it cannot be.
    NoLikeness(String),
}

/// The wizard.
#[derive(Debug, Clone, PartialEq)]
pub enum Decide {
    /// An event of its state machine.
    Event(WizardEvent),
    /// Start over, from any state.
    Restart,
    /// The text of a must-have being written.
    DraftMustHave(String),
    /// Take the draft as a must-have.
    AddMustHave,
    /// Take a must-have away.
    RemoveMustHave(Condition),
    /// The value that a wish about this attribute is to be near to, being typed.
    DraftTarget(AttributeIx, String),
    /// Take the draft as a wish.
    TakeTarget,
    /// Drop the draft.
    DropTarget,
    /// Rank retired services too, or not.
    SetIncludeRetired(bool),
    /// Go to a position by the machine's own events, keeping every answer.
    GoTo(Position),
    /// Show a page: the wizard, its picture, the second branch.
    Show(DecidePage),
    /// Begin a second branch at the present answers, with these events applied to it.
    WhatIf(Vec<WizardEvent>),
    /// Events of the second branch, in order.
    Branch(Vec<WizardEvent>),
    /// Take the second branch's answers over.
    AdoptBranch,
    /// Drop the second branch.
    DropBranch,
    /// Decide among what Explore shows: its filters become must-haves.
    AmongThese,
    /// Show in Explore what is ranked.
    ShowRanked,
    /// Show more of a long ranking.
    ShowMore,
    /// Explain beside the ranking why this one is where it is.
    Explain(ServiceIx),
    /// A worker: how sure the answer to these answers of this dataset is.
    Robust {
        /// The dataset's revision.
        revision: u64,
        /// The answers they were worked out for: others may have come by the time they arrive.
        answers: Box<Answers>,
        /// What was worked out.
        result: Arc<Robustness>,
    },
    /// A worker: that could not be worked out.
    NotRobust {
        /// Those it was worked out for, so that a result that comes late is known as such.
        answers: Box<Answers>,
        /// Why, in a sentence.
        why: String,
    },
}

/// How evidence is shown, and the questions it leaves unanswered.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// Tint cells by the age of their newest claim, or stop doing so.
    SetAgeLens(bool),
    /// List documents newest first, or in the catalog's order.
    SetNewestFirst(bool),
    /// What to list in the sources view.
    ListSources(SourcesPage),
    /// Go to a document in the sources view.
    ShowSource(SourceIx),
    /// Keep only the services that a source dated in or after this year names.
    NamedSince(i16),
    /// Put the open questions on the clipboard: of one service, or of all that the filters leave.
    CopyQuestions(Option<ServiceIx>),
    /// Put the question about one cell on the clipboard, with who could answer it.
    CopyQuestion(ServiceIx, AttributeIx),
    /// Save the open questions of all services that the filters leave.
    ExportQuestions,
    /// A worker: what each blank of this dataset is worth.
    Worth {
        /// The dataset's revision.
        revision: u64,
        /// The answers it was worked out for: others may have come by the time it arrives.
        answers: Box<Answers>,
        /// What was worked out.
        result: Arc<robust::Blanks>,
    },
    /// A worker: what depends on each inference of the catalog of this revision.
    Inferred(u64, Arc<robust::InferenceUses>),
    /// A worker: that could not be worked out.
    NotInferred(String),
    /// A worker: what blanks are worth could not be worked out.
    NotWorth {
        /// Those it was worked out for, so that a result that comes late is known as such.
        answers: Box<Answers>,
        /// Why, in a sentence.
        why: String,
    },
}

/// As of when, and which sources count: each asks for the dataset to be worked out again.
#[derive(Debug, Clone, PartialEq)]
pub enum AsOf {
    /// Only what sources dated by this day state; `None`: as of today.
    Set(Option<jiff::civil::Date>),
    /// The day being typed.
    Draft(String),
    /// Take the typed day.
    Take,
    /// Only what sources dated on this day or later state; `None`: however old.
    Since(Option<jiff::civil::Date>),
    /// The earliest day being typed.
    DraftSince(String),
    /// Take the typed earliest day.
    TakeSince,
    /// All sources, or only the given documents.
    Reading(Reading),
    /// Leave nothing out: all sources, as of today.
    All,
}

/// What is the user's own: evidence, stars, services struck out, notes.
#[derive(Debug, Clone, PartialEq)]
pub enum Annotate {
    /// Star a service, or take its star away.
    Star(ServiceIx),
    /// Ask why a service is struck out.
    AskStrike(ServiceIx),
    /// Take a service in again.
    Unstrike(ServiceIx),
    /// Ask why a service is struck out, or take it in again.
    ToggleStruck(ServiceIx),
    /// Ask for a note on a service.
    AskNote(ServiceIx),
    /// The reason or note being written.
    DraftRemark(Remark),
    /// Keep the reason or note.
    KeepRemark,
    /// Begin a claim or a note on a cell.
    AddEvidence(ServiceIx, AttributeIx),
    /// Change one of the user's claims, by its place.
    EditEvidence(usize),
    /// The claim being written.
    DraftEvidence(Box<EvidenceEntry>),
    /// Keep the claim.
    KeepEvidence,
    /// Keep what is being written, whichever it is: the window is about to close.
    KeepWritten,
    /// Take one of the user's claims away, by its place.
    DeleteEvidence(usize),
    /// Take away the one that is being changed.
    DeleteEdited,
}

/// Columns of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnColumns {
    /// Open the form for a new one.
    Ask,
    /// Change one, by its id.
    Edit(String),
    /// The one being written.
    Draft(ColumnEntry),
    /// Take the draft into the annotations and close its form.
    Keep,
    /// Remove one, by its id.
    Remove(String),
}

/// What the user states about the attributes of a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnAttributes {
    /// Show them.
    Ask,
    /// Look at one, by its place.
    Look(usize),
    /// All that is stated about one from now on.
    Say(AttributeIx, Box<OwnAttribute>),
    /// Apply what was typed.
    TakeTyped,
}

/// Saving and copying what is shown, and what the shell reports while a file is made.
#[derive(Debug, Clone, PartialEq)]
pub enum Export {
    /// Save what is shown in this format.
    Save(Format),
    /// Copy what is shown as Markdown.
    CopyMarkdown,
    /// Copy what is shown as a table for mails and pages.
    CopyHtml,
    /// Copy a part of the comparison.
    CopyPart(ExcerptPart, ExcerptForm),
    /// Stop making the file.
    Cancel,
    /// The shell: the table is on the clipboard, or only its text.
    Copied {
        /// Whether programs can paste it as a table; else there is text alone.
        as_table: bool,
    },
    /// The shell: nothing is on the clipboard, and why.
    NotCopied(String),
    /// The shell: so many hundredths are done.
    Progress(u8),
    /// The shell: it has stopped; nothing was written.
    Cancelled,
    /// The shell: what to know of a file that was made.
    Noted(Vec<String>),
}

/// Files, and the shell's answers about them.
#[derive(Debug, Clone, PartialEq)]
pub enum File {
    /// Ask where to save a catalog to start from, and open it.
    New,
    /// Ask for a catalog to open.
    AskOpen,
    /// Stop reading; the catalog in use stays.
    CancelReading,
    /// The shell: so many hundredths of a file are read.
    ReadSoFar(u8),
    /// Open the catalog, list or session at a path.
    Open(PathBuf),
    /// The catalog that ships.
    OpenBuiltIn,
    /// Forget which files were opened.
    ForgetRecent,
    /// Read the open file again.
    Reload,
    /// The shell: this file was dropped on the window.
    Dropped(PathBuf),
    /// The shell: a file that is watched has changed on disk.
    ChangedThere(PathBuf),
    /// The shell: a file that is watched is no longer there; when its last state was seen, by the clock on the wall.
    GoneThere(PathBuf, DateTime),
    /// Write what was read of a file that is no longer there to another one.
    SaveCopy,
    /// Show why the open file cannot be read as it is on disk now.
    ShowBroken,
    /// Try a file again whose errors are shown.
    TryAgain,
    /// Forget the file whose errors are shown among those that were opened last.
    ForgetThisRecent,
    /// Put the errors that are shown on the clipboard.
    CopyFindings,
    /// The text of the path field.
    DraftPath(String),
    /// Take the path field's text.
    TakePath,
    /// Save the session; `true`: ask where to, even when it has a file.
    SaveSession(bool),
    /// Save the session, then open what was asked for.
    SaveThenOpen,
    /// Open what was asked for, without saving the session.
    OpenUnsaved,
    /// The session's file has changed on the disk: write this one over it.
    KeepMine,
    /// The session's file has changed on the disk: open that one.
    TakeTheirs,
    /// The session's file has changed on the disk: ask where else to save this one.
    SaveElsewhere,
    /// Open the session that was read although things have changed since it was saved.
    TakeSession,
    /// The shell: a session was read and compared with a catalog.
    SessionRead {
        /// Where from.
        path: PathBuf,
        /// The session, or what went wrong.
        result: Result<Box<SessionOffer>, Vec<Finding>>,
    },
    /// The shell: a session was read whose catalog is not looked for without asking.
    SessionElsewhere {
        /// Where the session is.
        path: PathBuf,
        /// What its catalog is called.
        title: String,
        /// Where it records its catalog to be.
        named: PathBuf,
    },
    /// Look for the session's catalog where the session records it.
    OpenNamedCatalog,
    /// Ask which file the session's catalog is.
    AskSessionCatalog,
    /// This file is the session's catalog.
    OpenSessionOn(PathBuf),
    /// The shell: the system offers no dialog to choose it in; its path is typed.
    TypeSessionCatalog,
    /// The shell: what became of the session file of the last run.
    SessionRecalled {
        /// Where it was.
        path: PathBuf,
        /// What was found there.
        found: Recalled,
    },
    /// The shell: the dataset was worked out again; a sentence for each thing of the user's it does not know.
    Rebuilt(Loaded, Vec<String>),
    /// Save the decision as a record.
    SaveRecord(ReportFormat),
    /// Replace the file after all.
    ReplaceAnyway,
    /// Open a written file, or show it in its folder.
    Reveal(PathBuf, bool),
    /// Open a web page.
    OpenLink(String),
    /// The shell: a dialog was closed without an answer.
    DialogCancelled,
    /// The shell: the system offers no file dialog; this takes its place.
    NoDialog(Box<Modal>),
    /// The shell: a place to save to was chosen (the dialog has asked about replacing).
    SaveTo(SaveJob, PathBuf),
    /// The shell: a file was read.
    Read {
        /// Where from.
        path: PathBuf,
        /// The catalog, or what went wrong.
        result: Result<Opened, Vec<Finding>>,
    },
    /// The shell: a file was written, or why not.
    Written(Result<PathBuf, String>),
    /// The shell: the file is there already.
    Exists(SaveJob, PathBuf),
    /// The shell: a page, a file or a folder could not be opened or looked at, and why.
    NotOpened(String),
    /// The shell: something of what is shown could not be drawn, and what to do.
    NotDrawn(String),
    /// The shell: the dataset could not be worked out again, and why.
    NotRebuilt(String),
    /// The shell: the file is not what it was when it was read or written here; nothing was written.
    ChangedOnDisk(SaveJob, PathBuf),
}

/// What became of a session file between two runs.
#[derive(Debug, Clone, PartialEq)]
pub enum Recalled {
    /// It is as it was left.
    Same {
        /// What it holds.
        document: Box<SessionDocument>,
        /// Whether it holds things this version does not know.
        newer: bool,
        /// The hash of its bytes.
        hash: String,
    },
    /// An earlier version of the program had it open, and what it held then is not known.
    Former,
    /// It holds something else now.
    Changed,
    /// It is not there any more, or cannot be read.
    Gone,
}

/// Views under a name, by their place in the list.
#[derive(Debug, Clone, PartialEq)]
pub enum SavedViews {
    /// The name being typed for what is shown.
    Draft(String),
    /// Keep what is shown under that name.
    Save,
    /// Show a view.
    Apply(usize),
    /// Replace a view by what is shown now.
    Replace(usize),
    /// Begin to change a view, or stop.
    Change(Option<ViewChange>),
    /// The new name being typed.
    DraftRename(String),
    /// Take it.
    Rename(usize),
    /// Delete a view.
    Delete(usize),
}

/// Bringing one's own list.
#[derive(Debug, Clone, PartialEq)]
pub enum Import {
    /// Ask for a list to import.
    Ask,
    /// Show the report of the list in use.
    Show,
    /// Show what the attributes are read from: the columns of the list in use, or how to get to those of the list that the
    /// catalog was made from.
    Attributes,
    /// Read the list that the catalog was made from, as was set for it then.
    FromCatalog,
    /// Show a page of the sheet.
    Page(ImportPage),
    /// Look at a column, by its place in the file.
    Look(usize),
    /// Set something for a column, by its place in the file, and read the list again.
    SetColumn(usize, ColumnSetting),
    /// Set something for the whole list, and read it again.
    SetList(ListSetting),
    /// A text is being typed.
    Type(TypedSetting),
    /// Apply what was typed, and read the list again.
    TakeTyped,
    /// Ask for a catalog to merge the list into.
    AskInto,
    /// Merge the list into this catalog.
    Into(PathBuf),
    /// Do not merge it into a catalog after all.
    Alone,
    /// Save the catalog made from the list.
    Save,
    /// Put the report on the clipboard.
    CopyReport,
    /// The shell: the list was read again.
    Done(Result<Opened, Vec<Finding>>),
}

/// Comparing the open catalog with another edition of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Editions {
    /// Ask for the file of the other edition.
    Ask,
    /// Compare with the edition in this file.
    With(PathBuf),
    /// Put what differs on the clipboard.
    Copy(ExcerptForm),
    /// The shell: what differs, or why that cannot be determined.
    Compared(Result<Arc<EditionReport>, String>),
}

/// What is kept between runs.
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// Take the notes that are offered by title, or leave them where they are.
    UseNotes(bool),
    /// The shell: the settings were written, with what other windows made of them.
    SettingsWritten {
        /// What this window had asked for.
        sent: Box<Settings>,
        /// What is there now.
        written: Box<Settings>,
    },
    /// The shell: annotations were written, with what other windows made of them.
    AnnotationsWritten {
        /// Of which catalog.
        key: CatalogKey,
        /// What this window had asked for.
        sent: Box<Annotations>,
        /// What is there now.
        written: Box<Annotations>,
    },
    /// The shell: something was not kept, or not as it should be.
    Failed(String),
    /// The shell: a document that was reported as not saved is saved now.
    SavedAfterAll {
        /// Its name.
        name: String,
        /// What was reported, one sentence.
        reported: String,
    },
    /// The shell: the window was to close and did not, because these documents are not saved, for this reason.
    NotSaved {
        /// Their names.
        names: Vec<String>,
        /// One sentence.
        why: String,
    },
    /// Try again to save and close the window.
    TryAgain,
    /// Ask for a folder to save into instead.
    SaveElsewhere,
    /// Save into this folder instead, and close the window.
    SaveInto(PathBuf),
    /// The shell: that is done, or one sentence why not.
    SavedElsewhere(Result<(), String>),
    /// Close the window, whatever is not saved.
    QuitUnsaved,
    /// The shell: the last window ended without being closed, with this file open, or the built-in catalog.
    EndedUnclosed(Option<PathBuf>),
}

/// Actions pushed while drawing one frame, in order.
#[derive(Debug, Default)]
pub struct Actions(pub Vec<Action>);

impl Actions {
    /// Adds one.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.0.push(action.into());
    }
}

macro_rules! into_action {
    ($($kind:ident),*) => {$(
        impl From<$kind> for Action {
            fn from(value: $kind) -> Self { Self::$kind(value) }
        }
    )*};
}
into_action!(
    Annotate,
    AsOf,
    Command,
    Compare,
    Decide,
    Editions,
    Evidence,
    Export,
    File,
    Filter,
    Grid,
    Import,
    Keep,
    OwnAttributes,
    OwnColumns,
    Palette,
    Prefer,
    SavedViews,
    Select,
    WhyNot
);
