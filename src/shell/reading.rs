//! What workers read and work out, as answers for the window.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::documents::{Documents, opened};
use crate::{
    app::action::{Decide, File, Import},
    catalog::{Finding, View},
    dataset::{
        Dataset, Loaded,
        from_list::{ImportJob, is_list},
    },
    decide::{Answers, robustness_with},
    platform::files,
};

/// Works out how sure an answer is.
pub fn robust(dataset: &Dataset, answers: Answers) -> Decide {
    let result = robustness_with(dataset, dataset.table(), &answers);
    Decide::Robust {
        revision: dataset.revision,
        answers: Box::new(answers),
        result: Arc::new(result),
    }
}

/// Opens a catalog or a list and works out everything from it; `None` is the built-in catalog.
pub fn open(path: Option<PathBuf>, view: View, revision: u64) -> Result<Loaded, Vec<Finding>> {
    // Whoever always goes on always gets an answer.
    open_watched(path, view, revision, &|_| true).unwrap_or_else(|| Err(Vec::new()))
}

/// [`open`] for whoever wants to follow it; `None` once `goes_on` says no.
pub(super) fn open_watched(
    path: Option<PathBuf>,
    view: View,
    revision: u64,
    goes_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<Result<Loaded, Vec<Finding>>> {
    let result = match path {
        Some(list) if is_list(&list) => Dataset::import(job_of(&list), view, revision, &files::read),
        path => Dataset::open(path.into(), view, revision, &files::read, goes_on)?,
    };
    Some(result.map(Loaded::ready).map_err(Vec::from))
}

/// What [`open`] gives, with what is kept of it, as an answer.
pub fn read(path: Option<PathBuf>, view: View, revision: u64, documents: Option<&Documents>) -> File {
    File::Read {
        path: path.clone().unwrap_or_default(),
        result: open(path, view, revision).map(|dataset| opened(dataset, documents)),
    }
}

/// Reads a list; what cannot be one is refused with the reason.
pub fn import(job: ImportJob, view: View, revision: u64, documents: Option<&Documents>) -> Import {
    let result = Dataset::import(job, view, revision, &files::read);
    let opened = |dataset| opened(Loaded::ready(dataset), documents);
    Import::Done(result.map(opened).map_err(Vec::from))
}

pub(super) fn job_of(list: &Path) -> ImportJob {
    ImportJob {
        path: list.to_owned(),
        ..ImportJob::default()
    }
}
