//! What workers read and work out, as answers for the window.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    app::action::{Decide, File, Import},
    catalog::View,
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

/// Reads and checks a catalog and works out everything from it; `None` is the built-in one.
pub fn read(path: Option<PathBuf>, view: View, revision: u64) -> File {
    let name = path.clone().unwrap_or_default();
    read_watched(path, view, revision, &|_| true).unwrap_or_else(|| File::Read {
        path: name,
        result: Err(Vec::new()),
    })
}

/// [`read`] for whoever wants to follow it; `None` once `goes_on` says no.
pub(super) fn read_watched(
    path: Option<PathBuf>,
    view: View,
    revision: u64,
    goes_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<File> {
    let result = match &path {
        Some(list) if is_list(list) => Dataset::import(job_of(list), view, revision, &files::read),
        _ => Dataset::open(path.clone().into(), view, revision, &files::read, goes_on)?,
    };
    Some(File::Read {
        path: path.unwrap_or_default(),
        result: result.map(Loaded::ready).map_err(Vec::from),
    })
}

/// Reads a list; what cannot be one is refused with the reason.
pub fn import(job: ImportJob, view: View, revision: u64) -> Import {
    let result = Dataset::import(job, view, revision, &files::read);
    Import::Done(result.map(Loaded::ready).map_err(Vec::from))
}

pub(super) fn job_of(list: &Path) -> ImportJob {
    ImportJob {
        path: list.to_owned(),
        ..ImportJob::default()
    }
}
