//! What workers read and work out, as answers for the window.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::documents::{Documents, opened};
use crate::{
    app::action::{Compare, Decide, Editions, Evidence, File, Import},
    catalog::{Finding, View, parse},
    compare::edition::Edition,
    dataset::{
        Dataset, Loaded, OpenedFrom,
        from_list::{ImportJob, is_list},
        origin::ReadFile,
        shown,
    },
    decide::{Answers, robust, robustness_with},
    explore::similar,
    platform::files,
    report::edition::EditionReport,
};

/// Works out how sure an answer is.
pub fn how_sure(dataset: &Dataset, answers: Answers) -> Decide {
    let result = robustness_with(dataset, dataset.table(), &answers);
    Decide::Robust {
        revision: dataset.revision,
        answers: Box::new(answers),
        result: Arc::new(result),
    }
}

/// Works out what each blank is worth.
pub fn worth(dataset: &Dataset, answers: Answers) -> Evidence {
    let result = robust::worth(dataset, dataset.table(), &answers);
    Evidence::Worth {
        revision: dataset.revision,
        answers: Box::new(answers),
        result: Arc::new(result),
    }
}

/// Works out what depends on the catalog's inferences.
pub fn inferred(dataset: &Dataset) -> Evidence {
    Evidence::Inferred(dataset.revision, Arc::new(robust::inference_uses(dataset)))
}

/// Makes what is known of every service ready to be compared.
pub fn likeness(dataset: &Dataset) -> Compare {
    similar::likeness(dataset, &dataset.index);
    Compare::Likeness(dataset.revision)
}

/// Opens a catalog or a list and works out everything from it; `None` is the built-in catalog.
pub fn open(path: Option<PathBuf>, view: View, revision: u64) -> Result<Loaded, Vec<Finding>> {
    // A caller that never stops always gets an answer.
    open_watched(path, view, revision, None, &|_| true).unwrap_or_else(|| Err(Vec::new()))
}

/// [`open`] for callers that follow it; `None` once `goes_on` returns false.
pub(super) fn open_watched(
    path: Option<PathBuf>,
    view: View,
    revision: u64,
    documents: Option<&Documents>,
    goes_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<Result<Loaded, Vec<Finding>>> {
    let result = match path {
        Some(list) if is_list(&list) => {
            // As it was read when it was open last.
            let job = job_of(&list);
            let kept = documents
                .and_then(|d| d.reading_of(&list))
                .map(|all| job.with_settings(all));
            let read = |job| Dataset::import(job, view, revision, &files::read);
            // A list that has changed may have no column any more that was spoken of.
            match kept.map(read) {
                Some(Ok(dataset)) => Ok(dataset),
                Some(Err(_)) | None => read(job),
            }
        }
        path => Dataset::open(path.into(), view, revision, &files::read, goes_on)?,
    };
    Some(result.map(Loaded::ready).map_err(Vec::from))
}

/// What [`open`] gives, with what is kept of it, as an answer.
pub fn read(path: Option<PathBuf>, view: View, revision: u64, documents: Option<&Documents>) -> File {
    File::Read {
        path: path.clone().unwrap_or_default(),
        result: open_watched(path, view, revision, documents, &|_| true)
            .unwrap_or_else(|| Err(Vec::new()))
            .map(|dataset| opened(dataset, documents)),
    }
}

/// Compares the open catalog with the older edition in a file.
pub fn edition(old: &Path, dataset: &Dataset, read: ReadFile<'_>) -> Editions {
    Editions::Compared(compared(old, dataset, read).map(Arc::new))
}

fn compared(old: &Path, dataset: &Dataset, read: ReadFile<'_>) -> Result<EditionReport, String> {
    let old_bytes = read(old)?;
    let new_bytes = match &dataset.imported {
        Some(list) => Cow::from(list.text.to_vec()),
        None => dataset.origin.bytes(read)?,
    };
    if dataset.imported.is_none() && parse::hash(&new_bytes) != dataset.catalog.hash {
        return Err(format!(
            "The open catalog has changed on disk since it was read. Read the file again, then compare: {}",
            dataset.origin
        ));
    }
    let edition = |bytes: &[u8], name: String| match Edition::read(bytes) {
        Ok(edition) => Ok((edition, name)),
        Err(finding) => Err(format!("{name}, {finding}")),
    };
    let (old, old_name) = edition(&old_bytes, file_name(old))?;
    let (new, new_name) = match &dataset.origin {
        OpenedFrom::BuiltIn => edition(&new_bytes, dataset.origin.to_string())?,
        OpenedFrom::File(path) => edition(&new_bytes, file_name(path))?,
    };
    Ok(EditionReport::new((&old, &old_name), (&new, &new_name), dataset.view))
}

/// The name of a file, for a person.
fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| shown(path), |name| shown(name.as_ref()))
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
