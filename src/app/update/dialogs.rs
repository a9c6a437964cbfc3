//! Asking what to open and where to save, and writing: one dialog or write at a time.

use std::path::PathBuf;

use crate::{
    app::{
        effect::{Choose, Effect, Overwrite},
        state::{Model, Pending, SaveJob},
    },
    dataset::OpenedFrom,
};

/// Asks what to open, unless something is under way already.
pub(super) fn open(model: &mut Model, what: Choose) -> Vec<Effect> {
    show(model, Pending::OpenDialog, Effect::OpenDialog(what))
}

/// Asks where to save, unless something is under way already.
pub(super) fn save(model: &mut Model, job: SaveJob) -> Vec<Effect> {
    show(model, Pending::SaveDialog, Effect::SaveDialog(job))
}

fn show(model: &mut Model, pending: Pending, dialog: Effect) -> Vec<Effect> {
    if model.session.pending.is_some() {
        return vec![];
    }
    model.session.pending = Some(pending);
    vec![dialog]
}

/// Writes a file; a new catalog is opened once it is there.
pub(super) fn write(model: &mut Model, job: SaveJob, path: PathBuf, overwrite: Overwrite) -> Vec<Effect> {
    model.session.pending = Some(Pending::Writing(None));
    if job.kind == SaveJob::NEW {
        model.session.open_after_saving = Some(OpenedFrom::File(path.clone()));
    }
    vec![Effect::Write { job, path, overwrite }]
}

/// The name of a file, for a person.
pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name()
        .map_or_else(|| "the file".into(), |n| n.to_string_lossy().into_owned())
}
