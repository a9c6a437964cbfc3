//! Asking what to open and where to save, and writing: one dialog or write at a time.

use std::path::PathBuf;

use crate::app::{
    effect::{Choose, Effect},
    state::{Model, Pending, SaveJob},
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

/// Writes a file; `replace`: what is there may be replaced, because that has been agreed to.
pub(super) fn write(model: &mut Model, job: SaveJob, path: PathBuf, replace: bool) -> Vec<Effect> {
    model.session.pending = Some(Pending::Writing(None));
    vec![Effect::Write { job, path, replace }]
}

/// The name of a file, for a person.
pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name()
        .map_or_else(|| "the file".into(), |n| n.to_string_lossy().into_owned())
}
