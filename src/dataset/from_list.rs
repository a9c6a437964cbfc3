//! A list that became a catalog: how it was read, what was understood, and the catalog's text to keep.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    foreign,
    origin::{ReadFile, shown},
};
use crate::{
    catalog::{
        Finding,
        raw::{ListReading, RawCatalog},
    },
    import::{
        self, ImportReport, ImportRequest, Imported, ReadChoices,
        read::{endings, reader_of, stem},
    },
};

/// Which list to read, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportJob {
    /// The list.
    pub path: PathBuf,
    /// The column that holds ids, when the user chose one.
    pub id: Option<String>,
    /// The column that holds names, when the user chose one.
    pub name: Option<String>,
    /// How the file is to be read, where the user chose that.
    pub reading: ReadChoices,
    /// What else the user set for the list.
    pub settings: ListReading,
    /// Whether that is all there is: then no setting of an earlier edition holds.
    pub says_all: bool,
    /// The catalog to merge it into; `None`: it becomes a catalog of its own.
    pub into: Option<PathBuf>,
    /// Whether the catalog is to state for each column how it was read.
    pub spelt: bool,
}

/// Why a list did not become a catalog.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportError {
    /// A file cannot be read, or is no list: one sentence, path last.
    Unread(String),
    /// The catalog to merge into, and the first error in it.
    Into(PathBuf, Box<Finding>),
    /// What is wrong with the list.
    List(Box<Finding>),
}

/// Whether a file's name shows that it is a list to import rather than a catalog.
pub fn is_list(path: &Path) -> bool {
    list_name(path).is_some()
}

/// The name of a file that is a list.
fn list_name(path: &Path) -> Option<String> {
    let file = path.file_name()?.to_string_lossy().into_owned();
    reader_of(&file).map(|_| file)
}

impl ImportJob {
    /// The same list with all of its settings.
    #[must_use]
    pub fn with_settings(&self, all: ListReading) -> Self {
        Self {
            path: self.path.clone(),
            into: self.into.clone(),
            reading: ReadChoices::NONE.over(&all),
            settings: all,
            says_all: true,
            ..Self::default()
        }
    }

    /// Reads the list and makes it a catalog, of its own or merged into one.
    pub fn run(&self, today: Date, read: ReadFile<'_>) -> Result<Imported, ImportError> {
        let file = list_name(&self.path).ok_or_else(|| {
            let is_page = self.path.extension().is_some_and(|e| e.eq_ignore_ascii_case("md"));
            // Most pages are no lists, so that one is to be meant as such.
            let instead = if is_page {
                "a table in Markdown is read from a file whose name ends in .txt"
            } else {
                "save the list as one of these"
            };
            ImportError::Unread(format!(
                "Only {} files can be imported; {instead}: {}",
                endings(),
                shown(&self.path)
            ))
        })?;
        let bytes = read(&self.path).map_err(ImportError::Unread)?;
        if let Some(finding) = foreign::no_list(&bytes) {
            return Err(ImportError::List(Box::new(finding)));
        }
        let into = self.into.as_ref().map(|path| base(path, read)).transpose()?;
        let request = ImportRequest {
            bytes: &bytes,
            file: &file,
            id: self.id.as_deref(),
            name: self.name.as_deref(),
            reading: &self.reading,
            said: Some(&self.settings),
            says_all: self.says_all,
            spelt: self.spelt,
            today,
        };
        let shaped = import::shape(&request, into.as_ref());
        // Of a long list each of these is large, and all that is still needed of them is in the shape.
        drop((into, bytes));
        let imported = shaped.and_then(import::Shaped::check);
        imported.map_err(|e| ImportError::List(Box::new(e)))
    }
}

fn base(path: &Path, read: ReadFile<'_>) -> Result<RawCatalog, ImportError> {
    let bytes = read(path).map_err(ImportError::Unread)?;
    import::base(&bytes).map_err(|e| ImportError::Into(path.to_owned(), Box::new(e)))
}

/// The result of reading it.
#[derive(Debug, Clone, PartialEq)]
pub struct FromList {
    /// How it was read, to read it again.
    pub job: ImportJob,
    /// What was understood of it.
    pub report: ImportReport,
    /// The catalog as `import -o` writes it.
    pub text: Arc<Vec<u8>>,
}

impl FromList {
    /// The file name to suggest for the catalog: that of the catalog merged into, else that of the list.
    pub fn file_name(&self) -> String {
        let named = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        if let Some(into) = self.job.into.as_ref().and_then(named) {
            return into;
        }
        let name = named(&self.job.path);
        format!("{}.ron", name.as_deref().map_or("catalog", stem))
    }
}
