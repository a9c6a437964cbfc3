//! The one way to open a catalog, for the window and the commands: the built-in one, a file, or a list that becomes one.

use std::sync::Arc;

use super::{
    Dataset, FromList, OpenedFrom,
    built_in::BUILT_IN,
    foreign,
    from_list::{ImportError, ImportJob},
    origin::{ReadFile, shown},
};
use crate::catalog::{Finding, View, limits::COPY_BYTES, load, load_watched};

/// Why nothing was opened.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenError {
    /// A file cannot be read: one sentence, path last.
    Unread(String),
    /// What is wrong in it.
    Findings(Vec<Finding>),
}

impl From<OpenError> for Vec<Finding> {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Unread(message) => vec![Finding::error("", message.trim_end_matches('.').to_owned())],
            OpenError::Findings(findings) => findings,
        }
    }
}

impl Dataset {
    /// The catalog that ships with the program. A test checks it, so the empty one is never used.
    pub fn built_in(view: View, revision: u64) -> Self {
        Self::new(load(BUILT_IN).0.unwrap_or_default(), view, None, Vec::new(), revision)
    }

    /// Reads and checks a catalog and works out everything from it; `None` once `goes_on`, which is given how much of
    /// it is done, from 0 to 1, returns false.
    pub fn open(
        origin: OpenedFrom,
        view: View,
        revision: u64,
        read: ReadFile<'_>,
        goes_on: &(dyn Fn(f32) -> bool + Sync),
    ) -> Option<Result<Self, OpenError>> {
        let bytes = match origin.bytes(read) {
            Ok(bytes) => bytes,
            Err(message) => return Some(Err(OpenError::Unread(message))),
        };
        if let Some(finding) = foreign::no_catalog(&bytes) {
            return Some(Err(OpenError::Findings(vec![finding])));
        }
        let (catalog, report) = load_watched(&bytes, goes_on)?;
        let is_file = origin.path().is_some();
        let opened = catalog.map(|c| Self {
            // A large file would be in memory twice.
            file_bytes: (is_file && bytes.len() <= COPY_BYTES).then(|| Arc::new(bytes.into_owned())),
            ..Self::new(c, view, origin, report.warnings, revision)
        });
        Some(opened.ok_or(OpenError::Findings(report.errors)))
    }

    /// Reads a list, makes it a catalog (of its own or merged into one), and works out everything from it.
    pub fn import(job: ImportJob, view: View, revision: u64, read: ReadFile<'_>) -> Result<Self, OpenError> {
        let imported = job.run(view.today, read).map_err(|e| match e {
            ImportError::Unread(message) => OpenError::Unread(message),
            ImportError::Into(path, e) => OpenError::Unread(format!(
                "The list cannot be merged into this catalog; {e} Mend that first: {}",
                shown(&path)
            )),
            ImportError::List(finding) => OpenError::Findings(vec![*finding]),
        })?;
        // The list itself, so that "read the file again" finds it.
        let origin = OpenedFrom::File(job.path.clone());
        Ok(Self {
            imported: Some(Arc::new(FromList {
                job,
                report: imported.report,
                text: Arc::new(imported.text.into_bytes()),
            })),
            ..Self::new(imported.catalog, view, origin, imported.warnings, revision)
        })
    }
}

/// A dataset ready to use. It compares equal only to itself: nothing needs more.
#[derive(Clone)]
pub struct Loaded(pub Arc<Dataset>);

impl Loaded {
    /// Works out here, on a worker, what would otherwise be worked out within a frame.
    pub fn ready(dataset: Dataset) -> Self {
        dataset.table();
        Self(Arc::new(dataset))
    }
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Loaded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Loaded({})", self.0.catalog.title)
    }
}
