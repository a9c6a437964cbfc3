//! The state of the program: the dataset in use, the work, the preferences, and the session (what is on the screen).

mod import_sheet;
mod modal;
mod model;
mod notice;
mod program_files;
mod session;

pub use import_sheet::{AskedReading, ImportPage, ImportSheet, ReadStep, SettingField, TypedSetting, Way};
pub use modal::{Modal, OpenPalette, Pending, SaveJob, Unsaved};
pub use model::{FORM_FIRST, Model};
pub use notice::{Notice, NoticeScope, Tone};
pub use program_files::ProgramFiles;
pub use session::{
    DecidePage, EvidenceChoice, Former, InferredAsked, OnDisk, RankPlace, RobustAsked, Session, SessionFile,
    SourcesPage, WhyAsked, WorthAsked,
};
